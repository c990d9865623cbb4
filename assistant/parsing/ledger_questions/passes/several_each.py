"""All there are of a thing, each told by itself: 几个管养站各修了多少公里, 这几家厂分别进场多少头.

Invariant: 几个 asks how many there are unless 各 stands right behind its noun and another figure is asked for; then it
only says that there are several, and the noun is what is split by.
"""

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope

SEVERAL = "几"
NAMED = frozenset(("textual", "ledger"))
"""Kinds of what may be split by."""
LEAST = 4
"""Items of 几, its counting noun, the thing and 各."""


def several_each(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 几个厂各 as 各厂, where how much is asked of each."""
    for place in range(len(items) - LEAST + 1):
        several, counted, thing, each = items[place : place + LEAST]
        if not (several.text.endswith(SEVERAL) and several.has("ask.count") and counted.has("classifier")):
            continue
        asked = any(item.has("ask.count") for item in items[place + LEAST :])
        if asked and thing.is_any(NAMED) and not thing.has("value") and each.has("group.each"):
            return (*items[:place], each, thing, *items[place + LEAST :])
    return items
