"""A typed ledger question in Chinese words: the 理解为 line.

Invariant: walks the same tree that became SQL and takes its words from the same operator
table, so a person who checks the line checks the query.
"""

from datetime import date
from decimal import Decimal
from functools import singledispatch

from assistant.compile.operators import AGGREGATES, ARITHMETIC, COMPARISONS, DATE_PARTS
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Contains,
    DatePart,
    Dimension,
    ElementCount,
    Frame,
    FrameValue,
    HasElement,
    InFrame,
    Joined,
    Junction,
    Literal,
    Lookup,
    Magnitude,
    Measure,
    Membership,
    Order,
    Scalar,
    Tally,
)

WEEKDAYS = "一二三四五六日"


def phrase(query: Frame | Joined, facts: tuple[str, ...] = ()) -> str:
    """The whole question in one line; ``facts``: the columns that are asked about."""
    if isinstance(query, Joined):
        parts = [phrase(frame) for frame in query.frames]
        matched = f"按{'、'.join(query.keys)}对应" if query.keys else "并列给出"
        kept = query.frames if query.full else query.frames[1:] if query.outer else ()
        nought = any(measure.is_count for frame in kept for measure in frame.measures)
        return "；".join([*parts, matched + ("，没有的记0" if nought else "")])
    parts = [condition(part) for part in query.conditions if not _technical(part)]
    parts = [*(_looked_up(lookup) for lookup in query.lookups), *parts]
    if query.latest is not None:
        parts.insert(0, f"每个{query.latest[0]}只取{query.latest[1]}最近的一行")
    parts += [_split(query.dimensions)] if query.dimensions else []
    parts += [f"且{condition(part)}的组" for part in query.having]
    parts.append(f"问{'、'.join(facts)}" if facts else _asked(query))
    parts += [_order(query)] if query.order and (query.limit is not None or query.rank is not None) else []
    return f"{query.table}：" + "，".join(part for part in parts if part)


def _technical(part: Condition) -> bool:
    """Whether a condition only keeps empty cells out of an order."""
    return isinstance(part, Blank) and part.negated and not isinstance(part.operand, ColumnRef)


def _looked_up(lookup: Lookup) -> str:
    borrowed = "、".join(column.name for column in lookup.frame.columns[len(lookup.keys) :])
    return f"按{'、'.join(lookup.keys)}连同〔{phrase(lookup.frame)}〕的{borrowed}"


def _split(dimensions: tuple[Dimension, ...]) -> str:
    return "按" + "、".join(_dimension(part) for part in dimensions) + "分"


def _dimension(part: Dimension) -> str:
    if isinstance(part.scalar, DatePart):
        return f"{scalar(part.scalar.operand)}{DATE_PARTS[part.scalar.part].removeprefix('按')}"
    return part.name


def _asked(query: Frame) -> str:
    if query.count_groups:
        return "数组数"
    if query.spread:
        return f"求各组{query.measures[0].name}的最高、最低和相差"
    if query.measures:
        return "求" + "、".join(measure.name for measure in query.measures)
    if query.distinct:
        return "列出不重复的" + "、".join(column.name for column in query.columns)
    return "列出" + ("名单" if query.dimensions else "记录")


def _order(query: Frame) -> str:
    first: Order = query.order[0]
    direction = "从高到低" if first.descending else "从低到高"
    by = next((m.name for m in (*query.measures, *query.columns) if m.scalar == first.scalar), scalar(first.scalar))
    if query.rank is not None:
        return f"按{by}{direction}看{condition(query.rank.condition)}的名次"
    kept = f"取前{query.limit}" if query.limit != 1 or not query.ties else "取第一"
    kept = f"取第{query.limit}" if query.nth else kept
    kept += "和最后一个" if query.ends and query.limit == 1 else f"和后{query.limit}" if query.ends else ""
    kept += "（并列都列）" if query.ties else ""
    kept += f"，求{query.total.name}" if query.total is not None else ""
    each = f"每个{'、'.join(query.per)}" if query.per else ""
    return f"按{by}{direction}{each}{kept}"


@singledispatch
def scalar(node: object) -> str:
    """A scalar in words."""
    raise TypeError(type(node).__name__)


@scalar.register
def _(node: ColumnRef) -> str:
    return node.name


@scalar.register
def _(node: Literal) -> str:
    return f"{value(node.value)}{node.unit}"


