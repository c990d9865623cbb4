"""Whether a condition or a figure stands in a question, as it was said or in another form of the same.

A restriction may have become the side of a difference, the numerator of a share or one of
several groups; a mean over groups of one row is that row's figure.
"""

from collections.abc import Iterator, Set

from assistant.model.ledger_question import (
    Aggregate,
    Comparison,
    Condition,
    FrameValue,
    Function,
    HasElement,
    Junction,
    Membership,
    Scalar,
)
from assistant.parsing.ledger_questions.accounting.evidence import Evidence, bare, nodes
from assistant.parsing.ledger_questions.items import Item
from assistant.records import replace

REDUCED = ("average", "sum")


def holds(condition: Condition, evidence: Evidence) -> bool:
    """Whether a condition stands in the question, whole or leaf by leaf."""
    if condition in evidence.conditions:
        return True
    return all(part in evidence.conditions or _kept(part, evidence) for part in leaves(condition))


def denied(condition: Condition, evidence: Evidence) -> bool:
    """Whether no row can meet it beside the others: one cell is asked to hold two values, or not to hold it."""
    if not isinstance(condition, Membership) or condition.negated:
        return False
    beside = [frame.conditions for frame in evidence.frames if condition in frame.conditions]
    parts = [part for group in beside for other in group if _joins(other) for part in leaves(other)]
    same = [part for part in parts if isinstance(part, Membership) and part.operand == condition.operand]
    return any(bool(set(part.values) & set(condition.values)) == part.negated for part in same)


def _joins(condition: Condition) -> bool:
    """Whether all parts of a condition must hold."""
    return not isinstance(condition, Junction) or condition.op == "and"


def leaves(condition: Condition) -> Iterator[Condition]:
    """The parts of a condition that are no junctions."""
    if isinstance(condition, Junction):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition


def _kept(condition: Condition, evidence: Evidence) -> bool:
    """Whether a condition was taken apart by its values, or moved between a group and its rows."""
    if isinstance(condition, (Membership, HasElement)):
        alike = [
            other
            for other in evidence.conditions
            if isinstance(other, (Membership, HasElement))
            and (other.operand, other.negated) == (condition.operand, condition.negated)
        ]
        return set(condition.values) <= {value for other in alike for value in other.values}
    return isinstance(condition, Comparison) and any(
        isinstance(other, Comparison) and _same_comparison(condition, other) for other in evidence.conditions
    )


def _same_comparison(said: Comparison, found: Comparison) -> bool:
    """Whether two comparisons are one, the rows that each side is taken over aside."""
    right = said.right == found.right or (isinstance(said.right, FrameValue) and isinstance(found.right, FrameValue))
    return said.op == found.op and right and (bare(said.left) == bare(found.left) or _operand(said.left) == found.left)


def _operand(scalar: Scalar) -> Scalar | None:
    return scalar.operand if isinstance(scalar, Aggregate) else None


def measured(item: Item, evidence: Evidence, figures: Set[Scalar]) -> bool:
    """Whether a figure is among those given, over the rows that it is said of."""
    assert item.measure is not None, item
    scalar = item.measure.scalar
    inside = [condition for node in nodes(scalar) if isinstance(node, Aggregate) for condition in node.where]
    return all(holds(condition, evidence) for condition in inside) and _is_figure(bare(scalar), item, evidence, figures)


def _is_figure(scalar: Scalar, item: Item, evidence: Evidence, figures: Set[Scalar]) -> bool:
    """Whether a figure is there: as said, averaged where no word says how, counted another way, or that of a row."""
    if scalar in figures or (isinstance(scalar, Aggregate) and _another_way(scalar, item, figures)):
        return True
    operand = item.scalar if item.scalar is not None else _operand(scalar)
    if item.written in REDUCED and item.scalar is None and not any(frame.total for frame in evidence.frames):
        return False
    return operand is not None and operand in figures and not any(isinstance(node, Aggregate) for node in figures)


def _another_way(figure: Aggregate, item: Item, figures: Set[Scalar]) -> bool:
    if figure == Aggregate(Function.COUNT):
        return any(isinstance(node, Aggregate) and node.function is Function.DISTINCT for node in figures)
    others = (replace(figure, function=function) for function in (Function.AVERAGE, Function.MAXIMUM))
    untold = figure.function in (Function.SUM, Function.AVERAGE) and not item.written
    return untold and any(other in figures for other in others)
