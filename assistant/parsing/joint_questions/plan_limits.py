"""A ledger's figure held against one that the plan sets: 离8天的上限还剩几天, 比规定的7吨高多少.

Invariant: the plan's figure is found by the things it speaks of or by its own number, never
assumed; the words that only say 「against it」 are left out before the rest is read.
"""

from collections.abc import Iterator, Sequence

from assistant.model.catalog import Column, Ledger
from assistant.model.document import Target
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Condition,
    Frame,
    Function,
    LedgerQuestion,
    Literal,
    Measure,
    Scalar,
    Shape,
)
from assistant.parsing.joint_questions.part_reader import PartReader
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.joint_questions.plan_statements import narrowed
from assistant.parsing.joint_questions.plan_words import (
    Stated,
    in_unit,
    numbers,
    spans,
    targets_of,
)
from assistant.parsing.joint_questions.windows import Window
from assistant.parsing.joint_questions.words import lexicon
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.common import row_conditions
from assistant.parsing.ledger_questions.frames.counting import count_measure
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.measures.figures import default_measure
from assistant.parsing.ledger_questions.plan_figures import figure_of, plan_rows, target_of
from assistant.parsing.ledger_questions.quantities import convertible
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.schema import Schema
from assistant.parsing.ledger_questions.senses import STEM_COST, Sense, SenseKind
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.records import replace

PERCENT = 100
"""So many percent make a whole."""
NEAR = 4
"""Characters between 占 and the goal it is a share of."""
IS = "是"
"""Ends the name of a figure that is asked for: 上限是几天."""
COMPARED = frozenset(("compare", "plan.exceeded"))
"""Kinds of a word before a number that rows are told apart by."""
HELD = 0.15
"""What a reading gains that finds the plan's figure."""
Matter = frozenset[tuple[str, frozenset[str]]]
"""Columns with the values that a figure's name speaks of; with none where it counts what the column holds (环节)."""
Held = tuple[Measure, Draft, tuple[Condition, ...]]
"""A figure of the ledger, its draft, and the conditions that make it the plan's matter."""


def held_against(drawn: Sketch, number: int, reader: PartReader, schema: Schema) -> Iterator[Stated]:
    """Readings of one ledger's figure beside a figure of the plan."""
    against = [*spans(drawn, "limit", "words"), *spans(drawn, "limit", "met")]
    if not against:
        return
    whole = reader.read_any([Window(number, 0, len(drawn.folded))])
    asked = [(item.start, item.end) for item in drawn.grammar if _asks_share(item)]
    manner = "share" if asked else "above" if spans(drawn, "limit", "above") else ""
    for target in targets_of(whole):
        said, rated = numbers(drawn, target), target.unit == "%"
        matter = _matter(target, number, schema)
        told = any(values for _, values in matter) or (matter and spans(drawn, "plan", "names"))
        held = said or ((told or rated) and not _only_names(drawn, against))
        aside = [one for one in against if one not in asked] if rated else [*against, *asked]
        part = _read_without(drawn, number, [*aside, *said], target, reader) if held else None
        figure = _held(drawn, part, target, matter) if part is not None and (matter or rated or not asked) else None
        if part is not None and figure is not None:
            yield _beside(part, figure, target, "" if rated else manner)


def _read_without(
    drawn: Sketch, number: int, left_out: Sequence[tuple[int, int]], target: Target, reader: PartReader
) -> Part | None:
    """The question without some stretches, and without words that only the figure's own name has: 区级抽查比例."""
    windows = _around(number, left_out, len(drawn.folded))
    part = reader.read(windows) if windows else None
    unknown = [item for item in part.raw if item.has("unknown") and len(item.text) > 1] if part is not None else []
    named = [(item.start, item.end) for item in unknown if item.text in target.indicator]
    return reader.read(_around(number, [*left_out, *named], len(drawn.folded))) if named else part


def _only_names(drawn: Sketch, against: Sequence[tuple[int, int]]) -> bool:
    """Whether the plan's figure is only named, so that it is what is asked for: 方案里重污染天数目标是多少."""
    judged = any(item.has("plan.met") for item in drawn.grammar)
    said = (drawn.folded[start:end].removesuffix(IS) for start, end in against)
    return not judged and all(word in lexicon("limit", "names") for word in said)


def _held(drawn: Sketch, part: Part, target: Target, matter: Matter) -> Held | None:
    """The figure that the plan's is held against; a number that sizes things (3米以下的炉) is held against nothing."""
    counted = _count(part, target, matter)
    ends = {end for _, end in numbers(drawn, target)}
    sizes = any(item.has("after") and item.start in ends for item in drawn.grammar) or _picks_rows(drawn, target)
    if target.unit == "%" and counted is None and not sizes:
        return _rate(part, "" if ends else target.indicator) if spans(drawn, "limit", "met") else None
    return counted if counted is not None or not ends or sizes else _amount(part, target)


