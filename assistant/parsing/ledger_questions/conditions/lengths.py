"""Lengths beside events: 排查后三天内就取缔 says how long it took, not when.

Invariant: a stretch from today between two events of a row is never a window of the calendar.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.parsing.ledger_questions.conditions.time_limits import due_in
from assistant.parsing.ledger_questions.items import DATE, Item, Quantity
from assistant.parsing.ledger_questions.quantities import days_of
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.times.times import dated
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

EVENTS = frozenset(("due", "planned", "overdue", "early"))
"""Kinds of what is still to come, or was to be done by a day."""
DEED = frozenset({"verb"})
AT_LEAST = frozenset({"compare.ge"})
NEAR = 3
"""Words behind a length among which the deed stands."""


def left_to_go(scope: Scope, items: Sequence[Item]) -> Item | None:
    """有效期只剩30天以内, 整改期限还有不到10天: so many days before the limit."""
    left = any(item.text in words("left_over") + words("still_have") for item in items)
    return due_in(scope, items) if left else None


def from_opening(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with the day that opens a row before how long its end took: 三天内修好的, 拖了超过10天才修好的.

    Of what has an end of its own that no word puts off; 要在三天内修好的 is a window of the calendar.
    """
    finish, opening = columns.finish_column(scope.ledger), columns.date_column(scope.ledger)
    if finish is None or opening is None or opening == finish or opening.nulls:
        return tuple(items)
    for place in range(len(items) - 1):
        number = place + 1 if items[place].has("compare") else place
        behind = _deed_behind(items, number)
        if behind is None or dated(items[behind], scope) != finish.name or items[behind].has("negate"):
            continue
        bounded = number > place or items[number + 1].has("after") or _length(items[number]) is not None
        before = items[place - 1] if place else None
        late = before is not None and before.is_any(EVENTS) and columns.limit_column(scope.ledger) is not None
        waits = before is not None and before.has("lasts") and not late
        put_off = any(item.has("modal") or item.is_any(EVENTS) or dated(item, scope) for item in items[:place])
        if (put_off and not waits) or not (bounded or waits):
            continue
        first = place - waits
        start = items[first].start
        end = items[place - 1].end if waits else start
        day = Item(start, end, items[first].text if waits else "", DATE, (Sense(SenseKind.COLUMN, opening.name),))
        bound = () if bounded else (Item(items[number].start, items[number].start, "", AT_LEAST),)
        deed = replace(items[behind], kinds=DEED, senses=(Sense(SenseKind.VERB, finish.name),))
        return (*items[:first], day, *bound, *items[place:behind], deed, *items[behind + 1 :])
    return tuple(items)


def _deed_behind(items: Sequence[Item], number: int) -> int | None:
    """Where the deed stands right behind a length, with 才 or 以上 between at most; None where there is no length."""
    item = items[number]
    length = _length(item) is not None or (item.quantity is not None and days_of(item.quantity) is not None)
    near = range(number + 1, min(number + 1 + NEAR, len(items)))
    return next((at for at in near if not _is_between(items[at])), None) if length else None


def _is_between(item: Item) -> bool:
    return item.has("after") or (item.has("filler") and not item.senses)


def with_lengths(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """Items in which 三天内 between two events is a length and no window that opens today."""
    items = from_opening(items, scope)
    current = [item for place, item in enumerate(items) if not _merely_after(items, place, scope)]
    for place in range(1, len(current) - 1):
        length = _length(current[place])
        if current[place].has("sameday") and _between_events(*_around(current, place), scope):
            kept = frozenset(kind for kind in current[place].kinds if kind.startswith("sameday"))
            current[place] = replace(current[place], time=None, kinds=kept)
        elif current[place + 1].has("after") and _past(current[place]):
            current[place] = _past(current[place]) or current[place]
        elif length is not None and _between_events(current[place - 1], current[place + 1], scope):
            current[place - 1] = replace(current[place - 1], kinds=current[place - 1].kinds - {"value"})
            current[place] = length
        elif _is_waited(current, place, scope):
            current[place] = replace(current[place], kinds=current[place].kinds | {"after.ge"})
    return tuple(current)


def _is_waited(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether so many days behind an event are at least how long it is still to wait: 检查后一个月还没销号."""
    item, behind = items[place], items[place + 1]
    opened = items[place - 1].text in words("after_event") and place > 1 and bool(dated(items[place - 2], scope))
    denied = (
        behind.has("negate") or behind.has("status.pending") or any(word in behind.text[:3] for word in words("undone"))
    )
    return opened and denied and item.quantity is not None and days_of(item.quantity) is not None


def _around(items: Sequence[Item], place: int) -> tuple[Item, Item]:
    """What stands around a word, a 后 before it passed over."""
    before = place - 2 if place > 1 and items[place - 1].text in words("after_event") else place - 1
    return items[before], items[place + 1]


def _between_events(before: Item, behind: Item, scope: Scope) -> bool:
    """Whether two different events stand around a length."""
    first, last = dated(before, scope), dated(behind, scope)
    return bool(first and last) and first != last


def _merely_after(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether a word between an event and a stretch of time only says that it goes on from there: 淘汰以后三天内."""
    item, behind = items[place], items[place + 1 : place + 2]
    opens = item.text in words("after_event") and item.kinds <= {"top.last", "behind.after", "unknown"}
    return opens and place > 0 and any(map(_length, behind)) and bool(dated(items[place - 1], scope))


def _past(item: Item) -> Item | None:
    """过去30天 before 以上, read as so many days."""
    time = item.time
    told = time is not None and time.kind == "recent" and item.text.startswith(words("gone_by"))
    if time is None or not told or time.first is None or time.last is None:
        return None
    days = Quantity(Decimal((time.last - time.first).days + 1), "天")
    return replace(item, kinds=frozenset({"quantity"}), time=None, quantity=days)


def _length(item: Item) -> Item | None:
    """A stretch from today read as so many days at the most."""
    time = item.time
    if time is None or time.kind != "upcoming" or time.first is None or time.last is None:
        return None
    days = Quantity(Decimal((time.last - time.first).days), "天")
    return replace(item, kinds=frozenset({"quantity", "after.le"}), time=None, quantity=days)
