"""Names that only say whose figure is asked for: 城厢镇的企业一共罚了多少钱.

Invariant: the figure is that of all rows that meet what was said before; where names are asked for, or the figure of
each, the name stays. Prevents the rows from being listed where their sum was asked for.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import JOINED, MERE_TOPIC, NAME, Item
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

SPLIT = frozenset({"group.each"})
ASKS = frozenset(("group.each", "ask.which", "ask.who", "ask.list", "which", "superlative", "extreme", "having"))
"""Kinds of what asks for names, or for the figure of each."""


def without_whose(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with a name between a condition and the one figure that is asked for as what rows are about."""
    items = _each_listed(items) if any(item.dimension is not None for item in items) else items
    if not any(item.kinds == NAME for item in items) or not any(map(_is_figure, items)):
        return tuple(items)
    if any(item.is_any(ASKS) or item.dimension is not None for item in items):
        return tuple(items)
    return tuple(_topic(item) if _is_whose(items, place) else item for place, item in enumerate(items))


def _each_listed(items: Sequence[Item]) -> Sequence[Item]:
    """The items with 企业各 behind 甲镇和乙镇的 as said of each of the two towns."""
    return [
        replace(item, kinds=SPLIT, dimension=None, column="") if _is_of_listed(item, items[place - 1]) else item
        for place, item in enumerate(items)
    ]


def _is_of_listed(item: Item, before: Item) -> bool:
    """Whether a name with 各 stands right behind values named side by side."""
    each = item.dimension is not None and item.text.endswith(words("each_of")) and JOINED in item.text
    return each and before.has("listed") and before.end <= item.start


def _is_figure(item: Item) -> bool:
    return item.has("asked_for") or item.measure is not None


def _is_whose(items: Sequence[Item], place: int) -> bool:
    """Whether a name stands behind a condition, and what is asked for behind it: 东镇的企业, 遗失的书按定价."""
    item = items[place]
    told = item.kinds == NAME and any(before.condition is not None for before in items[:place])
    asked = any(map(_is_figure, items[place + 1 :]))
    beside = place > 0 and items[place - 1].condition is not None
    return told and asked and (beside or any(map(_is_figure, items[place + 1 : place + 2])))


def _topic(item: Item) -> Item:
    return replace(item, kinds=MERE_TOPIC, senses=())
