"""Rates: X率 as done ÷ all, of amounts where the ledger has them, of rows where it has a status.

The denominator leaves out what was not checked or does not apply, and is always told;
a mean of shares would weigh a village of ten like one of a thousand.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Condition,
    Function,
    Measure,
    Membership,
    Scalar,
)
from assistant.parsing.ledger_questions.items import COUNTED, Item, reduced
from assistant.parsing.ledger_questions.measures.whole_amounts import is_all_there_is
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns, limits
from assistant.parsing.ledger_questions.schema.capacity import used_of
from assistant.parsing.ledger_questions.schema.pairs import DONE
from assistant.parsing.ledger_questions.schema.rated import rated
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

STRANGE = frozenset(("topic", "unknown"))
"""Kinds of what has no rate of its own."""
RATED = frozenset(("ledger", "value", "column", "verb", "numeric", "status"))
"""Kinds of what may have a rate that another word tells of."""


def rate(scope: Scope, items: Sequence[Item]) -> Item | None:
    """X率; several values before it are counted together (优良率); a name of one thing, or of none, makes none."""
    first, last = items[0], items[-2] if items[-1].has("share") else items[-1]
    if any(sense.column == scope.ledger.entity for sense in first.sense(SenseKind.VALUE)):
        return reduced(items[0], items[-1], "no_rate")
    word = Item(first.start, last.end, "".join(item.text for item in items[:-1]), first.kinds, first.senses)
    both = _both(items[0], items[1], word) if len(items) == 3 else word
    said = word.text.rstrip("".join(words("particles")))
    found = rate_measure(scope, both, f"{_told_of(first, said)}率") if both else None
    if found is None:
        return reduced(first, items[-1], "no_rate") if first.is_any(STRANGE) and not first.is_any(RATED) else None
    made, in_row = found
    return reduced(
        items[0],
        items[-1],
        "measure",
        measure=made,
        scalar=in_row,
        noun="%",
        written="rate",
        column=_rated(made) or (first.senses[0].column if first.senses else ""),
    )


def _rated(made: Measure) -> str:
    """The column whose values a rate of rows counts; empty for one of amounts."""
    part = made.scalar.left if isinstance(made.scalar, Arithmetic) else None
    where = part.where[-1] if isinstance(part, Aggregate) and part.where else None
    return where.operand.name if isinstance(where, Membership) and isinstance(where.operand, ColumnRef) else ""


def _told_of(item: Item, said: str) -> str:
    """What a rate is of: 施工围挡达标 where the value stands in several columns, so that it is not told of all six."""
    held = list(dict.fromkeys(sense.column for sense in _by_name_first(item)))
    if len(held) <= 1:
        return said
    again = next(size for size in range(len(said), -1, -1) if held[0].endswith(said[:size]))
    return held[0] + said[again:]


def column_rate(scope: Scope, items: Sequence[Item]) -> Item | None:
    """湿法作业达标率: the rate of a value in the column named before it."""
    for named in items[0].sense(SenseKind.COLUMN):
        held = tuple(sense for sense in items[1].sense(SenseKind.VALUE) if sense.column == named.column)
        if held:
            bound = replace(items[1], senses=held)
            made = rate(scope, (bound, items[2]))
            return replace(made, start=items[0].start) if made else None
    return None


def rate_of_manner(scope: Scope, items: Sequence[Item]) -> Item | None:
    """按时上报率: the rate of how it was done, where the ledger keeps that."""
    return rate(scope, (items[0], items[2])) if items[0].has("early") else None


def done_share(scope: Scope, items: Sequence[Item]) -> Item | None:
    """整改了几成: a rate said with a verb; a figure in percent is none (进度到几成了), nor is 合同金额占比 one."""
    figure = numeric_column(scope, items[0]) if items[0].has("numeric") else None
    whole = figure is not None and items[-1].has("share.share") and is_all_there_is(items[0], figure)
    return None if whole or (figure is not None and figure.unit.startswith("%")) else rate(scope, items)


def how_done(scope: Scope, items: Sequence[Item]) -> Item | None:
    """清理得怎么样了, 整改情况如何: the rate of what brings a row to its end."""
    deed = replace(items[0], text=items[0].text.removesuffix("情况").removesuffix("状态").removesuffix("得"))
    status = _status(scope, deed)
    ends = status is not None and bool(set(status[1]) & set(status[0].done))
    made = rate(scope, (deed, items[1])) if ends or _amounts(scope, deed) is not None else None
    return replace(made, start=items[0].start) if made is not None else None


def done_of_planned(scope: Scope, items: Sequence[Item]) -> Item | None:
    """完成了计划的百分之几: the same with the whole named; a figure named as the whole must be that of the part."""
    made = rate(scope, (items[0], next(item for item in items if item.has("share"))))
    named = numeric_column(scope, items[1])
    whole = columns.planned_and_finished(scope.ledger)
    if made is None or made.scalar is None or whole is None or (named is not None and named != whole[0]):
        return None
    return replace(made, end=items[-1].end)


def _both(left: Item, right: Item, word: Item) -> Item | None:
    """Two values of one column as one word with both."""
    for a in left.sense(SenseKind.VALUE):
        for b in right.sense(SenseKind.VALUE):
            if a.column == b.column:
                joined = Sense(SenseKind.VALUE, a.column, (*a.values, *b.values), a.cost)
                return Item(word.start, word.end, word.text, frozenset({"value"}), (joined,))
    return None


def rate_measure(scope: Scope, item: Item, name: str) -> tuple[Measure, Scalar | None] | None:
    """(measure over rows, the same rate within one row or None) for the word before 率."""
    taken = used_of(scope.ledger, item.text)
    if taken is not None:
        return share_of_places(name, taken.part, taken.whole)
    by_amount = _amounts(scope, item)
    if by_amount is not None and not _status_said(item, by_amount[0]):
        part, whole = by_amount
        measure = Measure(name, share_of_sums(part, whole), "%", whole.name)
        return measure, Arithmetic("/", ColumnRef(part.name), ColumnRef(whole.name))
    day = limits.day_of_end(scope.ledger, item.text)
    if day is not None:
        ended = Blank(ColumnRef(day.name), negated=True)
        return Measure(name, share_of_rows((ended,), ()), "%", rows_told(scope.ledger, day)), None
    by_status = _status(scope, item)
    if by_status is None:
        return None
    column, good = by_status
    if item.text in words("dealt_with"):
        others = (value.text for value in column.values if value.text.startswith(words("ends_otherwise")))
        good = tuple(dict.fromkeys((*good, *others)))
    good = tuple(text for text in good if text in columns.applicable(column)) or good
    return Measure(
        name,
        share_of_rows((columns.among(column, good),), _denominator(column, good)),
        "%",
        rows_told(scope.ledger, column, good),
    ), None


def share_of_places(name: str, part: Column, whole: Column) -> tuple[Measure, Scalar]:
    """入住率, which no column is called by: its name tells what it is reckoned of."""
    told = f"{name}（{part.name}÷{whole.name}）"
    return Measure(told, share_of_sums(part, whole), "%"), Arithmetic("/", ColumnRef(part.name), ColumnRef(whole.name))


def share_of_sums(part: Column, whole: Column) -> Scalar:
    """The sum of one amount over that of another."""
    return Arithmetic(
        "/", Aggregate(Function.SUM, ColumnRef(part.name)), Aggregate(Function.SUM, ColumnRef(whole.name))
    )


def share_of_rows(part: tuple[Condition, ...], whole: tuple[Condition, ...], of: Scalar | None = None) -> Scalar:
    """Rows (or ``of`` distinct) that meet ``part`` over those that meet ``whole``."""
    function = Function.COUNT if of is None else Function.DISTINCT
    return Arithmetic("/", Aggregate(function, of, (*whole, *part) if whole else part), Aggregate(function, of, whole))


def counted_by_things(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with rates of rows as rates of the things they are about, where 按家数算 says so."""
    if not any(item.has(COUNTED) for item in items):
        return tuple(items)
    thing = ColumnRef(scope.ledger.entity)
    return tuple(_of_things(item, item.measure, thing) if item.measure is not None else item for item in items)


