"""Questions for a day: the newest or first of a column, or the two ends of a period.

Invariant: a day is read off the rows, never off the question.
"""

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Aggregate,
    ColumnRef,
    Frame,
    Function,
    LedgerQuestion,
    Measure,
    Order,
    Shape,
)
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.common import row_conditions
from assistant.parsing.ledger_questions.rules import Scope


def latest_date_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """最近一次检查是哪天."""
    which = {"latest.latest": Function.MAXIMUM, "latest.first": Function.MINIMUM}
    function = next((function for flag, function in which.items() if flag in draft.flags), None)
    if function is None or "ask.when" not in draft.flags:
        return None
    column = _date_named(draft, scope)
    if column is None:
        return None
    label = "最近" if function is Function.MAXIMUM else "最早"
    measure = Measure(f"{label}{column.name}", Aggregate(function, ColumnRef(column.name)))
    frame = Frame(scope.ledger.name, row_conditions(draft), (measure,), draft.dimensions)
    return LedgerQuestion(frame, Shape.GROUPS if frame.dimensions else Shape.FIGURE)


def _date_named(draft: Draft, scope: Scope) -> Column | None:
    for name in (*draft.chosen, *draft.which):
        if name and scope.ledger.column(name).type.temporal:
            return scope.ledger.column(name)
    return columns.date_column(scope.ledger)


def period_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """从哪天停到哪天: the two dates of the rows, each pair once."""
    pair = columns.period_columns(scope.ledger)
    if pair is None or "ask.when" not in draft.flags or draft.pieces or draft.extreme:
        return None
    shown = tuple(Measure(column.name, ColumnRef(column.name)) for column in pair)
    frame = Frame(
        scope.ledger.name, row_conditions(draft), columns=shown, distinct=True, order=(Order(ColumnRef(pair[0].name)),)
    )
    return LedgerQuestion(frame, Shape.LIST)