def _picks_rows(drawn: Sketch, target: Target) -> bool:
    """超过100的几家: the number says which rows are meant, unless it is asked whether it is passed."""
    starts = {start for start, _ in numbers(drawn, target)}
    compared = any(item.is_any(COMPARED) and item.end in starts for item in drawn.grammar)
    return compared and not any(item.has("ask.yes") for item in drawn.grammar)


def _rate(part: Part, indicator: str) -> Held | None:
    """The rate asked for; where the plan's number is not said, that of what its figure is called by (抽查户数)."""
    rated = (piece for piece in part.draft.pieces if piece.rate and piece.measure is not None)
    meant = next((piece for piece in rated if not indicator or (piece.column and piece.column in indicator)), None)
    return (meant.measure, narrowed(part.draft), ()) if meant is not None and meant.measure is not None else None


def share_of_target(drawn: Sketch, number: int, reader: PartReader) -> Iterator[Stated]:
    """完成数占方案目标的百分之几, 完成了目标的几成: the ledger's figure over the plan's."""
    asked = [(item.start, item.end) for item in drawn.grammar if _asks_share(item)]
    against, goals = spans(drawn, "limit", "words"), spans(drawn, "limit", "goal")
    if not against or not any(_next_to(share, goal) for share in asked for goal in goals):
        return
    done = [(item.start, item.end) for item in drawn.grammar if item.has("status.done")]
    said = [*against, *asked, *spans(drawn, "limit", "goals"), *(one for one in done if _leads(one, goals))]
    part = reader.read(_around(number, said, len(drawn.folded)))
    column = _goal_column(part) if part is not None else None
    target = target_of(part.scope, column) if part is not None and column is not None else None
    if part is None or column is None or target is None or target.op not in ("=", ">=") or target.unit == "%":
        return
    draft = narrowed(part.draft)
    measure = _measure(draft, column)
    limit = Literal(columns.number(in_unit(target, column)), column.unit)
    share = Measure("占方案目标", Arithmetic("/", measure.scalar, limit), "%", "方案目标")
    rows = (*draft.restrictions, *plan_rows(draft, part.scope, target, column))
    conditions = tuple(dict.fromkeys(row.condition for row in rows))
    missing = Measure("还差", Arithmetic("-", limit, measure.scalar), column.unit)
    asked_for = (missing,) if any(item.has("plan.gap") for item in drawn.grammar) else ()
    shown = (share, measure, Measure("方案要求", limit, column.unit), *asked_for)
    frame = Frame(part.ledger.name, conditions, shown, draft.dimensions)
    question = LedgerQuestion(frame, Shape.FIGURE, (figure_of(target),), (target.clause,))
    yield Stated(question, draft, part.cost - HELD, (part,))


def _asks_share(item: Item) -> bool:
    return item.has("share") and not item.has("share.rate")


def _leads(done: tuple[int, int], goals: Sequence[tuple[int, int]]) -> bool:
    """Whether 完成了 stands right before the goal: it says of the goal how much was done, and of no row that it is."""
    return any(0 <= start - done[1] <= NEAR for start, _ in goals)


