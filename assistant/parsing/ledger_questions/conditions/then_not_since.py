"""What was done within one time and not within another: 去年查过今年没查的企业, 9月巡过、10月一次都没去的水库.

Invariant: the deed is what all rows are, on their day, so that no single row can be meant by both times; prevents the
two times from being said of one row, or of the plan's time limits.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Aggregate, Comparison, Condition, Function, Junction, Literal
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.no_rows import (
    DENIALS,
    NO_ROW,
    ROWLESS,
    is_every_row,
)
from assistant.parsing.ledger_questions.conditions.none_of_sort import repeated_column
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.times.default_dates import default_date
from assistant.parsing.ledger_questions.times.times import bind_times
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

LIGHT = 0.35
"""Most weight of a word that says no more than the deed does: 去 of 没去."""
DEEDS = frozenset(("verb", "temporal", "value"))
"""Kinds of what is done, by whatever column it is called."""
BESIDE = frozenset(("join", "ever", "filler", "inside", "within", "filled", "both", "latest", "ask", "which"))
"""Kinds of what may stand between the parts and says nothing of its own."""


def then_not_since(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with both times as what the rows of a thing are to show together."""
    times = [place for place, item in enumerate(items) if item.time is not None]
    day = default_date(scope)
    if len(times) != 2 or not day:
        return items
    first, last = times
    denial = next((at for at in range(last + 1, len(items)) if _denies(items, at)), 0)
    told = (*items[:last], *items[denial + 1 : denial + 2])  # 上个月巡过 says it as little as 巡 of 没巡
    done = any(is_every_row(item, day, scope) for item in told)
    apart = all(_is_said_beside(item, day, scope) for item in (*items[first + 1 : last], *items[last + 1 : denial]))
    if not denial or not done or not apart or _things(items, scope) != 1:
        return items
    end = denial + 1
    while end < len(items) and (_is_deed(items[end], day, scope)):
        end += 1
    return _made(items, (first, last), end, scope)


def _denies(items: Sequence[Item], place: int) -> bool:
    """没, 一次都没, or 没检验的 as one word with the deed that was done before."""
    item = items[place]
    deed = item.text.lstrip("".join(NEGATIONS)).removesuffix("的").removesuffix("过") if item.has("blank") else ""
    return item.is_any(DENIALS) or (bool(deed) and any(before.text == deed for before in items[:place]))


def _made(items: tuple[Item, ...], times: tuple[int, int], end: int, scope: Scope) -> tuple[Item, ...]:
    """The items with a count above none for the first time, and one of none for the second."""
    first = times[0]
    bound = [bind_times((items[place],), scope)[0].condition for place in times]
    if None in bound:
        return items
    made = Junction("and", tuple(_count(one, op) for one, op in zip(bound, (">", "="), strict=True) if one is not None))
    kept = tuple(item for item in items[first + 1 : end] if _is_thing(item, scope))
    having = reduced(items[first], items[end - 1], "having", condition=made, column=default_date(scope))
    named = tuple(replace(item, start=having.end, end=having.end) for item in kept)
    return (*items[:first], replace(having, written=NO_ROW), *named, *items[end:])


def _count(time: Condition, op: str) -> Condition:
    return Comparison(Aggregate(Function.COUNT, None, (time,)), op, Literal(0))


def _things(items: Sequence[Item], scope: Scope) -> int:
    """How many words name things that have several rows."""
    return sum(_is_thing(item, scope) for item in items)


def _is_thing(item: Item, scope: Scope) -> bool:
    named = (item.has("textual") and not item.is_any(DEEDS)) or bool(item.has("which") and item.column)
    return named and repeated_column(item, scope) is not None


def _is_said_beside(item: Item, day: str, scope: Scope) -> bool:
    return item.is_any(BESIDE) or _is_thing(item, scope) or _is_deed(item, day, scope)


def _is_deed(item: Item, day: str, scope: Scope) -> bool:
    """Whether a word is what was done to every row, or going there."""
    goes = item.text in words("goes_there") or (item.has("ever") and not item.has("textual"))
    return goes or item.is_light(LIGHT) or (not item.has("value") and is_every_row(item, day, scope))


NO_ROWS = (Pass(then_not_since, (DENIALS | {"blank"}, {"time"}, {"textual", "which"})), *ROWLESS)
"""Passes for groups without a row, before times are bound."""
