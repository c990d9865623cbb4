"""Values of crowded columns, each known letter for letter: numbers of trees and of documents, names of firms.

Invariant: such a value is found as it is written and by nothing alike, so it needs neither cutting nor pinyin; of a
mere code nothing else is known either, so it is left out of all that is worked out of the catalog. With a million
rows those would take minutes.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from assistant.model.catalog import Catalog, Column, Ledger, Value
from assistant.model.tables import Plain
from assistant.parsing.ledger_questions.schema.schema import fold
from assistant.parsing.ledger_questions.schema.value_surfaces import is_crowded
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.normalise import canonical

Codes = Mapping[str, list[Plain]]
"""Folded value → where it stands: ledger number, column, the value as written."""


def codes(catalog: Catalog) -> Codes:
    """The values of all crowded columns that say something without their column."""
    found: defaultdict[str, list[Plain]] = defaultdict(list)
    bare = words("bare_values")
    for number, ledger in enumerate(catalog.ledgers):
        for column in filter(is_crowded, ledger.columns):
            for text in (value.text for value in _by_letter(column) if value.text not in bare):
                found[fold(canonical(text))].append([number, column.name, text])
    return found


def without_codes(catalog: Catalog) -> Catalog:
    """The catalog without the values that have no more to them than their letters."""
    return replace(catalog, ledgers=tuple(map(_without, catalog.ledgers)))


def _without(ledger: Ledger) -> Ledger:
    if not any(map(is_crowded, ledger.columns)):
        return ledger
    return replace(ledger, columns=tuple(map(_others, ledger.columns)))


def _by_letter(column: Column) -> Sequence[Value]:
    """The values of a crowded column that are known so: its codes, and where the others still crowd it, all."""
    return column.values if is_crowded(_others(column)) else tuple(filter(_is_code, column.values))


def _others(column: Column) -> Column:
    """The column with those of its values that are no codes."""
    if not is_crowded(column):
        return column
    return replace(column, values=tuple(value for value in column.values if not _is_code(value)))


def _is_code(value: Value) -> bool:
    return value.text.isascii() and not value.aliases
