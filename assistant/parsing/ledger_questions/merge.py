"""A follow-up to the ledgers: one piece of the last draft changed, the rest kept.

Invariant: what is carried over is exactly what the new line leaves open; a new value of
a column takes the place of the old one, and a new figure that of the old figure.
"""

from dataclasses import replace

from assistant.parsing.ledger_questions.draft import Draft, Extreme, Piece, Restriction

LASTING = frozenset(("all", "plan.gap", "ever"))
"""Flags of the last question that go on holding."""


def merged(old: Draft, new: Draft) -> Draft:
    """The last draft with the new line's pieces in it."""
    restrictions = _restrictions(old, new)
    base = replace(
        new,
        restrictions=restrictions,
        having=new.having or (old.having if not new.pieces else ()),
        flags=new.flags | (old.flags & LASTING),
        entity=new.entity or old.entity,
    )
    if new.extreme is not None or new.rank:
        return _extreme(old, base)
    if new.dimensions:
        chosen = _free(new) or (() if new.pieces else old.chosen)
        return replace(base, pieces=new.pieces or _figures(old), which=(), chosen=chosen, share=new.share or old.share)
    if new.pieces or new.share:
        return replace(base, chosen=new.chosen if not _is_count(new) else ())
    if _asks_names(new):
        return replace(base, pieces=(), share=(), dimensions=())
    return _carried(old, new, base)


def _restrictions(old: Draft, new: Draft) -> tuple[Restriction, ...]:
    """New ones, and old ones on other columns; a new time falls on the column of the old."""
    dated = next((part for part in old.restrictions if part.first or part.last), None)
    taken = {part.column for part in new.restrictions}
    if dated is not None and any(part.first or part.last for part in new.restrictions):
        taken.add(dated.column)
    share = tuple(part for part in new.share if part.column not in taken)
    kept = tuple(part for part in old.restrictions if part.column not in taken)
    return (*kept, *(part for part in new.restrictions if part not in share))


def _figures(old: Draft) -> tuple[Piece, ...]:
    """The figures of the last question; of an extreme, its key."""
    if old.pieces:
        return old.pieces
    return (old.extreme.piece,) if old.extreme and old.extreme.piece else ()


def _free(new: Draft) -> tuple[str, ...]:
    """Columns named beside the dimension."""
    split = {dimension.name for dimension in new.dimensions}
    return tuple(name for name in new.chosen if name not in split)


def _is_count(new: Draft) -> bool:
    return all(piece.measure is None and piece.scalar is None and not piece.column for piece in new.pieces)


def _asks_names(new: Draft) -> bool:
    """是哪几项, 列出来: names or rows instead of the figure."""
    return bool({"ask.which", "ask.list", "ask.who"} & new.flags) and "ask.when" not in new.flags


def _extreme(old: Draft, base: Draft) -> Draft:
    """最多的是哪个: among the last groups, by the last figure unless one is named."""
    extreme = base.extreme or Extreme("most")
    if extreme.piece is None and not extreme.column and old.pieces:
        extreme = replace(extreme, piece=old.pieces[0])
    which = tuple(name for name in base.which if name) or tuple(dimension.name for dimension in old.dimensions)
    if not which and old.which:
        which = old.which
    return replace(base, extreme=extreme, which=which, dimensions=(), pieces=base.pieces)


def _carried(old: Draft, new: Draft, base: Draft) -> Draft:
    """Only conditions are new: everything else is as before."""
    return replace(
        base,
        pieces=old.pieces,
        dimensions=old.dimensions,
        extreme=old.extreme,
        which=old.which,
        chosen=old.chosen if not new.chosen else new.chosen,
        share=old.share,
        against=old.against,
        rows=old.rows,
        flags=base.flags | old.flags,
        rank=old.rank,
        gap=old.gap,
    )
