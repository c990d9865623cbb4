"""Differences: one figure under two conditions, subtracted (A比B多多少, 10月到11月涨了多少).

Invariant: the two sides leave the row conditions; filtering by one of them as well would
make the other side nought.
"""

from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Contains,
    Frame,
    Junction,
    LedgerQuestion,
    Magnitude,
    Measure,
    Order,
    Scalar,
    Shape,
)
from assistant.parsing.ledger_questions.draft import Draft, Piece, Restriction
from assistant.parsing.ledger_questions.frames.changes import changed_groups, without_groups
from assistant.parsing.ledger_questions.frames.chosen_groups import group_of
from assistant.parsing.ledger_questions.frames.common import row_conditions
from assistant.parsing.ledger_questions.frames.figures import are_ends, main_measure
from assistant.parsing.ledger_questions.frames.filtered import with_conditions
from assistant.parsing.ledger_questions.frames.points import side_name, two_points
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.measures.figures import default_measure
from assistant.parsing.ledger_questions.measures.means import SHORT, finished_of
from assistant.parsing.ledger_questions.quantities import guessed_figures
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.columns import is_rank
from assistant.parsing.ledger_questions.sides import WEEKDAY
from assistant.parsing.ledger_questions.times.kept_periods import kept_part
from assistant.records import replace

BELOW = frozenset(("compare.lt", "more.later"))
"""Words that say that the first side has less, or the place further behind."""


def difference_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """A比B多多少: one figure under two conditions, subtracted."""
    if draft.against is None:
        listed = _listed_difference(draft, scope)
        if listed is not None:
            return listed
    sides = draft.against or two_points(draft)
    if sides is None:
        return None
    rest = tuple(part for part in draft.restrictions if part not in sides and part.column != sides[0].column)
    narrowed = replace(draft, restrictions=rest, against=None, extreme=None)
    guessed = () if draft.chosen or any(map(_says_what, draft.pieces)) else guessed_figures(draft.said, scope)
    if guessed:
        narrowed = replace(narrowed, pieces=(), chosen=guessed)  # 甲镇的预算比乙镇多多少
    base = main_measure(without_groups(narrowed, scope), scope)
    if base.is_count and kept_part(sides[0].column) and not any(piece.noun for piece in draft.pieces):
        return None  # a row of each year is no figure that grows
    base = finished_of(base) if _says_short(draft) else base
    left, right = (with_conditions(base.scalar, (side.condition,)) for side in sides)
    names = tuple(side_name(side, sides[0].first[:4] == sides[1].first[:4]) for side in sides)
    measures = (
        Measure(f"{names[0]}{base.name}", left, base.unit),
        Measure(f"{names[1]}{base.name}", right, base.unit),
        _apart(draft, (left, right), base.unit),
    )
    changed = changed_groups(draft, narrowed, scope, measures)
    return changed or _difference_frame(draft, narrowed, scope, measures)


def _says_what(piece: Piece) -> bool:
    """Whether what is asked for has a name, and is not 多多少 alone."""
    return bool(piece.measure or piece.scalar or piece.column or piece.noun)


def _says_short(draft: Draft) -> bool:
    """Whether 少 says which side has less done, and nothing of a plan: 甲镇比乙镇平均少完成几户."""
    return any(item.written == SHORT for item in draft.said)


def spread_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """最多的镇和最少的镇差多少: of the groups only both ends, and how far they are apart."""
    figure = _spread_figure(draft, scope)
    if figure is None or len(draft.dimensions) != 1 or draft.extreme is not None:
        return None
    frame = Frame(scope.ledger.name, row_conditions(draft), (figure,), draft.dimensions, spread=True)
    return LedgerQuestion(frame, Shape.FIGURE)


def _spread_figure(draft: Draft, scope: Scope) -> Measure | None:
    """The figure whose ends are compared over groups: of amounts 各镇最高和最低差多少 means the sums."""
    measures = tuple(piece.measure for piece in draft.pieces if piece.measure is not None)
    if "spread" in draft.flags:
        return next(iter(measures), None)
    column = next((scope.ledger.column(piece.column) for piece in draft.pieces if piece.column), None)
    apart = "difference.difference" in draft.flags and are_ends(measures)
    return default_measure(column) if apart and column is not None and columns.additive(column) else None


