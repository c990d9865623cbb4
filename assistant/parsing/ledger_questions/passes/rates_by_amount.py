"""Rates reckoned by an amount and not by rows: 清理率按吨数算, 按户数算的完成率.

Invariant: only a rate of rows to rows is reckoned anew, by an amount that may be summed; a column that holds values
to split by stays one. Prevents 按吨数 from being told as one more figure beside a rate of heaps.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Function, Scalar
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.records import replace

ASIDE = "（"
"""Opens what is left out of the rows that a rate is a share of."""


def rates_by_amount(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with a rate of rows as one of the amount that 按 names."""
    at = next((place for place, item in enumerate(items) if item.measure is not None and _of_rows(item)), None)
    by = next((place for place in range(len(items) - 1) if _names_amount(items, place, scope)), None)
    if at is None or by is None:
        return items
    column, measure = numeric_column(scope, items[by + 1]), items[at].measure
    if column is None or measure is None:
        return items
    found = list(items)
    scalar = _by(measure.scalar, ColumnRef(column.name))
    whole = "".join((f"{column.name}合计", *measure.denominator.partition(ASIDE)[1:]))
    made = replace(measure, name=f"{column.name}{measure.name}", scalar=scalar, denominator=whole)
    found[at] = replace(items[at], measure=made)
    found[by : by + 2] = [reduced(items[by], items[by + 1], "filler.filler")]
    return tuple(found)


def _names_amount(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether 按 with an amount behind it stands there."""
    column = numeric_column(scope, items[place + 1]) if items[place].has("group.by") else None
    return column is not None and columns.additive(column) and items[place + 1].condition is None


def _of_rows(item: Item) -> bool:
    """Whether a figure is the number of some rows to that of others."""
    said = item.measure.scalar if item.measure is not None else None
    return isinstance(said, Arithmetic) and said.op == "/" and all(map(_counts_rows, (said.left, said.right)))


def _counts_rows(scalar: Scalar) -> bool:
    return isinstance(scalar, Aggregate) and scalar.function is Function.COUNT and scalar.operand is None


def _by(scalar: Scalar, amount: ColumnRef) -> Scalar:
    """The same with the amount summed where rows were counted."""
    if isinstance(scalar, Arithmetic):
        return replace(scalar, left=_by(scalar.left, amount), right=_by(scalar.right, amount))
    assert isinstance(scalar, Aggregate), scalar
    return replace(scalar, function=Function.SUM, operand=amount)
