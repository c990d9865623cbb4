"""Rows held against the plan's limits: 没超标的, 达标的有几家, 限值以内, 三项全达标, and the shares of such rows.

Invariant: a denial turns the side round and is used up with the word it denies, so that 没超标
is never read as 超标. A bare 达标 asks for a verdict on the whole unless rows are asked for:
names, numbers or a share of those that keep it.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Comparison,
    Condition,
    Function,
    Junction,
    Literal,
    Measure,
)
from assistant.parsing.ledger_questions.items import OF_ALL, Item, reduced
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS, aggregated
from assistant.parsing.ledger_questions.plan_figures import OPPOSITE, target_of
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope, matched_length
from assistant.parsing.ledger_questions.schema import columns, limits
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record, replace
from assistant.text.units import convert

LIMITS = ("plan.limit", "plan.target")
DENIALS = frozenset(("negate", "never"))
"""Kinds of what says of a limit that it is not passed: 没超标, 从来没超过标."""
EACH = frozenset(("both", "every"))
"""Kinds of what says it of each row, or of each of several figures."""
COUNTED = (
    "plan.exceeded unknown? group.each have? ask.count classifier?",
    "group.each have? ask.count classifier? plan.exceeded",
)
"""Where the rows beyond a limit are counted for each of the figures before."""
PASSED_OVER = ("both", "every", "quantity", "classifier", "filler", "plan.plan", "span.between")
"""What may stand between a figure, a denial and the limit."""
OF_ROWS = (
    *("textual", "temporal", "ledger", "topic", "verb", "rows", "count.noun", "classifier"),
    *("share", "ask.count", "ask.which", "ask.who"),
)
"""What a bare 达标 stands before where rows are asked for."""


class _Bound(Record):
    """A stretch of words that says of a figure that it keeps the limit, or that it does not."""

    first: int
    last: int
    kept: bool
    sure: bool = True
    """Whether it cannot be a mere question whether the limit is kept."""


def with_limits(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with every figure that is said to keep or pass its limit turned into a condition on rows."""
    current = _counted_each(items, scope)
    place = len(current)
    while place:
        place -= 1
        bound = _bound(current, place, scope)
        if bound is not None and (bound.sure or _of_rows(current, bound.last)):
            made = _condition(current, bound, scope) or _judged(current, bound)
            if made is not None:
                place, current[made[0] : bound.last + 1] = made[0], [made[1]]
    return tuple(current)


def _counted_each(items: Sequence[Item], scope: Scope) -> list[Item]:
    """The items with the rows beyond each of several limits counted apart: A、B、C超标的各几次, A、B各有几次超标."""
    for place in range(len(items)):
        length = max(matched_length(pattern, items, place) for pattern in COUNTED)
        if length:
            return _apart(items, place, place + length, scope) or list(items)
    return list(items)


def _apart(items: Sequence[Item], start: int, end: int, scope: Scope) -> list[Item]:
    """A count in the place of each figure before ``start``; nothing where it is one, or has no limit."""
    first, named = _figures(items, start, scope)
    figures = [item for item in items[first:start] if item.has("numeric")]
    sides = [side for column in named if (side := _side(scope, column, kept=False))]
    if len(named) <= 1 or not len(figures) == len(named) == len(sides):
        return []
    noun = next((item.text for item in items[start:end] if item.has("classifier")), words("row_nouns")[0])
    firms = noun in words("company_nouns") and columns.repeats(scope.ledger)
    counts = Aggregate(Function.DISTINCT, ColumnRef(scope.ledger.entity)) if firms else Aggregate(Function.COUNT)
    made = [
        reduced(
            figure,
            figure,
            "measure",
            measure=Measure(f"{column.name}超标{noun}数", replace(counts, where=(side,)), noun),
        )
        for figure, column, side in zip(figures, named, sides, strict=True)
    ]
    return [*items[:first], *made[:-1], replace(made[-1], end=items[end - 1].end), *items[end:]]


