"""Decisions to answer by leaving out what must not be left out: a unit, a place, a thing.

Invariant: what a reading leaves out is looked at as a whole word; a verb says again what others say, a thing never.
"""

from math import inf

from assistant.linking.linked import Linked
from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.model.span import Span
from assistant.parsing.heavy import is_heavy
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.ranking import Chosen, Decision, Refuse, is_refusal
from assistant.parsing.reading import Reading, Word
from assistant.text.segment import Segmenter

THING, THING_OF_PLAN, THING_OF_FIGURE = 0.45, 0.6, 0.3
"""A thing named is not left out of an answer from this weight on.

More to the plan, which people ask in words not its own; less to a figure of it, which is somebody's own.
"""


def without_strangers(decision: Decision, linked: Linked) -> Decision:
    """The decision, but none to answer by leaving out a unit, or a place that is not here."""
    if not isinstance(decision, Chosen) or not isinstance(decision.reading, LedgerReading):
        return decision
    strangers = [Span(unit.start, unit.end) for unit in linked.unknown_units]
    strangers += [Span(unit.start, unit.end) for unit in linked.units]
    strangers += [Span(place.start, place.end) for place in linked.unknown_places]
    unread = [word.span for word in decision.reading.unexplained]
    left_out = [Word(span.of(linked.text), span, THING) for span in strangers if any(map(span.overlaps, unread))]
    return Refuse(tuple(left_out), decision.reading) if left_out else decision


def without_things(decision: Decision, segmenter: Segmenter) -> Decision:
    """The decision, but none to answer by leaving out a thing: 土壤污染, 局长. A verb says again what others say."""
    if not isinstance(decision, Chosen) or is_refusal(decision.reading):
        return decision
    least = _least_thing(decision.reading)
    left = (word for word in decision.reading.unexplained if len(word.text) > 1)
    things = tuple(
        word for word in left if is_heavy(word.text) or (word.weight >= least and segmenter.names_a_thing(word.text))
    )
    return Refuse(things, decision.reading) if things else decision


def _least_thing(reading: Reading) -> float:
    """From which weight on a thing left out refuses a reading."""
    if isinstance(reading.question, DocumentQuestion):
        if reading.question.kind is Kind.TARGET:
            return THING_OF_FIGURE
        return inf if reading.borne else THING_OF_PLAN
    return THING
