"""Whether a time in a question bounds anything: the plan's own year does not, one of its several years does.

Invariant: a time that bounds must stand in the text that is cited, in these words or as the same day.
"""

from assistant.linking.clause_terms import key
from assistant.model.values import DateRange
from assistant.parsing.document_questions.frame import Frame
from assistant.text.dates import TimeMention


def years_said(frame: Frame) -> tuple[str, ...]:
    """The years named, as figures of several years and columns are headed by them: 2025年 for 25年."""
    return tuple(f"{time.last.year}年" for time in frame.times if time.explicit_year and time.last is not None)


def is_set(frame: Frame, time: TimeMention, cited: str) -> bool:
    """Whether the cited text sets the very day, in these words or others: 年底前 for 2021年12月底前."""
    limits = [limit.text for limit in frame.context.document.time_limits if limit.last and limit.last == time.last]
    year = (f"{time.last.year}年",) if time.last and (time.kind == "year" or _ends_a_year(time)) else ()
    return any(key(text) in cited for text in (time.text, *limits, *year))


def _ends_a_year(time: TimeMention) -> bool:
    """2025年底, by which the figure of a column 2025年 is to be reached."""
    last = time.last
    return time.explicit_year and last is not None and (last.month, last.day) == (12, 31) and "底" in time.text


def is_campaign(frame: Frame, time: TimeMention) -> bool:
    """今年 and the campaign's own words bound nothing, nor does the one year that a plan is about."""
    campaign = frame.context.document.head.campaign
    edges = (time.first, time.last)
    if campaign is not None and time.kind == "year" and any(edge is not None and edge in campaign for edge in edges):
        return not (time.explicit_year and _is_of_years(campaign))
    only = time.kind == "year" and time.first is not None and time.first.year == frame.context.document.only_year
    return only or key(time.text) in frame.context.common


def _is_of_years(campaign: DateRange) -> bool:
    """Whether a plan of several years is asked of, where the year named is one of them."""
    return campaign.first is not None and campaign.last is not None and campaign.last.year > campaign.first.year + 1
