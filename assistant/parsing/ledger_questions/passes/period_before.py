"""比上月, 环比: the period before the one that the question is about.

Invariant: 上月 held against a month is the month before that one, whatever today is; held against none it is the
month before this one, which is what the figure is of then.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from assistant.parsing.ledger_questions.items import Item
from assistant.records import replace
from assistant.text.dates import TimeMention
from assistant.text.periods import Period, months, shift_days, shift_months, week

MONTHS = {"month": 1, "quarter": 3}
DAYS = {"day": 1, "week": 7}


def against_before(raw: Sequence[Item], today: date) -> tuple[Item, ...]:
    """The items with 上月, 前一周, 环比 in a comparison as the days of the period before the one that was said."""
    current = list(raw)
    for place in range(len(raw) - 1, 0, -1):
        item = raw[place]
        if item.has("numeric") or not item.has("before") or not (item.has("before.same") or _compared(raw, place)):
            continue  # 环比 where it is a column
        said = _said(raw, place)
        before = _before(said, item) if said is not None else None
        if before is not None:
            current[place : place + 1] = [*([_than(item)] if item.has("before.same") else []), _timed(item, before)]
        elif not item.has("before.same") and not any(other.time for other in raw if other is not item):
            now, one = _around(today, item.name_of("before")), raw[place - 1]
            current[place] = _timed(item, _before(now, item) or now)
            current.insert(place - 1, _timed(replace(one, end=one.start), now))
    return tuple(current)


def _compared(raw: Sequence[Item], place: int) -> bool:
    """Whether a comparison stands beside: 比上月, 与上月相比."""
    return any(item.has("than") for item in (*raw[place - 1 : place], *raw[place + 1 : place + 2]))


def _said(raw: Sequence[Item], place: int) -> Period | None:
    """The period that was said before."""
    told = next((other.time for other in reversed(raw[:place]) if other.time is not None), None)
    return Period(told.first, told.last) if told is not None and told.first and told.last else None


def _timed(item: Item, period: Period) -> Item:
    """The item as a time."""
    time = TimeMention(item.start, item.end, item.text, period.first, period.last, "range", "in", True, False)
    return replace(item, kinds=frozenset({"time"}), time=time)


def _than(item: Item) -> Item:
    return replace(item, end=item.start, kinds=frozenset({"than.than"}), time=None)


def _around(today: date, scale: str) -> Period:
    """The period that today lies in."""
    if scale in MONTHS:
        first = today.month - (today.month - 1) % MONTHS[scale]
        return months(today.year, first, first + MONTHS[scale] - 1) or Period(today, today)
    return week(today) if scale == "week" else Period(today, today)


def _before(period: Period, item: Item) -> Period | None:
    """The period of the same length right before; None where the word means one of another length."""
    scale, last = item.name_of("before"), shift_days(period.first, -1)
    whole = period.first.day == 1 and (period.last + timedelta(days=1)).day == 1
    count = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    length = (period.last - period.first).days + 1
    if whole and scale in ("same", *(name for name, size in MONTHS.items() if size == count)):
        return Period(shift_months(period.first, -count), last)
    if length in DAYS.values() and scale in ("same", *(name for name, size in DAYS.items() if size == length)):
        return Period(shift_days(period.first, -length), last)
    return None
