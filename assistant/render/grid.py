"""Rows as a table of straight columns, within a given number of terminal cells.

Invariant: every line has the same width, measured in cells, never in characters; what
does not fit is cut with 「…」, never wrapped into the next column.
"""

from collections.abc import Sequence

from assistant.model.answer import Cell
from assistant.render.cells import shown
from assistant.render.plain import clipped, one_line, padded, width

_GAP = "  "
_NARROWEST = 4


def grid(columns: Sequence[str], rows: Sequence[Sequence[Cell]], cells: int) -> list[str]:
    """Header, rule and rows; numbers stand to the right."""
    header = [one_line(name) for name in columns]
    body = [[shown(cell) for cell in row] for row in rows]
    sizes = _sizes(header, body, cells)
    right = [_numeric([row[index] for row in rows]) for index in range(len(columns))]
    rule = ["─" * size for size in sizes]
    return [_line(row, sizes, right) for row in (header, rule, *body)]


def _line(row: Sequence[str], sizes: Sequence[int], right: Sequence[bool]) -> str:
    parts = [padded(clipped(text, size), size, flag) for text, size, flag in zip(row, sizes, right, strict=True)]
    return _GAP.join(parts).rstrip()


def _numeric(column: Sequence[Cell]) -> bool:
    filled = [cell for cell in column if cell is not None]
    return bool(filled) and not any(isinstance(cell, (str, bool)) or hasattr(cell, "year") for cell in filled)


def _sizes(header: Sequence[str], body: Sequence[Sequence[str]], cells: int) -> list[int]:
    """Widths of the columns: the widest gives way first until all fit."""
    sizes = [max(width(row[index]) for row in (header, *body)) for index in range(len(header))]
    over = sum(sizes) + len(_GAP) * (len(sizes) - 1) - cells
    while over > 0 and max(sizes) > _NARROWEST:
        sizes[sizes.index(max(sizes))] -= 1
        over -= 1
    return sizes
