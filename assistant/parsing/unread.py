"""Which words of a question that was not understood are known here, and which are not.

Only looked at once a question is refused: the words named in a refusal must be those that
neither the plan nor a ledger holds, else an official would look for a slip where none is.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from assistant.linking.linked import Linked
from assistant.model.document import Document
from assistant.parsing.ledger_questions.schema.schema import fold
from assistant.parsing.ledger_questions.words import grammar_kinds
from assistant.records import Record
from assistant.text.lexicon import load
from assistant.text.segment import Segmenter, Token

HEAVY = 0.3
"""Words from this weight on carry what is asked."""


class Unread(Record):
    """The words that carry what was asked, as written, in the order of the question."""

    unknown: tuple[str, ...] = ()
    """Words that stand nowhere in the plan or the ledgers; those side by side as one."""
    known: tuple[str, ...] = ()


NOTHING = Unread()


def unread(
    linked: Linked, surfaces: Mapping[str, object], documents: Sequence[Document], segmenter: Segmenter
) -> Unread:
    """The content words of a refused question; ``surfaces``: the folded words of the ledgers."""
    texts = [document.text for document in documents]
    tokens = _whole(linked)
    words = [token for token in tokens if _carries(token.text, segmenter) and not _is_span(linked, token.start)]
    known = {token.text: fold(token.text) in surfaces or any(token.text in text for text in texts) for token in words}
    strange = [(token.start, token.end) for token in words if not known[token.text]]
    unknown = tuple(dict.fromkeys(linked.text[start:end] for start, end in _side_by_side(strange)))
    held = (token.text for token in words if known[token.text] and len(token.text) > 1)
    return Unread(unknown, tuple(dict.fromkeys(held)))


def wording(group: str, text: str) -> re.Match[str] | None:
    """Where the first wording of a group of the lexicon stands in the text."""
    return next((match for pattern in _patterns(group) if (match := pattern.search(text))), None)


def said(group: str, text: str) -> str:
    """The first wording of a group in the text; empty where there is none."""
    found = wording(group, text)
    return found[0] if found is not None else ""


@cache
def _patterns(group: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, load("unread")[group]["patterns"]))


def _whole(linked: Linked) -> list[Token]:
    """The words, with letters and figures that touch as one: PM2.5."""
    words: list[Token] = []
    for token in linked.tokens:
        touches = bool(words) and words[-1].end == token.start and words[-1].text.isascii() and token.text.isascii()
        start = words.pop().start if touches else token.start
        words.append(Token(start, token.end, linked.text[start : token.end]))
    return words


def _carries(word: str, segmenter: Segmenter) -> bool:
    return not _is_grammar(word) and word not in _asking() and segmenter.weight(word) >= HEAVY


def _is_grammar(word: str) -> bool:
    """Whether a word only says how something is asked, as one or as two side by side (几条)."""
    if grammar_kinds(word):
        return True
    return any(grammar_kinds(word[:place]) and grammar_kinds(word[place:]) for place in range(1, len(word)))


def is_asking(word: str) -> bool:
    """Whether a word asks, or only says how something is asked: 几号, 多少吨."""
    return _is_grammar(word) or word in _asking() or wording("asking", word) is not None


def _asking() -> frozenset[str]:
    return frozenset(load("unread")["idle"]["words"])


def _is_span(linked: Linked, start: int) -> bool:
    """Whether a unit, a time or a number stands there, which is told of by itself."""
    groups = (linked.units, linked.times, linked.numbers, linked.unknown_units, linked.unknown_places)
    return any(span.start <= start < span.end for group in groups for span in group)


def _side_by_side(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The stretches, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        touches = bool(joined) and joined[-1][1] == start
        joined[-1:] = [(joined[-1][0], end)] if touches else [*joined[-1:], (start, end)]
    return tuple(joined)
