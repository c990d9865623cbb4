"""Runs one guarded SELECT: bounded in rows and time, and able to be stopped.

Invariant: a result says whether it was cut short (one row more than the limit is
fetched, never guessed), and each query has its own cursor: two threads on one shared
connection mix up their answers.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.errors import QueryError
from assistant.model.answer import Cell
from assistant.records import Record
from assistant.store import database
from assistant.store.database import Connection

ROW_LIMIT = 100_000


class Result(Record):
    """Rows of a query; ``truncated`` when there were more than the limit."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    truncated: bool
    elapsed: float
    """Seconds."""


class Runner:
    """Runs queries over one locked connection, from any thread."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._running: set[Connection] = set()
        self._lock = threading.Lock()

    def run(self, sql: str, limit: int = ROW_LIMIT, timeout: float | None = None) -> Result:
        """The rows of ``sql``; QueryError when it is stopped, too big, or fails on the data."""
        began = time.perf_counter()
        with self._cursor() as cursor, _alarm(cursor, timeout):
            columns, rows = _fetch(cursor, sql, limit + 1)
        return Result(columns, rows[:limit], len(rows) > limit, time.perf_counter() - began)

    def interrupt(self) -> None:
        """Stops whatever runs now; the runs raise QueryError in their own threads."""
        with self._lock:
            for cursor in self._running:
                cursor.interrupt()

    @contextmanager
    def _cursor(self) -> Iterator[Connection]:
        with self._lock:
            cursor = self._connection.cursor()
            self._running.add(cursor)
        try:
            yield cursor
        finally:
            with self._lock:
                self._running.discard(cursor)
            cursor.close()


@contextmanager
def _alarm(cursor: Connection, seconds: float | None) -> Iterator[None]:
    """Interrupts the cursor after so many seconds; the database's own limit stands behind it."""
    if seconds is None:
        yield
        return
    timer = threading.Timer(seconds, cursor.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _fetch(cursor: Connection, sql: str, count: int) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    try:
        cursor.execute(sql)
        columns = tuple(column[0] for column in cursor.description or ())
        rows = cursor.fetchmany(count)
    except database.InterruptError as problem:
        raise QueryError("查询用时过长或被中止，已停止", todo="请缩小范围后再问") from problem
    except database.MemoryExhaustedError as problem:
        raise QueryError("查询需要的内存超过上限，已停止", todo="请缩小范围后再问") from problem
    except database.Error as problem:
        raise QueryError("这条查询在数据上无法执行", _first_line(problem), "请检查列的类型和写法") from problem
    return columns, tuple(tuple(_cell(value) for value in row) for row in rows)


def _first_line(problem: Exception) -> str:
    return str(problem).partition("\n")[0]


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, (str, int, float, Decimal, date)):
        return value
    return str(value)
