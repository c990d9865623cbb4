"""How many kinds there are, and how many of each: 淤泥去向分几种，每种多少个.

Invariant: the kinds are those of the column right before 分几种; how many there are is then told by the groups, so
that nothing is lost. Prevents 分几种 from being split by the column of types.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words

SAYS = frozenset(("group.by", "have", "filler", "aggregate.sum", "both", "all", "compare.eq"))
"""Kinds of what stands between a column and how many kinds it has: 一共分, 都有."""


def with_kinds_told(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items without 分几种 between a column and 每种."""
    for place, item in enumerate(items):
        if item.has("textual") and not item.has("value"):
            end = _end_of_kinds(items, place + 1)
            if end and end < len(items) and items[end].has("group.each"):
                return (*items[: place + 1], *items[end:])
    return items


def _end_of_kinds(items: Sequence[Item], place: int) -> int:
    """Behind 分几种 and its comma; 0 where no such thing stands there."""
    at = place
    while at < len(items) and items[at].is_any(SAYS) and not items[at].has("ask.count"):
        at += 1
    asked = items[at : at + 2]
    sorts = len(asked) > 1 and asked[0].has("ask.count") and asked[1].text in words("kinds_counted")
    return at + 2 + (at + 2 < len(items) and is_break(items[at + 2])) if sorts else 0
