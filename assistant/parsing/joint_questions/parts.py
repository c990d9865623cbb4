"""One stretch of a question read for one table, by the rules of ledger questions.

Invariant: a part sees the words of its own stretch only, so 「没完成」 said of the duties
never restricts the weekly reports beside them.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from assistant.model.catalog import Ledger
from assistant.model.document import Document
from assistant.model.ledger_question import ColumnRef, Comparison, Condition, Junction, Literal, Membership
from assistant.parsing.joint_questions.windows import MEMBER_SAID, PLAN_NAMED, Window, is_own, usable
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.interpreter import LedgerInterpreter, LedgerReading
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.lexing import Sketch, lex
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.text.lexicon import load

WHOLE = 0.05
"""Senses cheaper than this are names as written, not pieces of them."""
NEAR = 4
"""Characters between 没有 and the name of the list it denies."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch as a ledger question of its own."""

    scope: Scope
    draft: Draft
    cost: float
    raw: tuple[Item, ...]
    start: int
    absent: bool = False
    """Said of things that are not there: 应急清单里没有的."""
    coordinate: bool = False
    """Said in one breath with others: in both lists, in neither."""
    reading: LedgerReading | None = None

    @property
    def ledger(self) -> Ledger:
        """Its table."""
        return self.scope.ledger

    def mentions(self, column: str) -> bool:
        """Whether the words name the column itself."""
        senses = (sense for item in self.raw for sense in item.sense(SenseKind.COLUMN))
        return any(sense.column == column and sense.cost < 0.05 for sense in senses)

    @property
    def names_plan(self) -> bool:
        """Whether it is the plan's, and says so."""
        return self.ledger.plan and any(item.has(PLAN_NAMED) for item in self.raw)

    @property
    def speaks_of_members(self) -> bool:
        """Whether it is of a table of bodies and members, and says so."""
        return any(item.has(MEMBER_SAID) for item in self.raw)

    @property
    def restricts(self) -> bool:
        """Whether its rows are fewer than all, or all of a table whose name is said."""
        draft = self.draft
        named = any(_names_table(item) for item in self.raw)
        listed = self.ledger.plan or self.coordinate or any(word in self.text for word in _words("list", "words"))
        whole = named and (listed or bool(self.named_columns))
        return whole or bool(draft.restrictions or draft.extreme or draft.having)

    def says_own(self, keys: Collection[str], known_elsewhere: Callable[[str], bool]) -> bool:
        """Whether its words speak of more than what ties it, in words that only its table knows."""
        tied = {value.text for name in keys for value in self.ledger.column(name).values}
        return any(
            any(item.has(kind) for kind in (PLAN_NAMED, MEMBER_SAID, "status", "overdue"))
            or (_is_content(item, keys, tied) and not known_elsewhere(item.text))
            for item in self.raw
        )

    @property
    def text(self) -> str:
        """Its words, without those of other parts."""
        return "".join(item.text for item in self.raw)

    @property
    def named_columns(self) -> tuple[str, ...]:
        """Columns that its words name, in order."""
        senses = (sense for item in self.raw for sense in item.sense(SenseKind.COLUMN)[:1])
        return tuple(dict.fromkeys(sense.column for sense in senses if sense.cost < 0.05))


def _is_content(item: Item, keys: Collection[str], tied: Collection[str]) -> bool:
    """Whether a word says something of a table besides its keys and what they hold."""
    return any(
        sense.kind is SenseKind.LEDGER
        or (
            sense.kind not in (SenseKind.TOPIC, SenseKind.ROWS)
            and sense.column not in keys
            and not (sense.values and set(sense.values) <= set(tied))
        )
        for sense in item.senses
    )


def _names_table(item: Item) -> bool:
    """Whether a word is a table's name and nothing else in it."""
    return bool(item.sense(SenseKind.LEDGER)) and not item.sense(SenseKind.COLUMN)


