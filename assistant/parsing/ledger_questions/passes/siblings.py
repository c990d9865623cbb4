"""Figures called by what sets them apart, side by side: 中央和县级 of 中央补贴 and 县级补贴.

Invariant: only where both names end alike and are in one unit; by itself such a word stays a guess. Prevents
中央和县级各多少 from listing rows.
"""

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import STEM_COST, Sense, SenseKind
from assistant.records import replace

JOIN = "join"
COST, LEAST = 0.02, 2
"""What naming a figure so costs, and characters that the names must share."""


def with_siblings(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with words for figures that are told side by side as their names."""
    current = list(items)
    for place in [place for place, item in enumerate(items) if JOIN in item.classes and 0 < place < len(items) - 1]:
        first, last = current[place - 1], current[place + 1]
        one, other = _apart(first, scope), _apart(last, scope)
        if one is not None and other is not None and _alike(first, last, one, other):
            current[place - 1], current[place + 1] = _named(first, one), _named(last, other)
    return tuple(current)


def _apart(item: Item, scope: Scope) -> Column | None:
    """The figure whose name an item begins."""
    if not item.kinds <= FIGURE or not item.senses:
        return None
    column = scope.ledger.column(item.senses[0].column)
    return column if column.type.numeric and column.name.startswith(item.text) else None


def _alike(first: Item, last: Item, one: Column, other: Column) -> bool:
    """Whether two figures differ in nothing but what the items say, and the items alone would only guess at them."""
    shared = one.name.removeprefix(first.text)
    ends = (other.name.removeprefix(last.text), other.name.removeprefix(last.text.removesuffix(shared)))
    guessed = any(sense.cost >= STEM_COST for item in (first, last) for sense in item.senses)
    return guessed and one != other and one.unit == other.unit and shared in ends and len(shared) >= LEAST


def _named(item: Item, column: Column) -> Item:
    return replace(item, senses=(Sense(SenseKind.COLUMN, column.name, cost=COST),))
