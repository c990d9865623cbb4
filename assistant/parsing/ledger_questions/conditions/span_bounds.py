"""A bound on the mean month or day of each group: 月均客运量在40万人次以上的线路.

Invariant: the amounts of a group are added up and divided by its months, never held against the bound one by one.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Comparison,
    DatePart,
    Function,
    Literal,
    Measure,
)
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns


def bounded_per_span(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 月均 and a bound on an amount behind it as one bound on the amount of a month."""
    place = next((at for at, pair in enumerate(pairwise(items)) if _is_bound_per(pair, scope)), None)
    if place is None:
        return items
    span, bound = items[place : place + 2]
    return (*items[:place], _per_span(span, bound, scope), *items[place + 2 :])


def _is_bound_per(pair: Sequence[Item], scope: Scope) -> bool:
    """Whether a span to take means over stands before a number that an amount is held against."""
    span, bound = pair
    made = bound.condition
    held = isinstance(made, Comparison) and isinstance(made.left, ColumnRef) and isinstance(made.right, Literal)
    amount = held and bound.has("condition") and columns.additive(scope.ledger.column(bound.column))
    return amount and span.has("per") and bool(span.column)


def _per_span(span: Item, bound: Item, scope: Scope) -> Item:
    assert isinstance(bound.condition, Comparison)
    over = span.scalar if isinstance(span.scalar, DatePart) else ColumnRef(span.column)
    total = Aggregate(Function.SUM, ColumnRef(bound.column))
    mean = Arithmetic("/", total, Aggregate(Function.DISTINCT, over))
    named = Measure(f"{span.text}{bound.column}", mean, scope.ledger.column(bound.column).unit)
    made = Comparison(mean, bound.condition.op, bound.condition.right)
    return reduced(span, bound, "having", condition=made, column=bound.column, measure=named)
