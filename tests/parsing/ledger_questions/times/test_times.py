"""A time binds a date column; where a ledger has none, only the one its title names says nothing new."""

from datetime import date

import pytest

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.times.times import bind_times
from assistant.text.dates import find_times
from tests.parsing.ledger_questions.making import NUMBER, VISITS, column, ledger

TODAY = date(2021, 12, 20)
WEEKLY = ledger("2019年第2周影片票房", column("影片"), column("周票房", NUMBER))
QUARTERS = ledger("前三季度业绩", column("企业"), column("营收", NUMBER))


def bound(text: str, about: object) -> Item:
    (time,) = find_times(text, TODAY)
    item = Item(time.start, time.end, time.text, frozenset({"time"}), time=time)
    return bind_times([item], Scope(about, TODAY, None, (), ()))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "about"), [("2019年第二周的票房", WEEKLY), ("19年第2周", WEEKLY), ("前三季度的营收", QUARTERS)]
)
def test_the_titles_own_time_is_explained(text: str, about: object) -> None:
    assert bound(text, about).has("ledger")


@pytest.mark.parametrize(("text", "about"), [("2019年第3周的票房", WEEKLY), ("去年的营收", QUARTERS)])
def test_another_time_stays_unread(text: str, about: object) -> None:
    assert bound(text, about).has("time")


def test_a_date_column_is_bound() -> None:
    assert bound("12月的走访", VISITS).column == "走访日期"
