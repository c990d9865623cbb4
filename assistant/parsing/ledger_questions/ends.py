"""Both ends of a figure, and how far they are apart: 最高和最低, AQI最高比最低高多少, 最多的镇和最少的镇差多少.

Invariant: the two ends are those of one figure, over rows or over groups; either by itself is an extreme.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.model.ledger_question import ColumnRef
from assistant.parsing.ledger_questions.groups import dimension_of, group_column
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS, default_measure
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.segments import is_break

APART = "difference.difference"


def both_ends(scope: Scope, items: Sequence[Item]) -> Item | None:
    """最高和最低: the largest and the smallest figure."""
    column = numeric_column(scope, items[0])
    scalar = items[0].scalar or (ColumnRef(column.name) if column else None)
    if scalar is None:
        return None
    name = column.name if column else items[0].text.replace("…", "到")
    return reduced(
        items[0],
        items[-1],
        "ends",
        scalar=scalar,
        column=items[0].column or name,
        noun=items[0].noun or (column.unit if column else ""),
        written=name,
    )


def both_figures(scope: Scope, items: Sequence[Item]) -> Item | None:
    """总和和平均值: two figures of one column."""
    column = numeric_column(scope, items[0])
    functions = tuple(item.name_of("aggregate") for item in items if item.has("aggregate"))
    if column is None or is_break(items[2]) or any(name not in FUNCTIONS for name in functions):
        return None
    own = {"scalar": ColumnRef(column.name), "column": column.name, "noun": column.unit, "written": column.name}
    return reduced(items[0], items[-1], "ends", values=functions, **own)


def ends_apart(scope: Scope, items: Sequence[Item]) -> Item | None:
    """最高和最低差多少, 最高AQI比最低AQI高多少: both ends and how far they are apart."""
    named = next(item for item in items if item.has("numeric") or item.has("scalar"))
    highest, lowest = (item for item in items if item.has("superlative"))
    if highest.name_of("superlative") == lowest.name_of("superlative"):
        return None
    made = both_ends(scope, (named, *items))
    return replace(made, start=items[0].start, kinds=made.kinds | {APART}) if made else None


def groups_apart(scope: Scope, items: Sequence[Item]) -> Item | None:
    """户数最多的镇和最少的镇差多少: how far the groups at both ends are apart."""
    figure, group = items[0], next(item for item in items if item.has("textual"))
    column, name = numeric_column(scope, figure), group_column(scope, group, "")
    if not name or (column is None and figure.measure is None):
        return None
    measure = figure.measure or default_measure(column) if column else figure.measure
    made = reduced(items[0], items[-1], "measure", measure=measure, column=figure.column or name, scalar=figure.scalar)
    return replace(made, kinds=made.kinds | {"dimension", APART, "spread"}, dimension=dimension_of(name))


EARLY_RULES: tuple[Rule, ...] = (
    Rule(
        "两头组差",
        "numeric|measure superlative textual join|than superlative textual? difference|more asked|ask.count?",
        groups_apart,
        "清洁取暖完成户数最多的镇和最少的镇差多少",
    ),
    Rule(
        "两头差",
        "numeric|scalar superlative join|than superlative difference|more asked|ask.count?",
        ends_apart,
        "AQI最高的和最低的差了多少",
    ),
    Rule(
        "最列比最列",
        "superlative numeric|scalar join|than superlative numeric|scalar difference|more asked|ask.count?",
        ends_apart,
        "最高AQI比最低AQI高多少",
    ),
    Rule(
        "最大值和最小值",
        "numeric|scalar aggregate.maximum join aggregate.minimum",
        both_ends,
        "PM10最大值和最小值差多少",
    ),
    Rule("总和和平均值", "numeric aggregate join aggregate", both_figures, "处罚金额的总和和平均值"),
)
"""Rules for both ends of a column, before either becomes a figure of its own."""

RULES: tuple[Rule, ...] = (
    Rule(
        "最高和最低", "numeric|scalar superlative asked? join? superlative asked?", both_ends, "频次最高和最低各是多少"
    ),
)
