"""Puts conditions inside the aggregates of a figure, so that several figures fit in one row."""

from assistant.model.ledger_question import Aggregate, Arithmetic, Condition, Magnitude, Scalar
from assistant.records import replace


def with_conditions(scalar: Scalar, conditions: tuple[Condition, ...]) -> Scalar:
    """The same figure over only the rows that meet the conditions as well."""
    if not conditions:
        return scalar
    if isinstance(scalar, Aggregate):
        return replace(scalar, where=(*scalar.where, *conditions))
    if isinstance(scalar, Arithmetic):
        return replace(
            scalar, left=with_conditions(scalar.left, conditions), right=with_conditions(scalar.right, conditions)
        )
    if isinstance(scalar, Magnitude):
        return replace(scalar, operand=with_conditions(scalar.operand, conditions))
    return scalar
