"""Rules that make conditions on a row: values, numbers, blanks, status, time limits.

Invariant: a condition names the column it restricts, so that a follow-up can replace it
and two values of one column can be told from two columns.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Contains,
    DatePart,
    Function,
    Junction,
    Literal,
    Magnitude,
    Membership,
    Scalar,
    Tally,
    Aggregate,
)
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.items import Item, Quantity, reduced
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.text.units import convert

ROW_UNITS = ("次", "条", "回")
QUOTES = "“”\"'‘’「」"
COMPARISON = {"gt": ">", "ge": ">=", "lt": "<", "le": "<=", "eq": "=", "ne": "<>"}


# -- values ------------------------------------------------------------------------


def best_value(item: Item, column: str = "") -> Sense | None:
    """The value sense to believe: of the named column if one is named, else the cheapest."""
    senses = [*item.sense(SenseKind.VALUE), *item.sense(SenseKind.PART)]
    if column:
        senses = [sense for sense in senses if sense.column == column]
    return min(senses, key=lambda sense: (sense.cost, sense.kind is SenseKind.PART), default=None)


def value_condition(scope: Scope, sense: Sense, text: str, negated: bool = False) -> Condition:
    """The condition a value sense stands for."""
    column = scope.ledger.column(sense.column)
    if sense.kind is SenseKind.PART:
        return Contains(ColumnRef(column.name), text.strip(QUOTES), negated)
    return columns.among(column, sense.values, negated)


def _value_item(scope: Scope, first: Item, last: Item, sense: Sense, text: str, negated: bool = False) -> Item:
    column = scope.ledger.column(sense.column)
    finished = bool(set(sense.values) & set(column.done))
    if negated and finished:
        made, values = columns.pending(column), ()
    else:
        made, values = value_condition(scope, sense, text, negated), () if negated else sense.values
    said = ("pending" if negated else "done") if finished else ""
    return reduced(
        first, last, "condition", condition=made, column=column.name, values=values, cost=sense.cost, written=said
    )


def plain_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """A value by itself; a piece of a value only where the words name nothing else."""
    sense = best_value(items[0])
    if (
        sense
        and sense.kind is SenseKind.PART
        and any(items[0].has(kind) for kind in ("ledger", "column", "topic", "rows"))
    ):
        return None
    family = columns.like_columns(scope.ledger)
    if sense and family and sense.column in family[0] and sense.kind is SenseKind.VALUE:
        return _family_value(scope, items[0], sense, family[0])
    if sense and any(
        s.kind is SenseKind.COLUMN
        and s.cost <= sense.cost
        and s.column != sense.column
        and (s.cost == 0 or s.cost < sense.cost)
        for s in items[0].senses
    ):
        return None
    return _value_item(scope, items[0], items[0], sense, items[0].text) if sense else None


def _family_value(scope: Scope, item: Item, sense: Sense, names: Sequence[str]) -> Item:
    """齐全 of all like columns where none is named; 不全 of any of them."""
    bad = sense.values[0] in columns.words("bad_values")
    parts = tuple(columns.among(scope.ledger.column(name), sense.values) for name in names)
    return reduced(item, item, "condition", condition=Junction("or" if bad else "and", parts), cost=sense.cost)


def negated_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    sense = best_value(items[1])
    return _value_item(scope, items[0], items[1], sense, items[1].text, negated=True) if sense else None


def excepted_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """除A以外."""
    sense = best_value(items[1])
    if sense is None:
        return None
    column = scope.ledger.column(sense.column)
    made = value_condition(scope, sense, items[1].text, negated=True)
    return reduced(items[0], items[-1], "condition", condition=made, column=column.name)


def excepted_condition(scope: Scope, items: Sequence[Item]) -> Item | None:
    """除A和B以外, after the values were joined."""
    inner = items[1].condition
    if not isinstance(inner, Membership):
        return None
    made = Membership(inner.operand, inner.values, not inner.negated)
    return reduced(items[0], items[-1], "condition", condition=made, column=items[1].column)


def bound_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """A column with one of its own values: 环评手续不全, 围挡没达标, 评价为差."""
    named = [sense.column for sense in items[0].sense(SenseKind.COLUMN)]
    negated = any(item.has("negate") for item in items[1:-1])
    for name in named:
        sense = best_value(items[-1], name)
        if sense is not None and sense.kind is SenseKind.VALUE:
            return _value_item(scope, items[0], items[-1], sense, items[-1].text, negated)
    return None


def value_of_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """扬尘综合管控这个专项: a value followed by the name of its column."""
    for named in items[1].sense(SenseKind.COLUMN):
        sense = best_value(items[0], named.column)
        if sense is not None and not (sense.kind is SenseKind.PART and items[0].has("value")):
            return _value_item(scope, items[0], items[1], sense, items[0].text)
    return None


def bound_values(scope: Scope, items: Sequence[Item]) -> Item | None:
    """Two columns that share a value: 围挡和覆盖都不达标, 能评或环评不全."""
    parts: list[Condition] = []
    for item in [item for item in items[:-1] if item.has("column")]:
        sense = next(
            (found for name in item.sense(SenseKind.COLUMN) if (found := best_value(items[-1], name.column))), None
        )
        if sense is None:
            return None
        parts.append(value_condition(scope, sense, items[-1].text))
    if len(parts) < 2:
        return None
    op = "or" if items[1].has("join.or") else "and"
    return reduced(items[0], items[-1], "condition", condition=Junction(op, tuple(parts)))


def boolean_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没+是/否 column: 没检修完成 → 否; the column's own name stands for yes."""
    for sense in items[-1].sense(SenseKind.COLUMN):
        column = scope.ledger.column(sense.column)
        texts = {value.text for value in column.values}
        if "无" in texts and items[0].has("negate"):
            return reduced(items[0], items[-1], "condition", condition=columns.among(column, ("无",)), column=column.name)
        if texts and texts <= {"是", "否"}:
            negated = items[0].has("negate")
            made = columns.among(column, ("否" if negated else "是",))
            return reduced(items[0], items[-1], "condition", condition=made, column=column.name)
    return None


