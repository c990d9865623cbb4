"""What words mean by themselves: a share, a mean, a ranking must be in the construct they call for.

Invariant: one check a meaning; a word of several passes with one of them.
"""

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Comparison,
    FrameValue,
    Function,
    InFrame,
    Scalar,
)
from assistant.parsing.ledger_questions.accounting.case import Case
from assistant.parsing.ledger_questions.accounting.evidence import bare, nodes
from assistant.parsing.ledger_questions.accounting.made import ends, extreme
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.judgements import judges
from assistant.parsing.ledger_questions.schema.limit_columns import limit_columns
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.senses import STEM_COST, SenseKind
from assistant.parsing.ledger_questions.times.kept_periods import kept_part, told_days
from assistant.parsing.ledger_questions.words import words

OF_ALL, COUNT_ENDING, PERCENT = "占", "数", ("%", "百分")
COUNTS = (Function.COUNT, Function.DISTINCT, Function.SUM)


def column(item: Item, case: Case) -> bool:
    """One of the columns named bears on the result or is shown; the entity is what is counted."""
    about = any(name.startswith(item.text) for name in case.evidence.columns)  # 工业用水 of 用水性质, beside 用水量
    guessed = about or item.headed or not item.kinds <= FIGURE  # a stem may be no more than what the ledger is about
    names = {sense.column for sense in item.sense(SenseKind.COLUMN) if sense.cost < STEM_COST or not guessed}
    done = {sense.column for sense in item.sense(SenseKind.VERB)}  # 最早是哪天完成的 tells of the deed alone
    if not names or done & case.evidence.columns:
        return True
    shown = not (item.has("value") and "asked" in case.said)  # 余氯不合格的有几份 counts not all that failed
    if shown and case.evidence.lists and names & case.evidence.shown:
        return True
    if names & case.evidence.columns or any(_of_grain(name, case.ledger) for name in names):
        return True
    if any(_measured_in_part(n, case) or _counted_as_days(n, case) or _is_followed_up(item, n, case) for n in names):
        return True
    return _of_things(case) and any(_is_thing(item, name, case.ledger) for name in names)


def _of_things(case: Case) -> bool:
    """Whether rows are counted as things or listed, or it is told how long each took: 问题从发现到处理完几天."""
    return case.evidence.lists or Function.COUNT in case.evidence.aggregates or "-" in case.evidence.operators


def _of_grain(name: str, ledger: Ledger) -> bool:
    """Whether a column names what a row is, so that counting rows counts it."""
    return name == ledger.entity or name in ledger.grain.split("×")


def _is_followed_up(item: Item, name: str, case: Case) -> bool:
    """Whether the column tells what was found, and the question what became of it: 问题整改完成率, and no 施工许可."""
    found = (told := case.ledger.column(name)).type.textual and not judges(told) and name.endswith(item.text)
    return found and any(other.startswith(words("followed_up")) for other in case.evidence.columns)


def _counted_as_days(name: str, case: Case) -> bool:
    """Whether the column is the date of rows that are counted as days: AQI超过100的日子最多."""
    days = case.ledger.unit_noun in words("day_nouns") and case.ledger.column(name).type.temporal
    return days and Function.COUNT in case.evidence.aggregates


def _measured_in_part(name: str, case: Case) -> bool:
    """Whether the column is the whole that a figure is a part of: 发现的问题 where 整改了多少 is asked."""
    whole = case.ledger.column(name)
    parts = [part for part in case.ledger.columns if part.name in case.evidence.columns and part.type.numeric]
    return whole.type.numeric and any(columns.whole_of(case.ledger, part) == whole for part in parts)


def _is_thing(item: Item, name: str, ledger: Ledger) -> bool:
    """Whether the word is the thing that a column counts (问题 of 问题数): rows are counted as such things."""
    named = ledger.column(name)
    return named.type.numeric and named.unit in words("generic_nouns") and named.name == item.text + COUNT_ENDING


def deed(item: Item, case: Case) -> bool:
    """Of what brings a row to its end (销掉了 where there is a 销号状态) that state or its day is in the question."""
    days = {sense.column for sense in item.sense(SenseKind.VERB)}
    state = columns.status_column(case.ledger)
    if state is None or not days or not all(_is_end(case.ledger.column(name), state) for name in days):
        return True
    return bool({*days, state.name} & case.evidence.columns) or case.evidence.lists


def _is_end(day: Column, state: Column) -> bool:
    """Whether a date is that of the deed that a state is called by: 销号日期 and 销号状态."""
    return column_stem(day) == column_stem(state)


