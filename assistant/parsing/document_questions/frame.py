"""A question laid out for the rules: grammar marks, places, units, times, and the words left over.

Invariant: each character is claimed once, in this order: numbered places and titles,
units, times, grammar; what remains are the words of the subject.
"""

from collections.abc import Collection, Sequence
from functools import cached_property

from assistant.linking.agencies import UnitMention, UnknownUnit
from assistant.linking.agency_names import is_collective, is_town
from assistant.linking.clause_index import Term
from assistant.linking.clause_terms import find_phrases, key
from assistant.linking.linked import Linked
from assistant.linking.places import UnknownPlace, below
from assistant.model.document import Document
from assistant.model.span import Span
from assistant.parsing.document_questions.cited import Named, find_documents
from assistant.parsing.document_questions.context import Context
from assistant.parsing.document_questions.counted_in import with_counted_in
from assistant.parsing.document_questions.marks import Mark, entries, find_marks, without_names, words_telling
from assistant.parsing.document_questions.named_places import Missing, Reference
from assistant.parsing.document_questions.references import find_references
from assistant.parsing.document_questions.subject import Subject, phrases_in
from assistant.parsing.reading import Word
from assistant.records import Record, replace
from assistant.text.dates import FrequencyMention, TimeMention, find_frequencies
from assistant.text.segment import Segmenter, Token

_NUMBERS, _NUMBERED = frozenset("二两三四五六七八九十"), 1.0
_CARDINAL = frozenset("一二两三四五六七八九十百千万亿零〇")
_LONG_NUMERAL = 2
"""Characters from which on a numeral may be meant for a figure of the plan."""
_KIND = 0.5
"""Weight of the kind of things that is asked for."""
IDLE = 0.12
"""Words no dearer than this carry nothing."""
_ASKED_DAY = ("几", "哪", "什么时", "啥时", "何时")
"""Behind a rhythm these ask for its day: 每周几."""


