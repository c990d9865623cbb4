"""What words of a question mean for the tables made from the plan.

「方案写明」 names them, 「所在」 speaks of a body and its members, and a day said of the plan
is the day it sets: 「11月30日前」 are its own words for the limit of that day.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from assistant.model.catalog import Ledger
from assistant.model.document import Document
from assistant.model.span import Span
from assistant.parsing.document_questions.named_places import Reference
from assistant.parsing.document_questions.references import find_references
from assistant.parsing.joint_questions.windows import MEMBER_SAID, PLAN_NAMED
from assistant.parsing.joint_questions.words import lexicon
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.parsing.ranking import DECISIVE
from assistant.records import replace

WHOLE = 0.05
"""Senses cheaper than this are names as written, not pieces of them."""


def plan_words(drawn: Sketch, ledgers: Sequence[Ledger], documents: Sequence[Document]) -> Sketch:
    """The sketch with what general words, and words of its limits, mean for tables of the plan."""
    matters = "".join(limit.matter + limit.text for document in documents for limit in document.time_limits)
    senses = dict(drawn.senses)
    timed = any(item.time is not None for item in drawn.grammar)
    headed = tuple(_headed(drawn.folded, documents))
    drawn = _weighed(drawn, headed) if headed else drawn
    for number, ledger in enumerate(ledgers):
        if not ledger.plan:
            continue
        placed = tuple(_placed_items(drawn.folded, headed, ledger))
        if number in senses or placed or (timed and columns.limit_column(ledger) is not None):
            told = [item for item in _plan_items(drawn, ledger, number, matters) if not _is_numbered(item, headed)]
            senses[number] = (*senses.get(number, ()), *(placed or _unplaced(drawn.folded, headed)), *told)
    return replace(drawn, senses=_whole_values(senses, drawn.folded))


def _headed(text: str, documents: Sequence[Document]) -> Iterator[tuple[Span, str]]:
    """Parts of a plan named by number (第三部分), with the titles they have; a title said behind belongs to them."""
    for document in documents:
        titles = {section.id: section.title for section in document.sections}
        for found in find_references(text, document):
            if isinstance(found, Reference) and len(found.sections) == 1 and not found.items:
                title = titles[found.sections[0]]
                told = re.compile(rf"[（(]?(?:的)?{re.escape(title)}[）)]?").match(text, found.span.end)
                yield Span(found.span.start, told.end() if told else found.span.end), title


def _placed_items(text: str, headed: Sequence[tuple[Span, str]], ledger: Ledger) -> Iterator[Item]:
    """The parts named by number as values of the column that holds their titles."""
    for span, title in headed:
        for column in ledger.columns:
            if any(value.text == title for value in column.values):
                sense = Sense(SenseKind.VALUE, column.name, (title,))
                yield Item(span.start, span.end, span.of(text), frozenset({"value"}), (sense,))


def _unplaced(text: str, headed: Sequence[tuple[Span, str]]) -> Iterator[Item]:
    """The same as words that a table without such a column has to pass over, which costs it as much as any loss."""
    return (Item(span.start, span.end, span.of(text), frozenset({"passed"}), cost=DECISIVE) for span, _ in headed)


def _weighed(drawn: Sketch, headed: Sequence[tuple[Span, str]]) -> Sketch:
    """The sketch in which a part named by number (第二部分) is one word, that no table leaves out lightly."""
    skip = list(drawn.skip)
    for span, _ in headed:
        skip[span.start : span.end] = [1.0] * (span.end - span.start)
    grammar = tuple(item for item in drawn.grammar if not _is_numbered(item, headed))
    return replace(drawn, skip=tuple(skip), grammar=grammar)


def _is_numbered(item: Item, headed: Sequence[tuple[Span, str]]) -> bool:
    """Whether a word is a piece of a part's number: 第二 is no place in an order, 部分 no topic."""
    return any(span.overlaps(Span(item.start, item.end)) for span, _ in headed)


