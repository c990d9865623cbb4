"""A question laid out for the rules: grammar marks, places, units, times, and the words left over.

Invariant: each character is claimed once, in this order: numbered places and titles,
units, times, grammar; what remains are the words of the subject. ``price`` charges a
reading for all that it leaves unexplained, so no rule can win by looking away.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.linking.agencies import UnitMention
from assistant.linking.clause_index import ClauseIndex, Term
from assistant.linking.clause_terms import find_phrases, key
from assistant.linking.domain_words import domain_words
from assistant.linking.linked import Linked
from assistant.model.document import Document
from assistant.model.span import Span
from assistant.parsing.document_questions.cited import Named, find_documents
from assistant.parsing.document_questions.marks import Mark, find_marks
from assistant.parsing.document_questions.references import Missing, Reference, find_references
from assistant.parsing.reading import Word
from assistant.text.dates import FrequencyMention, TimeMention, find_frequencies
from assistant.text.segment import Segmenter, Token

_FOUND = 0.3
"""From this credit on a word counts as explained by a clause."""
_TOPICAL = 0.35
"""Weight of a grammar word that may belong to the subject, beside a content word."""
_IDLE = 0.12
"""Words no dearer than this are never looked up in clauses."""
_LONE = 0.4
"""Weight of a single character, which stands in many words by chance."""
_COMPOUND = 0.5
"""Weight of words that stand side by side in the document as well, beside their own."""
_LONGEST_COMPOUND = 4
_ALIKE = 0.7
_GENERIC, _FEW_HEADINGS = 0.15, 3
"""A word in this share of the headings, and in so many at least, names no subject."""
_GENERIC_WEIGHT = 0.25
_PHRASE = 1.2
"""Weight of a phrase beside its weightiest word: one thing is meant, in several words."""
_SHORT = 2
"""A phrase this short counts only as whole words."""
UNIT_COST, TIME_COST, PLACE_COST, CORRECTION_COST, RHYTHM_COST = 0.8, 0.7, 1.0, 0.1, 0.6


@dataclass(frozen=True)
class Context:
    """One document with what is needed to read questions to it."""

    document: Document
    index: ClauseIndex
    segmenter: Segmenter

    @cached_property
    def cutter(self) -> Segmenter:
        """Cuts by the plan's words: a ledger's value (治理设施, 水利工地) is no word of the plan."""
        cutter = Segmenter()
        cutter.add_words(domain_words((clause.text for clause in self.document.clauses), cutter))
        return cutter

    @cached_property
    def common(self) -> str:
        """Words of the title name the document itself, whatever is asked."""
        head = self.document.head
        return key(f"{head.title}{head.campaign_text}{head.issuer}")

    def is_generic(self, word: str) -> bool:
        """Whether so many headings hold the word that it names no subject: 整治, 治理."""
        titles = [key(section.title) for section in self.document.sections if section.level > 1]
        return sum(key(word) in title for title in titles) >= max(_FEW_HEADINGS, _GENERIC * len(titles))


@dataclass(frozen=True)
class Frame:
    """The question laid out."""

    context: Context
    linked: Linked
    places: tuple[Reference, ...]
    missing: tuple[Missing, ...]
    documents: tuple[Named, ...]
    units: tuple[UnitMention, ...]
    times: tuple[TimeMention, ...]
    rhythms: tuple[FrequencyMention, ...]
    marks: tuple[Mark, ...]
    words: tuple[Word, ...]
    phrases: tuple[Span, ...]
    """Stretches of words that the synonym list knows as one."""

    def tells(self, *names: str) -> bool:
        """Whether any mark tells one of ``names``."""
        return any(mark.tells.intersection(names) for mark in self.marks)

    def first(self, name: str) -> Mark | None:
        """The first mark that tells ``name``."""
        return next((mark for mark in self.marks if name in mark.tells), None)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The subject's words and phrases, their compounds, and grammar words that may belong to it."""
        soft = [Word(mark.text, mark.span, mark.cost) for mark in self.marks if mark.topical]
        soft += [Word(one.text, Span(one.start, one.end), 1.0) for one in self.rhythms]
        terms = [(word.span, self._term(word, _TOPICAL)) for word in soft]
        terms = [(span, term) for span, term in terms if term.known or term.alternatives]
        plain = [(word.span, self._term(word, 1.0)) for word in self.subject]
        grouped = [*self._phrased(plain), *self._compounds(plain)]
        return tuple(term for _, term in sorted((*terms, *grouped), key=lambda pair: pair[0]))

    def _phrased(self, terms: Sequence[tuple[Span, Term]]) -> Iterator[tuple[Span, Term]]:
        """Words of one phrase as one term that keeps them as its parts."""
        for phrase in self.phrases:
            pairs = [pair for pair in terms if phrase.overlaps(pair[0])]
            inside = tuple(term for _, term in pairs)
            if self._names_itself(inside):
                yield from pairs
            elif inside:
                text = phrase.of(self.linked.text)
                weight = _PHRASE * max(term.weight for term in inside)
                yield phrase, self.context.index.term(text, weight, inside if len(inside) > 1 else ())
        yield from (pair for pair in terms if not any(phrase.overlaps(pair[0]) for phrase in self.phrases))

    def _compounds(self, terms: Sequence[tuple[Span, Term]]) -> Iterator[tuple[Span, Term]]:
        """Longest runs of the words that the document holds as one: 卫星火点, 夏病冬治."""
        position = 0
        while position < len(terms):
            ends = range(min(len(terms), position + _LONGEST_COMPOUND), position + 1, -1)
            end = next((end for end in ends if self._run(terms[position:end])), 0)
            run = terms[position:end]
            if end and not any(phrase.covers(Span(run[0][0].start, run[-1][0].end)) for phrase in self.phrases):
                weight = max(term.weight for _, term in run)
                yield Span(run[0][0].start, run[-1][0].end), Term(self._run(run), _COMPOUND * weight, known=True)
            position = end or position + 1

    def _names_itself(self, terms: Sequence[Term]) -> bool:
        """Whether one word names the subject and another only the kind of work: 扬尘整治."""
        generic = [self._is_generic(term) for term in terms]
        named = [term.known and len(term.text) > 1 for term, common in zip(terms, generic, strict=True) if not common]
        return any(generic) and any(named)

    def _is_generic(self, term: Term) -> bool:
        return self.context.is_generic(term.text)

    def _run(self, terms: Sequence[tuple[Span, Term]]) -> str:
        """The terms as one word, when question and document both write them so."""
        run = "".join(term.text for _, term in terms)
        if any(self._is_generic(term) for _, term in terms):
            return ""
        return run if run in key(self.linked.text) and self.context.index.occurs(run) else ""

    @cached_property
    def subject(self) -> tuple[Word, ...]:
        """The content words that carry weight."""
        return tuple(word for word in self.words if word.weight > _IDLE)

    @cached_property
    def subject_text(self) -> str:
        """The subject as it was said, from its first word to its last."""
        if not self.subject:
            return ""
        return "".join(word.text for word in self.subject)

    def _term(self, word: Word, factor: float) -> Term:
        lone = _LONE if len(word.text) == 1 else 1.0
        generic = _GENERIC_WEIGHT if self.context.is_generic(word.text) else 1.0
        return self.context.index.term(word.text, generic * lone * factor * (0.3 + 0.7 * word.weight))

    def unexplained(self, uses: Collection[str], found: Mapping[str, float], cited: str) -> tuple[Word, ...]:
        """What a reading leaves open that uses the marks ``uses`` and cites a text in which ``found`` stand."""
        left = [
            Word(word.text, word.span, self._rarity(word) * word.weight * (1 - self._word_credit(word, found, cited))) for word in self.words
        ]
        for mark in self.marks:
            used = not mark.tells.isdisjoint(uses) or "filler" in mark.tells
            credit = 1.0 if used else self._credit(mark.text, found, cited)
            left.append(Word(mark.text, mark.span, mark.cost * (1 - credit)))
        left += self._open_mentions(uses, cited)
        return tuple(sorted((word for word in left if word.weight > _IDLE), key=lambda word: word.span))

    def _rarity(self, word: Word) -> float:
        """A word that the document uses all over is cheaper to leave open than one it hardly knows."""
        term = self.context.index.term(word.text)
        return self.context.index.rarity(term) if term.known else 1.0

    def _word_credit(self, word: Word, found: Mapping[str, float], cited: str) -> float:
        """A word is explained by itself or by the phrase it belongs to."""
        phrases = [phrase.of(self.linked.text) for phrase in self.phrases if phrase.overlaps(word.span)]
        credit = max(self._credit(text, found, cited) for text in (word.text, *phrases))
        return credit if credit else self._likeness(word, cited)

    def _likeness(self, word: Word, cited: str) -> float:
        """Credit of a word whose neighbour stands beside a similar one: 问题多发 for 问题高发, 水利工地 for 水利工程."""
        if len(word.text) < _SHORT:
            return 0.0
        for other in self.words:
            after = other.span.end == word.span.start
            before = other.span.start == word.span.end
            if (after or before) and _similar(key(word.text), key(other.text), cited, after=after):
                return _ALIKE
        return 0.0

    def _credit(self, text: str, found: Mapping[str, float], cited: str) -> float:
        name = key(text)
        credit = found.get(name, 0.0)
        return 1.0 if credit >= _FOUND or name in self.context.common or name in cited else credit

    def _open_mentions(self, uses: Collection[str], cited: str) -> list[Word]:
        left = [Word(place.text, Span(place.start, place.end), PLACE_COST) for place in self.linked.unknown_places]
        left += [Word(unit.text, Span(unit.start, unit.end), PLACE_COST) for unit in self.linked.unknown_units]
        left += [Word(one.text, one.span, PLACE_COST) for one in self.missing]
        if "units" not in uses:
            left += [
                Word(unit.surface, Span(unit.start, unit.end), UNIT_COST)
                for unit in self.units
                if not _named_in(unit, cited)
            ]
        if "times" not in uses:
            open_times = [time for time in self.times if not self._is_campaign(time) and key(time.text) not in cited]
            left += [Word(time.text, Span(time.start, time.end), TIME_COST) for time in open_times]
        if "rhythms" not in uses:
            kept = {found.canonical for found in find_frequencies(cited)}
            left += [
                Word(one.text, Span(one.start, one.end), RHYTHM_COST)
                for one in self.rhythms
                if one.canonical not in kept
            ]
        if "places" not in uses:
            left += [Word(one.text, one.span, UNIT_COST) for one in self.places]
        return left

    def _is_campaign(self, time: TimeMention) -> bool:
        """今年 and the campaign's own words bound nothing."""
        campaign = self.context.document.head.campaign
        year = time.kind == "year" and time.first is not None and time.last is not None and campaign is not None
        if year and campaign is not None and (time.first in campaign or time.last in campaign):
            return True
        return key(time.text) in self.context.common


