"""Passes that are left out, over the constructions that are written for rules and passes."""

from collections.abc import Sequence

import pytest

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions import grammar
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.passes.passes import Pass, alone, passed, signs
from assistant.parsing.ledger_questions.rules import Scope
from tests.parsing.conftest import TODAY, Read
from tests.parsing.ledger_questions.test_ledger_constructions import CONSTRUCTIONS

SCOPE = Scope(Ledger("车辆台账", "车辆台账", ()), TODAY)
ITEM = Item(0, 1, "车", frozenset(("ask.which", "column")))


def test_what_items_are_called_by_is_their_kinds_classes_and_texts() -> None:
    assert signs((ITEM,)) == {"车", "ask", "ask.which", "column"}


@pytest.mark.parametrize(
    ("needs", "left"), [((), ()), (({"ask"},), ()), (({"ask"}, {"车", "船"}), ()), (({"ask"}, {"船"}), (ITEM,))]
)
def test_a_pass_is_left_out_where_one_of_its_needs_is_not_met(
    needs: tuple[set[str], ...], left: Sequence[Item]
) -> None:
    assert passed([Pass(alone(lambda _: ()), needs)], (ITEM,), SCOPE) == left


def test_what_one_pass_makes_calls_for_the_next() -> None:
    made = Item(0, 1, "车", frozenset({"dimension"}))
    passes = [Pass(alone(lambda _: (made,)), ({"ask"},)), Pass(alone(lambda _: ()), ({"dimension"},))]
    assert passed(passes, (ITEM,), SCOPE) == ()


def test_a_pass_left_out_would_have_changed_nothing(readings: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong: list[tuple[int, tuple[Item, ...]]] = []

    def checked(passes: Sequence[Pass], items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
        current = tuple(items)
        for place, each in enumerate(passes):
            made = each.work(current, scope)
            if made != current and not each.is_called_for(signs(current)):
                wrong.append((place, current))
            current = made
        return current

    monkeypatch.setattr(grammar, "passed", checked)
    for asked in CONSTRUCTIONS[::7]:
        readings(asked["question"])
    assert wrong == []
