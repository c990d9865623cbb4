"""What was done, told of by several figures: 巡了多少公里 is 巡查里程, 巡了几小时 巡查时长.

Invariant: without a unit that tells them apart the word is unread, and the question is not answered with either.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.amount_words import figures_of
from assistant.parsing.ledger_questions.items import FIGURE, MERE_TOPIC, NOT_READ, Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.quantities import convertible
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.done_words import DONE_COST
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

NEAR = 3
"""Items behind a deed among which its unit stands: 了, 多少, 公里."""
DONE = "了"
SEVERAL = 2
"""Figures from which the unit is to tell which one is meant."""


def deeds_by_unit(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with deeds as the figure in the unit that is asked for."""
    return tuple(_meant(item, items[place + 1 :][:NEAR], scope) for place, item in enumerate(items))


def _meant(item: Item, behind: Sequence[Item], scope: Scope) -> Item:
    if _counts_rows(item, behind, scope):
        return replace(item, kinds=MERE_TOPIC, senses=())
    shared = [sense for sense in item.sense(SenseKind.COLUMN) if sense.cost == DONE_COST]
    if len(shared) < SEVERAL:
        return item
    kept = tuple(sense for sense in shared if any(_is_in(other, sense, scope) for other in behind))
    return replace(item, senses=kept) if len(kept) == 1 else replace(item, kinds=NOT_READ, senses=())


def deeds_told_in(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 批了 of 批了多少立方 as 批准蓄积: the one figure called by the deed that is in that unit."""
    found = list(items)
    for place in range(len(items) - 2):
        deed, asks, unit = items[place : place + 3]
        beside = asks.has("ask.count") and unit.has("classifier") and not deed.has("numeric")
        said = deed.text.removesuffix(DONE)
        names = tuple(figures_of(said)) if beside and said in words("decides_on") else ()
        figures = (c for c in scope.ledger.columns if c.type.numeric and c.unit and c.name.startswith(names))
        told = [column for column in figures if names and convertible(unit.text, column.unit)]
        if len(told) == 1:
            found[place] = replace(deed, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, told[0].name),))
    return tuple(found)


def _counts_rows(item: Item, behind: Sequence[Item], scope: Scope) -> bool:
    """Whether a deed of which an amount is kept is asked of rows, or of the people they are of: 资助了多少人."""
    done = item.kinds == FIGURE and item.text.endswith(words("deed_endings"))
    asked = len(behind) > 1 and behind[0].has("ask.count") and behind[1].has("rows")
    told = [sense for sense in item.sense(SenseKind.COLUMN) if done and asked]
    return bool(told) and not any(_is_in(behind[1], one, scope) or _not_everywhere(one, scope) for one in told)


def _not_everywhere(sense: Sense, scope: Scope) -> bool:
    """Whether some rows have nothing of it: 罚了几次 counts those that were fined."""
    column = scope.ledger.column(sense.column)
    return bool(column.nulls) or column.first in words("noughts")


def _is_in(item: Item, sense: Sense, scope: Scope) -> bool:
    """Whether a word is a unit that the figure of a sense can be told in."""
    said, unit = item.quantity.unit if item.quantity is not None else item.text, scope.ledger.column(sense.column).unit
    return bool(said) and bool(unit) and convertible(said, unit)


DEEDS_BY_UNIT = (
    Pass(deeds_told_in, (words("decides_on"), {"ask.count"}, {"classifier"})),
    Pass(deeds_by_unit, ({"numeric"},)),
)
"""Passes for deeds whose figure the unit tells."""
