"""Conditions made of days between dates: waiting, early, late, inside a period, on a weekend.

Invariant: two dates of one row are compared, or one date and today; never dates of two rows.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.model.ledger_question import (
    Arithmetic,
    ColumnRef,
    Comparison,
    Condition,
    DatePart,
    Junction,
    Literal,
)
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.conditions.values import NEGATIONS
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import date_named, operator
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.times import dated
from assistant.parsing.ledger_questions.words import words
from assistant.text.units import convert


def waiting(scope: Scope, items: Sequence[Item]) -> Item | None:
    """淘汰满60天还没拆, 排查完一周以上才取缔: days from one date to the next, or to today."""
    quantity = next(item.quantity for item in items if item.quantity)
    days = convert(quantity.value, quantity.unit, "天") if quantity.unit else None
    first, last = date_named(scope, items[0]), date_named(scope, items[-1])
    op = operator(items)
    if first is None or days is None or op == "=":
        return None
    second = items[-1].has("verb") or items[-1].has("temporal")
    if second and (last is None or last == first):
        return None
    end = ColumnRef(last.name) if second and last else Literal(scope.today)
    gap = Arithmetic("-", end, ColumnRef(first.name))
    made = Comparison(gap, op, Literal(columns.number(days), "天"))
    return reduced(
        items[0], items[-1], "condition", condition=made, column=first.name, scalar=gap, noun="天", written="waiting"
    )


def same_day(scope: Scope, items: Sequence[Item]) -> Item | None:
    """发现当天就清走: two dates of a row are one day."""
    first, last = dated(items[0], scope), dated(items[-1], scope)
    if not first or not last or first == last:
        return None
    made = Comparison(ColumnRef(last), "=", ColumnRef(first))
    return reduced(items[0], items[-1], "condition", condition=made, column=last, written="early")


def late_by(scope: Scope, items: Sequence[Item]) -> Item | None:
    """拖了两天以上才交: done so many days after its limit."""
    plain = early_or_late(scope, items[:1]) if items[0].has("early") else _late(scope, items[0])
    quantity = next(item.quantity for item in items if item.quantity)
    days = convert(quantity.value, quantity.unit, "天") if quantity.unit else None
    if plain is None or plain.scalar is None or days is None:
        return None
    op = operator(items)
    made = Comparison(plain.scalar, op, Literal(columns.number(days), "天"))
    return replace(plain, end=items[-1].end, condition=made)


def _late(scope: Scope, item: Item) -> Item | None:
    return early_or_late(scope, (replace(item, kinds=frozenset({"early.late"})),))


def _told_on_time(scope: Scope, name: str) -> Condition | None:
    """What a column of its own (是否按时) says; it counts what is not done at all as late."""
    meant = {"ontime": "是", "late": "否"}.get(name)
    column = next((c for c in scope.ledger.columns if c.name.removeprefix("是否") in words("on_time")), None)
    told = column is not None and meant is not None and meant in {value.text for value in column.values}
    return columns.among(column, (meant,)) if told and column and meant else None


def date_against_date(scope: Scope, items: Sequence[Item]) -> Item | None:
    """完成日期晚于完成时限, 完成日期比时限早: two dates of a row, both filled in."""
    first, last = (date_named(scope, item) for item in items if item.has("temporal"))
    more = next((item for item in items if item.has("more")), None)
    if first is None or last is None or first == last:
        return None
    if more is not None and not (more.has("more.later") or more.has("more.earlier")):
        return None
    op = operator(items) if more is None else ">" if more.has("more.later") else "<"
    made = Comparison(ColumnRef(first.name), op, ColumnRef(last.name))
    return reduced(items[0], items[-1], "condition", condition=made, column=first.name)


def early_or_late(scope: Scope, items: Sequence[Item]) -> Item | None:
    """提前完成, 按时完成, 推迟完成: the day it was done against its limit."""
    limit, finish = columns.limit_column(scope.ledger), columns.finish_column(scope.ledger)
    if limit is None or finish is None or limit == finish:
        return None
    name = items[0].name_of("early")
    op = {"early": "<", "late": ">", "ontime": "<="}[name]
    made = _told_on_time(scope, name) or Comparison(ColumnRef(finish.name), op, ColumnRef(limit.name))
    gap = Arithmetic("-", ColumnRef(finish.name), ColumnRef(limit.name))
    if name == "early":
        gap = Arithmetic("-", ColumnRef(limit.name), ColumnRef(finish.name))
    return reduced(
        items[0], items[-1], "condition", condition=made, column=finish.name, written=name, scalar=gap, noun="天"
    )


def done_late(scope: Scope, items: Sequence[Item]) -> Item | None:
    """过了时限才做完: done, but after the limit."""
    done = {value for column in scope.ledger.columns for value in column.done}
    said = [sense for sense in items[-1].sense(SenseKind.VALUE) if set(sense.values) <= done]
    if items[0].text.endswith(tuple(NEGATIONS)) or not (said or items[-1].has("status.done")):
        return None
    return early_or_late(scope, (replace(items[0], kinds=frozenset({"early.late"})), items[-1]))


def within_period(scope: Scope, items: Sequence[Item]) -> Item | None:
    """眼下正处在…期里: today lies between the two dates of the row."""
    pair = columns.period_columns(scope.ledger)
    if pair is None:
        return None
    today = Literal(scope.today)
    parts = (Comparison(ColumnRef(pair[0].name), "<=", today), Comparison(ColumnRef(pair[1].name), ">=", today))
    return reduced(items[0], items[-1], "condition", condition=Junction("and", parts), column=pair[0].name)


def day_type(scope: Scope, items: Sequence[Item]) -> Item | None:
    """周末 / 工作日 on the ledger's date column."""
    column = columns.date_column(scope.ledger)
    if column is None:
        return None
    op = ">=" if items[0].has("daytype.weekend") else "<"
    made = Comparison(DatePart("weekday", ColumnRef(column.name)), op, Literal(6))
    return reduced(items[0], items[0], "condition", condition=made, column="weekday", values=(items[0].text,))
