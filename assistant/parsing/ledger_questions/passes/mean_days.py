"""How many days it took on average, with the deed before the mean or none at all: 办结平均各用几天, 平均用几天.

Invariant: the days run from a row's first day to the day that the deed names, or that it came to its end; where the
ledger keeps a figure in days, that is meant. Values said side by side, each with the same words behind it, are read
as values side by side: 电话来的和网上来的.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.quantities import date_named
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.moments import asks_length
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words

OF, MEAN = "的", "aggregate.average"
SAYS_DAYS = frozenset(("group.each", "lasts", "modal", "have", "filler", "ask.count", "classifier"))
"""Kinds of what stands behind the mean and asks for days."""
DEED = frozenset(("verb", "temporal"))
KINDS = DEED | {"column"}


def side_by_side(items: Sequence[Item], _: Scope) -> tuple[Item, ...]:
    """The items with 甲来的和乙来的 as 甲和乙: what is said behind both is said once, and 来的 says nothing."""
    place = next((at for at, item in enumerate(items) if item.has("join.and") and item.text not in "，,、"), 0)
    first = next((at for at in range(place - 1, -1, -1) if items[at].has("value")), -1)
    last = place + 1
    if first < 0 or last >= len(items) or not _alike(items[first], items[last]):
        return tuple(items)
    tail = items[first + 1 : place]
    said = [item.text for item in tail]
    again = [item.text for item in items[last + 1 : last + 1 + len(tail)]]
    idle = (OF, *words("comes_from"))
    if not tail or not (said == again or all(text in idle for text in said)):
        return tuple(items)
    end = last + 1
    while end < len(items) and items[end].text in idle:
        end += 1
    return (*items[: first + 1], items[place], items[last], *items[end:])


def _alike(first: Item, last: Item) -> bool:
    """Whether both are values of one column."""
    held = ({sense.column for sense in item.sense(SenseKind.VALUE)} for item in (first, last))
    return bool(set.intersection(*held))


def with_mean_days(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with the deed behind the days that it took; with that of the row's end where none is said."""
    mean = next((at for at, item in enumerate(items) if item.has(MEAN)), 0)
    end = mean + 1
    while end < len(items) and (items[end].is_any(SAYS_DAYS) or _is_deed_of_all(items[end], scope)):
        end += 1
    behind = [item for item in items[mean + 1 : end] if item.is_any(SAYS_DAYS)]
    asks = len(behind) > 1 and behind[-2].has("ask.count") and asks_length(behind[-1].text, scope.ledger)
    spans = any(item.has("span") for item in items[:mean])  # 从发现到清理 names both days
    if not asks or spans or (end < len(items) and not is_break(items[end])) or _keeps_days(scope):
        return tuple(items)
    deed = items[mean - 1] if mean and _is_deed(items[mean - 1], scope) else None
    if deed is not None and any(item.has("lasts.took") for item in behind):
        return tuple(items)  # 取缔平均用时 is a word of its own
    if deed is not None:
        return (*items[: mean - 1], items[mean], *behind, deed, *items[end:])
    day = columns.finish_column(scope.ledger)
    if day is None or any(item.is_any(DEED) for item in items):
        return tuple(items)
    done = Item(behind[-1].end, behind[-1].end, "", KINDS, (Sense(SenseKind.VERB, day.name),))
    return (*items[: mean + 1], *behind, done, *items[end:])


def _is_deed(item: Item, scope: Scope) -> bool:
    """Whether an item names what brought a row to a day."""
    return item.is_any(DEED) and date_named(scope, item) is not None


def _is_deed_of_all(item: Item, scope: Scope) -> bool:
    """Whether a word is the deed that the whole ledger is of, which tells nothing: 修 of 校舍维修."""
    return item.has("unknown") and item.text in scope.ledger.name


def _keeps_days(scope: Scope) -> bool:
    """Whether a figure of the ledger is in days by itself."""
    return any(column.type.numeric and column.unit in words("day_nouns") for column in scope.ledger.columns)