class PartReader:
    """Reads stretches of one question."""

    def __init__(self, ledgers: LedgerInterpreter, drawn: Sketch, today: date, coordinate: bool = False) -> None:
        self._ledgers = ledgers
        self._coordinate = coordinate
        self._drawn = drawn
        self._today = today
        self._read: dict[tuple[Window, ...], Part] = {}

    def read(self, windows: Sequence[Window]) -> Part | None:
        """The part that the stretches of one table make; None when no word is the table's own."""
        part = self.read_any(windows)
        return part if any(is_own(item) for item in part.raw) else None

    def read_any(self, windows: Sequence[Window]) -> Part:
        """The same where the table is known from the rest of the question."""
        key = tuple(windows)
        if key not in self._read:
            self._read[key] = self._fresh(key)
        return self._read[key]

    def _fresh(self, windows: tuple[Window, ...]) -> Part:
        number = windows[0].table
        ledger = self._ledgers.schema.ledgers[number]
        masked = _masked(self._drawn, windows, ledger)
        absent = _absent_items(masked, number)
        masked = replace(masked, grammar=tuple(_grammar(masked, ledger, absent)))
        raw = tuple(item for item in lex(masked, number) if any(w.start <= item.start < w.end for w in windows))
        reading = self._ledgers.read_ledger(masked, number, self._today)
        scope = self._ledgers.scope(ledger, self._today)
        if reading is None or reading.draft is None:
            draft, cost = Draft(ledger.name), sum(item.weight for item in raw) - 0.3
        else:
            draft, cost = reading.draft, reading.cost
        draft = _holding(_dated(draft, ledger), raw, self._drawn.folded)
        return Part(scope, draft, cost, raw, windows[0].start, bool(absent), self._coordinate, reading)


def plan_words(drawn: Sketch, ledgers: Sequence[Ledger], documents: Sequence[Document]) -> Sketch:
    """The sketch with what general words, and words of its limits, mean for tables of the plan."""
    matters = "".join(limit.matter + limit.text for document in documents for limit in document.time_limits)
    senses = dict(drawn.senses)
    timed = any(item.time is not None for item in drawn.grammar)
    for number, ledger in enumerate(ledgers):
        if ledger.plan and (number in senses or (timed and columns.limit_column(ledger) is not None)):
            senses[number] = (*senses.get(number, ()), *_plan_items(drawn, ledger, number, matters))
    return replace(drawn, senses=_whole_values(senses, drawn.folded))


def _whole_values(senses: Mapping[int, tuple[Item, ...]], text: str) -> dict[int, tuple[Item, ...]]:
    """The items without names of tables and columns that are a piece of a value in quotes (“主要任务”)."""
    values = {
        (item.start, item.end)
        for items in senses.values()
        for item in items
        if any(sense.kind is SenseKind.VALUE and sense.cost < WHOLE for sense in item.senses)
        and text[max(item.start - 1, 0) : item.start + 1].startswith(_words("quote", "marks"))
    }
    return {
        number: tuple(item for item in items if item.has("value") or not _is_piece(item, values))
        for number, items in senses.items()
    }


def _is_piece(item: Item, values: Collection[tuple[int, int]]) -> bool:
    size = item.end - item.start
    return any(start <= item.start and item.end <= end and end - start > size + 1 for start, end in values)


def _plan_items(drawn: Sketch, ledger: Ledger, number: int, matters: str) -> Iterator[Item]:
    yield from _kinds_of(drawn, _words("plan", "words"))
    yield from _kinds_of(drawn, _words("plan", "names"), PLAN_NAMED)
    if has_members(ledger) and _names_body(drawn, ledger, number):
        yield from _kinds_of(drawn, _words("member", "words"), MEMBER_SAID)
    limit = columns.limit_column(ledger)
    if limit is not None:
        yield from (_topic(item) for item in drawn.grammar if item.has("due") or item.has("status.done"))
        yield from _kinds_of(drawn, _words_in(drawn.folded, matters))
        yield from (_limit_day(item, limit.name) for item in drawn.grammar if item.time is not None and item.time.last)


def _kinds_of(drawn: Sketch, words: Sequence[str], kind: str = "") -> Iterator[Item]:
    """Words of the question that speak of a table of the plan."""
    for word in words:
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
    numbered = any(column.name.endswith(_words("key", "identifiers")) for column in ledger.columns)
    return ledger.plan and "×" in ledger.grain and not numbered


def member_words() -> tuple[str, ...]:
    """Words that speak of members and their roles."""
    return _words("member", "words")


def _names_body(drawn: Sketch, ledger: Ledger, number: int) -> bool:
    """Whether the bodies that have members are spoken of (专班)."""
    senses = (sense for item in drawn.senses.get(number, ()) for sense in item.sense(SenseKind.COLUMN))
    return any(sense.column == ledger.entity for sense in senses)


def _masked(drawn: Sketch, windows: Sequence[Window], ledger: Ledger) -> Sketch:
    """The sketch with everything outside the windows gone."""
    number = windows[0].table
    skip = [0.0] * len(drawn.skip)
    for window in windows:
        skip[window.start : window.end] = drawn.skip[window.start : window.end]
    own = {number: _inside(drawn.senses.get(number, ()), windows)}
    grammar = _inside(drawn.grammar, windows)
    told = {(item.start, item.end) for item in own[number] if item.has("value") or item.has("topic")}
    if ledger.plan:
        grammar = tuple(item for item in grammar if not _replaced(item) or (item.start, item.end) not in told)
    return replace(drawn, skip=tuple(skip), grammar=grammar, senses=own)


