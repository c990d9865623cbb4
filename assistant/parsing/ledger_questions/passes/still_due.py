"""整改 of 整改逾期: what is due, where a word says that a limit has passed or is to come.

Invariant: only a value that the time limit is called by is taken so; of a ledger without a limit nothing is.
"""

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.records import replace


def still_due(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 整改 of 整改逾期 as what is due, not as done."""
    limit = columns.limit_column(scope.ledger)
    if limit is None or not any(item.has("overdue") or item.has("due") for item in items):
        return items
    return tuple(
        replace(item, kinds=item.kinds - {"value"})
        if item.has("value") and any(sense.column == limit.name for sense in item.sense(SenseKind.COLUMN))
        else item
        for item in items
    )
