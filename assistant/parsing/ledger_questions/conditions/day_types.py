"""Days by their sort: 周末, 工作日, 周五, 不在周末查的.

Invariant: said of the ledger's own day unless a day is named before it.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import ColumnRef, Comparison, Condition, DatePart, Literal, Membership
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.records import replace


def other_day_type(scope: Scope, items: Sequence[Item]) -> Item | None:
    """不在周末, 工作日以外, 周一除外: the other days."""
    said = next(item for item in items if item.has("daytype"))
    made = day_type(scope, (said,))
    if made is None:
        return None
    if isinstance(made.condition, Comparison):
        other: Condition = replace(made.condition, op="<" if made.condition.op == ">=" else ">=")
    else:
        assert isinstance(made.condition, Membership)
        other = replace(made.condition, negated=True)
    return replace(made, start=items[0].start, end=items[-1].end, condition=other)


def day_type(scope: Scope, items: Sequence[Item]) -> Item | None:
    """周末, 工作日, 周五 on the ledger's date column."""
    column = columns.date_column(scope.ledger)
    name = items[0].column or (column.name if column is not None else "")
    if not name:
        return None
    day = DatePart("weekday", ColumnRef(name))
    made: Condition = Comparison(day, ">=" if items[0].has("daytype.weekend") else "<", Literal(6))
    if items[0].has("daytype.named"):
        made = Membership(day, tuple(map(int, items[0].values)))
    return reduced(items[0], items[0], "condition", condition=made, column="weekday", values=(items[0].text,))
