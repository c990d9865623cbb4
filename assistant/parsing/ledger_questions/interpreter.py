"""Reads a question for every ledger that knows a word of it, and prices each reading.

Invariant: the price counts every word: what no sense explains, what a sense only half
explains, and what was explained but found no place in the frame. A ledger that ignores
a word never ties with one that uses it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.linking.linked import Linked
from assistant.model.catalog import Catalog, Ledger
from assistant.model.document import Document
from assistant.model.ledger_question import Contains, LedgerQuestion, Shape
from assistant.model.span import Span
from assistant.parsing.ledger_questions import pricing
from assistant.parsing.ledger_questions.collect import collect, entity_named, raw_flags
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.finish import finish
from assistant.parsing.ledger_questions.grammar import reduce_all
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.lexing import Sketch, grammar_words, lex, sketch
from assistant.parsing.ledger_questions.merge import merged
from assistant.parsing.ledger_questions.plan_figures import with_plan
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import Cut, Schema, build_schema
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.reading import Reading, Word
from assistant.text.lexicon import load
from assistant.text.segment import Segmenter

UNUSED_COST = 0.5
"""Price of a grammar word that was understood but found no place."""
LEDGER_BONUS = 0.3
FAMILIAR = 0.15
"""Most that a word costs which the ledger's own names contain."""
PART_ONLY = 0.3
"""Price of a reading that rests on a piece of a long value alone."""
TOPIC_BONUS = 0.05
ENTITY_BONUS = 0.1
PIECE_COST = 0.01
"""Price of one more item: of two covers the one with fewer, longer words."""
UNIT_PRIOR = 0.3
MOST_LEDGERS = 40
"""Ledgers read in full for one question."""
NAME_BONUS = 0.07
"""For a column called by its very name."""
NAMING = (SenseKind.LEDGER, SenseKind.COLUMN, SenseKind.VALUE, SenseKind.VERB)
EQUALITY = frozenset(("compare.eq", "filler.filler"))
CONTENT_KINDS = [
    "overdue",
    "status",
    "due",
    "compare",
    "quantity",
    "share",
    "superlative",
    "top",
    "early",
    "blank",
    "more",
    "minus",
    "except",
    "inside",
    "plan",
    "difference",
    "overall",
    "rank",
    "numeric",
    "tally",
]
"""Kinds that must not be left over."""


@dataclass(frozen=True, slots=True)
class LedgerReading(Reading):
    """A reading with its draft, so that a follow-up can change a piece of it."""

    draft: Draft | None = None
    trace: tuple[str, ...] = ()
    named: bool = True
    """Whether the words name the ledger or its entity; else they may go on from an earlier line."""

    @property
    def question_shape(self) -> Shape | None:
        """How the answer would be worded."""
        return self.question.shape if isinstance(self.question, LedgerQuestion) else None


