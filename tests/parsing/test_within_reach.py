"""How dear a ledger's reading may be and still matter, beside readings of the plan."""

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.model.span import Span
from assistant.parsing.ranking import TOO_MUCH_UNEXPLAINED
from assistant.parsing.reading import Reading, Word
from assistant.parsing.within_reach import OFFERED, Reach, reach

ANSWERED = Reading(DocumentQuestion(Kind.LEAD, "方案"), 0.1)
PUZZLED = Reading(DocumentQuestion(Kind.LEAD, "方案"), 0.1, (Word("甲", Span(0, 1), 0.1),))
REFUSED = Reading(DocumentQuestion(Kind.REFUSE, "方案"), 0.1)


def test_the_cheapest_always_matters() -> None:
    assert Reach().limit(3.0) == 3.0


def test_what_is_near_the_cheapest_may_be_offered() -> None:
    assert Reach().limit(0.1) == 0.1 + OFFERED
    assert Reach(spread=2.0).limit(0.1) == TOO_MUCH_UNEXPLAINED


def test_the_wording_decides_how_far_it_reaches() -> None:
    moved_alike, moved_apart = reach((), "原文怎么说的"), reach((), "各镇街几条")
    assert moved_alike.spread < moved_apart.spread


def test_what_the_plan_answers_cheaply_no_dear_ledger_overrules() -> None:
    assert reach((ANSWERED,), "谁牵头").most < reach((), "谁牵头").most


def test_ledgers_that_are_sure_bear_on_a_refusal() -> None:
    assert reach((REFUSED,), "谁牵头").limit(-0.4) > reach((ANSWERED,), "各镇街几条").limit(-0.4)


def test_what_the_plan_understands_word_for_word_takes_no_second_table() -> None:
    assert not reach((ANSWERED, PUZZLED), "谁牵头").joint
    assert reach((PUZZLED, REFUSED), "谁牵头").joint
    assert reach((ANSWERED,), "各镇街几条").joint
    assert reach((ANSWERED,), "还没完成的谁牵头").joint
