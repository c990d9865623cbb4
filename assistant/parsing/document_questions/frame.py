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
from assistant.linking.linked import Linked
from assistant.model.document import Document
from assistant.model.span import Span
from assistant.parsing.document_questions.cited import Named, find_documents
from assistant.parsing.document_questions.marks import Mark, find_marks
from assistant.parsing.document_questions.references import Missing, Reference, find_references
from assistant.parsing.reading import Word
from assistant.text.dates import FrequencyMention, TimeMention, find_frequencies
from assistant.text.segment import Segmenter

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
UNIT_COST, TIME_COST, PLACE_COST, CORRECTION_COST, RHYTHM_COST = 0.8, 0.7, 1.0, 0.1, 0.6


@dataclass(frozen=True)
class Context:
    """One document with what is needed to read questions to it."""

    document: Document
    index: ClauseIndex
    segmenter: Segmenter

    @cached_property
    def common(self) -> str:
        """Words of the title name the document itself, whatever is asked."""
        head = self.document.head
        return f"{head.title}{head.campaign_text}{head.issuer}".lower()


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

    def tells(self, *names: str) -> bool:
        """Whether any mark tells one of ``names``."""
        return any(mark.tells.intersection(names) for mark in self.marks)

    def first(self, name: str) -> Mark | None:
        """The first mark that tells ``name``."""
        return next((mark for mark in self.marks if name in mark.tells), None)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The subject's words, their compounds, and grammar words that may belong to it, for the index."""
        soft = [Word(mark.text, mark.span, mark.cost) for mark in self.marks if mark.topical]
        soft += [Word(one.text, Span(one.start, one.end), 1.0) for one in self.rhythms]
        soft = [word for word in soft if self.context.index.occurs_any(self.context.index.term(word.text))]
        placed = sorted(
            (*((word, 1.0) for word in self.subject), *((word, _TOPICAL) for word in soft)),
            key=lambda pair: pair[0].span,
        )
        plain = [self._term(word, factor * (_LONE if len(word.text) == 1 else 1.0)) for word, factor in placed]
        return (*plain, *self._compounds(plain))

    def _compounds(self, terms: Sequence[Term]) -> Iterator[Term]:
        """Longest runs of the words that the document holds as one: 卫星火点, 夏病冬治."""
        position = 0
        while position < len(terms):
            ends = range(min(len(terms), position + _LONGEST_COMPOUND), position + 1, -1)
            end = next((end for end in ends if self._run(terms[position:end])), 0)
            if end:
                weight = sum(term.weight for term in terms[position:end])
                yield Term(self._run(terms[position:end]), _COMPOUND * weight)
            position = end or position + 1

    def _run(self, terms: Sequence[Term]) -> str:
        """The terms as one word, when question and document both write them so."""
        run = "".join(term.text for term in terms)
        return run if run in self.linked.text.lower() and self.context.index.occurs(run) else ""

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
        return self.context.index.term(word.text, factor * (0.3 + 0.7 * word.weight))

    def unexplained(self, uses: Collection[str], found: Mapping[str, float], cited: str) -> tuple[Word, ...]:
        """What a reading leaves open that uses the marks ``uses`` and cites a text in which ``found`` stand."""
        left = [
            Word(word.text, word.span, word.weight * (1 - self._credit(word.text, found, cited))) for word in self.words
        ]
        for mark in self.marks:
            used = not mark.tells.isdisjoint(uses) or "filler" in mark.tells
            credit = 1.0 if used else self._credit(mark.text, found, cited)
            left.append(Word(mark.text, mark.span, mark.cost * (1 - credit)))
        left += self._open_mentions(uses, cited)
        return tuple(sorted((word for word in left if word.weight > _IDLE), key=lambda word: word.span))

    def _credit(self, text: str, found: Mapping[str, float], cited: str) -> float:
        lower = text.lower()
        credit = found.get(lower, 0.0)
        return 1.0 if credit >= _FOUND or lower in self.context.common or lower in cited else credit

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
            open_times = [time for time in self.times if not self._is_campaign(time) and time.text not in cited]
            left += [Word(time.text, Span(time.start, time.end), TIME_COST) for time in open_times]
        if "rhythms" not in uses:
            left += [
                Word(one.text, Span(one.start, one.end), RHYTHM_COST) for one in self.rhythms if one.text not in cited
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
        return time.text.lower() in self.context.common


def _named_in(unit: UnitMention, cited: str) -> bool:
    return any(name in cited for name in (*unit.names, unit.surface))


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
    marks = find_marks(text, linked.tokens, claimed)
    claimed += [mark.span for mark in marks]
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
        _words(linked, claimed, context.segmenter),
    )


def _taken(span: Span, claimed: Collection[Span]) -> bool:
    return any(span.overlaps(other) for other in claimed)


def _words(linked: Linked, claimed: Collection[Span], segmenter: Segmenter) -> tuple[Word, ...]:
    """Tokens nothing claimed; of one claimed in part, the rest."""
    found = []
    for token in linked.tokens:
        for span in _free(Span(token.start, token.end), claimed):
            text = span.of(linked.text)
            weight = segmenter.weight(text)
            if weight:
                found.append(Word(text, span, weight))
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
