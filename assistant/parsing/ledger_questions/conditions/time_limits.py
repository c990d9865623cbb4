"""Conditions made of time limits: overdue, by so many days, due within days.

Invariant: overdue and due both mean not yet done; a row finished late is neither.
"""

from collections.abc import Sequence
from datetime import timedelta

from assistant.model.ledger_question import (
    Arithmetic,
    ColumnRef,
    Comparison,
    Condition,
    Junction,
    Literal,
)
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.numbers import compared
from assistant.parsing.ledger_questions.conditions.past_planned import past_planned
from assistant.parsing.ledger_questions.conditions.status import pending_status
from assistant.parsing.ledger_questions.conditions.values import denied_part, negated_value, plain_value
from assistant.parsing.ledger_questions.items import DATE, Item, reduced
from assistant.parsing.ledger_questions.quantities import days_of, operator
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns, limits
from assistant.parsing.ledger_questions.schema.day_pairs import planned_day
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.times.times import dated
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

ASKS_DAY = frozenset(
    ("ask.when", "ask.month", "ask.year", "ask.period", "superlative", "extreme", "sort", "lasts", "due.left")
)
"""Kinds of what asks for the day of a limit, or ranks by it: 哪天到期, 最早到期的."""
NAMES_DAY, DONE = DATE | {"verb"}, "了"
LISTED = frozenset(("ask.list", "join.and"))
"""Kinds of what stands before a column that is to be told."""
BOTH_ENDS = ("after.ge", "after.le")
"""What the two numbers of a range stand for."""


def overdue(scope: Scope, items: Sequence[Item]) -> Item | None:
    """逾期: not done and the limit is past."""
    made, limit = limits.overdue(scope.ledger, scope.today), columns.limit_column(scope.ledger)
    ended = limits.ran_out(scope.ledger, items[0].text)
    if ended is not None:
        made, limit = Comparison(ColumnRef(ended.name), "<", Literal(scope.today)), ended
    if made is None or limit is None or (len(items) == 1 and _is_told(items[0])):
        return None
    late = Arithmetic("-", Literal(scope.today), ColumnRef(limit.name))
    return reduced(
        items[0], items[-1], "condition", condition=made, column=limit.name, written="overdue", scalar=late, noun="天"
    )


def overdue_still(scope: Scope, items: Sequence[Item]) -> Item | None:
    """到期了还没还清: what has run out, and by the state of its row is not done, whatever the deed is called."""
    late, status = overdue(scope, items), columns.status_column(scope.ledger)
    if late is None or late.condition is None or status is None or isinstance(late.condition, Junction):
        return late
    if not items[0].text.startswith(words("come_due")) or limits.what_ends(scope.ledger.column(late.column)):
        return late
    return replace(late, condition=Junction("and", (columns.pending(status), late.condition)))


def _is_told(item: Item) -> bool:
    """Whether a column says of each row in this very word that it was late: 是否逾期."""
    told = (text for sense in item.sense(SenseKind.VALUE) for text in (sense.column, *sense.values))
    return item.has("overdue") and any(text.endswith(item.text) for text in told)


def due_undone(scope: Scope, items: Sequence[Item]) -> Item | None:
    """到期还没整改完, 到期没淘汰: the limit is reached, and what there was to do is not done."""
    made, late = _undone(scope, items[1:]), overdue(scope, items)
    if made is None or made.condition is None or late is None or not items[0].text.endswith(words("come_due")):
        return None
    status, of_deed = columns.status_column(scope.ledger), isinstance(made.condition, Junction)
    if status is None and made.values and late.condition is not None:
        return replace(late, condition=Junction("and", (made.condition, late.condition)))
    if status is None or made.column != status.name or late.condition is None:
        return None
    told = not (of_deed or limits.runs_out(late.column))  # what has run out is so, renewed or not
    return late if told else replace(late, condition=Junction("and", (made.condition, late.condition)))