def _bound(items: Sequence[Item], place: int, scope: Scope) -> _Bound | None:
    """The stretch that ends at ``place``, if its word speaks of a limit."""
    item = items[place]
    if _how_much(items[place + 1 :]):
        return None
    if item.has("plan.exceeded") or item.has("plan.met"):
        last = _numbered(items, place, scope)
        return _turned(items, _Bound(place, last, item.has("plan.met"), item.has("plan.exceeded")))
    if item.has("after.le") and place and _is_limit(items[place - 1]):
        return _turned(items, _Bound(place - 1, place, kept=True))
    if item.has("more") and place > 1 and _is_limit(items[place - 1]) and items[place - 2].has("than"):
        return _turned(items, _Bound(place - 2, place, kept=item.has("more.less")))
    compare = _before(items, place) if _is_limit(item) else None
    if compare is None or not items[compare].has("compare"):
        return None
    kept = items[compare].name_of("compare") in ("lt", "le")
    return _turned(items, _Bound(compare, _numbered(items, place, scope), kept))


def _numbered(items: Sequence[Item], place: int, scope: Scope) -> int:
    """Where the word for a limit ends with the limit's own number behind it: 超过方案定的65."""
    number = next((item.quantity.value for item in items[place + 1 : place + 2] if item.quantity is not None), None)
    return place + (number in {target.value for target in scope.targets})


def _judged(items: Sequence[Item], bound: _Bound) -> tuple[int, Item] | None:
    """平均有没有高于方案定的65: a figure of all is asked to be held against the limit."""
    if bound.last == bound.first or not any(item.has("ask.yes") for item in items):
        return None
    made = reduced(items[bound.first], items[bound.last], "plan.met" if bound.kept else "plan.exceeded")
    return bound.first, made


def _how_much(behind: Sequence[Item]) -> bool:
    """比上限高多少: the figure is held against the limit, no rows are picked (超标多少家)."""
    counted = any(any(map(item.has, OF_ROWS)) for item in behind[1:2])
    return bool(behind) and behind[0].has("ask.count") and not counted


def _turned(items: Sequence[Item], bound: _Bound) -> _Bound:
    """The bound, turned round with the denial before it."""
    before = _before(items, bound.first)
    denied = before is not None and items[before].is_any(DENIALS)
    return _Bound(before, bound.last, not bound.kept) if before is not None and denied else bound


def _is_limit(item: Item) -> bool:
    return any(map(item.has, LIMITS))


def _before(items: Sequence[Item], place: int) -> int | None:
    """The last item before ``place`` that says more than a 都 or 三项."""
    return next((at for at in reversed(range(place)) if not any(map(items[at].has, PASSED_OVER))), None)


def _of_rows(items: Sequence[Item], last: int) -> bool:
    """Whether those that keep a limit are asked for, not whether it is kept."""
    if any(item.has("ask.yes") for item in items):
        return False
    return _before_rows(items, last) or any(item.has("ask.which") or item.has("ask.who") for item in items[:last])


def _before_rows(items: Sequence[Item], last: int) -> bool:
    return any(any(map(item.has, OF_ROWS)) for item in items[last + 1 : last + 2])


