"""Paging and sorting lose no row, whatever the cells are."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assistant.tui.pages import Pages

CELLS = st.one_of(
    st.none(),
    st.text(max_size=5),
    st.integers(-5, 5),
    st.booleans(),
    st.floats(allow_nan=True),
    st.decimals(-9, 9, places=2),
    st.dates(date(2020, 1, 1), date(2022, 1, 1)),
)
ROWS = st.lists(st.tuples(st.integers(), CELLS), max_size=40)


@given(rows=ROWS, size=st.integers(1, 9), sorts=st.lists(st.integers(0, 1), max_size=4))
def test_every_row_is_on_one_page(rows: list, size: int, sorts: list[int]) -> None:
    pages = Pages(rows, size)
    for column in sorts:
        pages.sort(column)
    seen = list(pages.visible)
    while pages.turn(1):
        seen += pages.visible
    assert sorted(map(repr, seen)) == sorted(map(repr, rows))
    assert f"共 {len(rows)} 行" in pages.caption()


@given(rows=ROWS)
def test_missing_values_stay_last_both_ways(rows: list) -> None:
    pages = Pages(rows, 100)
    for _ in range(2):
        pages.sort(1)
        missing = [row[1] is None for row in pages.visible]
        assert missing == sorted(missing)


def test_figures_sort_as_figures_and_days_as_days() -> None:
    rows = [("a", Decimal(10), date(2021, 12, 2)), ("b", 9, date(2021, 11, 30)), ("c", 9.5, date(2021, 12, 1))]
    pages = Pages(rows, 10)
    pages.sort(1)
    assert [row[0] for row in pages.visible] == ["b", "c", "a"]
    pages.sort(2)
    assert [row[0] for row in pages.visible] == ["b", "c", "a"]


def test_a_third_sort_restores_the_order() -> None:
    pages = Pages([(2,), (1,), (3,)], 10)
    for expected in ([1, 2, 3], [3, 2, 1], [2, 1, 3]):
        pages.sort(0)
        assert [row[0] for row in pages.visible] == expected


def test_there_is_nothing_before_the_first_and_after_the_last_page() -> None:
    pages = Pages([(n,) for n in range(5)], 2)
    assert not pages.turn(-1)
    assert pages.turn(1)
    assert pages.turn(1)
    assert not pages.turn(1)
    assert pages.caption() == "第 5–5 行，共 5 行（第 3/3 页）"
