"""What is said to be of no account: 不管班次状态, 不分等级; 平时 where no other days are spoken of.

Invariant: only a column that no word beside it bounds is passed over, so that 不管是否逾期 restricts nothing; a value
that is not to be counted stays what is left out (不管住建局).
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

ADVERB = frozenset({"filler"})
AROUND = frozenset(("filler", "unknown", "classifier", "ask.which", "how"))
"""Kinds of what may stand with the column: 不管什么状态, 不管状态如何."""


def of_no_account(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items without 不管 and the column behind it."""
    for place, item in enumerate(items):
        if item.text in words("no_matter"):
            end = next((at for at in range(place + 1, len(items)) if is_break(items[at])), len(items))
            if _is_column(items[place + 1 : end]):
                start = place - (place > 0 and is_break(items[place - 1]))
                return (*items[:start], *items[end:])
    return items


def _is_column(said: Sequence[Item]) -> bool:
    """Whether nothing but a column is named, and no value of it."""
    named = [item for item in said if item.has("textual") and not item.has("value")]
    return bool(named) and all(item in named or item.is_any(AROUND) for item in said)


def usually(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with 平时 as no more than how things are as a rule, unless weekends or holidays are named beside it."""
    days = [item for item in items if item.has("daytype") and item.text not in words("as_a_rule")]
    if days:
        return items
    return tuple(replace(item, kinds=ADVERB) if item.text in words("as_a_rule") else item for item in items)
