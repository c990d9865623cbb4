"""One file → the grids of cells it holds, by what its bytes are and not by its name.

Invariant: row ``i`` of a grid is row ``i + 1`` of the file, and every cell is text in
one spelling, so that what follows needs not know which program wrote the file.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.errors import UnusableFileError
from assistant.ledger import findings
from assistant.ledger.delimited import read_delimited
from assistant.ledger.grids import Grid, Reading
from assistant.ledger.old_workbook import read_apart
from assistant.ledger.oversize import refuse_oversize
from assistant.ledger.workbook import read_workbook
from assistant.model.catalog import LedgerFinding

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?<(?:!doctype|html|\?xml|table)", re.IGNORECASE)


def read_file(path: Path, name: str) -> Reading:
    """The grids of the file at ``path``, called ``name`` in reports; UnusableFileError when it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnusableFileError("文件打不开", error.strerror or "", "请检查文件是否存在、是否有读取权限") from error
    if not content.strip():
        raise UnusableFileError("文件是空的", todo="请检查文件是否保存完整")
    if content.startswith(_COMPOUND):
        return read_apart(content, name)
    if content.startswith(_ZIP):
        refuse_oversize(content)
        return read_workbook(content, name)
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
