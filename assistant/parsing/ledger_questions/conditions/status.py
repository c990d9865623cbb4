"""Conditions made of status: done, not done, the rest of an amount planned.

Invariant: not done is everything but the done values, a blank included, where a ledger keeps a status.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import (
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
)
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.values import best_value, value_item
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns, limits
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words


def pending_status(scope: Scope, items: Sequence[Item]) -> Item | None:
    """未完成, 还剩: not among the done values; amounts or the day of the end where there are none."""
    exact = next((sense for sense in items[0].sense(SenseKind.VALUE)), None)
    if exact is not None and len(items) == 1 and not items[0].has("status.done"):
        return value_item(scope, items[0], items[0], exact, items[0].text)
    status, pair = columns.status_column(scope.ledger), columns.planned_and_finished(scope.ledger)
    day = limits.day_of_end(scope.ledger, items[-1].text)
    if day is None and status is None and pair is None:
        day = columns.finish_column(scope.ledger)
    if day is not None and day.nulls:
        unended = Blank(ColumnRef(day.name))
        return reduced(items[0], items[-1], "condition", condition=unended, column=day.name, written="pending")
    if status is not None:
        made: Condition = columns.pending(status)
        return reduced(items[0], items[-1], "condition", condition=made, column=status.name, written="pending")
    if pair is None:
        return None
    made = Comparison(ColumnRef(pair[1].name), "<", ColumnRef(pair[0].name))
    gap = Arithmetic("-", ColumnRef(pair[0].name), ColumnRef(pair[1].name))
    return reduced(
        items[0],
        items[-1],
        "condition",
        condition=made,
        column=pair[1].name,
        scalar=gap,
        written="pending",
        noun=pair[0].unit,
    )


def left_undone(scope: Scope, items: Sequence[Item]) -> Item | None:
    """取缔没完成, 没完成取缔, 挂着没销号: of the column that tells of the deed, what is not done."""
    pending = next(item for item in items if item.has("status.pending"))
    sense = best_value(next(item for item in items if item.has("value")))
    column = scope.ledger.column(sense.column) if sense and sense.kind is SenseKind.VALUE else None
    if column is None or sense is None or not column.done:
        return None
    done = bool(set(sense.values) & set(column.done))
    if done and pending.text in words("left_over"):
        return None
    if done and not (pending.text.startswith(tuple(NEGATIONS)) or any(item.has("negate") for item in items)):
        return None
    made = columns.pending(column) if done else columns.among(column, sense.values)
    return reduced(items[0], items[-1], "condition", condition=made, column=column.name, written="pending")


def done_status(scope: Scope, items: Sequence[Item]) -> Item | None:
    """做完的: among the done values; 评估监测做完的 among those of the column named before it."""
    day = limits.day_of_end(scope.ledger, items[0].text) if len(items) == 1 else None
    if day is not None:
        ended = Blank(ColumnRef(day.name), negated=True)
        return reduced(items[0], items[-1], "condition", condition=ended, column=day.name, written="done")
    named = [scope.ledger.column(sense.column) for sense in items[0].sense(SenseKind.COLUMN)[: len(items) - 1]]
    status = next((column for column in named if column.done), None if named else columns.status_column(scope.ledger))
    if status is None or _is_of_others(scope, items[0].text):
        return None
    made = columns.among(status, status.done)
    return reduced(
        items[0], items[-1], "condition", condition=made, column=status.name, values=status.done, written="done"
    )


def _is_of_others(scope: Scope, said: str) -> bool:
    """Whether what is said to be done is a deed of which the ledger knows nothing: 治好 where fines are paid."""
    deed = next((word for word in words("deeds_of_some") if said.startswith(word)), "")
    known = (scope.ledger.name, *(column.name for column in scope.ledger.columns))
    return bool(deed) and not any(deed[0] in name for name in known)
