"""A bare 多少: what it asks for is told by what stands before it.

Invariant: where a column or names are asked for, it asks for nothing of its own.
"""

from assistant.parsing.ledger_questions.draft import Draft, Piece
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace


def without_vague(draft: Draft, scope: Scope) -> Draft:
    """The draft without a bare 多少 where a column or names are asked for; a later 几个 counts what the first did."""
    if not draft.pieces:
        return draft
    named = any(scope.ledger.column(name).type.numeric for name in draft.chosen)
    names = bool(draft.which) or "ask.who" in draft.flags
    pieces: list[Piece] = []
    for piece in draft.pieces:
        vague = piece.measure is None and piece.scalar is None and not piece.noun
        shared = "share" in draft.flags and bool(pieces)
        figured = bool(pieces) and pieces[-1].measure is not None
        if vague and (named or names or draft.extreme or shared or figured):
            if figured:  # 拆解辆数，下半年逐月是多少
                pieces[-1] = replace(pieces[-1], local=(*pieces[-1].local, *piece.local))
            continue
        pieces.append(_counted_alike(piece, pieces[-1]) if pieces else piece)
    return replace(draft, pieces=tuple(pieces))


def _counted_alike(piece: Piece, before: Piece) -> Piece:
    """A later 几个 counts what the first did; a bare 多少 behind 几次 counts rows as well."""
    counts = piece.measure is None and piece.scalar is None and not piece.column
    if not counts or before.measure is not None:
        return piece
    if before.noun == piece.noun:
        return replace(piece, column=before.column)
    return replace(piece, noun=before.noun) if not piece.noun and before.noun in words("row_nouns") else piece
