"""Things to which something was not done within a time, where rows tell the day of the last: 本周没巡查过的点.

Invariant: only a day that is called the last of its sort (最近巡查日期) says so, and a thing without any such day is
one of them. Prevents 本周没探访的老人 from being read as those that were visited, or from being refused.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import Arithmetic, Blank, ColumnRef, Comparison, Condition, Junction, Literal
from assistant.parsing.ledger_questions.items import SPELLED, Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.quantities import convertible, in_unit, numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.limit_columns import limit_columns
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.records import replace
from assistant.text.dates import TimeMention

DENIES = frozenset(("negate", "nobody", "never"))
"""Kinds of what says that nobody did it."""
LIGHT, NEAR = 0.35, 4
"""Most weight of a word that stands between (去, 还), and items from the denial to the end of the deed."""
AGAIN = frozenset(("ever", "filler"))
"""Kinds of 过 and 一次 around the deed."""


def not_within(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with a time, a denial and a deed as the day of the last such deed outside that time, or empty."""
    last = [c for c in scope.ledger.columns if c.type.temporal and c.name.startswith(words("last_openings"))]
    for place, item in enumerate(items if last else ()):
        denial = _next(items, place + 1)
        if item.time is None or item.time.first is None or not items[denial].is_any(DENIES):
            continue
        for at in range(denial + 1, min(denial + NEAR, len(items))):
            column = _day_of(items[at], last)
            if column is not None:
                end = at + (at + 1 < len(items) and items[at + 1].has("ever"))
                made = _outside(column, item.time, scope)
                told = reduced(item, items[end], "condition", condition=made, column=column.name)
                return (*items[:place], replace(told, kinds=told.kinds | {SPELLED}), *items[end + 1 :])
            if not _may_stand_between(items[at]):
                break
    return items


def _next(items: Sequence[Item], place: int) -> int:
    """Where the next word stands that says something; the last place where none does."""
    found = (at for at in range(place, len(items)) if not _may_stand_between(items[at]) or items[at].is_any(DENIES))
    return next(found, len(items) - 1)


def _may_stand_between(item: Item) -> bool:
    return item.is_light(LIGHT) or (item.is_any(AGAIN) and not item.senses)


def _day_of(item: Item, last: Sequence[Column]) -> Column | None:
    """The day of the last such deed: by its name, or the only one there is where people just went to see."""
    told = [column for column in last if any(sense.column == column.name for sense in item.senses)]
    bare = stripped(item.text, "particles")
    told = told or [column for column in last if len(bare) > 1 and bare in column.name]
    if not told and len(last) == 1 and bare in words("goes_to_see"):
        told = [*last]
    return told[0] if len(told) == 1 else None


def _outside(column: Column, time: TimeMention, scope: Scope) -> Condition:
    """Before the time, or behind it where it is over; or never."""
    day = ColumnRef(column.name)
    assert time.first is not None, time
    parts: list[Condition] = [Comparison(day, "<", Literal(time.first))]
    if time.last is not None and time.last < scope.today:
        parts.append(Comparison(day, ">", Literal(time.last)))
    return Junction("or", (*([Blank(day)] if column.nulls else []), *parts)) if column.nulls or parts[1:] else parts[0]


def not_in_length(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没能在半小时内处置完 and 半小时内没处置完 as a length of time that goes beyond it."""
    for at, (number, within) in enumerate(pairwise(items)):
        if number.quantity is None or number.time is not None or not within.has("after.le"):
            continue
        first, last = _denied_before(items, at), at + 2
        last += first == at and last < len(items) and items[last].has("negate")
        column = numeric_column(scope, items[last], number.quantity.unit) if last < len(items) else None
        denied = first < at or last > at + 2
        if column is None or not denied or column.unit not in words("duration_units"):
            continue
        if not convertible(number.quantity.unit, column.unit):
            continue
        beyond = Comparison(ColumnRef(column.name), ">", in_unit(number.quantity, column.unit))
        last += last + 1 < len(items) and items[last + 1].text in words("done_ends")
        made = reduced(items[first], items[last], "condition", condition=beyond, column=column.name)
        return (*items[:first], replace(made, kinds=made.kinds | {SPELLED}), *items[last + 1 :])
    return items


def _denied_before(items: Sequence[Item], place: int) -> int:
    """Where the denial stands before a number, with 在 between at most; the number's own place where none does."""
    before = place - 1 - (place > 1 and items[place - 1].has("span.between") and not items[place - 1].has("negate"))
    return before if place and items[before].has("negate") else place


def not_in_days(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 30天内没拆解 as what took longer than that, or is not done though its row is older."""
    finish, opening = columns.finish_column(scope.ledger), columns.date_column(scope.ledger)
    status = columns.status_column(scope.ledger)
    if finish is None or opening is None or status is None:
        return items
    if opening.nulls or opening in (finish, *limit_columns(scope.ledger)):
        return items
    for place, (within, undone) in enumerate(pairwise(items)):
        time = within.time
        if time is None or time.kind != "upcoming" or within.text.startswith(words("days_ahead")):
            continue
        denied = undone.text.startswith(words("undone")) and undone.has("value")
        of_state = any(sense.column == status.name for sense in undone.senses)
        if time.first is None or time.last is None or not (denied and of_state):
            continue
        days, day, end = Literal((time.last - time.first).days), ColumnRef(opening.name), ColumnRef(finish.name)
        late = Comparison(Arithmetic("-", end, day), ">", days)
        open_still = Junction("and", (Blank(end), Comparison(Arithmetic("-", Literal(scope.today), day), ">", days)))
        made = reduced(within, undone, "condition", condition=Junction("or", (late, open_still)), column=finish.name)
        return (*items[:place], replace(made, kinds=made.kinds | {SPELLED}), *items[place + 2 :])
    return items


NOT_WITHIN = (
    Pass(not_in_days, ({"time"}, {"value"})),
    Pass(not_within, ({"time"}, DENIES)),
    Pass(not_in_length, ({"quantity"}, {"after.le"}, {"negate"}, {"numeric"})),
)
"""What was not done within a time."""
