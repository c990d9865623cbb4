"""A word or phrase of a question, and how well a stretch of a document holds it.

Invariant: credit is between 0 (not there) and 1 (there, letter for letter); a synonym
counts for what the synonym list says it does, a phrase for the share of its words.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.linking.synonyms import all_surfaces, expand
from assistant.records import Record
from assistant.text.normalise import canonical

_PARTS = 0.85
"""Credit of a phrase whose words all stand there, but not together."""
_SPREAD = 1.0
"""Credit of a phrase that a list parts: 拆迁工地 in 建筑拆迁、市政工程工地."""
_PIECE = 0.35
"""Credit of a piece of a word that the document does not know."""
_SIGNS = str.maketrans("", "", "“”‘’\"'《》〈〉 ")
_LONGEST = 10
_LISTED = 4
"""From so many characters on a word by itself may be parted by a list as a phrase is: 学校食堂."""
_HALF, _REACH = 2, 16
"""The shortest half of a word that a list parts, and how long the rest of the list may be."""


class Term(Record):
    """A content word or phrase with its equivalents."""

    text: str
    weight: float = 1.0
    """How much it matters, before its rarity in the document is counted."""
    alternatives: tuple[tuple[str, float], ...] = ()
    """Equivalents that the document knows, with what each is worth."""
    parts: tuple["Term", ...] = ()
    """The words of a phrase."""
    known: bool = False
    """Whether the document holds the very word."""


@lru_cache(4096)
def key(text: str) -> str:
    """``text`` as it is compared: canonical letters, lower case, no quotation marks."""
    return canonical(text).lower().translate(_SIGNS)


def own_credit(term: Term, text: str) -> float:
    """Credit of the word itself, with a list inside that shares its noun, or of an equivalent."""
    if term.text in text and stands(term.text, text):
        return 1.0
    if (term.parts or len(term.text) >= _LISTED) and spread(term.text, text):
        return _SPREAD
    for word, weight in term.alternatives:
        if word in text and stands(word, text):
            return weight
    return 0.0


def credit(term: Term, text: str) -> float:
    """Credit of the word, an equivalent, or its parts."""
    own = own_credit(term, text)
    if own or not text:
        return own
    if term.parts:
        weight = sum([part.weight for part in term.parts])
        return _PARTS * sum([part.weight * credit(part, text) for part in term.parts]) / weight
    return 0.0 if term.known or term.alternatives else _PIECE * _piece(term.text, text)


def stands(word: str, text: str) -> bool:
    """Whether ``word`` stands in ``text``; a number only as a whole number."""
    if word not in text:
        return False
    return not (word[:1].isdigit() or word[-1:].isdigit()) or _pattern(word).search(text) is not None


@lru_cache(4096)
def spread(word: str, text: str) -> bool:
    """Whether ``text`` has ``word`` with a list inside that shares its noun: 学校、幼儿园食堂 is 学校食堂."""
    cuts = range(_HALF, len(word) - _HALF + 1)
    return any(
        re.search(f"{re.escape(word[:cut])}[、和及与或][^，。；\n]{{0,{_REACH}}}{re.escape(word[cut:])}", text)
        for cut in cuts
        if word[:cut] in text and word[cut:] in text  # to compile a pattern takes longer than to look for its ends
    )


@lru_cache(4096)
def equivalents(word: str) -> tuple[tuple[str, float], ...]:
    """Synonyms of ``word`` in comparable form, the best first."""
    return tuple((key(synonym.word), synonym.weight) for synonym in expand(word))


def find_phrases(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of ``text`` that the synonym list knows, longest first from the left, none overlapping."""
    position = 0
    while position < len(text):
        end = next(
            (
                end
                for end in range(min(len(text), position + _LONGEST), position + 1, -1)
                if text[position:end].lower() in _surfaces()
            ),
            0,
        )
        if end:
            yield position, end
        position = end or position + 1


@cache
def _surfaces() -> frozenset[str]:
    return frozenset(surface.lower() for surface in all_surfaces())


def _piece(word: str, text: str) -> float:
    """Largest share of ``word`` that stands in ``text`` as one run of at least two characters."""
    size = len(word)
    for length in range(size - 1, 1, -1):
        if any(word[start : start + length] in text for start in range(size - length + 1)):
            return length / size
    return 0.0


@cache
def _pattern(word: str) -> re.Pattern[str]:
    before = r"(?<![0-9.])" if word[:1].isdigit() else ""
    after = r"(?![0-9])" if word[-1:].isdigit() else ""
    return re.compile(before + re.escape(word) + after)
