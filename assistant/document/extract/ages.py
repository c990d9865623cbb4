"""Dates by which things are told apart, and nothing is due: 1999年以前建成的校舍, 2020年后注册的企业.

Invariant: such a date has its year, lies before the year of the plan, and a word for how the thing came
to be stands right behind it. Prevents it from being told as the day by which the thing is done.
"""

import re
from functools import cache

from assistant.document.context import Context
from assistant.document.words import any_of
from assistant.model.span import Span
from assistant.text.dates import TimeMention


def tells_age(context: Context, mention: TimeMention, span: Span) -> bool:
    """Whether the date at ``span`` only says how old the things are."""
    year = context.issued.year if context.issued is not None else context.year
    past = mention.explicit_year and mention.last is not None and year is not None and mention.last.year < year
    return bool(past) and _made().match(context.text, span.end) is not None


@cache
def _made() -> re.Pattern[str]:
    near, made = "[^，。；：、\n]{0,6}?", any_of("limits", "made")
    return re.compile(rf"(?:年?[底末])?(?:(?:以|之)?[前后]|间)?{near}{made}{near}的")
