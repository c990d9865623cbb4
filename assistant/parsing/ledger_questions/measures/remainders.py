"""Figures of two columns of a row: what is left of one without the other, and days between dates.

Invariant: the whole is the one the lexicon (or the order of columns) gives for the part;
no two columns are subtracted only because they stand side by side.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Function,
    Literal,
    Measure,
)
from assistant.parsing.ledger_questions.conditions.numbers import compared
from assistant.parsing.ledger_questions.conditions.values import best_value
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.figures import COUNTED, FUNCTIONS, asked_for
from assistant.parsing.ledger_questions.measures.left_over import remainder
from assistant.parsing.ledger_questions.passes.bounds import UP_TO
from assistant.parsing.ledger_questions.quantities import DAY, added, date_named, fits, numeric_column
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.moments import asks_length
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense
from assistant.parsing.ledger_questions.times.times import dated
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

AHEAD, BESIDE = frozenset(("more", "difference")), 2
"""Kinds of what says which of two figures is larger, and characters at most between that and 多少."""
APART = "apart"
"""Marks a difference that is said of both figures alike, so that neither end of it is the more."""


def difference_of_columns(scope: Scope, items: Sequence[Item]) -> Item | None:
    """应停减实停."""
    left, right = (numeric_column(scope, item) for item in items if item.has("numeric"))
    if left is None or right is None or not columns.comparable(left, right):
        return None
    scalar = Arithmetic("-", ColumnRef(left.name), ColumnRef(right.name))
    return reduced(items[0], items[-1], "scalar", scalar=scalar, noun=left.unit, column=left.name)


def sum_of_columns(scope: Scope, items: Sequence[Item]) -> Item | None:
    """湿式清扫车和高压冲洗车加起来: the figures of a row added."""
    named = [numeric_column(scope, item) for item in items if item.has("numeric")]
    parts = [column for column in named if column is not None]
    if len(parts) < len(named) or len(set(parts)) < len(parts) or len({column.unit for column in parts}) > 1:
        return None
    scalar = added([column.name for column in parts])
    return reduced(items[0], items[-1], "scalar", scalar=scalar, noun=parts[0].unit, column=parts[0].name)


def sum_bounded(scope: Scope, items: Sequence[Item]) -> Item | None:
    """湿式清扫车加高压冲洗车超过8台: 加 and 合计 put a bound on both together, 和 on each of them."""
    together = items[1].text in words("adding") or any(item.has("aggregate.sum") for item in items)
    added = sum_of_columns(scope, items[:3]) if together and not is_break(items[1]) else None
    bound = [item for item in items[3:] if not item.has("aggregate")]
    if added is None or not any(item.has("compare") or item.has("after") for item in bound):
        return None
    return compared(scope, (added, *bound))


def difference_between(scope: Scope, items: Sequence[Item]) -> Item | None:
    """计划户数与完成户数的差额: the first less the second, named in one breath; ranked, how far apart."""
    made = None if is_break(items[1]) else difference_of_columns(scope, items)
    return replace(made, written=APART) if made else None


def column_gap(scope: Scope, items: Sequence[Item]) -> Item | None:
    """计划户数比完成户数多多少, 应停比实停平均每次多几天."""
    left, right = (numeric_column(scope, item) for item in items if item.has("numeric"))
    noun = next((item.noun for item in items if item.has("asked")), "")
    if left is None or right is None or left == right or not columns.comparable(left, right):
        return None
    if noun and left.unit and not fits(noun, left):
        return None
    behind = items[next(place for place, item in enumerate(items) if item.is_any(AHEAD)) :]
    money = items[-1].has("superlative") and items[-2].text in words("money_nouns")
    if not money and any(after.start - before.end > BESIDE for before, after in pairwise(behind)):
        return None  # 现有比应储多的物资有几种 counts them, 多出来的钱最多 does not
    less = any(item.has("more.less") or item.has("difference.fall") for item in items)
    high, low = (right, left) if less else (left, right)
    scalar = Arithmetic("-", ColumnRef(high.name), ColumnRef(low.name))
    mean = any(item.has("aggregate.average") for item in items)
    function = Function.AVERAGE if mean else Function.SUM
    made = Measure(f"{high.name}减{low.name}{'平均' if mean else ''}", Aggregate(function, scalar), high.unit)
    return reduced(items[0], items[-1], "measure", measure=made, column=high.name, scalar=scalar, noun=high.unit)


def column_gap_most(scope: Scope, items: Sequence[Item]) -> Item | None:
    """2021年产值比2020年增加最多: the gap is what the rows are ranked by."""
    gap = column_gap(scope, items)
    if gap is None:
        return None
    return replace(gap, kinds=frozenset({"measure", "extreme"}), written=items[-1].name_of("superlative"))


def shortfall(scope: Scope, items: Sequence[Item]) -> Item | None:
    """少停几天, 欠几天: what should be less what is, for the pair of columns that are called so."""
    pair = columns.due_and_done(scope.ledger)
    if pair is None or not fits(items[-1].noun or items[-1].text.removesuffix(COUNTED), pair[0]):
        return None
    scalar = Arithmetic("-", *(ColumnRef(column.name) for column in pair))
    return reduced(items[0], items[-1], "scalar", scalar=scalar, noun=pair[0].unit, column=pair[0].name)


def shortfall_most(scope: Scope, items: Sequence[Item]) -> Item | None:
    """缺口最大, 离计划差得最远: what is left of the planned amount is what is ranked by."""
    pair = columns.planned_and_finished(scope.ledger) or columns.due_and_done(scope.ledger)
    if pair is None:
        return None
    scalar = Arithmetic("-", *(ColumnRef(column.name) for column in pair))
    made = Measure(f"{pair[0].name}减{pair[1].name}", Aggregate(Function.SUM, scalar), pair[0].unit)
    return _ranked(reduced(items[0], items[-1], "measure", measure=made, column=pair[0].name, scalar=scalar), items)


def unfinished_most(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没制止住的最多: the whole minus the part is what is ranked by."""
    left = remainder(scope, items, numeric_column(scope, items[1]))
    return _ranked(left, items) if left is not None else None


