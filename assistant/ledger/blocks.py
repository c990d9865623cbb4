"""One sheet → the records under its header, and a count of what became of every row.

Invariant: filled rows = records + rows left out with a reason + structural rows, for
every sheet (its receipt). Prevents a row from vanishing between the file and the table.
"""

from collections.abc import Sequence

from assistant.ledger import findings
from assistant.ledger.fill_down import filled_down, merged_columns
from assistant.ledger.footer import sort_rows
from assistant.ledger.grids import Grid
from assistant.ledger.header import Header, HeaderBand, find_header, unnamed_header
from assistant.ledger.words import word_set
from assistant.model.catalog import LedgerFinding, Receipt
from assistant.records import Record


class Block(Record):
    """The records of one sheet, column by column."""

    file: str
    sheet: str
    headers: tuple[Header, ...]
    columns: tuple[Sequence[str], ...]
    numbers: tuple[int, ...]
    """Row number in the file of each record."""
    receipt: Receipt
    findings: tuple[LedgerFinding, ...] = ()
    incomplete: bool = False
    """The last row is cut short: the file may still be being written."""
    table_unit: str = ""
    title: str = ""
    """What the sheet calls itself above its header."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(header.name for header in self.headers)


def make_block(grid: Grid, known: frozenset[str] = frozenset()) -> Block | None:
    """The records of a sheet, None when the sheet is empty; ``known`` are column names the dictionary gives."""
    rows = grid.rows
    filled = [index for index, row in enumerate(rows) if any(map(str.strip, row))]
    if not filled:
        return None
    band = find_header(rows, known)
    noted = [] if band else [findings.file_note(grid.file, "没有找到表头", "各列按 列1、列2… 命名", grid.sheet)]
    band = band or unnamed_header(max(len(rows[index]) for index in filled))
    serial = _serial_column(band)
    sorted_rows = sort_rows(rows, band.end, serial)
    width, misfits = _fit(rows, sorted_rows.records, len(band.headers), grid.ended)
    records = [index for index in sorted_rows.records if index not in misfits]
    left_out = {entry.index: (entry.text, entry.reason) for entry in sorted_rows.left_out} | misfits
    noted += [findings.left_out_row(grid.file, index + 1, *left_out[index]) for index in sorted(left_out)]
    headers, columns = _columns(band, [rows[index] for index in records], width, serial)
    columns, filled_in = _fill_merged(grid.file, headers, columns)
    noted += filled_in
    structural = sum(1 for index in filled if index < band.end) + sorted_rows.structural
    receipt = Receipt(grid.file, grid.sheet, len(filled), len(records), len(left_out), structural)
    incomplete = any(reason == _CUT_SHORT for _, reason in misfits.values())
    numbers = tuple(index + 1 for index in records)
    told = (band.table_unit, band.title)
    return Block(grid.file, grid.sheet, headers, columns, numbers, receipt, tuple(noted), incomplete, *told)


_CUT_SHORT = "最后一行不完整，文件可能还没写完"


def _serial_column(band: HeaderBand) -> int | None:
    """Index of the column that only numbers the rows (序号)."""
    serials = word_set("header", "serial")
    return next((index for index, header in enumerate(band.headers) if header.name in serials), None)


def _fit(
    rows: Sequence[Sequence[str]], records: Sequence[int], width: int, ended: bool
) -> tuple[int, dict[int, tuple[str, str]]]:
    """How many columns the records have, and those that do not fit: too long, or cut short at the end of the file."""
    long = {index: extra for index in records if len(rows[index]) > width and (extra := _beyond(rows[index], width))}
    if len(long) * 2 > len(records):
        return max(len(rows[index]) for index in long), {}
    misfits = {index: ("", f"比表头多出 {extra} 格，无法对齐") for index, extra in long.items()}
    if not ended and records and len(rows[records[-1]]) < width and _mostly_full(rows, records, width):
        misfits[records[-1]] = ("", _CUT_SHORT)
    return width, misfits


def _beyond(row: Sequence[str], width: int) -> int:
    return sum(1 for cell in row[width:] if cell.strip())


def _mostly_full(rows: Sequence[Sequence[str]], records: Sequence[int], width: int) -> bool:
    others = records[:-1]
    return bool(others) and sum(len(rows[index]) >= width for index in others) * 10 >= len(others) * 9


def _columns(
    band: HeaderBand, records: Sequence[Sequence[str]], width: int, serial: int | None
) -> tuple[tuple[Header, ...], tuple[Sequence[str], ...]]:
    """Headers and columns that say something: without the serial numbers and what has neither name nor cell."""
    even = [row if len(row) == width else [*row[:width], *[""] * (width - len(row))] for row in records]
    columns: list[Sequence[str]] = list(zip(*even, strict=True)) if even else [()] * width
    headers = [*band.headers, *(Header(f"列{number + 1}") for number in range(len(band.headers), width))]
    kept = [
        index
        for index, header in enumerate(headers)
        if (header.written or any(map(str.strip, columns[index])))
        and not (index == serial and _numbers(columns[index]))
    ]
    return tuple(headers[index] for index in kept), tuple(columns[index] for index in kept)


def _fill_merged(
    file: str, headers: tuple[Header, ...], columns: tuple[Sequence[str], ...]
) -> tuple[tuple[Sequence[str], ...], list[LedgerFinding]]:
    """Fill the leading columns that an export of merged cells left blank, and say so."""
    merged = merged_columns(columns)
    noted = [
        findings.file_note(
            file,
            f"合并单元格导出后留下 {sum(not cell.strip() for cell in columns[index])} 个空格",
            "按上面最近的一格补上，请核对",
            column=headers[index].name,
        )
        for index in merged
    ]
    return tuple(filled_down(cells) if index in merged else cells for index, cells in enumerate(columns)), noted


def _numbers(column: Sequence[str]) -> bool:
    """Whether a column headed 序号 holds nothing but numbers."""
    return all(not text or text.isdigit() for text in map(str.strip, column))