class LedgerInterpreter:
    """Understands questions to the ledgers of one catalog."""

    def __init__(self, catalog: Catalog, documents: Sequence[Document], segmenter: Segmenter, cut: Cut) -> None:
        self.catalog = catalog
        self.segmenter = segmenter
        self.schema: Schema = build_schema(catalog, cut)
        self.documents = tuple(documents)
        self._units = _unit_columns(self.schema)

    def scope(self, ledger: Ledger, today: date) -> Scope:
        """What the rules may know about one ledger."""
        campaign = next((document.head.campaign for document in self.documents if document.head.campaign), None)
        targets = tuple(target for document in self.documents for target in document.targets)
        return Scope(ledger, today, campaign, targets, self.documents)

    def read(self, linked: Linked, today: date) -> tuple[LedgerReading, ...]:
        """All readings, the cheapest first."""
        drawn = sketch(linked, self.schema, self.segmenter)
        numbers = sorted(self._candidates(drawn), key=lambda number: -_coverage(drawn, number))[:MOST_LEDGERS]
        readings = [self.read_ledger(drawn, number, today) for number in numbers]
        return tuple(sorted((r for r in readings if r is not None), key=lambda reading: reading.cost))

    def _candidates(self, drawn: Sketch) -> list[int]:
        """Ledgers that know a word of the question; all of them for a bare 逾期的有哪些."""
        own = [number for number, ledger in enumerate(self.schema.ledgers) if not ledger.plan]
        known = [number for number in own if number in drawn.senses]
        return own if _is_bare(drawn) else known

    def read_ledger(self, drawn: Sketch, number: int, today: date) -> LedgerReading | None:
        """The reading of one ledger; None when the frame asks for nothing."""
        scope = self.scope(self.schema.ledgers[number], today)
        raw = _familiar(lex(drawn, number), scope.ledger)
        if not _about(raw):
            return None
        items, fired = reduce_all(raw, scope)
        draft = replace(
            drafted := collect(items, scope), flags=drafted.flags | raw_flags(raw), entity=entity_named(raw, scope)
        )
        if not _asks(draft):
            return None
        cost = self._cost(raw, items, draft, scope.ledger) + pricing.mismatches(raw, items, draft, scope.ledger)
        unexplained = tuple(
            Word(i.text, Span(i.start, i.end), i.weight)
            for i in raw
            if i.has("unknown") and i.weight > 0.1 and not _quoted(i, items)
        )
        question = with_plan(draft, scope, finish)
        trace = (
            f"{scope.ledger.name}  代价 {cost:.2f}",
            "  " + " ".join(_shown(item) for item in raw),
            "  规则：" + "、".join(fired),
        )
        return LedgerReading(question, cost, unexplained, (), "", draft, trace, _names_ledger(raw, scope.ledger))

    def continued(self, linked: Linked, last: Draft, today: date) -> LedgerReading | None:
        """The last question with what a fragment changes; None when the ledger knows nothing of it."""
        number = next((n for n, ledger in enumerate(self.schema.ledgers) if ledger.name == last.ledger), None)
        if number is None:
            return None
        scope = self.scope(self.schema.ledgers[number], today)
        raw = lex(sketch(linked, self.schema, self.segmenter), number)
        items, fired = reduce_all(raw, scope)
        fresh = collect(items, scope)
        if not _asks(fresh):
            return None
        draft = merged(last, replace(fresh, flags=fresh.flags | raw_flags(raw)), scope.ledger, today)
        question = with_plan(draft, scope, finish)
        cost = self._cost(raw, items, draft, scope.ledger)
        unexplained = tuple(
            Word(i.text, Span(i.start, i.end), i.weight)
            for i in raw
            if i.has("unknown") and i.weight > 0.1 and not _quoted(i, items)
        )
        trace = (
            f"接着上一问：{scope.ledger.name}  代价 {cost:.2f}",
            "  " + " ".join(_shown(item) for item in raw),
            "  规则：" + "、".join(fired),
        )
        return LedgerReading(question, cost, unexplained, (), "", draft, trace)

    def _cost(self, raw: Sequence[Item], items: Sequence[Item], draft: Draft, ledger: Ledger) -> float:
        cost = PIECE_COST * len([item for item in raw if not item.has("unknown")])
        cost += sum(item.weight for item in raw if not _quoted(item, items)) + sum(
            item.cost for item in raw if not item.has("part")
        )
        cost += sum(item.cost for item in items if isinstance(item.condition, Contains))
        settled = ("share",) if draft.share else ()
        cost += UNUSED_COST * sum(_unused(item) for item in items if not any(map(item.has, settled)))
        if any(sense.kind is SenseKind.LEDGER for item in raw for sense in item.senses):
            cost -= LEDGER_BONUS
        if any(
            sense.column == ledger.entity and sense.kind is SenseKind.COLUMN for item in raw for sense in item.senses
        ):
            cost -= ENTITY_BONUS
        if any(s.kind is SenseKind.COLUMN and s.column == i.text and len(i.text) > 2 for i in raw for s in i.senses):
            cost -= NAME_BONUS
        if not any(s.kind in NAMING for item in raw for s in item.senses):
            cost += PART_ONLY
        topics = sum(any(sense.kind is SenseKind.TOPIC for sense in item.senses) for item in raw)
        cost -= TOPIC_BONUS * min(topics, 3)
        return cost + UNIT_PRIOR * self._unit_doubt(raw, ledger)

    def _unit_doubt(self, raw: Sequence[Item], ledger: Ledger) -> float:
        """How unlikely a question about a government unit means this ledger: few units, small chance."""
        held = self._units.get(ledger.name, {})
        named = any(sense.column in held for item in raw for sense in item.sense(SenseKind.VALUE))
        if not named:
            return 0.0
        most = max((count for counts in self._units.values() for count in counts.values()), default=1)
        return 1.0 - max(held.values()) / most


def _quoted(item: Item, items: Sequence[Item]) -> bool:
    """Whether a word was looked for as it stands, inside a condition."""
    return any(isinstance(i.condition, Contains) and i.start <= item.start and item.end <= i.end for i in items)


