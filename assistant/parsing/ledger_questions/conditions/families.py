"""Conditions on columns that are alike: all of them, or so many (样样齐全, 缺两样手续).

Invariant: columns are alike when they share one closed list of two values, whatever their names.
"""

from collections.abc import Sequence

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import (
    Comparison,
    Junction,
    Literal,
    Tally,
)
from assistant.parsing.ledger_questions.conditions.values import best_value
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import operator
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

LACKS = frozenset(("blank", "value", "plan.gap", "lack"))
"""Kinds of what may say that something is missing."""
DONE = "了"
NUMBER = "数"
"""Makes the number of a counting noun: 项数."""


def every_one(scope: Scope, items: Sequence[Item]) -> Item | None:
    """样样齐全: every one of the like columns holds the value."""
    sense = best_value(items[-1])
    quantity = next((item.quantity for item in items if item.quantity), None)
    if sense is None or len(items) < 3 or any(item.has("textual") for item in items[:-1]):
        return None
    family = columns.like_columns(scope.ledger)
    named = family[0] if family is not None else ()
    if sense.column not in named:
        named = _with_same_values(scope.ledger, sense.column) if quantity is not None else ()
    if sense.column not in named or len(named) < 2 or (quantity is not None and int(quantity.value) != len(named)):
        return None
    parts = tuple(columns.among(scope.ledger.column(name), sense.values) for name in named)
    return reduced(items[0], items[-1], "condition", condition=Junction("and", parts))


def _with_same_values(ledger: Ledger, name: str) -> tuple[str, ...]:
    """The columns with the same closed list of values, the one named among them."""
    texts = {value.text for value in ledger.column(name).values}
    return tuple(column.name for column in ledger.columns if {value.text for value in column.values} == texts)


def any_family(scope: Scope, items: Sequence[Item]) -> Item | None:
    """至少有一样手续不全: one of the like columns is enough."""
    sense, family = best_value(items[-1]), columns.like_columns(scope.ledger)
    if sense is None or family is None or sense.column not in family[0]:
        return None
    parts = tuple(columns.among(scope.ledger.column(name), sense.values) for name in family[0])
    return reduced(items[0], items[-1], "condition", condition=Junction("or", parts))


def missing_some(scope: Scope, items: Sequence[Item]) -> Item | None:
    """至少缺两样手续: how many of a family of like columns hold the bad value."""
    family = columns.like_columns(scope.ledger)
    quantity = next((item.quantity for item in items if item.quantity), None)
    asked = next((item for item in items if item.has("asked")), None)
    noun = quantity.unit if quantity else asked.noun if asked else ""
    if family is None or noun not in words("sort_nouns"):
        return None
    names, bad = family
    said = next(item for item in items if item.is_any(LACKS))
    lacks = said.has("blank") or said.text.removesuffix(DONE).endswith(words("lacks"))
    if not lacks and not any(set(sense.values) & set(bad) for sense in said.sense(SenseKind.VALUE)):
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


def tally_named(scope: Scope, items: Sequence[Item]) -> Item | None:
    """不达标项数: how many of a family of like columns hold the bad value, as a figure of each row."""
    noun = items[-1].text.removesuffix(NUMBER)
    made = missing_some(scope, (items[0], replace(items[-1], kinds=frozenset({"asked"}), noun=noun)))
    return reduced(items[0], items[-1], "scalar", scalar=made.scalar, noun=noun) if made is not None else None
