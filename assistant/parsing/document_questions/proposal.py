"""One way to take a question, and what it costs.

Invariant: the price counts what the rule did not use, not what it did: a rule names the
marks that it answers to, and every other word must be found in the clauses it cites.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.linking.clause_terms import key
from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion, Topic
from assistant.parsing.document_questions.contractions import short_words
from assistant.parsing.document_questions.evidence import is_borne
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.labels import label
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.price import Explained, unexplained
from assistant.parsing.document_questions.topics import Choice
from assistant.parsing.reading import Reading, Word
from assistant.records import Record, field

ASSUMPTION_COST = 0.2
COURTESY = frozenset({"filler", "list", "document", "ellipsis"})
"""Marks that ask nothing."""


class Proposal(Record):
    """A question with the marks it answers to."""

    question: DocumentQuestion
    uses: frozenset[str]
    found: Mapping[str, float] = field(default_factory=dict)
    """Words of the subject → how well the cited clauses hold them."""
    cited: str = ""
    """The text of those clauses, with their headings."""
    assumptions: tuple[str, ...] = ()
    extra: float = 0.0
    """What else speaks against it."""
    choice: Choice | None = None
    """The clauses it rests on."""
    taken_as: Frame | None = None
    """The question with one name in place of another, where the rule reads it so and says it."""


def propose(
    question: DocumentQuestion,
    uses: Iterable[str],
    choice: Choice | None = None,
    assumptions: tuple[str, ...] = (),
    extra: float = 0.0,
) -> Proposal:
    """A proposal whose words are explained by the clauses of ``choice``."""
    found, cited = (choice.found, choice.cited) if choice is not None else ({}, "")
    return Proposal(question, frozenset(uses), found, cited, assumptions, extra, choice)


def _of_all(frame: Frame, proposal: Proposal) -> Mapping[str, float]:
    """The words that say what the whole plan is about, where the whole plan is asked of: 整治任务."""
    whole = proposal.question.topic is None and frame.is_whole
    return {key(word.text): 1.0 for word in frame.subject} if whole else {}


def as_reading(frame: Frame, proposal: Proposal) -> Reading:
    """The proposal with its price."""
    frame = proposal.taken_as or frame
    found = {**proposal.found, **_of_all(frame, proposal)}
    left = unexplained(frame, Explained(proposal.uses | COURTESY, found, proposal.cited))
    assumptions = (*proposal.assumptions, *_taken_for(frame, proposal))
    assumed = ASSUMPTION_COST * len(assumptions)
    cost = sum(word.weight for word in left) + assumed + proposal.extra
    counted = proposal.question.kind is Kind.STAT
    borne = not counted and is_borne(frame, proposal.choice, proposal.uses | COURTESY, left, proposal.extra)
    return Reading(
        proposal.question,
        round(cost, 3),
        left,
        assumptions,
        label(proposal.question),
        borne=borne,
        weak=_is_weak(frame, proposal.question, left),
    )


def _taken_for(frame: Frame, proposal: Proposal) -> Iterator[str]:
    """What is told of a word that is short for others in the clauses cited."""
    for word in short_words(frame.subject) if proposal.cited else ():
        whole = next((one for one in frame.context.short_for(word.text) if key(one) in proposal.cited), None)
        if whole is not None:
            yield f"已按“{whole}”理解“{word.text}”"
    for word in frame.subject if proposal.cited else ():
        stem = frame.context.index.of_what(word.text)
        if stem and stem in proposal.cited and not frame.context.index.term(word.text).known:
            yield f"已按“{stem}”理解“{word.text}”"


def _writes_figure(frame: Frame, topic: Topic) -> bool:
    """Whether the sentences meant set any figure: 要整改的网点有几个 is told of no clause that only orders 整改."""
    spans = [span for passage in topic.passages for span in passage.sentences]
    return not spans or any(one.span.overlaps(span) for one in frame.context.document.targets for span in spans)


OF_TASKS = ("due", "tasks", "when", "closing", "deadline", "who", "lead", "responsible", "goal", "bound")
"""Marks of a question for what is to be done, or by when, or by whom."""


def _names_units(frame: Frame, topic: Topic) -> bool:
    """Whether any unit is written down for what is meant: nobody answers for 满意 in a sentence on a goal."""
    clauses = {passage.clause for passage in topic.passages}
    duties = [duty for duty in frame.context.document.duties if duty.clause in clauses]
    return any(duty.leads or duty.responsible or duty.implied for duty in duties)


def _is_weak(frame: Frame, question: DocumentQuestion, left: Sequence[Word]) -> bool:
    """Whether there is nothing to tell, or only times of something else.

    从哪天停到哪天 asks for the time of no check, 计划哪天完成 for the day that was set down for the one thing.
    """
    topic, period = question.topic, question.period
    if topic is not None and not topic.passages:
        return not frame.tells("polar")
    if question.kind is Kind.TARGET and topic is not None and not frame.tells("goal", "bound"):
        return not _writes_figure(frame, topic)
    if question.kind in (Kind.LEAD, Kind.RESPONSIBLE) and topic is not None:
        return not _names_units(frame, topic)
    if question.kind is not Kind.DEADLINE:
        return False
    clauses = {passage.clause for passage in topic.passages} if topic else None
    if period is not None and topic is None and frame.tells("number") and not any(map(frame.tells, OF_TASKS)):
        return True  # 今年死了几个人 names no task and nothing to be done by then
    if period is not None:
        limits = (one for one in frame.context.document.time_limits if clauses is None or one.clause in clauses)
        return not any(limit.last is not None and limit.last in period for limit in limits)
    if any(word.text in entries()["planned"]["words"] for word in left):
        return True
    return clauses is not None and not frame.asks_check and all(map(frame.context.is_check, clauses))
