"""Planned days that have gone by: 计划开工日期已经过了, 过了计划开工日期30天.

Invariant: they say nothing of whether the deed was done, which other words of the question tell.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import days_of, operator
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns


def past_planned(scope: Scope, items: Sequence[Item], day: Column) -> Item:
    """A planned day before today."""
    made = Comparison(ColumnRef(day.name), "<", Literal(scope.today))
    return reduced(items[0], items[-1], "condition", condition=made, column=day.name)


def past_planned_by(scope: Scope, items: Sequence[Item], day: Column) -> Item | None:
    """A planned day so many days before today; a bare number of them is the least."""
    days = days_of(next(item.quantity for item in items if item.quantity))
    bound = [item for item in items if item.quantity or item.has("after")]
    if days is None:
        return None
    gap = Arithmetic("-", Literal(scope.today), ColumnRef(day.name))
    made = Comparison(gap, operator(bound) if len(bound) > 1 else ">=", Literal(columns.number(days), "天"))
    return reduced(items[0], items[-1], "condition", condition=made, column=day.name)
