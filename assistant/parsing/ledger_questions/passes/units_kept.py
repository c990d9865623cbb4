"""Counts in a unit that the ledger keeps in a column beside the quantity: 几台 where 计量单位 is 台 and 现有数量 is 15.

Invariant: what is counted in such a unit is the sum of the one quantity that is there, never the number of rows.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.text.units import find_unit

UNIT = "单位"


def in_kept_units(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 几台 as how much there is of the quantity; what names its own figure keeps it."""
    units = kept_units(scope.ledger)
    figure = _quantity(scope.ledger) if units else None
    if figure is None or any(item.has("numeric") for item in items):
        return tuple(items)
    found: list[Item] = []
    for item in items:
        if found and found[-1].has("ask.count") and item.text in units and _counts_things(item, items, scope):
            sense = Sense(SenseKind.COLUMN, figure.name)
            found[-1:] = [Item(item.start, item.start, figure.name, FIGURE, (sense,)), found[-1]]
        else:
            found.append(item)
    return tuple(found)


def _counts_things(unit: Item, items: Sequence[Item], scope: Scope) -> bool:
    """Whether the unit counts things and not rows: 几条 does so where the things are called by their name."""
    rows = unit.text in (*words("row_nouns"), *words("loose_nouns"), scope.ledger.unit_noun)
    named = (sense.column for item in items for sense in item.sense(SenseKind.VALUE))
    return not rows or any(name.endswith(words("own_things")) for name in named)


@lru_cache(256)
def kept_units(ledger: Ledger) -> frozenset[str]:
    """The units that a column of units holds."""
    return frozenset(value.text for column in _of_units(ledger) for value in column.values)


def _of_units(ledger: Ledger) -> tuple[Column, ...]:
    """The columns that say in which unit the quantity beside them is counted: 计量单位, and 成绩单位 with 秒 and 米."""
    named = (column for column in ledger.columns if column.name.endswith(UNIT))
    return tuple(c for c in named if c.name.endswith(words("unit_columns")) or (c.closed and _are_units(c)))


def _are_units(column: Column) -> bool:
    return all(find_unit(value.text) is not None for value in column.values)


def _quantity(ledger: Ledger) -> Column | None:
    """The one quantity whose unit stands in another column: 决赛成绩 of 成绩单位, 现有数量 beside 应储数量."""
    plain = [column for column in ledger.columns if column.type.numeric and not column.unit]
    stems = tuple(stem for column in _of_units(ledger) if len(stem := column.name.removesuffix(UNIT)) > 1)
    named = [column for column in plain if column.name.endswith(stems)] if stems else []
    there = [c for c in plain if columns.additive(c) and not c.name.startswith(words("set_beforehand"))]
    return next((found[0] for found in (named, there) if len(found) == 1), None)