def _next_to(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one stretch stands right before or behind another."""
    return 0 <= other[0] - one[1] <= NEAR or 0 <= one[0] - other[1] <= NEAR


def _goal_column(part: Part) -> Column | None:
    """The column that a goal is set for: one named, else the finished one of a pair."""
    named = (part.ledger.column(name) for name in part.named_columns)
    pair = columns.planned_and_finished(part.ledger)
    meant = (column for column in named if column.type.numeric and target_of(part.scope, column) is not None)
    return next(meant, pair[1] if pair else None)


def _around(number: int, left_out: Sequence[tuple[int, int]], size: int) -> list[Window]:
    """The question without some stretches."""
    taken = [any(start <= place < end for start, end in left_out) for place in range(size)]
    edges = [place for place in range(size + 1) if (place == size or taken[place]) != (place == 0 or taken[place - 1])]
    return [Window(number, start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]


def _matter(target: Target, number: int, schema: Schema) -> Matter:
    """The values a counted figure speaks of (重度及以上污染天数), by column; the longest names only."""
    if target.unit not in lexicon("limit", "counted"):
        return frozenset()
    name = target.indicator.lower()
    for length in range(len(name), 1, -1):
        found = frozenset(
            (sense.column, frozenset(sense.values))
            for start in range(len(name) - length + 1)
            for sense in schema.surfaces.get(name[start : start + length], {}).get(number, ())
            if sense.kind is SenseKind.VALUE or _counts(sense, schema.ledgers[number])
        )
        if found:
            return found
    return frozenset()


def _counts(sense: Sense, ledger: Ledger) -> bool:
    """Whether a word is the name of a column that holds the same things in many rows, so that there are so many."""
    if sense.kind is not SenseKind.COLUMN or sense.cost >= STEM_COST:
        return False
    column = ledger.column(sense.column)
    return column.type.textual and 1 < column.distinct < ledger.rows


def _distinct(part: Part, target: Target, name: str) -> Held | None:
    """How many different things a column holds, where the question names it."""
    if not any(sense.column == name for item in part.raw for sense in item.sense(SenseKind.COLUMN)):
        return None
    scalar = Aggregate(Function.DISTINCT, ColumnRef(name))
    return Measure(f"{name}数", scalar, target.unit), replace(narrowed(part.draft), chosen=()), ()


def _count(part: Part, target: Target, matter: Matter) -> Held | None:
    """The count of what the plan's figure counts, where the question speaks of the same or of some of it."""
    said = [(sense.column, set(sense.values)) for item in part.raw for sense in item.sense(SenseKind.VALUE)]
    for name, values in matter:
        if not values:
            return _distinct(part, target, name)
        if not any(column == name and named <= values for column, named in said):
            continue
        draft = narrowed(part.draft)
        draft = replace(draft, restrictions=tuple(r for r in draft.restrictions if r.column != name), chosen=())
        ordered = tuple(value.text for value in part.ledger.column(name).values if value.text in values)
        made = columns.among(part.ledger.column(name), ordered)
        return count_measure(part.ledger, draft, target.unit), draft, (made,)
    return None


def _amount(part: Part, target: Target) -> Held | None:
    """The figure of the column that has the plan's unit."""
    draft = narrowed(part.draft)
    for name in part.named_columns:
        column = part.ledger.column(name)
        if column.type.numeric and column.unit and target.unit and convertible(target.unit, column.unit):
            rows = plan_rows(draft, part.scope, target, column)
            return _measure(draft, column), draft, tuple(row.condition for row in rows)
    return None


def _measure(draft: Draft, column: Column) -> Measure:
    """The figure asked of a column, else what a bare one means."""
    own = (piece.measure for piece in draft.pieces if piece.measure is not None)
    reference = ColumnRef(column.name)
    found = (m for m in own if isinstance(m.scalar, Aggregate) and m.scalar.operand == reference)
    return next(found, default_measure(column))


def _beside(part: Part, held: Held, target: Target, manner: str) -> Stated:
    """The figure, the plan's, and what lies between them."""
    measure, draft, made = held
    draft = _told_apart(draft)
    column = measure.scalar.operand if isinstance(measure.scalar, Aggregate) else None
    unit = measure.unit or target.unit
    goal = target.value
    if isinstance(column, ColumnRef) and part.ledger.column(column.name).type.numeric:
        goal = in_unit(target, part.ledger.column(column.name))
    limit: Scalar = Literal(columns.number(goal), unit)
    if target.unit == "%" and column is None:
        limit = Arithmetic("/", limit, Literal(PERCENT))
    shown = (measure, Measure("方案要求", limit, unit), _between(measure, limit, target, manner))
    frame = Frame(part.ledger.name, (*row_conditions(draft), *made), shown, draft.dimensions)
    question = LedgerQuestion(frame, Shape.VERDICT, (figure_of(target),), (target.clause,))
    return Stated(question, draft, part.cost - HELD, (part,))


def _told_apart(draft: Draft) -> Draft:
    """The draft split by the column of which several values are named, where each is asked for: 甲和乙各几个."""
    listed = [part.column for part in draft.restrictions if len(part.values) > 1 and part.column]
    if draft.dimensions or not listed or "group.each" not in draft.flags:
        return draft
    return replace(draft, dimensions=(dimension_of(listed[0]),))


def _between(measure: Measure, limit: Scalar, target: Target, manner: str) -> Measure:
    """What lies between the figure and the plan's, or which share of it has been used."""
    if manner == "share":
        return Measure("占方案要求", Arithmetic("/", measure.scalar, limit), "%", "方案要求")
    if manner == "above":
        return Measure("超出", Arithmetic("-", measure.scalar, limit), measure.unit or target.unit)
    name = "还剩" if target.op in ("<=", "<") else "还差"
    return Measure(name, Arithmetic("-", limit, measure.scalar), measure.unit or target.unit)
