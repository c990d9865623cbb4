"""Nouns that stand for several sorts at once."""

import pytest

from assistant.parsing.ledger_questions.schema.class_nouns import class_nouns, is_class
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.records import replace
from tests.parsing.ledger_questions.making import column, values

HEADS = ("电梯", "锅炉")


def cut(text: str) -> list[str]:
    """The text in two words, where the last is one that is known."""
    head = next((head for head in HEADS if text.endswith(head) and text != head), "")
    return [text.removesuffix(head), head] if head else [text]


@pytest.mark.parametrize(
    ("name", "sorts", "found"),
    [
        ("设备类型", ("载客电梯", "载货电梯", "叉车"), {"电梯": ("载客电梯", "载货电梯")}),
        ("设备类型", ("载客电梯", "载货电梯"), {}),
        ("设备类型", ("载客电梯", "叉车"), {}),
        ("设备类型", ("载客电梯", "载货电梯", "电梯", "叉车"), {}),
        ("治理措施", ("载客电梯", "载货电梯", "叉车"), {}),
    ],
    ids=["some", "all", "one", "a sort itself", "no sorts"],
)
def test_class_nouns(name: str, sorts: tuple[str, ...], found: dict[str, tuple[str, ...]]) -> None:
    sorted_by = replace(column(name), values=values(*sorts), closed=True)
    assert {noun: sense.values for noun, sense in class_nouns(sorted_by, cut)} == found


@pytest.mark.parametrize(
    ("text", "held", "expected"), [("电梯", ("载客电梯", "载货电梯"), True), ("优良", ("优", "良"), False)]
)
def test_is_class(text: str, held: tuple[str, ...], expected: bool) -> None:
    assert is_class(Sense(SenseKind.VALUE, "设备类型", held), text) is expected
