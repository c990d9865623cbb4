"""What one thing costs, asked for with no name: 轮式拖拉机平均多少钱一台, 输液泵卖多少钱, 5万元以上的机具.

Invariant: one column alone is a price; what is paid towards it or for its upkeep is none. Prevents 多少钱一台 from
being the subsidy for one, or its repairs.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.quantities import MONEY
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF = "的"
THINGS = frozenset(("textual", "ledger"))
"""Kinds of what may cost so much."""
LEAST = 3
"""Items of 多少, 钱 and 一台."""


def prices_of_one(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 钱一台 behind 多少 as the one price."""
    prices = [column for column in scope.ledger.columns if column.type.numeric and _is_price(column.name)]
    if len(prices) != 1:
        return items
    for place in range(len(items) - LEAST + 1):
        said = items[place : place + LEAST]
        named = any(item.has("numeric") for item in items[:place])
        asks, price = _price(said[0], said[1:]) or _price(said[1], (said[2], said[0])) or (None, None)
        if asks is not None and price is not None and not named:
            told = replace(price, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, prices[0].name),))
            return (*items[:place], asks, told, *items[place + LEAST :])
    return items


def bounded_prices(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 5万元以上的机具 as 机具价格5万元以上的机具, where one column is what such things cost."""
    prices = [c for c in scope.ledger.columns if c.type.numeric and c.name.endswith(words("thing_prices"))]
    number = next((place for place, item in enumerate(items) if _is_money(item)), None)
    if len(prices) != 1 or number is None or any(item.has("numeric") for item in items):
        return items
    first = number - (number > 0 and items[number - 1].has("compare"))
    behind = [item for item in items[number + 1 : number + LEAST + 1] if not (item.has("after") or item.text == OF)]
    if not behind or not behind[0].headed or not behind[0].is_any(THINGS) or behind[0].has("value"):
        return items
    named = Item(items[first].start, items[first].start, "", FIGURE, (Sense(SenseKind.COLUMN, prices[0].name),))
    return (*items[:first], named, *items[first:])


def _is_money(item: Item) -> bool:
    return item.quantity is not None and (item.quantity.unit.endswith(MONEY) or item.quantity.scaled)


def _price(asks: Item, rest: Sequence[Item]) -> tuple[Item, Item] | None:
    """多少 and 钱一台 or 卖…钱, whichever way round they stand; None where it is anything else."""
    money, one = rest
    sold = one.text in words("sold_for") and one.end <= asks.start
    if not (asks.has("ask.count") and money.text in words("money_nouns") and (one.has("one") or sold)):
        return None
    before = one.start < asks.start  # 一台多少钱
    said = replace(money, end=max(money.end, one.end), text=f"{money.text}{one.text}")
    return (replace(asks, start=one.start) if before else asks), said


def _is_price(name: str) -> bool:
    return name.endswith(words("prices_of_one"))
