"""The only home of DuckDB: opening, locking, writing and reading whole tables.

Invariant: every connection handed out is locked. The spill folder is cleared before
external access goes off, because DuckDB adds that folder to the places it may still
write to, and ``COPY … TO '.tmp/x.csv'`` would then get through. The package ``duckdb``
wraps the engine in data frames and web tables and takes five times as long to import;
the engine itself, ``_duckdb``, holds all that is used here.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import _duckdb as duckdb

from assistant.model.answer import Cell
from assistant.model.catalog import ColumnType
from assistant.model.table import Table

Connection = duckdb.DuckDBPyConnection
Error = duckdb.Error
InterruptError = duckdb.InterruptException
MemoryExhaustedError = duckdb.OutOfMemoryException

MAX_SECONDS = 10
"""No query runs longer, whoever asks; a caller may only shorten it."""
_CHUNK = 100_000
_ROW_GROUP = 122_880
"""Rows that one thread scans however many there are: for no more than these, others only wait and are waited for."""
_EXACT_DIGITS = 15
"""A DECIMAL(18, s) with three digits to spare; what does not fit is a DOUBLE."""
_SQL_TYPES = {
    ColumnType.TEXT: "VARCHAR",
    ColumnType.INTEGER: "BIGINT",
    ColumnType.DATE: "DATE",
    ColumnType.TIMESTAMP: "TIMESTAMP",
    ColumnType.BOOLEAN: "BOOLEAN",
}
_LOCKS = (
    "SET temp_directory = ''",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET memory_limit = '1GB'",
    f"SET GLOBAL max_execution_time = {MAX_SECONDS * 1000}",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


def create(path: Path | None = None) -> Connection:
    """A writable database, still unlocked: for the builder alone. None keeps it in memory."""
    return duckdb.connect(str(path) if path else ":memory:")


def open_read_only(path: Path) -> Connection:
    """A built database file, locked."""
    return lock(duckdb.connect(str(path), read_only=True))


def lock(connection: Connection) -> Connection:
    """The same connection with files, network and settings out of reach for good."""
    if connection.execute("SELECT current_setting('lock_configuration')").fetchall() == [(True,)]:
        return connection  # one process shares one instance of a file: it was locked by the first to open it
    alone = ("SET threads = 1",) if _largest(connection) <= _ROW_GROUP else ()
    for statement in (*alone, *_LOCKS):
        connection.execute(statement)
    return connection


def _largest(connection: Connection) -> int:
    """Rows of the largest table."""
    found = connection.execute("SELECT coalesce(max(estimated_size), 0) FROM duckdb_tables()").fetchall()
    return int(found[0][0])


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def write_table(connection: Connection, table: Table) -> None:
    """Creates the table and fills it."""
    columns = [_stored(kind, values) for (_, kind), values in zip(table.columns, table.data, strict=True)]
    types = {name: kind for (name, _), (kind, _) in zip(table.columns, columns, strict=True)}
    _create(connection, table.name, types)
    for start in range(0, table.rows, _CHUNK):
        _insert(connection, table.name, types, [values[start : start + _CHUNK] for _, values in columns])


def copy_table(source: Connection, target: Connection, name: str) -> None:
    """The same table in another database."""
    described = source.execute(f"DESCRIBE {quoted(name)}").fetchall()
    types = {column: kind for column, kind, *_ in described}
    cursor = source.execute(f"SELECT * FROM {quoted(name)}")  # noqa: S608 - the name is quoted
    _create(target, name, types)
    while rows := cursor.fetchmany(_CHUNK):
        _insert(target, name, types, [list(values) for values in zip(*rows, strict=True)])


def table_names(connection: Connection) -> list[str]:
    """Names of all tables but the program's own."""
    found = connection.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY table_oid")
    return [name for (name,) in found.fetchall()]


def _create(connection: Connection, name: str, types: dict[str, str]) -> None:
    columns = ", ".join(f"{quoted(column)} {kind}" for column, kind in types.items())
    connection.execute(f"CREATE TABLE {quoted(name)} ({columns})")


def _insert(connection: Connection, name: str, types: dict[str, str], data: list[Sequence[Cell]]) -> None:
    sources = ", ".join(f"unnest(from_json_strict(?, '[\"{kind}\"]'))" for kind in types.values())
    connection.execute(f"INSERT INTO {quoted(name)} SELECT {sources}", list(map(_as_json, data)))


def _as_json(cells: Sequence[Cell]) -> str:
    """A column as one text, which the engine takes apart in half the time that it takes to take the cells in.

    Half characters, which no UTF-8 database can hold, become question marks.
    """
    text = json.dumps(cells, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.encode("utf-8", "replace").decode("utf-8")


def _stored(kind: ColumnType, values: Sequence[Cell]) -> tuple[str, Sequence[Cell]]:
    """The SQL type of a column, and its cells as the engine takes them in."""
    if kind is not ColumnType.NUMBER:
        return _SQL_TYPES[kind], values
    texts = [None if value is None else _digits(value) for value in values]
    return _number_type({Decimal(text) for text in set(texts) if text}), texts


def _number_type(numbers: Iterable[Decimal]) -> str:
    scale = whole = 0
    for number in numbers:
        if not number.is_finite():
            return "DOUBLE"
        scale = max(scale, -int(number.as_tuple().exponent))
        whole = max(whole, number.adjusted() + 1)
    return f"DECIMAL(18, {scale})" if scale + whole <= _EXACT_DIGITS else "DOUBLE"


def _digits(value: Cell) -> str:
    """A number as text, which the engine reads exactly."""
    if isinstance(value, (date, datetime)):
        raise TypeError(f"not a number: {value!r}")
    return str(value)
