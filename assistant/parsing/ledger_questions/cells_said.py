"""A column by the first part of its name, where something is said of its cells: 满意度没填, 回访没写 of 回访评价.

Invariant: one column of texts or days begins so, the words stand right before or behind what is said of the cells, and
they are no name of any other column. Prevents 治理没填 from being what was not done to a thing.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.items import NAME, Item, kinds_of
from assistant.parsing.ledger_questions.senses import STEM_COST, Sense, SenseKind

SAYS = frozenset(("blank", "filled"))
COST, LEAST, MOST = 0.04, 2, 3
"""What naming a column so costs, characters of its first part, and how many items that may have been cut into."""
BETWEEN = frozenset(("compare.eq", "filler"))


def says_of_cells(items: Sequence[Item]) -> bool:
    """Whether any word says that a cell is empty or filled in."""
    return not SAYS.isdisjoint(kinds_of(items))


def with_cells_said(items: Sequence[Item], ledger: Ledger) -> tuple[Item, ...]:
    """The items with each first part of a column's name beside a blank as that column."""
    place = next((at for at, item in enumerate(items) if item.is_any(SAYS)), 0)
    end = place
    while end and items[end - 1].is_any(BETWEEN):
        end -= 1
    for size in range(min(MOST, end), 0, -1):
        run = items[end - size : end]
        column = _begun(run, ledger)
        if column is not None:
            return (*items[: end - size], _named(run, column), *items[end:])
    return tuple(items)


def _begun(run: Sequence[Item], ledger: Ledger) -> Column | None:
    """The one column that begins with what a run of items says in full; None where the run names one already."""
    text = "".join(item.text for item in run)
    joined = all(one.end == other.start for one, other in pairwise(run))
    if len(text) < LEAST or not joined or any(map(_names, run)):
        return None
    found = [column for column in ledger.columns if column.name.startswith(text) and column.name != text]
    return found[0] if len(found) == 1 and not found[0].type.numeric and not found[0].personal else None


def _names(item: Item) -> bool:
    """Whether a word names a column or the ledger by itself, and not only by a stem."""
    return item.has("ledger") or any(sense.cost < STEM_COST for sense in item.sense(SenseKind.COLUMN))


def _named(run: Sequence[Item], column: Column) -> Item:
    text = "".join(item.text for item in run)
    return Item(run[0].start, run[-1].end, text, NAME, (Sense(SenseKind.COLUMN, column.name, cost=COST),), COST)
