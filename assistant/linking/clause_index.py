"""Finds the clauses a question speaks of, by its words.

A document's items (duties; clauses that hold none; annex items) are compared sentence
by sentence. Invariant: a score says which share of the question's words, weighted by how
rare they are in the document, stands there; a word found nowhere lowers every score
alike. Prevents the bug of plain word overlap, where the longest clause wins everything.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log
import re

from assistant.model.document import Clause, Document, Duty
from assistant.model.span import Span

_ENDS = re.compile(r"[^。；;！？!?\n]+[。；;！？!?]?")
_PARTS = re.compile(r"[^，,：:。；;！？!?\n]+")
_EQUIVALENT = 0.92
"""Credit of a synonym beside the word itself."""
_SAME_ITEM, _HEADING, _CHAPTER = 0.8, 0.7, 0.35
"""Credit of a word that stands elsewhere in the item, or above it."""
_ADJACENT, _ONE_PART, _OPENING = 0.06, 0.06, 0.04
_PIECE = 0.35
"""Credit of a piece of a word that the document does not know."""


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a question with its equivalents."""

    text: str
    weight: float = 1.0
    """How much it matters, before its rarity in the document is counted."""
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an item."""

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
    coverage: float
    """Weighted share of the words found in the item itself, headings left out."""
    sentences: tuple[Sentence, ...]
    """The sentences that hold the most, in source order."""
    found: Mapping[str, float] = field(hash=False)
    """Term → how well it was found, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Scored:
    sentence: Sentence
    score: float
    body: float
    found: Mapping[str, float]


class ClauseIndex:
    """All items of one document."""

    def __init__(self, document: Document, expand: Callable[[str], Sequence[str]] = lambda word: ()) -> None:
        self._document = document
        self._expand = expand
        self._titles = {section.id: section.title.lower() for section in document.sections}

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
            found += [self._item(clause, duty.id, duty.text, duty.span) for duty in duties.get(clause.id, ())] or [
                self._item(clause, clause.id, clause.text, clause.span)
            ]
        return tuple(found)

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Items by their id."""
        return {item.id: item for item in self.items}

    def term(self, word: str, weight: float = 1.0) -> Term:
        """``word`` with the equivalents that occur in the document."""
        lower = word.lower()
        known = tuple(
            other
            for other in dict.fromkeys(map(str.lower, self._expand(word)))
            if other != lower and self.occurs(other)
        )
        return Term(lower, weight, known)

    def occurs(self, word: str) -> bool:
        """Whether ``word`` stands anywhere in the document's items or headings."""
        return _pattern(word.lower()).search(self._everything) is not None

    def occurs_any(self, term: Term) -> bool:
        """Whether ``term`` or an equivalent stands in the document."""
        return bool(term.alternatives) or self.occurs(term.text)

    def rank(
        self,
        terms: Sequence[Term],
        among: Callable[[Item], bool] = lambda item: True,
        within: Callable[[Sentence], bool] = lambda sentence: True,
    ) -> tuple[Hit, ...]:
        """The items ``among`` lets through that hold a term, best first, ties in source order.

        Only sentences ``within`` lets through are compared; the rest of the item still lends its words.
        """
        weights = {term.text: term.weight * self.rarity(term) for term in terms}
        total = sum(weights.values())
        if not total:
            return ()
        hits = [self._hit(item, terms, weights, total, within) for item in self.items if among(item)]
        return tuple(sorted((hit for hit in hits if hit.score > 0), key=lambda hit: -hit.score))

    def rarity(self, term: Term) -> float:
        """1 for a term that one item holds (or none), towards 0 for one that all hold."""
        holding = sum(any(_stands(word, item.text) for word in (term.text, *term.alternatives)) for item in self.items)
        return log((1 + len(self.items)) / max(1, holding)) / log(1 + len(self.items)) if self.items else 1.0

    def in_heading(self, terms: Iterable[Term], section: str) -> bool:
        """Whether the title of ``section`` holds all of ``terms``."""
        title = self._titles.get(section, "")
        return all(any(_stands(word, title) for word in (term.text, *term.alternatives)) for term in terms)

    @cached_property
    def _everything(self) -> str:
        return "\n".join([item.text for item in self.items] + list(self._titles.values()))

    def _item(self, clause: Clause, identifier: str, text: str, span: Span) -> Item:
        heading = self._titles.get(clause.section, "")
        chapter = self._titles.get(clause.section.split(".")[0], "")
        return Item(
            identifier,
            clause.id,
            clause.section,
            heading,
            "" if chapter == heading else chapter,
            _sentences(self._document.text, text, span),
            text.lower(),
        )

    def _hit(
        self,
        item: Item,
        terms: Sequence[Term],
        weights: Mapping[str, float],
        total: float,
        within: Callable[[Sentence], bool],
    ) -> Hit:
        around = {term.text: self._around(term, item) for term in terms}
        scored = [self._score(item, one, terms, weights, total, around) for one in item.sentences if within(one)]
        best = max(scored, key=lambda one: one.score, default=_Scored(Sentence("", Span(0, 0)), 0.0, 0.0, {}))
        chosen = tuple(one.sentence for one in scored if one.score >= best.score - _ADJACENT)
        whole = (
            sum(weights[term.text] * max(one.found[term.text] for one in scored) for term in terms if scored) / total
        )
        body = sum(
            weights[term.text]
            for term in terms
            if any(_stands(word, item.text) for word in (term.text, *term.alternatives))
        )
        found = {term.text: max((one.found[term.text] for one in scored), default=0.0) for term in terms}
        return Hit(item, 0.75 * best.score + 0.25 * whole, body / total, chosen, found)

    def _around(self, term: Term, item: Item) -> float:
        """How well the item at large, or a heading above it, holds ``term``."""
        places = ((item.text, _SAME_ITEM), (item.heading, _HEADING), (item.chapter, _CHAPTER))
        return max(credit * self._credit(term, text) for text, credit in places)

    def _score(
        self,
        item: Item,
        sentence: Sentence,
        terms: Sequence[Term],
        weights: Mapping[str, float],
        total: float,
        around: Mapping[str, float],
    ) -> _Scored:
        text = sentence.text
        inside = {term.text: self._credit(term, text) for term in terms}
        found = {name: max(credit, around[name]) for name, credit in inside.items()}
        body = sum(weights[name] * credit for name, credit in inside.items()) / total
        bonus = _closeness(text, terms, inside, weights, total)
        opening = _OPENING * body if sentence is item.sentences[0] else 0.0
        return _Scored(
            sentence,
            sum(weights[name] * credit for name, credit in found.items()) / total + bonus + opening,
            body,
            found,
        )

    def _credit(self, term: Term, text: str) -> float:
        if _stands(term.text, text):
            return 1.0
        if any(_stands(word, text) for word in term.alternatives):
            return _EQUIVALENT
        return 0.0 if term.alternatives or self.occurs(term.text) else _PIECE * _piece(term.text, text)


