"""Tables worked out from a built store, kept beside it.

Invariant: a file is found only by the hash of the store and of the code that made it,
and is whole; any trouble with the cache costs time and nothing else.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from assistant.model.tables import Tables
from assistant.store import lookup

ENDING = ".tables"


def prepared(folder: Path, key: str, make: Callable[[], Tables]) -> Tables:
    """The tables kept under this key; else they are made, and kept where the disk lets them."""
    path = folder / f"{key}{ENDING}"
    with suppress(OSError, ValueError):
        found = lookup.open_tables(path)
        os.utime(path)
        return found
    layout = lookup.pack(make())
    _keep(path, layout)
    return lookup.unpack(layout)


def in_memory(make: Callable[[], Tables]) -> Tables:
    """The tables, made anew and read as those on disk are."""
    return lookup.unpack(lookup.pack(make()))


def _keep(path: Path, layout: bytes) -> None:
    aside = path.with_name(f"{path.stem}.{os.getpid()}.part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside.touch(mode=0o600)
        aside.write_bytes(layout)
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
