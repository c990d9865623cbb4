"""Which ledgers are read in full: none that could be chosen is passed over."""

import pytest

from assistant.parsing.arbitration import arbitrate
from assistant.parsing.ledger_questions.familiarity import familiar
from assistant.parsing.ledger_questions.grammar import AFTER_TIMES, BEFORE_TIMES
from assistant.parsing.ledger_questions.lexing import lex
from assistant.parsing.ranking import AskBack, Chosen, Decision, decide
from assistant.parsing.understanding import Understanding
from assistant.parsing.within_reach import reach
from tests.parsing.conftest import TODAY, Draw

EXAMPLES = sorted({rule.example for family in (*BEFORE_TIMES, *AFTER_TIMES) for rule in family})


@pytest.mark.parametrize("question", EXAMPLES)
def test_no_reading_costs_less_than_its_words_at_least(
    understanding: Understanding, drawn: Draw, question: str
) -> None:
    ledgers = understanding._ledgers
    for number, ledger in enumerate(ledgers.schema.ledgers):
        raw = familiar(lex(drawn(question), number), ledger)
        made = ledgers.drafted(raw, number, TODAY)
        assert made is None or made.price >= ledgers._floor(raw, number), ledger.name


def test_a_ledger_passed_over_changes_no_decision(understanding: Understanding, drawn: Draw) -> None:
    for question in EXAMPLES[::3]:
        linked = drawn(question).linked
        plan = understanding._documents.read(linked)
        every = understanding._ledgers.read(drawn(question), TODAY)
        few = understanding._ledgers.read(drawn(question), TODAY, reach(plan, linked.text).limit)
        full, short = (decide(arbitrate([*plan, *made], linked.text)) for made in (every, few))
        assert few[:1] == every[:1], question
        assert _meant(full) == _meant(short), question


def _meant(decision: Decision) -> object:
    if isinstance(decision, AskBack):
        return {reading.question for reading in decision.readings}
    return decision.reading.question if isinstance(decision, Chosen) else decision.words
