"""What is told of each of those that are listed: 复烧超过5户的村是哪些，分别在哪个镇.

Invariant: which ones there are was asked before a comma, and nothing is counted or put first. Prevents what is asked of
each of them from parting all rows, so that a bound on one is held against the sum of a town.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.parsing.ledger_questions.having import put_to_row
from assistant.parsing.ledger_questions.items import NAME, Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.records import replace

LISTS = frozenset(("ask.which", "ask.list", "ask.who"))
EACH = frozenset(("group.each", "both"))
COUNTS = frozenset(("extreme", "asked", "measure", "count", "per", "dimension", "split.each"))
"""Kinds of what makes one figure of many rows."""


def told_of_listed(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 分别在哪个镇 behind a list as the column that is shown of each."""
    cut = next((place for place, item in enumerate(items) if is_break(item)), len(items))
    behind = items[cut + 1 :]
    if not _lists(items[:cut]) or any(item.is_any(COUNTS) and not _is_asked(item) for item in items):
        return items
    if not any(map(_is_asked, behind)):
        return items
    shown = (_shown(item) for item in behind if _is_asked(item) or not item.is_any(EACH))
    single = columns.rows_are_entities(scope.ledger) and _names_entity(items[:cut], scope)
    return (*(put_to_row(item) if single else item for item in items[: cut + 1]), *shown)


def _names_entity(items: Sequence[Item], scope: Scope) -> bool:
    """Whether what is listed is what each row is about: no bound on it is one on a sum."""
    return any(s.column == scope.ledger.entity for item in items for s in item.sense(SenseKind.COLUMN))


def _lists(before: Sequence[Item]) -> bool:
    """Whether it is asked which ones there are: 村是哪些, 哪些村."""
    return any(
        (asks.is_any(LISTS) and named.has("textual")) or (named.is_any(LISTS) and _names(asks, before))
        for asks, named in pairwise(before)
    )


def _names(item: Item, before: Sequence[Item]) -> bool:
    """Whether an item names what is listed, or only says that it is: 村是, 村有."""
    place = before.index(item)
    said = before[place - 1] if place and item.has("filler") else item
    return said.has("textual") and said.condition is None


def _is_asked(item: Item) -> bool:
    """Whether a column is asked for of each: 在哪个镇, 分别是谁施工的."""
    return bool(item.column) and (item.has("which") or (item.has("dimension") and item.has("split.each")))


def _shown(item: Item) -> Item:
    """What is asked for as the column that holds it."""
    if not _is_asked(item):
        return item
    sense = Sense(SenseKind.COLUMN, item.column)
    return replace(item, kinds=NAME, senses=(sense,), column="", dimension=None)


TOLD_OF_LISTED = Pass(told_of_listed, ({"which", "split.each"}, LISTS, {"join"}))
"""What is asked of each that is listed."""
