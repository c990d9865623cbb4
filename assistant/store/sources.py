"""Plan and ledger files, read into documents, catalog and tables; and how to tell that they changed.

Invariant: the identity of what was read is its content (hash), never a file time alone:
a file restored from a backup with an older date is still a changed file.
"""

import hashlib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assistant.config import PACKAGE
from assistant.ledger.fingerprint import FileStamp, content_hash, fingerprint
from assistant.model.catalog import Catalog
from assistant.model.document import Document
from assistant.model.table import Table
from assistant.records import Record, replace

Stamp = tuple[str, int, int]
Signature = tuple[tuple[Stamp, ...], tuple[FileStamp, ...]]
_READERS = ("document", "ledger", "model", "text", "store")
"""The rooms whose code decides what is read from the same bytes."""


class Contents(Record):
    """What was read, without the rows."""

    documents: tuple[Document, ...]
    catalog: Catalog
    incomplete: tuple[str, ...]
    """Ledger files that could not be opened or seem half written."""


class Sources(Record):
    """What was read, with the rows."""

    contents: Contents
    tables: tuple[Table, ...]


class Identity(Record):
    """What tells one state of the files from another."""

    key: str
    """A hash of every byte that decides the contents: the files, and the code that reads them."""
    files: tuple[tuple[str, str], ...]
    """Name of each file, in one spelling, and the hash of its content."""


def read(plan: Path, ledgers: Path, reveal_personal: bool) -> Sources:
    """Everything the files hold; WenceError when the plan or the folder cannot be used."""
    from assistant.document.load import load_all  # here: a store that is only reopened needs no file reader
    from assistant.ledger.load import load
    from assistant.store import plan_tables
    from assistant.store.plans import distinguished

    documents, made = distinguished(load_all(plan))
    loaded = load(ledgers, reveal_personal=reveal_personal)
    entries = plan_tables.entries(made, tuple(document.name for document in documents))
    catalog = replace(loaded.catalog, ledgers=loaded.catalog.ledgers + entries)
    return Sources(Contents(documents, catalog, loaded.incomplete), loaded.tables + made)


def signature(plan: Path, ledgers: Path) -> Signature:
    """Names, sizes and times of all files: a cheap hint that something may have changed."""
    return tuple(_stamps(plan)), fingerprint(ledgers)


def identity(plan: Path, ledgers: Path) -> Identity:
    """The files as they are now."""
    base = ledgers.parent if ledgers.is_file() else ledgers
    files = [(stamp.name, content_hash(base / stamp.name)) for stamp in fingerprint(ledgers)]
    files += [(path.name, content_hash(path)) for path in _files(plan)]
    digest = hashlib.sha256(str(ledgers.resolve().name).encode())
    for name, content in files:
        digest.update(f"{name}\0{content}\0".encode())
    digest.update(code_identity(_READERS).encode())
    return Identity(digest.hexdigest(), tuple((unicodedata.normalize("NFC", name), content) for name, content in files))


@cache
def code_identity(rooms: tuple[str, ...]) -> str:
    """A hash of the state of the code and the words in these rooms, as they were when it was first asked for."""
    digest = hashlib.sha256()
    for room in rooms:
        digest.update(repr(list(_stamps(PACKAGE / room, "*.py", "*.toml"))).encode())
    return digest.hexdigest()


def _files(path: Path, *patterns: str) -> list[Path]:
    if not path.is_dir():
        return [path] if path.exists() else []
    found = {file for pattern in patterns or ("*",) for file in path.rglob(pattern) if file.is_file()}
    return sorted(found)


def _stamps(path: Path, *patterns: str) -> Iterator[Stamp]:
    for file in _files(path, *patterns):
        status = file.stat()
        yield str(file), status.st_size, status.st_mtime_ns
