"""The smallest expressions of time: a day, month, quarter, year, or a stretch from today.

What surrounds them (前, 以来, 到 …) is read in ``dates``. Invariant: an atom keeps what
was said apart from what was not (no year, a day that does not exist), so that nothing
is filled in before the whole expression is known.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from assistant.records import Record
from assistant.text.date_patterns import opening, rules, words
from assistant.text.numeral_value import value_of
from assistant.text.periods import LAST, Period, months, shift_days, shift_months, week

Scale = Literal["day", "week", "month", "quarter", "year", "range", "recent", "upcoming"]

_SHORT_YEAR = 2
_MOST_WEEKS = 52
_MILLENNIUM = 2000
_LAST_CENTURY, _TWENTIES = 1900, 20
_THIS_CENTURY = ("本", "这", "21", "二十一")
_NOUGHTS = ("00", "零零", "〇〇")
_MONTHS_IN = {"月": 1, "季度": 3}
_YEARLY_DELAY, _LEAP_MONTH = 0.2422, 3
_LONGEST = {"day": 36_600, "month": 1_200}
"""Nobody counts further than a century from today: 2021年以来 is no length."""


class Atom(Record):
    """One expression as it was said."""

    start: int
    end: int
    scale: Scale
    year: int | None = None
    """None when no year was said or meant."""
    said_year: bool = False
    """False also where the words mean this year without saying so: 年底, 上半年."""
    months: tuple[int, int] | None = None
    """First and last month; None for a day whose month stands elsewhere (12月1日到10日)."""
    days: tuple[int, int] = (1, LAST)
    fixed: Period | None = None
    """Counted from today; nothing is left to resolve."""
    bare: bool = False
    """A part of a month that is not said: 中旬, after 11月上旬和 one of November."""
    term: str = ""
    """A turn of the year by its name; its day is another from year to year."""

    def period(self, year: int) -> Period | None:
        """The days meant when the year is ``year``; None when there are no such days."""
        if self.fixed is not None:
            return self.fixed
        days = (_term_day(self.term, year),) * 2 if self.term else self.days
        return months(year, *self.months, days) if self.months is not None else None


def find_atoms(text: str, today: date) -> Iterator[Atom]:
    """All atoms of ``text`` from left to right, none overlapping; the longest wins."""
    fitting = [(reader, pattern) for reader, rule in rules() if (pattern := rule.on(text)) is not None]
    position = 0
    while fitting and (found := opening().search(text, position)) is not None:
        atom = _longest(text, found.start(), today, fitting)
        if atom is not None:
            yield atom
        position = max(found.start() + 1, atom.end if atom is not None else 0)


def _longest(text: str, position: int, today: date, fitting: Sequence[tuple[str, re.Pattern[str]]]) -> Atom | None:
    matches = [(match, reader) for reader, rule in fitting if (match := rule.match(text, position)) is not None]
    for match, reader in sorted(matches, key=lambda found: -found[0].end()):
        atom = _READERS[reader](match, match.groupdict(), today)
        if atom is not None:
            return atom
    return None


def _calendar(match: re.Match[str], groups: Mapping[str, str | None], today: date) -> Atom:
    if closing := groups.get("closing"):
        return Atom(*match.span(), "day", days=(_number(closing), _number(closing)))
    year, said = _year_of(groups, today)
    month = groups.get("month")
    days = _days(groups)
    if last := groups.get("last_month"):
        return Atom(*match.span(), "range", year, said, (_number(month or ""), _number(last)), days)
    if month is None:
        return Atom(*match.span(), "day", today.year, months=(today.month, today.month), days=days)
    return Atom(*match.span(), _scale(days), year, said, (_number(month), _number(month)), days)


def _year(match: re.Match[str], groups: Mapping[str, str | None], today: date) -> Atom | None:
    if decade := groups.get("decade"):
        return _decade(match, decade, groups.get("century") or "")
    year, said = _year_of(groups, today)
    if counted := groups.get("week_number"):
        return _week_of_year(match, year or today.year, _number(counted))
    if leading := groups.get("leading"):
        last = _number(leading) * _MONTHS_IN[groups["unit"] or ""]
        return Atom(*match.span(), "range", today.year if year is None else year, said, (1, last))
    if part := groups.get("part"):
        first, last, *days = words()["year_parts"][part]
        scale = _scale((days[0], days[1])) if first == last else "year" if first + 11 == last else "range"
        return Atom(*match.span(), scale, today.year if year is None else year, said, (first, last), (days[0], days[1]))
    return Atom(*match.span(), "year", year, said, (1, 12))


def _decade(match: re.Match[str], said: str, century: str) -> Atom:
    """The ten years of 八十年代: of the last century from the twenties on, unless this one is named."""
    within = 0 if said in _NOUGHTS else _number(said)
    this = any(word in century for word in _THIS_CENTURY) or (not century and within < _TWENTIES)
    first = within if within >= _LAST_CENTURY else within + (_MILLENNIUM if this else _LAST_CENTURY)
    return Atom(*match.span(), "range", fixed=Period(date(first, 1, 1), date(first + 9, 12, 31)), said_year=True)


def _week_of_year(match: re.Match[str], year: int, number: int) -> Atom | None:
    """2019年第2周: by ISO 8601, where the week with the first Thursday of the year is the first."""
    if not 0 < number <= _MOST_WEEKS:
        return None
    return Atom(*match.span(), "week", year, True, fixed=week(date.fromisocalendar(year, number, 1)))


def _named(match: re.Match[str], groups: Mapping[str, str | None], today: date) -> Atom:
    """A festival, or a turn of the year."""
    year, said = _year_of(groups, today)
    name = groups["named"] or ""
    if name in words()["solar_terms"]:
        month, _ = words()["solar_terms"][name]
        return Atom(*match.span(), "range", year, said, (month, month), term=name)
    month, first, last = words()["festivals"][name]
    return Atom(*match.span(), "range", year, said, (month, month), (first, last))


def _term_day(term: str, year: int) -> int:
    """The day of the month on which a turn of the year falls; a century around 2050 is right to the day."""
    month: int = words()["solar_terms"][term][0]
    moment: float = words()["solar_terms"][term][1]
    years = year - _MILLENNIUM
    return int(years * _YEARLY_DELAY + moment) - (years - (month < _LEAP_MONTH)) // 4


def _quarter(match: re.Match[str], groups: Mapping[str, str | None], today: date) -> Atom:
    year, said = _year_of(groups, today)
    last = _number(groups["quarter"] or "") * 3
    if groups["edge"]:
        return Atom(*match.span(), "day", year, said, (last, last), (LAST, LAST))
    return Atom(*match.span(), "quarter", year, said, (last - 2, last))


def _relative(match: re.Match[str], groups: Mapping[str, str | None], today: date) -> Atom | None:
    if groups.get("week"):
        return _relative_week(match, groups, today)
    if groups.get("quarter"):
        return _relative_quarter(match, groups, today)
    if groups.get("month") or groups.get("part"):
        return _relative_month(match, groups, today)
    day = shift_days(today, _offset("day", groups.get("day")))
    return Atom(*match.span(), "day", said_year=True, fixed=Period(day, day))


def _relative_week(match: re.Match[str], groups: Mapping[str, str | None], today: date) -> Atom:
    found = week(shift_days(today, 7 * _offset("week", groups["week"])))
    if groups["weekend"]:
        return Atom(*match.span(), "range", said_year=True, fixed=Period(shift_days(found.first, 5), found.last))
    if weekday := groups["weekday"]:
        day = shift_days(found.first, words()["weekday"]["numbers"][weekday] - 1)
        return Atom(*match.span(), "day", said_year=True, fixed=Period(day, day))
    return Atom(*match.span(), "week", said_year=True, fixed=found)


def _relative_month(match: re.Match[str], groups: Mapping[str, str | None], today: date) -> Atom:
    month = shift_months(today.replace(day=1), _offset("month", groups.get("month")))
    days = _days(groups)
    said = (month.month, month.month)
    return Atom(*match.span(), _scale(days), month.year, True, said, days, bare=not groups.get("month"))


def _relative_quarter(match: re.Match[str], groups: Mapping[str, str | None], today: date) -> Atom:
    month = shift_months(today.replace(day=1), 3 * _offset("quarter", groups["quarter"]))
    last = (month.month + 2) // 3 * 3
    if groups["edge"]:
        return Atom(*match.span(), "day", month.year, True, (last, last), (LAST, LAST))
    return Atom(*match.span(), "quarter", month.year, True, (last - 2, last))


def _stretch(match: re.Match[str], groups: Mapping[str, str | None], today: date) -> Atom | None:
    count, base = _length(groups)
    alone = not match[0].startswith(tuple(words()["words"]["recent"] + words()["words"]["upcoming"]))
    if not 0 < count <= _LONGEST[base] or (
        alone and match.string.endswith(tuple(words()["words"]["length_of"]), 0, match.start())
    ):
        return None
    shift = shift_days if base == "day" else shift_months
    if groups.get("upcoming"):
        return Atom(*match.span(), "upcoming", said_year=True, fixed=Period(today, shift(today, count)))
    past = shift(today, -count)
    if groups.get("ago"):
        return Atom(*match.span(), "day", said_year=True, fixed=Period(past, past))
    return Atom(*match.span(), "recent", said_year=True, fixed=Period(min(shift_days(past, 1), today), today))


_READERS = {
    "calendar": _calendar,
    "year": _year,
    "quarter": _quarter,
    "named": _named,
    "relative": _relative,
    "stretch": _stretch,
}


def _year_of(groups: Mapping[str, str | None], today: date) -> tuple[int | None, bool]:
    if relative := groups.get("relative_year"):
        return today.year + _offset("year", relative), True
    if written := groups.get("year"):
        year = _number(written)
        return (year + _MILLENNIUM if len(written) == _SHORT_YEAR else year), True
    return None, False


def _days(groups: Mapping[str, str | None]) -> tuple[int, int]:
    if day := groups.get("day") or groups.get("monthday"):
        return _number(day), _number(day)
    if part := groups.get("part"):
        first, last = words()["month_parts"][part]
        return first, last
    if side := groups.get("side"):
        count = _number(groups["side_days"] or "") * (7 if groups["side_weeks"] else 1)
        return (LAST - count + 1, LAST) if side in words()["words"]["last_of"] else (1, count)
    return 1, LAST


def _scale(days: tuple[int, int]) -> Scale:
    if days == (1, LAST):
        return "month"
    return "day" if days[0] == days[1] else "range"


def _length(groups: Mapping[str, str | None]) -> tuple[int, str]:
    if half := groups.get("half"):
        count, base = words()["halves"][half]
        return count, base
    value = value_of(groups["count"] or "")
    each, base = words()["lengths"][groups["unit"] or ""]
    return (int(value * each) if value is not None else 0), base


def _offset(scale: str, word: str | None) -> int:
    """How many units from now a relative word lies; none when no word was said."""
    return int(words()["relative"][scale].get(word, 0))


def _number(numeral: str) -> int:
    """The value of a written month, day or year; 0, which exists in no calendar, when it has none."""
    value = value_of(numeral)
    return int(value) if value is not None else 0
