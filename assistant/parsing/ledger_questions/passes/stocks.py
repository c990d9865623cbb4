"""Things in store, of which the ledger keeps how many there are: 风力灭火机还有几台 is the sum of 库存数量.

Invariant: only in a ledger with one such number, and of things named by a cell; prevents 三条记录 for 三十台.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.passes.units_kept import kept_units
from assistant.parsing.ledger_questions.quantities import MONEY
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

ASKS = frozenset(("ask.count", "superlative"))
ANOTHER = frozenset(
    ("numeric", "measure", "scalar", "temporal", "verb", "share", "ratio", "plan.plan", "aggregate.average")
)
"""Kinds of what is asked for in place of how many there are."""


def how_many_there(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with the number of things in store before what asks for it: 几台, 还剩多少, 最多."""
    stock = _stock(scope.ledger)
    place = next((at for at, item in enumerate(items) if item.is_any(ASKS)), None)
    if stock is None or place is None or not any(_is_thing(item) for item in items):
        return items
    first = place
    while first and items[first - 1].text in words("left_there"):
        first -= 1
    before, behind = items[:first], items[place + 1 :]
    if any(_asks_other(item, stock) for item in (*before, *behind)) or _counts_sorts(behind):
        return items
    figure = Item(items[first].start, items[first].start, stock.name, FIGURE, (Sense(SenseKind.COLUMN, stock.name),))
    told = any(item.names(stock.name) for item in before)
    return (*before, *(() if told else (figure,)), *_with_unit(items[place:], scope))


@lru_cache(256)
def _stock(ledger: Ledger) -> Column | None:
    """The one column that says how many there are of the things of a row."""
    counted = (column for column in ledger.columns if column.type.numeric and columns.additive(column))
    there = [column for column in counted if any(word in column.name for word in words("numbers_there"))]
    return there[0] if len(there) == 1 and not there[0].unit.endswith(MONEY) else None


def _is_thing(item: Item) -> bool:
    """Whether it names things that the rows are of: 防滑链 of 物资名称."""
    return any(sense.column.endswith(words("own_things")) for sense in item.sense(SenseKind.VALUE)[:1])


def _asks_other(item: Item, stock: Column) -> bool:
    return item.is_any(ANOTHER) and not item.names(stock.name)


def _counts_sorts(behind: Sequence[Item]) -> bool:
    """Whether 几 asks for rows or sorts: 几条记录, 几种."""
    return any(item.text in (*words("row_nouns"), *words("sorts")) for item in behind[:1])


def _with_unit(asking: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """What asks, and with it what the things are counted in: any one character that names nothing else (双, 顶)."""
    kept = kept_units(scope.ledger)
    asked, *behind = asking
    unit = any(i.has("classifier") or i.text in kept or (len(i.text) == 1 and not i.senses) for i in behind[:1])
    return (replace(asked, end=behind[0].end), *behind[1:]) if unit and asked.has("ask.count") else tuple(asking)


IN_STORE = (Pass(how_many_there, ({"value"}, ASKS)),)
