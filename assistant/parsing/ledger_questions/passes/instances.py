"""Names that only stand for more of their kind: 锅炉电梯这些，每种设备各几台 asks of every kind there is.

Invariant: only where 这些 or 等 ends the names and each of their kind is asked of right behind it; 这三种 and bare 各
are said of those named, which then restrict the rows.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.items import INSTANCE, Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words

NAMES = frozenset(("textual", "ledger", "topic"))
"""Kinds of the noun behind 每种."""


def of_every_kind(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with such names and 每种 behind them as the column of kinds that the rows are split by."""
    last = next((place for place, item in enumerate(items) if item.has(INSTANCE)), len(items))
    behind = range(last + 1, len(items))
    each = next((place for place in behind if not _is_between(items[place])), len(items))
    if each == len(items) or not items[each].has("group.each"):
        return items
    first = last
    while first and (items[first - 1].has("value") or items[first - 1].has("join")):
        first -= 1
    named = [sense.column for sense in items[last].sense(SenseKind.VALUE)]
    kind = next((name for name in named if _all_of(name, items[first : last + 1])), "")
    end = each + 1 if items[each + 1 : each + 2] and _is_name(items[each + 1]) else each
    marked = items[each].text.endswith(words("sorts")) or _names(items[end], kind)
    if not kind or not marked or scope.ledger.column(kind).distinct < 2:
        return items
    made = reduced(items[first], items[end], "dimension", dimension=dimension_of(kind), column=kind, written="each")
    return (*items[:first], made, *items[end + 1 :])


def _is_between(item: Item) -> bool:
    return item.has("join") or item.text in words("such_like")


def _all_of(name: str, run: Sequence[Item]) -> bool:
    """Whether a column holds all the values of a run."""
    said = [item for item in run if not item.has("join")]
    return len(said) > 1 and all(any(s.column == name for s in item.sense(SenseKind.VALUE)) for item in said)


def _is_name(item: Item) -> bool:
    return item.is_any(NAMES) and not item.has("value")


def _names(item: Item, column: str) -> bool:
    return any(sense.column == column for sense in item.sense(SenseKind.COLUMN))
