"""The schema as plain tables, and back: its surfaces are read where a question has them.

Invariant: a surface read back has the senses it was written with, in the same order.
"""

from collections.abc import Iterator, Mapping, Sequence

from assistant.model.catalog import Ledger
from assistant.model.tables import Plain, PlainTable, Tables
from assistant.parsing.ledger_questions.schema.codes import Codes
from assistant.parsing.ledger_questions.schema.schema import MOST_CHARACTERS, Schema
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.text.beginnings import Beginnings, word_lengths

Senses = dict[int, tuple[Sense, ...]]
"""Ledger number → what a surface means there."""


class Surfaces(Mapping[str, Senses]):
    """Folded text → senses, over a plain table and one of codes."""

    def __init__(self, table: PlainTable, codes: PlainTable) -> None:
        self._table = table
        self._codes = codes
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
            plain, codes = self._table.get(surface), self._codes.get(surface) if self._codes else None
            if plain is None and codes is None:
                return default
            found = self._read[surface] = _with_codes(_senses(plain or []), codes or [])
        return found

    def __contains__(self, surface: object) -> bool:
        return surface in self._table or surface in self._codes

    def __iter__(self) -> Iterator[str]:
        yield from self._table
        yield from (code for code in self._codes if code not in self._table)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def schema_tables(schema: Schema, codes: Codes) -> Tables:
    """The schema in plain form with the codes that were left out of it, its ledgers left out."""
    surfaces = {surface: _plain(senses) for surface, senses in schema.surfaces.items()}
    longest = min(MOST_CHARACTERS, max(schema.longest, max(map(len, codes), default=0)))
    about = {"unit_names": sorted(schema.unit_names), "longest": longest}
    lengths = word_lengths((*surfaces, *codes))
    return {"surfaces": surfaces, "codes": codes, "surface lengths": lengths, "schema": about}


def read_schema(tables: Tables, ledgers: Sequence[Ledger]) -> Schema:
    """The schema of ``schema_tables`` for the same ledgers."""
    about = tables["schema"]
    surfaces = Surfaces(tables["surfaces"], tables["codes"])
    beginnings = Beginnings(tables["surface lengths"])
    return Schema(tuple(ledgers), surfaces, frozenset(about["unit_names"]), about["longest"], beginnings)


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


def _with_codes(senses: Senses, codes: list[Plain]) -> Senses:
    """With a value that is known letter for letter among what costs no more; ledgers stay in their order."""
    for number, column, text in codes:
        known = (*senses.get(number, ()), Sense(SenseKind.VALUE, column, (text,)))
        senses[number] = tuple(sorted(known, key=lambda sense: sense.cost))
    return dict(sorted(senses.items())) if codes else senses
