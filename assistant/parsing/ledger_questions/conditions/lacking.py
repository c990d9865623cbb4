"""What a thing has or lacks, told by the column of it: 没编一山一策, 有一山一策, 没装监控, 没有完成日期.

Invariant: a value that denies (未接入) goes before an empty cell, which only says that nobody wrote anything down.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import Blank, ColumnRef, Condition, Junction
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.nevers import of_none
from assistant.parsing.ledger_questions.conditions.spans import waiting
from assistant.parsing.ledger_questions.items import SPELLED, Item, reduced
from assistant.parsing.ledger_questions.quantities import day_of_deed
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.judgements import asks_of_fault
from assistant.parsing.ledger_questions.schema.limits import is_limit
from assistant.parsing.ledger_questions.schema.sorts import yes_or_no
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.senses import STEM_COST, Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.records import replace

OWN = (
    frozenset(("group.each", "group.by", "negate", "have", "blank", "filled", "lack", "ask.list")),
    frozenset(("compare", "value", "negate", "blank", "filled", "group.split", "ask.yes")),
)
"""Kinds of what before a column of yes and no, and behind it, speaks of the column itself."""
OF = "的"
HAVE = "有"


def named_for_yes(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with what a column of yes and no is called by as its yes: 标准化作业点 is no name of one.

    Not where it is told, split by, or has a value of its own beside it.
    """
    told = yes_or_no(scope.ledger)
    return tuple(_as_yes(item, place, items, told) for place, item in enumerate(items)) if told else tuple(items)


def _as_yes(item: Item, place: int, items: Sequence[Item], told: frozenset[str]) -> Item:
    named = next((sense for sense in item.sense(SenseKind.COLUMN) if sense.cost < STEM_COST), None)
    if named is None or named.column not in told or not item.has("textual") or item.has("value"):
        return item
    behind = [other for other in items[place + 1 : place + 3] if not other.has("compare.eq")]
    beside = (items[place - 1] if place else None, behind[0] if behind else None)
    listed = any(other is not None and other.text in words("row_marks") for other in beside)
    if listed or any(other is not None and other.is_any(kinds) for other, kinds in zip(beside, OWN, strict=True)):
        return item
    yes = Sense(SenseKind.VALUE, named.column, (words("yes_and_no")[0],), named.cost)
    return replace(item, kinds=item.kinds - {"column", "textual"} | {"value"}, senses=(yes, *item.senses))


