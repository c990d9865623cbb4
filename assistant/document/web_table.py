"""Rows of an HTML table with merged cells written out."""

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag

_MOST_SPAN = 500
"""A span wider than any real table is an error of the page."""


def rows_of(table: "Tag") -> list[list[str]]:
    """The cells' texts, row by row; a merged cell's text stands in every place it covers."""
    places: dict[tuple[int, int], str] = {}
    rows = table.find_all("tr")
    for row, line in enumerate(rows):
        for cell in line.find_all(["td", "th"]):
            column = next(place for place in count() if (row, place) not in places)
            _spread(places, row, column, cell)
    width = 1 + max((column for _, column in places), default=-1)
    return [[places.get((row, column), "") for column in range(width)] for row in range(len(rows))]


def _spread(places: dict[tuple[int, int], str], row: int, column: int, cell: "Tag") -> None:
    text = cell.get_text(" ", strip=True)
    for down in range(_span(cell, "rowspan")):
        for right in range(_span(cell, "colspan")):
            places[row + down, column + right] = text


def _span(cell: "Tag", name: str) -> int:
    value = str(cell.get(name) or "1")
    return min(max(int(value), 1), _MOST_SPAN) if value.isdecimal() else 1
