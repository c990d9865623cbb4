"""What a reading leaves unexplained, and what that costs.

Invariant: every word, mark, unit, time and place of the question is either used by the
reading, or stands in the text it cites, or is charged; so no rule can win by looking away.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise

from assistant.linking.agencies import UnitMention
from assistant.linking.clause_terms import key, spread
from assistant.model.span import Span
from assistant.parsing.document_questions.cited import Named
from assistant.parsing.document_questions.coined import coined, opens_another
from assistant.parsing.document_questions.frame import IDLE, Frame
from assistant.parsing.document_questions.likeness import likeness
from assistant.parsing.document_questions.marks import Mark, entries
from assistant.parsing.document_questions.named_times import is_campaign, is_set
from assistant.parsing.heavy import heavy_words
from assistant.parsing.reading import Word
from assistant.records import Record
from assistant.text.dates import find_frequencies
from assistant.text.lexicon import alternation
from assistant.text.numerals import find_numbers
from assistant.text.units import parse_unit_at

UNIT_COST, TIME_COST, PLACE_COST, RHYTHM_COST, NUMBER_COST, RANK_COST = 0.8, 0.7, 1.0, 0.7, 1.0, 0.8
LOST = 1.0
"""Of what is asked in a part of its own, beside what is answered."""
_AMOUNTS, _FILLER = frozenset(("quantity", "number")), frozenset({"filler"})
PAUSES = ",，;；"
_FOUND = 0.3
"""From this credit on a word counts as explained by a clause."""
_HEAD = 2.0
"""How much dearer the word that closes the subject is."""
_COMMON = 0.6
"""A word that the document holds so often is no other thing."""
_SETTING = 0.5
"""For a word the whole plan is about, before a thing that it tells of once: 食堂 of 食堂留样."""
_SHORT = 2
_TELLING = 0.4
"""From this weight on a word in front of another may tell it apart from others of its name."""
_EVERY = "各"
_FOR_EACH = ("/", "每", "每个")
"""Before the unit of a rate: 7吨/月, 每户1500元."""
_MEAN = "均"
"""Behind it: 亩均, 户均."""


class Explained(Record):
    """What a reading explains."""

    uses: Collection[str]
    """Marks it answers to; 「units」, 「strangers」, 「times」, 「rhythms」, 「places」 for mentions."""
    found: Mapping[str, float]
    """Words of the subject → how well the cited clauses hold them."""
    cited: str
    """The text of those clauses, with their headings, in comparable form."""


def unexplained(frame: Frame, reading: Explained) -> tuple[Word, ...]:
    """What is left open, each with its price, in the order of the question."""
    left = [
        *coined(frame, tuple(_open_words(frame, reading))),
        *_open_marks(frame, reading),
        *_open_mentions(frame, reading),
    ]
    return tuple(sorted((word for word in left if word.weight > IDLE), key=lambda word: word.span))


def _open_words(frame: Frame, reading: Explained) -> Iterator[Word]:
    bare = not _names_a_thing_found(frame, reading)
    named = [span for span in _decisive(frame) if not _is_found(frame, span, reading)]
    yield from (Word(span.of(frame.linked.text), span, 1.0) for span in named)
    for word in (one for one in frame.words if not any(span.overlaps(one.span) for span in named)):
        credit = word_credit(frame, word, reading)
        rare = rarity(frame, word)
        head = _HEAD if not credit and rare > _COMMON and is_head(frame, word) else 1.0
        decides = is_counted(frame, word) or tells_apart(frame, word, reading)
        decides |= bare and frame.context.segmenter.names_a_thing(word.text)
        decides &= not credit and len(word.text) >= _SHORT
        decides |= not credit and (_closes_a_name(frame, word) or opens_another(frame, word, reading.cited))
        decides |= _is_thing_numbered(frame, word)
        setting = not credit and _is_setting(frame, word, reading)
        left = (_SETTING if setting else head) * rare * word.weight * (1 - credit)
        yield Word(word.text, word.span, 1.0 if decides and not setting else left)


def _is_found(frame: Frame, span: Span, reading: Explained) -> bool:
    """Whether the clauses hold the stretch, or a word of it as part of a phrase: 许可证 of 排污许可证."""
    words = (word for word in frame.words if span.overlaps(word.span))
    return _credit(frame, span.of(frame.linked.text), reading) > 0 or any(
        phrase.covers(span) and phrase != span and word_credit(frame, word, reading)
        for word in words
        for phrase in frame.phrases
    )


def _decisive(frame: Frame) -> Iterator[Span]:
    """Words that decide what a question is about, in one piece or in several harmless ones: 补贴, 垃圾分类, 河长制."""
    ends = {word.span.end for word in frame.words}
    for word in frame.words:
        match = _heavy().match(frame.linked.text, word.span.start)
        if match is not None and (match.end() in ends or word.span.end > match.end()):
            yield Span(match.start(), max(word.span.end, match.end()))


@cache
def _heavy() -> re.Pattern[str]:
    return re.compile(alternation(heavy_words()))


def is_head(frame: Frame, word: Word) -> bool:
    """Whether the word closes the subject and leans on the one before (垃圾分类): without it another thing is meant.

    Deeds behind it close nothing: 厕所 is the head of 农村厕所改造.
    """
    if word not in frame.subject or word.text in _deeds() or len(word.text) < _SHORT:
        return False
    place = frame.subject.index(word)
    leans = place > 0 and frame.subject[place - 1].span.end == word.span.start
    row = frame.subject[place:]
    joined = all(left.span.end == right.span.start for left, right in pairwise(row))
    return leans and joined and all(later.text in _deeds() for later in row[1:])


def _closes_a_name(frame: Frame, word: Word) -> bool:
    """Whether a lone character says which thing a name is of, which is not found: 管 of 污水管, beside 污水井."""
    if len(word.text) >= _SHORT or word.weight <= IDLE or not frame.context.segmenter.names_a_thing(word.text):
        return False
    heads = (Span(one.start, word.span.start) for one in frame.phrases if one.end == word.span.end)
    return any(head.end > head.start and frame.context.index.occurs(head.of(frame.linked.text)) for head in heads)


def _names_a_thing_found(frame: Frame, reading: Explained) -> bool:
    """Whether the clauses hold more of the subject than what is done to it: 清理 of 小广告谁清理."""
    things = [word for word in frame.subject if word.text not in _deeds() and len(word.text) >= _SHORT]
    return not things or any(word_credit(frame, word, reading) for word in things)


def tells_apart(frame: Frame, word: Word, reading: Explained) -> bool:
    """Whether the word says what kind of thing the next one is, and the plan has no such kind: 医疗 of 医疗废物."""
    if word.weight < _TELLING or word not in frame.subject:
        return False
    row = frame.subject[frame.subject.index(word) :]
    leads = len(row) > 1 and row[0].span.end == row[1].span.start and row[1].text not in _deeds()
    return leads and word_credit(frame, row[1], reading) > 0 and frame.context.segmenter.names_a_thing(word.text)


def _is_setting(frame: Frame, word: Word, reading: Explained) -> bool:
    """Whether the plan speaks of the word all over, and of the thing right behind it in the one place cited."""
    after = next((one for one in frame.subject if one.span.start == word.span.end), None)
    told = after is not None and word_credit(frame, after, reading) > 0 and rarity(frame, after) >= 1.0
    return told and rarity(frame, word) <= _COMMON


def _deeds() -> Collection[str]:
    deeds: Collection[str] = entries()["acts"]["words"]
    return deeds


def _open_marks(frame: Frame, reading: Explained) -> Iterator[Word]:
    for mark in frame.marks:
        used = not mark.tells.isdisjoint(reading.uses) or "filler" in mark.tells
        used |= "per" in mark.tells and is_rate(mark.text, reading.cited)
        names = (mark.text.removeprefix(_EVERY), *mark.means)
        credit = 1.0 if used else max(_credit(frame, name, reading) for name in names)
        cost = RANK_COST if frame.ranks and mark.tells & {"most", "fewest"} else mark.cost
        cost = LOST if _asks_besides(frame, mark, reading) else cost
        yield Word(mark.text, mark.span, cost * (1 - credit))


def _asks_besides(frame: Frame, mark: Mark, reading: Explained) -> bool:
    """Whether how many is asked in a part of its own, beside what is answered: 谁负责，完成多少了."""
    before = frame.linked.text[: mark.span.start]
    start = max(before.rfind(pause) for pause in PAUSES) + 1
    beside = [other for other in frame.marks if not other.tells.isdisjoint(set(reading.uses) - _FILLER)]
    return bool(
        start and not mark.tells.isdisjoint(_AMOUNTS) and beside and all(one.span.end <= start for one in beside)
    )


def _open_mentions(frame: Frame, reading: Explained) -> Iterator[Word]:
    if "strangers" not in reading.uses:
        yield from (Word(one.text, Span(one.start, one.end), PLACE_COST) for one in frame.strangers)
    yield from (Word(one.text, one.span, PLACE_COST) for one in frame.missing)
    if "units" not in reading.uses:
        units = [unit for unit in frame.units if not _is_named(unit, reading.cited)]
        yield from (Word(unit.surface, Span(unit.start, unit.end), UNIT_COST) for unit in units)
    if "times" not in reading.uses:
        times = [
            time for time in frame.times if not is_campaign(frame, time) and not is_set(frame, time, reading.cited)
        ]
        yield from (Word(time.text, Span(time.start, time.end), TIME_COST) for time in times)
    if frame.rhythms and "rhythms" not in reading.uses:
        cited = {found.canonical for found in find_frequencies(reading.cited)}
        rhythms = [one for one in frame.rhythms if one.canonical not in cited and not is_rate(one.text, reading.cited)]
        yield from (Word(one.text, Span(one.start, one.end), RHYTHM_COST) for one in rhythms)
    if "places" not in reading.uses:
        yield from (Word(one.text, one.span, UNIT_COST) for one in frame.places)
    if "documents" not in reading.uses:
        others = [one for one in frame.documents if one.citations and not _is_cited(one, reading.cited)]
        yield from (Word(one.text, one.span, PLACE_COST) for one in others)
    yield from (one for one in _bounded_numbers(frame) if not _numbers(one.text) & _numbers(reading.cited))


def _is_cited(document: Named, cited: str) -> bool:
    """Whether the clauses cite the document named; of what it says itself the plan tells nothing."""
    return any(name and key(name) in cited for one in document.citations for name in (one.number, one.title))


def is_rate(said: str, cited: str) -> bool:
    """Whether what is said to be in each (一个月, 每户) is the unit that a figure of the cited text is for."""
    unit = re.sub("^[每一各]个?|(?:电|床位?)$", "", said)
    units = dict.fromkeys((unit, entries()["quantity"]["rates"].get(unit, unit)))
    return any(one + _MEAN in cited or any(sign + one in cited for sign in _FOR_EACH) for one in units if one)


def _bounded_numbers(frame: Frame) -> Iterator[Word]:
    """Numbers with a bound (10天以上, 超过20吨): a clause that does not write them holds no such thing."""
    bounds = [mark.span for mark in frame.marks if "bound" in mark.tells]
    text, claimed = frame.linked.text, _claimed(frame) if bounds else ()
    for number in frame.linked.numbers if bounds else ():
        unit = parse_unit_at(text, number.end)
        span = Span(number.start, unit[1] if unit else number.end)
        beside = any(bound.start == span.end or bound.end == span.start for bound in bounds)
        if beside and not any(span.overlaps(other) for other in claimed):
            yield Word(span.of(text), span, NUMBER_COST)


def _claimed(frame: Frame) -> tuple[Span, ...]:
    """What the plan's own numbers, names and times take of the question."""
    named = [*(one.span for one in frame.places), *(one.span for one in frame.missing)]
    named += [one.span for one in frame.documents]
    named += [mark.span for mark in frame.marks if "per" in mark.tells]
    said = [*(Span(one.start, one.end) for one in frame.units), *(Span(one.start, one.end) for one in frame.times)]
    return (*named, *said, *(Span(one.start, one.end) for one in frame.rhythms))


