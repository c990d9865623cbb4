"""Things to which something was not done within a time, where rows tell the day of the last: 本周没巡查过的点.

Invariant: only a day that is called the last of its sort (最近巡查日期) says so, and a thing without any such day is
one of them. Prevents 本周没探访的老人 from being read as those that were visited, or from being refused.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Blank, ColumnRef, Comparison, Condition, Junction, Literal
from assistant.parsing.ledger_questions.items import SPELLED, Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
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


NOT_WITHIN = (Pass(not_within, ({"time"}, DENIES)),)
"""What was not done within a time."""
