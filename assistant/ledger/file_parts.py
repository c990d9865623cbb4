"""Columns that a family's file names give to its rows.

Invariant: a part never contradicts the cells in silence: where the cells hold the same
thing it is not added, and where a template's column disagrees with them that is said.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from assistant.ledger import findings
from assistant.ledger.blocks import Block
from assistant.ledger.cells import Context, read_cell
from assistant.ledger.dictionary import LedgerEntry
from assistant.ledger.naming import Part, match_file_name, template_names
from assistant.ledger.words import words
from assistant.model.catalog import ColumnType, LedgerFinding

_FORMER = date(1, 1, 1)


def template_parts(entry: LedgerEntry, blocks: Sequence[Block]) -> tuple[tuple[Part, ...], tuple[LedgerFinding, ...]]:
    """Parts of the names that the dictionary's ``file_name`` describes; names that do not fit are said."""
    names = template_names(entry.file_name)
    found = [match_file_name(entry.file_name, PurePosixPath(block.file).stem) for block in blocks]
    noted = [
        findings.file_note(block.file, f"文件名不合字典的写法 {entry.file_name}", f"{'、'.join(names)}为空")
        for block, match in zip(blocks, found, strict=True)
        if match is None
    ]
    if not names:
        noted.append(findings.dictionary_error(entry.name, entry.file_name, "file_name 里没有 {列名}", "这一项不用"))
    parts = tuple(Part(name, tuple((match or {}).get(name, "") for match in found)) for name in names)
    noted.extend(_contradictions(parts, blocks))
    return parts, tuple(noted)


def cell_parts(parts: Sequence[Part], blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The parts that no column of the cells holds, under names no column has."""
    taken = {name for block in blocks for name in block.names}
    return tuple(Part(_free(part.name, taken), part.values) for part in parts if not _is_held(part, blocks))


def _free(name: str, taken: set[str]) -> str:
    return name if name not in taken else f"文件{name}"


def _is_held(part: Part, blocks: Sequence[Block]) -> bool:
    """Whether some column says in every row of each file what its name says."""
    candidates: set[str] | None = None
    for value, block in zip(part.values, blocks, strict=True):
        if not block.numbers:
            continue
        holding = {
            name
            for name, cells in zip(block.names, block.columns, strict=True)
            if (candidates is None or name in candidates) and all(_says(cell, value) for cell in set(cells))
        }
        candidates = holding
        if not candidates:
            return False
    return bool(candidates)


def _contradictions(parts: Sequence[Part], blocks: Sequence[Block]) -> Iterator[LedgerFinding]:
    for part in parts:
        for value, block in zip(part.values, blocks, strict=True):
            cells = dict(zip(block.names, block.columns, strict=True)).get(part.name, ())
            other = next((cell for cell in cells if cell.strip() and value and not _says(cell, value)), None)
            if other is not None:
                action = "以表内数据为准"
                yield findings.file_note(block.file, f"文件名说“{value}”，表内写“{other}”", action, other, part.name)


@lru_cache(maxsize=65536)
def _says(cell: str, value: str) -> bool:
    """Whether a cell means what a piece of a file name says: the same text, a longer form, a day in the month."""
    cell = cell.strip()
    if cell == value:
        return True
    if (
        len(value) >= 2
        and len(cell) >= 2
        and not value[0].isdigit()
        and (cell.startswith(value) or value.startswith(cell))
    ):
        return True
    one, other = _day(cell), _day(value)
    if one is None or other is None:
        return value.rstrip("年度") == cell.rstrip("年度") != "" or bool(one and value.rstrip("年度") == str(one.year))
    return one == other or ((one.year, one.month) == (other.year, other.month) and other.day == 1)


def _day(text: str) -> date | None:
    """The day a text names; a month without year is given year 1, so that 10月 equals 10月."""
    if not any(character.isdigit() for character in text) or text.endswith(words("types", "codes")):
        return None
    value = read_cell(text, ColumnType.DATE, Context(reference=_FORMER.replace(year=2))).value
    return value if isinstance(value, date) else None
