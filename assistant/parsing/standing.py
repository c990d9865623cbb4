"""How plan, ledgers and question stand to each other in time.

Invariant: only days decide; a plan without a period is of any time. Ledgers of another year would else answer
what the plan orders for this one.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from assistant.model.document import Document
from assistant.text.dates import TimeMention

_LATER = timedelta(days=366)
"""So long after a campaign its ledgers may still be closed."""


def are_apart(documents: Sequence[Document], as_of: date | None) -> bool:
    """Whether the ledgers' stand lies before every plan's period, or more than a year behind it."""
    periods = [document.period for document in documents]
    if as_of is None or not periods:
        return False
    return not any(
        period is None
        or ((period.first is None or period.first <= as_of) and (period.last is None or as_of <= period.last + _LATER))
        for period in periods
    )


def is_ahead(times: Sequence[TimeMention], today: date) -> bool:
    """Whether a time is named that has not come: 明年3月底前, but not 本月."""
    ends = [time for time in times if time.last is not None and time.last > today]
    return any(time.first is None or time.first > today for time in ends)
