"""Which ledgers are read in full: none that could be chosen is passed over."""

import pytest

from assistant.parsing.arbitration import MIDDLING, SLIGHT, STRONG
from assistant.parsing.ledger_questions.familiarity import familiar
from assistant.parsing.ledger_questions.grammar import AFTER_TIMES, BEFORE_TIMES
from assistant.parsing.ledger_questions.lexing import lex
from assistant.parsing.ranking import CLOSE, REACH
from assistant.parsing.understanding import Understanding
from tests.parsing.conftest import TODAY

EXAMPLES = sorted({rule.example for family in (*BEFORE_TIMES, *AFTER_TIMES) for rule in family})


@pytest.mark.parametrize("question", EXAMPLES)
def test_no_reading_costs_less_than_its_words_at_least(understanding: Understanding, question: str) -> None:
    ledgers = understanding._ledgers
    drawn = ledgers.sketch(understanding._linker.link(question, TODAY))
    for number, ledger in enumerate(ledgers.schema.ledgers):
        raw = familiar(lex(drawn, number), ledger)
        made = ledgers.drafted(raw, number, TODAY)
        assert made is None or made.price >= ledgers._floor(raw, number), ledger.name


@pytest.mark.parametrize("least", [1, 3])
def test_ledgers_passed_over_are_out_of_reach(understanding: Understanding, least: int) -> None:
    ledgers = understanding._ledgers
    for question in EXAMPLES[::3]:
        drawn = ledgers.sketch(understanding._linker.link(question, TODAY))
        every, few = ledgers.read(drawn, TODAY), ledgers.read(drawn, TODAY, least)
        limit = every[0].cost + REACH
        kept = {reading.question for reading in few}
        assert few[:least] == every[:least], question
        assert all(reading.question in kept for reading in every if reading.cost <= limit), question


def test_the_reach_is_wider_than_what_wording_adds() -> None:
    cheapest, dearest = -SLIGHT - MIDDLING, STRONG
    assert CLOSE + dearest - cheapest < REACH
