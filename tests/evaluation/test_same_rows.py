"""When two results show the same rows."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from assistant.evaluation.same_rows import Rows, same_rows


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ([(1,)], [(1.0,)]),
        ([(1,)], [("1",)]),
        ([(Decimal("0.5"),)], [("0.5",)]),
        ([(85,)], [("85%",)]),
        ([(100,)], [(100.4,)]),
        ([(0.001,)], [(0.009,)]),
        ([(True,)], [("是",)]),
        ([(date(2021, 12, 1),)], [("2021-12-01",)]),
        ([(datetime(2021, 12, 1),)], [(date(2021, 12, 1),)]),
        ([(datetime(2021, 12, 1, 8, 30),)], [("2021-12-01 08:30",)]),
        ([("甲", 1), ("乙", 2)], [("乙", 2), ("甲", 1)]),
        ([("甲", 1)], [(1, "多余", "甲")]),
        (
            [(0.181,), (0.188,), (0.177,)],
            [(0.188,), (0.177,), (0.195,)],
        ),  # near, yet another's
        ([(1, 2)], [(2, 1)]),
        ([], []),
        ([], [(0,)]),
        ([], [(None, 0)]),
        ([("007",)], [("007",)]),
    ],
)
def test_the_same(wanted: Rows, given: Rows) -> None:
    assert same_rows(wanted, given)


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ([(1,)], [(2,)]),
        ([(1,)], []),
        ([(1,)], [(None,)]),
        ([(0,)], [(None,)]),
        ([(100,)], [(101,)]),
        ([(0.85,)], [(85,)]),
        ([("007",)], [(7,)]),
        ([("甲",)], [("乙",)]),
        ([("甲", 1), ("乙", 2)], [("甲", 2), ("乙", 1)]),
        ([("甲",), ("甲",), ("乙",)], [("甲",), ("乙",), ("乙",)]),
        ([(1, 1)], [(1, 2)]),
        ([(1, 2)], [(1,)]),
        ([], [("甲",)]),
        ([], [(0,), (0,)]),
    ],
)
def test_not_the_same(wanted: Rows, given: Rows) -> None:
    assert not same_rows(wanted, given)


def test_order_counts_where_it_was_asked_for() -> None:
    assert same_rows([(1,), (2,)], [(1,), (2,)], ordered=True)
    assert not same_rows([(1,), (2,)], [(2,), (1,)], ordered=True)


def test_a_share_may_be_given_either_way() -> None:
    assert same_rows([(0.85,)], [(85,)], ratio=True)
    assert same_rows([(85,)], [(0.85,)], ratio=True)
    assert not same_rows([(0.85,)], [(8.5,)], ratio=True)


def test_many_alike_columns_end() -> None:
    row = tuple([1] * 12)
    assert not same_rows([row, (*row[:11], 2)], [row, row])
    assert not same_rows([row, (*row[:10], 2, 2)], [row, (*row[:11], 2)])
