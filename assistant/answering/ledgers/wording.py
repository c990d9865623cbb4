"""Figures and rows as a person reads them: rounded, with unit, never more than the rows say."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from assistant.model.answer import Cell
from assistant.model.ledger_question import Arithmetic, Magnitude, Measure, Scalar

GAPS = ("相差", "还差", "还剩", "未完成")
"""Figures that are verbs themselves: 还差819户."""
NAMED_AT_MOST = 12
"""Names told in a sentence; the table holds all."""


def figure(value: Cell, unit: str = "") -> str:
    """A cell with its unit; a share in percent, nothing as 无数据."""
    if value is None:
        return "无数据"
    if unit == "%" and isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return f"{number(Decimal(str(value)) * 100)}%"
    return f"{text(value)}{unit}"


def text(value: Cell) -> str:
    """A cell as text."""
    if isinstance(value, bool) or value is None:
        return {True: "是", False: "否", None: "未填"}[value]
    if isinstance(value, (int, float, Decimal)):
        return number(Decimal(str(value)))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return value.isoformat() if isinstance(value, date) else str(value)


def number(value: Decimal) -> str:
    """A number to two places, without idle noughts."""
    rounded = round(value, 2)
    return format(rounded.normalize(), "f") if rounded else "0"


def named(values: Sequence[str]) -> str:
    """Names in a row, the rest as a number."""
    shown = "、".join(values[:NAMED_AT_MOST])
    return f"{shown}等" if len(values) > NAMED_AT_MOST else shown


def measured(measure: Measure, value: Cell) -> str:
    """「71.5%」: the figure of a measure; a fraction in percent, a column that is in percent as it is."""
    if measure.unit == "%" and not _is_share(measure.scalar) and value is not None:
        return f"{text(value)}%"
    return figure(value, measure.unit)


def in_unit_of(measure: Measure, value: Cell, unit: str) -> Cell:
    """A figure as the plan would write it: a share that is held against so many percent in percent."""
    return (
        value * 100 if unit == "%" and _is_share(measure.scalar) and isinstance(value, (int, float, Decimal)) else value
    )


def told(measure: Measure, value: Cell) -> str:
    """「拆解率为71.5%」."""
    if value is None:
        return f"{measure.name}没有数据"
    joint = "" if measure.name in GAPS else "为"
    return f"{measure.name}{joint}{measured(measure, value)}"


def _is_share(scalar: Scalar) -> bool:
    """Whether the figure is a fraction to be told in percent, not a column already in percent."""
    if isinstance(scalar, Magnitude):
        return _is_share(scalar.operand)
    return isinstance(scalar, Arithmetic) and (scalar.op == "/" or _is_share(scalar.left))
