"""最多的是哪个, 前三名, 第几: the frame of an extreme.

Convention: the top row, ties kept and said; figures that may be summed are summed over a
group first, others (浓度, 进度) are compared row by row unless a mean was asked for.
"""

from dataclasses import replace

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
)
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.draft import Draft, Extreme, Piece
from assistant.parsing.ledger_questions.frames.asked_groups import group_dimensions
from assistant.parsing.ledger_questions.frames.common import filled_only, row_conditions
from assistant.parsing.ledger_questions.frames.counting import count_measure
from assistant.parsing.ledger_questions.frames.each_group import each_group, within_each, without_group
from assistant.parsing.ledger_questions.measures.figures import aggregated, scalar_measure
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.words import words


def extreme_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """The top rows or groups."""
    where = row_conditions(draft)
    extreme = draft.extreme or _record(draft)
    if extreme is None:
        return None
    each = each_group(draft, scope.ledger)
    frame = extreme_frame(without_group(draft, each, scope.ledger), extreme, scope.ledger, where)
    return LedgerQuestion(within_each(frame, each) if each else frame, Shape.EXTREME)


def _record(draft: Draft) -> Extreme | None:
    """最高值多少、哪家、哪天: the row that holds the extreme is asked for with it."""
    asked = draft.which or {"ask.when", "ask.which"} & draft.flags
    if draft.dimensions or not asked:
        return None
    for piece in draft.pieces:
        scalar = piece.measure.scalar if piece.measure else None
        if isinstance(scalar, Aggregate) and scalar.function in (Function.MAXIMUM, Function.MINIMUM):
            return Extreme("most" if scalar.function is Function.MAXIMUM else "least", column=piece.column)
    return None


DAYS = ("overdue", "early", "late", "due", "waiting")
"""Conditions that bring a number of days."""


def extreme_frame(draft: Draft, extreme: Extreme, ledger: Ledger, where: tuple[Condition, ...]) -> Frame:
    """The frame of a question for the top or bottom rows or groups."""
    piece = extreme.piece or (
        draft.pieces[0] if draft.pieces and not extreme.column and is_figure(draft.pieces[0]) else None
    )
    if "single" in draft.flags and not extreme.column and piece is not None and piece.column:
        extreme, piece = replace(extreme, column=piece.column), None
    beyond = next((part for part in draft.restrictions if part.scalar is not None and part.written == "target"), None)
    if extreme.intense and piece is None and not extreme.column and beyond is not None and beyond.scalar is not None:
        piece = Piece(scalar=beyond.scalar, noun=ledger.column(beyond.column).unit, column=beyond.column)
        return _by_row(draft, extreme, ledger, where, beyond.scalar, (), piece)
    waited = next((part for part in draft.restrictions if part.scalar is not None and part.written in DAYS), None)
    summed = extreme.direction != "longest" and _asks_days(draft)
    if piece is None and not extreme.column and waited is not None and summed:
        piece = Piece(scalar=waited.scalar, noun="天", column=waited.column)
    if extreme.direction == "longest" and piece is None and not extreme.column and waited is not None:
        piece = Piece(scalar=waited.scalar, noun="天", column=waited.column)
        if not draft.which and not draft.dimensions and waited.scalar is not None:
            return _by_row(draft, extreme, ledger, where, waited.scalar, (), piece)
    if extreme.direction == "longest" and piece is None and not extreme.column:
        extreme = _longest_open(draft, extreme, ledger)
    key = ledger.column(extreme.column) if extreme.column else None
    target = _target(draft, ledger, extreme)
    if key is not None and key.type.temporal:
        return _by_row(draft, extreme, ledger, where, ColumnRef(key.name), (key.name,))
    if key is not None and (extreme.rows or _row_level(draft, ledger, key, target)):
        return _by_row(draft, extreme, ledger, where, ColumnRef(key.name), (key.name,))
    if piece is not None and piece.scalar is not None and _each_row(draft, ledger, piece, target):
        return _by_row(draft, extreme, ledger, where, piece.scalar, (), piece)
    return by_group(draft, extreme, ledger, where, group_measure(draft, ledger, key, piece, target), target)


def _longest_open(draft: Draft, extreme: Extreme, ledger: Ledger) -> Extreme:
    """拖得最久 of what is still open and has no days of its own: the earliest date."""
    day = columns.date_column(ledger)
    pending = any(part.written == "pending" for part in draft.restrictions)
    return Extreme("least", extreme.limit, day.name) if pending and day is not None else extreme


