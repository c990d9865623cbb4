"""What a folder of ledgers looked like: cheap enough to ask before every question.

Invariant: the fingerprint changes when a ledger file or the dictionary is added, taken
away or written; the content hash of one file decides whether writing changed anything.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.ledger.findings import DICTIONARY
from assistant.ledger.words import words


@dataclass(frozen=True, slots=True, order=True)
class FileStamp:
    """Size and time of one file."""

    name: str
    """Path relative to the folder, with forward strokes."""
    size: int
    modified_ns: int


def fingerprint(folder: Path) -> tuple[FileStamp, ...]:
    """Stamps of the ledger files and the dictionary under ``folder`` (or of a single file), in order of name."""
    if folder.is_file():
        return tuple(_stamps([folder, folder.parent / DICTIONARY], folder.parent))
    return tuple(sorted(_stamps(list(ledger_files(folder, every=True)), folder)))


def content_hash(path: Path) -> str:
    """Hash of a file's bytes; empty when the file has gone."""
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def ledger_files(folder: Path, every: bool = False) -> Iterator[Path]:
    """The ledger files under ``folder``, in no order; with ``every`` the dictionary too."""
    endings = tuple(f".{ending}" for ending in (*words("files", "delimited"), *words("files", "workbooks")))
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            wanted = name.lower().endswith(endings) or (every and name == DICTIONARY)
            if wanted and not name.startswith(words("files", "ignored_prefixes")):
                yield Path(root, name)


def _stamps(paths: list[Path], folder: Path) -> Iterator[FileStamp]:
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        yield FileStamp(path.relative_to(folder).as_posix(), status.st_size, status.st_mtime_ns)
