"""Words by how they begin: where words of a table may stand in a text, with one look for each place.

Invariant: every word of the table that stands in a text ends at one of the places given.
Prevents the cost of looking up each of the two dozen stretches that begin at a character.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from assistant.model.tables import PlainTable

_LETTERS = 2
"""Characters that a word is known by."""
_KEPT = 16_384
"""Beginnings of which is kept how long the words are: texts share most of them."""


def beginning(word: str) -> str:
    """What a word is filed under: its first two characters, or the only one."""
    return word[:_LETTERS]


def by_beginning(words: Iterable[str]) -> Mapping[str, list[str]]:
    """Words by how they begin: a question reads those of its own."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        found[beginning(word)].append(word)
    return found


def word_lengths(words: Iterable[str]) -> Mapping[str, list[int]]:
    """The first two characters of words (of a shorter one all) → how long words that begin so are, the shortest first.

    >>> word_lengths(["散煤", "散煤网点", "厂"])
    {'散煤': [2, 4], '厂': [1]}
    """
    return {begun: sorted(set(map(len, words))) for begun, words in by_beginning(words).items()}


class Beginnings:
    """Where words of one table may stand."""

    def __init__(self, lengths: PlainTable) -> None:
        """``lengths`` as ``word_lengths`` makes them."""
        self._lengths = lru_cache(_KEPT)(lambda beginning: tuple(sorted(lengths.get(beginning, ()))))

    def ends(self, text: str, start: int) -> Iterator[int]:
        """Where words that begin at ``start`` may end, the nearest first."""
        for length in self._from(text, start):
            if start + length <= len(text):
                yield start + length

    def _from(self, text: str, start: int) -> Sequence[int]:
        begun = text[start : start + _LETTERS]
        if len(begun) < _LETTERS:
            return self._lengths(begun)
        return (*self._lengths(begun[0]), *self._lengths(begun))
