"""Arithmetic with days stays inside the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.periods import LAST, Period, months, shift_days, shift_months, week


@pytest.mark.parametrize(
    ("day", "count", "shifted"),
    [
        (date(2021, 12, 20), -3, date(2021, 9, 20)),
        (date(2021, 3, 31), -1, date(2021, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2021, 12, 1), 1, date(2022, 1, 1)),
        (date(1, 1, 15), -1, date(1, 1, 15)),
        (date(9999, 12, 15), 5, date(9999, 12, 15)),
    ],
)
def test_shift_months(day: date, count: int, shifted: date) -> None:
    assert shift_months(day, count) == shifted


@given(st.dates(), st.integers(-(10**12), 10**12))
def test_shifting_never_leaves_the_calendar(day: date, count: int) -> None:
    assert date.min <= shift_days(day, count) <= date.max
    assert date.min <= shift_months(day, count) <= date.max


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)))
def test_a_week_runs_from_monday_to_sunday_around_its_day(day: date) -> None:
    found = week(day)
    assert (found.first.isoweekday(), found.last.isoweekday()) == (1, 7)
    assert found.first <= day <= found.last
    assert found.distance(day) == 0


def test_months_end_on_their_last_day() -> None:
    assert months(2024, 2, 2) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert months(2021, 10, 12, (5, LAST)) == Period(date(2021, 10, 5), date(2021, 12, 31))


@pytest.mark.parametrize(("first", "last", "days"), [(13, 13, (1, LAST)), (0, 1, (1, LAST)), (2, 2, (30, 30))])
def test_days_that_do_not_exist_give_no_period(first: int, last: int, days: tuple[int, int]) -> None:
    assert months(2021, first, last, days) is None


def test_distance_and_bounds() -> None:
    december = Period(date(2021, 12, 1), date(2021, 12, 31))
    assert december.distance(date(2021, 11, 29)) == 2
    assert december.distance(date(2022, 1, 3)) == 3
    assert december.within(date(2021, 10, 1), None)
    assert not december.within(date(2021, 12, 2), None)
    assert not december.within(None, date(2021, 12, 30))