def unmeasured(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没有监测数据: none of the figures is there that were measured where something was."""
    if not items[0].text.endswith(words("no_data")):
        return None
    measured = [column for column in scope.ledger.columns if column.type.numeric and column.unit and column.nulls]
    blanks = tuple(Blank(ColumnRef(column.name)) for column in measured)
    if not blanks:
        return None
    made: Condition = Junction("and", blanks) if len(blanks) > 1 else blanks[0]
    return reduced(items[0], items[0], "condition", condition=made, column=measured[0].name)


def boolean_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没+是/否 column: 没检修完成 → 否; the column's own name stands for yes."""
    for sense in items[-1].sense(SenseKind.COLUMN):
        column = scope.ledger.column(sense.column)
        texts = {value.text for value in column.values}
        if "无" in texts and items[0].has("negate"):
            return reduced(
                items[0], items[-1], "condition", condition=columns.among(column, ("无",)), column=column.name
            )
        bad = _bad_of(column) if items[0].has("negate") and sense.cost < 2 * STEM_COST else ()
        if bad:
            made = columns.among(column, bad)
            return reduced(items[0], items[-1], "condition", condition=made, column=column.name, values=bad)
        if texts and texts <= {"是", "否"}:
            negated = items[0].has("negate")
            held = ("否" if negated else "是",)
            made = columns.among(column, held)
            said = reduced(items[0], items[-1], "condition", condition=made, column=column.name, values=held)
            return of_none(said) if negated and asks_of_fault(column) else said
    return None


def _bad_of(column: Column) -> tuple[str, ...]:
    """The worse of a column's two values, for 没围挡; empty where it has no such pair."""
    bad = tuple(value.text for value in column.values if value.text in words("bad_values"))
    if column.name.endswith(words("told_results")):
        return ()  # 没检测水质 is no 不合格
    return bad if column.closed and len(column.values) == 2 and len(bad) == 1 else ()


def undone_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没编方案, 没做评估: a column with done values, denied by whatever verb; no limit (整改期限) is ever done."""
    named = [scope.ledger.column(sense.column) for sense in items[-1].sense(SenseKind.COLUMN)]
    for column in (column for column in named if not (column.type.temporal and is_limit(column.name))):
        if column.done:
            return reduced(items[0], items[-1], "condition", condition=columns.pending(column), column=column.name)
        undone = tuple(value.text for value in column.values if value.text.startswith(words("lacking")))
        denied = any(item.has("negate") for item in items) or items[0].text.startswith(words("undone"))
        if column.closed and denied and len(undone) == 1 < len(column.values):
            made = columns.among(column, undone)
            return reduced(items[0], items[-1], "condition", condition=made, column=column.name, values=undone)
        bad = _bad_of(column)
        if bad and denied:
            made = columns.among(column, bad)
            return reduced(items[0], items[-1], "condition", condition=made, column=column.name, values=bad)
        told = any(value.text in words("bad_values") for value in column.values)
        told = told and not column.name.endswith(words("told_results"))
        of_thing = items[-1].headed  # 没查的路段 leaves no name of a road empty
        if column.nulls and not told and denied and not of_thing:
            made = Blank(ColumnRef(column.name))
            return reduced(items[0], items[-1], "condition", condition=made, column=column.name)
    return None


def had(scope: Scope, items: Sequence[Item]) -> Item | None:
    """有一山一策的: the column's done values, or the good one of two; 带充电桩的 only of one that says yes or no."""
    holds = items[0].has("contains") and not items[0].text.endswith(HAVE)
    for sense in items[-1].sense(SenseKind.COLUMN):
        column = scope.ledger.column(sense.column)
        if holds and not _says_whether(column):
            continue
        good = column.done or tuple(value.text for value in column.values if value.text not in words("bad_values"))
        if column.closed and good and len(good) < len(column.values):
            return reduced(
                items[0], items[-1], "condition", condition=columns.among(column, good), column=column.name, values=good
            )
        if column.nulls and sense.cost < STEM_COST:
            made = Blank(ColumnRef(column.name), negated=True)
            return reduced(items[0], items[-1], "condition", condition=made, column=column.name)
    return None


def _says_whether(column: Column) -> bool:
    """Whether the cells of a column say of its thing no more than that it is there, or not."""
    texts = {value.text for value in column.values}
    sides = zip(words("can_values"), words("cannot_values"), strict=True)
    return bool(texts) and any(texts == set(pair) for pair in sides)


def undone_deed(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没做抽检: the value that says so, or the empty day; of any other deed nothing is kept."""
    if not items[0].text.startswith(tuple(NEGATIONS)) or items[-1].headed or items[0].end != items[-1].start:
        return None
    column, undone = columns.unchecked(scope.ledger, items[-1].text)
    if column is not None:
        made = columns.among(column, undone)
        return reduced(items[0], items[-1], "condition", condition=made, column=column.name, values=undone)
    return undated(scope, items) or reduced(items[0], items[-1], "negate")


def nothing_there_yet(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没落实 beside 监测员, and 没测 before 抗体合格率, as what is left empty."""
    for place, (denial, deed) in enumerate(pairwise(items)):
        found = _left(items, place, scope) if denial.has("negate") and denial.end == deed.start else None
        if found is not None:
            first, last, name = found
            made = reduced(items[first], items[last], "condition", condition=Blank(ColumnRef(name)), column=name)
            return (*items[:first], replace(made, kinds=made.kinds | {SPELLED}), *items[last + 1 :])
    return items


def _left(items: Sequence[Item], place: int, scope: Scope) -> tuple[int, int, str] | None:
    """(first, last, column) of a denial, its deed and the column right beside them, or the day of the deed alone."""
    deed = items[place + 1]
    for beside, first, last in ((place + 2, place, place + 2), (place - 1, place - 1, place + 1)):
        near = items[beside] if 0 <= beside < len(items) else None
        touches = near is not None and (near.start == deed.end or near.end == items[place].start)
        name = _left_open(near, deed.text, scope) if near is not None and touches else ""
        if name:
            return first, last, name
    name = _day_left(deed.text, scope) if deed.has("unknown") else ""
    return (place, place + 1, name) if name else None


def day_left_empty(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没报, where 报送日期 is the one day left empty that is of such a deed."""
    name = _day_left(stripped(items[0].text, "particles").lstrip("".join(NEGATIONS)), scope)
    made = Blank(ColumnRef(name)) if name else None
    return reduced(items[0], items[0], "condition", condition=made, column=name) if made is not None else None


def _day_left(deed: str, scope: Scope) -> str:
    """还车日期 of 还没还, where nothing else is known of the word and no other day is of such a deed."""
    days = (c for c in scope.ledger.columns if c.type.temporal and c.nulls and not is_limit(c.name))
    stems = [(column.name, column_stem(column)) for column in days]
    told = [name for name, stem in stems if len(stem) == 2 * len(deed) and stem.startswith(deed)]
    return told[0] if deed and len(told) == 1 else ""


def _left_open(named: Item, deed: str, scope: Scope) -> str:
    """The column that a word names, some cells of which are empty until the deed is done; empty for any other."""
    sense = next((sense for sense in named.sense(SenseKind.COLUMN) if sense.cost < STEM_COST), None)
    column = scope.ledger.column(sense.column) if sense is not None and not named.has("value") else None
    if column is None or not column.nulls or column.done or column.type.temporal:
        return ""
    return column.name if deed in words("measures" if column.type.numeric else "lays_down") else ""


def undone_by_name(scope: Scope, items: Sequence[Item]) -> Item | None:
    """检修没做完, 没弄一山一策: the column's own done values, denied."""
    made = undone_column(scope, (*items[1:], items[0]))
    return made and replace(made, start=min(made.start, items[-1].start), end=max(made.end, items[-1].end))


def undated(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没驻厂检查过: the date of what was not done is empty, where the ledger leaves some empty."""
    column = day_of_deed(scope, items[-1])
    if column is None or not column.nulls:
        return None
    made = Blank(ColumnRef(column.name))
    return reduced(items[0], items[-1], "condition", condition=made, column=column.name)


def awaited(scope: Scope, items: Sequence[Item]) -> Item | None:
    """报告还没出来, 抽样超过15天报告没下来: what has not come is empty, or in a state that says so; so long since."""
    *before, named = (item for item in items if not item.has("awaited"))
    column = day_of_deed(scope, named) or next(_texts(scope, named), None)
    made = _not_come(column) if column is not None else None
    since = waiting(scope, before) if before else None
    if column is None or made is None or (before and (since is None or since.condition is None)):
        return None
    both = Junction("and", (since.condition, made)) if since is not None and since.condition is not None else made
    return reduced(items[0], items[-1], "condition", condition=both, column=column.name)


def _texts(scope: Scope, item: Item) -> Iterator[Column]:
    """The columns of text that an item names."""
    named = (scope.ledger.column(sense.column) for sense in item.sense(SenseKind.COLUMN))
    return (column for column in named if column.type.textual)


def _not_come(column: Column) -> Condition | None:
    """A column is empty, or says itself that nothing has come; None where all of it has."""
    told = tuple(value.text for value in column.values if value.text.startswith(words("no_result_yet")))
    if told and column.nulls:
        return Junction("or", (columns.among(column, told), Blank(ColumnRef(column.name))))
    return columns.among(column, told) if told else Blank(ColumnRef(column.name)) if column.nulls else None


def absent(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没有完成日期的: nothing stands in a column called by its name."""
    named = next((sense for sense in items[-1].sense(SenseKind.COLUMN) if sense.cost < STEM_COST), None)
    other = any(items[-1].has(kind) for kind in ("value", "verb", "part", "status"))
    denied = items[0].text in words("absent") and items[0].end == items[-1].start
    if named is None or other or not denied or not _may_lack(scope.ledger.column(named.column)):
        return None
    if items[-1].text.endswith(OF) and not scope.ledger.column(named.column).nulls:
        return None  # 没演的 tells of no 演出团体, which every row has
    made = Blank(ColumnRef(named.column))
    said = reduced(items[0], items[-1], "condition", condition=made, column=named.column)
    return of_none(said) if scope.ledger.column(named.column).type.numeric else said


def _may_lack(column: Column) -> bool:
    """Whether no such thing means an empty cell: always but of figures that could be nought."""
    return not column.type.numeric or (column.nulls > 0 and column.first not in ("0", "0.0"))
