"""Rows as CSV that a spreadsheet program opens without acting on it.

Invariant: a text cell that a spreadsheet would take for a formula gets an apostrophe in
front; numbers and dates stay as they are.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from assistant.model.answer import Cell
from assistant.render.cells import written

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Header and rows, comma separated, lines ended by a newline."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([harmless(name) for name in columns])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def harmless(cell: Cell) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    text = written(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text
