"""Figures by one or more dimensions, and in which order the groups stand.

Invariant: rows without a date belong to no month; they are left out, not shown as a group.
"""

from collections.abc import Sequence
from itertools import dropwhile

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import (
    Aggregate,
    ColumnRef,
    Condition,
    DatePart,
    Dimension,
    Frame,
    Function,
    Junction,
    LedgerQuestion,
    Measure,
    Order,
    Shape,
)
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.common import (
    count_noun,
    filled_only,
    latest_rows,
    one_row_each,
    row_conditions,
)
from assistant.parsing.ledger_questions.frames.counting import count_measure, one_row_each_named
from assistant.parsing.ledger_questions.frames.figures import measures_of, with_gap
from assistant.parsing.ledger_questions.frames.filtered import with_conditions
from assistant.parsing.ledger_questions.frames.listing import list_rows
from assistant.parsing.ledger_questions.frames.points import side_name
from assistant.parsing.ledger_questions.frames.pooled import never_pooled
from assistant.parsing.ledger_questions.frames.values_apart import values_apart
from assistant.parsing.ledger_questions.frames.which_split import found_only, only_of_one, split_by_which
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.sides import WEEKDAY
from assistant.parsing.ledger_questions.splits import (
    amounts_of_sides,
    crossed_sides,
    excepted,
    figures_side_by_side,
    in_a_row,
    side_by_side,
)
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

MEAN = "平均"
MEANT = ("average", "sum", "maximum", "minimum", "median")
AGGREGATES = frozenset(f"aggregate.{name}" for name in MEANT)


def _listed_groups(draft: Draft, ledger: Ledger) -> tuple[Dimension, ...]:
    """国道、省道、城区道路各是多少: the values named together are the groups, or the things that have them."""
    if draft.dimensions:
        return (*draft.dimensions, *_each_within(draft))
    several = [item for item in draft.said if item.values[1:]]
    sides = several and (in_a_row(draft) or amounts_of_sides(draft, ledger))
    each = {"group.each", "group.split"} & draft.flags or sides
    if not each and not never_pooled(draft, ledger):
        return ()
    listed = [part.column for part in draft.restrictions if len(part.values) > 1 and part.column != WEEKDAY]
    together = [item for item in draft.said if side_by_side(item)]
    named = [column for column in listed if any(column == item.column for item in together)]
    listed = named or ([] if figures_side_by_side(draft) else listed) or excepted(draft)
    things = _told_of_things(draft, ledger) if listed else ""
    if things:
        return (dimension_of(things),)
    both = crossed_sides(draft.said) or _both_listed(draft, together)
    if both:
        return tuple(map(dimension_of, both))
    return (dimension_of(listed[-1 if any(map(is_break, draft.said)) else 0]),) if listed else ()


def _both_listed(draft: Draft, together: Sequence[Item]) -> tuple[str, ...]:
    """高级教师、一级教师里男的女的各有几个: of values named side by side of two columns, both."""
    told = [item.condition for item in together]
    named = tuple(part.column for part in draft.restrictions if part.condition in told and part.column != WEEKDAY)
    return named if len(named) > 1 and not any(map(is_break, draft.said)) else ()


def _each_within(draft: Draft) -> tuple[Dimension, ...]:
    """每种排放标准下，重型、中型各几辆: 各 right behind values named side by side parts every group by them as well."""
    groups = {WEEKDAY, *(part.name for part in draft.dimensions)}
    split = next((place for place, item in enumerate(draft.said) if item.dimension is not None), 0)
    behind = list(dropwhile(lambda item: not item.has("listed"), draft.said[split + 1 :]))
    told = next((item for item in behind[1:] if is_break(item) or item.has("group.each")), None)
    if told is None or not told.has("group.each") or behind[0].column in groups:
        return ()
    return (dimension_of(behind[0].column),)


def _told_of_things(draft: Draft, ledger: Ledger) -> str:
    """The names of the things that a figure no two of them share is asked of: 甲或乙评级的股票，收盘价各是多少."""
    asked = (*(piece.column for piece in draft.pieces if piece.measure is not None), *draft.chosen)
    figures = [column for name in asked if name and (column := ledger.column(name)).type.numeric]
    pooled = draft.flags & AGGREGATES or any(item.measure and item.written in MEANT for item in draft.said)
    own = bool(figures) and not any(map(columns.additive, figures)) and not pooled
    named = (*draft.chosen, *((ledger.entity,) if draft.entity else ())) if own else ()
    return next((name for name in named if ledger.column(name).distinct == ledger.rows), "")


def _names_texts_of_each(draft: Draft, ledger: Ledger) -> bool:
    """Whether texts alone are named of things that have a row each (甲号书的书名和乙号书的书名): nothing is counted."""
    told = [ledger.column(name) for name in draft.chosen]
    single = any(len(part.values) > 1 and one_row_each_named(part, ledger) for part in draft.restrictions)
    return single and not draft.pieces and bool(told) and all(column.type.textual for column in told)