def value_and_up(scope: Scope, items: Sequence[Item]) -> Item | None:
    """An ordered value and those beyond it: 中度及以上; the order is the dictionary's."""
    sense = best_value(items[0])
    if sense is None or sense.kind is not SenseKind.VALUE or not scope.ledger.column(sense.column).closed:
        return None
    column = scope.ledger.column(sense.column)
    order = [value.text for value in column.values]
    place = order.index(sense.values[0])
    upward = items[1].has("after.ge") or items[1].has("compare.ge")
    chosen = tuple(order[place:] if upward else order[: place + 1])
    made = columns.among(column, chosen)
    return reduced(items[0], items[-1], "condition", condition=made, column=column.name)


def contains_text(scope: Scope, items: Sequence[Item]) -> Item | None:
    """专项名称里带VOCs的."""
    sense = next((sense for sense in items[0].sense(SenseKind.COLUMN)), None)
    if sense is None:
        return None
    negated = items[1].has("negate")
    exact = best_value(items[-1], sense.column)
    if exact is not None and exact.kind is SenseKind.VALUE:
        return _value_item(scope, items[0], items[-1], exact, items[-1].text, negated)
    made = Contains(ColumnRef(sense.column), items[-1].text.strip(QUOTES), negated)
    return reduced(items[0], items[-1], "condition", condition=made, column=sense.column)


def joined_values(scope: Scope, items: Sequence[Item]) -> Item | None:
    """Values of one column side by side become one condition."""
    first, last = items[0], items[-1]
    if not first.values or not last.values or first.column != last.column or first.column == "weekday":
        return None
    column = scope.ledger.column(first.column)
    values = tuple(dict.fromkeys((*first.values, *last.values)))
    made = columns.among(column, values)
    return reduced(first, last, "condition", condition=made, column=column.name, values=values)


def counted_values(scope: Scope, items: Sequence[Item]) -> Item | None:
    """A和B两个环节: the number only counts the values before it."""
    quantity = items[1].quantity
    if quantity is None or not items[0].values or int(quantity.value) != len(items[0].values):
        return None
    return replace(items[0], end=items[-1].end)


