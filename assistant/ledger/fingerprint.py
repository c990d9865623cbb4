"""What a folder of ledgers looked like: cheap enough to ask before every question.

Invariant: the fingerprint changes when a ledger file or the dictionary is added, taken
away or written; the content hash of one file decides whether writing changed anything.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from assistant.ledger.findings import DICTIONARY
from assistant.ledger.words import words
from assistant.records import Record


class FileStamp(Record, order=True):
    """Size and time of one file."""

    name: str
    """Path relative to the folder, with forward strokes."""
    size: int
    modified_ns: int


def fingerprint(folder: Path) -> tuple[FileStamp, ...]:
    """Stamps of the ledger files and the dictionary under ``folder`` (or of a single file), in order of name."""
    if folder.is_file():
        return tuple(_stamps((name, folder.with_name(name)) for name in (folder.name, DICTIONARY)))
    return tuple(sorted(_stamps(_wanted(folder, every=True))))


def content_hash(path: Path) -> str:
    """Hash of a file's bytes; empty when the file has gone."""
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def ledger_files(folder: Path) -> Iterator[str]:
    """The ledger files under ``folder`` as paths relative to it, in no order."""
    return (name for name, _ in _wanted(folder))


def _wanted(folder: Path, every: bool = False) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Relative path and entry of each ledger file; with ``every`` of the dictionary too."""
    endings = tuple(f".{ending}" for ending in (*words("files", "delimited"), *words("files", "workbooks")))
    ignored = words("files", "ignored_prefixes")
    for name, entry in _entries(str(folder)):
        wanted = entry.name.lower().endswith(endings) or (every and entry.name == DICTIONARY)
        if wanted and not entry.name.startswith(ignored):
            yield name, entry


def _entries(folder: str, above: str = "") -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """All files under a folder; hidden folders, and those that cannot be read, are passed over."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield above + entry.name, entry
            elif not entry.name.startswith(".") and not entry.is_symlink():
                yield from _entries(entry.path, f"{above}{entry.name}/")


def _stamps(files: Iterable[tuple[str, "os.DirEntry[str] | Path"]]) -> Iterator[FileStamp]:
    for name, file in files:
        with suppress(OSError):
            status = file.stat()
            yield FileStamp(name, status.st_size, status.st_mtime_ns)
