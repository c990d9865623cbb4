"""Things used for longer than they are meant to be: 过了使用年限还在用的, 超过规定年限的.

Invariant: the years run from the ledger's first day of a row; a number of years said behind is a bound on the figure.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.model.catalog import Column
from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import words

BEYOND, GONE = frozenset(("passed", "compare.gt")), frozenset(("passed",))
"""Kinds of what stands before the years that are over, and behind them."""
BOUND = frozenset(("quantity", "numeric", "time"))
"""Kinds of what the years are held against themselves."""
YEAR = Decimal("365.25")
"""Days of a year, leap years and all."""


def beyond_its_years(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 过了使用年限 as more days since the row's first than those years hold."""
    start = columns.date_column(scope.ledger)
    for place, item in enumerate(items):
        years = _years(item, scope)
        span = _span(items, place) if years is not None else (place, place)
        if years is None or start is None or span[0] == span[1]:
            continue
        used = Arithmetic("-", Literal(scope.today), ColumnRef(start.name))
        over = Comparison(used, ">", Arithmetic("*", ColumnRef(years.name), Literal(YEAR)))
        made = reduced(items[span[0]], items[span[1]], "condition", condition=over, column=years.name)
        return (*items[: span[0]], made, *items[span[1] + 1 :])
    return items


def _years(item: Item, scope: Scope) -> Column | None:
    """The figure of how many years a thing is meant to last."""
    column = numeric_column(scope, item)
    return column if column is not None and column.name.endswith(words("service_lives")) else None


def _span(items: Sequence[Item], place: int) -> tuple[int, int]:
    """From where to where it is said that the years are over; an empty span where it is not."""
    before, behind = items[max(place - 1, 0) : place], items[place + 1 : place + 2]
    if any(item.is_any(GONE) for item in behind):
        return place, place + 1
    bounds = any(item.is_any(BOUND) for item in behind)
    return (place - 1 if any(item.is_any(BEYOND) for item in before) and not bounds else place), place
