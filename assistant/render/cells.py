"""One cell of a result, for the screen and for JSON.

Invariant: a missing value is never the text 「None」 and never zero: empty on paper,
null in JSON, 「—」 on the screen.
"""

import math
from datetime import date, datetime
from decimal import Decimal

from assistant.model.answer import Cell
from assistant.render.plain import clean, one_line

MISSING = "—"
_DECIMALS = 4


def shown(cell: Cell) -> str:
    """The cell as a person reads it, on one line."""
    return MISSING if cell is None else written(cell)


def written(cell: Cell) -> str:
    """The cell as text; empty when missing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return _trimmed(f"{cell:.{_DECIMALS}f}")
    if isinstance(cell, Decimal):
        return _trimmed(f"{cell:f}")
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds" if cell.second else "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return one_line(str(cell))


def plain(cell: Cell) -> str | int | float | bool | None:
    """The cell as JSON holds it: numbers as numbers, dates as ISO text."""
    if isinstance(cell, Decimal):
        return number(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    return clean(cell) if isinstance(cell, str) else cell


def number(value: Decimal) -> int | float:
    """A JSON number: 65 and not 65.0."""
    return int(value) if value == value.to_integral_value() else float(value)


def _trimmed(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