def _of_things(item: Item, rate: Measure, thing: ColumnRef) -> Item:
    made = replace(rate, scalar=_distinct(rate.scalar, thing), denominator=thing.name)
    return replace(item, measure=made) if item.written == "rate" else item


def _distinct(scalar: Scalar, thing: ColumnRef) -> Scalar:
    if isinstance(scalar, Arithmetic):
        return replace(scalar, left=_distinct(scalar.left, thing), right=_distinct(scalar.right, thing))
    rows = isinstance(scalar, Aggregate) and scalar.function is Function.COUNT and scalar.operand is None
    return Aggregate(Function.DISTINCT, thing, scalar.where) if rows and isinstance(scalar, Aggregate) else scalar


def _amounts(scope: Scope, item: Item) -> tuple[Column, Column] | None:
    """The amount column the word names, and the one it is a share of."""
    as_should_be, own = _as_should_be(scope.ledger, item.text)
    if as_should_be is not None and own:
        return as_should_be
    for sense in item.sense(SenseKind.COLUMN):
        column = scope.ledger.column(sense.column)
        if column.type.numeric and columns.additive(column):
            whole = columns.whole_of(scope.ledger, column)
            if whole is not None:
                return column, whole
    if _finishes(item):
        pair = columns.planned_and_finished(scope.ledger)
        if pair is not None:
            return pair[1], pair[0]
    for column in scope.ledger.columns:
        named = column_stem(column) in (item.text, f"已{item.text}", f"{item.text}完成")
        if columns.additive(column) and (named or column.name.startswith(f"已{item.text}")):
            whole = columns.whole_of(scope.ledger, column)
            if whole is not None:
                return column, whole
    return as_should_be


