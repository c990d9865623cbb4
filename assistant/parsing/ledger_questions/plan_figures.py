"""Questions that set a ledger's figure beside the plan's: 差多少户, 达标了吗, 超标的有几家.

The figure is looked up among the plan's targets by indicator, unit and the clauses that
ask for the ledger, and cited; its scope (农村地区) filters the rows. Nothing is assumed
where the plan sets no figure.
"""

from collections.abc import Callable

from assistant.model.answer import Figure
from assistant.model.catalog import Column, Ledger
from assistant.model.document import Target
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Comparison,
    Frame,
    Function,
    LedgerQuestion,
    Literal,
    Magnitude,
    Measure,
    Scalar,
    Shape,
)
from assistant.parsing.ledger_questions.accounting.account import unaccounted
from assistant.parsing.ledger_questions.draft import Draft, Piece, Restriction
from assistant.parsing.ledger_questions.measures.figures import default_measure
from assistant.parsing.ledger_questions.quantities import convertible
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.reading import Word
from assistant.records import replace
from assistant.text.units import convert

Accounted = tuple[LedgerQuestion, tuple[Word, ...]]
"""A question with the words that left no trace in it."""
Finish = Callable[[Draft, Scope], Accounted]

GAP_FLAGS = frozenset(("plan.gap", "difference.difference"))
JUDGED = frozenset(("plan.met", "plan.target", "plan.exceeded", "plan.limit", "plan.room"))
"""Flags of words that hold a figure against what the plan sets."""
AT_LEAST = ("=", ">=", ">")
STEM = 2
"""Characters of a column's name that say what was done."""
ABOVE = frozenset(("more.more", "excess", "plan.exceeded", "difference.rise"))
"""Words that ask by how much a limit is passed."""
OPPOSITE = {"<=": ">", "<": ">=", ">=": "<", ">": "<="}


def target_of(scope: Scope, column: Column) -> Target | None:
    """The plan's figure for a column: same unit, its name in the indicator, best from a clause of the ledger."""
    fitting = [
        target
        for target in scope.targets
        if _same_unit(target, column) and _named(target, column) and not _is_of_others(target, scope.ledger)
    ]
    return max(fitting, key=lambda target: _closeness(target, column, scope.ledger), default=None)


def _is_of_others(target: Target, ledger: Ledger) -> bool:
    """Whether the figure is set for others (水泥企业) by a clause that does not ask for this ledger."""
    return bool(target.scope and ledger.source) and target.clause not in ledger.source


def _same_unit(target: Target, column: Column) -> bool:
    return bool(column.unit) and bool(target.unit) and convertible(target.unit, column.unit)


def _named(target: Target, column: Column) -> bool:
    names = (column.name, *column.aliases)
    return any(len(name) >= 2 and (name in target.indicator or target.indicator in name) for name in names) or _about(
        target, column
    )


def _about(target: Target, column: Column) -> bool:
    """Amounts done (完成户数) answer a target whose sentence says 完成; 改造面积 one of so much to be done of 改造."""
    stem = column.name.removesuffix(column.unit + "数")
    amount = target.op == "=" and len(column.name) >= 2 * STEM and column.name[:STEM] in target.indicator
    return amount or (len(stem) >= STEM and stem != column.name and stem in target.text + target.indicator)


def _closeness(target: Target, column: Column, ledger: Ledger) -> tuple[bool, bool, bool]:
    return target.clause in ledger.source, column.name in target.indicator, not target.scope


def with_plan(draft: Draft, scope: Scope, finish: Finish) -> Accounted:
    """The question of a draft, with the plan's figure beside it where one is asked for."""
    cited = tuple(
        figure_of(target)
        for part in draft.restrictions
        if part.written == "target"
        for target in _targets_of(scope, part)
    )
    if (JUDGED | {"plan.gap"}) & draft.flags and not cited and not _of_two(draft):
        made = _beside_target(draft, scope, finish)
        if made is not None:
            return made, unaccounted(draft.said, made, scope.ledger)
    question, lost = finish(draft, scope)
    if not cited:
        return question, lost
    clauses = tuple(dict.fromkeys(figure.clause for figure in cited))
    question = replace(question, figures=tuple(dict.fromkeys(cited)), clauses=clauses)
    return question, unaccounted(draft.said, question, scope.ledger)


def _targets_of(scope: Scope, part: Restriction) -> tuple[Target, ...]:
    target = target_of(scope, scope.ledger.column(part.column))
    return (target,) if target else ()


def figure_of(target: Target) -> Figure:
    """The citation of a figure of the plan."""
    return Figure(target.indicator, target.op, target.value, target.unit, target.clause)


