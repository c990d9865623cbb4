"""Compares the items of a document with the words of one question.

Invariant: what is measured of an item depends on the words alone, so it is measured
once however many rules of a question ask; a word that stands nowhere in an item is not
looked for in its sentences.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from assistant.linking.clause_terms import Term, credit, own_credit
from assistant.model.span import Span
from assistant.records import Record

_PARTS = re.compile(r"[^，,：:。；;！？!?\n]+")
_SAME_ITEM, _NAMED, _HEADING, _CHAPTER = 0.8, 1.0, 0.7, 0.35
"""Credit of a word that stands elsewhere in the item, or above it: in a heading that holds all the words as asked."""
_ADJACENT, _ONE_PART, _OPENING, _HEADED = 0.06, 0.06, 0.04, 0.05
"""What side-by-side words, one part of a sentence, an item's first sentence, and its heading add."""
_SENTENCES = 4_096
"""Sentences whose parts are kept."""
HELD = 0.6
"""From this credit on an item counts as holding a term."""


class Sentence(Record):
    """A sentence of an item; ``text`` in comparable form."""

    text: str
    span: Span


class Item(Record):
    """What can be found: a duty, a clause without one, or an annex item."""

    id: str
    clause: str
    section: str
    heading: str
    chapter: str
    sentences: tuple[Sentence, ...]
    text: str
    is_body: bool = False
    """Whether it is no more than a body and its members."""


class Hit(Record, dict=True):
    """An item that holds some of the words."""

    item: Item
    score: float
    sentences: tuple[Sentence, ...]
    """The sentences that hold the most, in source order."""
    terms: tuple[Term, ...]

    @cached_property
    def found(self) -> Mapping[str, float]:
        """Word → how well it was found itself, 0 to 1."""
        return _found(self.item, self.terms, self.sentences)


class _Measured(Record):
    """What an item holds: the score of each sentence, and how much the item at large holds."""

    scores: tuple[float, ...]
    whole: float


