"""Days of one deed as it was planned and as it was done: 计划开工日期 and 实际开工日期.

Invariant: a planned day is only ever held against the day of its own deed; 实际开工 never meets 计划竣工.
"""

from collections.abc import Iterator
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.stems import column_stem, deed_done, is_deed
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record


class DayPair(Record):
    """A planned day and the day on which it was done."""

    deed: str
    planned: Column
    done: Column


@lru_cache(256)
def day_pairs(ledger: Ledger) -> tuple[DayPair, ...]:
    """The pairs of a ledger, in the order of what was planned."""
    dates = [column for column in ledger.columns if column.type.temporal]
    planned = [(column, deed) for column in dates if (deed := _planned_deed(column))]
    done = [column for column in dates if not _planned_deed(column)]
    found = ((deed, column, next((day for day in done if _of_deed(day, deed)), None)) for column, deed in planned)
    return tuple(DayPair(deed, column, day) for deed, column, day in found if day is not None)


def pair_planned(ledger: Ledger, name: str) -> DayPair | None:
    """The pair whose planned day has that name."""
    return next((pair for pair in day_pairs(ledger) if pair.planned.name == name), None)


def planned_day(ledger: Ledger, name: str) -> Column | None:
    """The day of that name, if a deed was planned for it, be the day it was done kept or not."""
    named = (column for column in ledger.columns if column.name == name and column.type.temporal)
    return next(
        (column for column in named if _planned_deed(column) or column_stem(column) in words("planned_days")), None
    )


def deeds_of_days(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """开课, 开课了 of 计划开课日期 and 实际开课日期: the day it was done, by a deed that no list of verbs knows."""
    for pair in day_pairs(ledger):
        known = pair.deed.endswith(words("finish_suffixes"))
        said = () if known else (pair.deed, *deed_done(pair.deed))
        yield from ((word, Sense(SenseKind.VERB, pair.done.name, cost=0.05)) for word in said)


def _planned_deed(column: Column) -> str:
    """开工 of 计划开工日期; empty of what was not planned."""
    stem = column_stem(column)
    deeds = (stem.rpartition(word)[2] for word in words("planned_days") if word in stem)
    return next(filter(is_deed, deeds), "")


def _of_deed(day: Column, deed: str) -> bool:
    """Whether a day is that of a deed; what brings things to their end may bear two names: 计划完工, 实际竣工."""
    stem, ends = column_stem(day), words("finish_suffixes")
    return stem.endswith(deed) or (deed in ends and stem.endswith(ends))
