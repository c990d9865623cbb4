"""What one thing costs, asked for with no name: 轮式拖拉机平均多少钱一台, 输液泵多少钱一台.

Invariant: one column alone is a price; what is paid towards it or for its upkeep is none. Prevents 多少钱一台 from
being the subsidy for one, or its repairs.
"""

from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

LEAST = 3
"""Items of 多少, 钱 and 一台."""


def prices_of_one(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 钱一台 behind 多少 as the one price."""
    prices = [column for column in scope.ledger.columns if column.type.numeric and _is_price(column.name)]
    if len(prices) != 1:
        return items
    for place in range(len(items) - LEAST + 1):
        asks, money, one = items[place : place + LEAST]
        named = any(item.has("numeric") for item in items[:place])
        if asks.has("ask.count") and money.text in words("money_nouns") and one.has("one") and not named:
            sense = (Sense(SenseKind.COLUMN, prices[0].name),)
            price = replace(money, end=one.end, text=f"{money.text}{one.text}", kinds=FIGURE, senses=sense)
            return (*items[: place + 1], price, *items[place + LEAST :])
    return items


def _is_price(name: str) -> bool:
    return name.endswith(words("prices_of_one"))
