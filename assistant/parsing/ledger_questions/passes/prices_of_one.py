"""What one thing costs, asked for with no name: 轮式拖拉机平均多少钱一台, 输液泵多少钱一台.

Invariant: one column alone is a price; what is paid towards it or for its upkeep is none. Prevents 多少钱一台 from
being the subsidy for one, or its repairs.
"""

from collections.abc import Sequence

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
        said = items[place : place + LEAST]
        named = any(item.has("numeric") for item in items[:place])
        asks, price = _price(said[0], said[1:]) or _price(said[1], (said[2], said[0])) or (None, None)
        if asks is not None and price is not None and not named:
            told = replace(price, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, prices[0].name),))
            return (*items[:place], asks, told, *items[place + LEAST :])
    return items


def _price(asks: Item, rest: Sequence[Item]) -> tuple[Item, Item] | None:
    """多少 and 钱一台, whichever way round they stand; None where it is anything else."""
    money, one = rest
    if not (asks.has("ask.count") and money.text in words("money_nouns") and one.has("one")):
        return None
    before = one.start < asks.start  # 一台多少钱
    said = replace(money, end=max(money.end, one.end), text=f"{money.text}{one.text}")
    return (replace(asks, start=one.start) if before else asks), said


def _is_price(name: str) -> bool:
    return name.endswith(words("prices_of_one"))
