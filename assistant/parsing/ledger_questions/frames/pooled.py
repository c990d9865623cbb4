"""Rates and means of values named side by side: each has its own, where nothing says that they are put together.

Invariant: the mean of two things that have a row each is that of both.
"""

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Aggregate, ColumnRef, Function
from assistant.parsing.ledger_questions.draft import Draft, Piece
from assistant.parsing.ledger_questions.frames.counting import one_row_each_named
from assistant.parsing.ledger_questions.quantities import is_mean
from assistant.parsing.ledger_questions.schema import columns

MEAN = "平均"


def never_pooled(draft: Draft, ledger: Ledger) -> bool:
    """Whether rates or means alone are asked of values named side by side: each has its own (国道、省道优良率)."""
    listed = [item.condition for item in draft.said if item.has("listed")]
    named = any(part.condition in listed for part in draft.restrictions)
    asked = [piece for piece in draft.pieces if piece.measure is None or not (piece.rate or is_mean(piece.measure))]
    single = [part for part in draft.restrictions if part.condition in listed and one_row_each_named(part, ledger)]
    if single and (
        any(MEAN in item.text for item in draft.said) or any(_is_mean_of_amount(p, ledger) for p in draft.pieces)
    ):
        return False  # the mean of two that have a row each is that of both
    return named and bool(draft.pieces) and not asked and not {"aggregate.sum", "overall"} & draft.flags


def _is_mean_of_amount(piece: Piece, ledger: Ledger) -> bool:
    """Whether the mean is taken of what would be added up, had no word asked for it."""
    scalar = piece.measure.scalar if piece.measure is not None else None
    averaged = isinstance(scalar, Aggregate) and scalar.function is Function.AVERAGE
    operand = scalar.operand if averaged and isinstance(scalar, Aggregate) else None
    return isinstance(operand, ColumnRef) and columns.additive(ledger.column(operand.name))
