"""「10月到11月涨了多少」 is no range: it is the last point minus the first."""

from dataclasses import replace
from datetime import date, timedelta

from assistant.model.ledger_question import ColumnRef, Comparison, Condition, DatePart, Junction, Literal
from assistant.parsing.ledger_questions.draft import Draft, Restriction

CHANGES = frozenset(("difference.rise", "difference.fall", "difference.difference"))


def two_points(draft: Draft) -> tuple[Restriction, Restriction] | None:
    """The first and the last month (or day) of the time in a question for a change."""
    if not CHANGES & draft.flags:
        return None
    times = [part for part in draft.restrictions if part.first and part.last]
    if len(times) == 2:
        return times[0], times[1]
    if len(times) != 1 or draft.gap:
        return None
    first, last = date.fromisoformat(times[0].first), date.fromisoformat(times[0].last)
    if (first.year, first.month) == (last.year, last.month):
        return None
    return _months(times[0], first, last) if first.day == 1 else _days(times[0], first, last)


def _months(time: Restriction, first: date, last: date) -> tuple[Restriction, Restriction]:
    opening = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return _between(time, first, opening), _between(time, last.replace(day=1), last)


def _days(time: Restriction, first: date, last: date) -> tuple[Restriction, Restriction]:
    return _between(time, first, first), _between(time, last, last)


def _between(time: Restriction, first: date, last: date) -> Restriction:
    day = DatePart("day", ColumnRef(time.column))
    made: Condition = Junction("and", (Comparison(day, ">=", Literal(first)), Comparison(day, "<=", Literal(last))))
    return replace(time, condition=made, first=first.isoformat(), last=last.isoformat(), values=())
