"""Time limits: what is past one, and what one is of where nothing is to be done by it (许可到期, 年检有效期至).

Invariant: what just runs out is overdue whatever the status of its row says of other things.
"""

from datetime import date
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import Blank, ColumnRef, Comparison, Condition, Junction, Literal
from assistant.parsing.ledger_questions.schema.columns import (
    finish_column,
    limit_column,
    pending,
    planned_and_finished,
    status_column,
)
from assistant.parsing.ledger_questions.schema.limit_columns import limit_columns, of_what
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.words import words


def overdue(ledger: Ledger, today: date) -> Condition | None:
    """Not done and the limit is past, or the latter of what just runs out (许可到期); None without a limit."""
    limit = limit_column(ledger)
    if limit is None:
        return None
    status = status_of_limit(ledger, limit.name)
    late = Comparison(ColumnRef(limit.name), "<", Literal(today))
    day = finish_column(ledger)
    if status is not None:
        return Junction("and", (pending(status), late))
    open_still = day is not None and day.nulls > 0 and not runs_out(limit.name)
    return Junction("and", (Blank(ColumnRef(day.name)), late)) if open_still and day is not None else late


def ran_out(ledger: Ledger, said: str) -> Column | None:
    """The day to which something holds good (有效期至 of 证过期了), where another limit comes before it."""
    if not said.startswith(words("expires")) or any(noun in said for noun in words("limit_nouns")):
        return None  # 过了期限 is said of what was to be done
    days = [column for column in ledger.columns if column.type.temporal and runs_out(column.name)]
    return days[0] if len(days) == 1 and days[0] != limit_column(ledger) else None


def day_of_end(ledger: Ledger, said: str) -> Column | None:
    """The day on which a deed came to its end (办结日期 of 没办结), where no state or amount tells of that."""
    day, status = finish_column(ledger), status_column(ledger)
    stem = column_stem(day) if day is not None else ""
    deed = said.lstrip("".join(words("before_deed")))
    if day is None or not day.nulls or len(stem) < 2 or not _is_end_of(deed, stem):
        return None
    told = status is not None and any(stem in value.text for value in status.values)
    return None if told or planned_and_finished(ledger) is not None else day


def _is_end_of(deed: str, stem: str) -> bool:
    """Whether a deed is the one a day is of: by its name, or by one character of it and that it was done (改完了)."""
    short = deed.rstrip("了")
    return deed == stem or (len(short) == 2 and short[0] in stem and short.endswith(words("to_the_full")))


@lru_cache(2048)
def is_limit(name: str) -> bool:
    """Whether a date column's name says that it holds a time limit, be it the ledger's first or another."""
    return not name.endswith(words("first_days")) and any(word in name for word in words("limit_words"))


def what_ends(limit: Column) -> str:
    """What a limit is of that just runs out: 年检 of 年检有效期至, 许可 of 许可到期日; empty where no name tells."""
    return of_what(limit) if runs_out(limit.name) else ""


@lru_cache(2048)
def runs_out(limit: str) -> bool:
    """Whether a limit is the day on which something just runs out."""
    return any(word in limit for word in words("runs_out"))


def status_of_limit(ledger: Ledger, limit: str) -> Column | None:
    """The column that says whether what had that limit is done; None for what just runs out (许可到期)."""
    if runs_out(limit):
        return None
    what, status = of_what(ledger.column(limit)), status_column(ledger)
    told = (column for column in ledger.columns if column.done and what and column.name.startswith(what))
    others = (of_what(other) for other in limit_columns(ledger) if other.name != limit)
    if status is None:
        return next(told, None)
    foreign = any(other and status.name.startswith(other) for other in others)
    apart = bool(what) and _has_own_day(ledger, what) and not any(what in value.text for value in status.values)
    return next(told, None if foreign or apart else status)


def _has_own_day(ledger: Ledger, what: str) -> bool:
    """Whether a day of its own tells that what a limit is for was done: 补种完成日期 of 补种期限, beside 办理状态."""
    days = (column for column in ledger.columns if column.type.temporal and column.nulls and not is_limit(column.name))
    return any(column_stem(day).startswith(what) and column_stem(day) != what for day in days)


def own_limit(ledger: Ledger, column: Column) -> Column | None:
    """The figure that a ledger keeps beside another as the most it may be: COD限值 of COD."""
    names = {f"{column.name}{end}" for end in words("own_limits")}
    return next((other for other in ledger.columns if other.name in names and other.type.numeric), None)


def limited_figures(ledger: Ledger) -> tuple[Column, ...]:
    """The figures whose limits the ledger keeps."""
    return tuple(column for column in ledger.columns if column.type.numeric and own_limit(ledger, column) is not None)
