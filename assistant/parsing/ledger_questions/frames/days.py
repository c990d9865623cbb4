"""Questions for a day: the newest or first of a column, or the two ends of a period.

Invariant: a day is read off the rows, never off the question.
"""

from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Aggregate,
    ColumnRef,
    DatePart,
    Dimension,
    Frame,
    Function,
    LedgerQuestion,
    Measure,
    Order,
    Shape,
)
from assistant.parsing.ledger_questions.draft import Draft, Extreme
from assistant.parsing.ledger_questions.frames.common import filled_only, row_conditions
from assistant.parsing.ledger_questions.frames.extremes import extreme_question
from assistant.parsing.ledger_questions.frames.figures import measures_of
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

FIGURES = frozenset(("asked", "measure"))
"""Kinds of what asks for a figure."""


def latest_date_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """最近一次检查是哪天, 最早的是哪天拆的: the day alone; with a figure, that of the day."""
    function = _end_asked(draft, scope)
    column = _date_named(draft, scope)
    if function is None or column is None or not ("ask.when" in draft.flags or _day_of_each(draft, scope)):
        return None
    first = _asked_first(draft)
    figures = bool(draft.pieces) and all(piece.noun not in words("day_nouns") for piece in draft.pieces)
    if figures and not draft.dimensions and not first:
        return _of_last_day(draft, scope, column, function)
    label = "最近" if function is Function.MAXIMUM else "最早"
    measure = Measure(f"{label}{column.name}", Aggregate(function, ColumnRef(column.name)))
    beside = measures_of(_without_end(draft), scope) if figures and first else ()
    frame = Frame(scope.ledger.name, row_conditions(draft), (*beside, measure), draft.dimensions)
    return LedgerQuestion(frame, Shape.GROUPS if frame.dimensions else Shape.FIGURE)


def _asked_first(draft: Draft) -> bool:
    """Whether how many there are is asked before the newest day, and so of all rows: 查过几回，最近一回是哪天."""
    newest = next((item.start for item in draft.said if item.has("latest") or item.has("extreme")), 0)
    return any(item.end <= newest and item.is_any(FIGURES) for item in draft.said)


def _without_end(draft: Draft) -> Draft:
    return replace(draft, flags=draft.flags - {"latest.latest", "latest.first"}, extreme=None)


def _day_of_each(draft: Draft, scope: Scope) -> bool:
    """Whether the words end with the day itself, of each of several groups: 每个镇街最后一次检查的日期."""
    last = draft.said[-1] if draft.said else None
    if last is None or not last.has("temporal") or last.condition is not None or draft.pieces or draft.extreme:
        return False
    named = last.text.endswith(words("date_words"))
    return named and bool(draft.dimensions) and all(scope.ledger.column(n).type.temporal for n in draft.chosen if n)


def _end_asked(draft: Draft, scope: Scope) -> Function | None:
    """Whether the newest or the first day is asked for, and nothing else of its row."""
    which = {"latest.latest": Function.MAXIMUM, "latest.first": Function.MINIMUM}
    said = next((function for flag, function in which.items() if flag in draft.flags), None)
    extreme = draft.extreme
    if said is not None or extreme is None or extreme.limit > 1 or draft.which or draft.pieces:
        return said
    dated = extreme.column and scope.ledger.column(extreme.column).type.temporal
    names = {"ask.which", "ask.who"} & draft.flags
    return (Function.MINIMUM if extreme.direction == "least" else Function.MAXIMUM) if dated and not names else None


def _of_last_day(draft: Draft, scope: Scope, column: Column, function: Function) -> LedgerQuestion:
    """最近一次拆解是哪天，拆了几辆: the newest day with its figures."""
    day = DatePart("day", ColumnRef(column.name))
    plain = _without_end(draft)
    order = (Order(day, descending=function is Function.MAXIMUM),)
    where = (*row_conditions(draft), *filled_only((ColumnRef(column.name),), scope.ledger))
    split = (Dimension(column.name, day),)
    frame = Frame(scope.ledger.name, where, measures_of(plain, scope), split, order=order, limit=1)
    return LedgerQuestion(frame, Shape.GROUPS)


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
    apart = "ask.when" in draft.flags and bool(draft.which or {"ask.who", "ask.which"} & draft.flags)
    if asks == {"ask.when"} and not any(map(_tells_more, (scope.ledger.column(name) for name in draft.chosen))):
        return None
    if column is None or not (newest or "latest.first" in draft.flags) or not asks or draft.pieces:
        return None
    if draft.dimensions or draft.extreme or (columns.repeats(scope.ledger) and not (apart or _one_found(draft))):
        return None
    flags = draft.flags - {"latest.latest", "latest.first"}
    asked = replace(draft, flags=flags, extreme=Extreme("most" if newest else "least", column=column.name))
    return extreme_question(asked, scope)


def _one_found(draft: Draft) -> bool:
    """Whether the last time that something was found is spoken of, not the last row of each: 最近一次查出…的是哪座."""
    found = (behind for item, behind in pairwise(draft.said) if item.has("latest"))
    return any(item.text in words("presence") for item in found) and any(draft.which)


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
