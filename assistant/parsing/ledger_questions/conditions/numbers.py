"""Conditions made of numbers: a column against a number, a range, or another column.

Invariant: a number that fits no column's unit makes no condition; it stays for the rules
that count rows.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Arithmetic,
    ColumnRef,
    Comparison,
    Condition,
    Junction,
    Literal,
    Scalar,
)
from assistant.parsing.ledger_questions.items import FIGURE, Item, Quantity, reduced
from assistant.parsing.ledger_questions.opposites import are_opposite
from assistant.parsing.ledger_questions.quantities import (
    DAY,
    MONEY,
    as_kept,
    convertible,
    in_days,
    in_unit,
    may_be_in,
    numeric_column,
    operator,
    scalar_of,
)
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.main_amounts import main_amount
from assistant.parsing.ledger_questions.schema.set_figures import set_for
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

TIMES = "倍"
BOUNDING = frozenset(("compare", "after", "span", "lasts"))
"""Kinds of what says how a figure and a number go together."""
LEAST_BOUND = Decimal("0.001")
"""Nobody bounds a figure by less of its unit."""
COMPARING = frozenset(("compare", "than", "top", "numeric", "every", "span", "plan.exceeded"))
"""Kinds before a number that is no size by itself."""
THINGS = frozenset(("value", "ledger"))
"""Kinds of what may be of a size."""


def compared(scope: Scope, items: Sequence[Item]) -> Item | None:
    """Column, comparison and number in any order: 超过100毫克, 5吨以上, 不到九成."""
    quantity = next(item.quantity for item in items if item.quantity)
    named = next((item for item in items if item.scalar or item.has("numeric")), None)
    found = scalar_of(scope, named, quantity.unit) if named else None
    if found is None or named is None or _is_apart(named, items):
        return None
    scalar, unit, name = found
    quantity = in_days(quantity) if unit == DAY else quantity
    if not may_be_in(quantity, unit):
        return None
    op = operator(items)
    kept = scope.ledger.column(name) if isinstance(scalar, ColumnRef) else None
    plain = Comparison(scalar, op, as_kept(quantity, kept) if kept is not None else in_unit(quantity, unit))
    made = _of_digits(scalar, quantity, op) if quantity.digits else plain
    return reduced(items[0], items[-1], "condition", condition=made, column=name)


def compared_beside(scope: Scope, items: Sequence[Item]) -> Item | None:
    """氮氧化物超过100毫克: the same of words that stand together."""
    return None if _set_apart(items) else compared(scope, items)


def beyond_number(scope: Scope, items: Sequence[Item]) -> Item | None:
    """暂存超了48小时: the figure itself is beyond the number, where nothing was set for it to be beyond by so much."""
    column = numeric_column(scope, items[0])
    if column is None or set_for(scope.ledger, column) is not None:
        return None
    above = replace(items[1], kinds=frozenset({"compare.gt"}))
    return compared_beside(scope, (items[0], above, *items[2:]))


def _set_apart(items: Sequence[Item]) -> bool:
    """Whether a word that nobody understands stands between a figure and its number, and no other says how they go."""
    bare = not any(item.is_any(BOUNDING) for item in items)
    return bare and any(after.start - before.end > 1 for before, after in pairwise(items))


def _of_digits(scalar: Scalar, quantity: Quantity, op: str) -> Condition:
    """上三位数, 不到三位数, 是三位数: a bound at the least number of so many digits, or both ends."""
    least = Comparison(scalar, "<" if op in ("<", "<=") else ">=", Literal(columns.number(quantity.value)))
    next_ = Comparison(scalar, "<", Literal(columns.number(quantity.value * 10)))
    return Junction("and", (least, next_)) if op == "=" else least


def _is_apart(named: Item, items: Sequence[Item]) -> bool:
    """Whether what follows a number is the thing that has it, not the figure: 两次以上的保洁路段."""
    before = next((item for item in reversed(items) if item.start < named.start), None)
    return named.has("topic") and before is not None and before.end < named.start


def several_compared(scope: Scope, items: Sequence[Item]) -> Item | None:
    """2014年和2015年产值都超过20亿: the same bound for each of the columns."""
    named = [item for item in items if item.has("numeric")]
    bound = tuple(item for item in items if item.has("compare") or item.quantity or item.has("after"))
    if any(is_break(item) for item in items):
        return None
    made = [compared(scope, (item, *bound)) for item in named]
    parts = tuple(part.condition for part in made if part is not None and part.condition is not None)
    if len(parts) < len(named) or len(set(parts)) < len(parts):
        return None
    either = any(item.has("any") or item.has("join.or") for item in items)
    joined = Junction("or" if either else "and", parts)
    return reduced(items[0], items[-1], "condition", condition=joined)


def share_of_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """完成户数不到计划户数一半: a column against a share of another, or of what it was to come to: 不到计划一半."""
    left, *others = (numeric_column(scope, item) for item in items if item.has("numeric"))
    right = others[0] if others else columns.whole_of(scope.ledger, left) if left is not None else None
    quantity = next(item.quantity for item in items if item.quantity)
    part = quantity.value / 100 if quantity.percent else quantity.value if quantity.unit == TIMES else None
    if left is None or right is None or left == right or part is None or left.unit.startswith("%"):
        return None
    quotient = Arithmetic("/", ColumnRef(left.name), ColumnRef(right.name))
    made = Comparison(quotient, operator(items), Literal(columns.number(part)))
    return reduced(items[0], items[-1], "condition", condition=made, column=left.name)


def share_of_whole(scope: Scope, items: Sequence[Item]) -> Item | None:
    """拨付不到一半, 拨够八成: a figure against a share of what was set for it, which goes without saying."""
    column = numeric_column(scope, items[0])
    whole = set_for(scope.ledger, column) if column is not None else None
    return share_of_column(scope, items) if whole is not None and not items[0].has("period") else None


def same_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """过半但不到八成: a second bound for the column of the first."""
    first = items[0].condition
    quantity = next(item.quantity for item in items if item.quantity)
    if not isinstance(first, Comparison) or not isinstance(first.left, ColumnRef):
        return None
    column = scope.ledger.column(first.left.name)
    if not column.type.numeric or (quantity.unit and not convertible(quantity.unit, column.unit)):
        return None
    second = Comparison(first.left, operator(items[1:]), in_unit(quantity, column.unit))
    together = "or" if items[1].has("join.and") and are_opposite(first, second) else "and"  # 800以上和150以下的
    made = Junction(together, (first, second))
    return reduced(items[0], items[-1], "condition", condition=made, column=column.name)


def compared_by_unit(scope: Scope, items: Sequence[Item]) -> Item | None:
    """A number whose unit only one column has: 5000平方米以上的工地; of several sums of money the main one."""
    quantity = _of_money(next(item.quantity for item in items if item.quantity), scope)
    if not quantity.unit:
        return None
    fitting = [
        column
        for column in scope.ledger.columns
        if column.type.numeric and column.unit and convertible(quantity.unit, column.unit)
    ]
    main = main_amount(scope.ledger) if len(fitting) > 1 and convertible(quantity.unit, MONEY) else None
    fitting = [main] if main is not None else fitting
    if len(fitting) != 1 or quantity.unit in words("loose_nouns"):
        return None
    bound = in_unit(quantity, fitting[0].unit)
    if isinstance(bound.value, (int, Decimal)) and 0 < abs(Decimal(bound.value)) < LEAST_BOUND:
        return None  # 门票超过100元 bounds nothing that is kept in 亿元
    made = Comparison(ColumnRef(fitting[0].name), operator(items), bound)
    return reduced(items[0], items[-1], "condition", condition=made, column=fitting[0].name)


def _of_money(quantity: Quantity, scope: Scope) -> Quantity:
    """A bare number of 万 as so much money, where a ledger keeps a main amount of it: 100万以上的设备."""
    bare = quantity.scaled and not quantity.percent and main_amount(scope.ledger) is not None
    return replace(quantity, unit=MONEY) if bare else quantity


def of_size(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """Items with a number right before what it is the size of as a condition: 35蒸吨的燃煤锅炉."""
    found = list(items)
    for place, (item, thing) in enumerate(pairwise(items)):
        compared_before = place > 0 and items[place - 1].is_any(COMPARING)
        if item.kinds == {"quantity"} and not compared_before and _is_size_of(thing, item):
            found[place] = compared_by_unit(scope, (item,)) or item
    return tuple(found)


def _is_size_of(thing: Item, size: Item) -> bool:
    """Whether what follows a number, with 的 between them at most, is a thing that has a size."""
    return thing.is_any(THINGS) and thing.start <= size.end + 1 and not thing.has("after")


def between(scope: Scope, items: Sequence[Item]) -> Item | None:
    """进度在30到60之间."""
    numbers = [item.quantity for item in items if item.quantity]
    found = scalar_of(scope, items[0], numbers[-1].unit)
    if found is None or len(numbers) != 2:
        return None
    scalar, unit, name = found
    low, high = (in_unit(_like(n, numbers[-1]), unit) for n in numbers)
    parts = (Comparison(scalar, ">=", low), Comparison(scalar, "<=", high))
    return reduced(items[0], items[-1], "condition", condition=Junction("and", parts), column=name)


def between_before(scope: Scope, items: Sequence[Item]) -> Item | None:
    """2到4个问题: a range right before its figure."""
    made = between(scope, (items[-1], *items[:-1]))
    return made and replace(made, start=items[0].start, end=items[-1].end)


def between_by_unit(scope: Scope, items: Sequence[Item]) -> Item | None:
    """10到20蒸吨的锅炉: a range in a unit that only one column has."""
    low, high = (item for item in items if item.quantity)
    last = compared_by_unit(scope, (high,))
    if last is None or not (low.quantity and high.quantity) or low.quantity.unit not in ("", high.quantity.unit):
        return None
    column = Item(low.start, low.start, "", FIGURE, (Sense(SenseKind.COLUMN, last.column),))
    return between(scope, (column, *items))


def _like(number: Quantity, last: Quantity) -> Quantity:
    """A bound with the unit and the 万 or 亿 that only the last one is written with: 26到88万台."""
    if number.unit or number.scale > 1:
        return number
    return replace(last, value=number.value * last.scale)


def column_against_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """实停天数比应停天数少3天及以上; 完成户数低于计划户数; 实载超过核载10人以上."""
    left, right = (item for item in items if item.has("numeric"))
    first, second = numeric_column(scope, left), numeric_column(scope, right)
    if first is None or second is None or first == second or not columns.comparable(first, second):
        return None
    quantity = next((item.quantity for item in items if item.quantity), None)
    by_part = quantity is not None and quantity.percent and not first.unit.startswith("%")
    if quantity is not None and not by_part and not may_be_in(quantity, first.unit):
        return None
    less = any(
        item.has("more.less") or item.has("difference.fall") or item.name_of("compare") in ("lt", "le")
        for item in items
    ) != (columns.is_rank(first.name) or _is_pace(items, first))
    high, low = (second, first) if less else (first, second)
    gap = Arithmetic("-", ColumnRef(high.name), ColumnRef(low.name))
    if quantity is None:
        op = operator(items) if any(item.has("compare") for item in items) else "<" if less else ">"
        made = Comparison(ColumnRef(first.name), op, ColumnRef(second.name))
    else:
        said = items[items.index(right) + 1 :]
        written = operator([item for item in said if item.has("after") or item.name_of("compare") in ("ge", "gt")])
        far = Arithmetic("/", gap, ColumnRef(second.name)) if by_part else gap  # 比去年少了两成以上
        number = Literal(columns.number(quantity.value / 100)) if by_part else in_unit(quantity, high.unit)
        made = Comparison(far, written if written != "=" else ">=", number)
    return reduced(items[0], items[-1], "condition", condition=made, column=first.name, scalar=gap, written="apart")


def _is_pace(items: Sequence[Item], column: Column) -> bool:
    """Whether 快 is said of lengths of time, of which the quicker is the less: 比承诺快了3天."""
    return column.unit in words("time_units") and any(item.text.startswith(words("paces_told")) for item in items)


def same_columns(scope: Scope, items: Sequence[Item]) -> Item | None:
    """实停天数和应停天数一样, 黄色措施和橙色措施不同."""
    named = [item.sense(SenseKind.COLUMN)[:1] for item in (items[0], items[2])]
    first, second = (scope.ledger.column(sense[0].column) if sense else None for sense in named)
    if first is None or second is None or first == second or first.type is not second.type:
        return None
    op = "=" if items[-1].has("same.same") else "<>"
    made = Comparison(ColumnRef(first.name), op, ColumnRef(second.name))
    return reduced(items[0], items[-1], "condition", condition=made, column=first.name)


def not_as_much(scope: Scope, items: Sequence[Item]) -> Item | None:
    """合格户数没有抽查户数多."""
    first, second = (numeric_column(scope, item) for item in items if item.has("numeric"))
    if first is None or second is None or first == second:
        return None
    made = Comparison(ColumnRef(first.name), ">" if items[-1].has("more.less") else "<", ColumnRef(second.name))
    return reduced(items[0], items[-1], "condition", condition=made, column=first.name)


def unstopped(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没全部制止: the part stays below its whole."""
    part = numeric_column(scope, items[-1])
    whole = columns.whole_of(scope.ledger, part) if part else None
    if part is None or whole is None:
        return None
    made = Comparison(ColumnRef(part.name), "<", ColumnRef(whole.name))
    return reduced(items[0], items[-1], "condition", condition=made, column=part.name)


def noted(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """（含三条）: says what the comparison means anyway."""
    return reduced(items[0], items[-1], "noted", quantity=next(item.quantity for item in items if item.quantity))