class Frame(Record, dict=True):
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
    strangers: tuple[UnknownUnit | UnknownPlace, ...] = ()
    """Units and places that the document does not have."""
    towns: tuple[UnitMention, ...] = ()
    """Single towns, which the document charges only all together, as the units that they are among."""
    inherited: frozenset[str] = frozenset()
    """What the question before told and this fragment leaves out."""

    def tells(self, *names: str) -> bool:
        """Whether any mark tells one of ``names``."""
        return not self._told.isdisjoint(names)

    @cached_property
    def _told(self) -> frozenset[str]:
        return self.inherited.union(*(mark.tells for mark in self.marks))

    def first(self, name: str) -> Mark | None:
        """The first mark that tells ``name``."""
        return next((mark for mark in self.marks if name in mark.tells), None)

    @cached_property
    def asks_check(self) -> bool:
        """Whether a check is asked for: 督导检查 is none where the plan has such a word among what must be done."""
        checks = [(mark, self._is_compounded(mark)) for mark in self.marks if "check" in mark.tells]
        said = any(not inside and (len(mark.text) > 1 or not any(one for _, one in checks)) for mark, inside in checks)
        timed = (*(one.text for one in self.rhythms), *(mark.text for mark in self.marks if "when" in mark.tells))
        said |= any(words_telling("check").search(text) for text in timed)
        return said or "check" in self.inherited

    def _is_compounded(self, mark: Mark) -> bool:
        said = [(word.span.end, word.text) for word in self.words]
        said += [(one.span.end, one.text) for one in self.marks if "count_section" in one.tells]
        whole = key(dict(said).get(mark.span.start, "") + mark.text)
        others = (one for one in self.context.index.items if not self.context.is_check(one.section))
        return whole != key(mark.text) and any(whole in one.text for one in others)

    @property
    def ranks(self) -> bool:
        """Whether it is asked which of several is at the top (第几周最多), and no bound."""
        return self.tells("most", "fewest") and self.tells("what", "who")

    @property
    def is_thin(self) -> bool:
        """Whether the subject says only what is done (调度, 巡查), not to what."""
        acts = entries()["thin"]["acts"]
        return bool(self.subject) and all(word.text in acts for word in self.subject)

    @cached_property
    def is_whole(self) -> bool:
        """Whether the subject says only what the whole plan is about: 整治任务, 攻坚任务."""
        about = self.context.common
        return all(key(word.text) in about or self.context.is_generic(word.text) for word in self.subject)

    @property
    def unknown_unit(self) -> UnknownUnit | None:
        """The first agency named that the plan does not know."""
        return next((one for one in self.strangers if isinstance(one, UnknownUnit)), None)

    @cached_property
    def subject(self) -> tuple[Word, ...]:
        """The content words that carry weight; where there is none, the reports or meetings that are spoken of."""
        reports = (Word(mark.text, mark.span, mark.cost) for mark in self.marks if "report" in mark.tells)
        return tuple(word for word in self.words if word.weight > IDLE) or tuple(reports) or self._meetings

    @property
    def _meetings(self) -> tuple[Word, ...]:
        """The meetings spoken of, by what the plan calls them."""
        told = [mark for mark in self.marks if "meeting" in mark.tells]
        written = ((mark, word) for mark in told for word in mark.means if self.context.index.occurs(word))
        return tuple(Word(word, mark.span, mark.cost) for mark, word in written)[:1]

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The subject as search terms."""
        soft = [Word(mark.text, mark.span, mark.cost) for mark in self.marks if mark.topical and mark.cost > IDLE]
        soft += [Word(mark.text[1:], mark.span, _NUMBERED) for mark in self.marks if _is_numbered(mark)]
        soft += [Word(self._kind(mark), mark.span, _KIND) for mark in self.marks if "kind" in mark.tells]
        soft += [Word(self._meant(mark), mark.span, 1.0) for mark in self.marks if mark.means]
        soft += [Word(self._rhythm(one), Span(one.start, one.end), 1.0) for one in self.rhythms]
        return Subject(self.context, self.linked.text, self.subject, tuple(soft), self.phrases).terms()

    def _rhythm(self, one: FrequencyMention) -> str:
        """A rhythm as the plan writes it, in the words said or in the usual ones: 每月 for 一个月一遍."""
        return one.text if self.context.index.occurs(one.text) else one.canonical

    def _meant(self, mark: Mark) -> str:
        """The thing a mark speaks of by the first of its names that the plan writes."""
        return next((word for word in mark.means if self.context.index.occurs(word)), mark.means[0])

    def _kind(self, mark: Mark) -> str:
        """The kind of things asked for (哪几个环节) by the longest of its names that the plan writes."""
        ends = (mark.text[place:] for place in range(1, len(mark.text) - 1))
        return next((end for end in ends if self.context.index.occurs(end)), mark.text)

    @cached_property
    def subject_text(self) -> str:
        """The subject as it was said, without the grammar around it but with the bounds of its numbers."""
        bounds = entries()["quantity"]["bounds"]
        said = ""
        end = None
        for word in self.words or self.subject:
            gap = self.linked.text[end : word.span.start] if end is not None else ""
            said += (gap if len(gap) == 1 or gap in bounds else "") + word.text
            end = word.span.end
        return said.strip("的了在、,，")


def _is_numbered(mark: Mark) -> bool:
    """哪三张: what is asked for stands in the plan by its number."""
    return "what" in mark.tells and mark.text[1:2] in _NUMBERS


def read_frame(linked: Linked, context: Context) -> Frame:
    """Lays ``linked`` out against one document."""
    text = linked.text
    documents = find_documents(text, context.document)
    named = [one.span for one in documents]
    places = tuple(one for one in find_references(text, context.document) if not _taken(one.span, named))
    numbered = [*named, *(one.span for one in places)]
    units, foreign = _own_units(linked.units, context.document)
    units = tuple(one for one in units if not _taken(Span(one.start, one.end), numbered))
    phrases = [Span(start, end) for start, end in find_phrases(text)]
    times = tuple(one for one in linked.plan_times if not _taken(Span(one.start, one.end), numbered))
    times = tuple(one for one in times if not _is_inside(Span(one.start, one.end), phrases))
    rhythms = tuple(one for one in _rhythms(text) if not _taken(Span(one.start, one.end), numbered))
    said = [*(Span(one.start, one.end) for one in units), *(Span(one.start, one.end) for one in times)]
    said += [Span(one.start, one.end) for one in rhythms]
    unknown = _strangers(linked, foreign, context.spoken, [*numbered, *said])
    claimed = [*numbered, *said, *(Span(one.start, one.end) for one in unknown)]
    tokens = context.cutter.cut(text)
    marks = _as_charged(find_marks(text, tokens, claimed, phrases), context.document)
    units, marks = with_counted_in(text, units, without_names(marks, text, context.document.text))
    words = _words(text, tokens, [*claimed, *(mark.span for mark in marks)], context.segmenter)
    words = _with_numerals(words, linked, context)
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
        phrases_in(phrases, words),
        unknown,
        _towns(linked, context.document),
    )


def _as_charged(marks: Sequence[Mark], document: Document) -> tuple[Mark, ...]:
    """责任单位 is the lead of a plan that calls it so, and 配合单位 the others."""
    charged = tuple(entries()["roles"]["charged"]) if document.charges else ()
    return tuple(
        replace(mark, tells=mark.tells - {"responsible"} | {"lead"})
        if "responsible" in mark.tells and mark.text.startswith(charged)
        else mark
        for mark in marks
    )


def _towns(linked: Linked, document: Document) -> tuple[UnitMention, ...]:
    every = tuple(name for name in document.named_units if is_collective(name))
    known = {unit.start for unit in linked.units}
    towns = (one for one in linked.places if one.start not in known and all(map(is_town, one.names))) if every else ()
    return tuple(UnitMention(one.start, one.end, one.surface, every[:1]) for one in towns)


def _own_units(
    units: Sequence[UnitMention], document: Document
) -> tuple[tuple[UnitMention, ...], tuple[UnknownUnit, ...]]:
    """The units of this document by the names it gives them, and those that only the ledgers have."""
    own, foreign = [], []
    for unit in units:
        names = tuple(name for name in unit.names if name in document.named_units or is_town(name))
        if names:
            own.append(replace(unit, names=names))
        else:
            foreign.append(UnknownUnit(unit.start, unit.end, unit.surface))
    return tuple(own), tuple(foreign)


def _strangers(
    linked: Linked, foreign: Sequence[UnknownUnit], spoken: str, known: Collection[Span]
) -> tuple[UnknownUnit | UnknownPlace, ...]:
    """Units and places that the document does not speak of; what stands in its name or a unit's is part of it."""
    unknown: tuple[UnknownUnit | UnknownPlace, ...] = (*linked.unknown_units, *foreign, *linked.unknown_places)
    free = [one for one in unknown if not _taken(Span(one.start, one.end), known)]
    return tuple(one for one in free if one.text not in spoken or _is_above(one))


