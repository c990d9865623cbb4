"""Finds the clauses a question speaks of, by its words.

A document's items (duties; clauses that hold none; annex items) are compared sentence
by sentence. Invariant: a score says which share of the question's words, weighted by how
rare they are in the document, stands there; a word found nowhere lowers every score
alike. Prevents the bug of plain word overlap, where the longest clause wins everything.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from math import log

from assistant.linking.clause_search import HELD, Hit, Item, Search, Sentence
from assistant.linking.clause_terms import Term, credit, equivalents, key, own_credit, stands
from assistant.model.document import Clause, Document, Duty
from assistant.model.span import Span
from assistant.records import replace
from assistant.text.lexicon import load

__all__ = ["ClauseIndex", "Hit", "Item", "Sentence", "Term"]

_ENDS = re.compile(r"[^。；;！？!?\n]+[。；;！？!?]?")
_SHORTENED, _SHORTEST, _LONGEST = 0.8, 3, 6
"""Credit of a word that leaves out a character or two of the document's, and how long such words are."""
_STEM, _CALLED_AFTER = 2, 0.6
"""What a shop or a person is called after: its shortest length, and its credit where the document has no such word."""
_CHOICE = re.compile(r"([\u4e00-\u9fff])\(([\u4e00-\u9fff]{1,2})\)([\u4e00-\u9fff]{1,2})")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_WORDS = 4_096
"""Words whose spellings in the document are kept."""
_KEPT = 16
"""Searches of the last questions that are kept: the rules of one ask for the same words."""


class ClauseIndex:
    """All items of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._titles = {section.id: key(section.title) for section in document.sections}
        self._credits = lru_cache(_WORDS)(lambda term: tuple([credit(term, item.text) for item in self.items]))
        self._search = lru_cache(_KEPT)(self._searched)
        self._known = lru_cache(_WORDS)(self._spellings)
        self.occurs = lru_cache(_WORDS)(lambda word: stands(key(word), self._everything))
        """Whether a word stands anywhere in the document's items or headings."""
        self.rarity = lru_cache(_WORDS)(self._rarity)
        """1 for a term that one item holds (or none), towards 0 for one that all hold."""

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
                found.append(replace(self._item(clause, clause.id, bodies[clause.id], clause.span), is_body=True))
            own = [self._item(clause, duty.id, duty.text, duty.span) for duty in duties.get(clause.id, ())]
            whole = [] if clause.id in bodies else [self._item(clause, clause.id, clause.text, clause.span)]
            found += own or whole
        return tuple(found)

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Items by their id; of a body that says what it does, the body."""
        return {item.id: item for item in reversed(self.items)}

    def term(self, word: str, weight: float = 1.0, parts: tuple[Term, ...] = ()) -> Term:
        """``word`` with the equivalents that occur in the document."""
        text = key(word)
        return Term(text, weight, self._known(word), parts, self.occurs(text))

    def _spellings(self, word: str) -> tuple[tuple[str, float], ...]:
        """Equivalents that the document has, and what it writes with a character or two more: 柴油货车 for 柴油车."""
        text = key(word)
        known = [(other, worth) for other, worth in equivalents(word) if other != text and self.occurs(other)]
        fits = _SHORTEST <= len(text) <= _LONGEST and _CHINESE.fullmatch(text)
        longer = dict.fromkeys(lengthened(text, self._everything)) if fits else {}
        known += self._bracketed.get(text, ())
        stem = () if known or longer else self._of_what(text)
        return (*known, *stem, *((whole, _SHORTENED) for whole in longer if whole not in dict(known)))

    def of_what(self, word: str) -> str:
        """What somebody or some shop is called after that the document does not name: 眼镜 of 眼镜店; else empty."""
        text = key(word)
        return next((stem for stem, _ in self._of_what(text)), "") if not self.occurs(text) else ""

    def _of_what(self, text: str) -> tuple[tuple[str, float], ...]:
        ending = next((end for end in _callings() if text.endswith(end)), "")
        stem = text.removesuffix(ending) if ending else ""
        known = len(stem) >= _STEM and not self.occurs(text) and self.occurs(stem)
        return ((stem, _CALLED_AFTER),) if known else ()

    @cached_property
    def _bracketed(self) -> Mapping[str, tuple[tuple[str, float], ...]]:
        """What is written with a choice in brackets, by each word it stands for: 新(改)建 for 新建, 改建 and 新改建."""
        found: dict[str, tuple[tuple[str, float], ...]] = {}
        for match in _CHOICE.finditer(self._everything):
            first, other, rest = match.groups()
            for last in (rest[:1], rest):
                whole = f"{first}({other}){last}"
                found |= dict.fromkeys((first + last, other + last, first + other + last), ((whole, 1.0),))
        return found

    def in_heading(self, terms: Iterable[Term], section: str) -> bool:
        """Whether the title of ``section`` holds all of ``terms``, each by one of its names if it has several."""
        title = self._titles.get(section, "")
        return all((own_credit if term.alternatives else credit)(term, title) >= HELD for term in terms)

    def rank(
        self,
        terms: Sequence[Term],
        among: Callable[[Item], bool] = lambda _: True,
        within: Callable[[Sentence], bool] = lambda _: True,
    ) -> tuple[Hit, ...]:
        """The items ``among`` lets through that hold a term, best first, ties in source order.

        Only sentences ``within`` lets through are compared; the rest of the item still lends its words.
        """
        search = self._search(tuple(terms))
        hits = (search.hit(item, within) for item in search.items if among(item))
        return tuple(sorted(filter(None, hits), key=lambda hit: -hit.score))

    def _searched(self, terms: tuple[Term, ...]) -> Search:
        held = zip(self.items, zip(*map(self._credits, terms), strict=True), strict=True) if terms else ()
        return Search(terms, self.rarity, held)

    def _rarity(self, term: Term) -> float:
        holding, size = sum(held >= HELD for held in self._credits(term)), len(self.items)
        return log((1 + size) / max(1, holding)) / log(1 + size) if size else 1.0

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


def lengthened(word: str, text: str) -> Iterator[str]:
    """Where ``text`` holds ``word`` with one or two Chinese characters more inside, from the left, none overlapping.

    Looked for by hand: to compile a pattern for a word takes longer than to search the plan for it.
    """
    end = 0
    for start, place in sorted((at, cut) for cut in range(1, len(word)) for at in _places(word[:cut], text)):
        opened, rest = start + place, word[place:]
        for closed in (opened + 2, opened + 1):
            if start >= end and text.startswith(rest, closed) and _CHINESE.fullmatch(text, opened, closed):
                end = closed + len(rest)
                yield text[start:end]


def _places(part: str, text: str) -> Iterator[int]:
    """Where ``part`` stands in ``text``."""
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


def _sentences(source: str, text: str, span: Span) -> tuple[Sentence, ...]:
    """The sentences of ``text`` with their place in the source; one of the whole when lines were joined."""
    start = source.find(text, span.start, span.end)
    if start < 0:
        return (Sentence(key(text), span),)
    matches = [match for match in _ENDS.finditer(text) if match[0].strip()]
    return tuple(Sentence(key(match[0]), Span(start + match.start(), start + match.end())) for match in matches)


@cache
def _callings() -> tuple[str, ...]:
    """What makes somebody, or a place to go to, of a thing: 店 of 眼镜店."""
    return tuple(load("document_questions")["thing"]["callings"])
