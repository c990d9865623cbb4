"""The values of a column that a rate is of: those that were checked, and 未检 where it counts what was.

Invariant: what a rate counts and the denial of that are both in its denominator; else a 体检率 would be 100 % whoever
stayed away.
"""

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.schema.columns import applicable
from assistant.parsing.ledger_questions.words import words

DONE = "已"


def rated(column: Column, good: tuple[str, ...]) -> tuple[str, ...]:
    """The values in the denominator of a rate that counts ``good``, in the order of the column."""
    inside = applicable(column)
    denied = {f"{no}{text.removeprefix(DONE)}" for text in good for no in words("denials")}
    return tuple(value.text for value in column.values if value.text in inside or value.text in denied)
