"""The blocks of one ledger laid together: one list of texts a column, each row traceable to its file.

Invariant: row i of every column came from the same row of the same file. Prevents the
amounts of a file headed 万元 from being added to those of a file headed 元.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.ledger import findings
from assistant.ledger.blocks import Block
from assistant.ledger.dictionary import ColumnEntry, LedgerEntry
from assistant.ledger.families import Family
from assistant.ledger.header import Header
from assistant.ledger.labels import unit_in_title
from assistant.model.catalog import LedgerFinding
from assistant.records import Record
from assistant.text.units import convert

_ONE = Decimal(1)
_BARE_NUMBER = re.compile(r"\s*[-+]?[\d,]+(?:\.\d+)?\s*", re.ASCII)


class RawColumn(Record):
    """One column as text."""

    name: str
    texts: Sequence[str]
    unit: str = ""
    written: str = ""
    table_unit: str = ""
    """Unit of the whole table, for a column that proves to be an amount."""
    entry: ColumnEntry | None = None


class RawTable(Record):
    """All rows of a ledger as text."""

    columns: tuple[RawColumn, ...]
    rows: int
    starts: tuple[int, ...]
    blocks: tuple[Block, ...]
    findings: tuple[LedgerFinding, ...] = ()

    def place(self, index: int) -> tuple[str, int]:
        """File and row number from which row ``index`` came."""
        number = bisect_right(self.starts, index) - 1
        block = self.blocks[number]
        return block.file, block.numbers[index - self.starts[number]]


def lay_together(family: Family) -> RawTable:
    """The rows of all blocks of a family under one set of columns."""
    starts, total = [], 0
    for block in family.blocks:
        starts.append(total)
        total += len(block.numbers)
    known = _names_to_entries(family.entry)
    renamed = [_columns_by_name(block, known) for block in family.blocks]
    heads: dict[str, Header] = {}
    for columns in renamed:
        for name, (header, _) in columns.items():
            heads.setdefault(name, header)
    entries = {entry.name: entry for entry in (family.entry.columns if family.entry else ())}
    laid = [_laid(name, head, family, renamed, entries.get(name)) for name, head in heads.items()]
    laid = _with_parts(laid, family, entries)
    noted = (*_missing_columns(family, {column.name for column in laid}), *_uneven_columns(heads, renamed, family))
    return RawTable(tuple(laid), total, tuple(starts), family.blocks, noted)


_Columns = Mapping[str, tuple[Header, Sequence[str]]]


def _names_to_entries(entry: LedgerEntry | None) -> dict[str, str]:
    """Folded header → column of the dictionary; a column's own name beats another's alias."""
    columns = entry.columns if entry else ()
    known = {alias.casefold(): column.name for column in reversed(columns) for alias in column.aliases}
    return known | {column.name.casefold(): column.name for column in columns}


def _columns_by_name(block: Block, known: Mapping[str, str]) -> _Columns:
    """Columns of a block under the names of the dictionary.

    A column is known by its name or an alias, else by the lower row of a two-row header,
    where that is itself a column's name and stands once: 户数 below both 抽查 and 整改 names neither.
    """
    own = {name.casefold() for name in block.names}
    lower = Counter(header.lowest.casefold() for header in block.headers)
    columns: dict[str, tuple[Header, Sequence[str]]] = {}
    for header, texts in zip(block.headers, block.columns, strict=True):
        lowest = header.lowest.casefold()
        below = header.lowest if lower[lowest] == 1 and known.get(lowest) == header.lowest else header.name
        name = known.get(header.name.casefold(), below)
        clashes = name in columns or (name != header.name and name.casefold() in own)
        columns[header.name if clashes else name] = (header, texts)
    return columns


def _laid(name: str, head: Header, family: Family, renamed: Sequence[_Columns], entry: ColumnEntry | None) -> RawColumn:
    unit = (entry.unit if entry else None) or head.unit
    texts: list[str] = []
    for block, columns in zip(family.blocks, renamed, strict=True):
        header, cells = columns.get(name, (head, [""] * len(block.numbers)))
        texts.extend(_in_unit(cells, header.unit, unit))
    table_unit = family.blocks[0].table_unit or unit_in_title(family.name)
    return RawColumn(name, texts, unit, head.written, table_unit, entry)


def _in_unit(cells: Sequence[str], own: str, target: str) -> Sequence[str]:
    """Cells of a file whose header has another unit carry it, so that they are converted when read."""
    if not own or not target or own == target or convert(_ONE, own, target) in (None, _ONE):
        return cells
    return [f"{cell}{own}" if _BARE_NUMBER.fullmatch(cell) else cell for cell in cells]


def _with_parts(laid: list[RawColumn], family: Family, entries: Mapping[str, ColumnEntry]) -> list[RawColumn]:
    """Columns from file names; where the cells have such a column, names only fill its blanks."""
    columns = {column.name: column for column in laid}
    for part in family.parts:
        said = [value for value, block in zip(part.values, family.blocks, strict=True) for _ in block.numbers]
        held = columns.get(part.name)
        if held is None:
            columns[part.name] = RawColumn(part.name, said, written=part.name, entry=entries.get(part.name))
        else:
            texts = [cell if cell.strip() else value for cell, value in zip(held.texts, said, strict=True)]
            columns[part.name] = RawColumn(held.name, texts, held.unit, held.written, held.table_unit, held.entry)
    return list(columns.values())


def _missing_columns(family: Family, present: set[str]) -> list[LedgerFinding]:
    if family.entry is None or not family.blocks:
        return []
    return [
        findings.dictionary_error(f"{family.name}.{column.name}", column.name, "文件里没有这一列", "不能按这一列提问")
        for column in family.entry.columns
        if column.name not in present
    ]


def _uneven_columns(heads: Mapping[str, Header], renamed: Sequence[_Columns], family: Family) -> list[LedgerFinding]:
    noted = []
    for name in heads:
        lacking = [block.file for block, columns in zip(family.blocks, renamed, strict=True) if name not in columns]
        if lacking:
            reason = f"{len(lacking)} 个文件没有“{name}”一列，其他文件有"
            noted.append(findings.file_note(lacking[0], reason, "这些文件的这一列为空", column=name))
    return noted