def either_condition(scope: Scope, items: Sequence[Item]) -> Item | None:
    left, right = items[0].condition, items[2].condition
    if left is None or right is None or items[0].column == items[2].column and items[0].values:
        return None
    return reduced(items[0], items[2], "condition", condition=Junction("or", (left, right)))


def blank(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没填销号日期的 / 拆解日期为空."""
    named = next((item for item in items if item.sense(SenseKind.COLUMN)), None)
    if named is None:
        return None
    name = named.sense(SenseKind.COLUMN)[0].column
    filled = any(item.has("filled") for item in items)
    made = Blank(ColumnRef(name), negated=filled)
    return reduced(items[0], items[-1], "condition", condition=made, column=name)


# -- numbers -----------------------------------------------------------------------


def numeric_column(scope: Scope, item: Item, unit: str = "") -> Column | None:
    """The numeric column an item names; with a unit, the one that has it."""
    found = [scope.ledger.column(sense.column) for sense in item.sense(SenseKind.COLUMN)]
    found = [column for column in found if column.type.numeric]
    fitting = [column for column in found if unit and convertible(unit, column.unit)]
    return (fitting or found or [None])[0]


def convertible(unit: str, other: str) -> bool:
    """Whether a figure in ``unit`` can stand for one in ``other``."""
    return unit == other or other.startswith(unit + "/") or factor(unit, other) is not None


def factor(unit: str, other: str) -> Decimal | None:
    """What a figure in ``unit`` is multiplied by; 万吨 serves for 吨标准煤 as well."""
    for end in range(len(other), 0, -1):
        found = convert(Decimal(1), unit, other[:end])
        if found is not None and (end == len(other) or len(unit) > 0 and other[:end] != "万"):
            return found
    return None


def in_unit(quantity: Quantity, unit: str) -> Literal:
    """The quantity in a column's unit; a bare number is taken to be in it."""
    value = quantity.value
    if quantity.unit and unit and quantity.unit != unit:
        value = value * (factor(quantity.unit, unit) or 1)
    return Literal(columns.number(value), unit)


def scalar_of(scope: Scope, item: Item, unit: str) -> tuple[Scalar, str, str] | None:
    """(scalar, its unit, column name) for a numeric column or a computed scalar."""
    if item.scalar is not None:
        return item.scalar, item.noun, item.column
    column = numeric_column(scope, item, unit)
    return (ColumnRef(column.name), column.unit, column.name) if column else None


def operator(items: Sequence[Item]) -> str:
    """The comparison that the words around a number say."""
    for item in items:
        name = item.name_of("compare")
        if name and name != "eq":
            return COMPARISON[name]
    for item in items:
        name = item.name_of("after")
        if name:
            return COMPARISON[name]
    return "="


def compared(scope: Scope, items: Sequence[Item]) -> Item | None:
    """Column, comparison and number in any order: 超过100毫克, 5吨以上, 不到九成."""
    quantity = next(item.quantity for item in items if item.quantity)
    named = next((item for item in items if item.scalar or item.has("numeric")), None)
    found = scalar_of(scope, named, quantity.unit) if named else None
    if found is None:
        return None
    scalar, unit, name = found
    if quantity.unit and unit and not convertible(quantity.unit, unit):
        return None
    made = Comparison(scalar, operator(items), in_unit(quantity, unit))
    return reduced(items[0], items[-1], "condition", condition=made, column=name)


def compared_by_unit(scope: Scope, items: Sequence[Item]) -> Item | None:
    """A number whose unit only one column has: 5000平方米以上的工地."""
    quantity = next(item.quantity for item in items if item.quantity)
    if not quantity.unit:
        return None
    fitting = [
        column
        for column in scope.ledger.columns
        if column.type.numeric and column.unit and convertible(quantity.unit, column.unit)
    ]
    if len(fitting) != 1 or quantity.unit in ("个", "次", "条", "天", "家", "项", "起"):
        return None
    made = Comparison(ColumnRef(fitting[0].name), operator(items), in_unit(quantity, fitting[0].unit))
    return reduced(items[0], items[-1], "condition", condition=made, column=fitting[0].name)


def between(scope: Scope, items: Sequence[Item]) -> Item | None:
    """进度在30到60之间."""
    numbers = [item.quantity for item in items if item.quantity]
    found = scalar_of(scope, items[0], numbers[-1].unit)
    if found is None or len(numbers) != 2:
        return None
    scalar, unit, name = found
    low, high = (in_unit(Quantity(n.value, n.unit or numbers[-1].unit, n.percent), unit) for n in numbers)
    parts = (Comparison(scalar, ">=", low), Comparison(scalar, "<=", high))
    return reduced(items[0], items[-1], "condition", condition=Junction("and", parts), column=name)


def column_against_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """实停天数比应停天数少3天及以上; 完成户数低于计划户数."""
    left, right = (item for item in items if item.has("numeric"))
    first, second = numeric_column(scope, left), numeric_column(scope, right)
    if first is None or second is None or first == second:
        return None
    quantity = next((item.quantity for item in items if item.quantity), None)
    less = any(item.has("more.less") or item.name_of("compare") in ("lt", "le") for item in items)
    high, low = (second, first) if less else (first, second)
    gap = Arithmetic("-", ColumnRef(high.name), ColumnRef(low.name))
    if quantity is None:
        made = Comparison(ColumnRef(high.name), ">", ColumnRef(low.name))
    else:
        written = operator([item for item in items if item.has("after") or item.name_of("compare") in ("ge", "gt")])
        made = Comparison(gap, written if written != "=" else ">=", in_unit(quantity, high.unit))
    return reduced(items[0], items[-1], "condition", condition=made, column=first.name)


# -- status and time limits ---------------------------------------------------------


def pending_status(scope: Scope, items: Sequence[Item]) -> Item | None:
    """未完成, 还剩: not among the done values; amounts planned and finished where there is no status."""
    exact = next((sense for sense in items[0].sense(SenseKind.VALUE)), None)
    if exact is not None and len(items) == 1 and not items[0].has("status.done"):
        return _value_item(scope, items[0], items[0], exact, items[0].text)
    status = columns.status_column(scope.ledger)
    if status is not None:
        made: Condition = columns.pending(status)
        return reduced(items[0], items[-1], "condition", condition=made, column=status.name, written="pending")
    pair = columns.planned_and_finished(scope.ledger)
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


def done_status(scope: Scope, items: Sequence[Item]) -> Item | None:
    status = columns.status_column(scope.ledger)
    if status is None:
        return None
    made = columns.among(status, status.done)
    return reduced(
        items[0], items[-1], "condition", condition=made, column=status.name, values=status.done, written="done"
    )


def overdue(scope: Scope, items: Sequence[Item]) -> Item | None:
    """逾期: not done and the limit is past."""
    made = columns.overdue(scope.ledger, scope.today)
    limit = columns.limit_column(scope.ledger)
    if made is None or limit is None:
        return None
    late = Arithmetic("-", Literal(scope.today), ColumnRef(limit.name))
    return reduced(
        items[0], items[-1], "condition", condition=made, column=limit.name, written="overdue", scalar=late, noun="天"
    )


def not_overdue(scope: Scope, items: Sequence[Item]) -> Item | None:
    """过期的别算: the limit is not past."""
    limit = columns.limit_column(scope.ledger)
    if limit is None:
        return None
    made = Comparison(ColumnRef(limit.name), ">=", Literal(scope.today))
    return reduced(items[0], items[-1], "condition", condition=made, column=limit.name)


def overdue_by(scope: Scope, items: Sequence[Item]) -> Item | None:
    """逾期超过15天."""
    plain = overdue(scope, items[:1])
    quantity = next(item.quantity for item in items if item.quantity)
    if plain is None or plain.condition is None or plain.scalar is None or quantity.unit not in ("天", "日", ""):
        return None
    by = Comparison(plain.scalar, operator(items), Literal(columns.number(quantity.value), "天"))
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


def _limit_between(scope: Scope, items: Sequence[Item], last_op: str, days: int) -> Item | None:
    status, limit = columns.status_column(scope.ledger), columns.limit_column(scope.ledger)
    if limit is None:
        return None
    reference = ColumnRef(limit.name)
    end = Literal(scope.today + timedelta(days=days))
    parts: tuple[Condition, ...] = (
        Comparison(reference, ">=", Literal(scope.today)),
        Comparison(reference, last_op, end),
    )
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
    return reduced(items[0], items[-1], "condition", condition=made, column=first.name, scalar=gap, noun="天", written="waiting")


def date_named(scope: Scope, item: Item) -> Column | None:
    """The date column an item names or whose event it says."""
    for sense in item.senses:
        if sense.kind in (SenseKind.VERB, SenseKind.COLUMN) and scope.ledger.column(sense.column).type.temporal:
            return scope.ledger.column(sense.column)
    return None


def unstopped(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没全部制止: the part stays below its whole."""
    part = numeric_column(scope, items[-1])
    whole = columns.whole_of(scope.ledger, part) if part else None
    if part is None or whole is None:
        return None
    made = Comparison(ColumnRef(part.name), "<", ColumnRef(whole.name))
    return reduced(items[0], items[-1], "condition", condition=made, column=part.name)


def undone_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没编方案, 没做评估: a column with done values, denied by whatever verb."""
    for sense in items[-1].sense(SenseKind.COLUMN):
        column = scope.ledger.column(sense.column)
        if column.done:
            return reduced(items[0], items[-1], "condition", condition=columns.pending(column), column=column.name)
    return None


def due_soon(scope: Scope, items: Sequence[Item]) -> Item | None:
    """临期: not done and due within 7 days."""
    return _limit_between(scope, items, "<=", 7)


def due_in(scope: Scope, items: Sequence[Item]) -> Item | None:
    """离时限不足10天."""
    quantity = next(item.quantity for item in items if item.quantity)
    op = operator(items)
    return _limit_between(scope, items, op, int(quantity.value)) if op in ("<", "<=") else None


def early_or_late(scope: Scope, items: Sequence[Item]) -> Item | None:
    """提前完成, 按时完成, 推迟完成: the day it was done against its limit."""
    limit, finish = columns.limit_column(scope.ledger), columns.finish_column(scope.ledger)
    if limit is None or finish is None or limit == finish:
        return None
    name = items[0].name_of("early")
    op = {"early": "<", "late": ">", "ontime": "<="}[name]
    made = Comparison(ColumnRef(finish.name), op, ColumnRef(limit.name))
    gap = Arithmetic("-", ColumnRef(finish.name), ColumnRef(limit.name))
    if name == "early":
        gap = Arithmetic("-", ColumnRef(limit.name), ColumnRef(finish.name))
    return reduced(
        items[0], items[-1], "condition", condition=made, column=finish.name, written=name, scalar=gap, noun="天"
    )


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


# -- conditions on groups ------------------------------------------------------------


def every_one(scope: Scope, items: Sequence[Item]) -> Item | None:
    """样样齐全: every one of the like columns holds the value."""
    family = columns.like_columns(scope.ledger)
    sense = best_value(items[-1])
    quantity = next((item.quantity for item in items if item.quantity), None)
    if family is None or sense is None or sense.column not in family[0] or len(items) < 3:
        return None
    if quantity is not None and int(quantity.value) != len(family[0]):
        return None
    parts = tuple(columns.among(scope.ledger.column(name), sense.values) for name in family[0])
    return reduced(items[0], items[-1], "condition", condition=Junction("and", parts))


def none_at_all(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一个问题都没查出来: the figure is nought, over all rows of whatever is listed."""
    named = next(item for item in items if item.has("numeric"))
    column = numeric_column(scope, named)
    if column is None or items[0].quantity is not None and items[0].quantity.value != 1:
        return None
    made = Comparison(Aggregate(Function.SUM, ColumnRef(column.name)), "=", Literal(0))
    return reduced(items[0], items[-1], "having", condition=made, column=column.name, scalar=ColumnRef(column.name))


def none_done(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一项都没完成: no row of the group is done."""
    if items[0].quantity is not None and items[0].quantity.value != 1:
        return None
    bare = items[-1].has("status.done") or items[-1].has("status.pending")
    made = done_status(scope, items[-1:]) if bare else plain_value(scope, items[-1:])
    if made is None or made.condition is None:
        return None
    count = Comparison(Aggregate(Function.COUNT, None, (made.condition,)), "=", Literal(0))
    return reduced(items[0], items[-1], "having", condition=count, column=made.column)


def none_of_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一次差评都没有: no row of the group holds the value."""
    return none_done(scope, (items[0], items[1]))


def more_than_one(scope: Scope, items: Sequence[Item]) -> Item | None:
    """不止一个: groups of more than one row."""
    made = Comparison(Aggregate(Function.COUNT), operator(items), Literal(1))
    return reduced(items[0], items[-1], "having", condition=made, senses=items[-1].senses)


def always(scope: Scope, items: Sequence[Item]) -> Item | None:
    """次次都落实: no row of the group is anything else."""
    sense = best_value(items[-1])
    if sense is None or sense.kind is not SenseKind.VALUE:
        return None
    other = value_condition(scope, sense, items[-1].text, negated=True)
    count = Comparison(Aggregate(Function.COUNT, None, (other,)), "=", Literal(0))
    return reduced(items[0], items[-1], "having", condition=count, column=sense.column)


def share_of_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """完成户数不到计划一半: a column against a share of another."""
    left, right = (numeric_column(scope, item) for item in items if item.has("numeric"))
    quantity = next(item.quantity for item in items if item.quantity)
    if left is None or right is None or left == right or not quantity.percent:
        return None
    made = Comparison(
        Arithmetic("/", ColumnRef(left.name), ColumnRef(right.name)),
        operator(items),
        Literal(columns.number(quantity.value / 100)),
    )
    return reduced(items[0], items[-1], "condition", condition=made, column=left.name)


def same_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """过半但不到八成: a second bound for the column of the first."""
    first = items[0].condition
    quantity = next(item.quantity for item in items if item.quantity)
    if not isinstance(first, Comparison) or not isinstance(first.left, ColumnRef):
        return None
    column = scope.ledger.column(first.left.name)
    if not column.type.numeric or quantity.unit and not convertible(quantity.unit, column.unit):
        return None
    second = Comparison(first.left, operator(items[1:]), in_unit(quantity, column.unit))
    return reduced(items[0], items[-1], "condition", condition=Junction("and", (first, second)), column=column.name)


def past_limit(scope: Scope, items: Sequence[Item]) -> Item | None:
    """过了计划日期还没完成: the limit is past."""
    limit = columns.limit_column(scope.ledger)
    named = date_named(scope, items[1])
    return overdue(scope, items) if limit is not None and named == limit else None


def undone_by_name(scope: Scope, items: Sequence[Item]) -> Item | None:
    """检修没做完: the column's own done values, denied."""
    return undone_column(scope, (items[0],)) and replace(undone_column(scope, (items[0],)) or items[0], end=items[-1].end)


def missing_some(scope: Scope, items: Sequence[Item]) -> Item | None:
    """至少缺两样手续: how many of a family of like columns hold the bad value."""
    family = columns.like_columns(scope.ledger)
    quantity = next((item.quantity for item in items if item.quantity), None)
    asked = next((item for item in items if item.has("asked")), None)
    noun = quantity.unit if quantity else asked.noun if asked else ""
    if family is None or noun not in ("样", "项", "种", "类", "个"):
        return None
    names, bad = family
    said = next(item for item in items if item.has("blank") or item.has("value"))
    if not said.has("blank") and not any(set(sense.values) & set(bad) for sense in said.sense(SenseKind.VALUE)):
        return None
    tally = Tally(tuple(columns.among(scope.ledger.column(name), bad) for name in names))
    if quantity is None:
        return reduced(
            items[0],
            items[-1],
            "condition",
            condition=Comparison(tally, ">", Literal(0)),
            written="tally",
            scalar=tally,
            noun=noun,
        )
    op = operator(items)
    made = Comparison(tally, op, Literal(columns.number(quantity.value)))
    return reduced(items[0], items[-1], "condition", condition=made, written="tally", scalar=tally, noun=noun)


def group_size(scope: Scope, items: Sequence[Item]) -> Item | None:
    """三条以上生产线的企业, 两家及以上单位共同牵头: how many rows or distinct values a group has."""
    quantity = next(item.quantity for item in items if item.quantity)
    op = operator(items)
    if op == "=" and not any(item.has("compare") for item in items):
        return None
    named = items[-1] if items[-1].quantity is None and not items[-1].has("after") else None
    if named is not None and quantity.unit in (*ROW_UNITS, scope.ledger.unit_noun) and not named.has("rows"):
        return None
    counted: Scalar = Aggregate(Function.COUNT)
    column = next((scope.ledger.column(s.column) for s in named.sense(SenseKind.COLUMN)), None) if named else None
    if column is not None and quantity.value > column.distinct:
        return None
    if column is not None and not column.type.numeric and column.distinct < scope.ledger.rows and not column.personal:
        counted = Aggregate(Function.DISTINCT, ColumnRef(column.name))
    elif named is None and quantity.unit not in (*ROW_UNITS, scope.ledger.unit_noun):
        return None
    made = Comparison(counted, op, Literal(columns.number(quantity.value)))
    return reduced(items[0], items[-1], "having", condition=made, column=column.name if column else "")


def absolute(scalar: Scalar) -> Scalar:
    """The size of a difference, whichever side is larger."""
    return Magnitude(scalar)


RULES: tuple[Rule, ...] = (
    Rule("过了期限", "compare.gt temporal", past_limit, "过了计划日期还没完成的锅炉"),
    Rule("列没做完了", "textual status.pending", undone_by_name, "检修没做完的设备"),
    Rule("列没做完", "textual negate status.done", undone_by_name, "检修没做完的设备"),
    Rule("列比列几成", "numeric compare numeric quantity", share_of_column, "完成户数不到计划户数一半的村居"),
    Rule("缺几样", "compare? blank|value quantity after?", missing_some, "至少缺两样手续的项目"),
    Rule("缺几样问", "blank|value asked", missing_some, "各缺几样"),
    Rule("逾期天数比较", "overdue compare quantity after?", overdue_by, "逾期超过15天的任务"),
    Rule("逾期以上", "overdue quantity after", overdue_by, "逾期30天以上的任务"),
    Rule("离时限", "due compare quantity after?", due_in, "离时限不足10天的任务"),
    Rule("离时限以内", "due quantity after", due_in, "离时限5天以内的任务"),
    Rule("等了多久到", "verb|temporal compare? quantity after? verb|temporal", waiting, "排查完一周以上才取缔"),
    Rule("等了多久", "verb|temporal compare quantity after?", waiting, "淘汰满60天还没拆的车"),
    Rule("等了以上", "verb|temporal quantity after", waiting, "发现30天以上的"),
    Rule("没全部", "negate both numeric", unstopped, "发现了却没全部制止"),
    Rule("临期", "due.soon", due_soon, "临期的任务有哪些"),
    Rule("提前推迟", "early status.done?", early_or_late, "提前完成的有几项"),
    Rule(
        "列比列",
        "numeric than numeric more compare? quantity after?",
        column_against_column,
        "实停天数比应停天数少3天及以上",
    ),
    Rule("列比列大小", "numeric compare numeric", column_against_column, "完成户数低于计划户数的村"),
    Rule("列比列多少", "numeric than numeric more", column_against_column, "完成户数比计划户数少的村"),
    Rule("之间", "numeric|scalar span? compare.eq? quantity span quantity span?", between, "进度在30到60之间的任务"),
    Rule("列比数", "numeric|scalar compare? compare.eq? quantity after?", compared, "氮氧化物超过100毫克"),
    Rule("数后列", "compare quantity after? numeric", compared, "超过3个问题的工地"),
    Rule("数上列", "quantity after numeric", compared, "3个以上问题的工地"),
    Rule("包含", "textual contains value|part|ledger|topic|unknown|column", contains_text, "专项名称里带VOCs的"),
    Rule("不包含", "textual negate contains value|part|ledger|topic|unknown", contains_text, "名称里不带VOCs的"),
    Rule("值和列", "value|part textual", value_of_column, "扬尘综合管控这个专项"),
    Rule("空缺", "column compare.eq? blank", blank, "拆解日期为空的"),
    Rule("没填", "blank column", blank, "没填检查日期的"),
    Rule("已填", "column filled", blank, "登记了取缔日期的"),
    Rule("三列同值", "column join column join column quantity? both? negate? value", bound_values, "围挡、覆盖和冲洗都不达标"),
    Rule("多列同值", "column join column quantity? both? negate? value", bound_values, "围挡和覆盖都不达标"),
    Rule("值和列", "value|part textual", value_of_column, "扬尘综合管控这个专项"),
    Rule("列为值", "column compare.eq? negate? value", bound_value, "环评手续不全的项目"),
    Rule("值以上", "value after", value_and_up, "中度及以上污染"),
    Rule("除值", "except value except.outside?", excepted_value, "除住建局外"),
    Rule(
        "除后",
        "value except.outside|except",
        lambda scope, items: excepted_value(scope, (items[1], items[0], items[1])),
        "住建局除外",
    ),
    Rule("非值", "negate value", negated_value, "不是国三的车"),
    Rule("未完成", "status.pending status.pending?", pending_status, "住建局未完成"),
    Rule("没有是否", "negate column", boolean_column, "没检修的锅炉"),
    Rule("没做列", "negate unknown? textual", undone_column, "没编一山一策的矿山"),
    Rule("没做完", "negate status.done", pending_status, "还没完成的任务"),
    Rule("不算逾期", "overdue except", not_overdue, "已经过期的别算"),
    Rule("逾期", "overdue negate? status.done?", overdue, "逾期的任务"),
    Rule("期内", "inside inside", within_period, "正处在停产期里的企业"),
    Rule("期内现在", "latest.now inside", within_period, "眼下在停产期的企业"),
    Rule("周末", "daytype", day_type, "周末PM2.5平均多少"),
)

NONE_RULES: tuple[Rule, ...] = (
    Rule("样样", "quantity? topic? both value", every_one, "七样手续样样齐全"),
    Rule("一项都没", "one|quantity both? negate status.done|value", none_done, "一项都没完成的单位"),
    Rule("一项都未", "one|quantity both? status.pending", none_done, "一项都没完成的单位"),
    Rule("一次值都没", "one|quantity value both? negate", none_of_value, "一次差评都没有的路段"),
    Rule("不止一个", "compare one ledger|textual|rows", more_than_one, "不止一个项目的企业"),
    Rule("次次都", "always value", always, "次次都落实的企业"),
    Rule("一个都没", "quantity|one numeric both? negate verb?", none_at_all, "一个问题都没查出来的企业"),
    Rule("没有数", "negate verb numeric", none_at_all, "没查出问题的企业"),
)
"""Rules for nought; they need the 一个 that all others pass over."""


def noted(scope: Scope, items: Sequence[Item]) -> Item | None:
    """（含三条）: says what the comparison means anyway."""
    return reduced(items[0], items[-1], "noted")


LATE_RULES: tuple[Rule, ...] = (
    Rule("方案的数", "plan compare quantity after?", noted, "方案要求不低于10%"),
    Rule("又一界", "condition join? compare quantity after?", same_column, "进度过半但不到八成"),
    Rule("按几天", "group.by quantity", noted, "按30天算"),
    Rule("含本数", "contains quantity", noted, "三条以上（含三条）"),
    Rule("按单位", "compare quantity after?", compared_by_unit, "超过5吨的网点"),
    Rule("有几列", "quantity numeric", compared, "有3条生产线的企业"),
    Rule("按单位以上", "quantity after", compared_by_unit, "5吨以上的网点"),
    Rule("组规模", "compare quantity after? textual|rows|ledger", group_size, "至少3次检查的工地"),
    Rule("组规模以上", "quantity after textual|rows", group_size, "三条以上生产线的企业"),
    Rule("组次数", "compare quantity after?", group_size, "查了超过3次的工地"),
    Rule("组次数以上", "quantity after", group_size, "检查过5次以上的工地"),
)
"""Rules that would take a number from a measure if they came first."""
