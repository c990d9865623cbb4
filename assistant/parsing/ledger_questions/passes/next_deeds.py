"""Deeds that are to be done again, and are said of the rows: 打了 of 接种登记 beside 下一剂情况.

Invariant: what tells of the next time is meant only where the next time is spoken of, or its cell is said word for
word. Prevents 一共打了几个 from counting those who have had the next one as well.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import MERE_TOPIC, Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace


def done_this_time(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with the ledger's own deed as what rows are anyway, where no next time is spoken of."""
    return tuple(
        replace(item, kinds=MERE_TOPIC, senses=())
        if item.has("value") and _is_of_next(item, scope) and not _speaks_of_next(items[: place + 1])
        else item
        for place, item in enumerate(items)
    )


def _is_of_next(item: Item, scope: Scope) -> bool:
    """Whether a word says that the ledger's own deed was done, and the column of the next time alone tells that."""
    told = item.sense(SenseKind.VALUE)
    openings = words("done_openings")
    return bool(told) and all(
        sense.column.startswith(words("next_time"))
        and item.text not in sense.values
        and set(sense.values) <= set(scope.ledger.column(sense.column).done)
        and all(_stem(text, openings) in scope.ledger.name for text in sense.values)
        for sense in told
    )


def _stem(text: str, openings: Sequence[str]) -> str:
    return next((text.removeprefix(word) for word in openings if text.startswith(word)), text)


def _speaks_of_next(items: Sequence[Item]) -> bool:
    return any(word in item.text for item in items for word in words("next_time"))


NEXT_DEEDS = (Pass(done_this_time, ({"value"},)),)
"""What runs before the rules."""
