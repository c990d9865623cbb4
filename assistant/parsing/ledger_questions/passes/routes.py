"""Which end of a way a place is: 从甲到乙, 甲飞乙, 到乙的航班.

Where two columns hold the same places, one of where things begin and one of where they end, the words around a
place say which is meant. Invariant: a place with no such word beside it keeps both meanings.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

NEAR = 2
"""Words at most between a place and what says which end it is."""


def of_routes(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with each place at the end of a way that the words around it say."""
    ends = _ends(scope.ledger)
    places = [place for place, item in enumerate(items) if ends and {*ends} & _columns(item)]
    if ends is None or not places:
        return items
    found = list(items)
    for place in places:
        to = _reached(items, place) or (len(places) > 1 and place == places[-1] and _left(items, places[0]))
        here = 1 if to else 0 if _left(items, place) or (len(places) > 1 and _reached(items, places[-1])) else None
        if here is not None:
            kept = tuple(s for s in items[place].senses if s.kind is not SenseKind.VALUE or s.column != ends[1 - here])
            found[place] = replace(items[place], senses=kept)
    return tuple(found)


@lru_cache(256)
def _ends(ledger: Ledger) -> tuple[str, str] | None:
    """The columns of where a way begins and where it ends; None where there is no such pair."""
    text = [column.name for column in ledger.columns if column.type.textual]
    first, last = (next((n for n in text if n.startswith(words(key))), "") for key in ("way_begins", "way_ends"))
    return (first, last) if first and last else None


def _columns(item: Item) -> set[str]:
    return {sense.column for sense in item.sense(SenseKind.VALUE)}


def _left(items: Sequence[Item], place: int) -> bool:
    """Whether a place is said to be where a way begins: 从甲, 甲出发."""
    before, behind = items[max(place - 1, 0) : place], items[place + 1 : place + 2]
    return any(i.text in words("sets_out_from") for i in before) or any(i.text in words("sets_out") for i in behind)


def _reached(items: Sequence[Item], place: int) -> bool:
    """Whether a place is said to be where a way ends: 到乙, 飞乙."""
    return any(item.text in words("goes_to") for item in items[max(place - NEAR, 0) : place])
