"""Columns that are kept to the minute, and what asks for lengths between two of them.

Invariant: minutes and hours are only ever told where both ends are kept by the clock; a ledger of days has none.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.model.catalog import ColumnType, Ledger
from assistant.parsing.ledger_questions.words import words
from assistant.text.lexicon import load


@lru_cache(256)
def moments(ledger: Ledger) -> frozenset[str]:
    """The names of the columns that hold a day with its time."""
    return frozenset(column.name for column in ledger.columns if column.type is ColumnType.TIMESTAMP)


def clock_units() -> Mapping[str, Sequence[str]]:
    """分钟 and 小时, each with the words that ask for it."""
    units: Mapping[str, Sequence[str]] = load("ledger_schema")["clock_units"]
    return units


def asks_length(noun: str, ledger: Ledger) -> bool:
    """Whether what is counted is a length of time: 天, and 分钟 where two moments are kept."""
    if noun in words("day_nouns"):
        return True
    return any(noun.endswith(tuple(names)) for names in clock_units().values()) and len(moments(ledger)) > 1
