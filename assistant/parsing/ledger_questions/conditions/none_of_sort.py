"""Groups without a row of some sort: 没有空闲车位的社区, 哪个镇没有在建项目.

Invariant: the noun right behind the sort is what the rows are, so that 没有合格的 stays said of the rows themselves.
Prevents a place with one car park that is let from being a place that has none to let.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.group_sizes import none_said
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.words import words

REPORTED = "过"
ROWS = frozenset(("ledger", "topic", "rows"))
"""Kinds of a noun for the rows."""
OF = 1
"""Characters of the 的 that only a sort that denies may have behind it: 没有未完工的工程, never 没有完工的工程."""


def none_of_sort(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没有空闲车位: no row of the group is of that sort."""
    denial, sort, noun = items
    apart = noun.start - sort.end
    joined = not apart or (apart == OF and sort.text.startswith(tuple(NEGATIONS)))
    entity = scope.ledger.entity
    things = noun.is_any(ROWS) or (bool(entity) and entity.startswith(noun.text))
    if not joined or not things or denial.end != sort.start or denial.text not in words("has_none"):
        return None
    return none_said(scope, items)


def none_reported(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一例麻疹都没报, 没报过麻疹: no row of the group is of that sort, since rows are what is reported."""
    denial = next(item for item in reversed(items) if item.has("blank"))
    deed = denial.text.lstrip("".join(NEGATIONS)).removesuffix(REPORTED)
    return none_said(scope, items) if deed in words("bring_about") else None
