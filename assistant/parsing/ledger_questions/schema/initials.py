"""Columns called by their first characters in a row: 黄橙红 of 黄色措施, 橙色措施 and 红色措施.

Invariant: one character by itself names no column, and no row of them names one twice.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.senses import Sense, SenseKind

INITIAL = "initial"
"""Kind of an item that names a column by its first character."""
COST = 0.02
_LEAST = 2


def initial_senses(ledger: Ledger, text: str) -> Iterator[tuple[int, int, Sense]]:
    """(start, end, sense) of columns called by their first characters in a row: 黄橙红 of 黄色措施 …."""
    for initials, pattern in _initials(ledger):
        for match in pattern.finditer(text):
            said = [place for place in range(match.start(), match.end()) if text[place] in initials]
            if len({text[place] for place in said}) == len(said):
                for place in said:
                    yield place, place + 1, Sense(SenseKind.COLUMN, initials[text[place]], cost=COST)


@lru_cache(256)
def _initials(ledger: Ledger) -> tuple[tuple[dict[str, str], re.Pattern[str]], ...]:
    """First character → column, for the columns whose names are else the same; and how several are said in a row."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for column in ledger.columns:
        if len(column.name) > _LEAST and column.closed:
            found[column.name[1:]][column.name[0]] = column.name
    return tuple(
        (members, re.compile(f"[{''.join(members)}](?:[、和与及]?[{''.join(members)}])+"))
        for members in found.values()
        if len(members) >= _LEAST
    )