def months_apart(draft: Draft) -> Draft:
    """11月和12月分别多少: times of one column side by side are alternatives, and groups."""
    dated = [part for part in draft.restrictions if part.first and part.last]
    if len(dated) < 2 or len({part.column for part in dated}) > 1 or "group.each" not in draft.flags:
        return draft
    if len({part.first[:7] for part in dated}) < len(dated) and any(part.first != part.last for part in dated):
        return draft
    either = replace(dated[0], condition=Junction("or", tuple(part.condition for part in dated)), first="", last="")
    rest = tuple(part for part in draft.restrictions if part not in dated)
    whole_months = all(part.first[:7] == part.last[:7] for part in dated)
    part = "month" if whole_months else "year" if all(p.first[5:] == "01-01" for p in dated) else "day"
    label = {"month": "月份", "year": "年份", "day": "日期"}[part]
    split = Dimension(label, DatePart(part, ColumnRef(dated[0].column)))
    return replace(draft, restrictions=(*rest, either), dimensions=(*draft.dimensions, split))


def periods_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """11月上旬、中旬各多少, 周末和工作日各多少: what no unit of the calendar parts stands side by side."""
    days = [part for part in draft.restrictions if part.column == WEEKDAY]
    dated = days if len(days) > 1 else [part for part in draft.restrictions if part.first and part.last]
    rest = replace(draft, restrictions=tuple(part for part in draft.restrictions if part not in dated))
    if len(dated) < 2 or draft.dimensions or "group.each" not in draft.flags or months_apart(draft) is not draft:
        return None
    noun = count_noun(draft, scope.ledger)
    asked = measures_of(rest, scope) or (count_measure(scope.ledger, replace(rest, chosen=()), noun),)
    measures = tuple(
        Measure(f"{side_name(part, True)}{one.name}", with_conditions(one.scalar, (part.condition,)), one.unit)
        for part in dated
        for one in asked
    )
    return LedgerQuestion(Frame(scope.ledger.name, row_conditions(rest), measures), Shape.FIGURE)


def _of_listed(draft: Draft, scope: Scope) -> Draft:
    """甲和乙管的路段各几条: the things are counted for each of those named, not split by themselves."""
    listed = next((part.column for part in draft.restrictions if len(part.values) > 1), "")
    itself = [d.name for d in draft.dimensions] == [scope.ledger.entity] and listed != scope.ledger.entity
    plain = [p for p in draft.pieces if p.measure is None and p.scalar is None and not p.column]
    counts = bool(plain) and all(p in plain or p.measure is not None for p in draft.pieces)
    days = all(piece.noun in words("day_nouns") for piece in draft.pieces)  # 重污染天各镇几天: days are counted
    if not listed or not itself or not counts or days:
        return draft
    entity = scope.ledger.entity
    pieces = tuple(replace(piece, column=entity) if piece in plain else piece for piece in draft.pieces)
    return replace(draft, pieces=pieces, dimensions=(dimension_of(listed),))


def groups_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """Figures by one or more dimensions."""
    draft = values_apart(_of_listed(months_apart(draft), scope), scope.ledger)
    dimensions = _listed_groups(draft, scope.ledger) or split_by_which(draft, scope)
    if not any(isinstance(part.scalar, DatePart) for part in dimensions):
        dimensions = (*dimensions, *_trend(draft, scope))
    if not dimensions or _is_lookup(draft, scope) or _names_texts_of_each(draft, scope.ledger):
        return None
    if _asks_properties(draft, scope):
        return list_rows(draft, scope)
    if only_of_one(draft, dimensions, scope.ledger):
        return list_rows(replace(draft, dimensions=()), scope)
    dimensions = _told_apart((*dimensions, *_told_of_each(draft, dimensions, scope.ledger)), scope)
    if (
        latest_rows(draft, scope) is not None
        and any(d.name == scope.ledger.entity for d in dimensions)
        and not draft.pieces
    ):
        return list_rows(replace(draft, dimensions=()), scope)
    measures = measures_of(draft, scope) or (
        count_measure(scope.ledger, replace(draft, chosen=()), count_noun(draft, scope.ledger)),
    )
    measures = tuple(_of_rows(measure, dimensions, scope) for measure in measures)
    measures, counted = _counted_rows(with_gap(draft, measures))
    filled = filled_only([part.scalar for part in dimensions], scope.ledger)
    frame = Frame(
        scope.ledger.name,
        tuple(dict.fromkeys((*row_conditions(draft), *counted, *filled))),
        measures,
        dimensions,
        (*(part.condition for part in draft.having), *found_only(draft, scope, measures)),
        order=group_order(replace(draft, dimensions=dimensions), measures),
    )
    latest = latest_rows(draft, scope)
    frame = replace(frame, latest=latest) if latest is not None else one_row_each(frame, scope.ledger)
    return LedgerQuestion(frame, Shape.GROUPS)


