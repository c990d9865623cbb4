"""Days and months without a year, where all of a ledger lies in other years: 9月21日 of rows of 2021.

Invariant: a year that was said, or follows from today, is never changed; what the rows reach stays where it is.
"""

from datetime import date

from assistant.model.catalog import Column
from assistant.records import replace
from assistant.text.dates import TimeMention

QUARTER = "quarter"


def in_data_years(time: TimeMention, column: Column) -> TimeMention:
    """The time in the last year in which the column has such days; never in one behind all rows where it is over."""
    if time.explicit_year or time.first is None or time.last is None or not column.type.temporal or not column.first:
        return time
    begins, ends = date.fromisoformat(column.first[:10]), date.fromisoformat(column.last[:10])
    if time.first <= ends and begins <= time.last:
        return time
    for year in range(ends.year, begins.year - 1, -1):
        first, last = _moved(time.first, year), _moved(time.last, year + time.last.year - time.first.year)
        if first <= ends and begins <= last:
            return replace(time, first=first, last=last)
    if time.first.year <= ends.year or time.kind != QUARTER:
        return time
    first, last = _moved(time.first, ends.year), _moved(time.last, ends.year + time.last.year - time.first.year)
    return replace(time, first=first, last=last) if last < begins else time  # 一季度 of rows from April on


def _moved(day: date, year: int) -> date:
    """The same day of another year; of 29 February the last of the month."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=year, day=28) if leap else day.replace(year=year)
