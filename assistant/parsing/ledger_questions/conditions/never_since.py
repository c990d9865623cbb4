"""What never was within a time: 9月以来一次都没正常开放过的场馆 are of all venues those that were not open since then.

Invariant: a thing without any row in that time is one of them, so the time bounds what is counted and not the things.
Prevents those who did nothing at all from being left out of those who never did.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Aggregate, Comparison, Condition, Junction, Literal
from assistant.parsing.ledger_questions.conditions.no_rows import NO_ROW
from assistant.parsing.ledger_questions.items import JOINED, Item
from assistant.parsing.ledger_questions.times.times import days_condition
from assistant.parsing.ledger_questions.words import grammar_kinds, words
from assistant.records import replace

NEVER = "never.never"


def never_since(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with the one time before 一次都没 as part of what is counted to be none."""
    at = next((place for place, item in enumerate(items) if _is_never(item)), None)
    times = [item for item in items[:at] if item.has("dated")] if at is not None else []
    if at is None or len(times) != 1 or any(item.has("dated") for item in items[at:]):
        return tuple(items)
    when, count = times[0], items[at].condition
    if when.condition is None or not isinstance(count, Comparison) or not isinstance(count.left, Aggregate):
        return tuple(items)
    told = _on_last_day(items[at], when) or when.condition
    left = replace(count.left, where=(*count.left.where, *_parts(told)))
    made = replace(items[at], condition=replace(count, left=left))
    return tuple(made if item is items[at] else item for item in items if item is not when)


def _is_never(item: Item) -> bool:
    """Whether an item says that none of a group's rows are so, by a word for never, or that it has none."""
    count = item.condition if item.has("having") else None
    none = isinstance(count, Comparison) and (count.op, count.right) == ("=", Literal(0))
    return none and (item.written == NO_ROW or NEVER in grammar_kinds(item.text.split(JOINED)[0]))


def _on_last_day(never: Item, when: Item) -> Condition | None:
    """The time on the day that the deed was last done, of things that stay: 最近检查日期, whenever they came to be."""
    if when.time is None or not never.column.startswith(words("last_time")):
        return None
    return days_condition(never.column, when.time.first, when.time.last)


def _parts(condition: Condition) -> tuple[Condition, ...]:
    """The bounds of a time one by one."""
    return condition.parts if isinstance(condition, Junction) and condition.op == "and" else (condition,)
