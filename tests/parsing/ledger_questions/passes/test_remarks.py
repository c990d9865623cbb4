"""Remarks in brackets: read by themselves, never twice, and an explanation of the words before them."""

import pytest

from assistant.model.ledger_question import Blank, ColumnRef
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.passes.remarks import explained, parted, reduced_with_remarks
from assistant.records import replace


def _items(text: str) -> tuple[Item, ...]:
    """One item a character: brackets, unknown words in Latin letters, conditions on column 甲 or 乙."""
    kinds = {"(": "remark.open", ")": "remark.close", "，": "join.and", "含": "contains.contains"}
    return tuple(
        Item(
            place,
            place + 1,
            word,
            frozenset({kinds.get(word, "unknown" if word.isascii() else "condition")}),
            weight=1.0,
        )
        for place, word in enumerate(text)
    )


def _reduced(items: tuple[Item, ...]) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    made = [replace(i, condition=Blank(ColumnRef(i.text)), column=i.text) if i.text in "甲乙" else i for i in items]
    return tuple(made), ()


@pytest.mark.parametrize(
    ("text", "outside", "remarks"),
    [
        ("甲(乙)", "甲", ["乙"]),
        ("甲(乙)a(甲)", "甲a", ["乙", "甲"]),
        ("甲(乙", "甲", ["乙"]),
        ("甲()", "甲", []),
        ("甲", "甲", []),
    ],
)
def test_a_question_is_parted_at_its_brackets(text: str, outside: str, remarks: list[str]) -> None:
    stretches = parted(_items(text))
    assert "".join(item.text for item in stretches.outside) == outside
    assert ["".join(item.text for item in remark) for remark in stretches.remarks] == remarks


@pytest.mark.parametrize(
    ("text", "kept"),
    [("甲(乙)", "甲乙"), ("甲(甲)", "甲"), ("甲(含乙)", "甲"), ("甲(a乙)", "甲a乙")],
)
def test_a_remark_adds_what_is_not_said_outside(text: str, kept: str) -> None:
    items, _ = reduced_with_remarks(_items(text), _reduced)
    assert "".join(item.text for item in items) == kept


@pytest.mark.parametrize(
    ("text", "light"),
    [("ab(甲)", "ab"), ("ab，c(甲)", "c"), ("甲(甲a)", "a"), ("甲(a)", ""), ("ab(甲)c", "ab")],
)
def test_a_remark_explains_the_words_before_it(text: str, light: str) -> None:
    raw = _items(text)
    items, _ = reduced_with_remarks(raw, _reduced)
    assert "".join(item.text for item in explained(raw, items) if item.has("unknown") and item.weight < 1) == light
