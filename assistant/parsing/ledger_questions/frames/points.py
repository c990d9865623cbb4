"""「10月到11月涨了多少」 is no range: it is the last point minus the first."""

from datetime import date, timedelta

from assistant.model.ledger_question import ColumnRef, Comparison, Condition, Contains, DatePart, Junction, Literal
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.times.kept_periods import kept_part
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

CHANGES = frozenset(("difference.rise", "difference.fall", "difference.difference", "times"))


def two_points(draft: Draft) -> tuple[Restriction, Restriction] | None:
    """The first and the last month (or day) of the time in a question for a change."""
    if not CHANGES & draft.flags:
        return None
    times = [part for part in draft.restrictions if part.first and part.last]
    if len(times) == 2:
        return times[0], times[1]
    if len(times) != 1 or draft.gap or "times" in draft.flags:
        return None
    first, last = date.fromisoformat(times[0].first), date.fromisoformat(times[0].last)
    if kept_part(times[0].column) and not _on_days(times[0].condition):
        return _years(times[0])
    if (first.year, first.month) == (last.year, last.month):
        return None
    return _months(times[0], first, last) if first.day == 1 else _days(times[0], first, last)


def _on_days(condition: Condition | None) -> bool:
    """Whether a condition is on the days of a date, and not on periods that a column holds."""
    sides = condition.parts if isinstance(condition, Junction) else (condition,)
    return any(isinstance(side, Comparison) and isinstance(side.left, DatePart) for side in sides)


def _years(time: Restriction) -> tuple[Restriction, Restriction] | None:
    """The first and the last of years kept as numbers; None where other periods are."""
    if not isinstance(time.condition, Junction) or kept_part(time.column) != "year":
        return None
    ends = [replace(side, op="=") for side in time.condition.parts if isinstance(side, Comparison)]
    years = (time.first[:4], time.last[:4])
    opening, closing = (
        replace(time, condition=end, first=f"{year}-01-01", last=f"{year}-12-31")
        for end, year in zip(ends, years, strict=True)
    )
    return opening, closing


def _months(time: Restriction, first: date, last: date) -> tuple[Restriction, Restriction]:
    opening = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return _between(time, first, opening), _between(time, last.replace(day=1), last)


def _days(time: Restriction, first: date, last: date) -> tuple[Restriction, Restriction]:
    return _between(time, first, first), _between(time, last, last)


def _between(time: Restriction, first: date, last: date) -> Restriction:
    day = DatePart("day", ColumnRef(time.column))
    made: Condition = Junction("and", (Comparison(day, ">=", Literal(first)), Comparison(day, "<=", Literal(last))))
    return replace(time, condition=made, first=first.isoformat(), last=last.isoformat(), values=())


def side_name(side: Restriction, same_year: bool) -> str:
    """The value of a side, or its time: 10月, 2020年10月 beside 2021年10月, 10月5日."""
    if side.noun:
        return side.noun
    if isinstance(side.condition, Contains) and not side.condition.negated:
        return side.condition.text
    if side.values or not side.first:
        bare = words("bare_values")
        return "、".join(f"{side.column}{value}" if value in bare else value for value in side.values) or "其余"
    first, last = date.fromisoformat(side.first), date.fromisoformat(side.last or side.first)
    year = "" if same_year else f"{first.year}年"
    if first == last:
        return f"{year}{first.month}月{first.day}日"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and not same_year:
        return f"{first.year}年"
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1 and first.month == last.month
    return f"{year}{first.month}月" if whole else f"{year}{first.month}月{first.day}日至{last.month}月{last.day}日"
