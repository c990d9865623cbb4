"""Rows as a table of straight columns, within a given number of terminal cells.

Invariant: every line has the same width, measured in cells, never in characters. Text
that does not fit is cut with 「…」; a number or a day is shown whole or not at all, since
half a date misleads. Columns that find no room are named, never dropped in silence.
"""

from collections.abc import Sequence

from assistant.model.answer import Cell
from assistant.records import Record
from assistant.render.cells import shown
from assistant.render.plain import clipped, one_line, padded, width, wrapped

_GAP = "  "
_NARROWEST = 12
"""Cells below which text is not cut."""


class _Column(Record):
    header: str
    cells: tuple[str, ...]
    numeric: bool
    whole: bool
    """Never cut: numbers and days."""

    @property
    def natural(self) -> int:
        return max(width(text) for text in (self.header, *self.cells))

    @property
    def least(self) -> int:
        return self.natural if self.whole else min(self.natural, _NARROWEST)


def grid(columns: Sequence[str], rows: Sequence[Sequence[Cell]], cells: int) -> list[str]:
    """Header, rule and rows, numbers to the right; the last line names the columns that found no room."""
    prepared = [_prepared(name, [row[index] for row in rows]) for index, name in enumerate(columns)]
    shown_columns = prepared[: _fitting(prepared, cells)]
    sizes = _sizes(shown_columns, cells)
    header = [column.header for column in shown_columns]
    body = zip(*(column.cells for column in shown_columns), strict=True)
    rule = ["─" * size for size in sizes]
    lines = [_line(row, shown_columns, sizes) for row in (header, rule, *body)]
    left_out = [column.header for column in prepared[len(shown_columns) :]]
    return lines + (wrapped(f"（还有 {len(left_out)} 列放不下：{'、'.join(left_out)}）", cells) if left_out else [])


def records(columns: Sequence[str], rows: Sequence[Sequence[Cell]], cells: int) -> list[str]:
    """Row by row, a line a column, for a few rows that are wider than the screen."""
    lines: list[str] = []
    for row in rows:
        lines += [""] if lines else []
        for name, cell in zip(columns, row, strict=True):
            lines += wrapped(f"{one_line(name)}：{shown(cell)}", cells)
    return lines


def fits(columns: Sequence[str], rows: Sequence[Sequence[Cell]], cells: int) -> bool:
    """Whether a table of all the columns is no wider than the screen, with nothing cut."""
    prepared = [_prepared(name, [row[index] for row in rows]) for index, name in enumerate(columns)]
    return _total([column.natural for column in prepared]) <= cells


def _prepared(name: str, cells: Sequence[Cell]) -> _Column:
    filled = [cell for cell in cells if cell is not None]
    dated = bool(filled) and all(hasattr(cell, "year") for cell in filled)
    numeric = bool(filled) and not dated and not any(isinstance(cell, (str, bool)) for cell in filled)
    return _Column(one_line(name), tuple(map(shown, cells)), numeric, numeric or dated)


def _total(sizes: Sequence[int]) -> int:
    return sum(sizes) + len(_GAP) * (len(sizes) - 1)


def _fitting(columns: Sequence[_Column], cells: int) -> int:
    """How many columns have room, at least one."""
    count = len(columns)
    while count > 1 and _total([column.least for column in columns[:count]]) > cells:
        count -= 1
    return count


def _sizes(columns: Sequence[_Column], cells: int) -> list[int]:
    """Widths of the columns: the widest text gives way first until all fit."""
    sizes = [column.natural for column in columns]
    while _total(sizes) > cells:
        room = [size - column.least for size, column in zip(sizes, columns, strict=True)]
        if max(room) <= 0:
            return [min(size, cells) for size in sizes]
        widest = max((size for size, left in zip(sizes, room, strict=True) if left > 0), default=0)
        sizes[next(index for index, size in enumerate(sizes) if size == widest and room[index] > 0)] -= 1
    return sizes


def _line(row: Sequence[str], columns: Sequence[_Column], sizes: Sequence[int]) -> str:
    parts = [
        padded(clipped(text, size), size, column.numeric)
        for text, column, size in zip(row, columns, sizes, strict=True)
    ]
    return _GAP.join(parts).rstrip()