def _closeness(
    text: str, terms: Sequence[Term], inside: Mapping[str, float], weights: Mapping[str, float], total: float
) -> float:
    """A little more when words stand side by side as asked, or within one part of the sentence."""
    pairs = list(zip(terms, terms[1:], strict=False))
    side_by_side = sum(left.text + right.text in text for left, right in pairs) / len(pairs) if pairs else 0.0
    parts = [part for part in _PARTS.findall(text) if part]
    densest = max(
        (sum(weights[term.text] for term in terms if inside[term.text] and term.text in part) for part in parts),
        default=0.0,
    )
    return _ADJACENT * side_by_side + _ONE_PART * densest / total


def _sentences(source: str, text: str, span: Span) -> tuple[Sentence, ...]:
    """The sentences of ``text`` with their place in the source; one of the whole when lines were joined."""
    start = source.find(text, span.start, span.end)
    if start < 0:
        return (Sentence(text.lower(), span),)
    return tuple(
        Sentence(match[0].lower(), Span(start + match.start(), start + match.end()))
        for match in _ENDS.finditer(text)
        if match[0].strip()
    )


def _piece(word: str, text: str) -> float:
    """Largest share of ``word`` that stands in ``text`` as one run of at least two characters."""
    size = len(word)
    for length in range(size - 1, 1, -1):
        if any(word[start : start + length] in text for start in range(size - length + 1)):
            return length / size
    return 0.0


def _pattern(word: str) -> re.Pattern[str]:
    before = r"(?<![0-9.])" if word[:1].isdigit() else ""
    after = r"(?![0-9])" if word[-1:].isdigit() else ""
    return re.compile(before + re.escape(word) + after)


def _stands(word: str, text: str) -> bool:
    """Whether ``word`` stands in ``text``; a number only as a whole number."""
    if word not in text:
        return False
    return not (word[:1].isdigit() or word[-1:].isdigit()) or _pattern(word).search(text) is not None
