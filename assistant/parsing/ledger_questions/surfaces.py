"""The schema as plain tables, and back: its surfaces are read where a question has them.

Invariant: a surface read back has the senses it was written with, in the same order.
"""

from collections.abc import Iterator, Mapping, Sequence

from assistant.model.catalog import Ledger
from assistant.model.tables import Plain, PlainTable, Tables
from assistant.parsing.ledger_questions.schema import Schema
from assistant.parsing.ledger_questions.senses import Sense, SenseKind

Senses = dict[int, tuple[Sense, ...]]
"""Ledger number → what a surface means there."""


class Surfaces(Mapping[str, Senses]):
    """Folded text → senses, over a plain table."""

    def __init__(self, table: PlainTable) -> None:
        self._table = table
        self._read: dict[str, Senses] = {}

    def __getitem__(self, surface: str) -> Senses:
        found = self.get(surface)
        if found is None:
            raise KeyError(surface)
        return found

    def get(self, surface: str, default: Senses | None = None) -> Senses | None:  # type: ignore[override]
        """The senses of a surface, or ``default`` where it has none."""
        found = self._read.get(surface)
        if found is None:
            plain = self._table.get(surface)
            if plain is None:
                return default
            found = self._read[surface] = _senses(plain)
        return found

    def __contains__(self, surface: object) -> bool:
        return surface in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


def schema_tables(schema: Schema) -> Tables:
    """The schema in plain form, its ledgers left out."""
    surfaces = {surface: _plain(senses) for surface, senses in schema.surfaces.items()}
    return {"surfaces": surfaces, "schema": {"unit_names": sorted(schema.unit_names), "longest": schema.longest}}


def read_schema(tables: Tables, ledgers: Sequence[Ledger]) -> Schema:
    """The schema of ``schema_tables`` for the same ledgers."""
    about = tables["schema"]
    return Schema(tuple(ledgers), Surfaces(tables["surfaces"]), frozenset(about["unit_names"]), about["longest"])


def _plain(by_ledger: Senses) -> list[Plain]:
    return [
        [number, [[sense.kind.value, sense.column, list(sense.values), sense.cost] for sense in senses]]
        for number, senses in by_ledger.items()
    ]


def _senses(plain: list[Plain]) -> Senses:
    return {
        number: tuple(Sense(SenseKind(kind), column, tuple(values), cost) for kind, column, values, cost in senses)
        for number, senses in plain
    }