def _is_bare(drawn: Sketch) -> bool:
    """Whether a status word stands by itself, outside every name the ledgers know."""
    named = [item for items in drawn.senses.values() for item in items if "topic" not in item.kinds]
    words = [item for item in drawn.grammar if any(item.has(kind) for kind in ("overdue", "status", "due", "early"))]
    return any(
        not any((n.start <= w.start and w.end < n.end) or (n.start < w.start and w.end <= n.end) for n in named)
        for w in words
    )


def _familiar(raw: Sequence[Item], ledger: Ledger) -> tuple[Item, ...]:
    """The items, with a word that is a piece of the ledger's own names made light: 矿 of 矿山扬尘台账."""
    names = " ".join((ledger.name, *ledger.aliases, *(column.name for column in ledger.columns)))
    return tuple(
        replace(item, weight=min(item.weight, FAMILIAR)) if item.has("unknown") and item.text in names else item
        for item in raw
    )


def _about(raw: Sequence[Item]) -> bool:
    """Whether the words name something of the ledger, or ask for a status that any may have."""
    named = any(s.kind not in (SenseKind.TOPIC, SenseKind.ROWS, SenseKind.UNIT) for item in raw for s in item.senses)
    topics = sum(any(s.kind is SenseKind.TOPIC for s in item.senses) for item in raw)
    return named or topics > 1 or any(item.has(kind) for item in raw for kind in ("overdue", "status", "early"))


def _names_ledger(raw: Sequence[Item], ledger: Ledger) -> bool:
    """Whether the ledger or its entity is spoken of by name."""
    return any(
        sense.kind is SenseKind.LEDGER or (sense.kind is SenseKind.COLUMN and sense.column == ledger.entity)
        for item in raw
        for sense in item.senses
        if sense.cost < 0.05
    )


def _coverage(drawn: Sketch, number: int) -> float:
    """How much of the question a ledger could explain, roughly: characters under its senses."""
    covered = {position for item in drawn.senses.get(number, ()) for position in range(item.start, item.end)}
    return sum(drawn.skip[position] for position in covered)


def _unused(item: Item) -> bool:
    """Whether a grammar word of weight was left without a use."""
    if item.has("column") or item.condition is not None or item.measure is not None or item.kinds <= EQUALITY:
        return False
    return any(item.has(kind) for kind in CONTENT_KINDS)


def _asks(draft: Draft) -> bool:
    """Whether anything is asked or restricted at all."""
    return bool(
        draft.restrictions
        or draft.pieces
        or draft.dimensions
        or draft.extreme
        or draft.which
        or draft.chosen
        or draft.share
        or draft.having
        or draft.flags
        or draft.against
    )


def _shown(item: Item) -> str:
    kinds = "/".join(sorted(item.kinds)) if not item.has("unknown") else f"？{item.weight:.2f}"
    return f"{item.text}({kinds})"


def _unit_columns(schema: Schema) -> dict[str, dict[str, int]]:
    """Ledger → column of government units → how many different ones it holds."""
    known = schema.unit_names
    found: dict[str, dict[str, int]] = {}
    for ledger in schema.ledgers:
        for column in ledger.columns:
            count = sum(value.text in known for value in column.values)
            if count:
                found.setdefault(ledger.name, {})[column.name] = count
    return found


def vocabulary(schema: Schema) -> tuple[str, ...]:
    """All words of questions to these ledgers, so that none is taken for a slip of another."""
    grammar = load("ledger_questions")
    nouns = grammar["classifier"]["classifier"]["words"]
    asked = (
        f"{word}{noun}" for word in ("几", "多少", "哪", "哪几", "每", "各", "哪一", "一", "两", "三") for noun in nouns
    )
    rates = (f"{surface}率" for surface, by_ledger in schema.surfaces.items() if _can_be_rate(surface, by_ledger))
    behind = {word for names in (grammar["after"],) for entry in names.values() for word in entry["words"]}
    return (*schema.words(), *(word for word in grammar_words() if word not in behind), *asked, *rates)


def _can_be_rate(surface: str, by_ledger: Mapping[int, Sequence[Sense]]) -> bool:
    kinds = {sense.kind for senses in by_ledger.values() for sense in senses}
    return len(surface) <= 4 and bool(kinds & {SenseKind.VALUE, SenseKind.VERB})