class Search:
    """The terms of one search with their weights."""

    def __init__(
        self, terms: tuple[Term, ...], rarity: Callable[[Term], float], held: Iterable[tuple[Item, tuple[float, ...]]]
    ) -> None:
        """``held``: each item of the document, with how well it holds each term."""
        self._terms = terms
        self._weights = {term.text: term.weight * rarity(term) for term in terms}
        self._total = sum(self._weights.values())
        self._pairs = [left.text + right.text for left, right in pairwise(terms)]
        self._as_asked = "".join([term.text for term in terms])
        self._measured: dict[str, _Measured] = {}
        self._titles: dict[str, tuple[float, ...]] = {}
        self._headings: dict[tuple[str, str], tuple[float, ...]] = {}
        self._inside = {
            item.id: (item, inside)
            for item, inside in held
            if self._total and (any(inside) or any(self._above(item.heading, item.chapter)))
        }

    @property
    def items(self) -> Iterator[Item]:
        """The items that hold a term, or stand below a heading that does."""
        return (item for item, _ in self._inside.values())

    def hit(self, item: Item, within: Callable[[Sentence], bool]) -> Hit | None:
        """One of ``items`` with its best sentences among those ``within`` lets through; None when it has none."""
        measured = self._measured.get(item.id)
        if measured is None:
            measured = self._measured[item.id] = self._measure(*self._inside[item.id])
        scored = [pair for pair in zip(measured.scores, item.sentences, strict=True) if within(pair[1])]
        best = max([score for score, _ in scored], default=0.0)
        chosen = tuple([sentence for score, sentence in scored if score >= best - _ADJACENT])
        score = 0.8 * best + 0.2 * min(1.0, measured.whole / _SAME_ITEM)
        return Hit(item, score, chosen, self._terms) if scored and score > 0 else None

    def _measure(self, item: Item, each: tuple[float, ...]) -> _Measured:
        inside = {term.text: held for term, held in zip(self._terms, each, strict=True)}
        above = zip(self._terms, self._above(item.heading, item.chapter), strict=True)
        around = {term.text: max(_SAME_ITEM * inside[term.text], held) for term, held in above}
        there = tuple(term for term in self._terms if inside[term.text])
        titled = zip(self._terms, self._in_title(item.heading), strict=True)
        headed = _HEADED * sum([self._weights[term.text] * held for term, held in titled]) / self._total
        whole = self._share(around)
        scores = (self._score(item, sentence, there, around, whole) + headed for sentence in item.sentences)
        return _Measured(tuple(scores), whole)

    def _above(self, heading: str, chapter: str) -> tuple[float, ...]:
        """How well a heading above an item holds each term."""
        known = self._headings.get((heading, chapter))
        if known is None:
            pairs = zip(self._in_title(heading), self._in_title(chapter), strict=True)
            worth = _NAMED if self._pairs and self._as_asked in heading else _HEADING
            known = tuple([max(worth * near, _CHAPTER * far) for near, far in pairs])
            self._headings[heading, chapter] = known
        return known

    def _in_title(self, title: str) -> tuple[float, ...]:
        """How well a title holds each term."""
        known = self._titles.get(title)
        if known is None:
            known = self._titles[title] = tuple([credit(term, title) for term in self._terms])
        return known

    def _score(
        self, item: Item, sentence: Sentence, there: Sequence[Term], around: Mapping[str, float], whole: float
    ) -> float:
        """``there``: the terms that the item holds at all; ``whole``: the share of all that is held ``around``."""
        held_here = {term.text: worth for term in there if (worth := credit(term, sentence.text))}
        if not held_here:
            return whole
        inside = {**dict.fromkeys(self._weights, 0.0), **held_here}
        held = self._share({name: max(value, around[name]) for name, value in inside.items()})
        opening = _OPENING * self._share(inside) if sentence is item.sentences[0] else 0.0
        return held + self._closeness(sentence.text, inside) + opening

    def _share(self, held: Mapping[str, float]) -> float:
        """The share of all weight that is held, by the credit of each term."""
        return sum([self._weights[name] * value for name, value in held.items()]) / self._total

    def _closeness(self, text: str, inside: Mapping[str, float]) -> float:
        """A little more when words stand side by side as asked, or within one part of the sentence."""
        held = [term for term in self._terms if inside[term.text]]
        if not held:
            return 0.0
        side_by_side = sum(pair in text for pair in self._pairs) / len(self._pairs) if self._pairs else 0.0
        densest = max((self._held_by(part, held) for part in _parts(text)), default=0.0)
        return _ADJACENT * side_by_side + _ONE_PART * densest / self._total

    def _held_by(self, part: str, terms: Iterable[Term]) -> float:
        return sum(self._weights[term.text] for term in terms if credit(term, part) >= HELD)


@lru_cache(_SENTENCES)
def _parts(text: str) -> tuple[str, ...]:
    """The parts of a sentence: the plan's few hundred are asked about all day."""
    return tuple(_PARTS.findall(text))


def _found(item: Item, terms: Iterable[Term], sentences: Sequence[Sentence]) -> dict[str, float]:
    """How well each word, and each word of a phrase, stands in the item by itself."""
    found: dict[str, float] = {}
    for term in terms:
        inside = max((own_credit(term, sentence.text) for sentence in sentences), default=0.0)
        at_large = _around(term, item, own_credit) if term.parts else _around(term, item, credit)
        found[term.text] = max(inside, at_large)
        parts = _found(item, term.parts, sentences).items()
        found.update({name: value for name, value in parts if value > found.get(name, 0.0)})
    return found


def _around(term: Term, item: Item, value: Callable[[Term, str], float]) -> float:
    """How well the item at large, or a heading above it, holds ``term``."""
    places = ((item.text, _SAME_ITEM), (item.heading, _HEADING), (item.chapter, _CHAPTER))
    return max(worth * value(term, text) for text, worth in places)
