"""Whether a line goes on from the one before it or is better read by itself, told by what both readings say.

Invariant: a full question starts afresh; a line that only tells a state (到期了没有) is of what was spoken of last.
"""

from assistant.model.answer import Kind
from assistant.model.document_question import Countable, DocumentQuestion, Ranking
from assistant.model.ledger_question import LedgerQuestion
from assistant.parsing.arbitration import tells_rows
from assistant.parsing.document_questions.marks import words_telling
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.line_marks import is_marked, match
from assistant.parsing.ranking import CONTINUED, Chosen, Decision
from assistant.parsing.reading import Reading
from assistant.session import Turn

DOUBTFUL = 0.35
"""A reading dearer than this may be the wrong one of a line that goes on."""


def is_bare(reading: Reading, text: str) -> bool:
    """Whether a reading of the plan has no subject of its own in the line (谁牵头, 一共几项, 占比多少)."""
    question = reading.question
    if not isinstance(question, DocumentQuestion) or question.kind in (Kind.HELP, Kind.REFUSE):
        return False
    if question.kind is Kind.DOCUMENT:
        return match("document", text) is None
    topic = question.topic
    own = topic is not None and not topic.thin and len(topic.text) > 1 and topic.text[:2] in text
    own |= question.per is not None or _counts_the_plan(question, text)
    return not (own or question.units or question.sections or question.facet or question.period)


def _counts_the_plan(question: DocumentQuestion, text: str) -> bool:
    """Whether a line says itself what of the plan is counted or ranked: 一共成立了几个专班, 哪个单位牵头的任务最多."""
    if question.kind is not Kind.STAT:
        return False
    bodies = question.countable is Countable.TASK_FORCE and words_telling("count_task_force").search(text) is not None
    return bodies or (question.ranking is not Ranking.TOTAL and words_telling("lead").search(text) is not None)


def asks_nothing(decision: Decision, text: str, last: Turn) -> bool:
    """Whether a line after rows of a ledger asks nothing of the plan.

    It only names a word of it (国四呢), or counts its duties without saying so (最大的是哪个).
    """
    if not isinstance(decision, Chosen) or not isinstance(last.reading.question, LedgerQuestion):
        return False
    question = decision.reading.question
    if not isinstance(question, DocumentQuestion):
        return False
    guessed = bool(decision.reading.unexplained or (question.kind is Kind.TEXT and decision.reading.assumptions))
    return (is_marked(text) and guessed) or (question.kind is Kind.STAT and is_bare(decision.reading, text))


def is_doubtful(decision: Decision) -> bool:
    """Whether a line read by itself leaves so much open that the line before may help."""
    return isinstance(decision, Chosen) and decision.reading.cost > DOUBTFUL


def as_dear_as(fresh: Decision) -> float:
    """What a line that goes on may cost: what it may cost by itself, where it would be answered so."""
    return max(CONTINUED, fresh.reading.cost) if isinstance(fresh, Chosen) else CONTINUED


def is_cheaper(continued: Decision, fresh: Decision) -> bool:
    """Whether the line costs less as it goes on than by itself."""
    return isinstance(continued, Chosen) and isinstance(fresh, Chosen) and continued.reading.cost < fresh.reading.cost


def is_elsewhere(continued: Chosen, fresh: Decision, last: Turn, text: str) -> bool:
    """Whether a line that does not say that it goes on is well understood of another ledger than the last.

    After the plan, of rows at all: PM2.5达标了吗 asks for no time limit, whatever was asked before; but of the plan
    where it names a matter of its own: 那自建油罐是谁.
    """
    if not isinstance(fresh, Chosen) or is_doubtful(fresh):
        return False
    ours, other = continued.reading.question, fresh.reading.question
    if all(isinstance(one, DocumentQuestion) for one in (last.reading.question, other)) and ours is not other:
        return isinstance(ours, LedgerQuestion) and not is_bare(fresh.reading, text)
    if is_marked(text):
        return False
    if not isinstance(other, LedgerQuestion):
        return False
    if not isinstance(ours, LedgerQuestion):
        return isinstance(fresh.reading, LedgerReading) and tells_rows(fresh.reading)
    return ours.frame.table != other.frame.table and not _says_only_a_state(fresh.reading)


def _says_only_a_state(reading: Reading) -> bool:
    """Whether a reading of rows asks for all of one state, of which it names no thing: 到期了没有."""
    draft = reading.draft if isinstance(reading, LedgerReading) and not reading.named else None
    bare = draft is not None and not (draft.pieces or draft.dimensions or draft.extreme or draft.which or draft.chosen)
    return bare and draft is not None and all(part.written for part in draft.restrictions)