def _asks_days(draft: Draft) -> bool:
    """Whether a number of days is asked for that a condition brings: 逾期任务…哪个单位最多，共多少天."""
    return any(piece.noun == "天" and not is_figure(piece) for piece in draft.pieces)


def _each_row(draft: Draft, ledger: Ledger, piece: Piece, target: Column | None) -> bool:
    """Whether rows are compared: each is a thing of its own, or the longest single wait of a thing is asked for."""
    own = target is not None and target.name == ledger.entity and not draft.dimensions
    taken_together = {"aggregate.sum", "aggregate.average"} & draft.flags
    return not _grouped(draft, ledger, target) or (own and columns.is_span(ledger, piece.scalar) and not taken_together)


def is_figure(piece: Piece) -> bool:
    """Whether a piece is a figure by itself, and no mere count of something."""
    return piece.measure is not None or piece.scalar is not None


def _target(draft: Draft, ledger: Ledger, extreme: Extreme) -> Column | None:
    """The column whose value is asked for."""
    for name in (*draft.which, *draft.chosen):
        if name and name != extreme.column and not ledger.column(name).type.numeric:
            return ledger.column(name)
    if draft.each:
        return columns.entity_column(ledger)
    listed = next((part.column for part in draft.restrictions if len(part.values) > 1 and part.column != "weekday"), "")
    agent = _agent(draft, ledger) if "ask.who" in draft.flags and not draft.dimensions else None
    if listed or agent is not None:
        return ledger.column(listed) if listed else agent
    for dimension in draft.dimensions:
        if isinstance(dimension.scalar, ColumnRef):
            return ledger.column(dimension.scalar.name)
    return columns.entity_column(ledger) or columns.place_column(ledger)


def _agent(draft: Draft, ledger: Ledger) -> Column | None:
    """Who is meant by 谁, where the entity is nobody: the column of those set aside, else the first of its kind."""
    agents = [column for column in ledger.columns if column.name.endswith(words("agent_suffixes"))]
    if any(column.name == ledger.entity for column in agents):
        return None
    aside = {part.column for part in draft.restrictions if not part.values}
    return next((column for column in agents if column.name in aside), next(iter(agents), None))


def _grouped(draft: Draft, ledger: Ledger, target: Column | None) -> bool:
    """Whether the target has several rows, so that they must be taken together."""
    if draft.dimensions:
        return True
    if target is None or (target.name == ledger.entity and columns.rows_are_entities(ledger)):
        return False
    return target.personal is False and 0 < target.distinct < ledger.rows


def _row_level(draft: Draft, ledger: Ledger, key: Column, target: Column | None) -> bool:
    """Whether the rows themselves are compared."""
    if not _grouped(draft, ledger, target) or "single" in draft.flags:
        return True
    if "aggregate.average" in draft.flags or "aggregate.sum" in draft.flags or draft.dimensions:
        return False
    if columns.additive(key):
        return False
    return target is None or target != columns.place_column(ledger) or "ask.when" in draft.flags


def group_measure(
    draft: Draft, ledger: Ledger, key: Column | None, piece: Piece | None, target: Column | None
) -> Measure:
    """The figure by which groups are compared."""
    if key is not None and key.steady and target is not None and target.name == ledger.entity:
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
    if noun in words("generic_nouns") or not noun:
        return Measure("数量", Aggregate(Function.COUNT), noun or ledger.unit_noun)
    return count_measure(ledger, plain, noun)


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
    first = [name for name in dict.fromkeys((*asked, ledger.entity, *draft.which, *draft.chosen, *names)) if name]
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
    )


def _row_figure_name(piece: Piece) -> str:
    if piece.measure is not None:
        return piece.measure.name
    if piece.noun == "天":
        return "天数"
    added = isinstance(piece.scalar, Arithmetic) and piece.scalar.op == "+"
    return f"{piece.column}{'等之和' if added else '差'}"


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
    others = _other_measures(draft, measure)
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
    )


def _other_measures(draft: Draft, main: Measure) -> tuple[Measure, ...]:
    found: dict[str, Measure] = {}
    for piece in draft.pieces:
        if piece.measure is not None and piece.measure.scalar != main.scalar:
            found[piece.measure.name] = piece.measure
    return tuple(found.values())
