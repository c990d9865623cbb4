"""Values that are mere codes, of columns that hold thousands: numbers of trees, of documents, of sites.

Invariant: a code is known letter for letter and has no other name, so it needs neither
cutting nor pinyin nor a short form; with a million rows those would take minutes.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from assistant.model.catalog import Catalog, Column, Ledger, Value
from assistant.model.tables import Plain
from assistant.parsing.ledger_questions.schema import fold

Codes = dict[str, list[Plain]]
"""Folded code → where it stands: ledger number, column, the value as written."""
CROWDED = 5_000
"""Distinct values from which a column's values are only known letter for letter."""


def codes(catalog: Catalog) -> Codes:
    """The codes of all ledgers."""
    found: defaultdict[str, list[Plain]] = defaultdict(list)
    for number, ledger in enumerate(catalog.ledgers):
        for column in ledger.columns:
            for value in _codes(column):
                found[fold(value.text)].append([number, column.name, value.text])
    return found


def without_codes(catalog: Catalog) -> Catalog:
    """The catalog with the values that have more to them than their letters."""
    return replace(catalog, ledgers=tuple(map(_without, catalog.ledgers)))


def _without(ledger: Ledger) -> Ledger:
    if not any(map(_crowded, ledger.columns)):
        return ledger
    return replace(ledger, columns=tuple(replace(column, values=_others(column)) for column in ledger.columns))


def _codes(column: Column) -> Iterator[Value]:
    return filter(_is_code, column.values) if _crowded(column) else iter(())


def _others(column: Column) -> tuple[Value, ...]:
    """The column's values that are no codes."""
    return tuple(value for value in column.values if not _is_code(value)) if _crowded(column) else column.values


def _crowded(column: Column) -> bool:
    return len(column.values) > CROWDED and column.type.textual


def _is_code(value: Value) -> bool:
    return value.text.isascii() and not value.aliases
