"""From a draft to the typed question: one shape after another is tried, the most special first.

Invariant: every piece of the draft ends up in the frame or the draft's cost says so; a
shape that cannot hold a piece declines instead of dropping it.
"""

from collections.abc import Callable
from dataclasses import replace

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    DatePart,
    Dimension,
    Frame,
    FrameValue,
    Function,
    Junction,
    LedgerQuestion,
    Literal,
    Magnitude,
    Measure,
    Order,
    Scalar,
    Shape,
)
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.collect import rows_are_entities
from assistant.parsing.ledger_questions.counting import count_measure, local_where
from assistant.parsing.ledger_questions.draft import Draft, Extreme, Piece, Restriction
from assistant.parsing.ledger_questions.extremes import extreme_frame, rank_frame
from assistant.parsing.ledger_questions.filtered import with_conditions
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.measures import default_measure
from assistant.parsing.ledger_questions.points import two_points
from assistant.parsing.ledger_questions.rates import share_of_rows
from assistant.parsing.ledger_questions.rules import Scope

EXTRA_COLUMNS = {"overdue": "逾期天数", "early": "提前天数", "late": "推迟天数", "due": "剩余天数", "tally": "缺项数"}
"""Figures that a condition brings into a list."""
Maker = Callable[[Draft, Scope], LedgerQuestion | None]


def finish(draft: Draft, scope: Scope) -> LedgerQuestion:
    """The typed question of a draft."""
    for maker in MAKERS:
        made = maker(draft, scope)
        if made is not None:
            return made
    return _list(draft, scope)


def conditions(draft: Draft) -> tuple[Condition, ...]:
    """The row conditions that hold for all."""
    return tuple(dict.fromkeys(part.condition for part in draft.restrictions))


# -- differences ---------------------------------------------------------------------


