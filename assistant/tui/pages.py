"""Rows of a result in pages, sorted by any column.

Invariant: the count shown is of all rows, never of the page; sorting keeps every row, and
missing values stay at the end whichever way it goes.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from assistant.model.answer import Cell

Row = tuple[Cell, ...]


class Pages:
    """A window on rows."""

    def __init__(self, rows: Sequence[Row], size: int) -> None:
        self._all = tuple(rows)
        self._ordered = self._all
        self.size = size
        self.page = 0
        self.column: int | None = None
        """Column sorted by; None while in the result's own order."""
        self.descending = False

    @property
    def count(self) -> int:
        """Number of pages, at least one."""
        return max(1, -(-len(self._all) // self.size))

    @property
    def visible(self) -> tuple[Row, ...]:
        """The rows of this page."""
        return self._ordered[self.page * self.size : (self.page + 1) * self.size]

    def turn(self, pages: int) -> bool:
        """Moves so many pages; False when there is none."""
        wanted = self.page + pages
        if not 0 <= wanted < self.count:
            return False
        self.page = wanted
        return True

    def sort(self, column: int) -> None:
        """By this column upwards, then downwards, then in the result's own order again."""
        if column != self.column:
            self.column, self.descending = column, False
        elif not self.descending:
            self.descending = True
        else:
            self.column = None
        self._ordered = self._sorted()
        self.page = 0

    def caption(self) -> str:
        """How much of what is shown."""
        if self.count == 1:
            return f"共 {len(self._all)} 行"
        first = self.page * self.size + 1
        last = first + len(self.visible) - 1
        return f"第 {first}–{last} 行，共 {len(self._all)} 行（第 {self.page + 1}/{self.count} 页）"

    def _sorted(self) -> tuple[Row, ...]:
        column = self.column
        if column is None:
            return self._all
        filled = [row for row in self._all if row[column] is not None]
        missing = [row for row in self._all if row[column] is None]
        filled.sort(key=lambda row: _comparable(row[column]), reverse=self.descending)
        return (*filled, *missing)


def _comparable(cell: Cell) -> tuple[int, Decimal | str]:
    """A key for cells of mixed types: figures, then days, then text."""
    if isinstance(cell, (int, float, Decimal)):
        figure = Decimal(str(cell)) if not isinstance(cell, bool) else Decimal(int(cell))
        return (0, figure) if figure.is_finite() else (3, str(cell))
    if isinstance(cell, (datetime, date)):
        return 1, cell.isoformat()
    return 2, str(cell)
