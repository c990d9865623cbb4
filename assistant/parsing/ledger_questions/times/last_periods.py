"""The newest dates of a ledger: 最近两期, and 最近一个月 of a ledger that has a row for each month.

Invariant: where rows stand for whole periods, the last of them is the last one kept, however far from today.
"""

from datetime import timedelta

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import ColumnRef, Condition, Frame, InFrame, Measure, Order
from assistant.parsing.ledger_questions.schema import columns
from assistant.text.dates import TimeMention

PERIODS = {"week": "周", "dekad": "旬", "month": "月", "quarter": "季度", "year": "年"}
"""How a ledger's grain calls the part of a date."""
WEEK = 7


def few_rows(
    ledger: Ledger, names: tuple[str, ...], day: str, number: int, *, newest: bool = True, each: str = ""
) -> InFrame:
    """The rows whose columns are those of so many last dates; ``each``: of the last rows of each value there."""
    frame = Frame(
        ledger.name,
        columns=tuple(Measure(name, ColumnRef(name)) for name in names),
        distinct=True,
        order=(Order(ColumnRef(day), descending=newest),),
        limit=number,
        per=(each,) if each else (),
    )
    return InFrame(names, frame)


def last_periods(ledger: Ledger, name: str, time: TimeMention) -> Condition | None:
    """最近一个月 as the last month kept; None where rows are no periods, or the words speak of other lengths."""
    own = next((part for part, word in PERIODS.items() if f"×{word}" in ledger.grain), "")
    day = columns.date_column(ledger)
    if time.kind != "recent" or time.first is None or time.last is None or day is None or day.name != name:
        return None
    before = time.first - timedelta(days=1)
    count = (time.last.year - before.year) * 12 + time.last.month - before.month
    if own == "week":
        count, rest = divmod((time.last - before).days, WEEK)
    else:
        rest = time.last.day - before.day
    return few_rows(ledger, (name,), name, count) if own in ("week", "month") and count and not rest else None
