"""A database that holds the small ledgers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.compile.small_ledgers import CATALOG, TABLES, TYPES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@pytest.fixture(scope="session")
def engine() -> "Iterator[DuckDBPyConnection]":
    from duckdb import connect  # imported here: a plugin that outlives the run would hold the engine

    with connect() as connection:
        for ledger in CATALOG.ledgers:
            columns = ", ".join(f'"{column.name}" {TYPES[column.type]}' for column in ledger.columns)
            connection.execute(f'CREATE TABLE "{ledger.table}" ({columns})')
            marks = ", ".join("?" * len(ledger.columns))
            rows = [list(row.values()) for row in TABLES[ledger.table]]
            connection.executemany(f'INSERT INTO "{ledger.table}" VALUES ({marks})', rows)
        yield connection
