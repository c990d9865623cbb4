"""Figures by day, week, month: 每月, 按周, 一周一个数.

Invariant: what is split by is the date that the words around it mean, the same that a time beside it is bound to.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import ColumnRef, DatePart, Dimension
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.times import dated, default_date, partner_of

PERIODS = {"week": "周", "month": "月", "quarter": "季度", "year": "年"}
"""How a ledger's grain calls the part of a date."""

DATE_GROUPS = frozenset(f"group.{part}" for part in ("day", "week", "month", "quarter", "year"))


def dates_by(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """Items with 每月, 按周 … turned into dimensions on the date in question."""
    current = list(items)
    for place, item in enumerate(current):
        if item.is_any(DATE_GROUPS):
            made = _dimension(current, place, scope)
            if made is not None:
                current[place] = made
    return tuple(current)


def _dimension(items: Sequence[Item], place: int, scope: Scope) -> Item | None:
    """每月 / 按周: a dimension on the date column in question."""
    bound = next((item.column for item in items if item.has("dated")), "")
    partner = partner_of(items, place, scope)
    name = bound or (dated(items[partner], scope) if partner is not None else "") or default_date(scope)
    part = items[place].name_of("group")
    if not name:
        return None
    if f"×{PERIODS.get(part, part)}" in scope.ledger.grain:
        part = "day"  # one row a week already: its own day says which
    label = {"day": "日期", "week": "周（周一）", "month": "月份", "quarter": "季度", "year": "年份"}[part]
    if part == "day" and (part != items[place].name_of("group") or name in ("日期", "月份", "年份")):
        label = name
    dimension = Dimension(label, DatePart(part, ColumnRef(name)))
    return reduced(items[place], items[place], "dimension", dimension=dimension, column=name, written=part)
