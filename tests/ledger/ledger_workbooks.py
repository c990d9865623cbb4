"""Workbooks as offices keep them, built for the tests: openpyxl writes XLSX, ODS is written as plain XML."""

import datetime
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def merged_headers(path: Path) -> Path:
    """Merged title, two-row merged header, a town merged over two rows, an amount merged over two rows, a total."""
    book, sheet = _book()
    sheet.append(["云溪县清洁取暖进度表"])
    sheet.append(["镇街", "村居", "抽查", None, "补助（万元）", "完成日期"])
    sheet.append([None, None, "户数", "合格率", None, None])
    sheet.append(["东关街道", "一里村", 20, 0.9, 35, datetime.date(2023, 4, 1)])
    sheet.append([None, "二里村", 15, 1, None, datetime.date(2023, 4, 9)])
    sheet.append(["西关街道", "三里村", 8, 0.125, 12.5, "未完成"])
    for number in range(4):
        sheet.append(["西关街道", f"{'甲乙丙丁'[number]}村", 10 + number, 0.5, 1, datetime.date(2023, 5, 1)])
    sheet.append(["合计", None, 89, None, 51.5, None])
    for cells in ("A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "A4:A5", "E4:E5", "A11:B11"):
        sheet.merge_cells(cells)
    for row in range(4, 11):
        sheet.cell(row, 4).number_format = "0.0%"
    return _saved(book, path)


def month_sheets(path: Path) -> Path:
    """One sheet a month with the same columns, an empty sheet, a hidden one, and one of another kind."""
    book, sheet = _book()
    sheet.title = "1月"
    for month in (1, 2):
        if month > 1:
            sheet = book.create_sheet(f"{month}月")
        sheet.append(["街道", "投诉量（件）"])
        sheet.append(["东关街道", 10 * month])
        sheet.append(["西关街道", 7 * month])
    book.create_sheet("Sheet3")
    codes = book.create_sheet("代码")
    codes.append(["代码", "含义"])
    codes.sheet_state = "hidden"
    staff = book.create_sheet("值班表")
    staff.append(["班组", "班次", "电话数"])
    staff.append(["一班", "早", 3])
    return _saved(book, path)


def plain(path: Path, rows: list[list[object]], sheet_name: str = "Sheet1") -> Path:
    """One sheet with these rows."""
    book, sheet = _book()
    sheet.title = sheet_name
    for row in rows:
        sheet.append(row)
    return _saved(book, path)


def open_document(path: Path, rows: list[list[str]]) -> Path:
    """An ODS sheet with text cells."""
    cells = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    table = f'<table:table table:name="台账">{cells}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{_MANIFEST}"/>')
        archive.writestr(
            "content.xml", f'<?xml version="1.0"?><office:document-content {names}>{body}</office:document-content>'
        )
    return path


def _ods_cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def _book() -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return book, sheet


def _saved(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path
