"""The stages that a plan goes through: all of them, the last, and the one a day falls into.

Invariant: only what the plan lists as stages is one; a day outside all of them is told as that, and the
nearest is never put in its place.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion, Facet, Passage, Topic
from assistant.model.values import DateRange
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.own_numbers import listed_stages
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.rules.places import passages_of
from assistant.parsing.document_questions.topics import Choice, cited_text

_USES = frozenset(
    {"stages", "last", "when", "what", "all", "total", "number", "quantity", "each", "times", "due", "state", "order"}
    | {"facet_title", "facet_structure", "facet_campaign", "manage"}
)


def stages(frame: Frame) -> Iterator[Proposal]:
    """Which stages there are, or which one it is on a day."""
    if not frame.tells("stages") or frame.subject or frame.units or frame.places or frame.tells("check"):
        return
    listed = listed_stages(frame.context.document)
    passages = tuple(passage for one in listed for passage in passages_of(frame, one.items, one.sections))
    if passages:
        yield _of(frame, passages[-1:] if frame.tells("last") else passages)


def _of(frame: Frame, passages: Sequence[Passage]) -> Proposal:
    day = _day(frame)
    chosen = tuple(one for one in passages if day and _runs(frame, one, day)) or tuple(passages)
    cited = cited_text(frame.context.index.by_id[one.item] for one in passages)
    topic = Topic(next(mark.text for mark in frame.marks if "stages" in mark.tells), chosen)
    question = DocumentQuestion(
        Kind.DEADLINE,
        frame.context.document.name,
        topic,
        facet=Facet.STAGES,
        period=DateRange(day, day) if day else None,
    )
    return propose(question, _USES, Choice(topic, {}, 1.0, cited))


def _day(frame: Frame) -> date | None:
    """The day that is asked about: the one named, or today where it is asked how far things are."""
    if frame.times:
        return frame.times[0].last
    return frame.linked.today if any({"stages", "when"} <= mark.tells for mark in frame.marks) else None


def _runs(frame: Frame, passage: Passage, day: date) -> bool:
    """Whether a heading sets the stage a time that the day falls into."""
    document = frame.context.document
    clause = next(one for one in document.clauses if one.id == passage.clause)
    return any(limit.runs_on(day) for limit in document.limits_above(clause))
