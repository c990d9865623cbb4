"""The time limits that a ledger keeps, and what each is of: 检定 of 检定有效期至, 随访 of 应随访日期.

Invariant: they stand in the order of the lexicon, so that the first is what a bare 逾期 means.
"""

from collections.abc import Iterator
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.day_pairs import day_pairs
from assistant.parsing.ledger_questions.schema.stems import column_stem, does_what_is_due, verb_family
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words

DUE = "应"
"""Begins the day on which something should be done."""
BY_NOUN = 0.03
"""What it costs to call a limit by a noun that is not its own."""
LEAST = 2
"""Characters of what a limit is of."""


@lru_cache(256)
def limit_columns(ledger: Ledger) -> tuple[Column, ...]:
    """The date columns that hold a time limit, in the order of the lexicon; else the day planned for the last deed."""
    dates = [column for column in ledger.columns if column.type.temporal]
    ending = [column for column in dates if not column.name.endswith(words("first_days"))]
    named = [column for word in words("limit_words") for column in ending if word in column.name]
    should = [column for column in dates if column.name.startswith(DUE) and len(column_stem(column)) > LEAST]
    planned = [pair.planned for pair in day_pairs(ledger)][-1:]
    return tuple(dict.fromkeys((*named, *should))) or tuple(planned)


@lru_cache(2048)
def of_what(limit: Column) -> str:
    """检定 of 检定有效期至, 随访 of 应随访日期, 检验 of 下次检验日期, 付款 of 付款期限; empty of 有效期至."""
    stem = column_stem(limit).removeprefix(DUE)
    openings = (*words("which_time"), *words("planned_days"))
    stem = next((stem.removeprefix(word) for word in openings if stem.startswith(word)), stem)
    ends = [place for word in words("limit_words") if (place := stem.find(word)) >= 0]
    return stem[: min(ends, default=len(stem))]


@lru_cache(256)
def days_done(limit: Column, ledger: Ledger) -> tuple[Column, ...]:
    """The days on which what a limit is for was done: 实际随访日期 of 应随访日期; the last time is no such day."""
    what = of_what(limit)
    days = [column for column in ledger.columns if column.type.temporal and column not in limit_columns(ledger)]
    done = (day for day in days if column_stem(day).endswith(what) and not day.name.startswith(words("which_time")))
    return tuple(done) if len(what) >= LEAST else ()


@lru_cache(2048)
def limit_of_day(name: str, ledger: Ledger) -> str:
    """下次检验日期 of 上次检验日期, 应还日期 of 归还日期: by when it is done next; empty of any other day."""
    limits, stem = limit_columns(ledger), column_stem(ledger.column(name))
    if any(limit.name == name for limit in limits):
        return ""
    whats = ((limit.name, of_what(limit)) for limit in limits)
    told = (limit for limit, what in whats if (len(what) >= LEAST and what in name) or does_what_is_due(limit, stem))
    return next(told, "")


def limit_names(column: Column, ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """履约期 of 履约截止日期, 随访日子 of 应随访日期: a limit by what it is of and any noun for a day up to which."""
    what = of_what(column) if column in limit_columns(ledger) else ""
    if len(what) >= LEAST:
        said = (f"{what}{noun}" for noun in words("limits_said"))
        yield from ((name, Sense(SenseKind.COLUMN, column.name, cost=BY_NOUN)) for name in said)
    yield from ((name, Sense(SenseKind.COLUMN, column.name, cost=BY_NOUN)) for name in _should(column, ledger))


def _should(column: Column, ledger: Ledger) -> Iterator[str]:
    """该还 of 应还日期, 该检 of 下次检验日期: the day by what is to be done on it."""
    if column not in limit_columns(ledger) or not column.name.startswith((DUE, *words("which_time"))):
        return
    days = (day for day in ledger.columns if day.type.temporal and limit_of_day(day.name, ledger) == column.name)
    told = [verb for day in days for verb in verb_family(column_stem(day))]
    deeds = dict.fromkeys((*verb_family(of_what(column)), *told)) if of_what(column) else {}
    yield from (f"{should}{deed}" for deed in deeds for should in words("should_be") if deed)
