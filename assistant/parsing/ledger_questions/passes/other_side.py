"""The other side of a bound, which its word alone says: 1990年以前建的和以后建的, 80岁以上的和以下的.

Invariant: only behind a 和 and where one bound was named before, whose end or number it shares, so that both sides
together are all there is and nothing lies in both.
"""

from collections.abc import Sequence
from datetime import timedelta

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.records import replace
from assistant.text.dates import TimeMention

ENDS = frozenset(("behind.after", "behind.before", "top.last"))
"""Kinds of a bare 以后 or 以前."""
BOUNDS = frozenset(("after.ge", "after.gt", "after.le", "after.lt"))
"""Kinds of 以上 and 以下, which stand behind a number."""


def with_other_side(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with a bare 以后 as all days behind those named before, and a bare 以下 with the number before it."""
    found: list[Item] = []
    for item in items:
        joined = bool(found) and found[-1].has("join")
        time = _open_time(found) if joined and item.is_any(ENDS) else None
        number = _bounded(found) if joined and item.is_any(BOUNDS) else None
        if number is not None:
            found.append(replace(number, start=item.start, end=item.start))
        found.append(item if time is None else replace(item, kinds=frozenset({"time"}), time=_beyond(time)))
    return tuple(found)


def _open_time(before: Sequence[Item]) -> TimeMention | None:
    """The last time named, where it is open to one side."""
    time = next((item.time for item in reversed(before) if item.time is not None), None)
    return time if time is not None and (time.first is None) != (time.last is None) else None


def _beyond(time: TimeMention) -> TimeMention:
    """All days that are not of a time."""
    if time.last is not None:
        return replace(time, first=time.last + timedelta(1), last=None)
    return replace(time, first=None, last=time.first - timedelta(1) if time.first is not None else None)


def _bounded(before: Sequence[Item]) -> Item | None:
    """The last number with a bound behind it."""
    places = (at for at in range(len(before) - 1) if before[at].quantity is not None and before[at + 1].is_any(BOUNDS))
    return next((before[at] for at in reversed(tuple(places))), None)