def _ranked(gap: Item, items: Sequence[Item]) -> Item:
    """A figure that a superlative is said of, with how many are wanted."""
    extreme = next(item for item in items if item.has("superlative"))
    number = next((item.quantity for item in items if item.quantity), None)
    kinds = frozenset({"measure", "extreme"})
    return replace(gap, kinds=kinds, written=extreme.name_of("superlative"), quantity=number)


def days_since(scope: Scope, items: Sequence[Item]) -> Item | None:
    """离上一次监测隔了几天: from the newest date to today."""
    date = next((found for item in items if (found := date_named(scope, item))), None)
    if date is None or items[-1].noun not in words("day_nouns"):
        return None
    newest = Aggregate(Function.MAXIMUM, ColumnRef(date.name))
    made = Measure(f"距最近{date.name}天数", Arithmetic("-", Literal(scope.today), newest), "天")
    return reduced(items[0], items[-1], "measure", measure=made, column=date.name)


def days_waited(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均等了多少天: from what opened the row to today."""
    date = next(filter(None, (date_named(scope, item) for item in items)), columns.date_column(scope.ledger))
    limit = columns.limit_column(scope.ledger)
    if date is None or date == limit or items[-1].noun not in words("day_nouns"):
        return None
    if limit is not None and any(item.has("overdue") for item in items):
        return None
    most, mean = (any(item.has(kind) for item in items) for kind in ("superlative", "aggregate"))
    function, label = FUNCTIONS["maximum" if most else "average" if mean else "sum"]
    waited = Arithmetic("-", Literal(scope.today), ColumnRef(date.name))
    made = Measure(f"距{date.name}天数{label}", Aggregate(function, waited), "天")
    return reduced(items[0], items[-1], "measure", measure=made, column=date.name, scalar=waited)


def days_until(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均几天清走: days from the ledger's first date of a row to the day that was done."""
    start = columns.date_column(scope.ledger)
    return _mean_days(scope, start.name, dated(items[-1], scope), items) if start is not None else None


def days_between(scope: Scope, items: Sequence[Item]) -> Item | None:
    """检查后多少天销号: the same from the day of another deed."""
    return _mean_days(scope, dated(items[0], scope), dated(items[-1], scope), items)


def days_apart_asked(scope: Scope, items: Sequence[Item]) -> Item | None:
    """清理日期比发现日期平均晚几天, 排查和取缔之间平均隔几天: the days from one date of a row to another."""
    first, last = (dated(items[place], scope) for place in (0, 2))
    names = [column.name for column in scope.ledger.columns]
    if first not in names or last not in names:
        return None
    late = next((item for item in items if item.has("more.later")), None)
    early = next((item for item in items if item.has("more.earlier")), None)
    forward = early is not None or (late is None and names.index(first) < names.index(last))
    return _mean_days(scope, *((first, last) if forward else (last, first)), items)


def _mean_days(scope: Scope, start: str, last: str, items: Sequence[Item]) -> Item | None:
    asked = next(item for item in items if item.has("asked") or item.has("ask.count"))
    days = asks_length(asked.noun, scope.ledger) or asked.text in words("duration_asks")
    if not days or not start or not last or last == start:
        return None
    scalar = Arithmetic("-", ColumnRef(last), ColumnRef(start))
    measure = Measure("平均天数", Aggregate(Function.AVERAGE, scalar), "天")
    made = asked_for(items, measure=measure, scalar=scalar, noun="天", column=last)
    return replace(made, written=asked.noun if asked.noun not in words("day_nouns") else "")


def elapsed(scope: Scope, items: Sequence[Item]) -> Item | None:
    """从发现到清走: days between two dates of a row; 到放归 the day of what came of it, where that is what it says."""
    first, last = date_named(scope, items[0]), date_named(scope, items[-1])
    came = best_value(items[-1]) if last is None else None
    if came is not None:
        last = _day_of_outcome(scope.ledger, came)
    if first is None or last is None or first == last:
        return None
    scalar = Arithmetic("-", ColumnRef(last.name), ColumnRef(first.name))
    made = reduced(items[0], items[-1], "scalar", scalar=scalar, noun="天", column=last.name, written="elapsed")
    held = columns.among(scope.ledger.column(came.column), came.values) if came is not None else None
    return replace(made, condition=held)


def _day_of_outcome(ledger: Ledger, came: Sense) -> Column | None:
    """The date on which what a column tells came about: 处置日期 of 处置结果, of what is done that of its end."""
    told, limit = ledger.column(came.column), columns.limit_column(ledger)
    days = [column for column in ledger.columns if column.type.temporal and column != limit]
    own = (day for day in days if any(value.endswith(column_stem(day)) for value in came.values))
    called = next(own, None) or next((day for day in days if column_stem(day) == column_stem(told)), None)
    end = columns.finish_column(ledger) if set(came.values) <= set(told.done) else None
    return called or end if told.closed else None


def deed_length(scope: Scope, items: Sequence[Item]) -> Item | None:
    """取缔用时, 清理平均耗时: days from what opened the row to the deed."""
    start, done = columns.date_column(scope.ledger), date_named(scope, items[0])
    if start is None or done is None or start == done or done in (columns.period_columns(scope.ledger) or ()):
        return None
    scalar = Arithmetic("-", ColumnRef(done.name), ColumnRef(start.name))
    made = reduced(items[0], items[-1], "scalar", scalar=scalar, noun=DAY, column=done.name, written="elapsed")
    if not any(item.has("aggregate") for item in items):
        return made
    mean = Measure("平均天数", Aggregate(Function.AVERAGE, scalar), DAY)
    return replace(made, kinds=frozenset({"measure"}), measure=mean)


def handling_length(scope: Scope, items: Sequence[Item]) -> Item | None:
    """办理天数, 处理时长: days from what opened the row to its end, where one word says both the deed and the time."""
    start, done = columns.date_column(scope.ledger), columns.finish_column(scope.ledger)
    if start is None or done is None or start == done or not items[0].text.startswith(words("handling")):
        return None
    scalar = Arithmetic("-", ColumnRef(done.name), ColumnRef(start.name))
    return reduced(items[0], items[-1], "scalar", scalar=scalar, noun=DAY, column=done.name, written="elapsed")


def elapsed_so_far(scope: Scope, items: Sequence[Item]) -> Item | None:
    """从发现到现在: days from a date of a row to today."""
    first, until, apart = date_named(scope, items[0]), items[-1].time, len(items) > 2
    if first is None or (until is not None and not until.first == until.last == scope.today):
        return None
    if first == columns.limit_column(scope.ledger):
        return None  # 过了整改期限到今天还没改好
    if not apart and not items[-1].text.startswith(UP_TO):
        return None
    scalar = Arithmetic("-", Literal(scope.today), ColumnRef(first.name))
    return reduced(items[0], items[-1], "scalar", scalar=scalar, noun="天", column=first.name, written="elapsed")


ROW_RULES: tuple[Rule, ...] = (
    Rule("办理用时", "lasts.took", handling_length, "散煤网点取缔平均处理时长"),
    Rule(
        "四列加",
        "numeric join? numeric join? numeric join? numeric plus",
        sum_of_columns,
        "计划户数、完成户数、抽查户数和合格户数加起来",
    ),
    Rule("三列加", "numeric join? numeric join? numeric plus", sum_of_columns, "完成户数、抽查户数和合格户数加起来"),
    Rule("列加列", "numeric join? numeric plus", sum_of_columns, "湿式清扫车和高压冲洗车加起来"),
)
"""How long a row took, and figures of it added, the longest row of them first."""
