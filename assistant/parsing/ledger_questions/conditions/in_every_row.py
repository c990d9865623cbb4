"""Bounds that each row of a group meets: 两个月都超过7吨, 连续六个月下降, 没有一个月下降.

Invariant: so many rows are only said of a group that has as many; 连续三个月 of a longer time asks for a run of
rows, which nothing here looks for. Prevents it from meaning any three months.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Aggregate, Comparison, Function, Literal
from assistant.parsing.ledger_questions.conditions.numbers import compared
from assistant.parsing.ledger_questions.items import OF_ALL, Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

EACH = frozenset(("both", "group", "every"))
"""Kinds of what says so."""
NEAR = 4
"""Words from 每次 on among which its 都 stands."""


def compared_in_all(scope: Scope, items: Sequence[Item]) -> Item | None:
    """正点率都在98%以上, 月月都在98%以上: the bound, said of every row."""
    made = compared(scope, [item for item in items if not item.is_any(EACH)])
    return made and replace(made, start=items[0].start, end=items[-1].end, kinds=made.kinds | {OF_ALL})


def left_in_all(items: Sequence[Item]) -> bool:
    """Whether 每次都 is said of what no rule has read, so that it would be told of any row: 每次巡查都有焚烧."""
    place = next((place for place, item in enumerate(items) if item.has("every")), len(items))
    return any(item.has("both") for item in items[place : place + NEAR])


def all_of_them(scope: Scope, items: Sequence[Item]) -> Item | None:
    """两个月都超过7吨: so many rows of the group meet the condition, as many as it can have."""
    quantity = items[0].quantity
    said = items[-1].has(OF_ALL) or any(item.has("both") for item in items)
    if quantity is None or not said or not 1 < quantity.value <= scope.ledger.rows:
        return None
    return _met_in(int(quantity.value), items, scope)


def in_a_row(scope: Scope, items: Sequence[Item]) -> Item | None:
    """连续六个月下降, of six months in all: each of them."""
    quantity, dated = items[1].quantity, columns.date_column(scope.ledger)
    if quantity is None or dated is None or quantity.value != dated.distinct:
        return None
    return _met_in(dated.distinct, items, scope)


def not_once(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没有一个月下降: no row of the group meets the condition."""
    quantity = items[1].quantity
    once = quantity is not None and quantity.value == 1 and quantity.unit.endswith(words("periods_of_rows"))
    return _met_in(0, items, scope) if once else None


def _met_in(number: int, items: Sequence[Item], scope: Scope) -> Item | None:
    """So many rows of a group meet a condition on one of their figures."""
    condition, column = items[-1].condition, items[-1].column
    if condition is None or not column or not scope.ledger.column(column).type.numeric:
        return None
    met = Comparison(Aggregate(Function.COUNT, None, (condition,)), "=", Literal(number))
    return reduced(items[0], items[-1], "having", condition=met, column=column)
