"""What a figure is a figure of, in words: 东镇11月处置状态未取缔的网点.

Invariant: every condition of the frame is told, in the order one says them (where, when, what);
a figure without them would be read as that of the whole ledger.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from assistant.answering.ledgers.wording import number
from assistant.compile.phrases import condition, scalar, value
from assistant.model.catalog import Catalog, Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    DatePart,
    Frame,
    Function,
    Junction,
    Literal,
    Measure,
    Membership,
)
from assistant.text.lexicon import load

COMPARED = {">": "超过", ">=": "不低于", "<": "低于", "<=": "不超过", "=": "为", "<>": "不是"}
BOUNDED = {">": "晚于", ">=": "不早于", "<": "早于", "<=": "不晚于", "=": "是", "<>": "不是"}


def told_of(frame: Frame, catalog: Catalog) -> str:
    """The conditions as one says them; empty where there are none."""
    ledger = catalog.ledger(frame.table)
    parts = [part for whole in frame.conditions for part in _flat(whole)]
    where = [part for part in parts if _is_place(part, ledger)]
    days, rest = _days([part for part in parts if part not in where])
    told = "".join([*(_condition(part, ledger) for part in where), *(_span(*span, ledger, catalog) for span in days)])
    others = [words for part in rest if (words := _condition(part, ledger))]
    newest = [f"每个{frame.latest[0]}最近一次"] if frame.latest is not None else []
    return "、".join([*([told] if told else []), *newest, *dict.fromkeys(others)])


def subject(frame: Frame, catalog: Catalog) -> str:
    """东镇处置状态未取缔的网点; the things counted, where those are not the rows."""
    of = told_of(frame, catalog)
    noun = noun_of(catalog.ledger(frame.table), _counted_column(frame))
    return f"{of}的{noun}" if of else noun


def owner(frame: Frame, catalog: Catalog) -> str:
    """东镇11月的, before a figure; the ledger's subject where nothing narrows it."""
    of = told_of(frame, catalog)
    return f"{of}的" if of else f"{stem_of(catalog.ledger(frame.table))}的"


def plainly_counted(measure: Measure) -> bool:
    """Whether the measure counts all rows or things of a column, with no condition of its own."""
    return measure.is_count and isinstance(measure.scalar, Aggregate) and not measure.scalar.where


def _counted_column(frame: Frame) -> str:
    """The column whose things are counted or listed by name; empty for rows."""
    if frame.distinct and frame.columns:
        return frame.columns[0].name
    scalar_ = frame.measures[0].scalar if len(frame.measures) == 1 else None
    operand = scalar_.operand if isinstance(scalar_, Aggregate) and scalar_.function is Function.DISTINCT else None
    return operand.name if isinstance(operand, ColumnRef) else ""


def stem_of(ledger: Ledger) -> str:
    """What the ledger is about: its name without 台账."""
    return _without(ledger.name, load("ledger_schema")["ledger_suffixes"]["words"])


def noun_of(ledger: Ledger, column: str = "") -> str:
    """What rows are called (网点), or the things of a column (工地 of 工地名称)."""
    if column:
        return _without(column, load("ledger_schema")["entity_suffixes"]["words"])
    stem = stem_of(ledger)
    if ledger.entity and ledger.unit_noun == "个" and "×" not in ledger.grain:
        return noun_of(ledger, ledger.entity)
    rows = (*load("ledger_schema")["row_nouns"]["words"], "天", "")
    return f"{stem}记录" if ledger.unit_noun in rows else stem


def _without(name: str, endings: Sequence[str]) -> str:
    """The name without the longest of the endings, unless nothing would be left."""
    for ending in sorted(endings, key=len, reverse=True):
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


def _flat(part: Condition) -> Iterator[Condition]:
    if isinstance(part, Junction) and part.op == "and":
        for inner in part.parts:
            yield from _flat(inner)
    else:
        yield part


def _is_place(part: Condition, ledger: Ledger) -> bool:
    towns = load("ledger_schema")["town_columns"]["words"]
    named = part.operand.name if isinstance(part, Membership) and isinstance(part.operand, ColumnRef) else ""
    return named in towns or named == ledger.entity != ""


