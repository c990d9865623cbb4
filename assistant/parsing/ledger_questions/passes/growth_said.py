"""同比 beside a figure whose own of the year before is kept: 同比增幅, 同比增长多少, 同比下降的.

Invariant: how far a figure has moved is only worked out of two columns where no column tells it already.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Function, Measure, Scalar
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.before import column_before
from assistant.parsing.ledger_questions.words import words

MOVES = frozenset(("difference.rise", "difference.fall", "direction"))
ASKS = frozenset(("ask.count", "asked", "superlative", "share.percent", "compare"))
"""Kinds of what behind 增长 asks how far, and not only whether."""
RATE = "率"


def with_growth(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 同比增幅 behind a figure as its rate of growth, and without 同比 before a bare 增长的."""
    for place in range(1, len(items) - 1):
        figure, since, move = items[place - 1 : place + 2]
        column = numeric_column(scope, figure) if since.text in words("year_on_year") else None
        before = column_before(scope.ledger, column) if column is not None else None
        if column is None or before is None or not move.is_any(MOVES):
            continue
        behind = items[place + 2 :]
        rate = bool(behind) and behind[0].text == RATE
        told = move.text.endswith(words("growth_nouns")) or rate
        if told or (behind and behind[0].is_any(ASKS)):
            last = behind[0] if rate else move
            return (*items[: place - 1], _growth((figure, last), column, before), *behind[rate:])
        return (*items[:place], *items[place + 1 :])
    return items


def _growth(said: Sequence[Item], column: Column, before: Column) -> Item:
    """How far a figure is from that of the year before, of the sums and within each row."""
    now, then = (Aggregate(Function.SUM, ColumnRef(one.name)) for one in (column, before))
    made = Measure(f"{column.name}同比", _rate(now, then), "%", before.name)
    in_row = _rate(ColumnRef(column.name), ColumnRef(before.name))
    return reduced(said[0], said[-1], "measure", measure=made, column=column.name, scalar=in_row, written="rate")


def _rate(now: Scalar, then: Scalar) -> Scalar:
    return Arithmetic("/", Arithmetic("-", now, then), then)
