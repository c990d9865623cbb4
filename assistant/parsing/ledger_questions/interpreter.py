"""Reads a question for every ledger that knows a word of it, and prices each reading.

Invariant: the price counts every word: what no sense explains, what a sense only half
explains, and what was explained but found no place in the frame. A ledger that ignores
a word never ties with one that uses it.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from math import inf

from assistant.linking.linked import Linked
from assistant.model.catalog import Catalog, Ledger
from assistant.model.document import Document
from assistant.model.ledger_question import LedgerQuestion, Shape
from assistant.model.span import Span
from assistant.parsing.ledger_questions.accounting.account import LOST
from assistant.parsing.ledger_questions.bearings import (
    does_otherwise,
    is_about,
    is_bare_status,
    leans_back,
    names_ledger,
)
from assistant.parsing.ledger_questions.cells_said import says_of_cells, with_cells_said
from assistant.parsing.ledger_questions.collect import collect, raw_flags
from assistant.parsing.ledger_questions.conditions.in_every_row import left_in_all
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.familiarity import familiar
from assistant.parsing.ledger_questions.figures_parted import with_figures_parted
from assistant.parsing.ledger_questions.frames.finish import accounted
from assistant.parsing.ledger_questions.grammar import reduce_all
from assistant.parsing.ledger_questions.items import Item, kinds_of
from assistant.parsing.ledger_questions.lexing import Lexer
from assistant.parsing.ledger_questions.open_measures import asked_of, open_columns
from assistant.parsing.ledger_questions.open_values import asked_of_each
from assistant.parsing.ledger_questions.passes.formulas import with_formulas
from assistant.parsing.ledger_questions.passes.remarks import at_best, explained, may_explain
from assistant.parsing.ledger_questions.plan_figures import with_plan
from assistant.parsing.ledger_questions.pricing import (
    MISMATCH,
    ROWS_BONUS,
    UnitPrior,
    asks_strange,
    favour,
    least_price,
    mismatches,
    price_of,
    quoted,
    quotes_unknown,
)
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.schema import Schema
from assistant.parsing.ledger_questions.sketching import Sketch, sketch
from assistant.parsing.ledger_questions.spoken_of import entity_named, event_named
from assistant.parsing.ledger_questions.things_used import asks_thing
from assistant.parsing.ledger_questions.times.limit_said import with_limit_said
from assistant.parsing.ledger_questions.trace import Trace
from assistant.parsing.reading import Reading, Word
from assistant.records import Record, replace
from assistant.text.segment import Segmenter

LEAST_WEIGHT = 0.1
"""Unknown words up to this weight are not worth naming."""
ROUNDING = 1e-6
"""More than rounding a price takes off."""
OTHER_DEED = 0.8
"""Price of a deed that another ledger is called by."""
MOST_LEDGERS = 40
"""Ledgers read in full for one question."""


class LedgerReading(Reading):
    """A reading with its draft, so that a follow-up can change a piece of it."""

    draft: Draft | None = None
    told: Trace | None = None
    lost: tuple[Word, ...] = ()
    """Words understood that are not in the question; among the unexplained, and paid for in the cost."""
    named: bool = True
    """Whether the words name the ledger or its entity; else they may go on from an earlier line."""
    leans: bool = False
    """Whether an extreme lacks its figure (哪个工地最多), which the line before may have named."""

    @property
    def trace(self) -> tuple[str, ...]:
        """How it came about, for ``--explain``."""
        return self.told.lines() if self.told is not None else ()

    @property
    def question_shape(self) -> Shape | None:
        """How the answer would be worded."""
        return self.question.shape if isinstance(self.question, LedgerQuestion) else None

    @property
    def tells_spans(self) -> bool:
        """Whether the answer is both ends of a period, each as its column is called: 错峰开始和结束日期."""
        frame = self.question.frame if isinstance(self.question, LedgerQuestion) else None
        told = [item for item in self.draft.said if item.has("temporal")] if self.draft is not None else []
        return frame is not None and frame.distinct and len(told) == len(frame.columns) > 1


Limit = Callable[[Sequence[LedgerReading]], float]
"""The highest price at which a reading may still matter beside those that were made."""


def unlimited(_made: Sequence[LedgerReading]) -> float:
    """The limit of who wants all readings."""
    return inf


class Drafted(Record):
    """What words say of one ledger and at which price, before it is made a question of its own."""

    draft: Draft
    price: float
    raw: tuple[Item, ...]
    items: tuple[Item, ...]
    fired: tuple[str, ...]
    scope: Scope

    @property
    def told(self) -> Trace:
        """How it came about."""
        return Trace(self.draft.ledger, self.price, self.raw, self.fired)


class LedgerInterpreter:
    """Understands questions to the ledgers of one catalog."""

    def __init__(self, schema: Schema, catalog: Catalog, documents: Sequence[Document], segmenter: Segmenter) -> None:
        self.catalog = catalog
        self.segmenter = segmenter
        self.schema = schema
        self.documents = tuple(documents)
        self._units = UnitPrior(self.schema)
        self._campaign = next((document.head.campaign for document in documents if document.head.campaign), None)
        self._titles = frozenset(section.title for document in documents for section in document.sections)
        self._targets = tuple(target for document in documents for target in document.targets)

    def scope(self, ledger: Ledger, today: date) -> Scope:
        """What the rules may know about one ledger."""
        return Scope(ledger, today, self._campaign, self._targets, self.documents)

    def sketch(self, linked: Linked) -> Sketch:
        """The question ready to be read by every ledger."""
        return sketch(linked, self.schema, self.segmenter)

    def read(self, drawn: Sketch, today: date, limit: Limit = unlimited) -> tuple[LedgerReading, ...]:
        """The readings that may be meant, the cheapest first; the cheapest is always among them."""
        numbers = sorted(self._candidates(drawn), key=lambda number: -_coverage(drawn, number))[:MOST_LEDGERS]
        lexer = Lexer(drawn)
        raws = [(self.schema.ledgers[number], lexer.items(number)) for number in numbers]
        if says_of_cells(drawn.grammar):
            raws = [(ledger, with_cells_said(raw, ledger)) for ledger, raw in raws]
        if "ask.count" in kinds_of(drawn.grammar):
            raws = [(ledger, with_figures_parted(raw, ledger)) for ledger, raw in raws]
        lexed = [(number, familiar(raw, ledger)) for number, (ledger, raw) in zip(numbers, raws, strict=True)]
        floors = [self._floor(raw, number) for number, raw in lexed]
        readings: dict[int, LedgerReading] = {}
        most = inf
        for place in sorted(range(len(lexed)), key=floors.__getitem__):
            if floors[place] > most:
                break
            number, raw = lexed[place]
            made = self._read_familiar(raw, number, today, most)
            if made is not None:
                readings[place] = self._of_each_column(made, drawn, number, today)
                most = limit(tuple(readings.values()))
        return tuple(sorted((readings[place] for place in sorted(readings)), key=lambda reading: reading.cost))

    def _of_each_column(self, reading: LedgerReading, drawn: Sketch, number: int, today: date) -> LedgerReading:
        """The reading with the figure that its extreme leaves open; of several the first, with the others beside it."""
        draft = reading.draft
        if draft is None:
            return reading
        labels = asked_of_each(drawn.linked.text, draft, drawn.senses.get(number, ()), self.schema.ledgers[number])
        if labels:
            first, *rest = (replace(reading, label=label) for label in labels)
            return replace(first, alternatives=tuple(rest))
        if draft.extreme is None or draft.extreme.column or draft.extreme.piece is not None:
            return reading
        scope = self.scope(self.schema.ledgers[number], today)
        made = []
        for column in open_columns(draft, draft.said, scope.ledger):
            keyed = replace(draft, extreme=replace(draft.extreme, column=column.name))
            label = asked_of(drawn.linked.text, draft.said, column, scope.ledger)
            made.append(_keyed(reading, keyed, *with_plan(keyed, scope, accounted), label))
        return replace(made[0], alternatives=tuple(made[1:])) if made else reading

    def _floor(self, raw: Sequence[Item], number: int) -> float:
        """What a reading of the words costs at least, whatever the rules make of them."""
        ledger = self.schema.ledgers[number]
        remarks = may_explain(raw)
        strange = MISMATCH * (not remarks and asks_strange(raw, self.schema.names_column))
        return (
            least_price(at_best(raw) if remarks else raw, ledger) + strange + self._units.price(raw, ledger) - ROUNDING
        )

    def _candidates(self, drawn: Sketch) -> list[int]:
        """Ledgers that know a word of the question; all of them for a bare 逾期的有哪些."""
        own = [number for number, ledger in enumerate(self.schema.ledgers) if not ledger.plan]
        asked = "ask.count" in kinds_of(drawn.grammar)
        known = [number for number in own if number in drawn.senses or (asked and self._asks_thing(drawn, number))]
        return own if is_bare_status(drawn) else known

    def _is_otherwise(self, raw: Sequence[Item], ledger: Ledger) -> bool:
        names = (other.name for other in self.schema.ledgers if not other.plan and other.name != ledger.name)
        return does_otherwise(raw, ledger, names)

    def _asks_thing(self, drawn: Sketch, number: int) -> bool:
        return asks_thing(drawn.folded, self.schema.ledgers[number])

    def drafted(self, raw: Sequence[Item], number: int, today: date, most: float = inf) -> Drafted | None:
        """What familiar items say of a ledger; None when they ask for nothing of it, or it costs more than ``most``."""
        scope = self.scope(with_limit_said(self.schema.ledgers[number], raw), today)
        if not is_about(raw, scope.ledger):
            return None
        raw = with_formulas(raw, scope)
        items, fired = reduce_all(raw, scope)
        raw = explained(raw, items)
        price = self.price(raw, items, scope)
        if price - ROWS_BONUS > most:
            return None
        draft = replace(
            collected := collect(items, scope),
            flags=collected.flags | raw_flags(raw),
            entity=entity_named(raw, scope),
            event=event_named(raw, scope),
        )
        if not draft.asks:
            return None
        price += mismatches(raw, items, draft, scope.ledger, self.schema.names_column) + MISMATCH * left_in_all(items)
        return Drafted(draft, price, raw, items, fired, scope) if price <= most else None

    def _read_familiar(self, raw: Sequence[Item], number: int, today: date, most: float = inf) -> LedgerReading | None:
        """The reading of familiar items; None also when the words by themselves cost more than ``most``."""
        made = self.drafted(raw, number, today, most)
        if made is None:
            return None
        raw, ledger = made.raw, self.schema.ledgers[number]
        question, lost = with_plan(made.draft, made.scope, accounted)
        reading = reading_of(raw, made.items, made.draft, question, made.price, lost, made.fired)
        named, leans = names_ledger(raw, ledger), leans_back(raw, made.draft)
        bare = made.draft.is_bare and not any(item.has("ledger") for item in raw)
        return replace(reading, named=named, leans=leans, favour=favour(raw, ledger), bare=bare)

    def price(self, raw: Sequence[Item], items: Sequence[Item], scope: Scope) -> float:
        """Rounded, so that the order of sums never decides between two ledgers."""
        foreign = MISMATCH * quotes_unknown(raw, self._titles) + OTHER_DEED * self._is_otherwise(raw, scope.ledger)
        return round(price_of(raw, items, scope.ledger) + self._units.price(raw, scope.ledger) + foreign, 6)


def reading_of(
    raw: Sequence[Item],
    items: Sequence[Item],
    draft: Draft,
    question: LedgerQuestion,
    price: float,
    lost: tuple[Word, ...],
    fired: Sequence[str],
    opening: str = "",
) -> LedgerReading:
    """The reading of a draft at a price, with what it leaves unexplained and how it came about."""
    cost = price + sum(word.weight for word in lost)
    told = Trace(f"{opening}{draft.ledger}", cost, raw, fired, lost=lost)
    return LedgerReading(question, cost, (*unexplained(raw, items), *lost), draft=draft, told=told, lost=lost)


def _keyed(
    reading: LedgerReading, draft: Draft, question: LedgerQuestion, lost: tuple[Word, ...], label: str
) -> LedgerReading:
    """The reading with a figure for its extreme, at the price of what the figure leaves unaccounted for."""
    cost = reading.cost - sum(word.weight for word in reading.lost) + sum(word.weight for word in lost)
    kept = tuple(word for word in reading.unexplained if word not in reading.lost)
    made = replace(reading, question=question, draft=draft, label=label, lost=lost, leans=False)
    return replace(made, cost=cost, unexplained=(*kept, *lost))


def unexplained(raw: Sequence[Item], items: Sequence[Item] = ()) -> tuple[Word, ...]:
    """The words that nothing explains, but for light ones; one of content is as good as lost, unless a rule took it."""
    left = [item for item in raw if item.has("unknown") and item.weight and not quoted(item, items)]
    taken = {end for item in items if not item.has("unknown") for end in (item.start, -item.end)}
    weighed = ((item, LOST if item.has("content") and not _is_end(item, taken) else item.weight) for item in left)
    return tuple(
        Word(item.text, Span(item.start, item.end), weight) for item, weight in weighed if weight > LEAST_WEIGHT
    )


def _is_end(item: Item, ends: Collection[int]) -> bool:
    """Whether a word is the first or the last of what a rule made one; those between may be passed over."""
    return item.start in ends or -item.end in ends


def _coverage(drawn: Sketch, number: int) -> float:
    """How much of the question a ledger could explain, roughly: characters under its senses."""
    covered = {position for item in drawn.senses.get(number, ()) for position in range(item.start, item.end)}
    return sum(drawn.skip[position] for position in covered)
