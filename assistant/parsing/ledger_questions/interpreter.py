"""Reads a question for every ledger that knows a word of it, and prices each reading.

Invariant: the price counts every word: what no sense explains, what a sense only half
explains, and what was explained but found no place in the frame. A ledger that ignores
a word never ties with one that uses it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.linking.linked import Linked
from assistant.model.catalog import Catalog, Ledger
from assistant.model.document import Document
from assistant.model.ledger_question import LedgerQuestion, Shape
from assistant.model.span import Span
from assistant.parsing.ledger_questions.collect import collect, entity_named, raw_flags
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.finish import finish
from assistant.parsing.ledger_questions.grammar import reduce_all
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.lexing import Sketch, lex, sketch
from assistant.parsing.ledger_questions.merge import merged
from assistant.parsing.ledger_questions.plan_figures import with_plan
from assistant.parsing.ledger_questions.pricing import UnitPrior, familiar, mismatches, price_of, quoted
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import Schema
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.reading import Reading, Word
from assistant.text.segment import Segmenter

LEAST_WEIGHT = 0.1
"""Unknown words up to this weight are not worth naming."""
MOST_LEDGERS = 40
"""Ledgers read in full for one question."""


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

    def __init__(self, schema: Schema, catalog: Catalog, documents: Sequence[Document], segmenter: Segmenter) -> None:
        self.catalog = catalog
        self.segmenter = segmenter
        self.schema = schema
        self.documents = tuple(documents)
        self._units = UnitPrior(self.schema)

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
        raw = familiar(lex(drawn, number), scope.ledger)
        if not _about(raw):
            return None
        items, fired = reduce_all(raw, scope)
        draft = replace(
            drafted := collect(items, scope), flags=drafted.flags | raw_flags(raw), entity=entity_named(raw, scope)
        )
        if not _asks(draft):
            return None
        question = with_plan(draft, scope, finish)
        price = self._price(raw, items, draft, question, scope) + mismatches(raw, items, draft, scope.ledger)
        made = _reading(raw, items, draft, question, price, _rules(fired))
        return replace(made, named=_names_ledger(raw, scope.ledger))

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
        price = self._price(raw, items, draft, question, scope)
        return _reading(raw, items, draft, question, price, _rules(fired), "接着上一问：")

    def _price(
        self, raw: Sequence[Item], items: Sequence[Item], draft: Draft, question: LedgerQuestion, scope: Scope
    ) -> float:
        """Rounded, so that the order of sums never decides between two ledgers."""
        settled = [*(["share"] if draft.share else []), *(["plan"] if question.figures else [])]
        return round(price_of(raw, items, settled, scope.ledger) + self._units.price(raw, scope.ledger), 6)


def _rules(fired: Sequence[str]) -> str:
    """The line of the trace that names the rules that made the reading."""
    return f"  规则：{'、'.join(fired)}"


def _reading(
    raw: Sequence[Item],
    items: Sequence[Item],
    draft: Draft,
    question: LedgerQuestion,
    price: float,
    rules: str,
    opening: str = "",
) -> LedgerReading:
    """The reading of a draft at a price, with what it leaves unexplained and how it came about."""
    unexplained = tuple(
        Word(item.text, Span(item.start, item.end), item.weight)
        for item in raw
        if item.has("unknown") and item.weight > LEAST_WEIGHT and not quoted(item, items)
    )
    trace = (
        f"{opening}{draft.ledger}  代价 {price:.2f}",
        "  " + " ".join(_shown(item) for item in raw),
        rules,
    )
    return LedgerReading(question, price, unexplained, draft=draft, trace=trace)


def _is_bare(drawn: Sketch) -> bool:
    """Whether a status word stands by itself, outside every name the ledgers know."""
    named = [item for items in drawn.senses.values() for item in items if "topic" not in item.kinds]
    words = [item for item in drawn.grammar if any(item.has(kind) for kind in ("overdue", "status", "due", "early"))]
    return any(
        not any((n.start <= w.start and w.end < n.end) or (n.start < w.start and w.end <= n.end) for n in named)
        for w in words
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