def _beside_target(draft: Draft, scope: Scope, finish: Finish) -> LedgerQuestion | None:
    """One figure against the plan's: the figure, the plan's, and what is missing."""
    column = _measured_column(draft, scope)
    target = target_of(scope, column) if column else None
    if column is None or target is None or draft.extreme or draft.against or draft.share or draft.having:
        return None
    bare = not (JUDGED - {"plan.room"}) & draft.flags
    if bare and target.op not in AT_LEAST and "plan.room" not in draft.flags:
        return None
    own = draft.dimensions or _placed(draft, scope) or any(map(_sets_apart, draft.restrictions))
    if bare and target.op in AT_LEAST and own:
        return _planned_gap(draft, scope, finish)
    narrowed = replace(draft, restrictions=(*plan_rows(draft, scope, target, column), *_without_status(draft)))
    question, _ = finish(replace(narrowed, flags=draft.flags - {"difference.difference"}, gap=True), scope)
    frame = question.query
    if not isinstance(frame, Frame) or not frame.measures:
        frame = Frame(
            scope.ledger.name, tuple(part.condition for part in narrowed.restrictions), (default_measure(column),)
        )
    measure = next((m for m in frame.measures if _is_of(m, column)), None) or default_measure(column)
    goal = Literal(columns.number(convert(target.value, target.unit, column.unit) or target.value), column.unit)
    kept = tuple(m for m in frame.measures if m.scalar != measure.scalar)
    gap = Measure(*_between(draft, target, goal, measure.scalar), column.unit)
    shown = (measure, *kept, Measure("方案要求", goal, column.unit), gap)
    return LedgerQuestion(replace(frame, measures=shown), Shape.VERDICT, (figure_of(target),), (target.clause,))


def _between(draft: Draft, target: Target, goal: Literal, scalar: Scalar) -> tuple[str, Scalar]:
    """What lies between a figure and the plan's, with its name: by how much it is above, or what is left."""
    if target.op in AT_LEAST:
        return "还差", Arithmetic("-", goal, scalar)
    if any(item.is_any(ABOVE) for item in draft.said):
        return "超出", Arithmetic("-", scalar, goal)
    if any(item.has("difference.difference") for item in draft.said):
        return "相差", Magnitude(Arithmetic("-", scalar, goal))
    return "与限值之差", Arithmetic("-", goal, scalar)


def _of_two(draft: Draft) -> bool:
    """Whether 差多少 is asked of two that are named, not of one and the plan's figure."""
    named = any(len(part.values) == 2 for part in draft.restrictions)
    return named and "difference.difference" in draft.flags and not JUDGED & draft.flags


def _placed(draft: Draft, scope: Scope) -> bool:
    """Whether the question is about one place, for which the plan's whole figure is none."""
    place = columns.place_column(scope.ledger)
    return place is not None and any(part.column == place.name for part in draft.restrictions)


def _sets_apart(part: Restriction) -> bool:
    """Whether the rows are those where one figure falls short of another: what is missing is told by the two."""
    made = part.condition
    return isinstance(made, Comparison) and isinstance(made.left, ColumnRef) and isinstance(made.right, ColumnRef)


def _planned_gap(draft: Draft, scope: Scope, finish: Finish) -> LedgerQuestion | None:
    """还差多少户 of a town: its own planned amount minus what is done."""
    pair = columns.planned_and_finished(scope.ledger)
    if pair is None:
        return None
    scalar = Arithmetic("-", ColumnRef(pair[0].name), ColumnRef(pair[1].name))
    made = Measure("还差", Aggregate(Function.SUM, scalar), pair[0].unit)
    kept = tuple(part for part in draft.restrictions if part.written != "pending")
    piece = Piece(made, column=pair[1].name, scalar=scalar)
    planned = replace(draft, restrictions=kept, pieces=(piece,), chosen=(), flags=draft.flags - GAP_FLAGS)
    return finish(planned, scope)[0]


def _is_of(measure: Measure, column: Column) -> bool:
    scalar = measure.scalar
    return isinstance(scalar, Aggregate) and scalar.operand == ColumnRef(column.name)


def _measured_column(draft: Draft, scope: Scope) -> Column | None:
    """The column that the target is about: one named, else the finished one of a pair, by its unit."""
    named = [piece.column for piece in draft.pieces if piece.column] + list(draft.chosen)
    for name in named:
        column = scope.ledger.column(name)
        if column.type.numeric and target_of(scope, column) is not None:
            return column
    pair = columns.planned_and_finished(scope.ledger)
    other = any(piece.rate and piece.column and pair and piece.column != pair[1].name for piece in draft.pieces)
    return pair[1] if pair and not other else None


def _without_status(draft: Draft) -> tuple[Restriction, ...]:
    return tuple(part for part in draft.restrictions if part.written != "pending")


def plan_rows(draft: Draft, scope: Scope, target: Target, column: Column) -> tuple[Restriction, ...]:
    """The rows the target speaks of: those of its scope, and of the campaign where a mean of all is judged."""
    found: list[Restriction] = []
    taken = {part.column for part in draft.restrictions}
    for other in scope.ledger.columns:
        if other.closed and other.name not in taken and target.scope:
            held = tuple(
                v.text for v in other.values if any(len(w) >= 2 and w in target.scope for w in (v.text, *v.aliases))
            )
            if held and len(held) < len(other.values):
                found.append(Restriction(columns.among(other, held), other.name, held, "scope"))
    dated = columns.date_column(scope.ledger)
    judged = scope.ledger.entity not in taken and not columns.additive(column) and _of_campaign(target, scope)
    if dated and scope.campaign and scope.campaign.first and dated.name not in taken and judged:
        since = Comparison(ColumnRef(dated.name), ">=", Literal(scope.campaign.first))
        found.append(Restriction(since, dated.name, (), "campaign", first=scope.campaign.first.isoformat()))
    return tuple(found)


def _of_campaign(target: Target, scope: Scope) -> bool:
    """Whether the clause of a target sets the campaign's own days beside it."""
    first = scope.campaign.first if scope.campaign else None
    limits = (limit for document in scope.documents for limit in document.time_limits)
    return any(limit.clause == target.clause and limit.first == first for limit in limits)
