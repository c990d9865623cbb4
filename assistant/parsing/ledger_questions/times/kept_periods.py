"""Times of columns that say of which year, quarter, month a row is, where no date does: 年份 2022, 季度 2023年一季度.

Invariant: a time finer than what the column keeps is not bound to it, since no row tells that much.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef, Comparison, Condition, Junction, Literal, Membership
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.times.last_periods import few_rows
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.dates import TimeMention, find_times
from assistant.text.lexicon import load

MONTHS = 12


@lru_cache(256)
def kept_column(ledger: Ledger, part: str) -> Column | None:
    """The column that says of which year, quarter, month, week a row is, in figures or words; None where none does."""
    groups = (group for group in load("ledger_schema")["kept_periods"] if group["part"] == part)
    names: list[str] = next((group["columns"] for group in groups), [])
    kept = (column for column in ledger.columns if column.name in names and not column.type.temporal)
    return next((column for column in kept if not (column.type.numeric and column.unit.startswith("%"))), None)


def kept_part(name: str) -> str:
    """The part of a date that a column of this name holds; empty for any other."""
    return next((group["part"] for group in load("ledger_schema")["kept_periods"] if name in group["columns"]), "")


def told_days(ledger: Ledger) -> tuple[Column, ...]:
    """The columns that tell when: of days, or where there are none those of words or years (出版时间: 1989年)."""
    days = tuple(column for column in ledger.columns if column.type.temporal)
    ends = (*words("date_suffixes"), *words("date_words"), *words("year_suffixes"))
    return days or tuple(column for column in ledger.columns if column.name.endswith(ends) or kept_part(column.name))


def kept_item(item: Item, time: TimeMention, scope: Scope) -> Item | None:
    """The time as a condition on the column of periods that it is of; None where there is none so fine."""
    ledger, today = scope.ledger, scope.today
    kept = _in_words(ledger, time, today) or _in_figures(ledger, time, today) or _in_both(ledger, time, today)
    if kept is None:
        return None
    return replace(item, kinds=frozenset({"condition", "dated"}), condition=kept[1], column=kept[0])


def _in_words(ledger: Ledger, time: TimeMention, today: date) -> tuple[str, Condition] | None:
    """The periods within the time, of a column that writes them out: 2023年一季度."""
    for name, spans in _written(ledger, today):
        inside = tuple(text for text, first, last in spans if _within(time, first, last))
        inside = inside or _last_past(spans, time, today)
        if inside:
            return name, Membership(ColumnRef(name), inside)
    return None


def _last_past(spans: Sequence[tuple[str, date, date]], time: TimeMention, today: date) -> tuple[str, ...]:
    """Of a time without its year the last such period that is over: 二季度 where none of next year is written yet."""
    if time.explicit_year or time.first is None or time.last is None:
        return ()
    months = (time.first.month, time.last.month)
    over = [(last, text) for text, first, last in spans if (first.month, last.month) == months and last <= today]
    return (max(over)[1],) if over else ()


def _within(time: TimeMention, first: date, last: date) -> bool:
    return (time.first is None or time.first <= first) and (time.last is None or last <= time.last)


@lru_cache(256)
def _written(ledger: Ledger, today: date) -> tuple[tuple[str, tuple[tuple[str, date, date], ...]], ...]:
    """The columns all of whose values are times, each with its days."""
    found: list[tuple[str, tuple[tuple[str, date, date], ...]]] = []
    for part in ("month", "quarter", "year"):
        column = kept_column(ledger, part)
        spans = [_span(value.text, today) for value in column.values] if column is not None else []
        told = tuple(span for span in spans if span is not None)
        if column is not None and spans and len(told) == len(spans):
            found.append((column.name, told))
    return tuple(found)


def _span(text: str, today: date) -> tuple[str, date, date] | None:
    """A value with its days, where it is a time with its year and no more."""
    time = next(iter(find_times(text, today)), None)
    if time is None or time.text != text or not time.explicit_year or time.first is None or time.last is None:
        return None
    return text, time.first, time.last


def _in_both(ledger: Ledger, time: TimeMention, today: date) -> tuple[str, Condition] | None:
    """2023年四季度 where a column of years stands beside one of quarters or months without their year."""
    first, last, year = time.first, time.last, kept_column(ledger, "year")
    if first is None or last is None or year is None or first.year != last.year or not time.explicit_year:
        return None
    for column in filter(None, (kept_column(ledger, part) for part in ("quarter", "month"))):
        spans = [_span(f"{first.year}年{value.text}", today) for value in column.values]
        inside = [span for span in spans if span is not None and _within(time, span[1], span[2])]
        whole = inside and min(span[1] for span in inside) == first and max(span[2] for span in inside) == last
        of_year = _of_year(year, first.year, today)
        if whole and None not in spans and of_year is not None:
            texts = tuple(text.removeprefix(f"{first.year}年") for text, *_ in inside)
            return column.name, Junction("and", (of_year, Membership(ColumnRef(column.name), texts)))
    return None


def _of_year(column: Column, year: int, today: date) -> Condition | None:
    """The rows of one year, kept as a number or written out."""
    if column.type.numeric:
        return Comparison(ColumnRef(column.name), "=", Literal(year)) if _numbers(column, "year") else None
    spans = (_span(value.text, today) for value in column.values)
    inside = tuple(span[0] for span in spans if span is not None and (span[1].year, span[2].year) == (year, year))
    return Membership(ColumnRef(column.name), inside) if inside else None


def _in_figures(ledger: Ledger, time: TimeMention, today: date) -> tuple[str, Condition] | None:
    """年份 and 月份 kept as numbers."""
    year, month = (_numbers(kept_column(ledger, part), part) for part in ("year", "month"))
    if year is not None and (years := _years(ledger, year, time, today)) is not None:
        return year.name, years
    first, last = time.first or time.last, time.last or time.first
    if month is None or first is None or last is None or first.year != last.year or not _whole_months(time, today):
        return None
    months = _between(month.name, time.first.month if time.first else None, time.last.month if time.last else None)
    if year is None:
        return (month.name, months) if first.year == today.year or not time.explicit_year else None
    of_year = _between(year.name, first.year, first.year)
    return (month.name, Junction("and", (of_year, months))) if time.explicit_year else None


def _numbers(column: Column | None, part: str) -> Column | None:
    """The column, where it holds whole numbers that may be such periods."""
    if column is None or not column.type.numeric or not column.first.isdigit() or not column.last.isdigit():
        return None
    least, most = (1, MONTHS) if part == "month" else (date.min.year + 1000, date.max.year)
    return column if least <= int(column.first) and int(column.last) <= most else None


def _years(ledger: Ledger, column: Column, time: TimeMention, today: date) -> Condition | None:
    """2022年, 2020年以来, 近三年 as years; None where the time is finer."""
    first, last = time.first, time.last
    if time.kind == "recent" and first is not None and last is not None:
        before = first - timedelta(days=1)
        count, rest = divmod((last.year - before.year) * MONTHS + last.month - before.month, MONTHS)
        return few_rows(ledger, (column.name,), column.name, count) if count and not rest else None
    begins = first is None or (first.month, first.day) == (1, 1)
    ends = last is None or (last.month, last.day) == (12, 31) or (last == today and time.relation == "since")
    if not (begins and ends) or (first is None and last is None):
        return None
    return _between(column.name, first.year if first else None, last.year if last else None)


def _whole_months(time: TimeMention, today: date) -> bool:
    """Whether a time begins with a month and ends with one."""
    begins = time.first is None or time.first.day == 1
    return begins and (time.last is None or time.last == today or (time.last + timedelta(days=1)).day == 1)


def _between(name: str, first: int | None, last: int | None) -> Condition:
    """Numbers from ``first`` to ``last``, both included; an open side is left out."""
    bounds = (("=", first),) if first == last else ((">=", first), ("<=", last))
    parts = tuple(Comparison(ColumnRef(name), op, Literal(number)) for op, number in bounds if number is not None)
    return parts[0] if len(parts) == 1 else Junction("and", parts)
