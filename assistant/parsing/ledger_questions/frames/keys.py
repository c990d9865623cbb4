"""By what an extreme is: the figure named or asked for, or one that a condition brings.

Invariant: rows are counted only where no word and no condition gives a figure; 逾期最久的 is by days.
"""

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Arithmetic, Comparison
from assistant.parsing.ledger_questions.draft import DAYS, Draft, Extreme, Piece, Restriction
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.units import find_unit


def is_figure(piece: Piece) -> bool:
    """Whether a piece is a figure by itself, and no mere count of something."""
    return piece.measure is not None or piece.scalar is not None


def keyed(draft: Draft, extreme: Extreme, ledger: Ledger) -> tuple[Extreme, Piece | None]:
    """The extreme, and the figure it is of if that is no column."""
    asked = draft.pieces[0] if draft.pieces and not extreme.column and is_figure(draft.pieces[0]) else None
    piece = extreme.piece or asked
    if piece is not None and _of_rows_said(draft, piece):
        extreme, piece = replace(extreme, piece=None), None
    if "single" in draft.flags and piece is not None and isinstance(piece.scalar, Arithmetic):
        return replace(extreme, rows=True), piece
    single = "single" in draft.flags or extreme.rows
    if single and not extreme.column and piece is not None and piece.column and piece.measure is not None:
        return replace(extreme, column=piece.column), None
    if piece is not None or extreme.column:
        return extreme, piece
    bound = _bounded(draft, ledger)
    if bound:
        return replace(extreme, column=bound, rows=True), None
    part = next((part for part in draft.restrictions if _brings(part, draft, extreme, ledger)), None)
    if part is None:
        return (_longest_open(draft, extreme, ledger) if extreme.direction == "longest" else extreme), None
    unit = "天" if part.written in DAYS else ledger.column(part.column).unit
    bare = not draft.which and not draft.dimensions
    rows = part.written == "target" or (extreme.direction == "longest" and bare)
    return replace(extreme, rows=extreme.rows or rows), Piece(scalar=part.scalar, noun=unit, column=part.column)


def _of_rows_said(draft: Draft, piece: Piece) -> bool:
    """Whether 最多 is of the things said right before it, and a figure of another sort is asked behind a comma.

    So in 哪家主办的活动最多，来了多少人; 焚烧最多的是哪个镇，共多少起 asks for the same number.
    """
    place = next((at for at, item in enumerate(draft.said) if item.has("extreme")), 0)
    behind = next((at for at, item in enumerate(draft.said) if at > place and is_break(item)), 0)
    figure = next((at for at, item in enumerate(draft.said) if item.measure is not None), -1)
    if piece.measure is None:
        return False
    unit = find_unit(piece.measure.unit)
    people = unit is not None and unit.name in words("people_nouns")
    others = unit is not None and (not unit.counts or people)
    return "most.rows" in draft.flags and 0 < behind < figure and others


def _brings(part: Restriction, draft: Draft, extreme: Extreme, ledger: Ledger) -> bool:
    """Whether a condition brings the figure: how far a limit is passed, days overdue, what is left to do."""
    if part.scalar is None:
        return False
    if part.written in DAYS:
        return extreme.direction == "longest" or _asks_days(draft)
    if part.written == "pending":
        nouns = {piece.noun for piece in draft.pieces}
        return not draft.entity and not draft.rows and nouns <= {"", ledger.column(part.column).unit}
    return extreme.intense and part.written == "target"


def _asks_days(draft: Draft) -> bool:
    """Whether a number of days is asked for that a condition brings: 逾期任务…哪个单位最多，共多少天."""
    return any(piece.noun == "天" and not is_figure(piece) for piece in draft.pieces)


def _longest_open(draft: Draft, extreme: Extreme, ledger: Ledger) -> Extreme:
    """拖得最久 of what is still open and has no days of its own: the earliest date."""
    day = columns.date_column(ledger)
    pending = any(part.written == "pending" for part in draft.restrictions)
    return Extreme("least", extreme.limit, day.name) if pending and day is not None else extreme


def _bounded(draft: Draft, ledger: Ledger) -> str:
    """The one figure that a number bounds, of which 最高的 behind it is: 超过4的路段有几条，最高的是哪条."""
    said = next((item for item in draft.said if item.has("extreme")), None)
    high = said is not None and said.text.startswith(words("figure_extremes")) and said.start > 0
    compared = {part.column for part in draft.restrictions if isinstance(part.condition, Comparison) and part.column}
    named = [name for name in compared if ledger.column(name).type.numeric]
    return named[0] if high and len(named) == 1 else ""
