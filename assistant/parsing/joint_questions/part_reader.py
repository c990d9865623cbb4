"""Reads stretches of a question for one table each, by the rules of ledger questions.

Invariant: a part sees the words of its own stretch only, so 「没完成」 said of the duties
never restricts the weekly reports beside them.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import ColumnRef, Comparison, Condition, Junction, Literal, Membership
from assistant.model.span import Span
from assistant.parsing.joint_questions.absent import ONCE, absent_items
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.joint_questions.windows import NAMED, Window, is_own, usable
from assistant.parsing.joint_questions.words import lexicon
from assistant.parsing.ledger_questions.accounting.account import LOST
from assistant.parsing.ledger_questions.draft import Draft, Restriction, rebound
from assistant.parsing.ledger_questions.familiarity import familiar
from assistant.parsing.ledger_questions.interpreter import LedgerInterpreter
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.lexing import lex
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.parsing.reading import Word
from assistant.records import replace

DENIES = frozenset(("passed", "negate", "except"))
"""Kinds of words that say something even of a part that asks for nothing by itself."""


class PartReader:
    """Reads stretches of one question."""

    def __init__(self, ledgers: LedgerInterpreter, drawn: Sketch, today: date, coordinate: bool = False) -> None:
        self._ledgers = ledgers
        self._coordinate = coordinate
        self._drawn = drawn
        self.text = drawn.folded
        """The question that is cut."""
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
        absent = absent_items(masked, number, ledger)
        senses = {number: (*masked.senses[number], *absent)}
        masked = replace(masked, grammar=tuple(_grammar(masked, ledger, absent)), senses=senses)
        lexed = lex(masked, number)
        raw = tuple(item for item in lexed if any(w.start <= item.start < w.end for w in windows))
        made = self._ledgers.drafted(familiar(lexed, ledger), number, self._today)
        scope = made.scope if made is not None else self._ledgers.scope(ledger, self._today)
        if made is None:
            lost = LOST * sum(item.is_any(DENIES) for item in raw)
            draft, cost, told = Draft(ledger.name), sum(item.weight for item in raw) - NAMED + lost, None
        else:
            draft, cost, told = made.draft, made.price, made.told
        draft = _holding(_dated(draft, ledger), raw, self._drawn.folded, ledger)
        never = _never(draft, raw, ledger)
        return Part(scope, never or draft, cost, raw, windows[0].start, bool(absent or never), self._coordinate, told)


def denied(raw: Sequence[Item]) -> Iterator[Word]:
    """The denials in a stretch that says nothing by itself: what is denied there no question holds."""
    return (Word(item.text, Span(item.start, item.end), LOST) for item in raw if item.is_any(DENIES))


def _masked(drawn: Sketch, windows: Sequence[Window], ledger: Ledger) -> Sketch:
    """The sketch with everything outside the windows gone."""
    number = windows[0].table
    skip = [0.0] * len(drawn.skip)
    for window in windows:
        skip[window.start : window.end] = drawn.skip[window.start : window.end]
    own = {number: _inside(drawn.senses.get(number, ()), windows)}
    grammar = _inside(drawn.grammar, windows)
    told = {
        (item.start, item.end) for item in own[number] if item.has("value") or item.has("topic") or item.has("ledger")
    }
    if ledger.plan:
        grammar = tuple(item for item in grammar if not _replaced(item) or (item.start, item.end) not in told)
    return replace(drawn, skip=tuple(skip), grammar=grammar, senses=own)


def _replaced(item: Item) -> bool:
    """Whether a word of grammar gives way to what it says of a table of the plan."""
    return item.time is not None or any(item.has(kind) for kind in ("due", "status.done", "plan", "group"))


def _inside(items: Sequence[Item], windows: Sequence[Window]) -> tuple[Item, ...]:
    return tuple(item for item in items if any(w.start <= item.start and item.end <= w.end for w in windows))


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
    dated = rebound(draft, {part.condition: _as_day(part, ledger) for part in draft.restrictions})
    kinds = tuple(_kind_named(part.column, ledger) for part in draft.restrictions if part.column)
    taken = {part.column for part in draft.restrictions}
    added = tuple(kind for kind in kinds if kind is not None and kind.column not in taken)
    return replace(dated, restrictions=(*dated.restrictions, *added))


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


def _holding(draft: Draft, raw: Sequence[Item], text: str, ledger: Ledger) -> Draft:
    """The draft with 「有复烧的」 as more than none, where nothing else is said of the figure."""
    if draft.pieces or draft.extreme or draft.having:
        return draft
    found = {
        sense.column: Restriction(Comparison(ColumnRef(sense.column), ">", Literal(0)), sense.column)
        for item in raw
        if item.has("numeric") and _is_had(item, raw, text)
        for sense in item.sense(SenseKind.COLUMN)[:1]
        if _ends_there(text, item.end) or _ends_there(text, _behind_unit(text, item.end, sense.column, ledger))
    }
    kept = tuple(name for name in draft.chosen if name not in found)
    return replace(draft, restrictions=(*draft.restrictions, *found.values()), chosen=kept)


def _never(draft: Draft, raw: Sequence[Item], ledger: Ledger) -> Draft | None:
    """The draft with what never was as rows not to be found: 没着过火的村 has no fire, not another kind of row."""
    for denial, item in pairwise(raw):
        sense = next(iter(item.sense(SenseKind.VALUE)), None)
        if not denial.has("negate") or sense is None or ONCE not in item.text:
            continue
        held = columns.among(ledger.column(sense.column), sense.values)
        moved = {
            part.condition: replace(part, condition=held, values=sense.values)
            for part in draft.restrictions
            if part.column == sense.column
        }
        return rebound(draft, moved) if moved else None
    return None


def _is_had(item: Item, raw: Sequence[Item], text: str) -> bool:
    """Whether 有 stands before a figure's name, or before the table's name in front of it."""
    start = item.start
    for before in reversed([other for other in raw if other.end <= item.start]):
        if before.end != start or not before.senses or before.has("column") or before.has("value"):
            break
        start = before.start
    return text[: item.start].endswith(lexicon("hold", "words")) or text[:start].endswith(lexicon("hold", "words"))


def _behind_unit(text: str, end: int, column: str, ledger: Ledger) -> int:
    """The end with the unit of the column behind it: 户 of 复烧户."""
    unit = ledger.column(column).unit
    return end + len(unit) if unit and text.startswith(unit, end) else end


def _ends_there(text: str, end: int) -> bool:
    """Whether what is had is named to the end of its stretch."""
    return end == len(text) or text.startswith(("的", *lexicon("breaks", "stop"), *lexicon("hold", "ends")), end)
