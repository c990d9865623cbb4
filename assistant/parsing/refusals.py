"""Lines that are no questions to these data: wishes to change them, SQL, requests to write.

Recognised before anything is linked, because such a line is full of words the ledgers
know: 「删除涧…镇的网点记录」 must never be answered as a count of them.
"""

import re
from functools import cache

from assistant.text.lexicon import load


def refused_wish(text: str) -> str:
    """The reason to refuse a line as it stands; empty when it may be a question."""
    return next((reason for pattern, reason in _patterns() if pattern.search(text)), "")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    groups = load("refusals").values()
    return tuple((re.compile(pattern), group["reason"]) for group in groups for pattern in group["patterns"])
