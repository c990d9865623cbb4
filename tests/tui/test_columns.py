"""Columns share the room; a long cell is broken into lines; too many columns are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.render.plain import width
from assistant.tui.columns import PADDING, fitted, fitting


@pytest.mark.parametrize(
    ("natural", "room", "widths", "lines"),
    [
        ((4, 6, 8), 24, (4, 6, 8), 4),
        ((4, 6, 90), 60, (4, 6, 44), 4),
        ((4, 60, 90), 60, (4, 25, 25), 4),
        ((30, 30, 30, 30, 30, 8), 75, (28, 28, 28, 28, 28, 8), 1),
        ((8, 8, 8), 10, (8, 8, 8), 1),
    ],
)
def test_columns_share_the_room(natural: tuple[int, ...], room: int, widths: tuple[int, ...], lines: int) -> None:
    assert fitted(natural, room) == (widths, lines)


@given(st.lists(st.integers(1, 200), min_size=1, max_size=12), st.integers(10, 200))
def test_no_column_is_wider_than_it_needs_and_wrapped_ones_fit(natural: list[int], room: int) -> None:
    widths, lines = fitted(natural, room)
    assert all(0 < given_ <= cells for given_, cells in zip(widths, natural, strict=True))
    assert lines == 1 or sum(widths) + PADDING * len(widths) <= room


@pytest.mark.parametrize(
    ("text", "cells", "most", "lines"),
    [
        ("短", 12, 4, ["短"]),
        ("一月到期的任务，二月到期的任务", 12, 4, ["一月到期的任", "务，二月到期", "的任务"]),
        ("一月到期的任务，二月到期的任务", 12, 2, ["一月到期的任", "务，二月到…"]),
        ("一月到期的任务，二月到期的任务", 12, 1, ["一月到期的…"]),
    ],
)
def test_a_cell_fits_its_column(text: str, cells: int, most: int, lines: list[str]) -> None:
    assert fitting(text, cells, most) == lines


@given(st.text(st.sampled_from("甲乙，。（）ab1. "), max_size=60), st.integers(4, 30), st.integers(1, 4))
def test_no_line_is_wider_than_its_column(text: str, cells: int, most: int) -> None:
    lines = fitting(text, cells, most)
    assert len(lines) <= most
    assert all(width(line) <= cells for line in lines)
