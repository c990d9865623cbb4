"""How many rows each of the groups asked for has: 有3个机场的省份, 有3处及以上工程的村, 笔数多于10笔的乡镇有几个.

Invariant: only a number that no column has taken and none is counted in, beside one column that repeats and is asked
for; so a bound on rows is never lost, nor put on a figure that the rows hold.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Aggregate, Comparison, Function, Literal
from assistant.parsing.ledger_questions.conditions.group_sizes import group_size
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import asks_in, operator
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words

_TAKEN = frozenset(("having", "extreme"))
_HAD = frozenset(("filled", "dating", "verb"))
"""Kinds of a deed before the number by which the rows came about: 登记了两本证."""
_THING = 1
"""So many words for the rows may stand between a number and its bound: 5个工程以上."""


def just_so_many(scope: Scope, items: Sequence[Item]) -> Item | None:
    """只有一项任务没完成: so many and no more, before 一项没完成 is read as not one."""
    return group_size(scope, items) or group_size(scope, items[:-1]) if items[0].text in words("just") else None


def groups_of_size(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with a number of rows as the size of the groups asked for."""
    if any(item.is_any(_TAKEN) for item in items):
        return items
    runs = [run for place, item in enumerate(items) if _counts_rows(item, scope) and (run := _run(items, place, scope))]
    if len(runs) != 1:
        return items
    (first, last) = runs[0]
    number = next(item.quantity for item in items[first:last] if item.quantity)
    made = Comparison(Aggregate(Function.COUNT), operator(items[first:last]), Literal(columns.number(number.value)))
    return (*items[:first], reduced(items[first], items[last - 1], "having", condition=made), *items[last:])


def _counts_rows(item: Item, scope: Scope) -> bool:
    if item.quantity is None or item.quantity.percent:
        return False
    unit = item.quantity.unit
    counted = {*words("row_nouns"), *words("thing_counters"), *words("paper_nouns"), scope.ledger.unit_noun}
    return unit in counted and not any(asks_in(unit, one.unit) for one in scope.ledger.columns if one.type.numeric)


def _run(items: Sequence[Item], place: int, scope: Scope) -> tuple[int, int] | None:
    """From where to where the bound on the rows goes; None where no groups are asked for."""
    first, last = place, place + 1
    while first and (items[first - 1].has("compare") or items[first - 1].has("stated")):
        first -= 1
    thing = last
    while thing < len(items) and thing - last < _THING and _is_of_rows(items[thing], scope):
        thing += 1
    last = next((end + 1 for end in (thing, last) if end < len(items) and items[end].has("after")), last)
    around = (*items[:first], *items[last:])
    if last == place + 1 and first == place:
        return _just_so_many(items, place, thing, scope)
    return (first, last) if sum(_is_asked(item, scope) for item in around) == 1 else None


def _just_so_many(items: Sequence[Item], place: int, thing: int, scope: Scope) -> tuple[int, int] | None:
    """有3个机场的省份, 登记了两本证的单位, 哪些单位有两本证: a bare number of rows, by their name or none."""
    last = place + 1
    for end in dict.fromkeys((last, thing)):
        if end < len(items) and items[end].headed and _repeats(items[end], scope):
            had = place > 0 and items[place - 1].is_any(_HAD) and items[place - 1].condition is None
            return place - had, end
    which = items[place - 1] if place else None
    ends = thing > last and thing == len(items)
    return (place, thing) if which is not None and ends and which.has("which") and _repeats(which, scope) else None


def _is_of_rows(item: Item, scope: Scope) -> bool:
    entity = [sense.column for sense in item.sense(SenseKind.COLUMN)[:1]] == [scope.ledger.entity]
    return item.condition is None and (item.has("ledger") or item.has("topic") or entity)


def _is_asked(item: Item, scope: Scope) -> bool:
    return item.condition is None and (item.has("which") or item.headed) and _repeats(item, scope)


def _repeats(item: Item, scope: Scope) -> bool:
    """Whether an item names a column of text with several rows to a value."""
    told = (item.column,) if item.has("which") else ()
    named = {*told, *(one.column for one in item.sense(SenseKind.COLUMN)[:1])}
    held = [column for column in scope.ledger.columns if column.name in named]
    return any(column.type.textual and column.distinct < scope.ledger.rows for column in held)
