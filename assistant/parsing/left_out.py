"""Decisions to answer by leaving out what must not be left out: a unit, a place, a thing.

Invariant: what a reading leaves out is looked at as a whole word; a verb says again what others say, a thing never.
"""

from math import inf

from assistant.linking.linked import Linked
from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.model.span import Span
from assistant.parsing.heavy import is_heavy, is_joined
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.words import words
from assistant.parsing.ranking import AskBack, Chosen, Decision, Refuse, is_refusal
from assistant.parsing.reading import Reading, Word
from assistant.parsing.unread import wording
from assistant.text.segment import Segmenter

THING, THING_OF_PLAN, THING_OF_FIGURE = 0.45, 0.6, 0.3
"""A thing named is not left out of an answer from this weight on.

More to the plan, which people ask in words not its own; less to a figure of it, which is somebody's own.
"""

DEED = 0.3
"""Nor is a deed that tells rows apart."""
USUAL = 50
"""A word as frequent as this is one of the language."""


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


def without_torn(decision: Decision, linked: Linked, segmenter: Segmenter) -> Decision:
    """The decision, but none for a ledger that leaves one character out of a word for a thing: 机 of 加油机."""
    readings = decision.readings if isinstance(decision, AskBack) else ()
    nearest = decision.reading if isinstance(decision, Chosen) else next(iter(readings), None)
    if not isinstance(nearest, LedgerReading):
        return decision
    left = [word.span.start for word in nearest.unexplained if len(word.text) == 1 and is_joined(word.text)]
    left = [at for at in left if not _is_counted(at, nearest)]
    tokens = [one for one in linked.tokens if len(one.text) > 1 and any(one.start <= at < one.end for at in left)]
    tokens = [one for one in tokens if not _is_figured(Span(one.start, one.end), nearest)]
    named = (one for one in tokens if _is_name(one.text, segmenter) and one.text not in words("dealings"))
    torn = tuple(Word(one.text, Span(one.start, one.end), THING) for one in named)
    return Refuse(torn, nearest) if torn else decision


def _is_counted(start: int, reading: LedgerReading) -> bool:
    """Whether what stands there is what is asked for right before it: 房 of 多少套房."""
    return any(item.has("asked_for") and item.end == start for item in _said(reading))


def _is_figured(word: Span, reading: LedgerReading) -> bool:
    """Whether all of a word lies in a figure that was made of it and of what stands beside it: 总值 of 库存总值."""
    whole = (Span(item.start, item.end) for item in _said(reading) if item.measure is not None)
    return any(span.covers(word) for span in whole)


def _said(reading: LedgerReading) -> tuple[Item, ...]:
    return reading.draft.said if reading.draft is not None else ()


def _is_name(word: str, segmenter: Segmenter) -> bool:
    """Whether a word is the name of a thing in good use, and no compound of the day: 班结业."""
    usual = segmenter.frequency(word) >= USUAL and segmenter.weight(word) >= THING
    return usual and segmenter.names_a_thing(word)


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


def without_deeds(decision: Decision, linked: Linked) -> Decision:
    """The decision, but none for a ledger that leaves out the deed by which rows are told: 还在谈的项目, 修一次花多少.

    Of rows that other words choose (加固一座桥) a deed before a number says no more.
    """
    reading = decision.reading if isinstance(decision, Chosen) else None
    if not isinstance(reading, LedgerReading) or reading.draft is None:
        return decision
    weighty = [word for word in reading.unexplained if word.weight >= DEED]
    left = tuple(word for word in weighty if _tells_rows(word.span, reading.draft, linked.text))
    return Refuse(left, reading) if left else decision


def _tells_rows(word: Span, draft: Draft, text: str) -> bool:
    """Whether a word stands where a clause begins, before 的, in 是…的, or in what nothing else chooses the rows of."""
    behind = text[word.end :]
    if wording("told_of_them", text[: word.start]) is not None and wording("to_be_so", behind) is not None:
        return True
    if wording("told_of_rows", text[: word.start]) is None:
        return False
    chosen = draft.restrictions or draft.having or draft.extreme or draft.chosen or draft.dimensions
    return wording("of_such", behind) is not None or (not chosen and wording("of_deed", behind) is not None)


def _least_thing(reading: Reading) -> float:
    """From which weight on a thing left out refuses a reading."""
    if isinstance(reading.question, DocumentQuestion):
        if reading.question.kind is Kind.TARGET:
            return THING_OF_FIGURE
        return inf if reading.borne else THING_OF_PLAN
    return THING
