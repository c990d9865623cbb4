"""Rows that fall short of what they owe by so much: 少停5天以上.

Invariant: the number is held against the pair of amounts that are called 应 and 实, in their own unit.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison, Junction
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import in_unit, may_be_in, operator
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.columns import due_and_done
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.records import replace


def fallen_short(scope: Scope, items: Sequence[Item]) -> Item | None:
    """少停满三天, 差50户以上: what should be less what is, against a number."""
    pair = _pair(scope, items[0])
    quantity = next(item.quantity for item in items if item.quantity)
    if pair is None or not may_be_in(quantity, pair[0].unit):
        return None
    gap = Arithmetic("-", *(ColumnRef(column.name) for column in pair))
    made = Comparison(gap, operator(items), in_unit(quantity, pair[0].unit))
    return reduced(items[0], items[-1], "condition", condition=made, column=pair[0].name)


def left_of_whole(scope: Scope, items: Sequence[Item]) -> Item | None:
    """还剩2个以上问题没改掉: what is left of the whole that a part was dealt with."""
    named = (scope.ledger.column(sense.column) for item in items[-2:] for sense in item.sense(SenseKind.COLUMN))
    part = next((column for column in named if columns.whole_of(scope.ledger, column) is not None), None)
    whole = columns.whole_of(scope.ledger, part) if part is not None else None
    quantity = next(item.quantity for item in items if item.quantity)
    if part is None or whole is None or not may_be_in(quantity, whole.unit):
        return None
    gap = Arithmetic("-", ColumnRef(whole.name), ColumnRef(part.name))
    made = Comparison(gap, operator(items), in_unit(quantity, whole.unit))
    return reduced(items[0], items[-1], "condition", condition=made, column=part.name)


def _pair(scope: Scope, said: Item) -> tuple[Column, Column] | None:
    """What should be and what is; 差 is said of what was planned as well."""
    planned = None if said.has("more.less") else columns.planned_and_finished(scope.ledger)
    return planned or due_and_done(scope.ledger)


def fallen_between(scope: Scope, items: Sequence[Item]) -> Item | None:
    """少停5到10天: both ends count."""
    low, high = (item for item in items if item.quantity)
    bounds = ((low, "after.ge"), (high, "after.le"))
    made = [
        fallen_short(scope, (items[0], number, replace(number, kinds=frozenset({kind}), quantity=None)))
        for number, kind in bounds
    ]
    parts = tuple(part.condition for part in made if part is not None and part.condition is not None)
    if len(parts) < 2 or made[0] is None:
        return None
    return reduced(items[0], items[-1], "condition", condition=Junction("and", parts), column=made[0].column)