def _days(parts: Sequence[Condition]) -> tuple[list[tuple[str, date, date]], list[Condition]]:
    """(column, first, last) of each pair of bounds, and the conditions that are none."""
    bounds: dict[str, dict[str, date]] = {}
    for part in parts:
        day = _day_bound(part)
        if day is not None:
            bounds.setdefault(day[0], {}).setdefault(day[1], day[2])
    spans = []
    for name, ends in bounds.items():
        if "=" in ends:
            spans.append((name, ends["="], ends["="]))
        elif ">=" in ends and "<=" in ends:
            spans.append((name, ends[">="], ends["<="]))
    whole = {name for name, *_ in spans}
    rest = [part for part in parts if (day := _day_bound(part)) is None or day[0] not in whole]
    return spans, rest


def _day_bound(part: Condition) -> tuple[str, str, date] | None:
    if (
        not isinstance(part, Comparison)
        or not isinstance(part.right, Literal)
        or not isinstance(part.right.value, date)
    ):
        return None
    left = part.left.operand if isinstance(part.left, DatePart) and part.left.part == "day" else part.left
    return (left.name, part.op, part.right.value) if isinstance(left, ColumnRef) else None


def _span(name: str, first: date, last: date, ledger: Ledger, catalog: Catalog) -> str:
    """11月; with the column where the ledger has several dates, with the year where it is not the current one."""
    dates = [column.name for column in ledger.columns if column.type.temporal]
    year = "" if catalog.as_of is not None and first.year == last.year == catalog.as_of.year else f"{first.year}年"
    whole = (
        first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month)
    )
    told = f"{year}{first.month}月" if whole else f"{year}{first.month}月{first.day}日"
    if not whole and first != last:
        ends = f"{last.year}年" if last.year != first.year else ""
        told += f"至{ends}{last.month}月{last.day}日"
    return f"{name}在{told}" if len(dates) > 1 else told


def _condition(part: Condition, ledger: Ledger) -> str:
    if isinstance(part, Blank) and part.negated:
        return ""
    if isinstance(part, Membership) and isinstance(part.operand, ColumnRef):
        return _membership(part, ledger.column(part.operand.name), ledger)
    if isinstance(part, Comparison) and isinstance(part.right, Literal):
        return _comparison(part, part.right, ledger)
    return condition(part)


def _membership(part: Membership, column: Column, ledger: Ledger) -> str:
    texts = [value(one) for one in part.values]
    told = "或".join(texts)
    if _is_place(part, ledger):
        return f"除{told}外" if part.negated else told
    if part.negated:
        undone = f"未{told.removeprefix('已')}"
        others = {one.text for one in column.values} - {undone, *column.done}
        less = bool(others) and any(one.text == undone for one in column.values)  # 清理中 is not 未清理 either
        plain = len(texts) == 1 and set(texts) == set(column.done) and not less
        return f"{column.name}{undone}" if plain else f"{column.name}不是{told}"
    plain = told.startswith(("已", "未", "不", "没")) or told in load("ledger_schema")["bad_values"]["words"]
    return f"{column.name}{told}" if plain else f"{column.name}为{told}"


def _comparison(part: Comparison, right: Literal, ledger: Ledger) -> str:
    if isinstance(right.value, date):
        return f"{scalar(part.left)}{BOUNDED[part.op]}{value(right.value)}"
    if isinstance(part.left, DatePart):
        return condition(part)
    shares = isinstance(part.left, Arithmetic) and part.left.op == "/" and "/" not in right.unit
    if shares and isinstance(part.left, Arithmetic) and isinstance(right.value, (int, Decimal)):
        ratio = f"{scalar(part.left.left)}占{scalar(part.left.right)}的比例"
        return f"{ratio}{COMPARED[part.op]}{number(Decimal(right.value) * 100)}%"
    unit = right.unit or (ledger.column(part.left.name).unit if isinstance(part.left, ColumnRef) else "")
    return f"{scalar(part.left)}{COMPARED[part.op]}{value(right.value)}{unit}"
