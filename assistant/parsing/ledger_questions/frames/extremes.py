"""最多的是哪个, 前三名, 第几: the frame of an extreme.

Convention: the top row, ties kept and said; figures that may be summed are summed over a
group first, others (浓度, 进度) are compared row by row unless a mean was asked for.
"""

from collections.abc import Sequence
from itertools import dropwhile

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Condition,
    Frame,
    Function,
    LedgerQuestion,
    Measure,
    Order,
    Scalar,
    Shape,
    Tally,
)
from assistant.parsing.ledger_questions.draft import Draft, Extreme, Piece
from assistant.parsing.ledger_questions.frames.asked_groups import group_dimensions
from assistant.parsing.ledger_questions.frames.common import filled_only, latest_rows, row_conditions
from assistant.parsing.ledger_questions.frames.counting import amount_column, count_measure, local_where
from assistant.parsing.ledger_questions.frames.each_group import each_group, within_each, without_group
from assistant.parsing.ledger_questions.frames.figures import label_of
from assistant.parsing.ledger_questions.frames.filtered import with_conditions
from assistant.parsing.ledger_questions.frames.grouped import months_apart
from assistant.parsing.ledger_questions.frames.keys import keyed
from assistant.parsing.ledger_questions.frames.targets import asked_by_name, own_figure, target_of
from assistant.parsing.ledger_questions.frames.tops import told_of_top
from assistant.parsing.ledger_questions.frames.totals import with_others, with_total
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.measures.figures import aggregated, scalar_measure
from assistant.parsing.ledger_questions.quantities import reckoned
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.sorts import sorts_things
from assistant.parsing.ledger_questions.times.date_groups import span_asked
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

TOLD = frozenset(("textual", "temporal"))
"""Kinds of columns that tell which row it is."""


def extreme_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """The top rows or groups."""
    extreme = draft.extreme or _record(draft)
    if extreme is None:
        return None
    draft = months_apart(draft) if any(draft.which) and not extreme.between else draft
    extreme = replace(extreme, thing=extreme.thing or asked_by_name(draft, scope.ledger, extreme))
    where = row_conditions(draft)
    each = "" if extreme.between else each_group(draft, scope.ledger)
    asked = replace(draft, which=(extreme.thing,)) if extreme.thing in draft.which else draft
    found = extreme_frame(without_group(asked, each, scope.ledger), extreme, scope.ledger, where)
    if _counts_ones(found, scope.ledger):
        return None
    newest = latest_rows(draft, scope) if "latest.latest" in draft.flags else found.latest
    frame = with_others(with_total(replace(found, latest=newest), draft, scope.ledger), draft, extreme)
    if each:
        group = next((part for part in draft.dimensions if part.name == each), dimension_of(each))
        return LedgerQuestion(within_each(frame, group, scope.ledger), Shape.EXTREME)
    return told_of_top(frame, draft, scope.ledger, extreme.thing)


def _counts_ones(frame: Frame, ledger: Ledger) -> bool:
    """Whether the rows of things that have one each are counted: 最严重的三次火点 says of what figure nothing."""
    names = [part.scalar.name for part in frame.dimensions if isinstance(part.scalar, ColumnRef)]
    single = any(ledger.column(name).distinct == ledger.rows for name in names)
    counts = [m.scalar for m in frame.measures[:1] if isinstance(m.scalar, Aggregate)]
    return single and any(scalar.function is Function.COUNT for scalar in counts)


def _record(draft: Draft) -> Extreme | None:
    """最高值多少、哪家、哪天: the row that holds the extreme is asked for with it."""
    asked = draft.which or {"ask.when", "ask.which"} & draft.flags or _tells_of_it(draft.said)
    if draft.dimensions or not asked:
        return None
    for piece in draft.pieces:
        scalar = piece.measure.scalar if piece.measure else None
        if piece.measure and isinstance(scalar, Aggregate) and scalar.function in (Function.MAXIMUM, Function.MINIMUM):
            end = "most" if scalar.function is Function.MAXIMUM else "least"
            if isinstance(scalar.operand, ColumnRef):
                return Extreme(end, column=piece.column, rows=True)
            return Extreme(end, piece=Piece(scalar=scalar.operand, noun=piece.measure.unit), rows=True)
    return None


def _tells_of_it(said: Sequence[Item]) -> bool:
    """Whether what is known of the row besides is named behind its figure: 峰值是多少，企业和日期也报一下."""
    behind = dropwhile(lambda item: not item.has("measure"), said)
    return any(item.is_any(TOLD) and item.condition is None for item in behind)


