"""Lines that are no questions to these data: wishes to change them, SQL, requests to write.

Recognised before anything is linked, because such a line is full of words the ledgers
know: 「删除涧…镇的网点记录」 must never be answered as a count of them.
"""

from collections.abc import Callable
from functools import cache

from assistant.records import Record
from assistant.text.lexicon import load
from assistant.text.patterns import Pattern


class Wish(Record):
    """A wish that is no question: the reason to refuse it, in a few words and in full."""

    short: str
    reason: str


def refused_wish(text: str, held: Callable[[str, int, int], bool] = lambda _text, _start, _end: False) -> Wish | None:
    """What a line wishes that is not to be had; None when it may be a question.

    ``held``: whether a stretch of the text stands in a value of a ledger (微信公众号), which wishes nothing.
    """
    found = ((pattern.search(text), wish) for pattern, wish in _patterns())
    return next((wish for match, wish in found if match and not held(text, *match.span())), None)


def is_cause(wish: Wish) -> bool:
    """Whether it is refused because it asks for reasons."""
    short: str = load("refusals")["cause"]["short"]
    return wish.short == short


@cache
def _patterns() -> tuple[tuple[Pattern, Wish], ...]:
    groups = [(group, Wish(group["short"], group["reason"])) for group in load("refusals").values()]
    return tuple((Pattern(pattern), wish) for group, wish in groups for pattern in group["patterns"])
