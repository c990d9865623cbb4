"""The column that tells of a figure what it was in the period before: 上月排名 of 排名, 2022年产值 of 2023年产值.

Invariant: the two differ in nothing but the time; a figure of which no earlier one is kept has none.
"""

from collections.abc import Iterator
from itertools import pairwise

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.column_families import families
from assistant.parsing.ledger_questions.schema.told_times import told_twice
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words


def column_before(ledger: Ledger, column: Column) -> Column | None:
    """The figure of the period before that of a column."""
    now = next((word for word in words("now_words") if column.name.startswith(word)), "")
    bare = {column.name, column.name.removeprefix(now) or column.name}
    names = {f"{opening}{name}" for opening in words("before_words") for name in bare}
    named = (c for c in ledger.columns if c.name in names and c.type.numeric == column.type.numeric)
    told = (ledger.column(pair.before) for pair in told_twice(ledger) if pair.now == column.name)
    return next(named, None) or next(told, None) or _member_before(ledger, column)


def _member_before(ledger: Ledger, column: Column) -> Column | None:
    """The member of a family right before one: of years only the year before."""
    for family in families(ledger):
        for (before, earlier), (period, name) in pairwise(family.members):
            if name == column.name and _follow(before, period):
                return ledger.column(earlier)
    return None


def _follow(before: str, period: str) -> bool:
    """Whether a period is the one right behind another: 2023 of 2022, 本月 of 上月."""
    if before.isdecimal() and period.isdecimal():
        return int(before) + 1 == int(period)
    return before[1:] == period[1:] and before[:1] in words("last_marks")


def a_year_ago(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """同期 where a figure's own of a year ago is kept beside it: behind 去年 it says no more than that."""
    figures = (column for column in ledger.columns if column.type.numeric)
    before = (column_before(ledger, column) for column in figures)
    if any(column is not None and column.name.startswith(words("a_year_ago")) for column in before):
        yield from ((word, Sense(SenseKind.TOPIC, cost=0.02)) for word in words("of_a_year_ago"))
