"""Plan and ledger files, read into documents, catalog and tables; and how to tell that they changed.

Invariant: the identity of what was read is its content (hash), never a file time alone:
a file restored from a backup with an older date is still a changed file. With several
plans loaded every id is 文号#id, so that two plans' 2.1.1 never meet in one table.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from assistant.config import PACKAGE
from assistant.document.load import load_all
from assistant.document.tables import plan_tables
from assistant.ledger.fingerprint import fingerprint as ledgers_fingerprint
from assistant.ledger.load import load as load_ledgers
from assistant.model.catalog import Catalog
from assistant.model.document import Document, RequiredLedger, Target, TimeLimit
from assistant.model.table import Table
from assistant.store import plan_tables as plan_catalog

Signature = tuple[tuple[str, int, int], ...]
_READERS = ("document", "ledger", "model", "text", "store")
"""The rooms whose code decides what is read from the same bytes."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What was read, without the rows."""

    documents: tuple[Document, ...]
    catalog: Catalog


@dataclass(frozen=True, slots=True)
class Sources:
    """What was read, with the rows."""

    contents: Contents
    tables: tuple[Table, ...]


def read(plan: Path, ledgers: Path, reveal_personal: bool) -> Sources:
    """Everything the files hold; WenceError when the plan or the folder cannot be used."""
    documents = distinguished(load_all(plan))
    made = plan_catalog.joined([table for document in documents for table in plan_tables(document)])
    loaded = load_ledgers(ledgers, reveal_personal=reveal_personal)
    entries = plan_catalog.entries(made, tuple(document.name for document in documents))
    catalog = replace(loaded.catalog, ledgers=loaded.catalog.ledgers + entries)
    return Sources(Contents(documents, catalog), tuple(loaded.tables) + made)


def signature(plan: Path, ledgers: Path) -> Signature:
    """Names, sizes and times of all files: a cheap hint that something may have changed."""
    return tuple(_stats(plan)) + tuple(_stats(ledgers))


def identity(plan: Path, ledgers: Path) -> str:
    """A hash of every byte that decides the contents: the files, and the code that reads them."""
    digest = hashlib.sha256(ledgers_fingerprint(ledgers).encode())
    for path in _files(plan):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    for room in _READERS:
        digest.update(repr(list(_stats(PACKAGE / room, "*.py", "*.toml"))).encode())
    return digest.hexdigest()


def _files(path: Path, *patterns: str) -> list[Path]:
    if not path.is_dir():
        return [path] if path.exists() else []
    found = {file for pattern in patterns or ("*",) for file in path.rglob(pattern) if file.is_file()}
    return sorted(found)


def _stats(path: Path, *patterns: str) -> Iterator[tuple[str, int, int]]:
    for file in _files(path, *patterns):
        stat = file.stat()
        yield str(file), stat.st_size, stat.st_mtime_ns


def distinguished(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The same documents; with several, every id carries its document's number."""
    if len(documents) < 2:
        return documents
    numbers = Counter(document.head.number for document in documents)
    return tuple(
        _prefixed(document, f"{document.head.number if numbers[document.head.number] == 1 else document.name}#")
        for document in documents
    )


def _prefixed(document: Document, prefix: str) -> Document:
    head = document.head
    campaign = prefix + head.campaign_clause if head.campaign_clause else ""
    return replace(
        document,
        head=replace(head, campaign_clause=campaign),
        sections=tuple(replace(item, id=prefix + item.id) for item in document.sections),
        clauses=tuple(replace(item, id=prefix + item.id, section=prefix + item.section) for item in document.clauses),
        duties=tuple(replace(item, id=prefix + item.id, clause=prefix + item.clause) for item in document.duties),
        task_forces=tuple(replace(item, id=prefix + item.id) for item in document.task_forces),
        citations=tuple(replace(item, clause=prefix + item.clause) for item in document.citations),
        findings=tuple(replace(item, clause=prefix + item.clause) for item in document.findings),
        time_limits=tuple(_of_duty(item, prefix) for item in document.time_limits),
        targets=tuple(_of_duty(item, prefix) for item in document.targets),
        required_ledgers=tuple(_of_duty(item, prefix) for item in document.required_ledgers),
    )


_Item = TypeVar("_Item", TimeLimit, Target, RequiredLedger)


def _of_duty(item: _Item, prefix: str) -> _Item:
    return replace(item, clause=prefix + item.clause, duty=prefix + item.duty if item.duty else None)
