"""From the words of the subject to the clauses that are meant.

Coverage of the words decides; then the chapter (what must be done, or what is checked:
the document's own headings say which is which), then the gap to the next best. Invariant:
clauses that hold the words equally well are all taken. Prevents the bug of answering a
question on a check with the duty it checks, whose lead is another unit.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from assistant.linking.clause_index import Hit, Item, Sentence, Term
from assistant.linking.clause_search import HELD
from assistant.linking.clause_terms import credit, key, own_credit
from assistant.model.document_question import Passage, Topic
from assistant.model.span import Span
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.reading import Word
from assistant.records import Record, replace

_BAND = 0.07
"""Hits this near to the best hold the words as well as it does."""
_LEAST = 0.25
"""Below this score nothing is meant."""
_CHECKED = 0.3
"""How much better a duty must fit than a check before a question that says 排查 takes it."""
_UNCHECKED = 0.15
"""How much better a check must fit before a question that does not say so takes it."""
_BY_FAR = 1.3
"""So many times the next word's weight makes a word the thing that is spoken of."""
_MOST = 6
_BROAD = 3
"""So many clauses that hold a heading's words make the heading the subject."""
_HEAVY = 0.5
_SHORT = 2


class Choice(Record):
    """The clauses chosen, and how well they explain the words."""

    topic: Topic
    found: Mapping[str, float]
    score: float
    cited: str = ""
    """Text and headings of the best of them: the words must stand together in one clause."""
    hit: Hit | None = None
    """The best of them; None where they were named by number."""


class Wanted(Record):
    """What the clauses must hold to answer."""

    among: Callable[[Item], bool] = lambda item: not item.is_body
    facts: Sequence[Span] | None = None
    """Places one of which the sentence must hold: limits, figures, citations."""

    def within(self) -> Callable[[Sentence], bool]:
        """What tells whether a sentence holds a fact that is wanted."""
        return holding(self.facts) if self.facts is not None else lambda _: True


def holding(places: Sequence[Span]) -> Callable[[Sentence], bool]:
    """What tells whether a sentence overlaps one of the places: of those that begin before its end, the furthest."""
    ordered = sorted(places)
    starts, reached = [place.start for place in ordered], list(accumulate((place.end for place in ordered), max))

    def holds(sentence: Sentence) -> bool:
        begun = bisect_left(starts, sentence.span.end)
        return begun > 0 and reached[begun - 1] > sentence.span.start

    return holds


def choose(frame: Frame, wanted: Wanted, terms: Sequence[Term] | None = None, most: int = _MOST) -> Choice | None:
    """The clauses meant by the subject, or None when nothing fits."""
    asked = frame.terms if terms is None else terms
    if terms is None and not any(_names(word) for word in frame.subject):
        return None
    hits = frame.context.index.rank(asked, _bounded(frame, wanted), wanted.within())
    if not hits or hits[0].score < _LEAST:
        return None
    chosen, related = _by_chapter(frame, hits, of_fact=wanted.facts is not None)
    return _choice(frame, asked, chosen[:most], related[:most])


def _names(word: Word) -> bool:
    """Whether a word can say what is meant; a bare number (附件2, 第2条) stands in many clauses by chance."""
    return not word.text.isdecimal()


def choose_subject(frame: Frame, wanted: Wanted) -> Choice | None:
    """As ``choose``; where the words are a heading's, the heading's clauses with the task force first."""
    narrow = choose(frame, wanted, most=len(frame.context.index.items))
    if narrow is None:
        return None
    sections = _headed(frame)
    together = list(narrow.topic.places)
    inside = [one for one in together if _section(frame, one) in sections]
    if len(inside) < _BROAD or not frame.subject:
        return _cut(narrow)
    items = [item for item in frame.context.index.items if item.section in sections and _belongs(item, inside)]
    bodies = _bodies(frame)
    passages = tuple(Passage(item.id, item.clause) for item in items)
    topic = Topic(frame.subject_text, (*bodies, *passages), broad=True, words=narrow.topic.words)
    return replace(narrow, topic=topic)


