"""Which rows below a header are records, and which are totals, remarks and headings.

Invariant: each filled row is a record, or left out with a reason, or a repetition of
title or header; none is all three or none. Prevents 合计 rows from doubling every sum.
"""

import re
from collections.abc import Sequence
from functools import cache

from assistant.ledger.labels import tidy
from assistant.ledger.words import pattern, word_set, words
from assistant.records import Record

_HEADING = re.compile(r"[(（]?[一二三四五六七八九十]+[)）]?[、.．].+|第[一二三四五六七八九十]+[章节部分].*")
_NOTE_LINE = re.compile(r"[(（]?\d{1,2}[)）]?\s*[、.．)）].+|.{15,}|.*。", re.DOTALL)
_LONGEST_TOTAL = 12

Row = Sequence[str]


class LeftOut(Record):
    """A filled row that is no record."""

    index: int
    text: str
    reason: str


class SortedRows(Record):
    """The rows of a sheet below its header."""

    records: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    structural: int
    """Rows that repeat title or header."""


def sort_rows(rows: Sequence[Row], start: int, serial: int | None) -> SortedRows:
    """Sort the rows from ``start`` on; those above are titles and header, ``serial`` is the column of row numbers."""
    repeated = {_key(row) for row in rows[:start]}
    openings = {key[0] for key in repeated if key}
    records: list[int] = []
    left_out: list[LeftOut] = []
    structural, after_remark = 0, False
    suspicious, total_words = _suspicious().search, word_set("footer", "total_words")
    for index in range(start, len(rows)):
        row = rows[index]
        text = "".join(row)
        if not text or text.isspace():
            continue
        plain = len(row) - row.count("") > 2 and row[0] not in openings and not suspicious(text)
        if plain and (row[0].strip() or _first(row)).lower() not in total_words:
            records.append(index)
            after_remark = False
        elif _key(row) in repeated:
            structural += 1
        elif reason := _why_no_record(row, serial, after_remark):
            after_remark = reason == _REMARK
            left_out.append(LeftOut(index, _first(row), reason))
        else:
            records.append(index)
            after_remark = False
    return SortedRows(tuple(records), tuple(left_out), structural)


_TOTAL, _REMARK, _SECTION, _ONLY_NUMBER = "合计或平均行", "表尾备注、填表人等说明", "分节标题行", "只有序号，没有内容"


def _why_no_record(row: Row, serial: int | None, after_remark: bool) -> str:
    cells = [text for cell in row if (text := cell.strip())]
    distinct = len(set(cells))
    if _opens_total(cells[0]) or any(map(_is_total, cells[:3])):
        return _TOTAL
    if _is_remark(cells, distinct, len(row)):
        return _REMARK
    if distinct > 1:
        return ""
    if serial is not None and serial < len(row) and row[serial].strip() == cells[0] and cells[0].isdigit():
        return _ONLY_NUMBER if len(row) > 1 else ""
    return _why_lone_cell(row, cells[0], after_remark)


def _why_lone_cell(row: Row, cell: str, after_remark: bool) -> str:
    """A single filled cell in a wide table: a heading, a remark, or the start of a record."""
    if len(row) < 3 or not row[0].strip():
        return ""
    if _HEADING.fullmatch(cell):
        return _SECTION
    return _REMARK if after_remark or _NOTE_LINE.fullmatch(cell) else ""


def _opens_total(cell: str) -> bool:
    word = _bare(cell)
    averages = len(cell) <= _LONGEST_TOTAL and word.endswith(words("footer", "first_suffixes"))
    return averages or word in word_set("footer", "total_words")


def _is_total(cell: str) -> bool:
    if len(cell) > _LONGEST_TOTAL:
        return False
    return _bare(cell).endswith(words("footer", "total_suffixes"))


def _is_remark(cells: list[str], distinct: int, width: int) -> bool:
    opens = bool(_remark_start().match(tidy(cells[0])))
    return opens and (
        distinct <= 2 or distinct * 2 <= width or all(_remark_start().match(tidy(cell)) for cell in cells)
    )


def _bare(cell: str) -> str:
    """合 计（户）： → 合计."""
    return re.sub(r"\s+|[（(].*?[)）]|[:：]$", "", cell).lower()


def _first(row: Row) -> str:
    return next(text for cell in row if (text := cell.strip()))


def _key(row: Row) -> tuple[str, ...]:
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


@cache
def _suspicious() -> re.Pattern[str]:
    """Quick look for the characters without which no row is a total or a remark."""
    endings = {word[-1] for key in ("total_suffixes", "first_suffixes") for word in words("footer", key)}
    return re.compile(f"[:：{re.escape(''.join(sorted(endings)))}]")


@cache
def _remark_start() -> re.Pattern[str]:
    return pattern("", words("footer", "remarks"), r"\s*[0-9一二三四五六七八九十]*\s*:")