def limit(_item: Item, case: Case) -> bool:
    """A condition on a time limit."""
    held = {node.name for node in nodes(tuple(case.evidence.conditions)) if isinstance(node, ColumnRef)}
    return any(named.name in held for named in limit_columns(case.ledger))


def days_gone(_item: Item, case: Case) -> bool:
    """已过天数: days between dates; what lies behind us is a condition of a rule's making."""
    return "-" in case.evidence.operators


def length(item: Item, case: Case) -> bool:
    """周期: days between dates, or a figure kept in units of time; 用了 and 花了 tell themselves of what."""
    kept = _is_in(case, (*words("duration_units"), *words("day_nouns")))
    return item.text not in words("length_nouns") or days_gone(item, case) or kept


def looked_up(_item: Item, case: Case) -> bool:
    """作为责任单位, 当天 may tie the rows to another table, which leaves its keys."""
    return any(isinstance(condition, InFrame) for condition in case.evidence.conditions)


def quotient(_item: Item, case: Case) -> bool:
    """A share, or a figure that is in percent."""
    return "/" in case.evidence.operators or _is_in(case, PERCENT)


def size(item: Item, case: Case) -> bool:
    """多大, 多深: a figure that things have, or a share; 多少 may be told by whatever stands there."""
    if "/" in case.evidence.operators:
        return True
    told = (column for column in case.ledger.columns if column.name in case.evidence.answering)
    return not item.text.endswith(words("size_asks")) or any(column.type.numeric for column in told)


def short(item: Item, case: Case) -> bool:
    """What is missing to a plan, where one is named: 比计划差多少; 差 by itself may be no more than how it went."""
    named = any(word in item.text for word in words("owed_to"))
    return gap(item, case) or (len(item.kinds) == 1 and not named)


def things(_item: Item, case: Case) -> bool:
    """Things counted, each once."""
    return Function.DISTINCT in case.evidence.aggregates


def in_points(item: Item, case: Case) -> bool:
    """A difference of two shares, or one that is a bound (高5个百分点以上); a bare share is in no points."""
    held = any(isinstance(node, Arithmetic) and node.op == "-" for node in nodes(tuple(case.evidence.conditions)))
    return (quotient(item, case) and gap(item, case)) or held


def own_share(item: Item, case: Case) -> bool:
    """A share of its own, which no other word asks for by its name: 合格率多少，占全部的比例."""
    named_by = case.claimed if item.measure is None else ()
    divided = (node for node in case.evidence.figures if isinstance(node, Arithmetic) and node.op == "/")
    told = _is_in(case, PERCENT) and not item.text.startswith(OF_ALL)  # 占几成 is asked of rows, whatever is in percent
    return told or any(not any(_is_called(node, one) for one in named_by) for node in divided)


def _is_in(case: Case, units: tuple[str, ...]) -> bool:
    named = {column.name for column in case.ledger.columns if column.unit.startswith(units)}
    return any(isinstance(node, ColumnRef) and node.name in named for node in case.evidence.figures)


def _is_called(figure: Arithmetic, named: Scalar) -> bool:
    """Whether a quotient is the one that a word asks for by its name, over fewer rows or all."""
    alike = bare(named) == bare(figure)
    return alike and isinstance(named, Arithmetic) and _conditions(named.left) <= _conditions(figure.left)


def _conditions(scalar: Scalar) -> frozenset[object]:
    return frozenset(part for node in nodes(scalar) if isinstance(node, Aggregate) for part in node.where)


def mean(_item: Item, case: Case) -> bool:
    """A mean, of rows or over something."""
    return Function.AVERAGE in case.evidence.aggregates or "/" in case.evidence.operators


def total(_item: Item, case: Case) -> bool:
    """A sum or a count, or two figures added; a list is whole anyway, but tells not 一共多少."""
    return (
        (case.evidence.lists and not ({"ask.count", "asked"} & case.said and not case.evidence.whole_rows))
        or "+" in case.evidence.operators
        or any(function in case.evidence.aggregates for function in COUNTS)
    )


def overall(_item: Item, case: Case) -> bool:
    """The figure of all rows: beside another, or by itself over all places."""
    place = columns.place_column(case.ledger)
    held = {node.name for node in nodes(tuple(case.evidence.conditions)) if isinstance(node, ColumnRef)}
    alone = Function.AVERAGE in case.evidence.aggregates and (place is None or place.name not in held)
    return any(isinstance(node, FrameValue) for node in _compared(case)) or alone


