"""Places that have something, each once: 哪些地方的水不合格, 哪里还有没修的栓.

Invariant: only where the question opens with them; 都在哪些地方 asks where each thing is.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import NAME, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.whereabouts import around
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

WHERE, OF = "ask.where", "的"
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


def _opens(items: Sequence[Item]) -> bool:
    """Whether the first word asks where, and what is there stands right behind it."""
    if len(items) <= 1 or not items[0].has(WHERE) or items[0].has("ask.whither"):
        return False
    long = len(items[0].text) > NOUN or items[0].text.endswith(OF)
    return long or items[1].text == OF or items[1].has("have") or items[1].text in words("still_have")
