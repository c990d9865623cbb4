"""How long a thing lasts, or may take, where the plan sets hours or days for it and no date.

Invariant: a date of the same matter goes before; a duration answers only where its sentence speaks of the matter.
"""

from assistant.linking.clause_terms import own_credit
from assistant.model.answer import Kind
from assistant.model.document import LimitKind, Target, TimeLimit
from assistant.model.document_question import DocumentQuestion
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.rules.figure_units import counted_units
from assistant.parsing.document_questions.rules.holding import is_clause, told_beside
from assistant.parsing.document_questions.topics import Choice, Wanted, choose
from assistant.text.units import find_unit

_BETTER = 0.05
"""How much better the sentence with the duration must fit than one with a date."""


def lasting(frame: Frame, dated: Choice | None) -> tuple[DocumentQuestion, Choice] | None:
    """The question for a duration; None where none is asked for, or ``dated`` tells the day."""
    measured = _asks(frame, "lasting_in")
    if not measured and not _asks(frame, "lasting"):
        return None
    spans = [target.span for target in frame.context.document.targets if _is_time(target)]
    choice = choose(frame, Wanted(is_clause, spans)) if spans else None
    if choice is None or not told_beside(choice) or (not measured and _tells_day(frame, dated, choice)):
        return None
    units = {target.unit for target in frame.context.document.targets if _is_time(target)}
    units = (units & counted_units(frame) if measured else set()) or units
    name, asked = frame.context.document.name, frame.linked.text
    return DocumentQuestion(Kind.TARGET, name, choice.topic, measures=tuple(sorted(units)), asked=asked), choice


def _asks(frame: Frame, key: str) -> bool:
    words = tuple(entries()["quantity"][key])
    return any("when" in mark.tells and mark.text.startswith(words) for mark in frame.marks)


def _is_time(target: Target) -> bool:
    unit = find_unit(target.unit)
    return unit is not None and unit.dimension in entries()["quantity"]["durations"]


def _tells_day(frame: Frame, dated: Choice | None, choice: Choice) -> bool:
    """Whether a clause with a date fits as well as the one with the duration, or is it, where 完成 is asked."""
    if dated is None:
        return False
    due = frame.tells("due")
    if not due and (choice.score > dated.score + _BETTER or _is_literal(choice)):
        return False
    same = {passage.clause for passage in choice.topic.passages}
    clauses = {passage.clause for passage in dated.topic.passages}
    told = clauses & same if due and choice.score > dated.score + _BETTER else clauses
    return any(limit.clause in told and _is_due(frame, limit) for limit in frame.context.document.time_limits)


def _is_due(frame: Frame, limit: TimeLimit) -> bool:
    """Whether the limit ends on a day, and is not the campaign's own period, by which nothing in its clause is due."""
    campaign = limit.kind is LimitKind.PERIOD and limit.clause == frame.context.document.head.campaign_clause
    return limit.last is not None and not campaign


def _is_literal(choice: Choice) -> bool:
    """Whether the sentence with the duration holds every word by itself: 从烧熟到食用多久."""
    if choice.hit is None:
        return False
    return all(any(own_credit(term, one.text) for one in choice.hit.sentences) for term in choice.hit.terms)