def extreme_frame(draft: Draft, extreme: Extreme, ledger: Ledger, where: tuple[Condition, ...]) -> Frame:
    """The frame of a question for the top or bottom rows or groups."""
    extreme, piece = keyed(draft, extreme, ledger)
    target = target_of(draft, ledger, extreme)
    own = own_figure(extreme.column or (piece.column if piece is not None and piece.measure else ""), ledger, target)
    if own is not None:
        draft, piece = replace(draft, pieces=tuple(part for part in draft.pieces if part.column != own.name)), None
    key = own or (ledger.column(extreme.column) if extreme.column else None)
    if key is not None and (key.type.temporal or _of_rows(draft, extreme, ledger, key, target)):
        return _by_row(draft, extreme, ledger, where, ColumnRef(key.name), (key.name,))
    if piece is not None and piece.scalar is not None and (extreme.rows or _each_row(draft, ledger, piece, target)):
        return _by_row(draft, extreme, ledger, where, piece.scalar, (), piece)
    return by_group(draft, extreme, ledger, where, group_measure(draft, ledger, key, piece, target), target)


def _each_row(draft: Draft, ledger: Ledger, piece: Piece, target: Column | None) -> bool:
    """Whether rows are compared: each is a thing of its own, or the longest single wait of a thing is asked for."""
    own = target is not None and target.name == ledger.entity and not draft.dimensions
    taken_together = {"aggregate.sum", "aggregate.average"} & draft.flags
    return not _grouped(draft, ledger, target) or (own and columns.is_span(ledger, piece.scalar) and not taken_together)


def _grouped(draft: Draft, ledger: Ledger, target: Column | None) -> bool:
    """Whether the target has several rows, so that they must be taken together."""
    if draft.dimensions:
        return True
    if target is None or (target.name == ledger.entity and columns.rows_are_entities(ledger)):
        return False
    return not target.masked and 0 < target.distinct < ledger.rows


def _of_rows(draft: Draft, extreme: Extreme, ledger: Ledger, key: Column, target: Column | None) -> bool:
    """Whether the rows themselves are compared, and not groups of them."""
    if extreme.rows or extreme.between:
        return extreme.rows
    if span_asked(draft.flags) and "single" not in draft.flags:
        return False
    if columns.additive(key) and "ask.when" in draft.flags and _of_a_day(draft, extreme):
        return False
    if not _grouped(draft, ledger, target) or "single" in draft.flags:
        return True
    if "aggregate.average" in draft.flags or "aggregate.sum" in draft.flags or draft.dimensions:
        return False
    if columns.additive(key):
        return False
    return target is None or target != columns.place_column(ledger) or "ask.when" in draft.flags


def _of_a_day(draft: Draft, extreme: Extreme) -> bool:
    """Whether days are put in order by what they add up to: 罚款最多的一天, 哪天罚款最多."""
    named = any(item.has("extreme") and item.text.endswith(words("day_nouns")) for item in draft.said)
    things = draft.which or extreme.thing or {"ask.which", "ask.who", "single"} & draft.flags
    return named or not (things or draft.chosen)


def group_measure(
    draft: Draft, ledger: Ledger, key: Column | None, piece: Piece | None, target: Column | None
) -> Measure:
    """The figure by which groups are compared."""
    if key is not None and own_figure(key.name, ledger, target) is not None:
        return Measure(key.name, Aggregate(Function.MAXIMUM, ColumnRef(key.name)), key.unit)
    if key is not None:
        additive = columns.additive(key) and "aggregate.average" not in draft.flags
        return aggregated(key, Function.SUM if additive else Function.AVERAGE, "合计" if additive else "平均")
    if piece is not None and piece.measure is not None:
        return piece.measure
    if piece is not None and piece.scalar is not None:
        summed = "aggregate.sum" in draft.flags
        average = "aggregate.average" in draft.flags or (columns.is_span(ledger, piece.scalar) and not summed)
        name = f"{_row_figure_name(piece)}{'平均' if average else '合计'}"
        return scalar_measure(piece.scalar, Function.AVERAGE if average else Function.SUM, name, piece.noun)
    noun = next((piece.noun for piece in draft.pieces if piece.noun), "")
    plain = replace(draft, chosen=(), which=())
    if amount_column(ledger, plain, noun) is not None:  # 焚烧最多的是哪个镇，共多少起: of both the same figure
        return count_measure(ledger, plain, noun)
    if _counts_things(draft, ledger, noun, target):
        return count_measure(ledger, plain, noun)
    if noun in words("generic_nouns") or not noun:
        return Measure("数量", Aggregate(Function.COUNT), noun or ledger.unit_noun)
    return count_measure(ledger, plain, noun)


