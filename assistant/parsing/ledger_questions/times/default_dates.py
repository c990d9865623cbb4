"""The date that a time is of where no word says which: that of what a value tells of, else the ledger's first.

Invariant: a time limit is never taken for the day on which something was done.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.senses import SenseKind


def told_with(items: Sequence[Item], scope: Scope) -> str:
    """The day of what a value tells of, not of how far it has come: 防治日期 for 无人机飞防 in 防治方式."""
    told = (scope.ledger.column(sense.column) for item in items for sense in item.sense(SenseKind.VALUE)[:1])
    stems = [column_stem(column) for column in told if not column.done and column_stem(column) != column.name]
    limit = columns.limit_column(scope.ledger)
    dates = (column for column in scope.ledger.columns if column.type.temporal and column != limit)
    return next((column.name for column in dates if column_stem(column) in stems), "")


def default_date(scope: Scope) -> str:
    """The date column that a time is of where no word says which; empty where the ledger has none."""
    column = columns.date_column(scope.ledger)
    return column.name if column else ""
