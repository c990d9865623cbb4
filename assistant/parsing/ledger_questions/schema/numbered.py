"""Things that have a number each, so that two of one name are two: 项目编号 beside 项目名称.

Invariant: the number is called by the very thing that the name is of, and no two rows have the same.
"""

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.words import stripped, words


def is_numbered(ledger: Ledger, entity: Column) -> bool:
    """Whether each row has a number of its own for the thing that ``entity`` names."""
    thing = stripped(entity.name, "entity_suffixes")
    numbers = (column for column in ledger.columns if column.name.endswith(words("number_names")))
    return any(
        column.distinct == ledger.rows and stripped(column.name, "number_names") == thing
        for column in numbers
        if column != entity
    )
