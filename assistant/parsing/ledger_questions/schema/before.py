"""The column that tells of a figure what it was in the period before: 上月排名 of 排名, 2022年产值 of 2023年产值.

Invariant: the two differ in nothing but the time; a figure of which no earlier one is kept has none.
"""

from itertools import pairwise

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.column_families import families
from assistant.parsing.ledger_questions.schema.told_times import told_twice
from assistant.parsing.ledger_questions.words import words


def column_before(ledger: Ledger, column: Column) -> Column | None:
    """The figure of the period before that of a column."""
    names = {f"{opening}{column.name}" for opening in words("before_words")}
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
