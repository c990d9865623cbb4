"""Things that have a number each, so that two of one name are two: 项目编号 beside 项目名称.

Invariant: the number is called by the very thing that the name is of, and no two rows have the same.
"""

from collections.abc import Iterator

from assistant.model.catalog import Column, ColumnType, Ledger
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.text.lexicon import load


def is_numbered(ledger: Ledger, entity: Column) -> bool:
    """Whether each row has a number of its own for the thing that ``entity`` names."""
    thing = stripped(entity.name, "entity_suffixes")
    numbers = (column for column in ledger.columns if column.name.endswith(words("number_names")))
    return any(
        column.distinct == ledger.rows and stripped(column.name, "number_names") == thing
        for column in numbers
        if column != entity
    )


def floors(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """3楼, 三层, 第三层 of a 楼层 that is kept as a number: which of them, and no three of them."""
    told = load("ledger_schema")["floors"]
    for column in ledger.columns:
        if column.type is ColumnType.INTEGER and column.name.endswith(tuple(told["columns"])):
            for number, word in enumerate(told["numbers"], 1):
                sense = Sense(SenseKind.VALUE, column.name, (str(number),), 0.01)
                yield from ((said.replace("*", n), sense) for said in told["said"] for n in (str(number), word))
