"""Figures over all rows that meet the conditions: one row, a figure a column.

Invariant: each figure carries its own conditions inside its aggregate, so that the second
of 「一共几项，办结几项」 does not narrow the first.
"""

from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    DatePart,
    Frame,
    Function,
    LedgerQuestion,
    Measure,
    Scalar,
    Shape,
)
from assistant.parsing.ledger_questions.draft import Draft, Piece
from assistant.parsing.ledger_questions.frames.common import count_noun, latest_rows, one_row_each, row_conditions
from assistant.parsing.ledger_questions.frames.counting import count_measure, local_where
from assistant.parsing.ledger_questions.frames.filtered import with_conditions
from assistant.parsing.ledger_questions.items import NUMBERED, Item
from assistant.parsing.ledger_questions.measures.figures import default_measure, over_rows, scalar_label
from assistant.parsing.ledger_questions.quantities import priced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.times.last_periods import PERIODS
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.units import find_unit

STATES = {"pending": "未完成", "overdue": "逾期", "done": "已完成"}
"""What conditions that name no value are called before a figure."""


def measures_of(draft: Draft, scope: Scope) -> tuple[Measure, ...]:
    """All figures asked for, in order, each with its own conditions."""
    taken = [_averaged(_piece_measure(piece, draft, scope), piece, scope) for piece in draft.pieces]
    found = [_meant(measure, draft) if measure is not None else None for measure in taken]
    named = {measure.name for measure in found if measure}
    told = not found or draft.dimensions or {"group.each", "aggregate.sum"} & draft.flags
    added = _added(draft)
    own = []
    for name in draft.chosen if told or added else ():
        column = scope.ledger.column(name)
        spoken = draft.pieces and name not in added and _is_spoken_of(column, draft)
        if column.type.numeric and (told or name in added) and not spoken:
            measure = _over_spans(_meant(bare_measure(column, draft), draft), draft, scope)
            if measure.name not in named:
                own.append(measure)
                named.add(measure.name)
    found = [*(_without_bare(found, draft) if own else found), *own]
    return _distinctly_named([measure for measure in found if measure is not None])


def _without_bare(found: list[Measure | None], draft: Draft) -> list[Measure | None]:
    """The figures without a bare 多少 that asks for a column named beside it; 各多少个，能耗各多少 counts as well."""
    if not draft.pieces or any(piece.measure is not None or piece.stated for piece in draft.pieces):
        return found
    asks = sum(item.has("asked") or item.has("ask.count") for item in draft.said)
    apart = asks > len(draft.pieces) or {bool(piece.noun) for piece in draft.pieces} == {True, False}
    nouns = [piece.noun for piece in draft.pieces] if apart and len(found) == len(draft.pieces) else [""] * len(found)
    both = zip(found, nouns, strict=True)
    return [made for made, noun in both if made is not None and (noun or not _plain_count(made))]


def _added(draft: Draft) -> frozenset[str]:
    """The columns that a word such as 还有 adds to a figure, or that lead up to it: 床位数、门诊量、床位使用率."""
    behind = (*draft.said[2:], None, None)
    joints = [
        (left, right)
        for (left, right), after in zip(pairwise(draft.said), behind, strict=False)
        if _joins(left) or (_joins(right) and after is not None and _is_named(after))
    ]  # 问题还有几条 counts rows, and adds no column
    joined = (right if _joins(left) else left for left, right in joints)
    return frozenset(sense.column for item in joined for sense in item.sense(SenseKind.COLUMN))


def _is_named(item: Item) -> bool:
    """Whether a figure is named and not asked for: 件数, 抽检批次; not 有几条."""
    return not item.has("asked") or item.has("stated") or item.has(NUMBERED)


def _joins(item: Item) -> bool:
    return item.has("join") and not is_break(item)


def _meant(measure: Measure, draft: Draft) -> Measure:
    """The mean of a column named with another whose mean is asked for: A和B平均各几台."""
    for before, joint, after in zip(draft.said, draft.said[1:], draft.said[2:], strict=False):
        mean = joint.has("join") and not is_break(joint) and after.measure is not None and after.written == "average"
        if mean and any(measure.name == f"{sense.column}合计" for sense in before.sense(SenseKind.COLUMN)):
            return _mean_of(measure)
    return measure


