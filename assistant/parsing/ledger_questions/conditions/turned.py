"""Things one row of which holds a value, and a later one another: 评价从差变优的路段.

Invariant: the first time of the one is before the last time of the other; neither alone is enough.
"""

from assistant.model.ledger_question import Aggregate, ColumnRef, Comparison, Function
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.turned_values import TURNED


def turned(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 从差变优 as a condition on the days of a thing's rows; the column named before it says no more."""
    day = columns.date_column(scope.ledger)
    made = list[Item]()
    for item in items:
        if not item.has(TURNED) or day is None:
            made.append(item)
            continue
        before = made.pop() if made and _names(made[-1], item.column) else item
        was, became = (columns.among(scope.ledger.column(item.column), (value,)) for value in item.values)
        first = Aggregate(Function.MINIMUM, ColumnRef(day.name), (was,))
        last = Aggregate(Function.MAXIMUM, ColumnRef(day.name), (became,))
        having = reduced(before, item, "having", condition=Comparison(first, "<", last), column=item.column)
        made.append(having)
    return tuple(made)


def _names(item: Item, column: str) -> bool:
    return item.has("column") and any(sense.column == column for sense in item.senses)


TURNS = (Pass(turned, ({TURNED},)),)
"""What has turned from one value into another."""
