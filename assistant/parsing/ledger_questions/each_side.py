"""Counts of values named side by side, beside a rate of them: 做完的和没做完的各几项，完成率多少.

Invariant: groups would part the rate as well, which is one of all; so each side is a figure
with a condition of its own.
"""

from collections.abc import Iterator, Sequence

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Junction, Membership
from assistant.parsing.ledger_questions.draft import Draft, Piece, Restriction
from assistant.parsing.ledger_questions.schema import columns
from assistant.records import replace

APART = "group.each"


def sides_told(draft: Draft, ledger: Ledger) -> Draft:
    """The draft with one count for each of the values that a rate beside it is of."""
    if APART not in draft.flags or not any(piece.rate for piece in draft.pieces):
        return draft
    pieces = tuple(one for piece in draft.pieces for one in _apart(piece, ledger))
    if len(pieces) == len(draft.pieces):
        return draft
    return replace(draft, pieces=pieces, flags=draft.flags - {APART})


def _apart(piece: Piece, ledger: Ledger) -> Iterator[Piece]:
    """The piece for each of the sides that its own condition names."""
    listed = next((part for part in piece.local if len(part.values) > 1), None)
    if piece.rate or listed is None:
        yield piece
        return
    for side in _sides(listed, ledger):
        yield replace(piece, local=tuple(side if part is listed else part for part in piece.local))


def _sides(listed: Restriction, ledger: Ledger) -> Sequence[Restriction]:
    column = ledger.column(listed.column)
    if isinstance(listed.condition, Junction):
        sides = (part.values for part in listed.condition.parts if isinstance(part, Membership))
        named = [tuple(map(str, values)) for values in sides]
    else:
        named = [(value,) for value in listed.values]
    return [replace(listed, condition=columns.among(column, values), values=values) for values in named]
