"""What the document says of itself: number, issuer, day, and the campaign it is about.

Invariant: the campaign's period is one the plan states, next to words that say so; a
season without days (2021-2022年秋冬季) gives none.
"""

from assistant.document.context import Context
from assistant.document.extract.time_limits import dated
from assistant.document.front import Front
from assistant.document.words import any_of
from assistant.model.document import Clause, Head, LimitKind
from assistant.model.span import Span
from assistant.model.values import DateRange

_NEAR = 14
"""Characters around a period in which the words for it stand."""
_SHORTEST = 28
"""Days; a campaign lasts longer than one of its steps."""


def head_of(front: Front, context: Context) -> Head:
    """The head, with the first period that the plan calls its own."""
    campaign, words, clause = _campaign(context)
    return Head(front.title, front.number, front.issuer, front.issued, front.recipients, campaign, words, clause)


def _campaign(context: Context) -> tuple[DateRange | None, str, str]:
    free = [clause for clause in context.clauses if not context.by_clause.get(clause.id)]
    for clause in free:
        for span, period in _periods(context, clause):
            return period, span.of(context.text), clause.id
    return None, "", ""


def _periods(context: Context, clause: Clause) -> list[tuple[Span, DateRange]]:
    """Periods of a clause that nobody's duty holds, with a word for the campaign beside them or at its very start."""
    import re

    found = []
    for limit in dated(context, clause.span):
        if limit.kind is not LimitKind.PERIOD or limit.first is None or limit.last is None:
            continue
        around = context.text[max(clause.span.start, limit.span.start - _NEAR) : limit.span.end + _NEAR // 4]
        opens = limit.span.start == clause.span.start
        if (limit.last - limit.first).days >= _SHORTEST and (opens or re.search(any_of("limits", "campaign_cues"), around)):
            found.append((limit.span, DateRange(limit.first, limit.last)))
    return found
