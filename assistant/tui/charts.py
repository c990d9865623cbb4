"""Bars drawn in terminal cells, for results where looking beats reading.

Invariant: every line is as wide as it says, measured in cells: a plotting library that
counts characters pushes Chinese labels out of their column. A bar never stands without
its figure, so that colour and length are never the only sign.
"""

import operator
from datetime import date
from decimal import Decimal

from assistant.model.answer import Answer, Cell, Gauge
from assistant.records import Record
from assistant.render.cells import shown
from assistant.render.plain import clipped, padded, width

_FEWEST, _MOST = 3, 40
"""Fewer bars are read faster than looked at; more belong in a table."""
_LABEL_CELLS = 24
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_EMPTY = "·"
_MET = {"=": operator.eq, ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}
_SIGNS = {"=": "＝", ">=": "≥", "<=": "≤", ">": "＞", "<": "＜"}


class Series(Record):
    """Labelled figures to be drawn."""

    title: str
    labels: tuple[str, ...]
    figures: tuple[Decimal, ...]
    shown: tuple[str, ...]
    """The figures as written beside the bars."""


def series(answer: Answer) -> Series | None:
    """The bars of a result of one label and one figure a row; None when a table says it better."""
    if len(answer.columns) != 2 or not _FEWEST <= len(answer.rows) <= _MOST:
        return None
    labels, figures = zip(*answer.rows, strict=True)
    if any(_is_figure(label) for label in labels) or not all(_is_figure(figure) for figure in figures):
        return None
    values = tuple(Decimal(str(figure)) for figure in figures)
    if any(not value.is_finite() or value < 0 for value in values) or not any(values):
        return None
    return Series(answer.columns[1], tuple(map(shown, labels)), values, tuple(map(shown, figures)))


def bars(drawn: Series, cells: int) -> list[tuple[str, str, str]]:
    """Label, bar and figure of each line; the three together take at most so many cells."""
    label_cells = min(_LABEL_CELLS, max(map(width, drawn.labels)), cells // 3)
    figure_cells = max(map(width, drawn.shown))
    room = max(4, cells - label_cells - figure_cells - 2)
    longest = max(drawn.figures)
    return [
        (
            padded(clipped(label, label_cells), label_cells),
            _bar(figure / longest, room),
            padded(text, figure_cells, True),
        )
        for label, figure, text in zip(drawn.labels, drawn.figures, drawn.shown, strict=True)
    ]


def met(gauge: Gauge) -> bool:
    """Whether the measured figure meets the plan's."""
    return bool(_MET[gauge.op](gauge.actual, gauge.target))


def gauge_bar(gauge: Gauge, cells: int) -> str:
    """The measured figure as a share of the target, the target at the right end (or marked inside when passed)."""
    top = max(gauge.actual, gauge.target)
    if top <= 0:
        return _EMPTY * cells
    drawn = _bar(max(gauge.actual, Decimal(0)) / top, cells).replace(" ", _EMPTY)
    mark = min(cells - 1, int(max(gauge.target, Decimal(0)) / top * cells))
    return drawn[:mark] + "┃" + drawn[mark + 1 :]


def gauge_caption(gauge: Gauge) -> str:
    """The figures of the gauge and whether the target is met, in words."""
    verdict = "已达到" if met(gauge) else "未达到"
    share = f"，为目标的 {shown(round(gauge.actual / gauge.target * 100, 1))}%" if gauge.target else ""
    return (
        f"{gauge.label}：{shown(gauge.actual)}{gauge.unit}"
        f"　目标{_SIGNS[gauge.op]}{shown(gauge.target)}{gauge.unit}（{verdict}{share}）"
    )


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell, (int, float, Decimal)) and not isinstance(cell, (bool, date))


def _bar(share: Decimal, cells: int) -> str:
    eighths = int(share * cells * 8)
    full, rest = divmod(eighths, 8)
    drawn = "█" * full + (_EIGHTHS[rest] if rest else "")
    return (drawn or ("▏" if share > 0 else "")).ljust(cells)
