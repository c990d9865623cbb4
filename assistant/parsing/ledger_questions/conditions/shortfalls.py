"""Rows that fall short of what they owe by so much: 少停5天以上.

Invariant: the number is held against the pair of amounts that are called 应 and 实, in their own unit.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.remainders import due_and_done
from assistant.parsing.ledger_questions.quantities import in_unit, may_be_in, operator
from assistant.parsing.ledger_questions.rules import Scope


def fallen_short(scope: Scope, items: Sequence[Item]) -> Item | None:
    """少停满三天: what should be less what is, against a number."""
    pair = due_and_done(scope.ledger)
    quantity = next(item.quantity for item in items if item.quantity)
    if pair is None or not may_be_in(quantity, pair[0].unit):
        return None
    gap = Arithmetic("-", *(ColumnRef(column.name) for column in pair))
    made = Comparison(gap, operator(items), in_unit(quantity, pair[0].unit))
    return reduced(items[0], items[-1], "condition", condition=made, column=pair[0].name)
