"""Deeds of which a number is kept, said to have happened at all: 伤了人的商铺火灾, 哪些火灾伤了人, 有人受伤的.

Invariant: where how many is asked, or a bound stands behind, the number is a figure and restricts nothing; else rows in
which it did not happen are none of those meant. Prevents 伤了人的 from being passed over beside another condition.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import ColumnRef, Comparison, Literal
from assistant.parsing.ledger_questions.items import FIGURE, Item, reduced
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.words import words

MEASURED = frozenset(("ask.count", "compare", "superlative", "aggregate", "more", "than", "share", "top", "numeric"))
"""Kinds of what behind a figure asks how much, or says it."""
ASKED = frozenset(("ask.count", "negate", "never"))
SOMEBODY, OBJECT = "有人", frozenset(("classifier.classifier",))


def happened(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 伤了人, 有人受伤 as the number being above nought."""
    for place, item in [(place, item) for place, item in enumerate(items) if item.kinds == FIGURE]:
        start, end = _stretch(items, place)
        if end > place and not _is_measured(items[end : end + 2]) and not _asked(items[:place]):
            column = numeric_column(scope, item)
            if column is not None and (column.nulls or column.first in words("noughts")):
                made = Comparison(ColumnRef(column.name), ">", Literal(0))
                told = reduced(items[start], items[end - 1], "condition", condition=made, column=column.name)
                return (*items[:start], told, *items[end:])
    return items


def _stretch(items: Sequence[Item], place: int) -> tuple[int, int]:
    """Where what is said to have happened begins and ends; ends where it begins where nothing is."""
    item, before, behind = items[place], items[place - 1 : place], items[place + 1 : place + 2]
    if any(said.text == SOMEBODY for said in before):
        return place - 1, place + 1
    if item.text[1:-1].endswith(words("deed_endings")):
        return place, place + 1  # 死了人 as one word
    objects = any(after.kinds <= OBJECT and after.start == item.end for after in behind)
    return (place, place + 2) if objects and item.text.endswith(words("deed_endings")) else (place, place)


def _is_measured(behind: Sequence[Item]) -> bool:
    return any(item.quantity or item.is_any(MEASURED) for item in behind[:1])


def _asked(before: Sequence[Item]) -> bool:
    """Whether how many is asked right before (多少人受了伤), or it is denied (没被罚过款)."""
    return any(item.is_any(ASKED) or item.text.startswith(words("lacking")) for item in before[-2:])