def _counts_things(draft: Draft, ledger: Ledger, noun: str, target: Column | None) -> bool:
    """Whether the things that the rows are about are counted for each group: 哪家监理公司的工地最多, 加油站最多的镇."""
    sort = any(part.values and sorts_things(ledger, part.column) for part in draft.restrictions)
    named = (draft.entity or sort) and not draft.rows and noun not in (*words("row_nouns"), *words("day_nouns"))
    return named and target is not None and target.name != ledger.entity and not columns.rows_are_entities(ledger)


def _descending(extreme: Extreme, key: Column | None) -> bool:
    """Which end comes first; best and worst depend on which figures are good."""
    if extreme.direction in ("best", "worst"):
        low_is_good = key is not None and key.good == "low"
        return (extreme.direction == "best") != low_is_good
    return extreme.direction in ("most", "longest")


def _key_column(measure: Measure | None, extreme: Extreme, ledger: Ledger) -> Column | None:
    if extreme.column:
        return ledger.column(extreme.column)
    scalar = measure.scalar if measure else None
    if isinstance(scalar, Aggregate) and isinstance(scalar.operand, ColumnRef):
        return ledger.column(scalar.operand.name)
    return None


def _by_row(
    draft: Draft,
    extreme: Extreme,
    ledger: Ledger,
    where: tuple[Condition, ...],
    key: Scalar,
    names: tuple[str, ...],
    piece: Piece | None = None,
) -> Frame:
    """Top rows, whole, with the compared figure first."""
    shown: list[Measure] = []
    if piece is not None:
        shown.append(Measure(_row_figure_name(piece), key, piece.noun))
    day = columns.date_column(ledger) if "ask.when" in draft.flags else None
    asked = (day.name,) if day else ()
    told = (*draft.which, *(name for name in draft.chosen if name not in names))
    named = (*told, ledger.entity) if extreme.thing else (ledger.entity, *told)
    first = [name for name in dict.fromkeys((*asked, *named, *draft.chosen, *names)) if name]
    rest = [column.name for column in ledger.columns if column.name not in first]
    shown += [Measure(name, ColumnRef(name)) for name in (*first, *rest)]
    order = (Order(key, _descending(extreme, _key_column(None, extreme, ledger))),)
    return Frame(
        ledger.name,
        (*where, *filled_only((key,), ledger)),
        columns=tuple(shown),
        order=order,
        limit=extreme.limit,
        ties=extreme.limit == 1,
        nth=extreme.nth,
        ends=extreme.ends,
    )


def _row_figure_name(piece: Piece) -> str:
    if piece.measure is not None:
        return piece.measure.name
    if piece.noun == "天" or isinstance(piece.scalar, Tally):
        return f"{piece.noun}数"
    over = isinstance(piece.scalar, Arithmetic) and piece.scalar.op == "/"
    ends = (f"（{piece.noun}）" if piece.noun else "之比") if over else "差"
    return reckoned(piece.scalar) or f"{piece.column}{ends}"


def by_group(
    draft: Draft,
    extreme: Extreme,
    ledger: Ledger,
    where: tuple[Condition, ...],
    measure: Measure,
    target: Column | None,
) -> Frame:
    """Top groups with their figure, and the other figures asked for."""
    dimensions = group_dimensions(draft, ledger, target)
    others = _other_measures(draft, measure, ledger)
    filled = filled_only(tuple(part.scalar for part in dimensions), ledger)
    order = (Order(measure.scalar, _descending(extreme, _key_column(measure, extreme, ledger))),)
    if draft.rank:
        return Frame(ledger.name, (*where, *filled), (measure,), dimensions, order=order)
    return Frame(
        ledger.name,
        (*where, *filled),
        (measure, *others),
        dimensions,
        order=(*order, *(Order(part.scalar) for part in dimensions)),
        limit=extreme.limit,
        ties=extreme.limit == 1,
        nth=extreme.nth,
        ends=extreme.ends,
    )


def _other_measures(draft: Draft, main: Measure, ledger: Ledger) -> tuple[Measure, ...]:
    found: dict[str, Measure] = {}
    for piece in draft.pieces:
        if piece.measure is not None and piece.measure.scalar != main.scalar:
            made = replace(piece.measure, scalar=with_conditions(piece.measure.scalar, local_where(piece)))
        elif piece.local and piece.measure is None and piece.scalar is None:
            made = count_measure(ledger, replace(draft, chosen=()), piece.noun, local_where(piece), piece.column)
        else:
            continue
        name = f"{label_of(piece)}{made.name}"
        found[name] = replace(made, name=name)
    return tuple(found.values())