def _told_of_each(draft: Draft, dimensions: tuple[Dimension, ...], ledger: Ledger) -> tuple[Dimension, ...]:
    """What is told of each thing beside its figure, and is the same in all its rows: 每个工地的施工单位和问题总数."""
    if [part.name for part in dimensions] != [ledger.entity] or not draft.pieces:
        return ()
    named = (ledger.column(name) for name in draft.chosen)
    return tuple(dimension_of(column.name) for column in named if column.steady and column.type.textual)


def _counted_rows(measures: tuple[Measure, ...]) -> tuple[tuple[Measure, ...], tuple[Condition, ...]]:
    """A single count of rows of a kind (不合格次数) as a count of all rows that are of that kind."""
    only = measures[0].scalar if len(measures) == 1 else None
    if not isinstance(only, Aggregate) or only.function is not Function.COUNT or not only.where:
        return measures, ()
    return (replace(measures[0], scalar=replace(only, where=())),), only.where


def _of_rows(measure: Measure, dimensions: tuple[Dimension, ...], scope: Scope) -> Measure:
    """A count of what the groups are of, which were one in each of them, as a count of rows: 各镇重污染天数."""
    own = measure.scalar
    if not isinstance(own, Aggregate) or own.function is not Function.DISTINCT:
        return measure
    if all(own.operand != part.scalar for part in dimensions):
        return measure
    noun = scope.ledger.unit_noun or "条"
    return Measure(f"{noun}数", replace(own, function=Function.COUNT, operand=None), noun)


def _told_apart(dimensions: tuple[Dimension, ...], scope: Scope) -> tuple[Dimension, ...]:
    """The dimensions with what tells their values apart: a village with its town."""
    found: dict[str, Dimension] = {}
    for part in dimensions:
        plain = isinstance(part.scalar, ColumnRef)
        names = columns.identity(scope.ledger, part.name) if plain else ()
        found.update((name, dimension_of(name)) for name in names if name != part.name and name not in found)
        found[part.name] = part
    return tuple(found.values())


def _asks_properties(draft: Draft, scope: Scope) -> bool:
    """每天的空气质量级别: cells that are no figures are asked for, so they are listed."""
    split = {d.name for d in draft.dimensions}
    named = [scope.ledger.column(name) for name in draft.chosen if name not in split and name != scope.ledger.entity]
    figures = draft.pieces or draft.having or {"aggregate.average", "aggregate.sum"} & draft.flags
    weekly = any(isinstance(d.scalar, DatePart) and d.scalar.part != "day" for d in draft.dimensions)
    daily = any(isinstance(d.scalar, DatePart) for d in draft.dimensions) and not weekly
    each = {"group.each", "split.each"} & draft.flags and "group.split" not in draft.flags and not weekly
    plain = [column for column in named if not column.type.numeric and not column.type.temporal]
    return bool(plain) and len(plain) == len(named) and not figures and bool(daily or each)


def _trend(draft: Draft, scope: Scope) -> tuple[Dimension, ...]:
    """怎么变的: month by month."""
    column = columns.date_column(scope.ledger)
    if "trend" not in draft.flags or column is None:
        return ()
    return (Dimension("月份", DatePart("month", ColumnRef(column.name))),)


def group_order(draft: Draft, measures: tuple[Measure, ...]) -> tuple[Order, ...]:
    """The order asked for (a ranking begins at the top), else that of the dimensions."""
    dated = any(isinstance(part.scalar, DatePart) for part in draft.dimensions)
    measures = _named_order(draft, measures) or measures
    ranks = "sort.plain" in draft.flags and "sort.ascending" not in draft.flags and not dated
    if "sort.descending" in draft.flags or ranks:
        return (Order(measures[0].scalar, descending=True),)
    if "sort.ascending" in draft.flags and not dated:
        return (Order(measures[-1].scalar),)
    return tuple(Order(part.scalar) for part in draft.dimensions)


def _named_order(draft: Draft, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """The figure of several that the groups are to be put in order by: 按总投资从高到低排."""
    by = {sense.column for item in draft.said if item.has("sort") for sense in item.sense(SenseKind.COLUMN)}
    summed = [(made, made.scalar.operand) for made in measures if by and isinstance(made.scalar, Aggregate)]
    return tuple(made for made, operand in summed if isinstance(operand, ColumnRef) and operand.name in by)


def _is_lookup(draft: Draft, scope: Scope) -> bool:
    """今天各镇街AQI、首要污染物: one row a group already, so its cells are meant, not figures of it."""
    pinned = {part.column for part in draft.restrictions if part.first and part.first == part.last}
    date = columns.date_column(scope.ledger)
    grain = scope.ledger.grain
    one_a_day = "×" in grain and grain.endswith(("日", "天"))
    asks_figure = draft.pieces and not all(piece.measure is None and not piece.noun for piece in draft.pieces)
    return bool(one_a_day and date and date.name in pinned and draft.chosen and not asks_figure)
