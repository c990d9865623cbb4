"""A ledger asked with what the plan says beside it: 方案要求装监测的大工地, 离8天的上限还剩几天.

The words that only tell what the plan orders are found again in the sentence of one of its
figures; they restrict nothing themselves. What the figure says of the rows does: its
threshold, or the limit that a count is held against.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from assistant.model.answer import Figure
from assistant.model.catalog import Column, Ledger
from assistant.model.document import Target
from assistant.model.ledger_question import (
    Arithmetic,
    ColumnRef,
    Comparison,
    Frame,
    LedgerQuestion,
    Literal,
    Measure,
    Shape,
)
from assistant.parsing.joint_questions.parts import Part, PartReader
from assistant.parsing.joint_questions.windows import NAMED, Window
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.frames.common import row_conditions
from assistant.parsing.ledger_questions.frames.counting import count_measure
from assistant.parsing.ledger_questions.frames.finish import finish
from assistant.parsing.ledger_questions.lexing import Sketch
from assistant.parsing.ledger_questions.quantities import convertible
from assistant.parsing.ledger_questions.schema import Schema
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.text.lexicon import load
from assistant.text.units import convert

STATED = 0.25
"""What a reading gains that finds what is told in the plan."""
LEAST_SHARED = 0.5
"""Share of a statement's weight that must stand in the figure's sentence."""
NUMBER = 1.0
"""What a number said like the plan's adds to that weight."""
ATTRIBUTIVE = re.compile("(?:及|或)?以[上下内]的?[一-鿿]")
"""A figure that says which things are meant: 3米以下的煤气发生炉."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A question with what the plan says of it: the question, its draft, and its price."""

    question: LedgerQuestion
    draft: Draft
    cost: float
    parts: tuple[Part, ...]


def against_plan(drawn: Sketch, number: int, reader: PartReader, schema: Schema) -> Iterator[Stated]:
    """Readings of one ledger with a figure of the plan."""
    stretch = _statement(drawn)
    if stretch is not None:
        yield from _stated(drawn, number, reader, stretch)
    yield from _counted(drawn, number, reader, schema)


def _targets(part: Part) -> list[Target]:
    """The figures of clauses that ask for the ledger; all of them where it names none."""
    source = part.ledger.source
    return [target for target in part.scope.targets if target.clause in source or not source]


# -- 方案要求…的，… ---------------------------------------------------------------------


def _statement(drawn: Sketch) -> tuple[int, int] | None:
    """The stretch that tells what the plan orders: from its name to the next stop; it asks nothing."""
    text = drawn.folded
    start = min((text.find(word) for word in _words("plan", "names") if word in text), default=-1)
    if start < 0:
        return None
    ends = [token.end for token in drawn.linked.tokens if token.text in _words("breaks", "stop") and token.end > start]
    begins = [
        token.start for token in drawn.linked.tokens if token.text in _words("limit", "turn") and token.start > start
    ]
    end = min([*ends, *begins, len(text)])
    asks = any(item.has("ask") and not item.has("ask.list") and start <= item.start < end for item in drawn.grammar)
    return None if asks or (start, end) == (0, len(text)) else (start, end)


def _stated(drawn: Sketch, number: int, reader: PartReader, stretch: tuple[int, int]) -> Iterator[Stated]:
    start, end = stretch
    around = [Window(number, *ends) for ends in ((0, start), (end, len(drawn.folded))) if ends[0] < ends[1]]
    asking, said = reader.read_any(around), reader.read_any([Window(number, start, end)])
    shares = [(_shared(drawn, stretch, target), place, target) for place, target in enumerate(_targets(asking))]
    best = max(shares, default=None, key=lambda share: (share[0], -share[1]))
    if best is None or best[0] < LEAST_SHARED:
        return
    target = best[2]
    kept = tuple(part for part in said.draft.restrictions if _restricts(part, target))
    added = _threshold(asking.ledger, target, (*asking.draft.restrictions, *kept))
    draft = replace(
        asking.draft,
        restrictions=(*kept, *added, *asking.draft.restrictions),
        entity=asking.draft.entity or said.draft.entity,
    )
    question = replace(finish(draft, asking.scope), figures=(_figure(target),), clauses=(target.clause,))
    left = sum(weight * (1 - _told(word, target)) for word, weight in _content(drawn, stretch))
    named = any(item.has("ledger") for item in said.raw) and not any(item.has("ledger") for item in asking.raw)
    yield Stated(question, draft, asking.cost + left - STATED - NAMED * named, (asking, said))


def _content(drawn: Sketch, stretch: tuple[int, int]) -> Iterator[tuple[str, float]]:
    """The words of a stretch with their weights, the plan's name left out."""
    plain = {word for name in ("names", "words") for word in _words("plan", name)} | set(_words("limit", "such"))
    for token in drawn.linked.tokens:
        if stretch[0] <= token.start and token.end <= stretch[1] and token.text not in plain:
            yield token.text, sum(drawn.skip[token.start : token.end])