def _finishes(item: Item) -> bool:
    """Whether a word says that things came to their end: 完成, and 改造完成 where a date is called so."""
    named = item.has("verb") and not item.has("value")
    return item.has("status.done") or (named and item.text.endswith(words("finish_suffixes")))


def _as_should_be(ledger: Ledger, deed: str) -> tuple[tuple[Column, Column] | None, bool]:
    """实种人数 and 应种人数 for the rate of 接种; with whether the amounts bear that very name: 已参保 for 参保."""
    pair = columns.due_and_done(ledger)
    stem = column_stem(pair[1]).lstrip("".join(DONE)) if pair is not None else ""
    return ((pair[1], pair[0]) if pair is not None and stem in deed else None), stem == deed


def _status_said(item: Item, part: Column) -> bool:
    """整改完成率 speaks of rows brought to an end, 整改率 of problems: the longer word is the status."""
    values = item.sense(SenseKind.VALUE)
    return bool(values) and item.text.endswith("完成") and not part.name.startswith(item.text)


def _by_name_first(item: Item) -> list[Sense]:
    """The values that a word names, that of the column called by it first: 整改 of 整改状态 before that of 处置方式."""
    return sorted(item.sense(SenseKind.VALUE), key=lambda sense: not sense.column.startswith(item.text))


def _status(scope: Scope, item: Item) -> tuple[Column, tuple[str, ...]] | None:
    """The checked column and the values the rate counts."""
    for sense in _by_name_first(item):
        column = scope.ledger.column(sense.column)
        if column.closed or column.done:
            good = column.done if set(sense.values) & set(column.done) else sense.values
            return column, good
    for sense in item.sense(SenseKind.COLUMN):
        column = scope.ledger.column(sense.column)
        good = column.done or tuple(value.text for value in column.values if value.text in item.text)
        if column.closed and good:
            return column, good
    if _finishes(item):
        status = columns.status_column(scope.ledger)
        return (status, status.done) if status else None
    return _by_name(scope.ledger, item)


def _by_name(ledger: Ledger, item: Item) -> tuple[Column, tuple[str, ...]] | None:
    """The column whose name or value holds the word: 落实率, 按时率 (是否按时＝是)."""
    word = item.text
    for column in ledger.columns:
        if column.personal or not column.type.textual:
            continue
        texts = [value.text for value in column.values]
        if word in column.name and set(texts) <= {"是", "否"} and texts:
            return column, ("是",)
        held = tuple(text for text in texts if text in (word, "已" + word))
        if held and column.closed:
            return column, held
        if column.done and (word in column.name or any(word in done for done in column.done)):
            return column, column.done
    return None


def _denominator(column: Column, good: tuple[str, ...]) -> tuple[Condition, ...]:
    """Rows that were checked at all; none to leave out gives no condition."""
    inside = rated(column, good)
    if column.nulls and (set(inside) <= {"是", "否"} or column.name.endswith(words("concluded"))):
        return (Blank(ColumnRef(column.name), negated=True),)
    if len(inside) == len(column.values) or not set(good) <= set(inside):
        return ()
    return (columns.among(column, inside),)


def rows_told(ledger: Ledger, column: Column, good: tuple[str, ...] = ()) -> str:
    """What the denominator is called, with the values that it leaves out."""
    inside = rated(column, good)
    left_out = [value.text for value in column.values if value.text not in inside]
    return f"{ledger.name}行数" + (f"（{column.name}不含{'、'.join(left_out)}）" if left_out else "")
