"""One file → the grids of cells it holds; the only home of python-calamine.

Invariant: row ``i`` of a grid is row ``i + 1`` of the file, and every cell is text in
one spelling (days as ISO, whole numbers without a point), so that what follows needs
not know which program wrote the file. Prevents merged cells from losing their value
in all rows but the first, and merged amounts from being counted once per row.
"""

import datetime
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from assistant.errors import UnusableFileError
from assistant.ledger import findings
from assistant.ledger.delimited import read_delimited
from assistant.ledger.percent import Cells, percent_cells
from assistant.model.catalog import LedgerFinding

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?<(?:!doctype|html|\?xml|table)", re.IGNORECASE)
_NUMERIC = re.compile(r"[-+]?[\d,]*\.?\d+%?")


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of one sheet as text."""

    file: str
    sheet: str
    """Empty for a delimited file and for a workbook's only sheet."""
    rows: Sequence[list[str]]
    ended: bool = True
    """False when the last line has no end: its row may be half written."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave."""

    grids: tuple[Grid, ...]
    findings: tuple[LedgerFinding, ...] = ()
    incomplete: bool = False
    """The file stops in the middle of a character."""


def read_file(path: Path, name: str) -> Reading:
    """The grids of the file at ``path``, called ``name`` in reports; UnusableFileError when it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnusableFileError("文件打不开", error.strerror or "", "请检查文件是否存在、是否有读取权限") from error
    if not content.strip():
        raise UnusableFileError("文件是空的", todo="请检查文件是否保存完整")
    if content.startswith((_ZIP, _COMPOUND)):
        return _read_workbook(content, name)
    if _MARKUP.match(content):
        raise UnusableFileError("文件其实是网页或 XML 格式，不是表格文件", todo="请用表格软件打开后另存为 XLSX 或 CSV")
    return _read_text(content, name)


def _read_text(content: bytes, name: str) -> Reading:
    table = read_delimited(content)
    noted = []
    if table.cut:
        noted.append(findings.incomplete_file(name, len(table.rows), "文件在一个字的中间断开，可能还没写完"))
    if table.unbalanced:
        noted.append(findings.file_note(name, "有引号没有成对", "按一行一条读取，请核对有引号的行"))
    noted.extend(_garbled_cells(name, table.rows))
    return Reading((Grid(name, "", table.rows, table.ended),), tuple(noted), table.cut)


def _garbled_cells(name: str, rows: Sequence[Sequence[str]]) -> Iterator[LedgerFinding]:
    for number, row in enumerate(rows, 1):
        if "\ufffd" in "".join(row):
            cell = next(cell for cell in row if "\ufffd" in cell)
            yield findings.file_note(name, "有字符不属于任何认得的编码", "读不出的字以�代替，请核对", cell, row=number)


def _read_workbook(content: bytes, name: str) -> Reading:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
        hidden = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible]
        percents = percent_cells(content)
        sheets = [workbook.get_sheet_by_name(sheet) for sheet in shown]
        filled = [(sheet.name, *_sheet_rows(sheet, percents.get(sheet.name, frozenset()))) for sheet in sheets]
    except PasswordError as error:
        raise UnusableFileError("工作簿有密码", todo="请取消密码后重新存放") from error
    except (CalamineError, ValueError, OverflowError) as error:
        raise UnusableFileError("工作簿损坏或没有写完，打不开", todo="请用表格软件打开核对后另存") from error
    used = [(sheet, rows) for sheet, rows, _ in filled if any(map(any, rows))]
    noted = [findings.file_note(name, "隐藏的工作表", "没有读入；要用请取消隐藏", sheet) for sheet in hidden]
    noted += [
        findings.file_note(
            name, "合并单元格里的数值管着几行", "只记在第一行，以免重复相加", rows[row][column], row=row + 1
        )
        for _, rows, kept in filled
        for row, column in kept
    ]
    return Reading(tuple(Grid(name, sheet if len(used) > 1 else "", rows) for sheet, rows in used), tuple(noted))


def _sheet_rows(sheet: CalamineSheet, percents: Cells) -> tuple[list[list[str]], list[tuple[int, int]]]:
    """The cells as text, and where an amount stands in a cell merged over several rows."""
    cells = sheet.to_python(skip_empty_area=False)
    rows = [[_as_text(cell) for cell in row] for row in cells]
    for row, column in percents:
        if row < len(rows) and column < len(rows[row]) and isinstance(cells[row][column], float):
            rows[row][column] = f"{round(float(str(cells[row][column])) * 100, 10):.10g}%"
    ranges = [
        found for found in sheet.merged_cell_ranges or () if found[0][0] < len(rows) and found[0][1] < len(rows[0])
    ]
    kept = [start for start, end in ranges if start[0] < end[0] and _NUMERIC.fullmatch(rows[start[0]][start[1]])]
    for start, end in ranges:
        _fill(rows, start, end, once=start in kept)
    return rows, kept


def _fill(rows: list[list[str]], start: tuple[int, int], end: tuple[int, int], once: bool) -> None:
    """Give every cell of a merged range its text; an amount stays in the first row, where it counts ``once``."""
    (top, left), (bottom, right) = start, end
    last = top if once else min(bottom, len(rows) - 1)
    for row in rows[top : last + 1]:
        row[left : right + 1] = [rows[top][left]] * (min(right + 1, len(row)) - left)


def _as_text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e18 else repr(cell)
    if isinstance(cell, datetime.datetime):
        midnight = cell.time() == datetime.time.min
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
    return cell.isoformat() if isinstance(cell, datetime.date | datetime.time) else str(cell)