@lru_cache(256)
def _numbers(text: str) -> frozenset[Decimal]:
    return frozenset(number.value for number in find_numbers(text))


def rarity(frame: Frame, word: Word) -> float:
    """A word that the document uses all over is cheaper to leave open than one it hardly knows."""
    term = frame.context.index.term(word.text)
    return frame.context.index.rarity(term) if term.known else 1.0


def word_credit(frame: Frame, word: Word, reading: Explained) -> float:
    """A word is explained by itself or by its phrase, or half by a word alike; a lone character by its phrase only."""
    phrases = [phrase.of(frame.linked.text) for phrase in frame.phrases if phrase.overlaps(word.span)]
    alone = [word.text] if len(word.text) >= _SHORT or not phrases else []
    if not phrases and len(word.text) < _SHORT:
        alone = _with_lone_neighbour(frame, word) or alone
    credit = max(_credit(frame, text, reading) for text in (*alone, *phrases))
    return credit or (0.0 if is_counted(frame, word) else likeness(frame, word, reading.cited))


def _with_lone_neighbour(frame: Frame, word: Word) -> list[str]:
    """A character among characters, with its neighbours: by itself it stands in many words by chance.

    One that has such a neighbour may close the word before or open the word behind as well: 空心房、猪牛栏.
    """
    pairs = [pair for pair in pairwise(frame.words) if word in pair and pair[0].span.end == pair[1].span.start]
    among = any(len(left.text) == len(right.text) == 1 for left, right in pairs)
    return [left.text + right.text for left, right in pairs] if among else []


def _credit(frame: Frame, text: str, reading: Explained) -> float:
    name = key(text)
    if reading.found.get(name, 0.0) >= _FOUND or name in reading.cited or spread(name, reading.cited):
        return 1.0
    return 1.0 if frame.context.is_titled(text) else 0.0


def is_counted(frame: Frame, word: Word) -> bool:
    """Whether a word stands right behind 多少 or 哪些: another one, however alike, is another thing to ask for."""
    asking = {"quantity", "number", "what"}
    return any(mark.span.end == word.span.start and mark.tells & asking for mark in frame.marks)


def _is_thing_numbered(frame: Frame, word: Word) -> bool:
    """Whether a lone character names what a number asks for (几条路), which no clause counts, whatever it holds."""
    if len(word.text) >= _SHORT or not frame.context.segmenter.names_a_thing(word.text):
        return False
    return any(mark.span.end == word.span.start and "number" in mark.tells for mark in frame.marks)


def _is_named(unit: UnitMention, cited: str) -> bool:
    return any(key(name.removeprefix(_EVERY)) in cited for name in (*unit.names, unit.surface))