@scalar.register
def _(node: Arithmetic) -> str:
    left, right = _operand(node.left, node.op == "/"), _operand(node.right, True)
    return f"{left}{ARITHMETIC[node.op].words}{right}"


def _operand(node: Scalar, bracketed: bool) -> str:
    return f"（{scalar(node)}）" if bracketed and isinstance(node, Arithmetic) else scalar(node)


@scalar.register
def _(node: Magnitude) -> str:
    return f"|{scalar(node.operand)}|"


@scalar.register
def _(node: DatePart) -> str:
    return scalar(node.operand) if node.part == "day" else f"{scalar(node.operand)}{DATE_PARTS[node.part]}"


@scalar.register
def _(node: Tally) -> str:
    return f"{len(node.conditions)}项中{condition(node.conditions[0]).split('＝')[-1]}的项数"


@scalar.register
def _(node: ElementCount) -> str:
    return f"{scalar(node.operand)}个数"


@scalar.register
def _(node: Aggregate) -> str:
    operand = scalar(node.operand) if node.operand is not None else "行数"
    words = AGGREGATES[node.function].words.format(operand).replace("行数计数", "行数")
    return f"{words}（{'，'.join(condition(part) for part in node.where)}）" if node.where else words


@scalar.register
def _(node: FrameValue) -> str:
    words = "全部的" + "、".join(scalar(measure.scalar) for measure in node.frame.measures)
    return (
        f"{words}（{'，'.join(condition(part) for part in node.frame.conditions)}）" if node.frame.conditions else words
    )


def value(constant: str | int | Decimal | date) -> str:
    """A constant as a reader writes it."""
    if isinstance(constant, Decimal):
        return format(constant.normalize(), "f")
    return constant.isoformat() if isinstance(constant, date) else str(constant)


@singledispatch
def condition(node: object) -> str:
    """A condition in words."""
    raise TypeError(type(node).__name__)


@condition.register
def _(node: Comparison) -> str:
    if isinstance(node.left, DatePart) and node.left.part == "weekday":
        return f"{scalar(node.left.operand)}是{'周末' if node.op == '>=' else '工作日'}"
    return f"{scalar(node.left)}{COMPARISONS[node.op].words}{scalar(node.right)}"


@condition.register
def _(node: Membership) -> str:
    if isinstance(node.operand, DatePart) and node.operand.part == "weekday":
        days = "或".join(f"周{WEEKDAYS[int(day) - 1]}" for day in node.values if isinstance(day, int))
        return f"{scalar(node.operand.operand)}{'不' if node.negated else ''}是{days}"
    sign = COMPARISONS["<>" if node.negated else "="].words
    return f"{scalar(node.operand)}{sign}{'或'.join(value(v) for v in node.values)}"


@condition.register
def _(node: Blank) -> str:
    return f"{scalar(node.operand)}{'已填' if node.negated else '未填'}"


@condition.register
def _(node: Contains) -> str:
    return f"{scalar(node.operand)}{'不含' if node.negated else '含'}“{node.text}”"


@condition.register
def _(node: HasElement) -> str:
    return f"{scalar(node.operand)}{'不含' if node.negated else '含'}{'或'.join(node.values)}"


@condition.register
def _(node: InFrame) -> str:
    if node.frame.distinct and node.frame.limit is not None and not node.frame.conditions:
        return _few(node.frame)
    parts: list[Dimension | Measure] = [*node.frame.dimensions, *node.frame.measures]
    names = tuple(part.name for part in parts or node.frame.columns)[: len(node.columns)]
    whose = f"的{'、'.join(names)}" if names != node.columns else ""
    return f"{'、'.join(node.columns)}{'不在' if node.negated else '在'}〔{phrase(node.frame)}〕{whose}中"


def _few(frame: Frame) -> str:
    """The rows of so many last times."""
    each = "".join(f"每个{name}" for name in frame.per)
    end = "最近" if frame.order[0].descending else "最早"
    return f"{each}{scalar(frame.order[0].scalar)}{end}的{frame.limit}{'次' if each else '个'}"


@condition.register
def _(node: Junction) -> str:
    if node.op == "and":
        return "，".join(condition(part) for part in node.parts)
    several = [isinstance(part, Junction) and part.op == "and" and len(part.parts) > 1 for part in node.parts]
    words = [condition(part) for part in node.parts]
    return "或".join(f"（{text}）" if bracketed else text for text, bracketed in zip(words, several, strict=True))
