"""How many of the things themselves, asked beside another figure: 发了多少钱、涉及多少学生.

Invariant: of two figures asked for in one breath neither is left out because it is counted in no word of its own.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.spoken_of import entity_named
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.units import find_unit


def with_second_counts(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 多少 right before the noun of the things as their number, where how much is asked twice."""
    asks = [place for place, item in enumerate(items) if "ask.count" in item.kinds]
    own = [place for place in asks if _counts_things(items[place : place + 2], scope)] if len(asks) > 1 else []
    if not own:
        return tuple(items)
    noun = words("generic_nouns")[0]
    return tuple(reduced(item, item, "asked", noun=noun) if place in own else item for place, item in enumerate(items))


def with_deeds_on_things(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 几宗地 behind a deed that a figure is called by, 成交了, as the number of the things."""
    for place in range(1, len(items) - 1):
        deed, ask, thing = items[place - 1 : place + 2]
        told = deed.has("verb") and deed.has("numeric") and ask.has("ask.count") and ask.end == thing.start
        unit = find_unit(thing.text[:1]) if told and entity_named((thing,), scope) else None
        if unit is not None and unit.counts and len(thing.text) > 1:
            counted = reduced(ask, thing, "asked", noun=unit.name, senses=thing.senses)
            kept = tuple(s for s in deed.senses if not (s.column and scope.ledger.column(s.column).type.numeric))
            done = replace(deed, kinds=deed.kinds - {"column", "numeric"}, senses=kept)
            return (*items[: place - 1], done, counted, *items[place + 2 :])
    return items


def _counts_things(pair: Sequence[Item], scope: Scope) -> bool:
    """Whether what stands right behind 多少 is what the rows are about, and no amount of it."""
    thing = pair[-1]
    plain = not (thing.has("numeric") or thing.has("classifier")) and thing.condition is None
    return len(pair) > 1 and plain and entity_named((thing,), scope)
