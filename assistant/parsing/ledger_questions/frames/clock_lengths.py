"""How long something took by the clock: 从接警到到场平均几分钟, 超过2小时才修好的.

Invariant: only where both ends are kept to the minute and minutes or hours are asked for; else a length is whole days.
Prevents 0.01 days, and a bound of ten minutes held against the number of midnights between.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain
from typing import Any

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison, LedgerQuestion, Literal, Measure
from assistant.parsing.ledger_questions.accounting.evidence import nodes
from assistant.parsing.ledger_questions.frames.running import mapped
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema.moments import clock_units, moments
from assistant.records import replace
from assistant.text.units import convert

DAY, DAYS, MINUTE, HOUR = "天", "天数", "分钟", "小时"


def in_clock(question: LedgerQuestion, said: Sequence[Item], ledger: Ledger) -> LedgerQuestion:
    """The question with lengths between two moments in the minutes or hours that it speaks of."""
    kept = moments(ledger)
    unit = (_unit_said(said) or _unit_of_bound(question)) if len(kept) > 1 else ""
    if not unit:
        return question
    return replace(question, query=mapped(question.query, lambda node: _in(unit, node, kept)))


def _unit_said(said: Sequence[Item]) -> str:
    """分钟 or 小时, by the words or by the unit of a bound; empty where neither is said."""
    told = ((item.text, item.noun, item.written, item.quantity.unit if item.quantity else "") for item in said)
    texts = list(chain.from_iterable(told))
    return next((unit for unit, names in clock_units().items() if any(n in text for n in names for text in texts)), "")


def _unit_of_bound(question: LedgerQuestion) -> str:
    """The unit of a bound that is no whole number of days, which a rule has made of 10分钟内."""
    bounds = (node.right for node in nodes(question.query) if isinstance(node, Comparison))
    days = [bound.value for bound in bounds if isinstance(bound, Literal) and bound.unit == DAY]
    parts = [value for value in days if isinstance(value, Decimal) and value % 1]
    return next((HOUR if round(value * 24, 4) % 1 == 0 else MINUTE for value in parts), "")


def _in(unit: str, node: Any, kept: frozenset[str]) -> Any:
    """A part of a frame with its length, bound or name in a unit of the clock."""
    if isinstance(node, Arithmetic) and node.op == "-" and _between(node, kept):
        return replace(node, op=unit)
    if isinstance(node, Comparison) and isinstance(node.right, Literal) and _is_length(node.left, unit):
        return replace(node, right=_converted(node.right, unit))
    if isinstance(node, Measure) and node.unit == DAY and _holds(node.scalar, unit):
        return replace(node, name=node.name.replace(DAYS, f"{unit}数"), unit=unit)
    return node


def _between(node: Arithmetic, kept: frozenset[str]) -> bool:
    return all(isinstance(side, ColumnRef) and side.name in kept for side in (node.left, node.right))


def _is_length(node: Any, unit: str) -> bool:
    return isinstance(node, Arithmetic) and node.op == unit


def _holds(node: Any, unit: str) -> bool:
    return _is_length(node, unit) or _is_length(getattr(node, "operand", None), unit)


def _converted(bound: Literal, unit: str) -> Literal:
    """A bound in days as one in the unit; a bare number stays."""
    value = convert(Decimal(str(bound.value)), DAY, unit) if bound.unit == DAY else None
    return bound if value is None else replace(bound, value=round(value, 6), unit=unit)
