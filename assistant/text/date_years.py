"""Which year is meant when none was said.

A single day, month or quarter is the one that touches the plan's campaign period, else
the nearest to today. A span of two lies inside the campaign, else around today, else it
begins this year. Invariant: the year is chosen by the month alone, so that 2月30日 stays
a day that does not exist instead of sliding to a year or a day that does.
"""

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date

from assistant.model.values import DateRange
from assistant.records import replace
from assistant.text.date_atoms import Atom
from assistant.text.periods import Period, months

Pair = tuple[Period | None, Period | None]

_SPREAD = (-1, 0, 1)


def resolve(atom: Atom, today: date, campaign: DateRange | None) -> Period | None:
    """The days of one expression; None when they do not exist."""
    if atom.fixed is not None or atom.year is not None:
        return atom.period(today.year if atom.year is None else atom.year)
    choices = [(whole, year) for year in _years(today, campaign) if (whole := _whole(atom, year)) is not None]
    touching = [choice for choice in choices if _touches(choice[0], campaign)]
    if not choices:
        return None
    _, year = min(touching or choices, key=lambda choice: (choice[0].distance(today), choice[0].first > today))
    return atom.period(year)


def resolve_pair(left: Atom, right: Atom, today: date, campaign: DateRange | None) -> Pair:
    """The days of both ends of a span; a year said at one end helps the other."""
    if _settled(left) and _settled(right):
        return resolve(left, today, campaign), resolve(right, today, campaign)
    if _settled(left):
        return _follow(left, right, resolve(left, today, campaign))
    if _settled(right):
        return _lead(left, right, resolve(right, today, campaign))
    spans = [
        _follow(dated, right, dated.period(year)) for year in _years(today, campaign) for dated in [_in(left, year)]
    ]
    return min(spans, key=lambda span: _remoteness(span, today, campaign))


def _follow(left: Atom, right: Atom, first: Period | None) -> Pair:
    """``right`` in the first year in which it does not precede ``left``."""
    start = first.first.year if first is not None else left.year or MINYEAR
    for year in (start, start + 1):
        last = right.period(year)
        if first is None or (last is not None and last.last >= first.first):
            return first, last
    return first, None


def _lead(left: Atom, right: Atom, last: Period | None) -> Pair:
    """``left`` in the last year in which it does not follow ``right``."""
    end = last.last.year if last is not None else right.year or MAXYEAR
    for year in (end, end - 1):
        first = left.period(year)
        if last is None or (first is not None and first.first <= last.last):
            return first, last
    return None, last


def _remoteness(span: Pair, today: date, campaign: DateRange | None) -> tuple[bool, bool, bool, int]:
    first, last = span
    if first is None or last is None:
        return True, True, True, 0
    whole = Period(first.first, last.last)
    inside = campaign is not None and whole.within(campaign.first, campaign.last)
    return not inside, whole.distance(today) > 0, first.first.year != today.year, whole.distance(today)


def _settled(atom: Atom) -> bool:
    return atom.fixed is not None or atom.year is not None


def _in(atom: Atom, year: int) -> Atom:
    return replace(atom, year=year)


def _whole(atom: Atom, year: int) -> Period | None:
    return months(year, *atom.months) if atom.months is not None else None


def _touches(period: Period, campaign: DateRange | None) -> bool:
    if campaign is None:
        return False
    begins = campaign.first is None or campaign.first <= period.last
    return begins and (campaign.last is None or period.first <= campaign.last)


def _years(today: date, campaign: DateRange | None) -> Iterator[int]:
    years = {today.year + step for step in _SPREAD}
    if campaign is not None and campaign.first is not None and campaign.last is not None:
        years.update(range(campaign.first.year, campaign.last.year + 1))
    return (year for year in sorted(years) if MINYEAR <= year <= MAXYEAR)
