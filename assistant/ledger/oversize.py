"""Workbooks that would need more memory than any machine has, told before they are opened.

Invariant: no sheet is handed to the reader of cells whose area is out of proportion to
its filled cells. The reader lays out every cell between the outermost two, so that one
stray cell in the last row and column, or a small archive that unpacks to gigabytes,
would end the whole process and not only the reading.
"""

import io
import re
import zipfile
import zlib

from assistant.errors import UnusableFileError

_FAR = re.compile(rb'<c r="(?:[A-Z]{3,}\d+|[A-Z]+\d{5,})"')
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"')
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml|content\.xml")
_LARGEST_MEMBER, _LARGEST_AREA, _EMPTIEST = 1 << 30, 20_000_000, 100
BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError, OSError)
"""What reading a damaged archive may raise."""
_MOST_REPEATED = 1 << 21


def refuse_oversize(content: bytes) -> None:
    """UnusableFileError when a workbook unpacks or spreads to too much; a broken one is left to its reader."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                if member.file_size > _LARGEST_MEMBER:
                    raise UnusableFileError("工作簿解压后超过 1 GB", todo="请拆成几个文件，或另存为 CSV")
                if _SHEET.fullmatch(member.filename):
                    _refuse_far_cells(archive.read(member))
    except BROKEN_ARCHIVE:
        return


def _refuse_far_cells(sheet: bytes) -> None:
    if not _FAR.search(sheet) and not _repeats_wildly(sheet):
        return
    cells = _CELL.findall(sheet)
    width = max((_number(letters) for letters, _ in cells), default=0)
    height = max((int(row) for _, row in cells), default=0)
    if width * height > max(_LARGEST_AREA, len(cells) * _EMPTIEST) or _repeats_wildly(sheet):
        raise UnusableFileError("工作表里有单元格落在极远的行或列", todo="请删去表格外的单元格后另存")


def _repeats_wildly(sheet: bytes) -> bool:
    return any(len(count) > 7 or int(count) > _MOST_REPEATED for count in _REPEATED.findall(sheet))


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
