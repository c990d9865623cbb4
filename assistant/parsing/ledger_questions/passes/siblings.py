"""Figures called by what sets them apart, side by side: 中央和县级 of 中央补贴 and 县级补贴.

Invariant: only where both names end alike and are in one unit; by itself such a word stays a guess. Prevents
中央和县级各多少 from listing rows.
"""

from collections.abc import Collection, Sequence

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.quantities import numeric_column
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


def with_planned_sibling(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 计划 of 计划多少、到位多少 as the one figure called so in the unit of the other: 计划资金."""
    beside = [column for item in items if (column := numeric_column(scope, item)) is not None]
    units = {column.unit for column in beside if column.unit}
    asked = [place for place, item in enumerate(items[:-2]) if item.has("planned") and _is_all(items[place + 1 :])]
    return tuple(_planned(item, units, scope) if place in asked else item for place, item in enumerate(items))


def _is_all(behind: Sequence[Item]) -> bool:
    """Whether nothing but 多少 is asked there, in no unit of its own."""
    return behind[0].has("ask.count") and behind[1].has(JOIN)


def _planned(item: Item, units: Collection[str], scope: Scope) -> Item:
    """What was planned in one of the units, where one column tells it."""
    named = [one for one in scope.ledger.columns if one.type.numeric and one.name.startswith(item.text)]
    named = [one for one in named if one.unit in units]
    return Item(item.start, item.end, item.text, FIGURE, (_sense(named[0]),)) if len(named) == 1 else item


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
    return replace(item, senses=(_sense(column),))


def _sense(column: Column) -> Sense:
    return Sense(SenseKind.COLUMN, column.name, cost=COST)
