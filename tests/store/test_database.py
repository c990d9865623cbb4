"""The engine: types kept, and nothing but reading left once it is locked."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.model.answer import Cell
from assistant.model.catalog import ColumnType
from assistant.model.table import Table
from assistant.store import database


def _loaded(kind: ColumnType, cells: tuple[Cell, ...]) -> list[Cell]:
    connection = database.create()
    database.write_table(connection, Table("表", (("列", kind),), (cells,)))
    return [row[0] for row in connection.execute('SELECT * FROM "表"').fetchall()]


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (ColumnType.TEXT, ("甲", None, "", "a'b\"c", "第一行\n第二行", "😀", "\x00")),
        (ColumnType.INTEGER, (1, -5, None, 2**62)),
        (ColumnType.NUMBER, (Decimal("0.10"), None, Decimal("123.45"))),
        (ColumnType.DATE, (date(2021, 12, 1), None, date(1, 1, 1), date(9999, 12, 31))),
        (ColumnType.TIMESTAMP, (datetime(2021, 12, 1, 8, 30), None)),
        (ColumnType.BOOLEAN, (True, False, None)),
        (ColumnType.TEXT, ()),
        (ColumnType.NUMBER, (None, None)),
    ],
)
def test_cells_come_back_as_they_were(kind: ColumnType, cells: tuple[Cell, ...]) -> None:
    assert _loaded(kind, cells) == list(cells)


def test_sums_of_decimals_are_exact() -> None:
    connection = database.create()
    database.write_table(connection, Table("表", (("列", ColumnType.NUMBER),), ((0.1, 0.2, 0.3),)))
    assert connection.execute('SELECT sum("列") FROM "表"').fetchall() == [(Decimal("0.6"),)]


@pytest.mark.parametrize("cells", [(1e300, 1.5), (float("inf"), 1.0), (1e-20, 1.0), (Decimal("1E+30"),)])
def test_numbers_too_wide_for_decimals_are_kept_all_the_same(cells: tuple[Cell, ...]) -> None:
    assert _loaded(ColumnType.NUMBER, cells) == [float(str(cell)) for cell in cells]


def test_half_characters_do_not_stop_the_load() -> None:
    assert _loaded(ColumnType.TEXT, ("甲\ud800乙",)) == ["甲?乙"]


def test_more_rows_than_a_chunk() -> None:
    cells = tuple(range(25_000))
    assert _loaded(ColumnType.INTEGER, cells) == list(cells)


def test_names_are_data() -> None:
    connection = database.create()
    name = '投资"(亿元); --'
    database.write_table(connection, Table(name, (("列 1, x", ColumnType.TEXT),), (("甲",),)))
    assert database.table_names(connection) == [name]
    other = database.create()
    database.copy_table(connection, other, name)
    assert other.execute(f"SELECT * FROM {database.quoted(name)}").fetchall() == [("甲",)]


_FORBIDDEN = [
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM glob('/*')",
    "COPY (SELECT 1) TO '/dev/stdout'",
    "COPY (SELECT 1) TO '{folder}/x.csv'",
    "COPY (SELECT 1) TO '.tmp/x.csv'",
    "ATTACH '{folder}/x.db'",
    "ATTACH '.tmp/x.db'",
    "EXPORT DATABASE '{folder}/x'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "SET memory_limit = '100GB'",
    "SET temp_directory = '{folder}'",
    "SET max_execution_time = 0",
    "RESET memory_limit",
    "PRAGMA enable_profiling",
]


@pytest.mark.parametrize("statement", _FORBIDDEN)
def test_a_locked_database_reaches_nothing_outside(statement: str, tmp_path: Path) -> None:
    connection = database.lock(database.create())
    with pytest.raises(database.Error):
        connection.execute(statement.format(folder=tmp_path)).fetchall()
    assert list(tmp_path.iterdir()) == []
    assert not Path(".tmp").exists()


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE x (a INT)", "DROP TABLE 表", "DELETE FROM 表", "INSERT INTO 表 VALUES (2)"]
)
def test_a_built_file_is_not_written(statement: str, tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    with database.create(path) as connection:
        database.write_table(connection, Table("表", (("列", ColumnType.INTEGER),), ((1,),)))
    with pytest.raises(database.Error):
        database.open_read_only(path).execute(statement)


@pytest.mark.parametrize(("rows", "alone"), [(0, True), (1_000, True), (200_000, False)])
def test_small_tables_are_read_by_one_thread(rows: int, *, alone: bool) -> None:
    connection = database.create()
    before = connection.execute("SELECT current_setting('threads')").fetchall()
    connection.execute(f"CREATE TABLE t AS SELECT * FROM range({rows})")
    after = database.lock(connection).execute("SELECT current_setting('threads')").fetchall()
    assert after == ([(1,)] if alone else before)