def _apart(draft: Draft, sides: tuple[Scalar, Scalar], unit: str) -> Measure:
    """How far the sides are apart, or how many times the one is the other."""
    if "times" in draft.flags:
        more = Arithmetic("-", *sides) if any(item.has("than") for item in draft.said) else sides[0]
        return Measure("倍数", Arithmetic("/", more, sides[1]), "倍")
    gap = _gap(draft, *sides)
    if not unit.startswith("%") and any(item.has("share.percent") for item in draft.said):
        base = sides[1] if draft.against is not None else sides[0]
        return Measure("相差", Arithmetic("/", gap, base), "%")  # 2023年比2021年增长百分之几
    return Measure("相差", gap if _signed(draft) else Magnitude(gap), unit)


def _gap(draft: Draft, left: Scalar, right: Scalar) -> Scalar:
    """Which side is taken from which: of two points the later less the earlier, 「A比B少」 B less A."""
    either = any(item.has("more.more") for item in draft.said)  # 多还是少 says nothing of which
    below = (
        ("more.less" in draft.flags and not either)
        or _says_short(draft)
        or any(item.is_any(BELOW) for item in draft.said)
    )
    fewer = "difference.fall" in draft.flags or (draft.against is not None and below)
    fewer = fewer != _is_of_ranks(left)
    forward = draft.against is not None
    return Arithmetic("-", left, right) if forward != fewer else Arithmetic("-", right, left)


def _is_of_ranks(figure: Scalar) -> bool:
    """Whether a figure is a place in an order, which is the higher the less it is: 名次上升, 排名靠前."""
    return isinstance(figure, Aggregate) and isinstance(figure.operand, ColumnRef) and is_rank(figure.operand.name)


def _difference_frame(draft: Draft, narrowed: Draft, scope: Scope, measures: tuple[Measure, ...]) -> LedgerQuestion:
    """The frame of a difference; with an extreme, of each of the groups asked for, the largest first."""
    dimensions = narrowed.dimensions
    frame = Frame(scope.ledger.name, row_conditions(narrowed), measures, dimensions)
    if draft.extreme is None or draft.extreme.between:
        return LedgerQuestion(frame, Shape.GROUPS if dimensions else Shape.FIGURE)
    target = group_of(narrowed, scope.ledger)
    split = dimensions or ((dimension_of(target.name),) if target else ())
    order = (Order(measures[-1].scalar, draft.extreme.direction in ("most", "best")),)
    limited = replace(frame, dimensions=split, order=order, limit=draft.extreme.limit, ties=draft.extreme.limit == 1)
    limited = replace(limited, nth=draft.extreme.nth)
    return LedgerQuestion(limited, Shape.EXTREME)


def _signed(draft: Draft) -> bool:
    """Whether the direction was said (多, 涨了), so that a minus means something."""
    return "difference.difference" not in draft.flags


def _listed_difference(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """A和B相差多少, 工作日和周末相差多少."""
    if not {"difference.difference", "times"} & draft.flags or draft.gap:
        return None
    days = tuple(part for part in draft.restrictions if part.column == WEEKDAY)
    if len(days) == 2:
        rest = tuple(part for part in draft.restrictions if part not in days)
        return difference_question(replace(draft, restrictions=rest, against=(days[0], days[1])), scope)
    told = ((part, _sides_of(part, scope)) for part in draft.restrictions if part.column != WEEKDAY)
    both = next(((part, sides) for part, sides in told if len(sides) == 2), None)
    if both is None:
        return None
    rest = tuple(part for part in draft.restrictions if part is not both[0])
    return difference_question(replace(draft, restrictions=rest, against=(both[1][0], both[1][1])), scope)


def _sides_of(part: Restriction, scope: Scope) -> tuple[Restriction, ...]:
    """One restriction for each of the values, or of the pieces of names, that one names: 耀华钢铁和赛格粮油."""
    column, both = scope.ledger.column(part.column), part.condition
    if isinstance(both, Junction) and both.op == "or":
        named = [one for one in both.parts if isinstance(one, Contains)]
        return tuple(replace(part, condition=one, noun=one.text) for one in named if len(named) == len(both.parts))
    return tuple(replace(part, condition=columns.among(column, (one,)), values=(one,)) for one in part.values)
