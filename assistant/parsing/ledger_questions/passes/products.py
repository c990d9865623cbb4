"""One figure of a row times another or for each of them: 库存乘单价, 库存总值, 人均采购金额.

Invariant: what things are worth is only worked out where the ledger keeps one price for each and no sum of money,
which would be what is asked for; a figure a head only where one column counts the heads.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Function, Measure
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.rates import share_of_sums
from assistant.parsing.ledger_questions.quantities import MONEY, numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import words
from assistant.text.lexicon import load

SCALE = "万"
"""Begins a unit of large numbers; it falls away where both figures have it: 万元 for 万人次."""
LONGEST, PRODUCT, PER_HEAD = 4, 3, 2
"""Items of 库存、的、总、价值, of 库存、乘、单价, and of 人均、金额."""


def with_products(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with each product that is said as one figure."""
    made, place = list[Item](), 0
    while place < len(items):
        found = next(_products(scope, items[place : place + LONGEST]), None)
        made.append(found[0] if found is not None else items[place])
        place += found[1] if found is not None else 1
    return tuple(made)


def _products(scope: Scope, window: Sequence[Item]) -> Iterator[tuple[Item, int]]:
    """(product, how many items it takes) at the first of some items, the longest first."""
    for size in range(len(window), 0, -1):
        said, behind = window[:size], "".join(item.text for item in window[1:size])
        named = numeric_column(scope, said[0]) if said[0].has("numeric") else None
        other = numeric_column(scope, said[-1]) if size == PRODUCT and said[-1].has("numeric") else None
        if named is not None and other is not None and other != named and said[1].text in words("multiplied"):
            yield product(said, named, other), size
        elif size == PER_HEAD and said[0].text in heads():
            figure = numeric_column(scope, said[1]) if said[1].has("numeric") else None
            yield from ((made, size) for made in _per_head(said, figure, scope.ledger))
        elif named is not None and behind in words("worths"):
            price = price_of_one(scope.ledger)
            if price is not None and price != named:
                yield product(said, named, price), size


def price_of_one(ledger: Ledger) -> Column | None:
    """The only price of one thing; None beside a sum of money."""
    numeric = [column for column in ledger.columns if column.type.numeric]
    prices = [column for column in numeric if column.name.endswith(words("unit_prices"))]
    summed = any(columns.additive(column) and column.unit.endswith(MONEY) for column in numeric)
    return prices[0] if len(prices) == 1 and not summed else None


@cache
def heads() -> dict[str, tuple[str, ...]]:
    """What a figure may be told for each of → the units that count them: 户均 → 户."""
    return {word: tuple(group["units"]) for group in load("ledger_schema")["per_head"] for word in group["words"]}


def _per_head(said: Sequence[Item], figure: Column | None, ledger: Ledger) -> Iterator[Item]:
    """A figure for each of those that a column counts, of the sums of both; none where two columns count some."""
    units = {f"{large}{unit}": large for unit in heads()[said[0].text] for large in (SCALE, "")}
    found = [column for column in ledger.columns if column.unit in units and columns.additive(column)]
    found = [column for column in found if not column.name.startswith(words("before_words"))]
    if figure is None or figure in found or not found:
        return
    scale = units[found[0].unit]
    if len(found) > 1 or not figure.unit.startswith(scale):
        yield reduced(said[0], said[-1], "no_rate")
        return
    scalar, unit = Arithmetic("/", ColumnRef(figure.name), ColumnRef(found[0].name)), figure.unit.removeprefix(scale)
    made = Measure(f"{said[0].text}{figure.name}", share_of_sums(figure, found[0]), unit, found[0].name)
    yield reduced(said[0], said[-1], "measure", measure=made, column=figure.name, scalar=scalar, noun=unit)


def product(said: Sequence[Item], number: Column, price: Column) -> Item:
    """One figure times the other, added up over rows."""
    scalar = Arithmetic("*", ColumnRef(number.name), ColumnRef(price.name))
    unit = price.unit.partition("/")[0] or number.unit.partition("/")[0]
    made = Measure(f"{number.name}乘{price.name}", Aggregate(Function.SUM, scalar), unit)
    return reduced(said[0], said[-1], "measure", measure=made, column=number.name, scalar=scalar, noun=unit)
