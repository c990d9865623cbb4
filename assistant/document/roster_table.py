"""A table of who holds which place in a body → a line a place, the way a roster is written without a table.

Invariant: a table is one only where a column holds nothing but places; every other cell stands behind its place.
"""

from collections.abc import Sequence

from assistant.document.words import words

_FEWEST = 2
"""So many rows at least make a roster."""


def roster_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """组长：某某 县长, row by row; nothing where the table is no roster."""
    places = {word for key in ("heads", "deputies", "members") for word in words("posts")[key]}
    for column in range(len(cells[0]) if cells else 0):
        rows = [row for row in cells if _bare(row[column]) in places or not row[column]]
        headed = len(cells) - len(rows)
        if headed <= 1 and len(rows) >= _FEWEST and rows == list(cells[headed:]) and rows[0][column]:
            return _lines(rows, column)
    return []


def _bare(cell: str) -> str:
    return "".join(cell.split())


def _lines(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    """The rows, one that leaves its place out with the place above it."""
    place, lines = "", []
    for row in rows:
        place = _bare(row[column]) or place
        told = [cell for at, cell in enumerate(row) if at != column and cell and not cell.isdecimal()]
        lines.append(f"{place}：{' '.join(told)}")
    return lines
