"""Questions for a day: the newest or first of a column, or the two ends of a period.

Invariant: a day is read off the rows, never off the question.
"""

from dataclasses import replace

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
from assistant.parsing.ledger_questions.draft import Draft, Extreme
from assistant.parsing.ledger_questions.frames.common import row_conditions
from assistant.parsing.ledger_questions.frames.extremes import extreme_question
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
    return scope.ledger.column(draft.event) if draft.event else columns.date_column(scope.ledger)


def latest_row_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """最后一起是什么时候、哪个村: the newest (or first) row of all, with what is asked of it."""
    newest = "latest.latest" in draft.flags
    column = _date_named(draft, scope)
    asks = ({"ask.when", "ask.which", "ask.who"} & draft.flags) | {"ask.which" for _ in draft.which}
    apart = draft.which and "ask.when" in draft.flags
    if asks == {"ask.when"} and not any(map(_tells_more, (scope.ledger.column(name) for name in draft.chosen))):
        return None
    if column is None or not (newest or "latest.first" in draft.flags) or not asks or draft.pieces:
        return None
    if draft.dimensions or draft.extreme or (columns.repeats(scope.ledger) and not apart):
        return None
    flags = draft.flags - {"latest.latest", "latest.first"}
    asked = replace(draft, flags=flags, extreme=Extreme("most" if newest else "least", column=column.name))
    return extreme_question(asked, scope)


def _tells_more(column: Column) -> bool:
    """Whether a column is asked for beside the day."""
    return not column.type.temporal


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
