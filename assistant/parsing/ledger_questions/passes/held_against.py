"""Figures that are held against one that was set, where the other goes without saying: 超承诺时限的, 比去年同期少的.

Invariant: what is supplied is the one figure that the ledger keeps against it, and only where no other figure is named
in the same breath; the answer tells both. Prevents 比承诺快 from being refused, or read as a date that was planned.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison, Junction, Literal
from assistant.parsing.ledger_questions.items import FIGURE, Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.quantities import MONEY, in_unit, may_be_in, numeric_column, operator, reckoned
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.set_figures import called_by, partner
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

HOLDS = frozenset(("compare.gt", "compare.ge", "compare.lt", "compare.le", "than"))
"""Kinds of what holds a figure against the one behind it."""
SAYS = frozenset(("more", "difference", "compare", "short", "plan.gap"))
"""Kinds of what behind 比 says which of the two is more."""
DATED = frozenset(("more.later", "more.earlier", "verb", "temporal", "early", "overdue"))
"""Kinds of what tells that a planned day is meant, and no figure."""
OTHERS = frozenset(("numeric", "scalar", "measure", "spare", "period", "plan.gap", "short", "lack"))
"""Kinds of figures, and of what asks for what is lacking (还差多少才够应储数), beside which none is supplied."""
LACKS = frozenset(("short.short", "plan.gap", "difference.difference"))
"""Kinds of what says how far it still is to what was set."""
BOUNDS = frozenset(("compare.gt", "compare.ge", "compare.lt", "compare.le"))
APART, TOGETHER = "since", frozenset(("since", "join.and", "than"))
"""Kinds of 离 and of what else may stand before what is set: 跟预算还差多少."""
BARE = frozenset(("unknown", "classifier"))
"""Kinds of a word for money that nothing else is made of."""
ASIDE = 2
"""Characters of what says nothing between 资金 and what was done with it: 已经."""
OF, MOST_BELOW = "的", ("<", "<=")


def with_money_said(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 资金 of 资金已经拨够, 钱 of 挽回的钱 as one with the amount of money beside it."""
    for place, item in enumerate(items):
        if item.text not in words("money_things") or not item.is_any(BARE) or _is_asked(items, place):
            continue
        behind = next(iter(items[place + 1 : place + 2]), None)
        if behind is not None and behind.start - item.end <= ASIDE and _is_money(behind, scope):
            return (*items[:place], replace(behind, start=item.start), *items[place + 2 :])
        at = place - 1 - (place > 0 and items[place - 1].text == OF)
        if at >= 0 and item.start - items[at].end <= 1 and _is_money(items[at], scope):
            return (*items[:at], replace(items[at], end=item.end), *items[place + 1 :])
    return items


def _is_asked(items: Sequence[Item], place: int) -> bool:
    """Whether how much money is asked, so that it is no part of a figure's name."""
    return any(item.has("ask") for item in items[max(place - 1, 0) : place])


def _is_money(item: Item, scope: Scope) -> bool:
    column = numeric_column(scope, item) if item.has("numeric") else None
    return column is not None and column.unit.endswith(MONEY)


def with_figures_set(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 承诺 of 比承诺快 as the figure that was set so."""
    return tuple(
        _named(item, scope) if place and items[place - 1].is_any(HOLDS | {APART}) and _is_bare(items, place) else item
        for place, item in enumerate(items)
    )


def _is_bare(items: Sequence[Item], place: int) -> bool:
    """Whether a word says only that something was planned, and of no day."""
    behind = items[place + 1 : place + 2]
    return items[place].has("planned") and not any(item.is_any(DATED) for item in behind)


def _named(item: Item, scope: Scope) -> Item:
    column = called_by(scope.ledger, item.text)
    return _figure(item.start, item.end, item.text, column) if column is not None else item


def _figure(start: int, end: int, text: str, column: Column) -> Item:
    return Item(start, end, text, FIGURE, (Sense(SenseKind.COLUMN, column.name),))


def with_partner(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with the figure that is held against a limit put before 超, 不到 or 比, where none is named."""
    for place in range(len(items) - 1):
        found = _held(items, place, scope)
        if found is not None:
            at = items[place].start
            return (*items[:place], _figure(at, at, "", found), *items[place:])
    return items


def _held(items: Sequence[Item], place: int, scope: Scope) -> Column | None:
    """The figure that is held against what stands behind a place."""
    said, most, behind = items[place], items[place + 1], items[place + 2 : place + 3]
    if not said.is_any(HOLDS) or not most.has("numeric") or _names_figure(items[:place]):
        return None
    if said.has("than") and not any(item.is_any(SAYS) for item in behind):
        return None
    limit = numeric_column(scope, most)
    return partner(scope.ledger, limit) if limit is not None else None


def _names_figure(before: Sequence[Item]) -> bool:
    """Whether a figure stands before in the same breath."""
    for item in reversed(before):
        if is_break(item) or item.condition is not None:
            return False
        if item.is_any(OTHERS):
            return True
    return False


def with_way_to_go(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 水位离汛限, 离设计存栏还差 as how far it still is, and within a bound behind it as a condition."""
    for place in range(len(items) - 1):
        limit = numeric_column(scope, items[place + 1]) if items[place].has(APART) else None
        found = partner(scope.ledger, limit) if limit is not None else None
        if limit is None or found is None:
            continue
        own = place > 0 and numeric_column(scope, items[place - 1]) == found
        first, last = place - own, place + 1
        while last + 1 < len(items) and items[last + 1].is_any(LACKS) and not items[last + 1].has("ask"):
            last += 1
        return _with_gap(items, first, last, Arithmetic("-", ColumnRef(limit.name), ColumnRef(found.name)), limit)
    return items


def _with_gap(items: tuple[Item, ...], first: int, last: int, gap: Arithmetic, limit: Column) -> tuple[Item, ...]:
    """The items with how far it is, bounded by the number behind it where one stands there."""
    at = last + 1
    at += at < len(items) and items[at].is_any(BOUNDS)
    number = items[at].quantity if at < len(items) else None
    if number is None or number.percent or not may_be_in(number, limit.unit):
        made = reduced(items[first], items[last], "scalar", scalar=gap, noun=limit.unit, column=limit.name)
        return (*items[:first], replace(made, text=reckoned(gap)), *items[last + 1 :])
    end = at + 1 + (at + 1 < len(items) and items[at + 1].has("after"))
    op = operator(items[last + 1 : end])
    bound = Comparison(gap, ">=" if op == "=" else op, in_unit(number, limit.unit))
    near = Junction("and", (bound, Comparison(gap, ">=", Literal(0, limit.unit)))) if op in MOST_BELOW else bound
    made = reduced(items[first], items[end - 1], "condition", condition=near, column=limit.name)
    return (*items[:first], made, *items[end:])


HELD_AGAINST = (
    Pass(with_money_said, (words("money_things"), {"numeric"})),
    Pass(with_figures_set, ({"planned"}, HOLDS | {APART})),
    Pass(with_way_to_go, ({APART}, {"numeric"})),
    Pass(with_partner, (HOLDS, {"numeric"})),
)
"""What is held against a figure that was set, where only that is named."""
