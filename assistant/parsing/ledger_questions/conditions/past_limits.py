"""A time limit that is named and lies behind us: 过了计划日期, 整改期限过了5天以上, 晚于期限.

Invariant: 晚于 holds the day on which it was done against the limit; 过了 holds today against it.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.past_planned import past_planned, past_planned_by
from assistant.parsing.ledger_questions.conditions.time_limits import overdue, overdue_by
from assistant.parsing.ledger_questions.items import MERE_TOPIC, Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns, limits
from assistant.parsing.ledger_questions.schema.day_pairs import planned_day
from assistant.parsing.ledger_questions.schema.limit_columns import of_what
from assistant.parsing.ledger_questions.schema.stems import verb_family
from assistant.parsing.ledger_questions.times.times import dated
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.records import replace

LATE, PENDING = "overdue", "pending"
"""What a limit that is past, and what is not done, are written as."""
DENIES = frozenset(("negate", "status.pending"))
AT_LEAST = Item(0, 0, "", frozenset({"after.ge"}))
"""What a bare number of days beyond a limit means: 过了期限10天."""


def past_limit(scope: Scope, items: Sequence[Item]) -> Item | None:
    """过了计划日期还没完成: the limit is past."""
    limit, named = columns.limit_column(scope.ledger), dated(items[1], scope)
    finish = columns.finish_column(scope.ledger)
    if limit is not None and named == limit.name and finish is not None and items[0].text in words("later_than"):
        return _done_after(items, finish.name, named)
    if limit is not None and named == limit.name:
        return overdue(scope, items)
    planned = planned_day(scope.ledger, named)
    return past_planned(scope, items, planned) if planned is not None else None


def _done_after(items: Sequence[Item], finish: str, limit: str) -> Item:
    """晚于期限: the day it was done lies behind the limit."""
    days = Arithmetic("-", ColumnRef(finish), ColumnRef(limit))
    made = Comparison(ColumnRef(finish), ">", ColumnRef(limit))
    said = reduced(items[0], items[-1], "condition", condition=made, column=finish, written="late")
    return replace(said, scalar=days, noun="天")


def past_limit_by(scope: Scope, items: Sequence[Item]) -> Item | None:
    """超过完成时限15天还没办完, 整改期限过了5天以上: so many days beyond the limit."""
    place = next(place for place, item in enumerate(items) if item.has("temporal") or item.has("due"))
    limit, planned = columns.limit_column(scope.ledger), planned_day(scope.ledger, dated(items[place], scope))
    if planned is not None and planned != limit:
        return past_planned_by(scope, items, planned)
    if limit is None or dated(items[place], scope) != limit.name or items[place].has("due.left"):
        return None
    beyond = [item for at, item in enumerate(items) if at != place]
    bound = [item for item in beyond if item.quantity or item.has("after")]
    made = overdue_by(scope, (items[place], *(bound if len(bound) > 1 else [*beyond, AT_LEAST])))
    return made and replace(made, start=items[0].start, end=items[-1].end)


def limit_passed(scope: Scope, items: Sequence[Item]) -> Item | None:
    """整改期限过了: said the other way round; 整改期限超过… would need a day."""
    said = items[-1].has("passed") or items[-1].text.startswith("过")
    made = past_limit(scope, (items[-1], items[0])) if said else None
    return made and replace(made, start=items[0].start, end=items[-1].end)


def undone_again(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without 还没复核 behind 过了复核日期, where no other day tells that it was done."""
    late = [item for item in items if item.condition is not None and item.scalar is not None and item.column]
    for place, item in enumerate(items):
        limits = [scope.ledger.column(one.column) for one in late if one.start < item.start]
        if item.written == PENDING and not item.values and any(_tells_itself(one, scope) for one in late[-1:]):
            return (*items[:place], *items[place + 1 :])
        if item.condition is None and any(_is_blank_of(item, limit) for limit in limits):
            return (*items[:place], *items[place + 1 :])
        deed = next(iter(items[place + 1 : place + 2]), None)
        if deed is None or item.condition is not None or not item.is_any(DENIES):
            continue
        if deed.condition is None and any(_is_deed_of(deed, limit, scope) for limit in limits):
            return (*items[:place], *items[place + 2 :])
    return items


def _tells_itself(late: Item, scope: Scope) -> bool:
    """Whether being late is told by the limit's own day, so that 还没完成 is of that and not of another state."""
    status = columns.status_column(scope.ledger)
    apart = status is not None and limits.status_of_limit(scope.ledger, late.column) != status
    return late.written == LATE and apart and not limits.runs_out(late.column)


def _is_deed_of(deed: Item, limit: Column, scope: Scope) -> bool:
    """Whether a deed is what a limit is for, be it told by its own day, by that of the last time, or in short."""
    if deed.kinds == MERE_TOPIC:
        return of_what(limit).startswith(deed.text)
    return deed.has("verb") and (dated(deed, scope) == limit.name or deed.text in verb_family(of_what(limit)))


def _is_blank_of(item: Item, limit: Column) -> bool:
    """Whether one word denies the deed of a limit: 还没检验的."""
    deed = stripped(item.text, "particles").lstrip("".join(NEGATIONS))
    return item.has("blank") and deed in verb_family(of_what(limit))
