"""Finds the clauses a question speaks of, by its words.

A document's items (duties; clauses that hold none; annex items) are compared sentence
by sentence. Invariant: a score says which share of the question's words, weighted by how
rare they are in the document, stands there; a word found nowhere lowers every score
alike. Prevents the bug of plain word overlap, where the longest clause wins everything.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from assistant.linking.clause_terms import Term, credit, equivalents, key, own_credit, stands
from assistant.model.document import Clause, Document, Duty
from assistant.model.span import Span

__all__ = ["ClauseIndex", "Hit", "Item", "Sentence", "Term"]

_ENDS = re.compile(r"[^。；;！？!?\n]+[。；;！？!?]?")
_PARTS = re.compile(r"[^，,：:。；;！？!?\n]+")
_SAME_ITEM, _HEADING, _CHAPTER = 0.8, 0.7, 0.35
"""Credit of a word that stands elsewhere in the item, or above it."""
_ADJACENT, _ONE_PART, _OPENING, _HEADED = 0.06, 0.06, 0.04, 0.05
"""What side-by-side words, one part of a sentence, an item's first sentence, and its heading add."""
_SHORTENED, _SHORTEST, _LONGEST = 0.8, 3, 6
"""Credit of a word that leaves out a character or two of the document's, and how long such words are."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_HELD = 0.6
"""From this credit on an item counts as holding a term."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an item; ``text`` in comparable form."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """What can be found: a duty, a clause without one, or an annex item."""

    id: str
    clause: str
    section: str
    heading: str
    chapter: str
    sentences: tuple[Sentence, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that holds some of the words."""

    item: Item
    score: float
    sentences: tuple[Sentence, ...]
    """The sentences that hold the most, in source order."""
    found: Mapping[str, float] = field(hash=False)
    """Word → how well it was found itself, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Search:
    """The terms of one search with their weights."""

    terms: tuple[Term, ...]
    weights: Mapping[str, float]
    total: float
    within: Callable[[Sentence], bool]


class ClauseIndex:
    """All items of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._titles = {section.id: key(section.title) for section in document.sections}
        self._rarities: dict[Term, float] = {}
        self._longer: dict[str, tuple[str, ...]] = {}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item in source order."""
        duties: dict[str, list[Duty]] = {}
        for duty in self._document.duties:
            duties.setdefault(duty.clause, []).append(duty)
        bodies = {body.id: body.name for body in self._document.task_forces}
        found: list[Item] = []
        for clause in self._document.clauses:
            if clause.id in bodies:
                found.append(self._item(clause, clause.id, bodies[clause.id], clause.span))
                continue
            own = [self._item(clause, duty.id, duty.text, duty.span) for duty in duties.get(clause.id, ())]
            found += own or [self._item(clause, clause.id, clause.text, clause.span)]
        return tuple(found)

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Items by their id."""
        return {item.id: item for item in self.items}

    def term(self, word: str, weight: float = 1.0, parts: tuple[Term, ...] = ()) -> Term:
        """``word`` with the equivalents that occur in the document."""
        text = key(word)
        known = [(other, worth) for other, worth in equivalents(word) if other != text and self.occurs(other)]
        known += [(whole, _SHORTENED) for whole in self._lengthened(text) if whole not in dict(known)]
        return Term(text, weight, tuple(known), parts, self.occurs(text))

    def _lengthened(self, word: str) -> tuple[str, ...]:
        """What the document writes with a character or two more: 柴油货车 for 柴油车."""
        if word not in self._longer:
            splits = range(1, len(word)) if _SHORTEST <= len(word) <= _LONGEST and _CHINESE.fullmatch(word) else ()
            forms = "|".join(f"{word[:place]}[\u4e00-\u9fff]{{1,2}}{word[place:]}" for place in splits)
            self._longer[word] = tuple(dict.fromkeys(re.findall(forms, self._everything))) if forms else ()
        return self._longer[word]

    def occurs(self, word: str) -> bool:
        """Whether ``word`` stands anywhere in the document's items or headings."""
        return stands(key(word), self._everything)

    def in_heading(self, terms: Iterable[Term], section: str) -> bool:
        """Whether the title of ``section`` holds all of ``terms``."""
        title = self._titles.get(section, "")
        return all(credit(term, title) >= _HELD for term in terms)

    def rank(
        self,
        terms: Sequence[Term],
        among: Callable[[Item], bool] = lambda _: True,
        within: Callable[[Sentence], bool] = lambda _: True,
    ) -> tuple[Hit, ...]:
        """The items ``among`` lets through that hold a term, best first, ties in source order.

        Only sentences ``within`` lets through are compared; the rest of the item still lends its words.
        """
        weights = {term.text: term.weight * self.rarity(term) for term in terms}
        search = _Search(tuple(terms), weights, sum(weights.values()), within)
        if not search.total:
            return ()
        hits = [self._hit(item, search) for item in self.items if among(item)]
        return tuple(sorted((hit for hit in hits if hit.score > 0), key=lambda hit: -hit.score))

    def rarity(self, term: Term) -> float:
        """1 for a term that one item holds (or none), towards 0 for one that all hold."""
        if term not in self._rarities:
            holding = sum(credit(term, item.text) >= _HELD for item in self.items)
            size = len(self.items)
            self._rarities[term] = log((1 + size) / max(1, holding)) / log(1 + size) if size else 1.0
        return self._rarities[term]

    @cached_property
    def _everything(self) -> str:
        return "\n".join([item.text for item in self.items] + list(self._titles.values()))

    def _item(self, clause: Clause, identifier: str, text: str, span: Span) -> Item:
        heading = self._titles.get(clause.section, "")
        chapter = self._titles.get(clause.section.split(".")[0], "")
        sentences = _sentences(self._document.text, text, span)
        return Item(
            identifier, clause.id, clause.section, heading, "" if chapter == heading else chapter, sentences, key(text)
        )

    def _hit(self, item: Item, search: _Search) -> Hit:
        around = {term.text: _around(term, item, credit) for term in search.terms}
        scored = [(_score(item, one, search, around), one) for one in item.sentences if search.within(one)]
        if not scored:
            return Hit(item, 0.0, (), {})
        best = max(score for score, _ in scored)
        chosen = tuple(one for score, one in scored if score >= best - _ADJACENT)
        whole = sum(search.weights[name] * value for name, value in around.items()) / search.total
        return Hit(item, 0.8 * best + 0.2 * min(1.0, whole / _SAME_ITEM), chosen, _found(item, search.terms, chosen))


def _around(term: Term, item: Item, value: Callable[[Term, str], float]) -> float:
    """How well the item at large, or a heading above it, holds ``term``."""
    places = ((item.text, _SAME_ITEM), (item.heading, _HEADING), (item.chapter, _CHAPTER))
    return max(worth * value(term, text) for text, worth in places)


def _score(item: Item, sentence: Sentence, search: _Search, around: Mapping[str, float]) -> float:
    inside = {term.text: credit(term, sentence.text) for term in search.terms}
    held = sum(search.weights[name] * max(value, around[name]) for name, value in inside.items()) / search.total
    body = sum(search.weights[name] * value for name, value in inside.items()) / search.total
    opening = _OPENING * body if sentence is item.sentences[0] else 0.0
    headed = (
        _HEADED * sum(search.weights[term.text] * credit(term, item.heading) for term in search.terms) / search.total
    )
    return held + _closeness(sentence.text, search, inside) + opening + headed


def _closeness(text: str, search: _Search, inside: Mapping[str, float]) -> float:
    """A little more when words stand side by side as asked, or within one part of the sentence."""
    pairs = list(zip(search.terms, search.terms[1:], strict=False))
    side_by_side = sum(left.text + right.text in text for left, right in pairs) / len(pairs) if pairs else 0.0
    held = [term for term in search.terms if inside[term.text]]
    parts = _PARTS.findall(text)
    densest = max(
        (sum(search.weights[term.text] for term in held if credit(term, part) >= _HELD) for part in parts), default=0.0
    )
    return _ADJACENT * side_by_side + _ONE_PART * densest / search.total


def _found(item: Item, terms: Iterable[Term], sentences: Sequence[Sentence]) -> dict[str, float]:
    """How well each word, and each word of a phrase, stands in the item by itself."""
    found: dict[str, float] = {}
    for term in terms:
        inside = max((own_credit(term, sentence.text) for sentence in sentences), default=0.0)
        found[term.text] = max(
            inside, _around(term, item, own_credit), 0.0 if term.parts else _around(term, item, credit)
        )
        found.update(
            {name: value for name, value in _found(item, term.parts, sentences).items() if value > found.get(name, 0.0)}
        )
    return found


def _sentences(source: str, text: str, span: Span) -> tuple[Sentence, ...]:
    """The sentences of ``text`` with their place in the source; one of the whole when lines were joined."""
    start = source.find(text, span.start, span.end)
    if start < 0:
        return (Sentence(key(text), span),)
    matches = [match for match in _ENDS.finditer(text) if match[0].strip()]
    return tuple(Sentence(key(match[0]), Span(start + match.start(), start + match.end())) for match in matches)
