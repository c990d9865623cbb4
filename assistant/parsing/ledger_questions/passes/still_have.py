"""还有 before an amount that a thing has: 过期了还有库存的药, where it joins nothing.

Invariant: behind a name of a column 还有 goes on with a list of columns, and stays a word that joins.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

HAVE = frozenset({"have.have"})
HAS, OF = "有", "的"
NAMES = frozenset(("column", "ask", "asked"))
"""Kinds of what 还有 joins something to."""


def still_have(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 还有 right before an amount as 有, where no column before it is told in a list."""
    found = list(items)
    for place, (item, amount) in enumerate(pairwise(items)):
        beside = item.text in words("still_some") and amount.kinds <= FIGURE and item.end == amount.start
        if beside and not _lists(items[:place]) and any(other.text == OF for other in items[place + 2 :][:1]):
            found[place] = replace(item, kinds=HAVE, text=HAS)
    return tuple(found)


def _lists(before: Sequence[Item]) -> bool:
    """Whether a column or a question stands right before, be it with a word that joins."""
    last = next((item for item in reversed(before) if not item.has("join") or is_break(item)), None)
    return last is not None and last.is_any(NAMES) and not last.has("value")
