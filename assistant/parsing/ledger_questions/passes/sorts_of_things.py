"""A column torn in two around 的: 不同等级的隐患 splits by 隐患等级, 各类型的项目 by 项目类型.

Invariant: the two words, turned round, are the whole name of one column; what is said of 隐患 besides stays said.
"""

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.records import replace

TORN = 4
"""Items of 不同, 等级, 的 and 隐患."""
OF = "的"
NAMED = frozenset(("column", "textual"))
ABOUT = frozenset(("ledger", "topic"))
"""Kinds of what rows are about, which asks for no column of its own."""


def with_sorts_of_things(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 等级 of 不同等级的隐患 as the column called 隐患等级."""
    names = {column.name for column in scope.ledger.columns if column.type.textual}
    for place in range(len(items) - TORN + 1):
        each, sort, of, thing = items[place : place + TORN]
        name = f"{thing.text}{sort.text}"
        if each.has("group.each") and of.text == OF and name in names and not sort.has("value"):
            named = replace(sort, kinds=NAMED, senses=(Sense(SenseKind.COLUMN, name),), weight=0.0)
            about = replace(thing, kinds=thing.kinds - NAMED) if thing.is_any(ABOUT) else thing
            return (*items[: place + 1], named, of, about, *items[place + TORN :])
    return items
