"""What was not done within a time, or never: 去年以来没盘点过的, 今年没检测的设备.

Invariant: the time bounds the deed that is denied, not the day on which the thing came to be there; of rows that
were opened on a day (10月没办结的) it stays the day of that. Prevents 去年以来没盘点过的 from being those bought since.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.ledger_question import Blank, ColumnRef, Comparison, Condition, Junction, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.times.default_dates import default_date, is_acquired
from assistant.parsing.ledger_questions.words import words


def not_since(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with a time right before an empty day as that day empty or outside the time."""
    for place, (when, undone) in enumerate(pairwise(items)):
        made = _outside(when, undone, scope)
        if made is not None:
            said = reduced(when, undone, "condition", condition=made, column=undone.column)
            return (*items[:place], said, *items[place + 2 :])
    return items


def _outside(when: Item, undone: Item, scope: Scope) -> Condition | None:
    """A day is empty or lies outside a time; None where the time is said of another, or tells when rows were opened."""
    empty, time = undone.condition, when.time
    if not isinstance(empty, Blank) or empty.negated or not isinstance(empty.operand, ColumnRef) or time is None:
        return None
    day = empty.operand
    bound = when.has("dated") and when.column == default_date(scope) != day.name
    again = day.name.startswith(words("last_time"))  # 最近检查日期: a deed that comes again, of a thing that stays
    if not bound or not (again or is_acquired(scope)) or not scope.ledger.column(day.name).type.temporal:
        return None
    return Junction("or", (empty, *_apart(day, when, scope)))


def _apart(day: ColumnRef, when: Item, scope: Scope) -> Sequence[Condition]:
    """The days before a time and those behind it, as far as there are any yet."""
    first, last = (when.time.first, when.time.last) if when.time is not None else (None, None)
    found = [Comparison(day, "<", Literal(first))] if first is not None else []
    return found + ([Comparison(day, ">", Literal(last))] if last is not None and last < scope.today else [])
