"""Bytes of a CSV file → rows of cells, whatever program wrote it.

Invariant: every line of the file is in the rows, in order, under its number. Prevents
the two silent losses of office CSV: a GB18030 file read as mojibake because it happened
to decode, and a semicolon file read as one column.
"""

import codecs
import csv
import io
import re
from collections import Counter

from assistant.errors import UnusableFileError
from assistant.records import Record

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_DELIMITERS, _RARE_DELIMITERS = (",", "\t", ";"), ("|", "，")
_SAMPLE = 60
csv.field_size_limit(1 << 24)


class Delimited(Record):
    """Rows of one delimited file."""

    rows: list[list[str]]
    ended: bool = True
    """False when the last line has no end: its row may be half written."""
    cut: bool = False
    """True when the file stops inside a character."""
    unbalanced: bool = False
    """True when a quotation mark is never closed, so that rows were read line by line."""


def read_delimited(content: bytes) -> Delimited:
    """The rows of a CSV, TSV or semicolon file; UnusableFileError when it is no text."""
    text, cut = decode(content)
    if "\0" in text:
        raise UnusableFileError("不是文本文件，也不是认识的表格文件", todo="请另存为 CSV（UTF-8）或 XLSX")
    marked = _SEPARATOR_LINE.match(text)
    delimiter = marked.group(1) if marked else find_delimiter(text)
    unbalanced = text.count('"') % 2 == 1
    rows = _parse_lines(text, delimiter) if unbalanced else _parse(text, delimiter)
    if marked:
        rows[0] = []
    return Delimited(rows, text.endswith(("\n", "\r")) and not cut, cut, unbalanced)


def decode(content: bytes) -> tuple[str, bool]:
    """Text of ``content`` and whether it was cut inside a character."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decode_marked(content[len(mark) :], encoding)
    try:
        return content.decode("utf-8"), False
    except UnicodeDecodeError as error:
        if error.end == len(content) and len(content) - error.start < 4 and error.reason == "unexpected end of data":
            return content[: error.start].decode("utf-8"), True
    return _decode_unmarked(content)


def find_delimiter(text: str) -> str:
    """The character that stands equally often in most lines; a comma when none does."""
    unquoted = _QUOTED.sub("", text[:200_000]) if '"' in text else text[:200_000]
    lines = [line for line in unquoted.splitlines()[:_SAMPLE] if line.strip(" ")]
    for marks in (_DELIMITERS, _RARE_DELIMITERS):
        score, best = max((_regularity(lines, mark), mark) for mark in marks)
        if score > (0, 0):
            return best
    return ","


def _regularity(lines: list[str], mark: str) -> tuple[int, int]:
    counts = Counter([line.count(mark) for line in lines if mark in line])
    if not counts:
        return 0, 0
    often, lines_alike = max(counts.items(), key=lambda item: (item[1], item[0]))
    return lines_alike, often


def _decode_marked(content: bytes, encoding: str) -> tuple[str, bool]:
    cut = encoding.startswith("utf-16") and len(content) % 2 == 1
    try:
        return content[: len(content) - cut].decode(encoding), cut
    except UnicodeDecodeError:
        return content.decode(encoding, errors="replace"), cut


def _decode_unmarked(content: bytes) -> tuple[str, bool]:
    """Line by line, since one GB18030 line pasted into a UTF-8 file must not turn the rest to mojibake."""
    for encoding in _likely_utf16(content):
        return _decode_marked(content, encoding)
    lines = content.split(b"\n")
    foreign = [line for line in lines if not line.isascii()]
    as_utf8 = sum(1 for line in foreign if _decodes(line, "utf-8"))
    if as_utf8 * 2 <= len(foreign):
        return _decode_gb18030(content)
    return "\n".join(_decode_line(line) for line in lines), False


def _decode_gb18030(content: bytes) -> tuple[str, bool]:
    try:
        return content.decode("gb18030"), False
    except UnicodeDecodeError as error:
        if error.end == len(content) and error.reason == "incomplete multibyte sequence":
            return content[: error.start].decode("gb18030"), True
    return content.decode("gb18030", errors="replace"), False


def _decode_line(line: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        if _decodes(line, encoding):
            return line.decode(encoding)
    return line.decode("utf-8", errors="replace")


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likely_utf16(content: bytes) -> list[str]:
    head = content[:2000]
    if head[1::2].count(0) * 5 > len(head) // 2:
        return ["utf-16-le"]
    return ["utf-16-be"] if head[::2].count(0) * 5 > len(head) // 2 else []


def _parse(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnusableFileError(
            "表格文本的引号或分隔符读不通", str(error), "请用表格软件打开后另存为 CSV（UTF-8）"
        ) from error


def _parse_lines(text: str, delimiter: str) -> list[list[str]]:
    """With a quotation mark left open, a line is a row: otherwise one mark would swallow the rest of the file."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [_parse_line(line, delimiter) for line in (lines if lines[-1] else lines[:-1])]


def _parse_line(line: str, delimiter: str) -> list[str]:
    if not line:
        return []
    if line.count('"') % 2:
        return line.split(delimiter)
    return next(csv.reader([line], delimiter=delimiter))
