"""A built store: all tables in one locked database, kept as a file for the next start.

Invariant: a file in the cache is whole (written aside, renamed once complete), holds no
unmasked personal data, and is found only by the hash of what it was built from. Any
trouble with the cache, a full disk or a read-only home, costs time and nothing else:
the store is then built in memory.
"""

import os
from contextlib import suppress
from pathlib import Path

from assistant.errors import WenceError
from assistant.records import Record, RecordError
from assistant.store import database, pieces
from assistant.store.database import Connection
from assistant.store.prepared import ENDING
from assistant.store.sources import Contents, Sources

_CONTENTS = "wence.contents"
_KEPT = 6
"""Built files that stay: a few folders in turn, today's and yesterday's version of each."""
_TROUBLE = (OSError, database.Error, RecordError)


class Built(Record):
    """A locked database and what is known of it."""

    contents: Contents
    connection: Connection
    key: str = ""
    """What it is kept under; empty when it lives in memory alone."""


def in_memory(sources: Sources) -> Built:
    """Built without touching the disk."""
    connection = database.create()
    _write(connection, sources)
    return Built(sources.contents, database.lock(connection))


def cached(folder: Path, key: str) -> Built | None:
    """The store built earlier under this key, or None."""
    path = _path(folder, key)
    try:
        if not path.is_file():
            return None
        connection = database.open_read_only(path)
        found = connection.execute(f"SELECT value FROM {_CONTENTS} ORDER BY piece").fetchall()  # noqa: S608 - a constant
        contents = pieces.put_together(text for (text,) in found)
        os.utime(path)
    except _TROUBLE:
        return None
    return Built(contents, connection, key)


def keep(folder: Path, key: str, sources: Sources) -> Built | None:
    """The store, written into the cache; None when the disk does not let it."""
    aside = folder / f"{key}.{os.getpid()}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with database.create(aside) as connection:
            _write(connection, sources)
        aside.chmod(0o600)
        aside.replace(_path(folder, key))
        _prune(folder)
        return Built(sources.contents, database.open_read_only(_path(folder, key)), key)
    except _TROUBLE:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        return None


def export(built: Built, path: Path) -> None:
    """Writes all tables to a DuckDB file; WenceError when the file is something else or cannot be written."""
    if path.exists() and not _is_database(path):
        raise WenceError("这个文件不是 DuckDB 数据库，没有覆盖", str(path), "请换一个文件名")
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with database.create(aside) as connection:
            for name in database.table_names(built.connection):
                database.copy_table(built.connection, connection, name)
        aside.replace(path)
    except _TROUBLE as problem:
        aside.unlink(missing_ok=True)
        raise WenceError("数据库文件写不出来", str(path), "请检查文件夹是否存在、是否可写、磁盘是否已满") from problem


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(12)[8:] == b"DUCK"


def _write(connection: Connection, sources: Sources) -> None:
    connection.execute("CREATE SCHEMA wence")
    for table in sources.tables:
        database.write_table(connection, table)
    connection.execute(f"CREATE TABLE {_CONTENTS} (piece INTEGER, value BLOB)")
    for number, text in enumerate(pieces.taken_apart(sources.contents)):
        connection.execute(f"INSERT INTO {_CONTENTS} VALUES (?, ?)", [number, text])  # noqa: S608


def _path(folder: Path, key: str) -> Path:
    return folder / f"{key}.duckdb"


def _prune(folder: Path) -> None:
    """Removes the stores used longest ago, and what a killed build left behind."""
    left = [path for path in folder.glob("*.part*") if not _alive(path)]
    for path in (*_outdated(folder, ".duckdb"), *_outdated(folder, ENDING), *left):
        path.unlink(missing_ok=True)


def _outdated(folder: Path, ending: str) -> list[Path]:
    built = sorted(folder.glob(f"*{ending}"), key=lambda path: path.stat().st_mtime, reverse=True)
    return built[_KEPT:]


def _alive(part: Path) -> bool:
    """Whether the process that writes this part still runs."""
    process = part.name.split(".")[1]
    return process.isdecimal() and Path("/proc", process).exists()
