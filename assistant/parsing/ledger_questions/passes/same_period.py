"""那周, 当月: a time that was said before, said again.

Invariant: only what stands behind a comma takes up a time before it; 最高的那天 names none.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.dates import TimeMention

ONE, TWO = "哪个", 2
MEAN = frozenset({"aggregate.average"})
COMPARED = frozenset(("more", "superlative", "aggregate", "unknown", "numeric", "filler"))
"""Kinds of what may follow where one of several months is asked for."""


def of_same_period(raw: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 那周 as the week named before a comma; without 当月 before a mean, which is of it anyway."""
    if not any(item.has("period") or item.text in words("same_period") for item in raw):
        return tuple(raw)
    named = _with_time_again(raw)
    return tuple(
        item
        for place, item in enumerate(named)
        if not (
            item.text in words("same_period")
            and any(other.has("time") for other in named[:place])
            and any(other.has("overall") or other.has("aggregate.average") for other in named[place + 1 : place + 3])
        )
    )


def _with_time_again(raw: Sequence[Item]) -> list[Item]:
    """The items with each 那周, 当月 behind a comma as the time that was said before it."""
    found: list[Item] = []
    for item in raw:
        comma = next((place for place in range(len(found) - 1, -1, -1) if is_break(found[place])), 0)
        told = next((other.time for other in reversed(found[:comma]) if other.time is not None), None)
        again = item.has("period") or item.text in words("same_period")
        if item.has("period") and any(other.has("ask.when") for other in found[:comma]):
            continue  # 最近一次是哪天，那天…: the day that is asked for
        if told is None or not again or item.has("sameday.same"):
            found.append(item)
        else:
            found.append(replace(item, kinds=frozenset({"time"}), time=replace(told, text=item.text)))
    return found


def which_month(raw: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 10月和11月哪个高 asking for one of those months."""
    months = [item for item in raw if item.time is not None and _is_month(item.time)]
    place = next((at for at, item in enumerate(raw) if item.has("ask.which") and item.text.endswith(ONE)), None)
    if len(months) < TWO or place is None or not _compares(raw[place + 1 :]):
        return tuple(raw)
    asked = replace(raw[place], kinds=frozenset({"ask.month"}))
    behind = [replace(item, kinds=MEAN) if item.has("aggregate.average") else item for item in raw[place + 1 :]]
    return (*raw[:place], asked, *behind)


def of_last_year(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 去年同期 as last year up to the day that today was then, or as the time it is held against then.

    今年比去年同期, 9月比去年同期; of a comparison that names no other time it is none.
    """
    for place, (year, same) in enumerate(pairwise(items)):
        first = year.time.first if year.time is not None and year.time.kind == "year" else None
        if first is None or first.year != scope.today.year - 1 or same.text not in words("same_period"):
            continue
        others = [item.time for item in items if item.time is not None and item is not year]
        held = _then(others[0], scope.today) if len(others) == 1 else None
        compares = any(item.has("than") for item in items)
        span = held if compares else (first, _year_before(scope.today)) if not others else None
        if span is not None and year.time is not None:
            text = f"{year.text}{same.text}"
            told = replace(year.time, text=text, first=span[0], last=span[1])
            return (*items[:place], replace(year, end=same.end, text=text, time=told), *items[place + 2 :])
    return items


def _then(time: TimeMention, today: date) -> tuple[date, date] | None:
    """The days of a time of this year as they were a year before, none behind today; None of any other time."""
    first, last = time.first, time.last
    if first is None or last is None or first.year != today.year or first > today:
        return None
    return _year_before(first), _year_before(min(last, today))


def _year_before(day: date) -> date:
    """The same day a year before; of 29 February the 28th."""
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def _is_month(time: TimeMention) -> bool:
    first, last = time.first, time.last
    return first is not None and last is not None and first.day == 1 and (last + timedelta(days=1)).day == 1


def _compares(behind: Sequence[Item]) -> bool:
    """Whether nothing follows but which has more, or a higher mean."""
    more = any(item.has("more") or item.has("superlative") for item in behind)
    return more and all(item.is_any(COMPARED) for item in behind)
