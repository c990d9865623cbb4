"""One of several held against all others: 河东镇的工地比其他镇都多吗 asks for its place among them.

Invariant: one value of a column is named before 比其他, and what stands behind it is no more than the noun of that
column, so that nothing else said of the others is passed over.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OTHERS = "others"
MORE = frozenset(("more", "beside"))
PLACED = frozenset(("rank.rank",))
FEWEST = frozenset(("rank.rank", "sort.ascending"))
BETWEEN = frozenset(("both", "filler"))
APART = frozenset(("asked", "ask.count", "quantity", "share"))
"""Kinds of what asks how far apart."""


def ahead_of_others(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 比其他镇都多 as the place of the one named before."""
    place = next((at for at, item in enumerate(items) if item.has(OTHERS)), len(items))
    named = next((item for item in items[:place] if item.values and item.condition is not None), None)
    more = next((at for at in range(place + 1, len(items)) if items[at].is_any(MORE)), None)
    if named is None or more is None or any(item.is_any(APART) for item in items[place:]):
        return items
    between = [item for item in items[place + 1 : more] if not item.is_any(BETWEEN)]
    if len(between) > 1 or not all(_is_noun_of(item, named.column, scope) for item in between):
        return items
    first = between[0] if between and between[0].has("unknown") else items[place]  # taken, and so not left unread
    less = items[more].has("more.less") or items[more].written == "least"
    made = replace(reduced(first, items[more], "rank"), kinds=FEWEST if less else PLACED)
    return (*items[:place], made, *_behind(items[more + 1 :]))


def _behind(items: Sequence[Item]) -> tuple[Item, ...]:
    """What stands behind, without 吗: its place tells it."""
    return tuple(item for item in items if not item.has("ask.yes"))


def _is_noun_of(item: Item, name: str, scope: Scope) -> bool:
    """Whether a word is for the values of a column: 镇街 of 属地."""
    place = columns.place_column(scope.ledger)
    town = place is not None and place.name == name and item.text in words("town_columns")
    return town or any(sense.column == name for sense in item.sense(SenseKind.COLUMN))
