"""Cells of a ledger that hold a unit which a question speaks of, however it is written there.

Invariant: each place of a column is no unit: 各乡镇 beside a column 乡镇 never means the cells 乡镇政府 of another.
"""

from functools import lru_cache

from assistant.linking.agencies import UnitMention
from assistant.model.catalog import ColumnType, Ledger
from assistant.parsing.ledger_questions.senses import Sense, SenseKind

EACH = "各"
"""Before what is split by, and before all units of a sort."""


def unit_senses(ledger: Ledger, mention: UnitMention) -> tuple[Sense, ...]:
    """The columns of the ledger that hold a unit, with the cells."""
    senses = _held(ledger, mention.names)
    return () if senses and _each_place(mention.surface, senses, ledger) else senses


@lru_cache(4096)
def _held(ledger: Ledger, names: tuple[str, ...]) -> tuple[Sense, ...]:
    open_columns = (column for column in ledger.columns if column.type is ColumnType.TEXT and not column.personal)
    held = ((column.name, tuple(v.text for v in column.values if v.text in names)) for column in open_columns)
    return tuple(Sense(SenseKind.VALUE, name, texts) for name, texts in held if texts)


def _each_place(surface: str, senses: tuple[Sense, ...], ledger: Ledger) -> bool:
    """Whether 各乡镇 names a column and no cell writes 各 as well."""
    rest = surface.removeprefix(EACH)
    named = rest != surface and any(column.name == rest for column in ledger.columns)
    return named and not any(EACH in text for sense in senses for text in sense.values)
