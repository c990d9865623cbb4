"""Cuts Chinese into words, and says how much a word matters.

jieba's own algorithm with a tokenizer of our own (guessing of unknown words off, so
that the same text is always cut the same way); its dictionary is read as
texts need it, by how words begin. Invariant: the cuts are exactly those of plain jieba, and the tokens laid side by
side are the text. Importing this module loads neither jieba nor the dictionary.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log10
from operator import add
from threading import Lock
from types import MappingProxyType
from typing import Any

from assistant.records import Record
from assistant.text.beginnings import beginning
from assistant.text.word_frequencies import FrequencyTable, import_jieba, open_table, rebuild_table

_ADDED = 3_000
"""Frequency of an added word: above f1*f2/total for any two words it could fall into (的 twice is 1,691)."""
_COMMON, _RARE = 3.3, 5.3
"""Surprisal (-log10 of the share of all words): 情况 企业 工作 lie at 3.3 or below, 教育局 臭氧 牵头 above 5.3."""
_LEAST = 0.05


class Token(Record):
    """A word and where it stands."""

    start: int
    end: int
    text: str


class Segmenter:
    """A word cutter with its own vocabulary; instances share nothing that changes."""

    def __init__(self, words: Iterable[str] = (), known: Mapping[str, Sequence[str]] = MappingProxyType({})) -> None:
        """``words`` are kept whole, as are those ``known`` by ``beginning``, which are read as texts need them."""
        self._lock = Lock()
        self._table: FrequencyTable | None = None
        self._tokenizer: Any = None
        self._loaded: set[str] = set()
        self._added: defaultdict[str, set[str]] = defaultdict(set)
        self._background: dict[str, int] = {}
        self._known = known
        self.add_words(words)

    def add_words(self, words: Iterable[str]) -> None:
        """Keeps each of ``words`` whole from now on, wherever nothing longer is known."""
        with self._lock:
            for word in filter(None, words):
                self._added[beginning(word)].add(word)
                if beginning(word) in self._loaded:
                    self._overlay([word])

    def cut(self, text: str) -> tuple[Token, ...]:
        """The words of ``text`` in order; together they are the whole text, spaces and signs included."""
        self._load(text)
        tokens: list[Token] = []
        position = 0
        for word in self._tokenizer.cut(text, HMM=False):
            tokens.append(Token(position, position + len(word), word))
            position += len(word)
        return tuple(tokens)

    def frequency(self, word: str) -> int:
        """Occurrences of ``word`` in jieba's general corpus of 60 million words; added words do not change it."""
        if not word:
            return 0
        if beginning(word) not in self._loaded:
            self._load(beginning(word))
        known = self._background.get(word)
        return known if known is not None else int(self._tokenizer.FREQ.get(word, 0))

    def weight(self, word: str) -> float:
        """How dear it is to leave ``word`` unexplained: 0.05 for the commonest, 1 for rare or unknown words.

        Linear in the word's surprisal between the two marks above; signs and spaces weigh 0.
        """
        if not any(letter.isalnum() for letter in word):
            return 0.0
        frequency = self.frequency(word)
        if not frequency:
            return 1.0
        rarity = (-log10(frequency / self._tokenizer.total) - _COMMON) / (_RARE - _COMMON)
        return min(1.0, max(_LEAST, _LEAST + (1 - _LEAST) * rarity))

    def names_a_thing(self, word: str) -> bool:
        """Whether ``word`` may name a thing; one that the general dictionary does not know may."""
        with self._lock:
            if self._tokenizer is None:
                self._start()
        return not word or word not in self._not_things(word[0])

    def _load(self, text: str) -> None:
        """Reads the words that begin as any stretch of ``text`` does, but for those read before."""
        beginnings = {*text, *map(add, text, text[1:])}
        if self._tokenizer is not None and self._loaded.issuperset(beginnings):
            return
        with self._lock:
            if self._tokenizer is None:
                self._start()
        for begun in beginnings - self._loaded:
            with self._lock:
                self._tokenizer.FREQ.update(self._entries(begun))
                self._overlay(self._known.get(begun, ()))
                self._overlay(self._added.get(begun, ()))
                self._loaded.add(begun)

    def _start(self) -> None:
        self._table = open_table()
        tokenizer = import_jieba().Tokenizer()
        tokenizer.total = self._table.total
        tokenizer.initialized = True
        self._tokenizer = tokenizer

    def _entries(self, begun: str) -> dict[str, int]:
        assert self._table is not None
        try:
            return self._table.entries(begun)
        except ValueError:
            self._table = rebuild_table()
            return self._table.entries(begun)

    def _not_things(self, letter: str) -> frozenset[str]:
        assert self._table is not None
        try:
            return self._table.not_things(letter)
        except ValueError:
            self._table = rebuild_table()
            return self._table.not_things(letter)

    def _overlay(self, words: Iterable[str]) -> None:
        frequencies = self._tokenizer.FREQ
        for word in words:
            self._background.setdefault(word, frequencies.get(word, 0))
            frequencies[word] = max(_ADDED, self._background[word])
            for end in range(1, len(word)):
                frequencies.setdefault(word[:end], 0)
