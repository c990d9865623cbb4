"""Places that have something, each once: 哪些地方的水不合格, 哪里还有没修的栓; 没装监控的工地，哪些镇有.

Invariant: only where the question opens with them, or ends with what they have named before; 都在哪些地方 asks where
each thing is.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import NAME, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.whereabouts import around
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

WHERE, OF, HAVE = "ask.where", "的", "有"
ASKS, COLUMNS = frozenset(("ask.which", "which")), frozenset(("textual", "which"))
"""Kinds of 哪些, and of what is behind it."""
NOUN = 2
"""Characters of 地方; of 哪里 the last is one."""


def with_places_that(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 哪些地方 at the head as the question which towns."""
    column = around(scope.ledger)
    ranked = any(item.has("superlative") or item.has("top") for item in items)
    if column is None or ranked or not _opens(items):
        return items
    said = items[0]
    cut = said.end - (NOUN if len(said.text) > NOUN else 1)
    asks = Item(said.start, cut, said.text[: cut - said.end], frozenset({"ask.which"}))
    named = Item(cut, said.end, said.text[cut - said.end :], NAME)
    return (asks, replace(named, senses=(Sense(SenseKind.COLUMN, column.name),)), *items[1:])


def who_have(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with the thing before ，哪些镇有 as what is spoken of, of which nothing is told by name."""
    at = next((place for place, item in enumerate(items) if is_break(item)), 0)
    asks, had = items[at + 1 : -1], items[-1]
    thing = items[at - 1]
    named = at > 1 and thing.has("textual") and not thing.has("value")
    asked = len(asks) in (1, 2) and asks[0].is_any(ASKS) and asks[-1].is_any(COLUMNS)
    if not (named and asked and had.has("have") and had.text == HAVE):
        return items
    return (*items[: at - 1], replace(thing, kinds=frozenset({"ledger"}), senses=()), *items[at:])


def _opens(items: Sequence[Item]) -> bool:
    """Whether the first word asks where, and what is there stands right behind it."""
    if len(items) <= 1 or not items[0].has(WHERE) or items[0].has("ask.whither"):
        return False
    long = len(items[0].text) > NOUN or items[0].text.endswith(OF)
    return long or items[1].text == OF or items[1].has("have") or items[1].text in words("still_have")