def _difference(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """A比B多多少: one figure under two conditions, subtracted."""
    if draft.against is None:
        listed = _listed_difference(draft, scope)
        if listed is not None:
            return listed
    sides = draft.against or two_points(draft, scope)
    if sides is None:
        return None
    rest = tuple(part for part in draft.restrictions if part not in sides and part.column != sides[0].column)
    narrowed = replace(draft, restrictions=rest, against=None, extreme=None)
    base = _main_measure(narrowed, scope)
    left, right = (with_conditions(base.scalar, (side.condition,)) for side in sides)
    gap = _gap(draft, left, right)
    names = tuple(_side_name(side.values, side.first) for side in sides)
    measures = (
        Measure(f"{names[0]}{base.name}", left, base.unit),
        Measure(f"{names[1]}{base.name}", right, base.unit),
        Measure("相差", gap if _signed(draft) else Magnitude(gap), base.unit),
    )
    return _difference_frame(draft, narrowed, scope, measures)


def _gap(draft: Draft, left: Scalar, right: Scalar) -> Scalar:
    """Which side is taken from which: of two points the later less the earlier, 「A比B少」 B less A."""
    fewer = "difference.fall" in draft.flags if draft.against is None else "more.less" in draft.flags
    forward = draft.against is not None
    return Arithmetic("-", left, right) if forward != fewer else Arithmetic("-", right, left)


def _difference_frame(
    draft: Draft, narrowed: Draft, scope: Scope, measures: tuple[Measure, ...]
) -> LedgerQuestion:
    """The frame of a difference; with an extreme, of each of the groups asked for, the largest first."""
    dimensions = narrowed.dimensions
    frame = Frame(scope.ledger.name, conditions(narrowed), measures, dimensions)
    if draft.extreme is None:
        return LedgerQuestion(frame, Shape.GROUPS if dimensions else Shape.FIGURE)
    target = _group_of(narrowed, scope.ledger)
    split = dimensions or ((dimension_of(target.name),) if target else ())
    order = (Order(measures[-1].scalar, draft.extreme.direction in ("most", "best")),)
    limited = replace(frame, dimensions=split, order=order, limit=draft.extreme.limit, ties=draft.extreme.limit == 1)
    return LedgerQuestion(limited, Shape.EXTREME)


def _signed(draft: Draft) -> bool:
    """Whether the direction was said (多, 涨了), so that a minus means something."""
    return "difference.difference" not in draft.flags


def _side_name(values: tuple[str, ...], first: str) -> str:
    return "、".join(values) or first or "其余"


def _listed_difference(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """A和B相差多少."""
    listed = next((part for part in draft.restrictions if len(part.values) == 2), None)
    if listed is None or "difference.difference" not in draft.flags or draft.gap:
        return None
    column = scope.ledger.column(listed.column)
    sides = tuple(
        replace(listed, condition=columns.among(column, (value,)), values=(value,)) for value in listed.values
    )
    rest = tuple(part for part in draft.restrictions if part is not listed)
    return _difference(replace(draft, restrictions=rest, against=(sides[0], sides[1])), scope)


# -- shares --------------------------------------------------------------------------


def _share(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """X占多少: what meets the numerator's conditions over all."""
    if not draft.share:
        return None
    part = tuple(piece.condition for piece in draft.share)
    ledger = scope.ledger
    numeric = next((ledger.column(name) for name in draft.chosen if columns.additive(ledger.column(name))), None)
    measured = next((piece.measure for piece in draft.pieces if piece.measure is not None), None)
    if numeric is not None and measured is None:
        measured = default_measure(numeric)
    if measured is not None and isinstance(measured.scalar, Aggregate):
        scalar: Scalar = Arithmetic("/", with_conditions(measured.scalar, part), measured.scalar)
        told = measured.name
    else:
        named = next((piece.column for piece in draft.pieces if piece.column), "")
        counted = count_measure(
            ledger, replace(draft, chosen=()), _count_noun(draft, ledger) if draft.pieces else "条", (), named
        )
        operand = counted.scalar.operand if isinstance(counted.scalar, Aggregate) else None
        scalar, told = share_of_rows(part, (), operand), counted.name
    name = "、".join(value for piece in draft.share for value in piece.values) + "占比"
    measures = (Measure(name, scalar, "%", told),)
    frame = Frame(
        ledger.name, conditions(draft), measures, _plain_dimensions(draft), order=_group_order(draft, measures)
    )
    return LedgerQuestion(frame, Shape.GROUPS if frame.dimensions else Shape.FIGURE)


def _count_noun(draft: Draft, ledger: Ledger) -> str:
    return next((piece.noun for piece in draft.pieces if piece.noun), "个" if draft.entity else ledger.unit_noun)


# -- dates ---------------------------------------------------------------------------


def _latest_date(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """最近一次检查是哪天."""
    which = {"latest.latest": Function.MAXIMUM, "latest.first": Function.MINIMUM}
    function = next((function for flag, function in which.items() if flag in draft.flags), None)
    if function is None or "ask.when" not in draft.flags:
        return None
    column = _date_named(draft, scope)
    if column is None:
        return None
    label = "最近" if function is Function.MAXIMUM else "最早"
    measure = Measure(f"{label}{column.name}", Aggregate(function, ColumnRef(column.name)))
    frame = Frame(scope.ledger.name, conditions(draft), (measure,), _plain_dimensions(draft))
    return LedgerQuestion(frame, Shape.GROUPS if frame.dimensions else Shape.FIGURE)


def _date_named(draft: Draft, scope: Scope) -> Column | None:
    for name in (*draft.chosen, *draft.which):
        if name and scope.ledger.column(name).type.temporal:
            return scope.ledger.column(name)
    return columns.date_column(scope.ledger)


def _period(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """从哪天停到哪天: the two dates of the rows, each pair once."""
    pair = columns.period_columns(scope.ledger)
    if pair is None or "ask.when" not in draft.flags or draft.pieces or draft.extreme:
        return None
    shown = tuple(Measure(column.name, ColumnRef(column.name)) for column in pair)
    frame = Frame(
        scope.ledger.name, conditions(draft), columns=shown, distinct=True, order=(Order(ColumnRef(pair[0].name)),)
    )
    return LedgerQuestion(frame, Shape.LIST)


# -- extremes and ranks ---------------------------------------------------------------


def _extreme(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    where = conditions(draft)
    if draft.rank:
        ranked = rank_frame(draft, scope.ledger, where)
        if ranked is not None:
            return LedgerQuestion(ranked, Shape.RANK)
    extreme = draft.extreme or _record(draft)
    if extreme is None:
        return None
    frame = extreme_frame(draft, extreme, scope.ledger, where)
    return LedgerQuestion(frame, Shape.EXTREME)


def _record(draft: Draft) -> Extreme | None:
    """最高值多少、哪家、哪天: the row that holds the extreme is asked for with it."""
    for piece in draft.pieces:
        scalar = piece.measure.scalar if piece.measure else None
        if (
            isinstance(scalar, Aggregate)
            and scalar.function in (Function.MAXIMUM, Function.MINIMUM)
            and not draft.dimensions
        ):
            if draft.which or {"ask.when", "ask.which"} & draft.flags:
                return Extreme("most" if scalar.function is Function.MAXIMUM else "least", column=piece.column)
    return None


# -- groups --------------------------------------------------------------------------


def _together(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """A和B都牵头的: the entities that have a row with each of the values."""
    ledger = scope.ledger
    entity = columns.entity_column(ledger)
    listed = next((part for part in draft.restrictions if len(part.values) > 1), None)
    if (
        listed is None
        or "both" not in draft.flags
        or entity is None
        or entity.distinct >= ledger.rows
        or draft.pieces
        and draft.extreme
    ):
        return None
    column = ledger.column(listed.column)
    if column.multi or column == entity:
        return None
    several = Aggregate(Function.DISTINCT, ColumnRef(column.name))
    made = Comparison(several, "=", Literal(len(listed.values)))
    return _having(replace(draft, having=(Restriction(made, column.name),), which=(), chosen=()), scope)


def _having(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """Groups that meet a condition on their figure: listed, or counted."""
    if not draft.having:
        return None
    ledger = scope.ledger
    group = _group_of(draft, ledger)
    if group is None:
        return None
    if group.name == ledger.entity and rows_are_entities(ledger) and all(part.scalar for part in draft.having):
        rows = tuple(replace(part, condition=_in_row(part.condition, part.scalar)) for part in draft.having)
        return finish(replace(draft, restrictions=(*draft.restrictions, *rows), having=()), scope)
    measures = tuple(
        Measure(_figure_name(part.condition), part.condition.left)
        for part in draft.having
        if isinstance(part.condition, Comparison)
    )
    counted = any(piece.measure is None for piece in draft.pieces) and "group.each" not in draft.flags
    frame = Frame(
        ledger.name,
        conditions(draft),
        measures,
        (dimension_of(group.name), *_identity(ledger, group)),
        tuple(_with_same_rows(part.condition, conditions(draft)) for part in draft.having),
        order=(Order(measures[0].scalar, descending=True),),
        count_groups=counted,
    )
    return LedgerQuestion(
        replace(frame, order=()) if counted else frame,
        Shape.FIGURE if counted else Shape.GROUPS,
        existence="ask.exist" in draft.flags,
    )


def _with_same_rows(condition: Condition, where: tuple[Condition, ...]) -> Condition:
    """A comparison with the figure of all: of all rows under the same conditions."""
    if isinstance(condition, Comparison) and isinstance(condition.right, FrameValue):
        return replace(condition, right=FrameValue(replace(condition.right.frame, conditions=where)))
    return condition


def _in_row(condition: Condition, scalar: Scalar | None) -> Condition:
    assert isinstance(condition, Comparison) and scalar is not None
    return Comparison(scalar, condition.op, condition.right)


def _identity(ledger: Ledger, group: Column) -> tuple[Dimension, ...]:
    """The number that goes with a name (任务编号 of 任务名称), so that equal names stay apart."""
    first = ledger.columns[0]
    if (
        group.name == ledger.entity
        and first.name != group.name
        and first.name.endswith("编号")
        and group.distinct < ledger.rows
    ):
        return (dimension_of(first.name),)
    return ()


def _figure_name(condition: Condition) -> str:
    scalar = condition.left if isinstance(condition, Comparison) else None
    if isinstance(scalar, Aggregate) and isinstance(scalar.operand, ColumnRef):
        return f"{scalar.operand.name}{ {'distinct': '个数', 'sum': '合计', 'average': '平均'}.get(scalar.function.value, '') }"
    return "条数" if isinstance(scalar, Aggregate) else "比率"


def _group_of(draft: Draft, ledger: Ledger) -> Column | None:
    """What the groups are of: the column asked for or split by, the entity if named, else a column named."""
    about = [part.column for part in draft.having]
    chosen = sorted(draft.chosen, key=lambda name: name != ledger.entity)
    for name in (*draft.which, *(d.name for d in draft.dimensions), *chosen):
        column = next((column for column in ledger.columns if column.name == name), None)
        if column is not None and not column.type.numeric and not column.type.temporal and name not in about:
            return column
    return columns.entity_column(ledger)


def _plain_dimensions(draft: Draft) -> tuple[Dimension, ...]:
    return draft.dimensions


def _listed_groups(draft: Draft) -> tuple[Dimension, ...]:
    """国道、省道、城区道路各是多少: the values named together are the groups."""
    if "group.each" not in draft.flags or draft.dimensions:
        return ()
    listed = [part.column for part in draft.restrictions if len(part.values) > 1 and part.column != "weekday"]
    return (dimension_of(listed[0]),) if listed else ()


def _months_apart(draft: Draft) -> Draft:
    """11月和12月分别多少: times of one column side by side are alternatives, and groups."""
    dated = [part for part in draft.restrictions if part.first and part.last]
    if len(dated) < 2 or len({part.column for part in dated}) > 1 or "group.each" not in draft.flags:
        return draft
    either = replace(dated[0], condition=Junction("or", tuple(part.condition for part in dated)), first="", last="")
    rest = tuple(part for part in draft.restrictions if part not in dated)
    whole_months = all(part.first[:7] == part.last[:7] for part in dated)
    part = "month" if whole_months else "year" if all(p.first[5:] == "01-01" for p in dated) else "day"
    label = {"month": "月份", "year": "年份", "day": "日期"}[part]
    split = Dimension(label, DatePart(part, ColumnRef(dated[0].column)))
    return replace(draft, restrictions=(*rest, either), dimensions=(*draft.dimensions, split))


def _groups(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """Figures by one or more dimensions."""
    draft = _months_apart(draft)
    dimensions = draft.dimensions or _listed_groups(draft) or _which_groups(draft, scope) or _trend(draft, scope)
    if not dimensions or _is_lookup(draft, scope):
        return None
    if _latest(draft, scope) is not None and any(d.name == scope.ledger.entity for d in dimensions) and not draft.pieces:
        return _list(replace(draft, dimensions=()), scope)
    measures = _measures(draft, scope) or (
        count_measure(scope.ledger, replace(draft, chosen=()), _count_noun(draft, scope.ledger)),
    )
    frame = Frame(
        scope.ledger.name,
        (*conditions(draft), *_filled_only(dimensions, scope.ledger)),
        measures,
        dimensions,
        order=_group_order(replace(draft, dimensions=dimensions), measures),
    )
    return LedgerQuestion(frame, Shape.GROUPS)


def _which_groups(draft: Draft, scope: Scope) -> tuple[Dimension, ...]:
    """哪些专项有逾期任务，各几项: the column asked for is what the figure is split by."""
    counts = draft.pieces and "group.each" in draft.flags
    names = [name for name in draft.which if name and not scope.ledger.column(name).type.numeric]
    if not names and draft.entity and not any(len(part.values) > 1 for part in draft.restrictions):
        names = [scope.ledger.entity]
    return tuple(dimension_of(name) for name in names) if counts else ()


def _trend(draft: Draft, scope: Scope) -> tuple[Dimension, ...]:
    """怎么变的: by month over a long time, by day over a short one."""
    column = columns.date_column(scope.ledger)
    if "trend" not in draft.flags or column is None:
        return ()
    return (Dimension("月份", DatePart("month", ColumnRef(column.name))),)


def _filled_only(dimensions: tuple[Dimension, ...], ledger: Ledger) -> tuple[Condition, ...]:
    """Rows without the date belong to no month, rows without the name to no group of that name."""
    found: list[Condition] = []
    for part in dimensions:
        inner = part.scalar.operand if isinstance(part.scalar, DatePart) else part.scalar
        if isinstance(part.scalar, DatePart) or isinstance(inner, ColumnRef) and ledger.column(inner.name).nulls:
            found.append(Blank(inner, negated=True))
    return tuple(found)


def _group_order(draft: Draft, measures: tuple[Measure, ...]) -> tuple[Order, ...]:
    if "sort.descending" in draft.flags:
        return (Order(measures[0].scalar, descending=True),)
    if "sort.ascending" in draft.flags and not any(isinstance(d.scalar, DatePart) for d in draft.dimensions):
        return (Order(measures[-1].scalar),)
    return tuple(Order(part.scalar) for part in draft.dimensions)


def _is_lookup(draft: Draft, scope: Scope) -> bool:
    """今天各镇街AQI、首要污染物: one row a group already, so its cells are meant, not figures of it."""
    pinned = {part.column for part in draft.restrictions if part.first and part.first == part.last}
    date = columns.date_column(scope.ledger)
    grain = scope.ledger.grain
    one_a_day = "×" in grain and grain.endswith(("日", "天"))
    asks_figure = draft.pieces and not all(piece.measure is None and not piece.noun for piece in draft.pieces)
    return bool(one_a_day and date and date.name in pinned and draft.chosen and not asks_figure)


# -- figures -------------------------------------------------------------------------


def _measures(draft: Draft, scope: Scope) -> tuple[Measure, ...]:
    """All figures asked for, in order, each with its own conditions."""
    found = [_piece_measure(piece, draft, scope) for piece in draft.pieces]
    named = {measure.name for measure in found if measure}
    if not found or draft.dimensions or "group.each" in draft.flags or "aggregate.sum" in draft.flags:
        for name in draft.chosen:
            column = scope.ledger.column(name)
            if column.type.numeric:
                measure = _bare_measure(column, draft)
                if measure.name not in named:
                    found = (
                        [m for m in found if m is not None and not _plain_count(m)]
                        if draft.pieces and all(p.measure is None for p in draft.pieces)
                        else found
                    )
                    found.append(measure)
                    named.add(measure.name)
    return _averaged(_distinctly_named([measure for measure in found if measure is not None]), draft)


def _averaged(measures: tuple[Measure, ...], draft: Draft) -> tuple[Measure, ...]:
    """平均配几台A、几台B: a word for the mean that stood apart holds for all sums behind it."""
    if "aggregate.average" not in draft.flags or draft.per:
        return measures
    return tuple(_mean_of(measure) for measure in measures)


def _mean_of(measure: Measure) -> Measure:
    scalar = measure.scalar
    if not isinstance(scalar, Aggregate) or scalar.function is not Function.SUM:
        return measure
    name = measure.name.removesuffix("合计") + "平均"
    return replace(measure, name=name, scalar=replace(scalar, function=Function.AVERAGE))


def _plain_count(measure: Measure) -> bool:
    return (
        isinstance(measure.scalar, Aggregate) and measure.scalar.function is Function.COUNT and not measure.scalar.where
    )


def _bare_measure(column: Column, draft: Draft) -> Measure:
    if "aggregate.average" in draft.flags:
        return Measure(f"{column.name}平均", Aggregate(Function.AVERAGE, ColumnRef(column.name)), column.unit)
    return default_measure(column)


def _piece_measure(piece: Piece, draft: Draft, scope: Scope) -> Measure | None:
    where = local_where(piece)
    if piece.measure is not None:
        return replace(piece.measure, scalar=with_conditions(piece.measure.scalar, where)) if where else piece.measure
    if piece.scalar is not None:
        average = "aggregate.average" in draft.flags or piece.noun == "天"
        function = Function.AVERAGE if average else Function.SUM
        return Measure(
            "平均天数" if piece.noun == "天" else "合计", Aggregate(function, piece.scalar, where), piece.noun
        )
    own = next(
        (part.scalar for part in (*piece.local, *draft.restrictions) if part.scalar is not None and piece.noun == "天"),
        None,
    )
    if own is not None:
        return Measure("平均天数", Aggregate(Function.AVERAGE, own, where), "天")
    gap = next(
        (
            part.scalar
            for part in draft.restrictions
            if part.scalar is not None and part.written == "pending" and piece.noun == "户"
        ),
        None,
    )
    if gap is not None:
        return Measure("未完成", Aggregate(Function.SUM, gap, where), piece.noun)
    made = count_measure(scope.ledger, draft, piece.noun, where, piece.column)
    label = "、".join(value for part in piece.local for value in part.values)
    return replace(made, name=f"{label}{made.name}") if label else made


def _distinctly_named(measures: list[Measure]) -> tuple[Measure, ...]:
    seen: dict[str, int] = {}
    named = []
    for measure in measures:
        seen[measure.name] = seen.get(measure.name, 0) + 1
        number = seen[measure.name]
        named.append(measure if number == 1 else replace(measure, name=f"{measure.name}{number}"))
    return tuple(named)


def _main_measure(draft: Draft, scope: Scope) -> Measure:
    found = _measures(draft, scope)
    if found and not (len(found) == 1 and _plain_count(found[0])):
        return found[0]
    numeric = [scope.ledger.column(name) for name in draft.chosen if scope.ledger.column(name).type.numeric]
    if numeric:
        return _bare_measure(numeric[0], draft)
    return found[0] if found else count_measure(scope.ledger, draft, _count_noun(draft, scope.ledger))


def _per(measure: Measure, name: str, scope: Scope) -> Measure:
    """A sum as a mean over the distinct values of a column."""
    scalar = measure.scalar
    if not isinstance(scalar, Aggregate) or scalar.function is not Function.SUM:
        return measure
    column = scope.ledger.column(name)
    whole: Scalar = Aggregate(Function.DISTINCT, ColumnRef(name))
    if column.distinct >= scope.ledger.rows or name == scope.ledger.entity and rows_are_entities(scope.ledger):
        whole = Aggregate(Function.COUNT, scalar.operand)
    return replace(measure, name=f"平均每{name}{measure.name}", scalar=Arithmetic("/", scalar, whole))


def _are_ends(measures: tuple[Measure, ...]) -> bool:
    """Whether two figures are the largest and the smallest of one."""
    functions = [m.scalar.function for m in measures if isinstance(m.scalar, Aggregate)]
    return functions == [Function.MAXIMUM, Function.MINIMUM]


def _figures(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """One row of figures over all that meets the conditions."""
    asked = draft.pieces or {"aggregate.sum", "aggregate.average"} & draft.flags
    measures = _measures(draft, scope) if asked or draft.per else ()
    if not measures:
        return None
    if draft.per:
        measures = tuple(_per(measure, draft.per, scope) for measure in measures)
    if "difference.difference" in draft.flags and len(measures) == 2 and _are_ends(measures):
        gap = Arithmetic("-", measures[0].scalar, measures[1].scalar)
        measures = (*measures, Measure("相差", gap, measures[0].unit))
    frame = Frame(scope.ledger.name, conditions(draft), measures)
    latest = _latest(draft, scope)
    if latest is not None:
        frame = replace(frame, latest=latest)
    return LedgerQuestion(frame, Shape.FIGURE, existence="ask.exist" in draft.flags)


# -- lists ---------------------------------------------------------------------------


def _latest(draft: Draft, scope: Scope) -> tuple[str, str] | None:
    """(entity, date) when only the newest row of each is meant."""
    date = columns.date_column(scope.ledger)
    entity = columns.entity_column(scope.ledger)
    if "latest.latest" not in draft.flags or date is None or entity is None or not columns.repeats(scope.ledger):
        return None
    return entity.name, date.name


def _list(draft: Draft, scope: Scope) -> LedgerQuestion:
    """The rows themselves, or each entity once."""
    ledger = scope.ledger
    asked = _asked_columns(draft, ledger)
    distinct = _names_only(draft, ledger, asked)
    shown = asked if distinct else tuple(dict.fromkeys((*asked, *(column.name for column in ledger.columns))))
    extra = tuple(
        Measure(EXTRA_COLUMNS[part.written], part.scalar)
        for part in draft.restrictions
        if part.scalar is not None and part.written in EXTRA_COLUMNS
    )
    frame = Frame(
        ledger.name,
        conditions(draft),
        columns=(*(Measure(name, ColumnRef(name)) for name in shown), *(() if distinct else extra)),
        distinct=distinct,
        order=() if distinct else _list_order(draft, ledger),
        latest=_latest(draft, scope),
    )
    return LedgerQuestion(frame, Shape.LIST, existence="ask.exist" in draft.flags)


def _asked_columns(draft: Draft, ledger: Ledger) -> tuple[str, ...]:
    names = [name for name in (*draft.which, *draft.chosen) if name]
    if "ask.when" in draft.flags:
        names += [column.name for column in ledger.columns if column.type.temporal][:1]
    split = [d.scalar.name for d in draft.dimensions if isinstance(d.scalar, ColumnRef)]
    if (draft.entity or "ask.who" in draft.flags) and ledger.entity:
        names = [ledger.entity, *names]
    return tuple(dict.fromkeys((*split, *names)))


def _names_only(draft: Draft, ledger: Ledger, asked: tuple[str, ...]) -> bool:
    """Whether names are asked for (each once), not rows."""
    if not asked or draft.rows or "ask.when" in draft.flags or "latest.latest" in draft.flags:
        return False
    textual = [name for name in asked if not ledger.column(name).type.numeric and not ledger.column(name).type.temporal]
    if len(textual) < len(asked):
        return False
    if ledger.entity in asked:
        return not rows_are_entities(ledger)
    return bool(draft.which) or bool({"ask.list", "ask.which", "ask.who"} & draft.flags)


def _list_order(draft: Draft, ledger: Ledger) -> tuple[Order, ...]:
    numeric = next((name for name in draft.chosen if ledger.column(name).type.numeric), "")
    for flag, descending in (("sort.descending", True), ("sort.ascending", False)):
        if flag in draft.flags and numeric:
            return (Order(ColumnRef(numeric), descending),)
    column = columns.limit_column(ledger) or columns.date_column(ledger)
    descending = "sort.descending" in draft.flags
    return (Order(ColumnRef(column.name), descending),) if column else ()


MAKERS: tuple[Maker, ...] = (
    _latest_date,
    _difference,
    _share,
    _together,
    _having,
    _extreme,
    _period,
    _groups,
    _figures,
)