def _is_above(one: UnknownUnit | UnknownPlace) -> bool:
    """Whether it is a place that a plan only names as the one above it (the city whose plan it carries out)."""
    return isinstance(one, UnknownPlace) and not is_town(one.text) and not one.text.endswith(below())


def _rhythms(text: str) -> tuple[FrequencyMention, ...]:
    return tuple(one for one in find_frequencies(text) if not text.startswith(_ASKED_DAY, one.end))


def _is_inside(span: Span, phrases: Collection[Span]) -> bool:
    """Whether the span is a part of a phrase: 年终 of 年终总结."""
    return any(phrase.covers(span) and phrase != span for phrase in phrases)


def _taken(span: Span, claimed: Collection[Span]) -> bool:
    return any(span.overlaps(other) for other in claimed)


def _words(text: str, tokens: Sequence[Token], claimed: Collection[Span], segmenter: Segmenter) -> tuple[Word, ...]:
    """Tokens nothing claimed; of one claimed in part, the rest."""
    found = []
    for token in tokens:
        for span in _free(Span(token.start, token.end), claimed):
            word = span.of(text)
            if weight := segmenter.weight(word):
                found.append(Word(word, span, weight))
    return tuple(found)


def _with_numerals(words: Sequence[Word], linked: Linked, context: Context) -> tuple[Word, ...]:
    """The words, those of a numeral as the figure that the plan writes: 11186 for 一万一千一百八十六."""
    long = [
        one
        for one in linked.numbers
        if len(one.text) >= _LONG_NUMERAL and set(one.text) <= _CARDINAL and context.index.occurs(f"{one.value:f}")
    ]
    spans = {Span(one.start, one.end): Word(f"{one.value:f}", Span(one.start, one.end), 1.0) for one in long}
    kept = [word for word in words if not any(span.overlaps(word.span) for span in spans)]
    found = [word for span, word in spans.items() if any(span.overlaps(one.span) for one in words)]
    return tuple(sorted((*kept, *found), key=lambda word: word.span))


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
