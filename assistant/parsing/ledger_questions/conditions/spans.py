"""Conditions made of days between dates: waiting, early, late, inside a period.

Invariant: two dates of one row are compared, or one date and today; never dates of two rows.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Function,
    Junction,
    Literal,
)
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.time_limits import due_in
from assistant.parsing.ledger_questions.items import DATE, Item, reduced
from assistant.parsing.ledger_questions.quantities import date_named, days_of, operator
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.day_pairs import day_pairs
from assistant.parsing.ledger_questions.schema.denials import undone
from assistant.parsing.ledger_questions.schema.limit_columns import limit_of_day
from assistant.parsing.ledger_questions.schema.limits import is_limit
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.times.come_about import came_out
from assistant.parsing.ledger_questions.times.times import dated
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

TOOK = frozenset(("lasts.took", "lasts.waits"))
"""Kinds of what says how long a deed took that has been done."""
AGE = "岁"


def _is_age(items: Sequence[Item]) -> bool:
    """Whether a number of years is how old somebody is, not for how long something has gone on: 80岁."""
    return any(item.quantity is not None and item.text.endswith(AGE) for item in items)


def waiting(scope: Scope, items: Sequence[Item]) -> Item | None:
    """淘汰满60天还没拆, 排查完一周以上才取缔: days from one date to the next, or to today."""
    quantity = next(item.quantity for item in items if item.quantity)
    days = days_of(quantity)
    first = next(filter(None, (date_named(scope, item) for item in items)), None)
    last, op = date_named(scope, items[-1]), operator(items)
    op = ">=" if op == "=" and any(item.has("passed") for item in items) else op
    if first is None or days is None or op == "=" or _is_age(items):
        return None
    second = items[-1].has("verb") or items[-1].has("temporal")
    left = items[0].has("since") or any(item.text.startswith(words("left_over")) for item in items)
    if (left or (op in ("<", "<=") and not second)) and first == columns.limit_column(scope.ledger):
        return due_in(scope, items)  # 保质期不到3个月 is how long it still lasts
    if second and (last is None or last == first):
        return None
    start = columns.date_column(scope.ledger)
    if not second and start is not None and start != first and any(item.is_any(TOOK) for item in items):
        first, last, second = start, first, True
    end = ColumnRef(last.name) if second and last else Literal(scope.today)
    gap = Arithmetic("-", end, ColumnRef(first.name))
    made: Condition = Comparison(gap, op, Literal(columns.number(days), "天"))
    decided = came_out(last.name, items[-1], scope.ledger) if second and last else None
    return reduced(
        items[0],
        items[-1],
        "condition",
        condition=Junction("and", (made, decided)) if decided is not None else made,
        column=first.name,
        scalar=gap,
        noun="天",
        written="took" if second else "waiting",
    )


def long_undone(scope: Scope, items: Sequence[Item]) -> Item | None:
    """超过10天没更新, 半个月以上未清理: so long since it was last done, or since a row was opened that is not done."""
    quantity = next(item.quantity for item in items if item.quantity)
    days, deed = days_of(quantity), items[-1]
    if (
        days is None
        or _is_age(items)
        or _is_done(scope, items)
        or (items[-2].has("negate") and (deed.has("column") and not deed.has("temporal")))
    ):
        return None
    least = Literal(columns.number(days), "天")
    op = operator(items)
    op = ">=" if op == "=" else op
    pending = _undone(scope, items)
    name = (columns.date_column(scope.ledger) if pending else None) or date_named(scope, deed)
    if name is None or op in ("<", "<="):
        return None
    if pending is None:
        opened = _opened(scope, name) if items[-2].has("negate") else None
        pending, name = (Blank(ColumnRef(name.name)), opened) if opened is not None else (None, name)
    if pending is None and columns.repeats(scope.ledger):
        last = Arithmetic("-", Literal(scope.today), Aggregate(Function.MAXIMUM, ColumnRef(name.name)))
        return reduced(items[0], deed, "having", condition=Comparison(last, op, least), column=name.name)
    gap = Arithmetic("-", Literal(scope.today), ColumnRef(name.name))
    since = Comparison(gap, op, least)
    made = Junction("and", (pending, since)) if pending is not None else since
    return reduced(
        items[0], deed, "condition", condition=made, column=name.name, scalar=gap, noun="天", written="waiting"
    )


def _opened(scope: Scope, day: Column) -> Column | None:
    """查处日期 of 三个月没缴款, where 缴款日期 is empty until then: the day from which a row waits for its deed."""
    first = columns.date_column(scope.ledger)
    waits = day.nulls > 0 and not day.name.startswith(words("last_time")) and not is_limit(day.name)
    return first if waits and first is not None and first != day and not first.nulls else None


def _is_done(scope: Scope, items: Sequence[Item]) -> bool:
    """Whether a value is said that stands for what is done, and nothing denies it: 10天以上才处置完."""
    held = (s for s in items[-1].sense(SenseKind.VALUE) if not (items[-2].has("negate") or items[-1].has("status")))
    return any(set(sense.values) <= set(scope.ledger.column(sense.column).done) for sense in held)


def _undone(scope: Scope, items: Sequence[Item]) -> Condition | None:
    """What a deed that was not done leaves a row to be: not among the done values of its column."""
    deed, denied = items[-1], items[-2].has("negate")
    for sense in deed.sense(SenseKind.VALUE):
        column = scope.ledger.column(sense.column)
        if column.done and bool(set(sense.values) & set(column.done)) == denied:
            return undone(column, sense.values) if denied else columns.among(column, sense.values)
    status = columns.status_column(scope.ledger)
    said = deed.has("status.done") if denied else deed.has("status.pending")
    return columns.pending(status) if said and status is not None else None


def late_by(scope: Scope, items: Sequence[Item]) -> Item | None:
    """拖了两天以上才交: done so many days after its limit."""
    said = next(item for item in items if item.has("early") or item.has("overdue"))
    plain = early_or_late(scope, (said, *items)) if said.has("early") else _late(scope, said)
    quantity = next(item.quantity for item in items if item.quantity)
    days = days_of(quantity)
    if plain is None or plain.scalar is None or days is None:
        return None
    op = operator(items)
    made = Comparison(plain.scalar, op, Literal(columns.number(days), "天"))
    return replace(plain, start=items[0].start, end=items[-1].end, condition=made)


def _late(scope: Scope, item: Item) -> Item | None:
    return early_or_late(scope, (replace(item, kinds=frozenset({"early.late"})),))


def _told_on_time(scope: Scope, name: str) -> Condition | None:
    """What a column of its own (是否按时) says; it counts what is not done at all as late."""
    meant = {"ontime": "是", "late": "否"}.get(name)
    column = next((c for c in scope.ledger.columns if c.name.removeprefix("是否") in words("on_time")), None)
    told = column is not None and meant is not None and meant in {value.text for value in column.values}
    return columns.among(column, (meant,)) if told and column and meant else None


def date_against_date(scope: Scope, items: Sequence[Item]) -> Item | None:
    """完成日期晚于完成时限: two dates of a row, both filled in."""
    first, last = dated(items[0], scope), dated(items[-1], scope)
    if not first or not last or first == last:
        return None
    op = operator(items)
    return _apart(items, first, last, Comparison(ColumnRef(first), op, ColumnRef(last))) if op != "=" else None


def done_beside(scope: Scope, items: Sequence[Item]) -> Item | None:
    """晚于计划日期完成: the day it was done against another day of the row."""
    made = date_against_date(scope, (items[2], *items[:2]))
    return made and replace(made, start=items[0].start, end=items[-1].end)


def days_apart(scope: Scope, items: Sequence[Item]) -> Item | None:
    """完成日期比时限早10天以上, 比计划晚完成, 完成日期在时限之后: how far one date of a row lies from another."""
    side = next((_SIDES[kind] for item in items for kind in sorted(item.kinds) if kind in _SIDES), "")
    place = next((place for place, item in enumerate(items) if item.has("than")), 0)
    last = dated(items[place + 1], scope)
    named = [dated(item, scope) for item in (*items[:place], items[0], *items[place + 2 :])]
    finish = columns.finish_column(scope.ledger)
    first = next((name for name in named if name and name != last), finish.name if finish else "")
    quantity = next((item.quantity for item in items if item.quantity), None)
    days = days_of(quantity) if quantity else None
    if not side or not first or not last or first == last or (quantity and days is None):
        return None
    made = Comparison(ColumnRef(first), side, ColumnRef(last))
    if days is not None:
        high, low = (first, last) if side == ">" else (last, first)
        op = operator([item for item in items if item.has("compare") or item.has("after")])
        made = Comparison(Arithmetic("-", ColumnRef(high), ColumnRef(low)), op, Literal(columns.number(days), "天"))
    return _apart(items, first, last, made)


_SIDES = {
    **dict.fromkeys(("more.later", "early.late", "behind.after", "top.last"), ">"),
    **dict.fromkeys(("more.earlier", "early.early", "behind.before", "top.first"), "<"),
}
"""Which side of the other a date lies on."""


def _apart(items: Sequence[Item], first: str, last: str, made: Comparison) -> Item:
    """The condition on two dates, with the days between them as its figure."""
    later = made.op in (">", ">=") and not any(item.has("more.earlier") or item.has("early.early") for item in items)
    high, low = (first, last) if later else (last, first)
    return reduced(
        items[0],
        items[-1],
        "condition",
        condition=made,
        column=first,
        written="late" if later else "early",
        scalar=Arithmetic("-", ColumnRef(high), ColumnRef(low)),
        noun="天",
    )


def planned_and_done(scope: Scope, items: Sequence[Item]) -> tuple[Column | None, Column | None]:
    """The planned day and the day of a deed that is told with both, else the limit of the whole and its end."""
    named = {name for item in items if (name := dated(item, scope))}
    for pair in day_pairs(scope.ledger):
        if named & {pair.planned.name, pair.done.name}:
            return pair.planned, pair.done
    return columns.limit_column(scope.ledger), columns.finish_column(scope.ledger)


def early_or_late(scope: Scope, items: Sequence[Item]) -> Item | None:
    """提前完成, 按时完成, 推迟完成: the day it was done against its limit."""
    limit, finish = planned_and_done(scope, items)
    if limit is None or finish is None or limit == finish:
        return None
    name = items[0].name_of("early")
    op = {"early": "<", "late": ">", "ontime": "<="}[name]
    told = _told_on_time(scope, name) if limit == columns.limit_column(scope.ledger) else None
    made = told or Comparison(ColumnRef(finish.name), op, ColumnRef(limit.name))
    gap = Arithmetic("-", ColumnRef(finish.name), ColumnRef(limit.name))
    if name == "early":
        gap = Arithmetic("-", ColumnRef(limit.name), ColumnRef(finish.name))
    return reduced(
        items[0], items[-1], "condition", condition=made, column=finish.name, written=name, scalar=gap, noun="天"
    )


def days_early(scope: Scope, items: Sequence[Item]) -> Item | None:
    """提前完成的天数, 晚报天数: the figure of the rows that were early or late."""
    made = early_or_late(scope, items[:1]) if items[-1].text.startswith(words("day_nouns")) else None
    return replace(made, end=items[-1].end, kinds=made.kinds | {"scalar"}) if made is not None else None


def done_late(scope: Scope, items: Sequence[Item]) -> Item | None:
    """过了时限才做完, 超期答复: done, but after the limit."""
    limit, day = columns.limit_column(scope.ledger), date_named(scope, items[-1]) if items[-1].has("verb") else None
    if items[0].text.endswith(tuple(NEGATIONS)):
        return None  # 逾期未处理 is still to do
    own = limit is not None and day is not None and limit_of_day(day.name, scope.ledger) == limit.name
    if limit is not None and day is not None and day != limit and (own or items[-1].text in limit.name):
        return _apart(items, day.name, limit.name, Comparison(ColumnRef(day.name), ">", ColumnRef(limit.name)))
    done = {value for column in scope.ledger.columns for value in column.done}
    said = [sense for sense in items[-1].sense(SenseKind.VALUE) if set(sense.values) <= done]
    late = (replace(items[0], kinds=frozenset({"early.late"})), items[-1])
    return early_or_late(scope, late) if said or items[-1].has("status.done") else None


def within_period(scope: Scope, items: Sequence[Item]) -> Item | None:
    """眼下正处在…期里, 12月15日在…期内: that day, else today, lies between the two dates of the row."""
    pair = columns.period_columns(scope.ledger)
    if pair is None:
        return None
    time = items[0].time
    first, last = (time.first, time.last) if time is not None else (scope.today, scope.today)
    if first is None or last is None:
        return None
    parts = (
        Comparison(ColumnRef(pair[0].name), "<=", Literal(last)),
        Comparison(ColumnRef(pair[1].name), ">=", Literal(first)),
    )
    return reduced(items[0], items[-1], "condition", condition=Junction("and", parts), column=pair[0].name)


def with_both_ends(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 起止日期 as the two columns that begin and end a period."""
    pair = columns.period_columns(scope.ledger)
    if pair is None:
        return tuple(items)
    found: list[Item] = []
    for item in items:
        named = [replace(item, kinds=DATE, senses=(Sense(SenseKind.COLUMN, column.name),)) for column in pair]
        found += named if item.has("bothends") else [item]
    return tuple(found)
