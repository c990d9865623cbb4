"""Tables of words that are read only where a question needs them.

One file holds several tables; each is cut into small groups of entries by a hash of
their key, and a group is decoded when one of its keys is asked for, so that neither a
start nor the memory grows with the vocabulary. Invariant: entries are plain JSON, whole
or not there at all (the checksum is over everything), and tables kept in memory are read
through the very same layout as those on disk.
"""

import json
import mmap
import re
import struct
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from zlib import crc32

from assistant.model.tables import Plain, Tables

_HEADER = struct.Struct("=8sI")
"""Magic, and the checksum of all that follows."""
_LENGTH = struct.Struct("=I")
"""Length of the list of tables, which comes next; then where the groups begin, then the groups."""
_MAGIC = b"WENCELT1"
_PER_GROUP = 4
"""Entries that share a group on average."""
_ABSENT: Plain = object()
_ESCAPED = re.compile(r'["\\\x00-\x1f]')
"""What JSON writes otherwise than it is."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
_Layout = bytes | mmap.mmap


class LookupTable(Mapping[str, Plain]):
    """One table; entries that were asked for stay decoded."""

    def __init__(self, layout: _Layout, base: int, offsets: "array[int]", size: int) -> None:
        """``offsets`` count from ``base``: where each group begins, and where the last one ends."""
        self._layout = layout
        self._base = base
        self._offsets = offsets
        self._count = len(offsets) - 1
        self._size = size
        self._groups: dict[int, dict[str, Plain]] = {}

    def get(self, key: str, default: Plain = None) -> Plain:
        """The entry, or ``default`` where there is none."""
        written = key.encode("utf-8", "surrogatepass")
        number = crc32(written) % self._count
        group = self._groups.get(number)
        if group is None:
            block = self._block(number)
            if written not in block and not _ESCAPED.search(key):
                return default  # most words are none of the table's: not worth decoding a group for
            group = self._groups[number] = _decoded(block)
        return group.get(key, default)

    def __getitem__(self, key: str) -> Plain:
        found = self.get(key, _ABSENT)
        if found is _ABSENT:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key, _ABSENT) is not _ABSENT

    def __iter__(self) -> Iterator[str]:
        for number in range(self._count):
            yield from _decoded(self._block(number))

    def __len__(self) -> int:
        return self._size

    def _block(self, number: int) -> bytes:
        return self._layout[self._base + self._offsets[number] : self._base + self._offsets[number + 1]]


def pack(tables: Tables) -> bytes:
    """The tables laid out for reading."""
    blocks: list[bytes] = []
    described: dict[str, tuple[int, int]] = {}
    offsets = array("Q")
    place = 0
    for name, table in tables.items():
        groups = _grouped(table)
        described[name] = (len(groups), len(table))
        for group in groups:
            offsets.append(place)
            blocks.append(_ENCODER.encode(group).encode() if group else b"")
            place += len(blocks[-1])
        offsets.append(place)
    listed = json.dumps(described).encode()
    body = b"".join((_LENGTH.pack(len(listed)), listed, offsets.tobytes(), *blocks))
    return _HEADER.pack(_MAGIC, crc32(body)) + body


def unpack(layout: _Layout) -> dict[str, LookupTable]:
    """The tables of a layout; ValueError when it is damaged or none."""
    if not _is_whole(layout):
        raise ValueError("no lookup tables, or damaged ones")
    first = _HEADER.size + _LENGTH.size
    (listed,) = _LENGTH.unpack(layout[_HEADER.size : first])
    described: dict[str, list[int]] = json.loads(layout[first : first + listed])
    return dict(_tables(layout, described, first + listed))


def open_tables(path: Path) -> dict[str, LookupTable]:
    """The tables of a file; OSError or ValueError when it cannot be used."""
    with path.open("rb") as file:
        return unpack(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _is_whole(layout: _Layout) -> bool:
    if len(layout) < _HEADER.size + _LENGTH.size:
        return False
    magic, checksum = _HEADER.unpack(layout[: _HEADER.size])
    with memoryview(layout) as whole, whole[_HEADER.size :] as rest:
        return bool(magic == _MAGIC and crc32(rest) == checksum)


def _tables(layout: _Layout, described: Mapping[str, list[int]], start: int) -> Iterator[tuple[str, LookupTable]]:
    width = array("Q").itemsize
    base = start + width * sum(groups + 1 for groups, _ in described.values())
    for name, (groups, size) in described.items():
        end = start + width * (groups + 1)
        yield name, LookupTable(layout, base, array("Q", layout[start:end]), size)
        start = end


def _decoded(block: bytes) -> dict[str, Plain]:
    group: dict[str, Plain] = json.loads(block) if block else {}
    return group


def _grouped(table: Mapping[str, Plain]) -> list[dict[str, Plain]]:
    groups: list[dict[str, Plain]] = [{} for _ in range(len(table) // _PER_GROUP + 1)]
    for key, value in table.items():
        groups[crc32(key.encode("utf-8", "surrogatepass")) % len(groups)][key] = value
    return groups
