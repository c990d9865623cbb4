"""Groups whose figure is beyond that of one that is named: 哪几个镇的工地比河东镇多, 比石门镇罚款高的乡镇.

Invariant: the one named is a value of the very column that is asked for, and how far apart they are is not asked;
its figure is taken under all that is said of the others as well.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import (
    Aggregate,
    Comparison,
    Condition,
    Contains,
    Frame,
    FrameValue,
    Function,
    Measure,
    Membership,
)
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.figures import default_measure
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope

MORE = frozenset(("more", "beside", "compare.gt", "compare.lt"))
"""Kinds of 多, 更多 and 还多."""
LESS = frozenset(("more.less", "compare.lt"))
APART = frozenset(("asked", "quantity", "group.each", "difference", "points", "share"))
"""Kinds of what asks or says how far apart."""
FIGURES = frozenset(("numeric", "measure"))


def beyond_named(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 比河东镇多 as what the figure of those asked for is beyond."""
    than = next((place for place, item in enumerate(items[:-2]) if item.has("than")), None)
    if than is None or any(item.is_any(APART) for item in items):
        return items
    named = items[than + 1]
    more = next((place for place in range(than + 2, len(items)) if items[place].is_any(MORE)), None)
    if more is None or named.condition is None or not _is_one(named, scope) or not _asked(items, named.column, scope):
        return items
    figures = [item for item in items if item.is_any(FIGURES) and item.condition is None and not item.has("which")]
    measure = _measure(figures, items, scope)
    if measure is None:
        return items
    made = _held(measure, named.condition, items[more], scope)
    taken = (*figures, items[than], named, items[more])
    first, last = min(taken, key=lambda one: one.start), max(taken, key=lambda one: one.end)
    having = reduced(first, last, "having", condition=made, measure=measure)
    kept = [item for item in items if item not in taken]
    return tuple(sorted((*kept, having), key=lambda item: item.start))


def _is_one(named: Item, scope: Scope) -> bool:
    """Whether one value of a column is named, be it by a piece: 图书馆 of 县图书馆."""
    told = named.condition
    if isinstance(told, Contains):
        values = scope.ledger.column(named.column).values
        return not told.negated and sum(told.text in value.text for value in values) == 1
    return bool(named.values) and isinstance(told, Membership) and not told.negated


def _asked(items: Sequence[Item], name: str, scope: Scope) -> bool:
    """Whether groups of a column are asked for: 哪几个镇, 的乡镇有哪些."""
    if scope.ledger.column(name).distinct == scope.ledger.rows:
        return False
    which = any(item.has("which") and item.column == name for item in items)
    asks = any(item.has("ask.which") or item.has("ask.who") for item in items)
    last = [item for item in items if item.headed and item.condition is None and item.has("textual")]
    return which or (asks and any(item.names(name) for item in last))


def _measure(figures: Sequence[Item], items: Sequence[Item], scope: Scope) -> Measure | None:
    """The one figure that is spoken of, else the number of rows, where no other things are."""
    if len(figures) == 1:
        column = numeric_column(scope, figures[0]) if figures[0].measure is None else None
        return default_measure(column) if column is not None else figures[0].measure
    things = [item for item in items if item.has("textual") and item.condition is None and not item.has("which")]
    own = (item.has("ledger") or item.headed for item in things)
    return Measure("条数", Aggregate(Function.COUNT)) if not figures and all(own) else None


def _held(measure: Measure, named: Condition, more: Item, scope: Scope) -> Comparison:
    other = FrameValue(Frame(scope.ledger.name, (named,), (measure,)))
    return Comparison(measure.scalar, "<" if more.is_any(LESS) or more.written == "least" else ">", other)