def _replaced(item: Item) -> bool:
    """Whether a word of grammar gives way to what it says of a table of the plan."""
    return item.time is not None or any(item.has(kind) for kind in ("due", "status.done", "plan", "group"))


def _inside(items: Sequence[Item], windows: Sequence[Window]) -> tuple[Item, ...]:
    return tuple(item for item in items if any(w.start <= item.start and item.end <= w.end for w in windows))


def _absent_items(masked: Sketch, number: int) -> tuple[Item, ...]:
    """Words that deny a list as a whole: they stand by its name."""
    names = [item for item in masked.senses[number] if item.has("ledger")]
    found = _kinds_of(masked, _words("absent", "words"))
    inside = [item for item in found if any(masked.skip[item.start : item.end])]
    return tuple(
        item
        for item in inside
        if any(0 <= name.start - item.end <= NEAR or 0 <= item.start - name.end <= NEAR for name in names)
    )


def _grammar(masked: Sketch, ledger: Ledger, absent: Sequence[Item]) -> Iterator[Item]:
    """Grammar words that mean something here; 七个专班 of seven says no more than all of them."""
    whole = {column.distinct for column in ledger.columns if column.values}
    bound = {item.end for item in masked.grammar if any(item.has(kind) for kind in ("top", "superlative", "compare"))}
    for item in masked.grammar:
        quantity = item.quantity
        counted = quantity is not None and not quantity.unit and quantity.value in whole and item.start not in bound
        if usable(item, ledger) and not _overlaps(item, absent) and not counted:
            yield item


def _overlaps(item: Item, others: Sequence[Item]) -> bool:
    return any(item.start < other.end and other.start < item.end for other in others)


def _dated(draft: Draft, ledger: Ledger) -> Draft:
    """The draft with days of the plan as days, said of limits of that kind only."""
    if not ledger.plan:
        return draft
    parts = tuple(_as_day(part, ledger) for part in draft.restrictions)
    kinds = tuple(_kind_named(part.column, ledger) for part in draft.restrictions if part.column)
    taken = {part.column for part in draft.restrictions}
    added = tuple(kind for kind in kinds if kind is not None and kind.column not in taken)
    return replace(draft, restrictions=(*parts, *added))


def _as_day(part: Restriction, ledger: Ledger) -> Restriction:
    if not part.values or not ledger.column(part.column).type.temporal:
        return part
    return replace(part, condition=_on_day(part.column, part.values[0]))


def _on_day(column: str, text: str) -> Condition:
    first, _, last = text.partition("/")
    reference = ColumnRef(column)
    if not last:
        return Comparison(reference, "=", Literal(date.fromisoformat(first)))
    ends = (Literal(date.fromisoformat(first)), Literal(date.fromisoformat(last)))
    return Junction("and", (Comparison(reference, ">=", ends[0]), Comparison(reference, "<=", ends[1])))


def _kind_named(column: str, ledger: Ledger) -> Restriction | None:
    """The rows whose kind has the column's own name: 截止 of 类型 for a day in 截止."""
    for other in ledger.columns:
        if ledger.column(column).type.temporal and any(value.text == column for value in other.values):
            return Restriction(Membership(ColumnRef(other.name), (column,)), other.name, (column,))
    return None


def _holding(draft: Draft, raw: Sequence[Item], text: str) -> Draft:
    """The draft with 「有复烧的」 as more than none, where nothing else is said of the figure."""
    if draft.pieces or draft.extreme or draft.having:
        return draft
    found = {
        sense.column: Restriction(Comparison(ColumnRef(sense.column), ">", Literal(0)), sense.column)
        for item in raw
        if item.has("numeric") and text[: item.start].endswith(_words("hold", "words")) and _ends_there(text, item.end)
        for sense in item.sense(SenseKind.COLUMN)[:1]
    }
    kept = tuple(name for name in draft.chosen if name not in found)
    return replace(draft, restrictions=(*draft.restrictions, *found.values()), chosen=kept)


def _ends_there(text: str, end: int) -> bool:
    """Whether what is had is named to the end of its stretch."""
    return end == len(text) or text[end] in ("的", *_words("breaks", "stop"))


@cache
def _words(group: str, name: str) -> tuple[str, ...]:
    return tuple(load("joint_questions")[group][name]["words"])