def choose_under(frame: Frame, wanted: Wanted) -> Choice | None:
    """As ``choose``, with all that fit; where the words are a heading's, with all that is wanted below it."""
    narrow = choose(frame, wanted, most=len(frame.context.index.items))
    sections = _headed(frame)
    if narrow is None or not sections:
        return narrow
    inside = [one for one in narrow.topic.places if _section(frame, one) in sections]
    below = [item for item in frame.context.index.items if item.section in sections and wanted.among(item)]
    added = [Passage(item.id, item.clause) for item in below if _belongs(item, inside)]
    passages = {one.item: one for one in (*narrow.topic.passages, *added)}
    return replace(narrow, topic=replace(narrow.topic, passages=tuple(passages.values())))


def choose_body(frame: Frame) -> Choice | None:
    """The task forces whose names hold the subject."""
    return choose(frame, Wanted(among=lambda item: item.is_body))


def _bounded(frame: Frame, wanted: Wanted) -> Callable[[Item], bool]:
    """Items in the sections named, if any are."""
    sections = tuple(section for place in frame.places for section in place.sections)
    if not sections:
        return wanted.among
    return lambda item: (
        wanted.among(item) and any((item.section + ".").startswith(section + ".") for section in sections)
    )


def _by_chapter(frame: Frame, hits: Sequence[Hit], *, of_fact: bool) -> tuple[list[Hit], list[Hit]]:
    """The hits that answer, and those of the other kind of chapter that fit as well."""
    checked = [hit for hit in hits if frame.context.is_check(hit.item.section)]
    others = [hit for hit in hits if not frame.context.is_check(hit.item.section)]
    asks = frame.asks_check
    first, second = (checked, others) if asks else (others, checked)
    if not first or (second and _fits_better(frame, second[0], first[0], of_fact=of_fact)):
        first, second = second, first
    best = first[0].score
    return _of_the_thing(frame, _as_named(frame, _band(first, best))), _band(second, best) if second else []


def _as_named(frame: Frame, hits: list[Hit]) -> list[Hit]:
    """Of hits for a name part of which says too little to be looked for, those with all of it: 中心药房 of 药房."""
    name = key(frame.subject_text)
    told = sum(len(term.text) for term in hits[0].terms if term.text in name)
    return [hit for hit in hits if told < len(name) and name in hit.item.text] or hits


def _of_the_thing(frame: Frame, hits: list[Hit]) -> list[Hit]:
    """Of hits that each lack a word, those with the one that weighs most by far: 养老院 of 养老院的火灾隐患整治."""
    terms = hits[0].terms
    lacked = [term for term in terms if any(hit.found.get(term.text, 0.0) < HELD for hit in hits)]
    rarity = frame.context.index.rarity
    first, *others = sorted((term.weight * rarity(term), term.text) for term in lacked)[::-1] or [(0.0, "")]
    if not others or first[0] < _BY_FAR * others[0][0]:
        return hits
    return [hit for hit in hits if hit.found.get(first[1], 0.0) >= HELD] or hits


def _fits_better(frame: Frame, other: Hit, kind: Hit, *, of_fact: bool) -> bool:
    """Whether a hit of the kind of chapter that is not asked for fits so much better that it is meant all the same."""
    asks = frame.asks_check
    if other.score > kind.score + (_CHECKED if asks else _UNCHECKED):
        return not asks or not _is_headed(frame, kind) or other.score > kind.score + 2 * _CHECKED
    return not asks and other.score > kind.score - _BAND and _holds_more(other, kind, of_fact=of_fact)


def _is_headed(frame: Frame, hit: Hit) -> bool:
    """Whether the check is asked for by the very word of the heading: 大排查."""
    checks = (mark.text for mark in frame.marks if "check" in mark.tells)
    return any(len(word) > _SHORT and word in hit.item.heading for word in checks)


def _holds_more(other: Hit, kind: Hit, *, of_fact: bool) -> bool:
    """Whether ``other`` holds every weighty word, and ``kind`` (of a fact: its own sentence and heading) lacks one."""
    heavy = [term for term in kind.terms if term.weight >= _HEAVY]
    lacking = [term for term in heavy if not _held(term, kind, of_fact=of_fact)]
    return bool(lacking) and all(_held(term, other, of_fact=of_fact) for term in heavy)