def _compared(case: Case) -> list[object]:
    return [side.right for side in case.evidence.conditions if isinstance(side, Comparison)]


def gap(_item: Item, case: Case) -> bool:
    """A difference."""
    apart = any(frame.spread for frame in case.evidence.outer)
    return apart or "-" in case.evidence.operators or case.evidence.parts != frozenset()


def beside(item: Item, case: Case) -> bool:
    """A difference, a figure of the plan, two columns against each other, groups side by side; 跟 also joins."""
    if item.has("join.and") and case.evidence.lists:
        return True
    grouped = case.evidence.splits and not any(frame.having for frame in case.evidence.outer)
    return gap(item, case) or overall(item, case) or grouped or _held_against(case)


def compared(item: Item, case: Case) -> bool:
    """What stands beside another, or the highest of several: 高的是哪一类."""
    if "extreme" in case.said:
        return gap(item, case) or overall(item, case) or _held_against(case)
    return beside(item, case) or extreme(item, case)


def apart(item: Item, case: Case) -> bool:
    """One of two sides above or below the other: 甲镇的合格率低于乙镇几个百分点."""
    return "points" in case.said and "than" not in case.said and gap(item, case)


def _held_against(case: Case) -> bool:
    if case.evidence.question.figures:
        return True
    pairs = [side for side in case.evidence.conditions if isinstance(side, Comparison)]
    return any(isinstance(pair.left, ColumnRef) and isinstance(pair.right, ColumnRef) for pair in pairs)


LEFT_OVER = frozenset(("plan.gap", "plan.room"))


def planned(item: Item, case: Case) -> bool:
    """A figure of the plan, what is missing to a planned one, or how many there are (任务数)."""
    counted = item.text.removesuffix(COUNT_ENDING)
    counts = counted != item.text and counted in f"{case.ledger.name} {case.ledger.entity}" and total(item, case)
    return bool(case.evidence.question.figures) or (item.is_any(LEFT_OVER) and gap(item, case)) or counts


def split(item: Item, case: Case) -> bool:
    """Several groups, several rows or several figures; of 每个 only what is told of each."""
    several = sum(len(frame.measures) for frame in case.evidence.outer) > 1 and item.text not in words("each_one")
    return case.evidence.splits or case.evidence.lists or several


def by_date(item: Item, case: Case) -> bool:
    """The rows split by the part of the date."""
    return item.name_of("group") in case.evidence.parts


def over_time(_item: Item, case: Case) -> bool:
    """The rows split by any part of the date: 这几个月 of what is told month by month."""
    return bool(case.evidence.parts)


def sorted_by(_item: Item, case: Case) -> bool:
    """A sort key that was chosen: a figure's, or of a list, or the date itself."""
    return case.evidence.lists or _by_figure(case) or bool(case.evidence.parts)


def _by_figure(case: Case) -> bool:
    keys = [key.scalar for frame in case.evidence.frames for key in frame.order[:1]]
    return any(isinstance(node, Aggregate) for node in nodes(tuple(keys)))


def newest(_item: Item, case: Case) -> bool:
    """The newest or the first rows: of each entity, by sorting, or the newest date itself."""
    frames = case.evidence.frames
    dates = {column.name for column in case.ledger.columns if column.type.temporal}
    keys = [frame.order for frame in frames if frame.limit]
    dated = any(isinstance(node, ColumnRef) and node.name in dates for node in nodes(tuple(keys)))
    return (
        dated
        or any(frame.latest for frame in frames)
        or case.evidence.question.ordinal is not None
        or ends(_item, case)
    )


def day(_item: Item, case: Case) -> bool:
    """The date or period itself: told, split by or sorted by; one that only narrows the rows answers nothing."""
    kept = {column.name for column in case.ledger.columns if kept_part(column.name)}
    named = {column.name for column in told_days(case.ledger)} | kept
    return case.evidence.whole_rows or bool(named & case.evidence.answering)


def names(_item: Item, case: Case) -> bool:
    """Names or rows, not one figure over all."""
    told_beside = "more" in case.said and "-" in case.evidence.operators
    return case.evidence.lists or case.evidence.splits or told_beside


def ranked(_item: Item, case: Case) -> bool:
    """A place in a ranking, or a sorting by a figure."""
    placed = any(frame.rank for frame in case.evidence.frames)
    return placed or _by_figure(case) or (case.evidence.lists and any(frame.order for frame in case.evidence.frames))
