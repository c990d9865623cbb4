"""Figures by day, week, ten days, month, day of the week: 每月, 按周, 各旬, 周几.

Invariant: what is split by is the date that the words around it mean, the same that a time beside it is bound to.
"""

from collections.abc import Collection, Sequence

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import ColumnRef, DatePart, Dimension
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import date_named
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.times.default_dates import day_of_amount, default_date
from assistant.parsing.ledger_questions.times.kept_periods import kept_column
from assistant.parsing.ledger_questions.times.last_periods import PERIODS
from assistant.parsing.ledger_questions.times.times import dated, partner_of

LABELS = {
    "day": "日期",
    "week": "周（周一）",
    "dekad": "旬（首日）",
    "month": "月份",
    "quarter": "季度",
    "year": "年份",
    "weekday": "星期（1为周一）",
}
"""What a part of the date is called at the head of a table."""

DAYS = {"day": 1, "week": 7, "dekad": 11, "month": 31, "quarter": 92, "year": 366, "weekday": 1, "period": 1}
"""Most days in a span."""

DATE_GROUPS = frozenset(f"group.{part}" for part in (*LABELS, "period"))
ASKS_SPAN = frozenset(f"ask.{part}" for part in LABELS)
"""哪个月, 哪一周, 周几: kinds that ask for one of the spans."""


def dates_by(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """Items with 每月, 按周 … turned into dimensions on the date in question."""
    current = list(items)
    for place, item in enumerate(current):
        if item.is_any(DATE_GROUPS):
            made = _dimension(current, place, scope)
            if made is not None:
                current[place] = made
    return tuple(current)


def by_part(scope: Scope, items: Sequence[Item]) -> Item | None:
    """按完成时限在哪个月统计, 按完成时限逐月: the date named before it by that part of it, not day by day."""
    named = date_named(scope, items[1])
    if named is None:
        return None
    asks = next(part for item in items[2:] if (part := item.name_of("ask") or item.name_of("group")))
    dimension, part = span_dimension(scope.ledger, named.name, asks)
    return reduced(items[0], items[-1], "dimension", dimension=dimension, column=named.name, written=part)


def _dimension(items: Sequence[Item], place: int, scope: Scope) -> Item | None:
    """每月 / 按周: a dimension on the date column in question."""
    kept = _kept(items, place, scope)
    if kept is not None:
        return kept
    bound = next((item.column for item in items if item.has("dated")), "")
    partner = partner_of(items, place, scope)
    name = bound or (dated(items[partner], scope) if partner is not None else "")
    name = name or day_of_amount(items, scope) or default_date(scope)
    if not name or (items[place].has("group.period") and not keeps_periods(scope.ledger)):
        return None
    dimension, part = span_dimension(scope.ledger, name, items[place].name_of("group"))
    if items[place].has("per"):
        return reduced(items[place], items[place], "per", scalar=dimension.scalar, column=name, written=part)
    return reduced(items[place], items[place], "dimension", dimension=dimension, column=name, written=part)


def _kept(items: Sequence[Item], place: int, scope: Scope) -> Item | None:
    """每周 by a column of weeks, 历年 by one of years; None where the words around it name a date."""
    partner, part = partner_of(items, place, scope), items[place].name_of("group")
    column = kept_column(scope.ledger, part)
    named = partner is not None and any(sense.kind is SenseKind.COLUMN for sense in items[partner].senses)
    if column is None or named:
        return None
    if items[place].has("per"):
        told = not _runs_over_years(part, items, scope)
        made = reduced(
            items[place], items[place], "per", scalar=ColumnRef(column.name), column=column.name, written=part
        )
        return made if told else None
    dimension = Dimension(column.name, ColumnRef(column.name))
    return reduced(items[place], items[place], "dimension", dimension=dimension, column=column.name, written=part)


def _runs_over_years(part: str, items: Sequence[Item], scope: Scope) -> bool:
    """Whether quarters or months are kept without their year, and no single year is named, so that none are counted."""
    times = [item.time for item in items if item.time is not None]
    single = any(time.first and time.last and time.first.year == time.last.year for time in times)
    return part != "year" and kept_column(scope.ledger, "year") is not None and not single


def span_dimension(ledger: Ledger, name: str, part: str) -> tuple[Dimension, str]:
    """A date column by one of its parts, and the part; rows kept for such spans are told apart by their own day."""
    own = part == "period" or f"×{PERIODS.get(part, part)}" in ledger.grain
    day = own or (part == "day" and name in ("日期", "月份", "年份"))
    part = "day" if own else part
    return Dimension(name if day else LABELS[part], DatePart(part, ColumnRef(name))), part


def keeps_periods(ledger: Ledger) -> bool:
    """Whether a ledger has rows for each week or month, so that 一期 is one of those."""
    return any(f"×{period}" in ledger.grain for period in PERIODS.values())


def span_asked(flags: Collection[str]) -> str:
    """The part of the date that 哪个月, 哪一周, 周几 asks for; empty where none is asked for."""
    return next((part for part in LABELS if f"ask.{part}" in flags), "")
