"""A part of all of a figure, with the figure named before 占: 福建产量占全部的百分之几, 前三的公司营收占总数的比重.

Invariant: it is put as 福建占产量的百分之几, whose whole is the same figure of all rows; where another figure stands
behind 占, that one is the whole and nothing is changed.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import grammar_kinds
from assistant.records import replace

OF_WHOLE = "占"
WHOLE = frozenset(("all.all", "aggregate.sum", "group.each", "count.noun"))
"""Kinds that say of what the whole is made: 全部, 各省合计, 总数."""
ASKS = frozenset(("share", "ask.count", "asked"))
"""Kinds of what asks how large the part is."""
ABOUT = frozenset(("topic", "ledger", "textual", "filler", "rows"))
"""Kinds that only say what rows and figures are of."""
LEAST = 0.3


def share_first(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with the figure behind 占, where all of it is the whole."""
    items = _with_part_again(items, scope)
    place = _place_of_share(items)
    told = next((at for at in range(place - 1, -1, -1) if not _only_about(items[at])), 0)
    figure = numeric_column(scope, items[told]) if items[told].has("numeric") and told < place else None
    ends = next((at for at in range(place + 1, len(items)) if is_break(items[at])), len(items))
    added = figure is not None and columns.additive(figure)
    if figure is None or not added or not _of_all(items[place], items[place + 1 : ends], figure.name):
        return items
    share = replace(items[place], start=items[told].start, end=items[told].end)
    named = replace(items[told], start=items[place].start, end=items[place].end)
    return (*items[:told], share, *items[told + 1 : place], named, *items[ends:])


def _place_of_share(items: Sequence[Item]) -> int:
    """Where 占 stands; 0 where it does not, or has nothing before it."""
    return next((at for at, item in enumerate(items) if item.text.startswith(OF_WHOLE) and item.has("share")), 0)


def _with_part_again(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with the figure of the clause before as the part that 占 leaves out: 拨付多少，占核定金额的百分之几."""
    place = _place_of_share(items)
    bare = place > 0 and is_break(items[place - 1]) and any(item.has("numeric") for item in items[place + 1 :][:1])
    named = [item for item in items[:place] if item.has("numeric")]
    if not bare or len(named) != 1 or numeric_column(scope, named[0]) is None:
        return items
    return (*items[:place], replace(named[0], start=items[place].start, end=items[place].start), *items[place:])


def _only_about(item: Item) -> bool:
    """Whether a word only says what the figures are of: 茶叶 of 2022年茶叶产量."""
    return item.has("topic") and not item.has("value") and not item.has("numeric")


def _of_all(share: Item, behind: Sequence[Item], figure: str) -> bool:
    """Whether nothing else stands behind 占 than that it is of all: 占全部公司的比重, 占各省合计的百分之几."""
    whole = not WHOLE.isdisjoint(grammar_kinds(share.text.removeprefix(OF_WHOLE)))
    whole = whole or any(item.is_any(WHOLE) for item in behind)
    others = [item for item in behind if not any(sense.column == figure for sense in item.sense(SenseKind.COLUMN))]
    return whole and all(_says_nothing_else(item) for item in others)


def _says_nothing_else(item: Item) -> bool:
    return not item.has("numeric") and (item.is_any(WHOLE | ASKS | ABOUT) or item.weight < LEAST)
