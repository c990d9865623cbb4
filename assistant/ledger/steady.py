"""Which columns belong to the entity itself, not to a single row about it.

Invariant: a column is steady only where rows prove it: entities with several rows, and none
that has two values. Without that, the area of a site would be summed once for each check.
"""

from collections.abc import Sequence

from assistant.model.answer import Cell
from assistant.model.catalog import Column, ColumnType
from assistant.records import replace

LEAST_REPEATED = 3
"""Entities with several rows that it takes to prove anything."""


def with_steady(columns: Sequence[Column], cells: Sequence[Sequence[Cell]], entity: str) -> tuple[Column, ...]:
    """The columns, those marked that hold one value for each value of the column ``entity``."""
    names = next((own for column, own in zip(columns, cells, strict=True) if column.name == entity), ())
    named = next((column for column in columns if column.name == entity), None)
    if named is None or named.personal or len(names) - len(set(names)) < LEAST_REPEATED:
        return tuple(columns)
    return tuple(
        replace(column, steady=_is_steady(column, own, names)) if column.name != entity else column
        for column, own in zip(columns, cells, strict=True)
    )


def _is_steady(column: Column, cells: Sequence[Cell], names: Sequence[Cell]) -> bool:
    """Whether a column never has two values for one name; a date is always of the row."""
    if column.personal or column.type.temporal or column.distinct < 2 or column.type is ColumnType.BOOLEAN:
        return False
    known: dict[Cell, Cell] = {}
    for name, cell in zip(names, cells, strict=True):
        if name is not None and cell is not None and known.setdefault(name, cell) != cell:
            return False
    return True
