"""In which year a day lies that is written without one.

Invariant: a year is taken from the plan's own words right beside the day, or from its issue and campaign;
none is guessed. Prevents a season of next year (2024年汛前（5月31日前）) that falls before the plan's issue.
"""

import re
from datetime import date
from functools import cache

from assistant.document.context import Context
from assistant.document.extract.matters import Found
from assistant.document.words import any_of
from assistant.model.document import LimitKind
from assistant.model.span import Span
from assistant.records import replace
from assistant.text.periods import shift_months

_REACH = 14
"""Characters before a day in which its year stands."""
_EXPLAINED = re.compile(r"(?P<year>20\d\d)年[\u4e00-\u9fff]{1,8}[（(]$")


def year_ahead(text: str, span: Span) -> int | None:
    """The year of a season that a bracket with a day explains: 2024年汛前（5月31日前）."""
    match = _EXPLAINED.search(text, max(0, span.start - _REACH), span.start)
    return int(match["year"]) if match else None


def in_year(found: Found, year: int) -> Found:
    """A found day in the year that is told; the beginning moves with it."""
    end = found.last or found.first
    if end is None:
        return found
    months = 12 * (year - end.year)
    first, last = (shift_months(day, months) if day else None for day in (found.first, found.last))
    return replace(found, first=first, last=last)


def ahead_of_campaign(context: Context, found: Found) -> Found:
    """A day of preparation lies between the issue and the campaign, not behind its end: 3月底前 for a flood season."""
    last = context.campaign.last if context.campaign is not None else None
    opened = context.issued or (date(context.year, 1, 1) if context.year else None)
    if found.last is None or last is None or opened is None or found.last <= last:
        return found
    earlier = shift_months(found.last, -12)
    if earlier < opened:
        return found
    return replace(found, first=shift_months(found.first, -12) if found.first else None, last=earlier)


def from_issue(context: Context, end: Found) -> Found:
    """即日起至12月31日 begins on the day of issue."""
    since = _since_issue().search(context.text, max(0, end.span.start - _REACH), end.span.start)
    if since is None or end.kind is not LimitKind.DEADLINE or context.issued is None:
        return end
    return Found(Span(since.start(), end.span.end), LimitKind.PERIOD, context.issued, end.last)


@cache
def _since_issue() -> re.Pattern[str]:
    return re.compile(
        rf"(?:从|自)?{any_of('limits', 'from_issue')}{any_of('limits', 'in_force')}?[，,]?(?:有效期)?(?:至|到)?$"
    )
