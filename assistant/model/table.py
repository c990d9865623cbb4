"""Typed rows on their way into the database, column by column."""

from assistant.model.answer import Cell
from assistant.model.catalog import ColumnType
from assistant.records import Record


class Table(Record):
    """A named table; ``data`` is column-major and every column has the same length."""

    name: str
    columns: tuple[tuple[str, ColumnType], ...]
    data: tuple[tuple[Cell, ...], ...]

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.data[0]) if self.data else 0
