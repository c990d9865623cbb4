"""What the document says of itself: number, issuer, day, and the campaign it is about.

Invariant: the campaign's period is one the plan states, next to words that say so; a
season without days (2021-2022年秋冬季) gives none.
"""

import re
from functools import cache
from itertools import pairwise

from assistant.document.context import Context
from assistant.document.extract.matters import Found
from assistant.document.extract.time_limits import dated
from assistant.document.front import Front
from assistant.document.words import any_of
from assistant.model.document import Clause, Head, LimitKind
from assistant.model.span import Span
from assistant.model.values import DateRange

_NEAR = 14
"""Characters around a period in which the words for it stand."""
_OPENING = "0"
"""The section before the first heading."""
_SHORTEST = 28
"""Days; a campaign lasts longer than one of its steps."""

Campaign = tuple[DateRange | None, str, str]
"""Period, its words, and the clause that states it."""


def head_of(front: Front, context: Context) -> Head:
    """The head, with the first period that the plan calls its own."""
    campaign, words, clause = _campaign(context)
    return Head(front.title, front.number, front.issuer, front.issued, front.recipients, campaign, words, clause)


def _campaign(context: Context) -> Campaign:
    """The period stated in so many words; else from the first step of the timetable to its last."""
    for clause in context.clauses:
        for limit in () if context.by_clause.get(clause.id) else _periods(context, clause.span):
            if _is_told(context, clause, limit):
                return DateRange(limit.first, limit.last), limit.span.of(context.text), clause.id
    return _timetable(context) or (None, "", "")


def _periods(context: Context, span: Span) -> list[Found]:
    """The stretches of time with a beginning and an end, both in one phrase or in two: 从3月1日开始，到12月31日结束."""
    found = list(dated(context, span))
    pairs = [_joined(context, start, end) for start, end in pairwise(found)]
    spread = [one for one in (*found, *filter(None, pairs)) if one.kind is LimitKind.PERIOD and one.first and one.last]
    return sorted(spread, key=lambda one: one.span)


def _joined(context: Context, start: Found, end: Found) -> Found | None:
    """A beginning and the end that follows it in the same sentence as one period."""
    between = context.text[start.span.end : end.span.start]
    opens = start.kind is LimitKind.PERIOD and start.last is None
    if not opens or end.kind is not LimitKind.DEADLINE or re.search("[。；;\n]", between) or len(between) > _NEAR:
        return None
    return Found(Span(start.span.start, end.span.end), LimitKind.PERIOD, start.first, end.last)


def _is_told(context: Context, clause: Clause, limit: Found) -> bool:
    """Whether the period opens its clause or has a word for the campaign beside it, and is longer than a step."""
    near = context.text[max(clause.span.start, limit.span.start - _NEAR) : limit.span.end + len("期间")]
    told = limit.span.start == clause.span.start or bool(re.search(any_of("limits", "campaign_cues"), near))
    told |= clause.section == _OPENING and bool(_decided().match(context.text, limit.span.end))
    return told and limit.first is not None and limit.last is not None and (limit.last - limit.first).days >= _SHORTEST


@cache
def _decided() -> re.Pattern[str]:
    """What is resolved in the opening: …，在全县集中开展."""
    return re.compile(
        rf"[）)]?(?:时间)?[，,]?(?:在[^，。；]{{1,{_NEAR}}})?(?:集中|组织)?{any_of('limits', 'campaign_deeds')}"
    )


def _timetable(context: Context) -> Campaign | None:
    """The steps of a chapter headed 实施步骤 or 时间安排, their own headings included."""
    chapters = {section.id for section in context.sections if re.search(any_of("limits", "timetables"), section.title)}
    places = [section.span for section in context.sections if _within(section.id, chapters)]
    places += [clause.span for clause in context.clauses if _within(clause.section, chapters)]
    steps = [step for place in sorted(places) for step in _periods(context, place)]
    first = min((step.first for step in steps if step.first), default=None)
    last = max((step.last for step in steps if step.last), default=None)
    if first is None or last is None:
        return None
    clause = next((clause.id for clause in context.clauses if _within(clause.section, chapters)), "")
    return DateRange(first, last), "；".join(step.span.of(context.text) for step in steps), clause


def _within(section: str, chapters: set[str]) -> bool:
    return section in chapters or section.partition(".")[0] in chapters