def _shared(drawn: Sketch, stretch: tuple[int, int], target: Target) -> float:
    """The share of a statement's words that the figure's sentence has."""
    words = list(_content(drawn, stretch))
    numbers = [item.quantity.value for item in drawn.grammar if item.quantity and stretch[0] <= item.start < stretch[1]]
    same = NUMBER * (target.value in numbers)
    shared = sum(weight * _told(word, target) for word, weight in words)
    return (shared + same) / (sum(weight for _, weight in words) + same or 1.0)


def _told(word: str, target: Target) -> float:
    """How much of a word the figure's sentence has: 扬尘监测 is told by 扬尘在线监测设备."""
    sentence = target.text + target.indicator
    if word in sentence:
        return 1.0
    pairs = [place for place in range(len(word) - 1) if word[place : place + 2] in sentence]
    told_of = len({place for pair in pairs for place in (pair, pair + 1)}) / len(word)
    return 1.0 if told_of > LEAST_SHARED else told_of


def _restricts(part: Restriction, target: Target) -> bool:
    """Whether what is said restricts rows; what the plan orders done (淘汰) does not, what it is done to does."""
    named = target.indicator + target.scope
    return not any(value in target.text and value not in named for value in part.values)


def _threshold(ledger: Ledger, target: Target, said: Sequence[Restriction]) -> tuple[Restriction, ...]:
    """The size from which on things are meant, where the plan's sentence says it and the question does not."""
    column = _sized(ledger, target)
    if column is None or any(part.column == column.name for part in said):
        return ()
    limit = Literal(columns.number(_in_unit(target, column)), column.unit)
    return (Restriction(Comparison(ColumnRef(column.name), target.op, limit), column.name, written="target"),)


def _sized(ledger: Ledger, target: Target) -> Column | None:
    """The column of the size, if the figure says which things are meant."""
    if target.op not in ("<=", ">=", "<", ">") or not ATTRIBUTIVE.search(target.text):
        return None
    fitting = [c for c in ledger.columns if c.type.numeric and c.unit and convertible(target.unit, c.unit)]
    return fitting[0] if len(fitting) == 1 else None


# -- 离8天的上限还剩几天 --------------------------------------------------------------------


def _counted(drawn: Sketch, number: int, reader: PartReader, schema: Schema) -> Iterator[Stated]:
    """A count held against a limit of the plan on the same things."""
    spans = [(at, at + len(word)) for word in _words("limit", "words") for at in _places(drawn.folded, word)]
    if not spans:
        return
    whole = reader.read_any([Window(number, 0, len(drawn.folded))])
    for target in (target for target in _targets(whole) if target.unit in _words("limit", "counted")):
        values = _values_of(target.indicator, number, schema)
        numbers = [(i.start, i.end) for i in drawn.grammar if i.quantity and i.quantity.value == target.value]
        part = reader.read(_around(number, [*spans, *numbers], len(drawn.folded))) if values else None
        if part is not None and any((r.column, frozenset(r.values)) in values for r in part.draft.restrictions):
            yield _held_against(part, target)


def _places(text: str, word: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(re.escape(word), text))


def _around(number: int, spans: Sequence[tuple[int, int]], size: int) -> list[Window]:
    """The question without some stretches."""
    taken = [any(start <= place < end for start, end in spans) for place in range(size)]
    edges = [place for place in range(size + 1) if (place == size or taken[place]) != (place == 0 or taken[place - 1])]
    return [Window(number, start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]


def _values_of(indicator: str, number: int, schema: Schema) -> set[tuple[str, frozenset[str]]]:
    """The values that an indicator speaks of (重度及以上污染天数), by column; the longest names only."""
    size = len(indicator)
    for length in range(size, 1, -1):
        found = {
            (sense.column, frozenset(sense.values))
            for start in range(size - length + 1)
            for sense in schema.surfaces.get(indicator[start : start + length].lower(), {}).get(number, ())
            if sense.kind is SenseKind.VALUE
        }
        if found:
            return found
    return set()


def _held_against(part: Part, target: Target) -> Stated:
    """The count, the plan's figure, and what is left of it."""
    draft = replace(part.draft, restrictions=tuple(r for r in part.draft.restrictions if r.written != "pending"))
    count = count_measure(part.ledger, replace(draft, chosen=()), target.unit)
    goal = Literal(columns.number(target.value), target.unit)
    left = "还剩" if target.op in ("<=", "<") else "还差"
    measures = (
        count,
        Measure("方案要求", goal, target.unit),
        Measure(left, Arithmetic("-", goal, count.scalar), target.unit),
    )
    frame = Frame(part.ledger.name, row_conditions(draft), measures, draft.dimensions)
    question = LedgerQuestion(frame, Shape.VERDICT, (_figure(target),), (target.clause,))
    return Stated(question, draft, part.cost, (part,))


def _figure(target: Target) -> Figure:
    return Figure(target.indicator, target.op, target.value, target.unit, target.clause)


def _in_unit(target: Target, column: Column) -> Decimal:
    return convert(target.value, target.unit, column.unit) or target.value


@cache
def _words(group: str, name: str) -> tuple[str, ...]:
    return tuple(load("joint_questions")[group][name]["words"])