def _held(term: Term, hit: Hit, *, of_fact: bool) -> bool:
    if of_fact:
        beside = (*(sentence.text for sentence in hit.sentences), hit.item.heading)
        return any(credit(term, text) >= HELD for text in beside)
    return hit.found.get(term.text, 0.0) >= HELD


def _band(hits: Sequence[Hit], best: float) -> list[Hit]:
    """Hits as good as the best; where some hold every weighty word letter for letter, those alone."""
    near = [hit for hit in hits if hit.score >= best - _BAND]
    return [hit for hit in near if _is_literal(hit)] or [hit for hit in near if _is_headed_so(hit)] or near


def _is_literal(hit: Hit) -> bool:
    """Whether the item itself holds every weighty word, none of them in other words."""
    return _holds_literally(hit.item.text, hit.terms)


def _is_headed_so(hit: Hit) -> bool:
    """Whether the item is the one under a heading that holds them so: 竣工验收 over 初步验收…"""
    return _holds_literally(hit.item.heading, hit.terms)


def is_headed_by(frame: Frame, item: Item) -> bool:
    """Whether the heading of an item, or the sentence that opens it, holds every weighty word of the subject."""
    openings = (item.heading, item.sentences[0].text if item.sentences else "")
    return any(_holds_literally(text, frame.terms) for text in openings)


def _holds_literally(text: str, terms: Iterable[Term]) -> bool:
    """Whether a text holds every weighty one of the terms, of which there are some, in no other words."""
    heavy = [term for term in terms if term.weight >= _HEAVY]
    return bool(heavy) and all(own_credit(term, text) >= 1.0 for term in heavy)


def _choice(frame: Frame, terms: Sequence[Term], hits: Sequence[Hit], related: Sequence[Hit]) -> Choice:
    checks = [mark.text for mark in frame.marks if "check" in mark.tells]
    words = tuple(dict.fromkeys([*(word for term in terms for word in spellings(term)), *checks]))
    passages, beside = tuple(map(_passage, hits)), tuple(map(_passage, related))
    topic = Topic(frame.subject_text, passages, beside, words=words, thin=frame.is_thin)
    return Choice(topic, hits[0].found, hits[0].score, cited_text([hits[0].item]), hits[0])


def spellings(term: Term) -> Iterator[str]:
    """The term, its equivalents and its parts."""
    yield term.text
    yield from (word for word, _ in term.alternatives)
    for part in term.parts:
        yield from spellings(part)


def cited_text(items: Iterable[Item]) -> str:
    """What the items and their headings say, for explaining the words of a question."""
    return "\n".join(f"{item.text}\n{item.heading}\n{item.chapter}" for item in items)


def _passage(hit: Hit) -> Passage:
    return Passage(hit.item.id, hit.item.clause, tuple(sentence.span for sentence in hit.sentences))


def _cut(choice: Choice) -> Choice:
    topic = choice.topic
    return replace(choice, topic=replace(topic, passages=topic.passages[:_MOST], related=topic.related[:_MOST]))


def _headed(frame: Frame) -> frozenset[str]:
    """Sub-sections whose title holds every heavy word of the subject."""
    terms = [term for term in frame.terms if term.weight >= _HEAVY and (term.known or term.alternatives or term.parts)]
    if not terms:
        return frozenset()
    asks = frame.asks_check
    sections = {section.id for section in frame.context.document.sections if section.level > 1}
    return frozenset(
        section
        for section in sections
        if frame.context.index.in_heading(terms, section) and (not asks or frame.context.is_check(section))
    )


def _section(frame: Frame, passage: Passage) -> str:
    return frame.context.index.by_id[passage.item].section


def _belongs(item: Item, inside: Sequence[Passage]) -> bool:
    """All clauses under a heading with one subject; of several subjects (秸秆、垃圾), those that hold it."""
    joined = any(sign in item.heading for sign in entries()["heading"]["joins"])
    return not joined or any(passage.item == item.id for passage in inside)


def _bodies(frame: Frame) -> tuple[Passage, ...]:
    found = choose_body(frame)
    heavy = [term.text for term in frame.terms if term.weight >= _HEAVY]
    if found is None or any(found.found.get(word, 0.0) < _HEAVY for word in heavy):
        return ()
    return found.topic.passages