def _averaged(measure: Measure | None, piece: Piece, scope: Scope) -> Measure | None:
    """平均配几台A、几台B: a word for the mean, or for what it is taken over, holds for all sums behind it."""
    if measure is None or piece.summed:
        return measure
    return _per(measure, piece.per, scope) if piece.per else _mean_of(measure) if piece.mean else measure


def _mean_of(measure: Measure) -> Measure:
    scalar = measure.scalar
    if not isinstance(scalar, Aggregate) or scalar.function is not Function.SUM:
        return measure
    name = measure.name.removesuffix("合计") + "平均"
    return replace(measure, name=name, scalar=replace(scalar, function=Function.AVERAGE))


def _per(measure: Measure, over: ColumnRef | DatePart, scope: Scope) -> Measure:
    """A sum as a mean over the distinct values of a column, or the months of its dates."""
    scalar = measure.scalar
    things = isinstance(over, ColumnRef) and isinstance(scalar, Aggregate) and scalar.function is Function.DISTINCT
    if not isinstance(scalar, Aggregate) or not (things or scalar.function in (Function.SUM, Function.COUNT)):
        return measure
    whole: Scalar = Aggregate(Function.DISTINCT, over)
    if isinstance(over, ColumnRef) and _tells_rows_apart(scope.ledger.column(over.name), scope):
        whole = Aggregate(Function.COUNT, scalar.operand)
    if scalar.function is Function.COUNT and whole == Aggregate(Function.COUNT):
        return measure
    name = PERIODS.get(over.part, "天") if isinstance(over, DatePart) else over.name
    return replace(measure, name=f"平均每{name}{measure.name}", scalar=Arithmetic("/", scalar, whole))


def _over_spans(measure: Measure, draft: Draft, scope: Scope) -> Measure:
    """A bare figure as a mean over what was said before it, where no other figure is: 各分公司月均票款收入."""
    over = next((item for item in draft.said if item.has("per") and item.column), None)
    if over is None or any(piece.measure is not None for piece in draft.pieces):
        return measure
    return _per(measure, over.scalar if isinstance(over.scalar, DatePart) else ColumnRef(over.column), scope)


def _tells_rows_apart(column: Column, scope: Scope) -> bool:
    own = column.name == scope.ledger.entity and columns.rows_are_entities(scope.ledger)
    return own or column.distinct >= scope.ledger.rows


def _plain_count(measure: Measure) -> bool:
    return (
        isinstance(measure.scalar, Aggregate) and measure.scalar.function is Function.COUNT and not measure.scalar.where
    )


def _is_spoken_of(column: Column, draft: Draft) -> bool:
    """Whether a figure only says what is counted, in a noun that is not of its unit: 补贴 of 补贴有几笔."""
    unit = find_unit(column.unit) if column.unit else None
    measured = not column.unit or (unit is not None and not unit.counts)
    plain = [piece for piece in draft.pieces if piece.measure is None]
    counted = bool(plain) and all(piece.noun in words("row_nouns") for piece in plain)
    return measured and counted and not any(priced(piece.noun, column.unit) for piece in draft.pieces)


def bare_measure(column: Column, draft: Draft) -> Measure:
    """What a column named on its own means: its mean where a mean is spoken of, else its own figure."""
    if "aggregate.average" in draft.flags:
        return Measure(f"{column.name}平均", Aggregate(Function.AVERAGE, ColumnRef(column.name)), column.unit)
    return default_measure(column)


def _piece_measure(piece: Piece, draft: Draft, scope: Scope) -> Measure | None:
    where = local_where(piece)
    if piece.measure is not None:
        narrowed = with_conditions(piece.measure.scalar, where)
        return replace(piece.measure, name=f"{label_of(piece)}{piece.measure.name}", scalar=narrowed)
    if piece.scalar is not None:
        average = "aggregate.average" in draft.flags or columns.is_span(scope.ledger, piece.scalar)
        function = Function.AVERAGE if average else Function.SUM
        name = "平均天数" if average and piece.noun == "天" else "平均" if average else "合计"
        return Measure(scalar_label(piece.scalar, name), over_rows(piece.scalar, function, where), piece.noun)
    own = next(
        (
            part.scalar
            for part in (*piece.local, *draft.restrictions)
            if part.scalar is not None and part.written != "target" and piece.noun == "天"
        ),
        None,
    )
    if own is not None:
        summed = "aggregate.sum" in draft.flags and "aggregate.average" not in draft.flags
        function, name = (Function.SUM, "合计天数") if summed else (Function.AVERAGE, "平均天数")
        return Measure(name, Aggregate(function, own, where), "天")
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
    return replace(made, name=f"{label_of(piece)}{made.name}")


