"""Conditions on a computed figure: 落实率不到九成, 均值低于全区平均水平."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Arithmetic,
    ColumnRef,
    Comparison,
    Frame,
    FrameValue,
    Literal,
    Measure,
    Scalar,
)
from assistant.parsing.ledger_questions.conditions.values import best_value, value_condition
from assistant.parsing.ledger_questions.draft import EVERYTHING
from assistant.parsing.ledger_questions.items import Item, Quantity, reduced
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS, aggregated, column_measure, default_measure
from assistant.parsing.ledger_questions.measures.rates import share_of_rows
from assistant.parsing.ledger_questions.quantities import in_unit, numeric_column, of_row, operator
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF_ALL = frozenset(("overall", "aggregate.average"))
"""Kinds of what stands for the figure of all."""
LESS_THAN = frozenset(("more.less", "more.less_most", "compare.lt", "compare.le"))
"""Kinds of what says that a figure is the smaller of two."""
ASKS = frozenset(("ask.which", "ask.who"))
"""Kinds of what asks for the things of the ledger, whatever it calls them."""
OF_ROWS = frozenset(("ledger", "topic", "dating", "lasts"))
"""Kinds of what says which rows a figure is of, or that it was spent on them: 办培训花了一万块以上."""
TIMES = "倍"


def measure_compared(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """A measure against a number."""
    measure, quantity = items[0].measure, next(item.quantity for item in items if item.quantity)
    if measure is None:
        return None
    right = _share(quantity) if items[0].written == "rate" else in_unit(quantity, measure.unit)
    made = Comparison(measure.scalar, operator(items), right)
    return reduced(
        items[0], items[-1], "having", condition=made, column=items[0].column, scalar=items[0].scalar, measure=measure
    )


def share_compared(scope: Scope, items: Sequence[Item]) -> Item | None:
    """待拆解的占比超过三成: the rows that hold the value over all of the group, against a number."""
    sense = best_value(items[0])
    if sense is None or sense.kind is not SenseKind.VALUE:
        return None
    part = (value_condition(scope, sense, items[0].text),)
    named = scope.ledger.column(sense.column)
    measure = Measure(f"{items[0].text}占比", share_of_rows(part, (), None), "%")
    quantity = next(item.quantity for item in items if item.quantity)
    made = Comparison(measure.scalar, operator(items), _share(quantity))
    return reduced(items[0], items[-1], "having", condition=made, column=named.name, measure=measure)


def _share(quantity: Quantity) -> Literal:
    """A share as a fraction: 九成, 90 % and 0.9 are one."""
    value = quantity.value / 100 if quantity.percent or quantity.value > 1 else quantity.value
    return Literal(columns.number(Decimal(value)))


def against_overall(scope: Scope, items: Sequence[Item]) -> Item | None:
    """低于全区平均水平: the group's figure against the figure of all, under the same conditions."""
    measure = items[0].measure
    if measure is None:
        return None
    overall = FrameValue(Frame(scope.ledger.name, measures=(measure,)))
    made = _beside(measure.scalar, overall, items, measure.unit)
    of_all = any(item.has("all") or item.text.startswith(words("of_everything")) for item in items[1:])
    return replace(
        reduced(items[0], items[-1], "having", condition=made, column=items[0].column, written=EVERYTHING * of_all),
        measure=measure,
        scalar=items[0].scalar,
    )


def _operator(items: Sequence[Item]) -> str:
    """高于, or 比…还大."""
    than = any(item.has("than") for item in items)
    return operator(items) if not than else "<" if any(map(_is_less, items)) else ">"


def _beside(figure: Scalar, overall: Scalar, items: Sequence[Item], unit: str) -> Comparison:
    """高于平均, 比平均高; 比平均高10以上 says how far it is from it."""
    quantity = next((item.quantity for item in items if item.quantity), None)
    if quantity is None:
        return Comparison(figure, _operator(items), overall)
    less = any(map(_is_less, items))
    place = next((place for place, item in enumerate(items) if item.is_any(OF_ALL)), 0)
    op = operator(items[place:])
    if op == "=" and quantity.unit == TIMES:
        op = _operator(items)
    op = ">=" if op == "=" else op
    if quantity.unit == TIMES:
        more = any(item.has("more") for item in items)
        return Comparison(Arithmetic("/", figure, overall), op, Literal(columns.number(quantity.value + more)))
    gap = Arithmetic("-", overall, figure) if less else Arithmetic("-", figure, overall)
    return Comparison(gap, op, in_unit(quantity, unit))


