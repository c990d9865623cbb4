"""How many sorts there are and how many of each: 诉求分几类，每类几件; 淤泥去向有几种，每种几个.

Invariant: what each sort is counted by tells the number of sorts as well, so the first count is no figure of its own.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.parsing.ledger_questions.items import NAME, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.columns import type_column
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import STEM_COST, Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

COUNTED = frozenset(("classifier", "rows"))
"""Kinds of what things are counted in."""
HEADS = frozenset(("group.by", "have"))
"""Kinds of what stands between the sorts and how many there are: 分, 有."""


def with_sorts_counted(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 分几类，每类 as 每 before the column of those sorts."""
    place = next((place for place in range(1, len(items) - 3) if _counts_sorts(items[place : place + 3])), 0)
    each, behind = items[place + 3 : place + 4], items[place + 4 :]
    counted = any(count.has("ask.count") and of.is_any(COUNTED) for count, of in pairwise(behind))
    if not place or not counted or not each[0].has("group.each"):
        return items
    said = items[: place - 1] if items[place - 1].is_any(HEADS) else items[:place]
    named, sort = _named(said, scope), type_column(scope.ledger)
    whole = each[0].text.endswith(words("sorts"))
    apart = any(item.text in words("sorts") for item in behind[:1])
    if (named is None and sort is None) or not (whole or apart):
        return items
    senses = named.senses if named is not None else (Sense(SenseKind.COLUMN, sort.name if sort is not None else ""),)
    told = replace(each[0], start=each[0].end - 1, text=each[0].text[-1:]) if whole else behind[0]
    split = replace(each[0], end=told.start, text=each[0].text[: told.start - each[0].start])
    column = Item(told.start, told.end, told.text, NAME, senses)
    return (*(said if named is None else said[:-1]), split, column, *(behind if whole else behind[1:]))


def _counts_sorts(items: Sequence[Item]) -> bool:
    """Whether it is 几类，"""
    count, sort, comma = items
    return count.has("ask.count") and sort.text in words("sorts") and is_break(comma)


def _named(said: Sequence[Item], scope: Scope) -> Item | None:
    """The column of the sorts, where the last word names one."""
    item = next(reversed(said), None)
    columns = item.sense(SenseKind.COLUMN) if item is not None and not item.has("ledger") else ()
    sure = any(sense.cost < STEM_COST and _repeats(sense.column, scope) for sense in columns)
    return item if item is not None and item.has("textual") and sure else None


def _repeats(name: str, scope: Scope) -> bool:
    """Whether a column tells sorts, and not each row by a name of its own."""
    return scope.ledger.column(name).distinct < scope.ledger.rows
