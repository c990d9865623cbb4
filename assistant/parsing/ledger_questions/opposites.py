"""Bounds that leave no row between them: 80岁以上和80岁以下, 2000年以前和以后.

Invariant: both are of one figure or day and open to opposite sides, so that rows of either are meant, never of both.
"""

from collections.abc import Iterator

from assistant.model.ledger_question import Comparison, Condition, Junction, Literal

UPWARD, DOWNWARD = (">", ">="), ("<", "<=")
NEVER_WITH = {">": ("<", "<=", "="), ">=": ("<",), "<": (">", ">=", "="), "<=": (">",), "=": (">", "<", "<>")}
"""What never holds with a comparison of the same two things."""


def bounds(condition: Condition) -> Iterator[Comparison]:
    """The bounds that a condition is made of."""
    parts = condition.parts if isinstance(condition, Junction) else (condition,)
    yield from (part for part in parts if isinstance(part, Comparison) and part.op in (*UPWARD, *DOWNWARD))


def are_opposite(left: Comparison, right: Comparison) -> bool:
    """Whether two bounds meet in a point at most."""
    if left.op in DOWNWARD:
        left, right = right, left
    if left.left != right.left or left.op not in UPWARD or right.op not in DOWNWARD:
        return False
    low, high = (side.right.value if isinstance(side.right, Literal) else None for side in (left, right))
    return low is not None and type(low) is type(high) and low >= high  # type: ignore[operator]


def exclude(left: Condition, right: Condition) -> bool:
    """Whether no row meets both of two comparisons: 问题数 above 3 and nought, 实停天数 below 应停天数 and not."""
    if not isinstance(left, Comparison) or not isinstance(right, Comparison) or left.left != right.left:
        return False
    one, other = (side.right.value if isinstance(side.right, Literal) else side.right for side in (left, right))
    if one == other:
        return right.op in NEVER_WITH.get(left.op, ())
    point, bound = (left, right) if left.op == "=" else (right, left)
    low, high = (Comparison(point.left, op, point.right) for op in (UPWARD[1], DOWNWARD[1]))
    return are_opposite(left, right) or (point.op == "=" and (are_opposite(bound, low) or are_opposite(bound, high)))


def opposite_bounds(conditions: tuple[Condition, ...]) -> tuple[Comparison, Comparison] | None:
    """The first two bounds among conditions that lie on opposite sides, in the order they are said."""
    found = [bound for condition in conditions for bound in bounds(condition)]
    pairs = ((one, other) for at, one in enumerate(found) for other in found[at + 1 :])
    return next((pair for pair in pairs if are_opposite(*pair)), None)
