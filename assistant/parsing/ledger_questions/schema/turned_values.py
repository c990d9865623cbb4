"""What a cell was and what it has become in a later row: 从差变优, 由良转差, 从整改中变成已整改.

Invariant: both are values of one closed list. Prevents 从差变优 from being rows that are either.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import words

TURNED = "turned"
"""Kind of an item that says what a column's cell turned from and into."""
LEAST = 2


def turned_items(ledger: Ledger, text: str) -> Iterator[Item]:
    """The items of a question that say how a cell of a ledger has turned."""
    if not any(word in text for word in words("turns")) or not columns.repeats(ledger):
        return
    for column in ledger.columns:
        found = _pattern(column).finditer(text) if len(column.values) >= LEAST else ()
        for said in found:
            first, last = (_named(column, name) for name in said.groups())
            if first != last:
                yield Item(
                    said.start(), said.end(), said[0], frozenset({TURNED}), column=column.name, values=(first, last)
                )


def _named(column: Column, name: str) -> str:
    return next(value.text for value in column.values if name in (value.text, *value.aliases))


@lru_cache(512)
def _pattern(column: Column) -> re.Pattern[str]:
    names = {name for value in column.values for name in (value.text, *value.aliases)}
    value = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    opens, turns, into = ("|".join(words(key)) for key in ("turns_from", "turns", "turns_into"))
    return re.compile(f"(?:{opens})({value})(?:{turns})(?:{into})?({value})(?:了|过)?")
