"""Columns that hold towns, whatever they are called: 开班地点, 服务对象所在地.

Invariant: most of what a column holds is the name of a town; a column of venues with one town in it is none.
"""

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.words import words

MOST = 60
"""Towns of one county, at most."""


def holds_towns(column: Column) -> bool:
    """Whether most of what is in a column are names of towns, and no more than a county has."""
    few = column.type.textual and not column.personal and len(column.values) <= MOST
    towns = sum(value.text.endswith(words("town_endings")) for value in column.values) if few else 0
    return towns > max(1, len(column.values) / 2)
