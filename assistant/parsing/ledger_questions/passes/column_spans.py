"""A stretch of time over columns that tell one thing of several times: 2019到2022年人口增加了多少.

Invariant: with a change it is the last column less the first (less the other way for a fall), with a total all
columns from the first to the last; with neither the two ends are what is asked for.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import added
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.column_families import PERIOD, stretch
from assistant.parsing.ledger_questions.senses import SenseKind

RISE, FALL, TOTAL = "difference.rise", "difference.fall", "aggregate.sum"
SHARE, TIMES = "share", "times"
TELLS = frozenset(("asked", "ask.count", "superlative", "top", "compare", "classifier", "quantity"))
"""Kinds of what a change is measured, ranked or bounded by."""


def with_column_spans(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with each stretch of time over columns as the figure that it stands for."""
    place = next((at for at, item in enumerate(items) if item.has(PERIOD) and _columns(item, scope)), None)
    if place is None or any(item.has(SHARE) or item.has(TIMES) for item in items):
        return items
    span, behind = items[place], items[place + 1 :]
    change = next((item for item in behind if item.has(RISE) or item.has(FALL)), None)
    unit = scope.ledger.column(_ends(span)[-1]).unit
    if change is not None:
        return (*items[:place], *_changed(span, change, behind, unit))
    if any(item.has(TOTAL) for item in behind):
        total = reduced(span, span, "scalar", scalar=added(_columns(span, scope)), noun=unit, column=_ends(span)[-1])
        return (*items[:place], total, *behind)
    return items


def _ends(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sense.column for sense in item.sense(SenseKind.COLUMN)))


def _columns(item: Item, scope: Scope) -> tuple[str, ...]:
    """The columns from the first to the last of a stretch; none where its ends are of two figures, or are one."""
    ends = _ends(item)
    return stretch(scope.ledger, *ends[:2]) if len(ends) > 1 else ()


def _changed(span: Item, change: Item, behind: Sequence[Item], unit: str) -> tuple[Item, ...]:
    """The items from a stretch on, with the change as a figure; as a condition where nothing measures it."""
    first, last = (ColumnRef(name) for name in _ends(span)[:2])
    high, low = (first, last) if change.has(FALL) else (last, first)
    place = behind.index(change)
    measured = any(item.is_any(TELLS) for item in behind[place + 1 : place + 2])
    said = behind[:place]
    if not measured:
        made = reduced(span, span, "condition", condition=Comparison(high, ">", low), column=high.name)
        return (made, *said, *behind[place + 1 :])
    gap = reduced(change, change, "scalar", scalar=Arithmetic("-", high, low), noun=unit, column=high.name)
    return (*said, gap, *behind[place + 1 :])