def _is_less(item: Item) -> bool:
    return item.is_any(LESS_THAN)


def column_against_overall(scope: Scope, items: Sequence[Item]) -> Item | None:
    """PM2.5低于全区平均水平: means on both sides; where rows are asked for, each row's own figure on the left."""
    named = next(item for item in items if item.has("numeric"))
    column = numeric_column(scope, named)
    bound = next(place for place, item in enumerate(items) if item.has("compare") or item.has("than"))
    if column is None or any(_is_another(scope, item, column) for item in items[bound + 1 :]):
        return None
    if any(each.has("group.each") and not _is_of_rows(named, scope) for each, named in pairwise(items)):
        return None
    function, label = FUNCTIONS["average"]
    measure = aggregated(column, function, label)
    meant = any(item.has("aggregate") for item in items[:bound])
    scalar = None if meant else ColumnRef(column.name)
    taken = reduced(items[0], items[bound - 1], "measure", measure=measure, column=column.name, scalar=scalar)
    return against_overall(scope, (taken, *items[bound:]))


def _is_of_rows(item: Item, scope: Scope) -> bool:
    """Whether a mean of each such thing is that of the rows: 各县区平均数, where a row tells of one of them."""
    place = columns.place_column(scope.ledger)
    names = {scope.ledger.entity, place.name if place is not None else scope.ledger.entity}
    return any(sense.column in names for sense in item.sense(SenseKind.COLUMN)[:1])


def _is_another(scope: Scope, item: Item, column: Column) -> bool:
    """Whether a figure is held against another one rather than against its own mean: 应停比实停平均多几天."""
    other = numeric_column(scope, item) if item.has("numeric") else None
    return other is not None and other != column


def column_beside_overall(scope: Scope, items: Sequence[Item]) -> Item | None:
    """进度在平均以上: the side of the mean is said behind it."""
    sides = {"ge": "compare.ge", "gt": "compare.gt", "le": "compare.le", "lt": "compare.lt"}
    side = sides[items[-1].name_of("after")]
    return column_against_overall(scope, (*items[:-2], replace(items[-1], kinds=frozenset({side})), items[-2]))


