"""Whether a line goes on from the one before it or is better read by itself, told by what both readings say.

Invariant: a full question starts afresh; a line that only tells a state (到期了没有) is of what was spoken of last.
"""

from assistant.model.answer import Kind
from assistant.model.document_question import Countable, DocumentQuestion, Ranking
from assistant.model.ledger_question import Arithmetic, Contains, LedgerQuestion
from assistant.parsing.arbitration import tells_rows
from assistant.parsing.document_questions.marks import words_telling
from assistant.parsing.ledger_questions.draft import Restriction
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.line_marks import is_marked, match
from assistant.parsing.ranking import CONTINUED, HEAVY, Chosen, Decision
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
        return match("document", text) is None and match("campaign", text) is None
    topic = question.topic
    own = topic is not None and not topic.thin and len(topic.text) > 1 and topic.text[:2] in text
    own |= question.per is not None or _counts_the_plan(question, text) or _times_the_plan(question, text)
    return not (own or question.units or question.sections or question.facet or question.period)


def _counts_the_plan(question: DocumentQuestion, text: str) -> bool:
    """Whether a line says itself what of the plan is counted or ranked: 一共成立了几个专班, 哪个单位牵头的任务最多."""
    if question.kind is not Kind.STAT:
        return False
    bodies = question.countable is Countable.TASK_FORCE and words_telling("count_task_force").search(text) is not None
    ranks = question.ranking is not Ranking.TOTAL and words_telling("lead").search(text) is not None
    return bodies or ranks or match("whole_plan", text) is not None


def _times_the_plan(question: DocumentQuestion, text: str) -> bool:
    """Whether a line asks how often or by when of the task forces or the campaign, in whatever words they report."""
    if question.kind not in (Kind.FREQUENCY, Kind.DEADLINE) or question.topic is None:
        return False
    bodies = question.kind is Kind.FREQUENCY and words_telling("count_task_force").search(text) is not None
    return bodies or match("campaign", text) is not None


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


def is_doubtful(decision: Decision, text: str) -> bool:
    """Whether a line read by itself leaves so much open that the line before may help.

    What speaks for rows and against the plan makes no doubt of a question that says itself what of the plan it asks.
    """
    return isinstance(decision, Chosen) and decision.reading.cost > DOUBTFUL and not _is_whole(decision.reading, text)


def _is_whole(reading: Reading, text: str) -> bool:
    """Whether a reading of the plan knows every word of a line that names its matter, or the tasks of a unit in it."""
    question = reading.question
    if not isinstance(question, DocumentQuestion) or is_bare(reading, text):
        return False
    of_unit = question.kind is Kind.TASKS and any(unit.roles for unit in question.units)
    return of_unit or not reading.unexplained


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
    if not isinstance(fresh, Chosen) or is_doubtful(fresh, text):
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
    if isinstance(last.reading.question, DocumentQuestion) and _says_which_rows(fresh.reading):
        return _is_found_by_text(continued.reading, fresh.reading)
    of_any = _says_only_a_state(fresh.reading) or _asks_only_how_long(continued.reading, fresh.reading)
    return ours.frame.table != other.frame.table and not of_any


def _asks_only_how_long(continued: Reading, fresh: Reading) -> bool:
    """Whether days between two deeds that any ledger may tell are asked for, as the last one tells: 多久处置完."""
    draft = fresh.draft if isinstance(fresh, LedgerReading) and not fresh.named else None
    if draft is None or draft.restrictions or draft.dimensions or draft.extreme or draft.which or draft.chosen:
        return False
    known = all(word.weight < HEAVY for word in continued.unexplained)
    return known and bool(draft.pieces) and all(isinstance(piece.scalar, Arithmetic) for piece in draft.pieces)


def _says_which_rows(reading: Reading) -> bool:
    """Whether a reading of rows, that knows every word, names whose they are, what of, or groups of them."""
    draft = reading.draft if isinstance(reading, LedgerReading) and not reading.unexplained else None
    if draft is None:
        return False
    named = any(not (part.written or part.dated) and (part.values or _is_text(part)) for part in draft.restrictions)
    return named or bool(draft.dimensions) or draft.extreme is not None


def _is_found_by_text(continued: Reading, fresh: Reading) -> bool:
    """Whether the matter of the plan only adds that some text names it, which few of its rows may do."""
    if not isinstance(continued, LedgerReading) or continued.draft is None:
        return False
    assert isinstance(fresh, LedgerReading)
    assert fresh.draft is not None
    said = {part.condition for part in fresh.draft.restrictions}
    added = [part for part in continued.draft.restrictions if part.condition not in said]
    return continued.draft.ledger == fresh.draft.ledger and bool(added) and all(map(_is_text, added))


def _is_text(part: Restriction) -> bool:
    """Whether a condition looks for words in a text."""
    return isinstance(part.condition, Contains)


def _says_only_a_state(reading: Reading) -> bool:
    """Whether a reading of rows asks for all of one state, of which it names no thing: 到期了没有."""
    draft = reading.draft if isinstance(reading, LedgerReading) and not reading.named else None
    bare = draft is not None and not (draft.pieces or draft.dimensions or draft.extreme or draft.which or draft.chosen)
    return bare and draft is not None and all(part.written for part in draft.restrictions)
