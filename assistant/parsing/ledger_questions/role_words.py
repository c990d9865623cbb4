"""What those who stand in a column do: 配合 of 责任单位, 挑头 of 牵头单位.

Invariant: a role word means the column of that role only, so that who helps is never taken for who leads.
"""

from collections.abc import Iterator

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.text.lexicon import load


def role_words(column: Column) -> Iterator[tuple[str, Sense]]:
    """What those in a column do: 配合 of 责任单位."""
    names = (column.name, *column.aliases)
    for group in load("ledger_schema")["roles"]:
        if not set(group["names"]).isdisjoint(names):
            yield from ((word, Sense(SenseKind.COLUMN, column.name, cost=0.02)) for word in group["words"])