def run_out(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with a bare 到期 of what just runs out as its being past; a time beside it says when it is due.

    已经截止的 has closed, whether it was seen through or not.
    """
    limit = columns.limit_column(scope.ledger)
    bound = limit is None or any(item.condition is not None and item.column == limit.name for item in items)
    asks = any(item.is_any(ASKS_DAY) for item in items)
    if limit is None or bound or asks:
        return tuple(items)
    found = list(items)
    for place, item in enumerate(items):
        if item.has("due.due") and item.text in words("closes") and item.text in limit.name:
            found[place] = past_planned(scope, (item,), limit)
        elif not limits.runs_out(limit.name):
            continue
        elif item.text in words("come_due") or _has_come(items, place, limit.name):
            found[place] = overdue(scope, (item,)) or item
    return tuple(found)


def _has_come(items: Sequence[Item], place: int, limit: str) -> bool:
    """Whether 协议到期, less than the name of the day, says that it has come: not in a list of what is to be told."""
    item, beside = items[place], (*items[max(place - 1, 0) : place], *items[place + 1 : place + 2])
    told = any(sense.column == limit for sense in item.senses) and item.kinds <= NAMES_DAY
    come = item.text.removesuffix(DONE).endswith(words("come_due"))
    return told and come and not any(other.is_any(LISTED) for other in beside)


def day_it_runs_out(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 到期 of 哪天到期, 最早到期的 as the column of the day on which it is."""
    limit = columns.limit_column(scope.ledger)
    if limit is None or not limits.runs_out(limit.name):
        return tuple(items)
    named = (Sense(SenseKind.COLUMN, limit.name),)
    return tuple(
        replace(item, kinds=DATE, senses=named) if item.text in words("come_due") and not item.senses else item
        for item in items
    )


def _undone(scope: Scope, items: Sequence[Item]) -> Item | None:
    """What is said not to be done."""
    if items[0].has("status.pending"):
        return pending_status(scope, items)
    of_part = denied_part if items[-1].has("part") and not items[-1].has("value") else negated_value
    made = of_part(scope, items) if items[0].has("negate") else plain_value(scope, items)
    status = columns.status_column(scope.ledger)
    done = status.done if status is not None else ()
    denied = items[0].has("negate") or items[0].text.startswith(tuple(NEGATIONS))
    return made if made is not None and not set(made.values) & set(done) and (done or denied) else None


def days_overdue(scope: Scope, items: Sequence[Item]) -> Item | None:
    """逾期天数: the figure of the rows that are overdue."""
    counts = len(items) == 1 or items[-1].text.startswith("天")
    made = overdue(scope, items) if counts else None
    return replace(made, text="逾期天数", kinds=made.kinds | {"scalar"}) if made is not None else None


def due_by_deed(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 年检到期 as the limit called after the deed (年检有效期至), not as the day of it (年检日期)."""
    limit = columns.limit_column(scope.ledger)
    deed = limits.what_ends(limit) if limit is not None else ""
    current: list[Item] = []
    for item in items:
        before = current[-1] if current and item.has("due") and deed else item
        named = before is not item and (before.text.endswith(deed) or deed.endswith(before.text))
        if limit is not None and named and dated(before, scope) not in ("", limit.name):
            current[-1] = replace(item, start=before.start, senses=before.senses)
        else:
            current.append(item)
    return tuple(current)


def not_overdue(scope: Scope, items: Sequence[Item]) -> Item | None:
    """过期的别算, 还没到期, 尚未到整改期限: the limit is not past."""
    limit = columns.limit_column(scope.ledger)
    if items[0].has("negate") and _is_told(items[-1]):
        return None
    if limit is None or not any(map(_reaches, items[-2:])) or dated(items[-1], scope) not in ("", limit.name):
        return None
    made: Condition = Comparison(ColumnRef(limit.name), ">=", Literal(scope.today))
    status = limits.status_of_limit(scope.ledger, limit.name)
    if status is not None and items[0].has("negate") and items[-1].has("overdue"):
        made = Junction("or", (columns.among(status, status.done), made))  # what is done is not overdue either
    return reduced(items[0], items[-1], "condition", condition=made, column=limit.name, written="in time")


def _reaches(item: Item) -> bool:
    """Whether a word says that a limit is reached or past; 没有时限 has none."""
    told = item.text.startswith(words("reaching")) or item.text.endswith(words("reaching") + words("going_past"))
    return item.has("overdue") or told


def limit_overdue(scope: Scope, items: Sequence[Item]) -> Item | None:
    """许可过期: the limit of that name is past."""
    named = next((s for s in items[0].senses if s.kind is SenseKind.COLUMN), None)
    limit, planned = columns.limit_column(scope.ledger), planned_day(scope.ledger, named.column if named else "")
    if planned is not None and planned != limit:
        return past_planned(scope, items, planned)
    if named is None or limit is None or not limits.is_limit(named.column):
        return None
    if named.column == limit.name:
        made = overdue(scope, items)
        return made and replace(made, start=items[0].start)
    late = Comparison(ColumnRef(named.column), "<", Literal(scope.today))
    return reduced(items[0], items[-1], "condition", condition=late, column=named.column, written="overdue")


def overdue_by(scope: Scope, items: Sequence[Item]) -> Item | None:
    """逾期超过15天."""
    plain = overdue(scope, items[:1])
    quantity = next(item.quantity for item in items if item.quantity)
    days = days_of(quantity) if quantity.unit else quantity.value
    if plain is None or plain.condition is None or plain.scalar is None or days is None:
        return None
    by = Comparison(plain.scalar, operator(items), Literal(columns.number(days), "天"))
    made = Junction("and", (plain.condition, by))
    return reduced(
        items[0],
        items[-1],
        "condition",
        condition=made,
        column=plain.column,
        written="overdue",
        scalar=plain.scalar,
        noun="天",
    )


def overdue_between(scope: Scope, items: Sequence[Item]) -> Item | None:
    """逾期10到20天."""
    numbers = [item for item in items if item.quantity]
    low, high = (_bounded_late(scope, items[0], number, kind) for number, kind in zip(numbers, BOTH_ENDS, strict=True))
    if low is None or high is None or low.condition is None or high.condition is None:
        return None
    made = Junction("and", (low.condition, high.condition))
    return replace(low, end=items[-1].end, condition=made)


def _bounded_late(scope: Scope, late: Item, number: Item, kind: str) -> Item | None:
    return overdue_by(scope, (late, number, replace(number, kinds=frozenset({kind}), quantity=None)))


def due_soon(scope: Scope, items: Sequence[Item]) -> Item | None:
    """临期, 质保期快到了: not done and due within 7 days, by the limit that is named before it."""
    named = next((s for s in items[0].sense(SenseKind.COLUMN)), None) if len(items) > 1 else None
    if named is not None and not limits.is_limit(named.column):
        return None
    return _limit_between(scope, items, "<=", 7, named.column if named is not None else "")


def due_in(scope: Scope, items: Sequence[Item]) -> Item | None:
    """离时限不足10天, 剩余时间超过60天; where no day is a limit, a length: 期限36个月."""
    named = next(item for item in items if item.has("due") or item.has("temporal"))
    limit = columns.limit_column(scope.ledger)
    quantity = next(item.quantity for item in items if item.quantity)
    op, days = operator(items), days_of(quantity) if quantity.unit else quantity.value
    if limit is None or op == "=":
        return _of_length(scope, named, items)
    day = dated(named, scope) or limit.name
    if day != limit.name and not limits.is_limit(day):
        return None
    left = any(item.has("due.left") or item.has("since") or item.text in words("left_over") for item in items)
    to_go = op in ("<", "<=") or (left and op in (">", ">="))
    return _limit_between(scope, items, op, int(days), day) if to_go and days is not None else None


def _of_length(scope: Scope, named: Item, items: Sequence[Item]) -> Item | None:
    """期限36个月, 时限超过24小时: the one figure of how long a time limit is."""
    lengths = [c for c in scope.ledger.columns if c.type.numeric and c.name.endswith(words("limit_nouns")) and c.unit]
    if len(lengths) != 1 or named.text not in words("limit_nouns"):
        return None
    figure = replace(named, kinds=frozenset({"numeric"}), senses=(Sense(SenseKind.COLUMN, lengths[0].name),))
    return compared(scope, [figure if item is named else item for item in items])


def due_after(scope: Scope, items: Sequence[Item]) -> Item | None:
    """不到10天就到时限: so many days before the limit is reached."""
    timed = items[1].quantity is not None and bool(items[1].quantity.unit) and _reaches(items[-1])
    return due_in(scope, (items[-1], *items[:-1])) if timed else None


def _limit_between(scope: Scope, items: Sequence[Item], last_op: str, days: int, named: str = "") -> Item | None:
    limit = scope.ledger.column(named) if named else columns.limit_column(scope.ledger)
    if limit is None:
        return None
    status = limits.status_of_limit(scope.ledger, limit.name)
    reference = ColumnRef(limit.name)
    end = Literal(scope.today + timedelta(days=days))
    parts: tuple[Condition, ...] = (Comparison(reference, last_op, end),)
    if last_op in ("<", "<="):
        parts = (Comparison(reference, ">=", Literal(scope.today)), *parts)
    if status is not None:
        parts = (columns.pending(status), *parts)
    left = Arithmetic("-", reference, Literal(scope.today))
    return reduced(
        items[0],
        items[-1],
        "condition",
        condition=Junction("and", parts),
        column=limit.name,
        written="due",
        scalar=left,
        noun="天",
    )
