"""Figures of the rows on both sides of a bound: 80岁以上的和80岁以下的各多少人, 2000年以前建的和以后建的各几座.

Invariant: the two bounds leave the row conditions and stand in a figure each; together they would let no row through.
"""

from assistant.model.ledger_question import Comparison, Frame, LedgerQuestion, Literal, Measure, Shape
from assistant.parsing.ledger_questions.accounting.evidence import nodes
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.common import column_names, count_noun, row_conditions
from assistant.parsing.ledger_questions.frames.counting import count_measure
from assistant.parsing.ledger_questions.frames.figures import measures_of
from assistant.parsing.ledger_questions.frames.filtered import with_conditions
from assistant.parsing.ledger_questions.opposites import bounds, opposite_bounds
from assistant.parsing.ledger_questions.rules import Scope
from assistant.records import replace

SIGNS = {">": "＞", ">=": "≥", "<": "＜", "<=": "≤"}


def opposite_sides_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """Both sides of a bound, each with its own figure."""
    sides = opposite_bounds(tuple(part.condition for part in draft.restrictions))
    if sides is None or "group.each" not in draft.flags or draft.extreme is not None:
        return None
    names = set(column_names(sides[0].left))
    kept = tuple(part for part in draft.restrictions if not any(side in sides for side in bounds(part.condition)))
    chosen = tuple(name for name in draft.chosen if name not in names and name != scope.ledger.entity)
    split = tuple(part for part in draft.dimensions if part.name != scope.ledger.entity)
    rest = replace(draft, restrictions=kept, chosen=chosen, dimensions=split)
    counted = count_measure(scope.ledger, replace(rest, chosen=()), count_noun(draft, scope.ledger))
    asked = measures_of(rest, scope) or (counted,)
    measures = tuple(
        Measure(f"{_name(side)}{one.name}", with_conditions(one.scalar, (side,)), one.unit)
        for side in sides
        for one in asked
    )
    shape = Shape.GROUPS if split else Shape.FIGURE
    return LedgerQuestion(Frame(scope.ledger.name, row_conditions(rest), measures, split), shape)


def _name(side: Comparison) -> str:
    """年龄≥80."""
    name = next(column_names(side.left), "")
    value = next((node.value for node in nodes(side.right) if isinstance(node, Literal)), "")
    return f"{name}{SIGNS[side.op]}{value}"
