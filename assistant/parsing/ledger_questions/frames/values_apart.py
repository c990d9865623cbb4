"""Values named side by side before a number of rows, in groups: 分乡镇统计设立登记和注销登记的件数 has one for each.

Invariant: only where the number itself is named right behind them (件数) and groups by another column are asked for;
各镇未整改和整改中的有几处 counts both together.
"""

from collections.abc import Sequence

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.draft import Draft, Piece, Restriction
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema.columns import among
from assistant.records import replace

TOGETHER = frozenset(("both", "group.each"))
"""Flags of what says by itself how the values are taken."""


def values_apart(draft: Draft, ledger: Ledger) -> Draft:
    """The draft with a figure for each of the values, in place of one over all of them."""
    plain = draft.dimensions and not draft.having and draft.extreme is None and not TOGETHER & draft.flags
    place = _listed(draft.said) if plain else -1
    if place < 0:
        return draft
    named = draft.said[place]
    if any(part.name == named.column for part in draft.dimensions) or not all(map(_plain, draft.pieces)):
        return draft
    column = ledger.column(named.column)
    sides = tuple(Restriction(among(column, (value,)), column.name, (value,)) for value in named.values)
    pieces = tuple(replace(piece, local=(*piece.local, side)) for piece in draft.pieces for side in sides)
    rest = tuple(part for part in draft.restrictions if part.condition != named.condition)
    return replace(draft, restrictions=rest, pieces=pieces)


def _listed(said: Sequence[Item]) -> int:
    """The place of the values with a number of rows right behind them; -1 where there is none."""
    for place in range(len(said) - 1):
        item = said[place]
        if item.has("listed") and len(item.values) > 1 and said[place + 1].has("stated"):
            return place
    return -1


def _plain(piece: Piece) -> bool:
    """Whether rows are counted, under no condition of their own."""
    return piece.stated and piece.measure is None and piece.scalar is None and not piece.local
