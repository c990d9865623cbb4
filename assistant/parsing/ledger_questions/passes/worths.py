"""What things are worth at the price of one of them: 库存按单价算值多少钱, 在圃的苗值多少钱.

Invariant: one figure tells how many there are, and one price what each costs; where either is in doubt nothing is
made. Prevents 值多少钱 from being the mean of the prices.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.passes.products import price_of_one, product
from assistant.parsing.ledger_questions.quantities import MONEY, numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import words

ASKS_FOR_ONE = frozenset(("aggregate.average", "superlative", "compare", "per_unit"))
"""Kinds of what is said of the price itself: 平均单价多少钱."""
WORTH, OF = "值", "的"
MOST = 6
"""Words from 按单价 to 多少钱: a comma, 算, 总, 值, 各是."""


def at_price(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with the number of things, the price of one and 值多少钱 as the one figure that they make."""
    asks = next((at for at, item in enumerate(items) if item.has("ask.count")), len(items))
    end = asks + 1 + int(any(item.text in words("moneys_asked") for item in items[asks + 1 : asks + 2]))
    if asks == len(items) or any(item.is_any(ASKS_FOR_ONE) for item in items):
        return items
    start, price = _price_said(items, asks, scope)
    if end < asks + 2 and (end < len(items) or not items[asks - 1].text.startswith(WORTH)):
        return items
    number = _number(items[:start], scope, price) if price is not None else None
    if price is None or number is None:
        return items
    place, column = number
    made = product(items[place : place + 1] or items[start : start + 1], column, price)
    kept = [item for at, item in enumerate(items[:start]) if at != place]
    between = [item for item in items[start:asks] if item.has("group.each")]
    return (*kept[:place], made, *kept[place:], *between, *items[end:])


def _price_said(items: Sequence[Item], asks: int, scope: Scope) -> tuple[int, Column | None]:
    """From where on it is said at which price things are reckoned: 按单价算, or 值 of the only price."""
    for place in range(max(asks - MOST - 1, 0), asks - 1):
        named = numeric_column(scope, items[place + 1]) if items[place].has("group.by") else None
        if named is not None and named.name.endswith(words("unit_prices")) and _is_reckoned(items[place + 2 : asks]):
            return place, named
    price = price_of_one(scope.ledger)
    told = items[asks - 1] if asks else None
    own = told is not None and told.text.startswith(WORTH) and numeric_column(scope, told) in (None, price)
    return (asks - 1, price) if own else (asks, None)


def _is_reckoned(between: Sequence[Item]) -> bool:
    """Whether nothing stands between the price and what is asked but that it is reckoned."""
    return all(
        item.text in words("reckons") or item.has("join") or item.has("aggregate.sum") or item.has("group.each")
        for item in between
    )


def _number(before: Sequence[Item], scope: Scope, price: Column) -> tuple[int, Column] | None:
    """Where the number of things is named, and by which column; behind them all where only the ledger tells it."""
    named = [(at, column) for at, item in enumerate(before) if (column := _count_named(item, scope, price))]
    numbers = [column for column in scope.ledger.columns if _counts(column, price)]
    stocks = [column for column in numbers if any(word in column.name for word in words("numbers_there"))]
    told = [(len(before), stocks[0])] if len(stocks) == 1 and not named else named
    return told[0] if len(told) == 1 else None


def _count_named(item: Item, scope: Scope, price: Column) -> Column | None:
    column = numeric_column(scope, item) if item.has("numeric") else None
    return column if column is not None and _counts(column, price) else None


def _counts(column: Column, price: Column) -> bool:
    """Whether a figure may tell how many things there are."""
    number = column.type.numeric and column != price and columns.additive(column)
    return number and not column.unit.endswith(MONEY)
