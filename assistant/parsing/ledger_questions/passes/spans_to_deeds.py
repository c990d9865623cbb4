"""The deed that came so long after another: 提出不到5天就办好的, 诊断超过1天才弄的, 发现后过了10天以上才处置完.

Invariant: behind 才 and 就 a length runs from the one deed to the other and never to today; so that 不到5天就办好的 are
not those brought forward less than five days ago.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.quantities import days_of
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.limits import is_limit
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.times.default_dates import day_of_amount
from assistant.parsing.ledger_questions.times.times import dated
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

REACH = 4
"""Items before a length among which the first deed stands."""
EVENT = frozenset(("verb", "temporal"))
BESIDE = frozenset(("top.last", "behind.after", "compare", "lasts", "passed", "latest.now", "both", "filler"))
"""Kinds of what stands between a deed and a length that is counted from it."""
AFTER = frozenset(("top.last", "behind.after"))
VERB, LIGHT = frozenset({"verb"}), 0.1
"""Most weight of a word that says nothing."""


def spans_to_deeds(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with what was done behind 才 or 就 as the day on which it was, and the first deed as its day."""
    for place, item in enumerate(items):
        if item.quantity is None or days_of(item.quantity) is None:
            continue
        at, first = _then(items, place), _first(items, place, scope)
        if at is None or first is None:
            continue
        opened = dated(items[first], scope) or _opening_day(scope)
        made = _done(items, at, opened, scope)
        if made is not None:
            began = replace(items[first], kinds=VERB, senses=(Sense(SenseKind.VERB, opened),))
            return (*items[:first], began, *_bounded(items[first + 1 : at]), made, *_behind(items[at + 1 :]))
    return items


def _behind(items: Sequence[Item]) -> Sequence[Item]:
    """What follows a deed, without what completes it: 好 of 弄好."""
    return items[1:] if items and items[0].text in words("completed_by") else items


def _bounded(said: Sequence[Item]) -> tuple[Item, ...]:
    """What stands between the deeds; a bare length is the least before 才 and the most before 就."""
    kept = [item for place, item in enumerate(said) if not (place and said[place - 1].quantity and item.is_any(AFTER))]
    if any(item.has("compare") or item.has("after") for item in said):
        return tuple(kept)
    bound = frozenset({"after.ge" if said[-1].text in words("only_then") else "after.le"})
    return tuple(replace(item, kinds=item.kinds | bound) if item.quantity is not None else item for item in kept)


def _then(items: Sequence[Item], place: int) -> int | None:
    """Where the deed stands that came so late or so soon: behind a length, 以上 or 后 or neither, and 才 or 就."""
    behind = place + 1 + sum(item.has("after") or item.is_any(AFTER) for item in items[place + 1 : place + 2])
    said = items[behind : behind + 1]
    if not said or said[0].text not in (*words("only_then"), *words("as_soon")):
        return None
    return behind + 1 if behind + 1 < len(items) else None


def _first(items: Sequence[Item], place: int, scope: Scope) -> int | None:
    """Where the deed stands from which a length is counted."""
    for at in range(place - 1, max(place - 1 - REACH, -1), -1):
        item = items[at]
        if (item.is_any(EVENT) and dated(item, scope)) or (item.text in words("opens_rows") and _opening_day(scope)):
            return at
        if not (item.is_any(BESIDE) or item.is_light(LIGHT)):
            return None
    return None


def _opening_day(scope: Scope) -> str:
    """The day that opens a row."""
    column = columns.date_column(scope.ledger)
    return column.name if column is not None else ""


def _done(items: Sequence[Item], at: int, opened: str, scope: Scope) -> Item | None:
    """The deed as its day; None where no word tells it."""
    deed = items[at]
    amount = day_of_amount((deed,), scope) if deed.has("numeric") and not deed.has("verb") else ""
    if deed.text.rstrip("的") in words("any_deed"):
        day = _next_day(opened, scope)
    elif deed.has("status.done") or deed.has("value"):
        day = dated(deed, scope)
    elif amount:
        day = amount
    else:
        return deed if dated(deed, scope) else None
    told = (Sense(SenseKind.VERB, day), *deed.sense(SenseKind.VALUE))
    return replace(deed, kinds=VERB, senses=told) if day and day != opened else None


def _next_day(opened: str, scope: Scope) -> str:
    """The day that a row keeps next to that of its first deed: 报告日期 behind 诊断日期."""
    dates = [column.name for column in scope.ledger.columns if column.type.temporal and not is_limit(column.name)]
    place = dates.index(opened) + 1 if opened in dates else len(dates)
    return dates[place] if place < len(dates) else ""
