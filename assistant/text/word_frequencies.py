"""jieba's words with their frequencies and sorts, laid out so that a question reads only the part it needs.

One file holds a block of entries for each first character and is mapped into memory:
reading all half a million entries would cost a second at every start. Within a block the
entries stay packed by the first two characters, since a text needs few of the thousands
of words that begin with 一. The file lies in
a folder nobody else may write to, because ``marshal`` must never see foreign bytes.
Invariant: whatever befalls file or folder, the entries are jieba's own; at worst they
are built in memory.
"""

import contextlib
import marshal
import mmap
import os
import stat
import struct
import sys
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any
from zlib import crc32

from assistant.config import cache_folder
from assistant.text.beginnings import beginning

_HEADER = struct.Struct(">8sQI")
"""Magic, length and checksum of the index that follows; then the blocks."""
_MAGIC = b"WENCEFR3"
_FORM = 2
"""The last form of ``marshal`` whose bytes depend on the entries alone, not on who else holds the strings."""
_THINGS = ("n", "vn", "an", "j", "x")
"""How jieba's sorts of words that name things begin; all others say what is done, how, when or where."""
_SORTS = "/"
"""Stands behind a first character in the name of the block that tells the sorts of its words."""


class FrequencyTable:
    """The general dictionary by the beginnings of words; a prefix that is no word has frequency 0."""

    def __init__(self, layout: bytes | mmap.mmap) -> None:
        """``layout`` as ``build`` made it; ValueError when its index is damaged."""
        magic, length, checksum = _HEADER.unpack(layout[: _HEADER.size])
        index = layout[_HEADER.size : _HEADER.size + length]
        if magic != _MAGIC or crc32(index) != checksum:
            raise ValueError("not a frequency table")
        self._layout = layout
        self.total: int
        self._blocks: Mapping[str, tuple[int, int, int]]
        self.total, self._blocks = _loads(index)
        self._packed: dict[str, dict[str, bytes]] = {}
        self._sorted: dict[str, frozenset[str]] = {}

    def entries(self, begun: str) -> dict[str, int]:
        """Words and prefixes with that ``beginning``; ValueError when their block is damaged."""
        letter = begun[0]
        if letter not in self._packed:
            self._packed[letter] = self._block(letter) or {}
        packed = self._packed[letter].get(begun)
        entries: dict[str, int] = _loads(packed) if packed else {}
        return entries

    def not_things(self, letter: str) -> frozenset[str]:
        """Words that begin with ``letter`` and name no thing; ValueError when their block is damaged."""
        if letter not in self._sorted:
            self._sorted[letter] = frozenset(self._block(letter + _SORTS) or ())
        return self._sorted[letter]

    def _block(self, name: str) -> Any:
        if name not in self._blocks:
            return None
        start, length, checksum = self._blocks[name]
        block = self._layout[start : start + length]
        if crc32(block) != checksum:
            raise ValueError("damaged block")
        return _loads(block)


def open_table() -> FrequencyTable:
    """The table from the cache, which is made when it is missing, old or damaged."""
    path = _cache_path()
    with contextlib.suppress(OSError, ValueError, struct.error):
        if path is not None:
            return _opened(path, path.stat().st_mtime_ns)
    return rebuild_table()


@lru_cache(1)
def _opened(path: Path, _written: int) -> FrequencyTable:
    """The table of a file as it was written at that time; segmenters share it, since it never changes."""
    return FrequencyTable(_mapped(path))


def rebuild_table() -> FrequencyTable:
    """The table from jieba's own dictionary, written to the cache where that is possible."""
    layout = build()
    path = _cache_path()
    if path is not None:
        with contextlib.suppress(OSError):
            _replace(path, layout)
    return FrequencyTable(layout)


def build() -> bytes:
    """Header, index and blocks made from jieba's dictionary: a word, its frequency and its sort in each line."""
    with import_jieba().Tokenizer().get_dict_file() as file:
        fields = file.read().decode("utf-8").split()
    words, frequencies, sorts = fields[::3], list(map(int, fields[1::3])), fields[2::3]
    no_things = {sort for sort in set(sorts) if not sort.startswith(_THINGS)}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word[0]].append(place)
    blocks: dict[str, bytes] = {}
    for letter, own in places.items():
        entries = _beginnings([words[place] for place in own])
        entries.update((words[place], frequencies[place]) for place in own)
        blocks[letter] = marshal.dumps(_packed(entries), _FORM)
        if told := [words[place] for place in own if sorts[place] in no_things]:
            blocks[letter + _SORTS] = marshal.dumps(told, _FORM)
    return _laid_out(sum(frequencies), blocks)


def _packed(entries: Mapping[str, int]) -> dict[str, bytes]:
    """The entries by beginning, each share as bytes."""
    shares: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for word, frequency in entries.items():
        shares[beginning(word)][word] = frequency
    return {begun: marshal.dumps(share, _FORM) for begun, share in shares.items()}


def _beginnings(words: list[str]) -> dict[str, int]:
    """What words begin with, as words that never occur."""
    found: dict[str, int] = {}
    length = 1
    while words := [word for word in words if len(word) > length]:
        found.update(dict.fromkeys([word[:length] for word in words], 0))
        length += 1
    return found


@cache
def import_jieba() -> ModuleType:
    """jieba without pkg_resources: it wants that only to find its own file, and waits 0.1 s for it."""
    wanted, name = "jieba" not in sys.modules, "pkg_resources"
    before = sys.modules.get(name)
    if wanted and before is None:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        import jieba
    finally:
        if wanted and before is None:
            del sys.modules[name]
    module: ModuleType = jieba
    return module


def _laid_out(total: int, blocks: Mapping[str, bytes]) -> bytes:
    """Offsets count from the start of the file, so the index is padded to a length known before."""
    entries = {letter: (0, len(block), crc32(block)) for letter, block in blocks.items()}
    room = len(marshal.dumps((total, entries), _FORM)) + 16 * len(entries)
    place, index = _HEADER.size + room, {}
    for letter, (_, length, checksum) in entries.items():
        index[letter] = (place, length, checksum)
        place += length
    packed = marshal.dumps((total, index), _FORM).ljust(room, b"\0")
    return _HEADER.pack(_MAGIC, len(packed), crc32(packed)) + packed + b"".join(blocks.values())


def _loads(block: bytes) -> Any:
    return marshal.loads(block)  # noqa: S302  # only from a private folder, and only under its checksum


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _cache_path() -> Path | None:
    """The file for this jieba and this Python, or None where no private folder can be had."""
    try:
        folder = cache_folder()
        folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        private = _private(folder.stat())
    except (OSError, RuntimeError):
        return None
    version = import_jieba().__version__
    return folder / f"frequencies-{version}-{sys.implementation.cache_tag}.bin" if private else None


def _private(status: os.stat_result) -> bool:
    owned = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return owned and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _replace(path: Path, layout: bytes) -> None:
    """Written beside and moved over, so that a reader never sees half a file."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(layout)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
