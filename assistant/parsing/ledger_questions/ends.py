"""Both ends of a figure, and how far they are apart: 最高和最低, AQI最高比最低高多少, 最多的镇和最少的镇差多少.

Invariant: the two ends are those of one figure, over rows or over groups; either by itself is an extreme.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import ColumnRef, Function
from assistant.parsing.ledger_questions.groups import FIRST, dimension_of, group_column
from assistant.parsing.ledger_questions.items import JOINED, NAME, Item, reduced
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS, aggregated, default_measure
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.times.date_groups import ASKS_SPAN
from assistant.records import replace

APART = "difference.difference"
PAIR, MEAN = {"most", "least"}, "平均"
NAMING = frozenset(("which", "ask.which", "ask.who", "ask.when", *ASKS_SPAN))
"""Kinds of what asks whose figures the two ends are."""
EXTREME, THINGS = frozenset({"extreme"}), frozenset(("textual", "ledger", "which"))


def both_ends(scope: Scope, items: Sequence[Item]) -> Item | None:
    """最高和最低: the largest and the smallest figure."""
    column = numeric_column(scope, items[0])
    scalar = items[0].scalar or (ColumnRef(column.name) if column else None)
    if scalar is None:
        return None
    name = column.name if column else items[0].text.replace(JOINED, "到")
    return reduced(
        items[0],
        items[-1],
        "ends",
        scalar=scalar,
        column=items[0].column or name,
        noun=items[0].noun or (column.unit if column else ""),
        written=name,
    )


def ends_of_named(scope: Scope, items: Sequence[Item]) -> Item | None:
    """最高和最低单价各是多少: both ends of the column behind them."""
    named = next(item for item in reversed(items) if item.has("numeric"))
    ends = {item.name_of("superlative") for item in items if item.has("superlative")}
    made = both_ends(scope, (named, *items)) if ends == PAIR else None
    return replace(made, start=items[0].start) if made is not None else None


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
    figure = next(item for item in items if item.has("numeric") or item.measure is not None)
    group = next(item for item in items if item.has("textual") and item is not figure)
    column, name = numeric_column(scope, figure), group_column(scope, group, "")
    if not name or (column is None and figure.measure is None):
        return None
    mean = column is not None and any(item.has("aggregate.average") for item in items)
    bare = (
        aggregated(column, Function.AVERAGE, MEAN) if column and mean else default_measure(column) if column else None
    )
    measure = figure.measure or bare
    made = reduced(items[0], items[-1], "measure", measure=measure, column=figure.column or name, scalar=figure.scalar)
    return replace(made, kinds=made.kinds | {"dimension", APART, "spread"}, dimension=dimension_of(name))


def of_things(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with both ends of a figure as an extreme and its other end, where those who have them are asked for.

    处罚金额最高和最低的单位分别是哪家 asks for two units, 处罚金额最高和最低分别是多少 for two figures.
    """
    named = [_named(items[:place], item) for place, item in enumerate(items)]
    return tuple(part for place, item in enumerate(named) for part in _as_extremes(named, place, item))


def from_the_end_named(items: Sequence[Item], place: int) -> Sequence[Item]:
    """The items with 前三个 behind 从低到高 as the three lowest: the order says which of them come first."""
    bare = items[place].has(FIRST) and items[place].written == "most"
    if not bare or not any(item.has("sort.ascending") for item in items[:place]):
        return items
    return (*items[:place], replace(items[place], written="least"), *items[place + 1 :])


def _named(before: Sequence[Item], item: Item) -> Item:
    """的路段各 right behind both ends as the thing that they are of, of which there are two, and no split."""
    ends = any(other.has("ends") and not other.values for other in before[-1:])
    if not ends or item.dimension is None or item.written != "split":
        return item
    return replace(item, kinds=NAME, senses=(Sense(SenseKind.COLUMN, item.column),), dimension=None, written="")


def _as_extremes(items: Sequence[Item], place: int, item: Item) -> tuple[Item, ...]:
    said = item.has("ends") and not item.values and not item.has(APART)
    noun = any(after.is_any(THINGS) and after.condition is None for after in items[place + 1 : place + 2])
    asked = any(after.is_any(NAMING) for after in items[place + 1 :])
    if not said or not (noun or (asked and not any(other.has("dimension") for other in items))):
        return (item,)
    bottom = replace(item, start=item.end, kinds=EXTREME, written="least", scalar=None, column="")
    if isinstance(item.scalar, ColumnRef):
        return (replace(item, kinds=EXTREME, written="most", scalar=None), bottom)
    return (replace(item, kinds=EXTREME | {"scalar"}, written="most", column=""), bottom)


NAMED_RULES: tuple[Rule, ...] = (
    Rule(
        "最高和最低列",
        "superlative join superlative ledger|topic? numeric group.each? compare.eq? asked|ask.count?",
        ends_of_named,
        "最高和最低处罚金额各是多少",
    ),
)
"""Rules for both ends of a column that is named behind them, before the last of them becomes a figure of its own."""

EARLY_RULES: tuple[Rule, ...] = (
    Rule(
        "两头组差",
        "numeric|measure aggregate.average? superlative textual join|than superlative textual? difference|more "
        "asked|ask.count|classifier?",
        groups_apart,
        "清洁取暖完成户数最多的镇和最少的镇差多少",
    ),
    Rule(
        "两头的组差",
        "numeric|measure superlative join superlative textual difference asked|ask.count|classifier?",
        groups_apart,
        "清洁取暖完成户数最多和最少的镇街差多少",
    ),
    Rule(
        "两头的组列差",
        "superlative join superlative textual numeric difference asked|ask.count|classifier?",
        groups_apart,
        "最多和最少的镇街完成户数差多少",
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
