"""Figures of things named one by one, each of which has a row of its own: 甲书和乙书多少页, 甲书多少页，乙书又多少页.

Invariant: a sum is only made of them where a word says so (一共), so that two prices never become their mean.
"""

from collections.abc import Sequence

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import (
    Aggregate,
    ColumnRef,
    Comparison,
    Condition,
    Function,
    Junction,
    LedgerQuestion,
    Literal,
)
from assistant.parsing.ledger_questions.draft import Draft, Piece, Restriction
from assistant.parsing.ledger_questions.frames.counting import amount_of_named, one_row_each_named
from assistant.parsing.ledger_questions.frames.listing import list_rows
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.records import replace

TOGETHER = frozenset({"aggregate.sum", "aggregate.average", "group.each", "latest.latest"})
"""Flags under which the figures are of all of them, or are told apart already."""
BOTH, MEAN = "both", "平均"


def named_rows_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """The row of each thing named, with the figures asked for; None where fewer than two have one row each."""
    ledger = scope.ledger
    figures = [_figure(piece, draft, ledger) for piece in draft.pieces]
    other = draft.extreme or draft.share or draft.against or draft.having or draft.rank
    once = BOTH in draft.flags and len(draft.pieces) == 1
    apart = {"group.each"} if all(piece.local for piece in draft.pieces) else set()
    if (
        not (figures or draft.chosen)
        or not all(figures)
        or other
        or draft.which
        or once
        or (draft.flags & TOGETHER) - apart
    ):
        return None
    if _all_bounded(draft, ledger):
        plain = replace(draft, pieces=(), chosen=tuple(dict.fromkeys((ledger.entity, *figures, *draft.chosen))))
        return list_rows(replace(plain, flags=draft.flags - {BOTH}), scope)
    named = _named(draft) if figures else None
    if named is None or len(named.values) < 2 or not one_row_each_named(named, ledger):
        return None
    if any(dimension.name != named.column for dimension in draft.dimensions):
        return None
    others = tuple(part for part in draft.restrictions if part.column != named.column)
    chosen = tuple(dict.fromkeys((named.column, *figures, *draft.chosen)))
    plain = replace(
        draft, pieces=(), dimensions=(), restrictions=(*others, named), chosen=chosen, flags=draft.flags - {BOTH}
    )
    return list_rows(plain, scope)


def _all_bounded(draft: Draft, ledger: Ledger) -> bool:
    """Whether rows of one thing each are chosen by how large figures are alone: 市值低于100亿的股价是多少."""
    bounds = [part.condition for part in draft.restrictions]
    named = any(piece.local or piece.measure is None for piece in draft.pieces) or draft.dimensions
    return bool(bounds) and not named and columns.rows_are_entities(ledger) and all(map(_is_bound, bounds))


def _is_bound(condition: Condition) -> bool:
    """Whether a condition holds figures of a row against numbers, and looks for none that is just so large."""
    if isinstance(condition, Junction):
        return all(map(_is_bound, condition.parts))
    return (
        isinstance(condition, Comparison)
        and condition.op != "="
        and isinstance(condition.left, ColumnRef)
        and isinstance(condition.right, Literal)
    )


def _figure(piece: Piece, draft: Draft, ledger: Ledger) -> str:
    """The column whose bare figure is asked for; empty for a count, a total or a mean that a word asks for."""
    told = piece.summed or piece.mean or piece.stated or piece.rate or piece.per is not None
    if piece.measure is None:
        own = amount_of_named(ledger, draft, piece.noun) if piece.scalar is None and not told else None
        return own.name if own is not None else ""
    scalar = piece.measure.scalar
    if told or not isinstance(scalar, Aggregate) or scalar.where or not isinstance(scalar.operand, ColumnRef):
        return ""
    column = ledger.column(scalar.operand.name)
    meant = any(MEAN in item.text for item in draft.said if item.measure == piece.measure)
    averaged = scalar.function is Function.AVERAGE and (meant or columns.additive(column))
    return column.name if scalar.function in (Function.SUM, Function.AVERAGE) and not averaged else ""


def _named(draft: Draft) -> Restriction | None:
    """The things named, as one condition: those all figures are of, or those that each figure is of one of."""
    listed = [part for part in draft.restrictions if len(part.values) > 1]
    locals_of = [tuple(dict.fromkeys((part.column, part.values) for part in piece.local)) for piece in draft.pieces]
    local = [part for piece in draft.pieces for part in piece.local]
    if not local:
        return listed[0] if len(listed) == 1 else None
    apart = all(len(own) == 1 for own in locals_of) and len({part.column for part in local}) == 1
    return _together(local) if apart and not listed and len(local) > 1 else None


def _together(parts: Sequence[Restriction]) -> Restriction:
    conditions: tuple[Condition, ...] = tuple(dict.fromkeys(part.condition for part in parts))
    values = tuple(dict.fromkeys(value for part in parts for value in part.values))
    return replace(parts[0], condition=Junction("or", conditions), values=values)
