"""Which cells of an XLSX workbook are shown as percentages.

Invariant: only what the workbook itself formats with % is named. Prevents 12.5% typed
in one file and 0.125 shown as 12.5% in another from being two different figures; the
reader of cells gives the bare number and drops its format.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from assistant.ledger.oversize import BROKEN_ARCHIVE

_FORMAT = re.compile(r'<numFmt\b[^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"')
_STYLES = re.compile(r"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_STYLE = re.compile(r'<xf\b[^>]*?numFmtId="(\d+)"')
_SHEET = re.compile(r'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_TARGET = re.compile(r"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(Id|Target)="([^"]*)"')
_CELL = re.compile(r'<c r="([A-Z]+)(\d+)" s="(\d+)"')
_BUILT_IN = frozenset({"9", "10"})

Cells = frozenset[tuple[int, int]]


def percent_cells(content: bytes) -> Mapping[str, Cells]:
    """Sheet → (row, column), both from 0, of its cells shown with %; nothing for what is no XLSX."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return dict(_by_sheet(archive))
    except BROKEN_ARCHIVE:
        return {}


def _by_sheet(archive: zipfile.ZipFile) -> Iterator[tuple[str, Cells]]:
    styles = _percent_styles(_text(archive, "xl/styles.xml"))
    if not styles:
        return
    targets = dict(_targets(_text(archive, "xl/_rels/workbook.xml.rels")))
    for name, identity in _SHEET.findall(_text(archive, "xl/workbook.xml")):
        path = targets[identity].removeprefix("/").removeprefix("xl/")
        yield html.unescape(name), _cells(_text(archive, f"xl/{path}"), styles)


def _text(archive: zipfile.ZipFile, member: str) -> str:
    return archive.read(member).decode("utf-8")


def _percent_styles(text: str) -> frozenset[str]:
    """Numbers of the cell styles whose number format shows a percentage."""
    formats = _BUILT_IN | {number for number, code in _FORMAT.findall(text) if "%" in code}
    found = _STYLES.search(text)
    styles = _STYLE.findall(found.group()) if found else []
    return frozenset(str(number) for number, used in enumerate(styles) if used in formats)


def _targets(text: str) -> Iterator[tuple[str, str]]:
    for relation in _TARGET.findall(text):
        attributes = dict(_ATTRIBUTE.findall(relation))
        yield attributes["Id"], attributes["Target"]


def _cells(text: str, styles: frozenset[str]) -> Cells:
    return frozenset((int(row) - 1, _column(letters)) for letters, row, style in _CELL.findall(text) if style in styles)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
