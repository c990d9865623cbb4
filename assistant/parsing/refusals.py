"""Lines that are no questions to these data: wishes to change them, SQL, requests to write.

Recognised before anything is linked, because such a line is full of words the ledgers
know: 「删除涧…镇的网点记录」 must never be answered as a count of them.
"""

from dataclasses import dataclass
from functools import cache

from assistant.text.lexicon import load
from assistant.text.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish that is no question: the reason to refuse it, in a few words and in full."""

    short: str
    reason: str


def refused_wish(text: str) -> Wish | None:
    """What a line wishes that is not to be had; None when it may be a question."""
    return next((wish for pattern, wish in _patterns() if pattern.search(text)), None)


@cache
def _patterns() -> tuple[tuple[Pattern, Wish], ...]:
    groups = [(group, Wish(group["short"], group["reason"])) for group in load("refusals").values()]
    return tuple((Pattern(pattern), wish) for group, wish in groups for pattern in group["patterns"])
