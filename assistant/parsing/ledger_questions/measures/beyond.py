"""By how much a figure lies beyond what was set for it, or the two are apart: 超标最多的, 超标的面积, 跟预算一共差多少.

Invariant: what lies beyond is only summed over the rows where it does, so that what is spared in one row makes up for
nothing in another; of two that are only said to be apart what was set goes first.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Comparison, Function, Measure
from assistant.parsing.ledger_questions.conditions.signs import SIGN_RULES as OF_SIGNS
from assistant.parsing.ledger_questions.conditions.signs import too_much
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import numeric_column, reckoned
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.set_figures import set_for
from assistant.parsing.ledger_questions.segments import is_break
from assistant.records import replace

LESS = "compare.lt"


def beyond_most(scope: Scope, items: Sequence[Item]) -> Item | None:
    """超标超得最多, 面积超标准最多: the rows or groups at the end of what lies beyond; 超标的最多 counts them."""
    end = next(item for item in items if item.has("superlative"))
    over = too_much(scope, items[: 1 + items[0].has("numeric")])
    made = _beyond(over, items, scope) if over is not None and not end.headed else None
    return _ranked(made, end) if made is not None else None


def beyond_amount(scope: Scope, items: Sequence[Item]) -> Item | None:
    """超标的面积: how much of a figure lies beyond, where the figure is named behind."""
    over, figure = too_much(scope, items[:1]), numeric_column(scope, items[-1])
    if over is None or figure is None or over.column != figure.name:
        return None
    return _beyond(over, items, scope)


def held_most(scope: Scope, items: Sequence[Item]) -> Item | None:
    """实际采伐蓄积超出批准蓄积最多: the rows or groups where the one is farthest above or below the other."""
    pair, end = _two_figures(scope, items), items[-1]
    if pair is None or end.headed:
        return None
    left, right = pair
    less = items[1].has(LESS)
    high, low = (right, left) if less else (left, right)
    over = Comparison(ColumnRef(left.name), "<" if less else ">", ColumnRef(right.name))
    gap = Arithmetic("-", ColumnRef(high.name), ColumnRef(low.name))
    held = reduced(items[0], end, "condition", condition=over, scalar=gap, column=left.name)
    return _ranked(_beyond(held, items, scope), end)


def apart_together(scope: Scope, items: Sequence[Item]) -> Item | None:
    """成交价跟预算一共差多少: how far two figures are apart, summed over all rows."""
    pair = _two_figures(scope, items)
    if pair is None or any(map(is_break, items)):
        return None
    left, right = pair
    high, low = (right, left) if set_for(scope.ledger, left) == right else (left, right)
    gap = Arithmetic("-", ColumnRef(high.name), ColumnRef(low.name))
    made = Measure(reckoned(gap), Aggregate(Function.SUM, gap), high.unit)
    return reduced(items[0], items[-1], "measure", measure=made, column=high.name, scalar=gap, noun=high.unit)


def short_most(scope: Scope, items: Sequence[Item]) -> Item | None:
    """存栏比设计差得最多: the rows or groups where what was found is farthest below what was set."""
    made = apart_together(scope, items)
    return _ranked(made, items[-1]) if made is not None and not items[-1].headed else None


def _two_figures(scope: Scope, items: Sequence[Item]) -> tuple[Column, Column] | None:
    """The two figures that are named, where they may be held against each other."""
    left, right = (numeric_column(scope, item) for item in items if item.has("numeric"))
    if left is None or right is None or left == right or not columns.comparable(left, right):
        return None
    return left, right


def _beyond(over: Item, items: Sequence[Item], scope: Scope) -> Item:
    """The sum of what lies beyond, and that only rows are meant where anything does."""
    assert over.scalar is not None, over
    unit = scope.ledger.column(over.column).unit
    made = Measure(reckoned(over.scalar), Aggregate(Function.SUM, over.scalar), unit)
    told = reduced(items[0], items[-1], "measure", measure=made, scalar=over.scalar, noun=unit, column=over.column)
    return replace(told, condition=over.condition)


def _ranked(made: Item, end: Item) -> Item:
    return replace(made, kinds=frozenset({"measure", "extreme"}), written=end.name_of("superlative"))


SIGN_RULES: tuple[Rule, ...] = (
    Rule("超员最", "numeric? overload compare.gt? modal? superlative", beyond_most, "超员超得最多的校车"),
    Rule("超员的量", "overload numeric", beyond_amount, "超员的实载人数"),
    Rule("列超列最", "numeric compare.gt|compare.lt numeric superlative", held_most, "核载人数超出实载人数最多的校车"),
    Rule("列比列差最", "numeric than numeric short.short superlative", short_most, "实载人数比核载人数差得最多的校车"),
    Rule(
        "两列共差",
        "numeric join.and|than numeric aggregate.sum difference.difference asked|ask.count? classifier?",
        apart_together,
        "核载人数跟实载人数一共差多少人",
    ),
    Rule(
        "列共比列差",
        "numeric aggregate.sum join.and|than numeric difference.difference asked|ask.count? classifier?",
        apart_together,
        "核载人数加起来比实载人数差多少人",
    ),
    *OF_SIGNS,
)
"""What lies beyond a limit, and how far two figures are apart, before the rules that make conditions of them."""
