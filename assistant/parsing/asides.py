"""A part of a line that tells why it is asked: 评先要用，…; 我要画折线图，….

Only looked for once a line is refused. Invariant: nothing is passed over that names a word of the plan or
the ledgers, a unit, a place, a time or a number, or that asks; and what is passed over is told.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.linking.linked import Linked
from assistant.parsing.heavy import is_heavy
from assistant.parsing.ledger_questions.words import grammar_kinds
from assistant.parsing.unread import Unread
from assistant.records import Record
from assistant.text.lexicon import load
from assistant.text.patterns import Pattern

_PARTS = re.compile("[，,。；;！!：:]+")
_LONGEST = 14
"""Characters of the longest part that may only tell why."""
_IDLE = frozenset(("filler.filler", "ask.list", "modal.must", "have.have"))


class Aside(Record):
    """What is passed over, and the question that remains."""

    said: str
    asked: str


def aside(linked: Linked, words: Unread) -> Aside | None:
    """The first or last part of a line if it only tells why it is asked; ``words``: those known here."""
    parts = list(_parts(linked.text))
    if len(parts) < 2:
        return None
    (first, last) = (parts[0], parts[-1])
    found = ((first, linked.text[parts[1][0] :]), (last, linked.text[: parts[-2][1]]))
    return next((Aside(linked.text[s:e], rest) for (s, e), rest in found if _only_tells(linked, words, s, e)), None)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Where the parts between commas stand."""
    start = 0
    for mark in _PARTS.finditer(text):
        if mark.start() > start:
            yield start, mark.start()
        start = mark.end()
    if start < len(text):
        yield start, len(text)


def _only_tells(linked: Linked, words: Unread, start: int, end: int) -> bool:
    part = linked.text[start:end]
    if len(part) > _LONGEST or is_heavy(part) or not any(pattern.search(part) for pattern in _patterns()):
        return False
    named = (linked.units, linked.unknown_units, linked.unknown_places, linked.times, linked.numbers)
    if any(span.start < end and start < span.end for group in named for span in group):
        return False
    tokens = [token.text for token in linked.tokens if start <= token.start < end]
    return not any(word in part for word in words.known) and not any(map(_decides, tokens))


def _decides(word: str) -> bool:
    """Whether a word of grammar changes what is asked: asks, denies, bounds, sorts."""
    kinds = grammar_kinds(word)
    return bool(kinds) and kinds.isdisjoint(_IDLE)


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(map(Pattern, load("courtesies")["asides"]))
