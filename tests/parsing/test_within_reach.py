"""How dear a ledger's reading may be and still matter, beside readings of the plan."""

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.model.ledger_question import Frame, LedgerQuestion, Shape
from assistant.model.span import Span
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.ranking import TOO_MUCH_UNEXPLAINED
from assistant.parsing.reading import Reading, Word
from assistant.parsing.within_reach import OFFERED, near_cheapest, reach
from assistant.records import replace

ANSWERED = Reading(DocumentQuestion(Kind.LEAD, "方案"), 0.1)
PUZZLED = Reading(DocumentQuestion(Kind.LEAD, "方案"), 0.1, (Word("甲", Span(0, 1), 0.1),))
REFUSED = Reading(DocumentQuestion(Kind.REFUSE, "方案"), 0.1)


def of_rows(price: float) -> LedgerReading:
    """A reading of rows, which nothing but the wording speaks against."""
    return LedgerReading(LedgerQuestion(Frame("台账"), Shape.FIGURE), price)


def test_the_cheapest_always_matters() -> None:
    assert near_cheapest((of_rows(3.0), of_rows(4.0))) == 3.0
    assert reach((), "各镇街几条").limit((of_rows(3.0), of_rows(4.0))) == 3.0


def test_what_is_near_the_cheapest_may_be_offered() -> None:
    assert near_cheapest((of_rows(0.1), of_rows(0.9))) == 0.1 + OFFERED
    assert near_cheapest((of_rows(0.9),)) == TOO_MUCH_UNEXPLAINED


def test_what_the_wording_may_speak_for_matters_farther_off() -> None:
    ordered, counted = reach((), "谁牵头"), reach((), "各镇街几条")
    assert ordered.limit((of_rows(0.1),)) - 0.1 >= counted.limit((of_rows(0.1),)) - 0.1 >= OFFERED


def test_what_the_plan_answers_cheaply_no_dear_ledger_overrules() -> None:
    assert reach((ANSWERED,), "谁牵头").most < reach((), "谁牵头").most
    assert reach((ANSWERED,), "谁牵头").limit((of_rows(0.5),)) == 0.5


def test_what_has_little_to_tell_gives_way_to_more() -> None:
    assert reach((replace(ANSWERED, weak=True),), "谁牵头").most > reach((ANSWERED,), "谁牵头").most


def test_ledgers_that_are_sure_bear_on_a_refusal() -> None:
    assert reach((REFUSED,), "谁牵头").limit((of_rows(-0.4),)) > reach((ANSWERED,), "谁牵头").limit((of_rows(-0.4),))


def test_what_the_plan_understands_word_for_word_takes_no_second_table() -> None:
    assert not reach((ANSWERED, PUZZLED), "谁牵头").joint
    assert reach((PUZZLED, REFUSED), "谁牵头").joint
    assert reach((ANSWERED,), "各镇街几条").joint
    assert reach((ANSWERED,), "还没完成的谁牵头").joint
