"""How far two figures are apart in the rows that were chosen by that: 应发比实发多的有几笔，一共差多少.

Invariant: the larger of the two is the one that the condition says is more, so that nothing below nought is told.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Comparison, Function, Measure
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import reckoned
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

ASKS = frozenset(("ask.count", "classifier", "asked"))
APART = frozenset(("difference", "plan.gap", "more.more", "more.less", "excess", "short", "plan.exceeded", "overdue"))
"""Kinds of what says that one figure is above or below another."""


def with_figures_apart(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 差多少, 多了多少 behind a comma as how far the two figures compared before it are apart."""
    for place, item in enumerate(items):
        pair = _compared(item, scope)
        found = _asked(items, place + 1) if pair is not None else None
        if pair is not None and found is not None:
            start, end = found
            gap = _gap(pair, items[start:end], scope.ledger.column(pair[0]).unit)
            return (*items[:start], _in_list(gap) if any(i.has("ask.list") for i in items) else gap, *items[end:])
    return items


def _compared(item: Item, scope: Scope) -> tuple[str, str] | None:
    """The larger and the smaller of two figures that a condition compares, or of which it bounds the difference."""
    made = item.condition
    if not isinstance(made, Comparison) or made.op not in ("<", "<=", ">", ">="):
        return None
    apart = made.left if isinstance(made.left, Arithmetic) and made.left.op == "-" else None
    sides = (apart.left, apart.right) if apart is not None else (made.left, made.right)
    names = [side.name for side in sides if isinstance(side, ColumnRef)]
    if len(names) < len(sides) or not all(scope.ledger.column(name).type.numeric for name in names):
        return None
    return (names[0], names[1]) if made.op[0] == ">" else (names[1], names[0])


def _asked(items: Sequence[Item], place: int) -> tuple[int, int] | None:
    """Where behind a comma it is asked how far they are apart, and where that ends."""
    for at in range(place, len(items)):
        if not any(is_break(item) for item in items[place:at]) or not items[at].is_any(APART):
            continue
        end = next((last for last in range(at + 1, len(items)) if not items[last].is_any(ASKS)), len(items))
        if end > at + 1 or items[at].text.endswith(words("number_asks")):
            return at, end
    return None


def _in_list(gap: Item) -> Item:
    """How far they are apart as a cell of each row."""
    return replace(gap, kinds=frozenset({"scalar"}), text=reckoned(gap.scalar), measure=None)


def _gap(pair: tuple[str, str], said: Sequence[Item], unit: str) -> Item:
    """The larger without the smaller, over the rows."""
    apart = Arithmetic("-", *map(ColumnRef, pair))
    made = Measure(reckoned(apart), Aggregate(Function.SUM, apart), unit)
    return reduced(said[0], said[-1], "measure", measure=made, column=pair[0], scalar=apart)
