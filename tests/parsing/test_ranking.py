"""Answer, ask back or refuse: one ranking for all readings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.model.ledger_question import Frame, LedgerQuestion, Shape
from assistant.model.span import Span
from assistant.parsing.ranking import (
    ALSO,
    CLOSE,
    CONTINUED,
    DECISIVE,
    HEAVY,
    MOST_CHOICES,
    TOO_MUCH_UNEXPLAINED,
    AskBack,
    Chosen,
    Refuse,
    decide,
)
from assistant.parsing.reading import Reading, Word
from assistant.records import replace


def of_ledger(table: str, cost: float, *weights: float) -> Reading:
    unexplained = tuple(Word("词", Span(0, 1), weight) for weight in weights)
    return Reading(LedgerQuestion(Frame(table), Shape.LIST), cost, unexplained)


def of_plan(cost: float, kind: Kind = Kind.TASKS) -> Reading:
    return Reading(DocumentQuestion(kind, "方案"), cost)


def test_nothing_read_is_refused_without_a_word() -> None:
    assert decide(()) == Refuse(())


def test_the_cheapest_is_answered_and_the_next_are_kept() -> None:
    first, second, third = of_ledger("甲", 0.1), of_ledger("乙", 0.5), of_plan(0.3)
    assert decide((second, third, first)) == Chosen(first, (third, second))


@pytest.mark.parametrize(
    ("cost", "limit", "answered"),
    [
        (TOO_MUCH_UNEXPLAINED, TOO_MUCH_UNEXPLAINED, True),
        (TOO_MUCH_UNEXPLAINED + 0.01, TOO_MUCH_UNEXPLAINED, False),
        (CONTINUED + 0.01, CONTINUED, False),
        (CONTINUED + 0.01, TOO_MUCH_UNEXPLAINED, True),
        (-0.4, CONTINUED, True),
    ],
)
def test_a_reading_dearer_than_the_limit_is_a_guess(cost: float, limit: float, answered: bool) -> None:
    assert isinstance(decide((of_ledger("甲", cost),), limit), Chosen) is answered


@pytest.mark.parametrize(
    ("weights", "answered"),
    [
        ((), True),
        ((HEAVY - 0.01,) * 9, True),
        ((HEAVY,), True),
        ((DECISIVE,), False),
        ((0.5, 0.4), True),
        ((0.5, 0.5), False),
    ],
)
def test_words_that_matter_must_not_be_left_out(weights: tuple[float, ...], answered: bool) -> None:
    """However well the rest fits: the price itself is low here."""
    found = decide((of_ledger("甲", 0.0, *weights),))
    assert isinstance(found, Chosen) is answered
    if isinstance(found, Refuse):
        assert len(found.words) == len(weights)
        assert found.nearest is not None


@pytest.mark.parametrize(
    ("other", "asks"),
    [
        (of_ledger("乙", 0.1 + CLOSE), True),
        (of_ledger("乙", 0.11 + CLOSE), False),
        (of_ledger("甲", 0.1), False),
        (of_plan(0.1), False),
    ],
)
def test_two_ledgers_at_the_same_price_are_asked_about(other: Reading, asks: bool) -> None:
    assert isinstance(decide((of_ledger("甲", 0.1), other)), AskBack) is asks


def test_once_it_is_asked_those_a_little_dearer_are_offered_too() -> None:
    best, near, dearer, far = (
        of_ledger(name, cost) for name, cost in zip("甲乙丙丁", (0.1, 0.12, 0.22, 0.4), strict=True)
    )
    assert decide((best, near, dearer, far)) == AskBack((best, near, dearer))
    assert isinstance(decide((best, dearer, far)), Chosen)


@pytest.mark.parametrize(("limit", "answered"), [(TOO_MUCH_UNEXPLAINED, True), (CONTINUED, False)])
def test_what_a_sentence_bears_is_answered_at_any_price_but_not_in_a_fragment(limit: float, answered: bool) -> None:
    borne = replace(of_plan(1.7), borne=True)
    found = decide((of_ledger("甲", 1.2), borne), limit)
    assert (found == Chosen(borne)) is answered
    assert isinstance(found, Chosen) is answered


def test_what_is_cheap_enough_needs_no_sentence_to_bear_it() -> None:
    assert decide((of_ledger("甲", 0.2), replace(of_plan(0.6), borne=True))).reading == of_ledger("甲", 0.2)  # type: ignore[union-attr]


def test_no_more_choices_are_offered_than_can_be_read() -> None:
    found = decide([of_ledger(f"台账{number}", 0.1) for number in range(30)])
    assert isinstance(found, AskBack)
    assert len(found.readings) == MOST_CHOICES


def test_what_the_plan_knows_it_does_not_hold_is_said_whatever_it_costs() -> None:
    refusal = of_plan(2.0, Kind.REFUSE)
    assert decide((refusal,)) == Chosen(refusal)
    assert decide((of_plan(0.1, Kind.REFUSE), of_ledger("甲", 0.1))) == Chosen(
        of_plan(0.1, Kind.REFUSE), (of_ledger("甲", 0.1),)
    )


@given(st.lists(st.floats(-1, 3, allow_nan=False), min_size=1, max_size=8))
def test_only_the_cheapest_is_ever_answered(costs: list[float]) -> None:
    found = decide([of_ledger(f"台账{number}", cost) for number, cost in enumerate(costs)])
    if isinstance(found, Chosen):
        assert found.reading.cost == min(costs)
    if isinstance(found, AskBack):
        prices = sorted(reading.cost for reading in found.readings)
        assert prices[1] <= prices[0] + CLOSE + 1e-9
        assert prices[-1] <= min(costs) + ALSO + 1e-9
    assert isinstance(found, Refuse) == (min(costs) > TOO_MUCH_UNEXPLAINED)