def _similar(word: str, neighbour: str, cited: str, *, after: bool) -> bool:
    """Whether ``neighbour`` has beside it a stretch as long as ``word`` that shares a character in its place."""
    if len(neighbour) < _SHORT:
        return False
    start = cited.find(neighbour)
    while start >= 0:
        place = start + len(neighbour) if after else start - len(word)
        stretch = cited[place : place + len(word)] if place >= 0 else ""
        if any(left == right for left, right in zip(word, stretch, strict=False)):
            return True
        start = cited.find(neighbour, start + 1)
    return False


def _named_in(unit: UnitMention, cited: str) -> bool:
    return any(key(name) in cited for name in (*unit.names, unit.surface))


def read_frame(linked: Linked, context: Context) -> Frame:
    """Lays ``linked`` out against one document."""
    text = linked.text
    documents = find_documents(text, context.document)
    places = tuple(
        one
        for one in find_references(text, context.document)
        if not any(one.span.overlaps(other.span) for other in documents)
    )
    numbered = [one.span for one in (*documents, *places)]
    units = tuple(unit for unit in linked.units if not _taken(Span(unit.start, unit.end), numbered))
    times = tuple(time for time in linked.times if not _taken(Span(time.start, time.end), numbered))
    rhythms = tuple(one for one in find_frequencies(text) if not _taken(Span(one.start, one.end), numbered))
    mentions = (*units, *times, *rhythms, *linked.unknown_units, *linked.unknown_places)
    claimed = [*numbered, *(Span(one.start, one.end) for one in mentions)]
    tokens = context.cutter.cut(text)
    marks = find_marks(text, tokens, claimed)
    claimed += [mark.span for mark in marks]
    words = _words(text, tokens, claimed, context.segmenter)
    return Frame(
        context,
        linked,
        tuple(one for one in places if isinstance(one, Reference)),
        tuple(one for one in (*places, *documents) if isinstance(one, Missing)),
        tuple(one for one in documents if isinstance(one, Named)),
        units,
        times,
        rhythms,
        marks,
        words,
        _phrases(text, words),
    )


