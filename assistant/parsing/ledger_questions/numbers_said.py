"""Numbers that count nothing: a 一个 before a noun, and the 两样 that sums up what was just named.

Invariant: only a number that the words before it already give goes; one that bounds or
compares stays.
"""

from collections.abc import Sequence
from itertools import takewhile

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.words import words


def without_totals(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without a number that sums up the columns just named: 在线监测和视频监控两样都没装."""
    return tuple(item for place, item in enumerate(items) if not _sums_up_columns(items, place))


def _sums_up_columns(items: Sequence[Item], place: int) -> bool:
    quantity, behind = items[place].quantity, items[place + 1 : place + 2]
    if quantity is None or quantity.unit not in words("generic_nouns") or not any(one.has("both") for one in behind):
        return False
    named = takewhile(lambda one: one.has("column") or one.has("join.and"), reversed(items[:place]))
    return quantity.value > 1 and sum(one.has("column") for one in named) == quantity.value


def counting(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items without a 一个 that only stands before a noun; 不止一次 counts."""
    return tuple(
        item
        for place, item in enumerate(items)
        if not item.has("one") or (place and item.quantity is not None and items[place - 1].has("compare"))
    )
