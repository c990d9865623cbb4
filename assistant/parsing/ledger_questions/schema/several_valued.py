"""Cells that hold several names: how many stand in one.

Invariant: only of a ledger with one row to each thing; where a thing has several rows, distinct names are counted.
"""

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef, ElementCount
from assistant.parsing.ledger_questions.schema.columns import repeats


def elements_in_row(column: Column | None, ledger: Ledger) -> ElementCount | None:
    """How many elements a cell of the column has; None where a thing has several rows, or a cell one element."""
    if column is None or not column.multi or repeats(ledger):
        return None
    return ElementCount(ColumnRef(column.name), column.multi)
