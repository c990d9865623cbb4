"""Whether the ledgers, and the times of a question, lie within what the plan is about."""

from datetime import date

import pytest

from assistant.model.document import Document
from assistant.parsing.standing import are_apart, is_ahead
from assistant.text.dates import find_times

TODAY = date(2021, 12, 15)


@pytest.mark.parametrize(
    ("as_of", "apart"),
    [
        (TODAY, False),
        (date(2022, 12, 1), False),  # ledgers are closed long after the campaign
        (date(2020, 6, 1), True),
        (date(2024, 6, 1), True),
        (None, False),
    ],
)
def test_ledgers_of_another_time_are_none_of_the_plan(
    documents: tuple[Document, ...], as_of: date | None, *, apart: bool
) -> None:
    assert are_apart(documents, as_of) is apart


def test_without_a_plan_nothing_is_apart() -> None:
    assert not are_apart((), date(2024, 6, 1))


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("明年3月底前要完成什么", True),
        ("下个月的任务", True),
        ("本月完成了多少", False),
        ("上月几条", False),
        ("几条", False),
    ],
)
def test_what_has_not_come_was_not_done(text: str, *, ahead: bool) -> None:
    assert is_ahead(find_times(text, TODAY), TODAY) is ahead
