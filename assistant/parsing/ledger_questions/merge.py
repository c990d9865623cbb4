"""A follow-up to the ledgers: one piece of the last draft changed, the rest kept.

Invariant: what is carried over is exactly what the new line leaves open; a new value of
a column takes the place of the old one, and a new figure that of the old figure.
"""

from dataclasses import replace
from datetime import date

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import Aggregate, ColumnRef, Measure
from assistant.parsing.ledger_questions.draft import Draft, Extreme, Piece, Restriction
from assistant.parsing.ledger_questions.times import days_condition

LASTING = frozenset(("latest.latest", "latest.first", "all", "plan.gap", "ever"))
"""Flags of the last question that go on holding."""


def merged(old: Draft, new: Draft, ledger: Ledger, today: date) -> Draft:
    """The last draft with the new line's pieces in it."""
    restrictions = _restrictions(old, new, today)
    base = replace(
        new,
        restrictions=restrictions,
        having=new.having or (old.having if not new.pieces else ()),
        flags=new.flags | (old.flags & LASTING),
        entity=new.entity or old.entity,
    )
    if new.extreme is not None or new.rank:
        return _extreme(old, base, ledger)
    if new.dimensions:
        chosen = _free(new) or (() if new.pieces else old.chosen)
        return replace(base, pieces=new.pieces or _figures(old), which=(), chosen=chosen, share=new.share or old.share)
    if new.pieces or new.share:
        return replace(base, chosen=new.chosen if not _is_count(new) else ())
    if _asks_names(new):
        return replace(base, pieces=(), share=(), dimensions=())
    return _carried(old, new, base, ledger)


def _restrictions(old: Draft, new: Draft, today: date) -> tuple[Restriction, ...]:
    """New ones, and old ones on other columns; a new time falls on the column of the old."""
    dated = next((part for part in old.restrictions if part.first or part.last), None)
    fresh = tuple(_same_date(part, dated, today) for part in new.restrictions) if dated else new.restrictions
    taken = {part.column for part in fresh}
    kept = tuple(part for part in old.restrictions if part.column not in taken)
    return (*kept, *(part for part in fresh if part not in new.share))


def _same_date(part: Restriction, dated: Restriction, today: date) -> Restriction:
    """「10月呢」 after a question about the day of dismantling is about that day too."""
    if not (part.first or part.last) or part.column == dated.column:
        return part
    first, last = (date.fromisoformat(end) if end else None for end in (part.first, part.last))
    return replace(
        part, column=dated.column, condition=days_condition(dated.column, first, last), written=dated.written
    )


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
    return bool({"ask.which", "ask.list", "ask.who", "ask.when"} & new.flags or new.which)


def _extreme(old: Draft, base: Draft, ledger: Ledger) -> Draft:
    """最多的是哪个, 前两名呢: among the last groups, by the last figure unless one is named."""
    extreme = base.extreme or Extreme("most")
    if extreme.piece is None and not extreme.column:
        extreme = _keyed(extreme, old, ledger)
    which = tuple(name for name in base.which if name) or tuple(dimension.name for dimension in old.dimensions)
    return replace(base, extreme=extreme, which=which or old.which, dimensions=(), pieces=base.pieces)


def _keyed(extreme: Extreme, old: Draft, ledger: Ledger) -> Extreme:
    """The extreme with the figure of the last question as its key."""
    if old.extreme is not None and (old.extreme.piece or old.extreme.column):
        return replace(extreme, piece=old.extreme.piece, column=old.extreme.column)
    if old.pieces:
        return replace(extreme, piece=old.pieces[0])
    numeric = next((name for name in old.chosen if ledger.column(name).type.numeric), "")
    return replace(extreme, column=numeric)


def _carried(old: Draft, new: Draft, base: Draft, ledger: Ledger) -> Draft:
    """Only conditions, or the column the figure is of, are new: everything else is as before."""
    numeric = next((name for name in new.chosen if ledger.column(name).type.numeric), "")
    return replace(
        base,
        pieces=tuple(_of_column(piece, ledger.column(numeric)) for piece in old.pieces) if numeric else old.pieces,
        dimensions=old.dimensions,
        extreme=old.extreme,
        which=old.which,
        chosen=new.chosen or old.chosen,
        share=old.share,
        against=old.against,
        rows=old.rows,
        flags=base.flags | old.flags,
        rank=old.rank,
        gap=old.gap,
    )


def _of_column(piece: Piece, column: Column) -> Piece:
    """The same figure of another column: the mean of PM10 after that of PM2.5."""
    measure = piece.measure
    if (
        measure is None
        or not isinstance(measure.scalar, Aggregate)
        or not isinstance(measure.scalar.operand, ColumnRef)
    ):
        return piece
    name = measure.name.replace(measure.scalar.operand.name, column.name)
    made = Measure(name, replace(measure.scalar, operand=ColumnRef(column.name)), column.unit)
    return replace(piece, measure=made, column=column.name)
