"""Times that a comparison opens to one side: 晚于12月5日, 比12月5日早.

Invariant: a comparison behind a figure is one of the figure (投资不如2022年, 排名比2022年靠前), and bounds no time.
"""

from collections.abc import Sequence
from datetime import timedelta

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.passes.gaps import FIGURES
from assistant.parsing.ledger_questions.times.period_ends import opens_part
from assistant.records import replace
from assistant.text.dates import TimeMention


def bounded(items: Sequence[Item]) -> list[Item]:
    """Items in which a comparison before a time (晚于12月5日) has become the open side of that time."""
    found: list[Item] = []
    for item in items:
        figure = item.time is None or any(other.is_any(FIGURES) for other in found[-2:-1])
        op = found[-1].name_of("compare") if found and not figure else ""
        side = "gt" if item.has("more.later") else "lt" if item.has("more.earlier") else ""
        ranked = any(other.has("numeric") for other in found[-3:-2])
        told = found[-1].time if side and not ranked and found[-2:-1] and found[-2].has("than") else None
        if item.time is not None and item.time.relation == "in" and opens_part(found):
            found[-1] = _with_bound(found[-1], item, _opened(item.time, "le"))
        elif told is not None:
            found[-2:] = [replace(found[-1], start=found[-2].start, end=item.end, time=_opened(told, side))]
        elif item.time is not None and op in ("gt", "ge", "lt", "le"):
            found[-1] = _with_bound(found[-1], item, _opened(item.time, op))
        else:
            found.append(item)
    return found


def _with_bound(before: Item, item: Item, time: TimeMention) -> Item:
    return replace(item, start=before.start, text=f"{before.text}{item.text}", time=time)


def _opened(time: TimeMention, op: str) -> TimeMention:
    """The time with all days behind it (gt, ge) or before it (lt, le)."""
    if op in ("gt", "ge"):
        first = time.first or time.last
        after = (time.last or time.first) if op == "gt" else first
        return replace(time, first=after + timedelta(1) if after and op == "gt" else after, last=None)
    before = (time.first or time.last) if op == "lt" else time.last
    return replace(time, first=None, last=before - timedelta(1) if before and op == "lt" else before)
