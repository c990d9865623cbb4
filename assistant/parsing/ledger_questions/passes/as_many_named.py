"""A number that only says how many things are named one by one behind it: 两本书的作者，一个是甲一个是乙.

Invariant: only a number that is that of the values of one column goes, with its counting noun; any other bounds a
figure or a group, and stays.
"""

from collections import defaultdict

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.text.units import find_unit

BOUNDS = frozenset({"compare", "top", "ordinal", "after", "superlative", "than", "only"})
"""Kinds of what makes a number one that something is held against."""
GOES_ON = frozenset(("join", "group.each"))
"""Kinds of what stands behind 这几类, which only sums up those named."""
SEVERAL = "几"
ASKS = frozenset(("ask.count", "ask.which"))
SUMMED = "aggregate.sum"


def as_many_named(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items without the number of those named."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for item in items:
        for sense in item.sense(SenseKind.VALUE)[:1]:
            named[sense.column].update(sense.values)
    several = {len(values) for values in named.values() if len(values) > 1}
    first = next((place for place, item in enumerate(items) if item.sense(SenseKind.VALUE)), 0)
    kept = tuple(
        item
        for place, item in enumerate(items)
        if (place > first and items[place - 1].text not in words("pointing")) or not _counts(items, place, several)
    )
    return kept if len(kept) < len(items) and several else items


def _counts(items: tuple[Item, ...], place: int, several: set[int]) -> bool:
    """Whether an item is such a number: nothing that bounds a figure stands before it or behind."""
    quantity = items[place].quantity
    unit = find_unit(quantity.unit) if quantity is not None else None
    if quantity is None or quantity.value not in several or unit is None or not unit.counts:
        return False
    around = (*items[max(place - 1, 0) : place], *items[place + 1 : place + 2])
    return not any(item.is_any(BOUNDS) for item in around)


def those_named(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items without 这几类 of 翻建新建扩建这几类，各批了几户: it asks for nothing, those were named."""
    current = list(items)
    for place in reversed(range(2, len(items) - 2)):
        several, counted, behind = items[place : place + 3]
        pointed = items[place - 1].text in words("pointing") and items[place - 2].has("value")
        if pointed and several.text == SEVERAL and counted.has("classifier") and behind.is_any(GOES_ON):
            del current[place - 1 : place + 2]
    return tuple(current)


def all_of_them(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without 三个库 of 三个库一共有多少副, where the ledger has three: the sum is over all anyway."""
    summed = any(item.has(SUMMED) for item in items)
    for place in range(len(items) - 1 if summed else 0):
        number, named = items[place : place + 2]
        apart = any(each.has("group.each") or is_break(each) for each in items[place + 2 : place + 3])
        if named.has("textual") and _is_all(number, named, scope) and not apart:
            return (*items[:place], *items[place + 2 :])
    return items


def _is_all(number: Item, named: Item, scope: Scope) -> bool:
    """Whether a number counts all that a column of few things has."""
    unit = find_unit(number.quantity.unit) if number.quantity is not None else None
    if number.quantity is None or unit is None or not unit.counts:
        return False
    columns = (scope.ledger.column(sense.column) for sense in named.sense(SenseKind.COLUMN)[:1])
    return any(column.closed and column.distinct == number.quantity.value for column in columns)


def told_of_each(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without 分别 of 甲和乙的ISBN分别是多少: it splits nothing, since each is told beside its text.

    Of 男女病人各多少 without 病人, which rows are anyway, and stands between the sorts and 各.
    """
    for place in range(1, len(items)):
        item, before, behind = items[place], items[:place], items[place + 1 :]
        asks = [other for other in behind if not other.has("compare.eq")]
        named = sum(other.has("value") for other in before) > 1 and before[-1].has("textual")
        if named and item.has("group.each") and len(asks) == 1 and asks[0].is_any(ASKS):
            return (*before[:-1], item, *behind) if _are_split(before, scope) else (*before, *behind)
    return items


def _are_split(before: tuple[Item, ...], scope: Scope) -> bool:
    """Whether rows are counted for each of the sorts named: 男女病人各多少."""
    sorts = {sense.column for item in before for sense in item.sense(SenseKind.VALUE)[:1]} - {scope.ledger.entity}
    said = [scope.ledger.column(sense.column) for sense in before[-1].sense(SenseKind.COLUMN)[:1] if sense.column]
    rows = before[-1].has("ledger") or any(column.distinct == scope.ledger.rows for column in said)
    return rows and any(scope.ledger.column(name).closed for name in sorts)


AS_MANY = (
    Pass(as_many_named, ({"quantity"}, {"value"})),
    Pass(all_of_them, ({"quantity"}, {"textual"}, {SUMMED})),
    Pass(told_of_each, ({"group.each"}, {"value"}, {"textual"}, ASKS)),
)
"""Numbers of what was named, before the rules."""
