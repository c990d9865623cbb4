"""Small values shared by all stages."""

from datetime import date

from assistant.records import Record


class DateRange(Record):
    """Days from ``first`` to ``last``, both included; None leaves that side open."""

    first: date | None
    last: date | None

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)