def mean_compared(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均正点率不到九成: the mean of a group against a number."""
    named = column_measure(scope, items[:2])
    if named is None or named.measure is None:
        return None
    quantity = next(item.quantity for item in items if item.quantity)
    made = Comparison(named.measure.scalar, operator(items[2:]), in_unit(quantity, named.measure.unit))
    return reduced(items[0], items[-1], "having", condition=made, column=named.column, measure=named.measure)


def sums_of_groups(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """Items with 「复烧户数超过20户的」 before 镇街 put to the sum of each: what is asked for has many rows."""
    current = list(items)
    for place, item in enumerate(items):
        around = _asked_before(items, place) or items[place + 1 : place + 2]
        beyond = _beyond_rows(item, scope)
        total = _total(item, scope) if any(_holds_many(other, scope, beyond) for other in around) else None
        if total is not None and isinstance(item.condition, Comparison):
            made, of_row = replace(item.condition, left=total.scalar), item.condition.left
            current[place] = replace(item, kinds=frozenset({"having"}), condition=made, measure=total, scalar=of_row)
    return tuple(current)


def _asked_before(items: Sequence[Item], place: int) -> Sequence[Item]:
    """哪些镇街 before a bound that ends what is said of them, with rows of a kind, their day or deed between."""
    before = [item for item in items[:place] if not (item.condition is not None or item.is_any(OF_ROWS))]
    return before[-1:] if place + 1 == len(items) and before and before[-1].has("which") else ()


def _total(item: Item, scope: Scope) -> Measure | None:
    """The sum that a bound on a column of amounts may be said of."""
    compared = item.condition.left if isinstance(item.condition, Comparison) else None
    named = scope.ledger.column(compared.name) if isinstance(compared, ColumnRef) and item.has("condition") else None
    bound = isinstance(item.condition, Comparison) and isinstance(item.condition.right, Literal)
    return default_measure(named) if named is not None and bound and columns.additive(named) else None


def _beyond_rows(item: Item, scope: Scope) -> bool:
    """Whether a bound can only be said of sums: no single row reaches it, or one row with nought says nothing yet."""
    made = item.condition
    if not isinstance(made, Comparison) or not isinstance(made.left, ColumnRef) or not isinstance(made.right, Literal):
        return False
    most = scope.ledger.column(made.left.name).last
    bound = made.right.value
    if not isinstance(bound, int | Decimal):
        return False
    nought = made.op == "=" and bound == 0
    return nought or (made.op in (">", ">=") and bool(most) and Decimal(most) < Decimal(str(bound)))


def _holds_many(item: Item, scope: Scope, beyond: bool) -> bool:
    """Whether an item names a column of places, each of which has many rows; ``beyond``: any other names as well."""
    place = columns.place_column(scope.ledger)
    counted = item.has("asked") and item.noun not in words("row_nouns")
    if beyond and (counted or item.is_any(ASKS)) and not item.column:
        return columns.repeats(scope.ledger)
    if beyond and item.condition is None and (item.has("textual") or item.has("which")):
        names = [scope.ledger.column(sense.column) for sense in item.sense(SenseKind.COLUMN)[:1]]
        return any(column.type.textual and 0 < column.distinct < scope.ledger.rows for column in names)
    said = [sense.column for sense in item.sense(SenseKind.COLUMN)]
    named = any(place is not None and (name == place.name or columns.is_nested(name)) for name in said)
    return named and item.condition is None and place is not None and place.name != scope.ledger.entity


MEAN_RULES: tuple[Rule, ...] = (
    Rule(
        "列比均值还多",
        "aggregate.average? verb? numeric aggregate.average? than all|both? group.each? value? ledger|column|topic? "
        "overall|aggregate.average numeric? more|more.more_most|more.less_most compare? quantity? after?",
        column_against_overall,
        "过火面积比平均水平还大的火点",
    ),
    Rule(
        "列比总体",
        "aggregate.average? verb? numeric aggregate.average? compare all|both? group.each? "
        "value|ledger|textual|topic? overall|aggregate.average numeric? quantity? after?",
        column_against_overall,
        "PM2.5低于全区平均水平的镇",
    ),
    Rule("列均上下", "verb? numeric span? overall|aggregate.average after", column_beside_overall, "进度在平均以上"),
    Rule("总数比数", "aggregate.sum numeric compare quantity after?", mean_compared, "累计发现超过10起的路段"),
    Rule("总数以上", "aggregate.sum numeric quantity after", mean_compared, "累计发现10起以上的路段"),
    Rule("均值比数", "aggregate.average numeric compare quantity after?", mean_compared, "平均进度不到50%的单位"),
    Rule("均值以上", "aggregate.average numeric quantity after", mean_compared, "平均进度80%以上的单位"),
    Rule("列均比数", "numeric aggregate.average compare quantity after?", mean_compared, "PM2.5均值超过60的镇"),
)
"""Rules for a mean against a number or a mean, before the bare column takes it."""

RULES: tuple[Rule, ...] = (
    Rule(
        "值占比比数",
        "value ledger|textual|topic|rows|classifier? share.share compare quantity after?",
        share_compared,
        "待拆解的车占比超过三成的镇街",
    ),
    Rule(
        "比总体", "measure compare all? overall|aggregate.average", against_overall, "湿法作业达标率低于平均水平的镇街"
    ),
    Rule(
        "量比平均高",
        "measure than all? overall|aggregate.average more compare? quantity? after?",
        against_overall,
        "湿法作业达标率比平均高的镇",
    ),
    Rule("量比数", "measure compare quantity after?", measure_compared, "落实率不到九成"),
    Rule("量以上", "measure quantity after", measure_compared, "拆解率八成以上"),
)


def put_to_row(item: Item) -> Item:
    """A condition on a group's figure as one on the same figure of a row, where there is one."""
    if not item.has("having") or item.scalar is None or not isinstance(item.condition, Comparison):
        return item
    made = replace(item.condition, left=of_row(item.condition.left, item.scalar))
    return replace(item, kinds=frozenset({"condition"}), condition=made, scalar=None)
