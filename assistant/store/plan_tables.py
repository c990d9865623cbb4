"""The plan's own tables as entries of the catalog, so that they are asked about like any ledger.

Invariant: names, units and synonyms come from ``plan_tables.toml``, values from the
rows; this module knows no plan.
"""

import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

from assistant.model.answer import Cell
from assistant.model.catalog import Column, ColumnType, Ledger, Value
from assistant.model.table import Table


def entries(tables: tuple[Table, ...], files_read: tuple[str, ...]) -> tuple[Ledger, ...]:
    """A catalog entry for each plan table."""
    described = {entry["name"]: entry for entry in _descriptions()}
    return tuple(_entry(table, described.get(table.name, {}), files_read) for table in tables)


def _descriptions() -> list[dict[str, Any]]:
    text = files("assistant.store").joinpath("plan_tables.toml").read_text("utf-8")
    tables: list[dict[str, Any]] = tomllib.loads(text)["table"]
    return tables


def _entry(table: Table, described: dict[str, Any], files_read: tuple[str, ...]) -> Ledger:
    said = {column["name"]: column for column in described.get("column", ())}
    columns = tuple(
        _column(name, kind, values, said.get(name, {}))
        for (name, kind), values in zip(table.columns, table.data, strict=True)
    )
    return Ledger(
        name=table.name,
        table=table.name,
        columns=columns,
        aliases=tuple(described.get("aliases", ())),
        files=files_read,
        grain=described.get("grain", ""),
        entity=described.get("entity", ""),
        unit_noun=described.get("unit_noun", ""),
        rows=table.rows,
        plan=True,
    )


def _column(name: str, kind: ColumnType, cells: tuple[Cell, ...], said: dict[str, Any]) -> Column:
    filled: list[Any] = [cell for cell in cells if cell is not None]
    counts: Counter[Cell] = Counter(filled)
    ranged = bool(filled) and kind is not ColumnType.TEXT
    return Column(
        name=name,
        type=kind,
        header=name,
        aliases=tuple(said.get("aliases", ())),
        values=_values(counts, said),
        closed="values" in said,
        distinct=len(counts),
        nulls=len(cells) - len(filled),
        first=str(min(filled)) if ranged else "",
        last=str(max(filled)) if ranged else "",
    )


def _values(counts: Counter[Cell], said: dict[str, Any]) -> tuple[Value, ...]:
    synonyms: dict[str, list[str]] = said.get("values", {})
    if not said.get("listed"):
        return ()
    return tuple(Value(str(cell), tuple(synonyms.get(str(cell), ())), count) for cell, count in counts.items())
