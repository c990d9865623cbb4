"""Arithmetic with days and months that cannot leave the calendar.

Invariant: shifting never raises; it stops at the first and last day Python knows, so
that 近99999999天 is a long stretch and not a crash.
"""

from calendar import monthrange
from datetime import date

from assistant.records import Record

LAST = -1
"""Stands for the last day of a month; -2 for the one before it."""
_LAST_MONTH = date.max.year * 12 + date.max.month - 1


class Period(Record):
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def within(self, first: date | None, last: date | None) -> bool:
        """Whether the whole period lies between the two days, None being no bound."""
        return (first is None or first <= self.first) and (last is None or self.last <= last)

    def distance(self, day: date) -> int:
        """Days from ``day`` to the nearest day of the period; 0 inside it."""
        return max((self.first - day).days, (day - self.last).days, 0)


def shift_days(day: date, count: int) -> date:
    """``count`` days later, or earlier when negative."""
    return date.fromordinal(min(max(day.toordinal() + count, date.min.toordinal()), date.max.toordinal()))


def shift_months(day: date, count: int) -> date:
    """The same day ``count`` months later, or that month's last day where it is shorter."""
    months = min(max(day.year * 12 + day.month - 1 + count, date.min.year * 12), _LAST_MONTH)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week(day: date) -> Period:
    """Monday to Sunday around ``day``."""
    monday = shift_days(day, -day.weekday())
    return Period(monday, shift_days(monday, 6))


def months(year: int, first: int, last: int, days: tuple[int, int] = (1, LAST)) -> Period | None:
    """From a day of one month to a day of another, negative days counted from its end; None when one does not exist."""
    try:
        return Period(_day(year, first, days[0]), _day(year, last, days[1]))
    except ValueError:
        return None


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, monthrange(year, month)[1] + 1 + day if day < 0 else day)
