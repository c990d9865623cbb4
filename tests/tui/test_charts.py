"""Bars: drawn where looking beats reading, straight in cells, true to their figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.answer import Cell, Gauge
from assistant.render.plain import width
from assistant.tui.charts import Series, bars, gauge_bar, gauge_caption, met, series
from tests.tui.engines import answered

TOWNS = (("东镇", 3), ("西街道", 12), ("南山镇", 0))


def drawn(rows: tuple[tuple[Cell, ...], ...], columns: tuple[str, ...] = ("镇街", "数")) -> Series | None:
    return series(answered("问", columns=columns, rows=rows))


@pytest.mark.parametrize(
    "rows",
    [
        TOWNS[:2],
        (*TOWNS, ("北", None)),
        (*TOWNS, ("北", -1)),
        (*TOWNS, ("北", float("nan"))),
        (*TOWNS, ("北", "三")),
        (*TOWNS, ("北", True)),
        tuple((f"第{n}", n) for n in range(41)),
        (("东", 0), ("西", 0), ("南", 0)),
        ((1, 3), (2, 4), (3, 5)),
    ],
    ids=["few", "missing", "negative", "nan", "words", "yes-no", "many", "zero", "no-labels"],
)
def test_where_a_table_says_it_better(rows: tuple[tuple[Cell, ...], ...]) -> None:
    assert drawn(rows) is None


def test_three_columns_are_a_table() -> None:
    assert drawn(tuple((*row, 1) for row in TOWNS), ("镇街", "数", "另")) is None


@given(cells=st.integers(24, 200), figures=st.lists(st.integers(0, 10**9), min_size=3, max_size=10).filter(any))
def test_lines_are_straight_and_fit(cells: int, figures: list[int]) -> None:
    found = drawn(tuple((f"第{index}镇街道办"[: index + 2], figure) for index, figure in enumerate(figures)))
    assert found
    lines = bars(found, cells)
    widths = {width(f"{label} {bar} {figure}") for label, bar, figure in lines}
    assert len(widths) == 1
    assert widths.pop() <= cells


def test_bars_are_as_long_as_their_figures() -> None:
    found = drawn(TOWNS)
    assert found
    lengths = {label.strip(): bar.count("█") for label, bar, _ in bars(found, 60)}
    assert lengths["西街道"] // 4 == lengths["东镇"] > 0
    assert lengths["南山镇"] == 0


@pytest.mark.parametrize(
    ("actual", "op", "target", "is_met"),
    [
        (7, "<=", 7, True),
        (8, "<=", 7, False),
        (7, "<", 7, False),
        (7, ">=", 7, True),
        (7, ">", 7, False),
        (7, "=", 7, True),
    ],
)
def test_the_verdict_is_in_words(actual: int, op: str, target: int, is_met: bool) -> None:
    gauge = Gauge("降尘量", Decimal(actual), Decimal(target), op, "吨")
    assert met(gauge) is is_met
    assert ("已达到" if is_met else "未达到") in gauge_caption(gauge)


@given(actual=st.integers(-5, 10**6), target=st.integers(0, 10**6), cells=st.integers(10, 80))
def test_a_gauge_fills_its_width(actual: int, target: int, cells: int) -> None:
    gauge = Gauge("户数", Decimal(actual), Decimal(target), ">=", "户")
    bar = gauge_bar(gauge, cells)
    assert width(bar) == cells
    assert bar.count("┃") == (1 if max(actual, target) > 0 else 0)
    assert str(actual) in gauge_caption(gauge)
