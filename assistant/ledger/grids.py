"""What the readers of files hand on: cells as text, sheet by sheet."""

from collections.abc import Sequence

from assistant.model.catalog import LedgerFinding
from assistant.records import Record


class Grid(Record):
    """Cells of one sheet as text."""

    file: str
    sheet: str
    """Empty for a delimited file and for a workbook's only sheet."""
    rows: Sequence[list[str]]
    ended: bool = True
    """False when the last line has no end: its row may be half written."""


class Reading(Record):
    """What one file gave."""

    grids: tuple[Grid, ...]
    findings: tuple[LedgerFinding, ...] = ()
    incomplete: bool = False
    """The file stops in the middle of a character."""
