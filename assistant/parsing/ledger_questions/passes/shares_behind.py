"""A figure and, behind a comma, its share of another that is named: 还有多少户没改完，占计划的几成.

Invariant: both are counted alike, and what was said before restricts both. Prevents 占计划的几成 from being the share
that the named town has in the whole district.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Function, Measure, Scalar
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.quantities import may_share, numeric_column, reckoned
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.records import replace

TAKEN = frozenset(("numeric", "share.share", "share.percent", "planned", "asked", "ask.count"))
"""Kinds of what the share is said with."""


def shares_behind(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 占计划的几成 as the figure before the comma over the one that is named."""
    at = next((n for n, item in enumerate(items) if n and item.has("share.share") and is_break(items[n - 1])), 0)
    whole = numeric_column(scope, items[at + 1]) if at and items[at + 1 : at + 2] else None
    end = next((n for n in range(at, len(items)) if not items[n].is_any(TAKEN)), len(items))
    if whole is None or not items[at + 1].has("numeric") or end < len(items):
        return items
    before = _with_remainder(items[: at - 1], whole, scope)
    told = before[-1] if before else None
    part = _part(told, scope) if told is not None else None
    if told is None or part is None or not _shares(part, whole, scope):
        return items
    return (*before, items[at - 1], _ratio(part, whole, items[at:end], told.column))


def _with_remainder(before: Sequence[Item], whole: Column, scope: Scope) -> tuple[Item, ...]:
    """What stands before the comma; 多少户 and 没改完 behind it as the figure of what is left."""
    asked = next((n for n, item in enumerate(before) if item.has("asked")), len(before))
    left = before[-1] if before and before[-1].written == "pending" else None
    scalar = left.scalar if left is not None else None
    if (
        left is None
        or not isinstance(scalar, Arithmetic)
        or asked + 2 != len(before)
        or before[asked].noun != left.noun
    ):
        return tuple(item for n, item in enumerate(before) if n + 1 < len(before) or not item.is_any(NAMES))
    made = Measure(reckoned(scalar), Aggregate(Function.SUM, scalar), whole.unit)
    figure = reduced(before[asked], left, "measure", measure=made, scalar=scalar, noun=left.noun, column=left.column)
    return (*before[:asked], figure)


NAMES = frozenset(("numeric", "column"))
"""Kinds of what the figure is of, behind it: 问题 of 整改了多少问题."""


def _part(told: Item, scope: Scope) -> Scalar | None:
    """What is summed up in the figure before the comma; None where it is none of sums."""
    scalar = told.measure.scalar if told.measure is not None else None
    return scalar.operand if isinstance(scalar, Aggregate) and scalar.function is Function.SUM else None


def _shares(part: Scalar, whole: Column, scope: Scope) -> bool:
    if isinstance(part, Arithmetic):
        return part.op == "-" and whole.name in (name for name in _names(part)) and not whole.type.temporal
    return isinstance(part, ColumnRef) and part.name != whole.name and may_share(scope.ledger.column(part.name), whole)


def _names(part: Arithmetic) -> tuple[str, ...]:
    return tuple(side.name for side in (part.left, part.right) if isinstance(side, ColumnRef))


def _ratio(part: Scalar, whole: Column, said: Sequence[Item], column: str) -> Item:
    over = Aggregate(Function.SUM, part)
    name = part.name if isinstance(part, ColumnRef) else reckoned(part)
    made = Measure(
        f"{name}占{whole.name}",
        Arithmetic("/", over, Aggregate(Function.SUM, ColumnRef(whole.name))),
        "%",
        whole.name,
    )
    in_row = Arithmetic("/", part, ColumnRef(whole.name))
    figure = reduced(said[0], said[-1], "measure", measure=made, scalar=in_row, noun="%", written="rate")
    return replace(figure, column=column)


SHARES_BEHIND = Pass(shares_behind, ({"share.share"}, {"join"}, {"numeric"}, {"measure", "condition"}))
"""A figure's share of another, said behind it."""
