"""Columns that say one thing of several times: 2019年生产总值, 2020年生产总值; 上周成交面积, 本周成交面积.

Where a question speaks of what they share, a time by itself names the column (比2019年多了多少).
Invariant: such a time is no date, so it never becomes a condition; and the thing without
any time is the newest of its columns, at a price that says it was taken for granted.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.column_names import other_names
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.text.lexicon import load

PERIOD = "period"
"""Kind of an item that names a column by its time alone."""
ALONE_COST, TIMED_COST = 0.04, 0.02
_YEAR = re.compile(r"(?<!\d)(\d{4})年?度?|(?<!\d)(\d{2})年")
_ESTIMATE = re.compile(r"(?<=\d)[AE]$")
_CENTURY = "20"
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Family:
    """Columns with one stem; ``members``: period → column, the oldest first."""

    stem: str
    members: tuple[tuple[str, str], ...]

    def speaks(self, text: str) -> bool:
        """Whether the question speaks of what the columns share."""
        return any(end in text for name in self.names for end in (name[:_LEAST], name[-_LEAST:]))

    @property
    def names(self) -> tuple[str, ...]:
        """The stem and what else it is called."""
        return (self.stem, *(name.lower() for name in other_names(self.stem)))


def family_senses(ledger: Ledger, text: str) -> Iterator[tuple[int, int, Sense, bool]]:
    """(start, end, sense, whether it is a period) for what a folded question says of the ledger's families."""
    for family in families(ledger):
        if not family.speaks(text):
            continue
        members = dict(family.members)
        said = [(start, end, members[period]) for start, end, period in periods(text) if period in members]
        for start, end, column in said:
            yield start, end, Sense(SenseKind.COLUMN, column, cost=TIMED_COST), True
        newest = Sense(SenseKind.COLUMN, family.members[-1][1], cost=ALONE_COST)
        sense = Sense(SenseKind.TOPIC, cost=TIMED_COST) if said else newest
        for match in re.finditer("|".join(map(re.escape, family.names)), text):
            yield match.start(), match.end(), sense, False


def undated(item: Item) -> Item:
    """A time that names a column is no date and no number."""
    if not item.has(PERIOD):
        return item
    return replace(item, kinds=item.kinds - {"time", "quantity"}, time=None, quantity=None)


@lru_cache(256)
def families(ledger: Ledger) -> tuple[Family, ...]:
    """The families of a ledger's numeric columns, those with two members and more."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name in (column.name for column in ledger.columns if column.type.numeric):
        for start, end, period in periods(name.lower()):
            stem = (name[:start] + _ESTIMATE.sub("", name)[end:]).lower()
            found[stem].setdefault(period, name)
    return tuple(
        Family(stem, tuple(sorted(members.items(), key=_age)))
        for stem, members in found.items()
        if stem and len(members) >= _LEAST
    )


def periods(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, period) of the years and relative periods of a text, in one spelling each."""
    for match in _YEAR.finditer(text):
        yield match.start(), match.end(), match[1] or f"{_CENTURY}{match[2]}"
    for word, period in _relative().items():
        for match in re.finditer(re.escape(word), text):
            yield match.start(), match.end(), period


@cache
def _relative() -> Mapping[str, str]:
    """Word → the period's own name; the oldest period first."""
    groups = load("ledger_schema")["relative_periods"]
    return {word: group["name"] for group in groups for word in group["words"]}


def _age(member: tuple[str, str]) -> tuple[int, str]:
    names = [group["name"] for group in load("ledger_schema")["relative_periods"]]
    return (names.index(member[0]) if member[0] in names else -1, member[0])