def _whole_values(senses: Mapping[int, tuple[Item, ...]], text: str) -> dict[int, tuple[Item, ...]]:
    """The items without names of tables and columns that are a piece of a value in quotes (“主要任务”)."""
    values = {
        (item.start, item.end)
        for items in senses.values()
        for item in items
        if any(sense.kind is SenseKind.VALUE and sense.cost < WHOLE for sense in item.senses)
        and text[max(item.start - 1, 0) : item.start + 1].startswith(lexicon("quote", "marks"))
    }
    return {
        number: tuple(item for item in items if item.has("value") or not _is_piece(item, values))
        for number, items in senses.items()
    }


def _is_piece(item: Item, values: Collection[tuple[int, int]]) -> bool:
    size = item.end - item.start
    return any(start <= item.start and item.end <= end and end - start > size + 1 for start, end in values)


def _plan_items(drawn: Sketch, ledger: Ledger, number: int, matters: str) -> Iterator[Item]:
    yield from words_of(drawn, lexicon("plan", "words"))
    yield from words_of(drawn, lexicon("plan", "names"), PLAN_NAMED)
    if has_members(ledger) and _names_body(drawn, ledger, number):
        yield from words_of(drawn, lexicon("member", "words"), MEMBER_SAID)
    limit = columns.limit_column(ledger)
    if limit is not None:
        yield from (_topic(item) for item in drawn.grammar if item.has("due") or item.has("status.done"))
        yield from words_of(drawn, _words_in(drawn.folded, matters))
        yield from (_limit_day(item, limit.name) for item in drawn.grammar if item.time is not None and item.time.last)


def words_of(drawn: Sketch, words: Sequence[str], kind: str = "") -> Iterator[Item]:
    """Words of the question that speak of a table of the plan."""
    for word in [word for word in words if word in drawn.folded]:
        start = drawn.folded.find(word)
        while start >= 0:
            yield _topic(Item(start, start + len(word), word, frozenset({kind} if kind else ())))
            start = drawn.folded.find(word, start + 1)


def _words_in(text: str, matters: str) -> list[str]:
    """Pairs of characters of a question that the plan's limits speak of: 调度."""
    return [text[place : place + 2] for place in range(len(text) - 1) if text[place : place + 2] in matters]


def _topic(item: Item) -> Item:
    """The word as one that explains and restricts nothing."""
    kept = frozenset(kind for kind in item.kinds if "." not in kind)
    return Item(item.start, item.end, item.text, kept | {"topic"}, (Sense(SenseKind.TOPIC),))


def _limit_day(item: Item, column: str) -> Item:
    """A time as a day of the plan's limits."""
    assert item.time is not None
    assert item.time.last is not None
    sense = Sense(SenseKind.VALUE, column, (_ends(item.time.first, item.time.last, item.text),))
    return Item(item.start, item.end, item.text, frozenset({"value"}), (sense,))


def _ends(first: date | None, last: date, text: str) -> str:
    """「11月30日前」 is the plan's own word for its last day; a whole month is a stretch."""
    stretch = first is not None and first != last and not text.endswith(("前", "之前", "以前", "止"))
    return f"{first}/{last}" if stretch else str(last)


def has_members(ledger: Ledger) -> bool:
    """Whether the table lists bodies and their members: 专班×单位, not 任务×单位."""
    numbered = any(column.name.endswith(lexicon("key", "identifiers")) for column in ledger.columns)
    return ledger.plan and "×" in ledger.grain and not numbered


def member_words() -> tuple[str, ...]:
    """Words that speak of members and their roles."""
    return lexicon("member", "words")


def _names_body(drawn: Sketch, ledger: Ledger, number: int) -> bool:
    """Whether the bodies that have members are spoken of (专班)."""
    senses = (sense for item in drawn.senses.get(number, ()) for sense in item.sense(SenseKind.COLUMN))
    return any(sense.column == ledger.entity for sense in senses)
