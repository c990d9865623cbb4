"""How much of an amount those have who have any: 拿补贴的老人平均每人多少钱, 有贷款的农户一共多少钱.

Invariant: the amount is asked for and restricts the rows as well, so that those who have none of it lower no mean;
where another figure stands behind, that one is asked for.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import ColumnRef, Comparison, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import numeric_column, priced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.records import replace

OF, NONE = "的", ("0", "0.0")
THINGS = frozenset(("ledger", "topic", "rows", "textual"))
"""Kinds of those who have it."""
WHOLE = frozenset(("aggregate.average", "aggregate.sum"))


def figures_had(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with the amount once more before 平均 or 一共, where how much money is asked."""
    for place in range(len(items) - 2):
        amount, of, thing = items[place : place + 3]
        column = numeric_column(scope, amount) if amount.has("numeric") and of.text == OF else None
        if column is None or not thing.is_any(THINGS) or thing.has("value"):
            continue
        told = next((at for at in range(place + 3, len(items)) if items[at].is_any(WHOLE)), None)
        if told is not None and _asks_in(items[told:], column.unit):
            again = replace(amount, start=items[told].start, end=items[told].start)
            some = column.nulls > 0 or column.first in NONE
            any_of_it = Comparison(ColumnRef(column.name), ">", Literal(0))
            had = (reduced(amount, of, "condition", condition=any_of_it, column=column.name),) if some else ()
            return (*items[:place], *had, *items[place + 2 : told], again, *items[told:])
    return items


def _asks_in(behind: Sequence[Item], unit: str) -> bool:
    """Whether money is asked for, and of no figure that is named."""
    asks = next((at for at, item in enumerate(behind) if item.has("ask.count")), len(behind))
    noun = behind[asks + 1].text if asks + 1 < len(behind) else ""
    return priced(noun, unit) and not any(item.has("numeric") for item in behind)