def label_of(piece: Piece) -> str:
    """What a figure's own conditions say, before its name: 不合格次数, 未完成项数."""
    return "、".join(STATES.get(part.written, "") or part.noun or "、".join(part.values) for part in piece.local)


def _distinctly_named(measures: list[Measure]) -> tuple[Measure, ...]:
    """The measures under names of their own; one said twice (查扣多少散煤) is one."""
    seen: dict[str, int] = {}
    named = []
    for measure in dict.fromkeys(measures):
        seen[measure.name] = seen.get(measure.name, 0) + 1
        number = seen[measure.name]
        named.append(measure if number == 1 else replace(measure, name=f"{measure.name}{number}"))
    return tuple(named)


def main_measure(draft: Draft, scope: Scope) -> Measure:
    """The one figure that two sides are compared by: the first said, else a column's, else the count."""
    found = () if _counts_figure(draft, scope) else measures_of(draft, scope)
    if found and not (len(found) == 1 and _plain_count(found[0])):
        return found[0]
    numeric = [scope.ledger.column(name) for name in draft.chosen if scope.ledger.column(name).type.numeric]
    if numeric:
        return bare_measure(numeric[0], draft)
    return found[0] if found else count_measure(scope.ledger, draft, count_noun(draft, scope.ledger))


def _counts_figure(draft: Draft, scope: Scope) -> bool:
    """Whether 多几个 only asks how far a figure named before lies apart: 查出的问题比乙多几个."""
    named = [scope.ledger.column(name) for name in draft.chosen if scope.ledger.column(name).type.numeric]
    bare = all(piece.measure is None and piece.scalar is None and not piece.column for piece in draft.pieces)
    nouns = {piece.noun for piece in draft.pieces}
    if len(named) != 1 or not bare or any(piece.stated for piece in draft.pieces):
        return False
    return nouns == {named[0].unit} or (columns.is_rank(named[0].name) and nouns <= set(words("place_nouns")))


def with_gap(draft: Draft, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Both ends of a figure with how far they are apart, where that is asked."""
    if "difference.difference" not in draft.flags or len(measures) != 2 or not are_ends(measures):
        return measures
    return (*measures, Measure("相差", Arithmetic("-", measures[0].scalar, measures[1].scalar), measures[0].unit))


def are_ends(measures: tuple[Measure, ...]) -> bool:
    """Whether two figures are the largest and the smallest of one."""
    functions = [m.scalar.function for m in measures if isinstance(m.scalar, Aggregate)]
    return functions == [Function.MAXIMUM, Function.MINIMUM]


def _asks_amounts(draft: Draft, scope: Scope) -> bool:
    """Whether nothing but amounts is asked for, and of no one thing: 11月罚款金额是多少."""
    named = all(columns.additive(scope.ledger.column(name)) for name in draft.chosen)
    other = {"ask.which", "ask.who", "ask.list", "latest.latest"} & draft.flags or draft.which
    single = any(part.column == scope.ledger.entity for part in draft.restrictions)
    told = any(item.has("ask.count") for item in draft.said)
    return bool(draft.chosen) and named and told and not other and not single


def figures_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """One row of figures over all that meets the conditions."""
    asked = draft.pieces or {"aggregate.sum", "aggregate.average"} & draft.flags or _asks_amounts(draft, scope)
    measures = measures_of(draft, scope) if asked else ()
    if not measures:
        return None
    frame = Frame(scope.ledger.name, row_conditions(draft), with_gap(draft, measures))
    latest = latest_rows(draft, scope)
    frame = replace(frame, latest=latest) if latest is not None else one_row_each(frame, scope.ledger)
    return LedgerQuestion(frame, Shape.FIGURE, existence="ask.exist" in draft.flags)
