"""The figures of the last question, as a line that goes on takes them up: of another column, by another function.

Invariant: what is not said anew stays: the mean of PM10 after that of PM2.5 is a mean.
"""

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import Aggregate, ColumnRef, Function, Measure
from assistant.parsing.ledger_questions.draft import Draft, Extreme, Piece
from assistant.parsing.ledger_questions.measured import without_count
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS, aggregated, default_measure
from assistant.parsing.ledger_questions.quantities import MONEY
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace


def figures(old: Draft, ledger: Ledger) -> tuple[Piece, ...]:
    """The figures of the last question; of an extreme, its key."""
    if old.pieces:
        return old.pieces
    if old.extreme is None:
        return ()
    key = ledger.column(old.extreme.column) if old.extreme.column else None
    if key is not None and key.type.numeric:
        return (Piece(default_measure(key), column=key.name),)
    return (old.extreme.piece,) if old.extreme.piece else ()


def is_sum(piece: Piece) -> bool:
    """Whether a figure adds up what a column holds."""
    scalar = piece.measure.scalar if piece.measure is not None else None
    return isinstance(scalar, Aggregate) and scalar.function is Function.SUM and isinstance(scalar.operand, ColumnRef)


def keyed(extreme: Extreme, old: Draft, new: Draft, ledger: Ledger) -> Extreme:
    """The extreme with the figure of the last question as its key."""
    if old.extreme is not None and (old.extreme.piece or old.extreme.column):
        if _counts_beside_a_day(old, new, ledger):
            return extreme
        thing = extreme.thing or old.extreme.thing
        return replace(extreme, piece=old.extreme.piece, column=old.extreme.column, thing=thing)
    if extreme.direction == "longest":
        return extreme
    if old.pieces:
        return replace(extreme, piece=old.pieces[0])
    numeric = next((name for name in old.chosen if ledger.column(name).type.numeric), "")
    return replace(extreme, column=numeric)


def _counts_beside_a_day(old: Draft, new: Draft, ledger: Ledger) -> bool:
    """Whether the most are asked for where the first by a day were shown: 哪条路上最多 after 最早的是哪起."""
    by_day = old.extreme is not None and old.extreme.column and ledger.column(old.extreme.column).type.temporal
    counts = any(item.has("extreme") and without_count(item.text) in words("count_extremes") for item in new.said)
    return bool(by_day) and counts


def ranks_another_figure(new: Draft, old: Draft, ledger: Ledger) -> bool:
    """Whether a superlative of prices goes on from figures that are no money: 最贵的是哪块 after 一共多少亩."""
    said = any(item.has("extreme") and without_count(item.text) in words("of_price") for item in new.said)
    bare = new.extreme is not None and not new.extreme.column and new.extreme.piece is None
    units = [ledger.column(piece.column).unit for piece in figures(old, ledger) if piece.column]
    return said and bare and not any(MONEY in unit for unit in units)


def of_rows(extreme: Extreme, old: Draft, new: Draft, ledger: Ledger) -> Extreme:
    """The extreme with its key row by row, where each row is one thing of those asked: 最高的是哪件 after 平均多少."""
    piece, entity = extreme.piece, next((one for one in ledger.columns if one.name == ledger.entity), None)
    single = entity is not None and entity.distinct == ledger.rows
    others = {*filter(None, (*new.which, *old.which)), extreme.thing} - {ledger.entity, ""}
    if piece is None or piece.rate or not piece.column or not single or others or old.dimensions or old.share:
        return extreme
    scalar = piece.measure.scalar if piece.measure is not None else None
    plain = isinstance(scalar, Aggregate) and scalar.operand == ColumnRef(piece.column)
    return replace(extreme, piece=None, column=piece.column, rows=True) if plain else extreme


def of_figure(extreme: Extreme, column: Column) -> Extreme:
    """The same extreme of another figure: PM2.5呢 after PM10最高的; 受伤的呢 after 哪条路出事最多."""
    if not extreme.column and (extreme.piece is None or extreme.piece.measure is None):
        return replace(extreme, piece=None, column=column.name)
    piece = of_column(extreme.piece, column) if extreme.piece is not None else None
    return replace(extreme, piece=piece, column=column.name if extreme.column else "")


def aggregated_anew(piece: Piece, new: Draft, ledger: Ledger) -> Piece:
    """最大值呢: the same column by the function named."""
    word = next((word for word in FUNCTIONS if f"aggregate.{word}" in new.flags), "")
    scalar = piece.measure.scalar if piece.measure is not None else None
    if not word or not isinstance(scalar, Aggregate) or not isinstance(scalar.operand, ColumnRef):
        return piece
    return replace(piece, measure=aggregated(ledger.column(scalar.operand.name), *FUNCTIONS[word]))


def of_column(piece: Piece, column: Column) -> Piece:
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
