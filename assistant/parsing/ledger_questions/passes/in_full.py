"""All was done that there was to do, or what was to be done was reached: 学时修满的, 货到齐了的, 没达到应修数的.

Invariant: the two figures are found as for what was done in part, and a denial in front is never passed over. Prevents
修满的占多少 from being refused where 没修满的 is understood.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.ledger_question import ColumnRef, Comparison
from assistant.parsing.ledger_questions.conditions.spans import early_or_late
from assistant.parsing.ledger_questions.items import SPELLED, Item, reduced
from assistant.parsing.ledger_questions.passes.part_undone import DENIED, LACKS, MOST, Pair, pair_of, told_pairs
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

LESS, BOUND = frozenset(("more.less", "short")), frozenset(("numeric", "time", "ask.count"))
"""Kinds of what says that there is too little, and of what 满 and 够 are a bound of."""
NEAR, SORT = 2, 2
"""Items before a bound among which its figure stands, and characters that say of which sort figures are."""
OF, REACHED = "的", ("compare.ge", "compare.lt")


def done_in_full(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 修满 as the one figure not below the other."""
    for end in [at + 1 for at, item in enumerate(items) if _says_full(item)]:
        whole = items[end - 1].text not in words("to_the_full")  # 缴清, which no ledger has cut up
        for start in range(end - 2 + whole, max(end - 1 - MOST, -1), -1):
            pair = _pair(items, start, end, scope)
            if pair is not None:
                first = start - (start > 0 and _is_of_pair(items[start - 1], pair))
                made = _compared(pair, ">=", items[first:end])
                return (*items[:first], replace(made, kinds=made.kinds | {SPELLED}), *items[end:])
    return items


def enough_done(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 停够天数, one word for the deed and that it was enough, as the one figure not below the other."""
    for place, item in enumerate(items):
        part = numeric_column(scope, item) if item.text.endswith(words("enough")) else None
        found = [pair for pair in told_pairs(scope) if part is not None and pair[1] == part]
        denied = any(before.is_any(DENIED | LACKS | LESS) for before in items[max(place - 1, 0) : place])
        if len(set(found)) == 1 and not denied and not _bounds(items, place + 1):
            end = place + 1 + any(after.has("count") for after in items[place + 1 : place + 2])
            return (*items[:place], _compared(found[0], ">=", items[place:end]), *items[end:])
    return items


def _is_of_pair(item: Item, pair: Pair) -> bool:
    """Whether a word before the deed names one of the two figures: 土地款 of 土地款缴清."""
    named = {sense.column for sense in item.sense(SenseKind.COLUMN)}
    return item.has("numeric") and not named.isdisjoint(column.name for column in pair)


def _says_full(item: Item) -> bool:
    """Whether a word says that a deed was done to the full, by itself or with the deed in it: 清, 缴清."""
    return item.text in words("to_the_full") or (item.has("unknown") and item.text.endswith(words("to_the_full")))


def _pair(items: Sequence[Item], start: int, end: int, scope: Scope) -> Pair | None:
    """The two figures of a deed from ``start``, where nothing denies it."""
    short = any(item.is_any(DENIED | LACKS | LESS) for item in items[:end])
    if short or _bounds(items, end):
        return None
    here = Item(items[start].start, items[start].start, "", frozenset())
    return pair_of((*items[:start], here, *items[start:]), start, end + 1, scope)


def _bounds(items: Sequence[Item], place: int) -> bool:
    """Whether what stands at a place is what the word before it bounds: 满 of 满60分."""
    return any(item.quantity or item.is_any(BOUND) for item in items[place : place + 1])


def over_fulfilled(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 超额完成计划 as what was done above what was planned."""
    pair = columns.planned_and_finished(scope.ledger)
    for place, (said, done) in enumerate(pairwise(items)):
        if pair is not None and said.has("overload") and done.has("status.done"):
            end = place + 2 + any(item.has("planned") for item in items[place + 2 : place + 3])
            return (*items[:place], _compared(pair, ">", items[place:end]), *items[end:])
    return items


def done_in_time(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 按时销号 before 占多大比例 as the day against its limit, and no share of what is 已销号."""
    for place, (said, deed) in enumerate(pairwise(items)):
        told = said.has("early") and deed.has("value") and said.end == deed.start
        shared = told and any(item.has("share.share") for item in items[place + 2 :])
        made = early_or_late(scope, (said,)) if shared else None
        if made is not None and any(sense.column == made.column for sense in deed.senses):
            whole = replace(made, end=deed.end, scalar=None, noun=f"{said.text}{deed.text}")
            return (*items[:place], whole, *items[place + 2 :])
    return items


def due_reached(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没达到应修数 as what was done below what was to be done, where nothing else is held against it."""
    for place, (said, due) in enumerate(pairwise(items)):
        op = next((op for kind, op in zip(REACHED, (">=", "<"), strict=True) if said.has(kind)), "")
        named = {sense.column for sense in due.sense(SenseKind.COLUMN)}
        found = [pair for pair in told_pairs(scope) if named == {pair[0].name}] if op else []
        plain = not any(item.has("numeric") or item.is_any(LACKS) for item in items[:place])
        if len(found) == 1 and plain and all(item.text == OF for item in items[place + 2 : place + 3]):
            return (*items[:place], _compared(found[0], op, (said, due)), *items[place + 2 :])
    return items


def above_limit(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 超汛限水位 as the one other figure of its sort above it, where nothing else is held against it."""
    for place, (said, most) in enumerate(pairwise(items)):
        figure = _of_its_sort(most, scope) if said.has("compare.gt") and said.end == most.start else None
        plain = not any(item.has("numeric") for item in items[max(place - NEAR, 0) : place])
        if figure is not None and plain and not _bounds(items, place + 2):
            return (*items[:place], _compared(figure, ">", (said, most)), *items[place + 2 :])
    return items


def beyond_other(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 超了 of 决算超了预算 as the one figure above the other, where no limit of time is spoken of."""
    for place, (own, said, other) in enumerate(zip(items, items[1:], items[2:], strict=False)):
        pair = (numeric_column(scope, other), numeric_column(scope, own)) if _goes_over(said) else ()
        figures = [column for column, item in zip(pair, (other, own), strict=False) if column and item.has("numeric")]
        if len(figures) > 1 and columns.comparable(figures[0], figures[1]) and not _bounds(items, place + 3):
            return (*items[:place], _compared((figures[0], figures[1]), ">", (own, other)), *items[place + 3 :])
    return items


def _goes_over(item: Item) -> bool:
    """Whether a word for being too much might as well be of time: 超了."""
    return item.has("overdue") and item.text in words("goes_over")


def _of_its_sort(item: Item, scope: Scope) -> Pair | None:
    """(limit, figure): a figure that is called a most, and the one other in its unit that ends as it does."""
    named = {sense.column for sense in item.sense(SenseKind.COLUMN)} if item.has("numeric") else set[str]()
    limit = scope.ledger.column(named.pop()) if len(named) == 1 else None
    if limit is None or not limit.name.startswith(words("mosts")):
        return None
    now = [c for c in scope.ledger.columns if c != limit and c.type.numeric and c.unit == limit.unit]
    found = [c for c in now if c.name[-SORT:] == limit.name[-SORT:] and c.name.startswith(words("as_it_is"))]
    return (limit, found[0]) if len(found) == 1 else None


def _compared(pair: Pair, op: str, said: Sequence[Item]) -> Item:
    made = Comparison(ColumnRef(pair[1].name), op, ColumnRef(pair[0].name))
    return reduced(said[0], said[-1], "condition", condition=made, column=pair[1].name)