def _condition(items: Sequence[Item], bound: _Bound, scope: Scope) -> tuple[int, Item] | None:
    """Where the figures before a bound begin, and the condition on them."""
    first, named = _figures(items, bound.first, scope)
    told = items[bound.last].has("value") or bool(named)
    if not told:
        first, named = _as_many(items, bound.first, scope) or (first, limits.limited_figures(scope.ledger))
    sides = [_side(scope, column, kept=bound.kept) for column in named]
    known = [side for side in sides if side is not None]
    set_at = {side.right.value for side in known if isinstance(side.right, Literal)}
    number = items[bound.last].quantity
    if not known or len(known) < len(named) or (number is not None and number.value not in set_at):
        return None
    if any(item.has("aggregate") for item in items[max(first - 1, 0) : bound.last]):
        if any(item.has("ask.yes") for item in items) and not _before_rows(items, bound.last):
            return None
        return _of_means(items, first, bound.last, known, scope)
    said = items[first : bound.last]
    every = (bound.kept or any(item.has("both") for item in said)) and not any(item.has("join.or") for item in said)
    made: Condition = known[0] if len(known) == 1 else Junction("and" if every else "or", tuple(known))
    item = reduced(items[first], items[bound.last], "condition", condition=made, column=named[0].name, written="target")
    beyond = Arithmetic("-", known[0].left, known[0].right) if len(known) == 1 else None
    kinds = item.kinds | ({OF_ALL} if any(map(_says_each, said)) and (len(known) == 1 or _is_often(said)) else set())
    return first, replace(item, noun=named[0].unit, scalar=beyond, kinds=kinds)


def _says_each(item: Item) -> bool:
    """Whether a word beside one figure says that every row keeps its limit: 全部达标, 都没超标, 每次都达标."""
    return item.is_any(EACH) or item.has("never") or item.text.startswith(words("of_each_row"))


def _is_often(said: Sequence[Item]) -> bool:
    """Whether times are spoken of, which 都 of several figures does not: 三项每次都达标."""
    return any(item.has("every") or item.has("never") for item in said)


def _of_means(
    items: Sequence[Item], first: int, last: int, sides: Sequence[Comparison], scope: Scope
) -> tuple[int, Item] | None:
    """平均浓度没达标的镇街: the mean of each group's rows keeps the limit or passes it."""
    if len(sides) > 1 or not isinstance(sides[0].left, ColumnRef):
        return None
    column = scope.ledger.column(sides[0].left.name)
    measure = aggregated(column, *FUNCTIONS["average"])
    start = first - items[first - 1].has("aggregate") if first else first
    made = replace(sides[0], left=measure.scalar)
    item = reduced(items[start], items[last], "having", condition=made, column=column.name, measure=measure)
    return start, replace(item, written="target")


def _figures(items: Sequence[Item], end: int, scope: Scope) -> tuple[int, tuple[Column, ...]]:
    """Where the row of figures that ends before ``end`` begins, and their columns in order."""
    found: list[Column] = []
    first = end
    for place in reversed(range(end)):
        column = numeric_column(scope, items[place])
        if column is not None:
            found.insert(0, column)
            first = place
        elif not any(map(items[place].has, (*PASSED_OVER, "join", "verb", "aggregate"))):
            break
    return first, tuple(found)


def _as_many(items: Sequence[Item], end: int, scope: Scope) -> tuple[int, tuple[Column, ...]] | None:
    """三项指标都达标: the figures that the plan sets limits to, where they are as many as said before ``end``."""
    place = next((at for at in reversed(range(end)) if items[at].quantity is not None), None)
    number = items[place].quantity if place is not None else None
    if place is None or number is None or any(not _says_no_more(item) for item in items[place + 1 : end]):
        return None
    figures = [column for column in scope.ledger.columns if column.type.numeric and target_of(scope, column)]
    as_many = number.unit in words("generic_nouns") and number.value == len(figures) > 1
    return (place, tuple(figures)) if as_many else None


def _says_no_more(item: Item) -> bool:
    return any(map(item.has, (*PASSED_OVER, "plan.target", "unknown")))


def _side(scope: Scope, column: Column, *, kept: bool) -> Comparison | None:
    """The rows whose figure keeps the limit, or those whose figure does not; None for a plain amount."""
    own, target = limits.own_limit(scope.ledger, column), target_of(scope, column)
    if own is not None:
        return Comparison(ColumnRef(column.name), "<=" if kept else ">", ColumnRef(own.name))
    if target is None or target.op not in OPPOSITE:
        return None
    value = convert(target.value, target.unit, column.unit) or target.value
    op = target.op if kept else OPPOSITE[target.op]
    return Comparison(ColumnRef(column.name), op, Literal(columns.number(value), column.unit))