def _phrases(text: str, words: Sequence[Word]) -> tuple[Span, ...]:
    """Known phrases over words nothing else claimed; a short one only where it begins a word and ends one."""
    starts = {word.span.start for word in words}
    ends = {word.span.end for word in words}
    free = {place for word in words for place in range(word.span.start, word.span.end)}
    found = []
    for start, end in find_phrases(text):
        whole = start in starts and end in ends
        if (whole or end - start > _SHORT) and all(place in free for place in range(start, end)):
            found.append(Span(start, end))
    return tuple(found)


def _taken(span: Span, claimed: Collection[Span]) -> bool:
    return any(span.overlaps(other) for other in claimed)


def _words(text: str, tokens: Sequence[Token], claimed: Collection[Span], segmenter: Segmenter) -> tuple[Word, ...]:
    """Tokens nothing claimed; of one claimed in part, the rest."""
    found = []
    for token in tokens:
        for span in _free(Span(token.start, token.end), claimed):
            word = span.of(text)
            weight = segmenter.weight(word)
            if weight:
                found.append(Word(word, span, weight))
    return tuple(found)


def _free(span: Span, claimed: Collection[Span]) -> tuple[Span, ...]:
    free: list[Span] = []
    start = None
    for position in range(span.start, span.end + 1):
        inside = position < span.end and not any(other.start <= position < other.end for other in claimed)
        if inside and start is None:
            start = position
        if not inside and start is not None:
            free.append(Span(start, position))
            start = None
    return tuple(free)
