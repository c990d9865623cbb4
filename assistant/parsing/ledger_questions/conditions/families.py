"""Conditions on columns that are alike: all of them, or so many (样样齐全, 缺两样手续).

Invariant: columns are alike when they share one closed list of two values, whatever their names.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import (
    Comparison,
    Junction,
    Literal,
    Tally,
)
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.conditions.values import best_value
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import operator
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words


def every_one(scope: Scope, items: Sequence[Item]) -> Item | None:
    """样样齐全: every one of the like columns holds the value."""
    family = columns.like_columns(scope.ledger)
    sense = best_value(items[-1])
    quantity = next((item.quantity for item in items if item.quantity), None)
    if family is None or sense is None or sense.column not in family[0] or len(items) < 3:
        return None
    if quantity is not None and int(quantity.value) != len(family[0]):
        return None
    parts = tuple(columns.among(scope.ledger.column(name), sense.values) for name in family[0])
    return reduced(items[0], items[-1], "condition", condition=Junction("and", parts))


def missing_some(scope: Scope, items: Sequence[Item]) -> Item | None:
    """至少缺两样手续: how many of a family of like columns hold the bad value."""
    family = columns.like_columns(scope.ledger)
    quantity = next((item.quantity for item in items if item.quantity), None)
    asked = next((item for item in items if item.has("asked")), None)
    noun = quantity.unit if quantity else asked.noun if asked else ""
    if family is None or noun not in words("sort_nouns"):
        return None
    names, bad = family
    said = next(item for item in items if item.has("blank") or item.has("value"))
    if not said.has("blank") and not any(set(sense.values) & set(bad) for sense in said.sense(SenseKind.VALUE)):
        return None
    tally = Tally(tuple(columns.among(scope.ledger.column(name), bad) for name in names))
    if quantity is None:
        return reduced(
            items[0],
            items[-1],
            "condition",
            condition=Comparison(tally, ">", Literal(0)),
            written="tally",
            scalar=tally,
            noun=noun,
        )
    op = operator(items)
    made = Comparison(tally, op, Literal(columns.number(quantity.value)))
    return reduced(items[0], items[-1], "condition", condition=made, written="tally", scalar=tally, noun=noun)
