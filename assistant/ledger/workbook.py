"""Workbooks → grids of cells; the only home of python-calamine.

Invariant: row ``i`` of a grid is row ``i + 1`` of the sheet, days are ISO text, whole
numbers have no point, percentages their sign. Prevents merged cells from losing their
value in all rows but the first, and merged amounts from being counted once per row.
"""

import datetime
import io
import re

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from assistant.errors import UnusableFileError
from assistant.ledger import findings
from assistant.ledger.grids import Grid, Reading
from assistant.ledger.percent import Cells, percent_cells

_NUMERIC = re.compile(r"[-+]?[\d,]*\.?\d+%?")


def read_workbook(content: bytes, name: str) -> Reading:
    """The used sheets of a workbook; UnusableFileError when it cannot be opened."""
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
