"""What may be meant by the letters or characters just typed: 交通, jiaotong or jtj.

Invariant: a candidate is a word of the vocabulary and says which end of the text it would
replace. Units come first, even with syllables left out (jtj → 区交通运输局), since that
is how their long names are shortened in speech; of other words the front counts first.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.linking import pinyin
from assistant.records import Record
from assistant.text.script import is_in_order

_LETTERS = re.compile(r"[A-Za-z]+$")
_CHARACTERS = re.compile(r"[\u4e00-\u9fff]+$")
_UNIT = "unit"
"""Kind of word that is abbreviated most."""
_SHORTEST = 2
"""Fewer letters or characters than this fit half the vocabulary."""
_LONGEST = 12
"""More characters than this are a sentence, not the start of a word."""
_ADJACENT = "(?:[^ ]* )?"
"""Between two typed letters: nothing, or on to the beginning of the next syllable."""
_LATER = "(?:[^ ]* (?:.* )?)?"
"""The same, to the beginning of any later syllable."""


_SHORT_NAME = (False, 1)
"""A short name reaches the last syllable and skips at most one in front (区)."""

_Looseness = tuple[bool, int, int]


class Completion(Record):
    """A word to put in place of ``text[start:]``."""

    word: str
    kind: str
    start: int


class _Entry(Record):
    """A word with the ways of typing it."""

    word: str
    kind: str
    initials: str
    full: str
    spoken: str
    """Syllables, a blank before each."""


class TypeAhead:
    """Candidates from a vocabulary of (word, kind), by Chinese, full pinyin and initials."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        kinds: dict[str, str] = {}
        for word, kind in words:
            kinds[word] = _UNIT if kind == _UNIT else kinds.get(word, kind)
        entries = (_entry(word, kind) for word, kind in kinds.items() if word)
        self._entries = sorted(entries, key=lambda entry: (entry.kind != _UNIT, len(entry.word)))
        self._units = [entry for entry in self._entries if entry.kind == _UNIT]

    def complete(self, before: str, limit: int = 8) -> tuple[Completion, ...]:
        """Candidates for the end of ``before`` (the text left of the cursor), best first."""
        found: dict[str, Completion] = {}
        for entry, start in self._matches(before):
            if before.endswith(entry.word):
                continue
            found.setdefault(entry.word, Completion(entry.word, entry.kind, start))
            if len(found) == limit:
                break
        return tuple(found.values())

    def ending(self, text: str) -> Completion | None:
        """The longest known word that ``text`` ends with."""
        known = (entry for entry in self._entries if text.endswith(entry.word))
        longest = max(known, key=lambda entry: len(entry.word), default=None)
        return Completion(longest.word, longest.kind, len(text) - len(longest.word)) if longest else None

    def _matches(self, before: str) -> Iterator[tuple[_Entry, int]]:
        if letters := _LETTERS.search(before):
            yield from ((entry, letters.start()) for entry in self._by_letters(letters[0].lower()))
        elif characters := _CHARACTERS.search(before):
            yield from self._by_characters(before, characters.start())

    def _by_letters(self, typed: str) -> Iterator[_Entry]:
        if len(typed) < _SHORTEST:
            return
        yield from (entry for reach, entry in _spoken(typed, self._units, _LATER) if reach[:2] <= _SHORT_NAME)
        yield from (
            entry for entry in self._entries if entry.initials.startswith(typed) or entry.full.startswith(typed)
        )
        for between in (_ADJACENT, _LATER):
            yield from (entry for _, entry in _spoken(typed, self._entries, between))

    def _by_characters(self, before: str, first: int) -> Iterator[tuple[_Entry, int]]:
        """The longest run that begins a word wins over a shorter one; then units by a short name, then inside words."""
        starts = range(max(first, len(before) - _LONGEST), len(before) - _SHORTEST + 1)
        for start in starts:
            run = before[start:]
            yield from ((entry, start) for entry in self._entries if entry.word.startswith(run))
        for start in starts:
            run = before[start:]
            yield from ((entry, start) for entry in self._units if is_in_order(run, entry.word))
        for start in starts:
            yield from ((entry, start) for entry in self._entries if before[start:] in entry.word[1:])


def _entry(word: str, kind: str) -> _Entry:
    syllables = pinyin.syllables(word)
    spoken = "".join(f" {syllable}" for syllable in syllables)
    return _Entry(word, kind, pinyin.initials(word), "".join(syllables), spoken)


def _spoken(typed: str, entries: Iterable[_Entry], between: str) -> list[tuple[_Looseness, _Entry]]:
    """Entries whose syllables begin with these letters in order, the tightest match first."""
    pattern = re.compile(" " + between.join(map(re.escape, typed)))
    fitting = [(_looseness(found, entry), entry) for entry in entries if (found := pattern.search(entry.spoken))]
    return sorted(fitting, key=lambda pair: pair[0])


def _looseness(found: re.Match[str], entry: _Entry) -> _Looseness:
    """How far the match is from a usual short name: to the last syllable, few skipped in front, short word."""
    reaches_end = " " not in entry.spoken[found.end() :]
    return not reaches_end, entry.spoken[: found.start()].count(" "), len(entry.word)
