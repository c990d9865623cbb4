"""Conditions on the rows of a group: how many there are, how many of a kind, none at all.

Invariant: a bare number becomes the size of a group only where no column has taken it.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Aggregate,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Function,
    Junction,
    Literal,
    Scalar,
)
from assistant.parsing.ledger_questions.conditions.bindings import bound_value
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.numbers import compared
from assistant.parsing.ledger_questions.conditions.spans import early_or_late
from assistant.parsing.ledger_questions.conditions.status import done_status
from assistant.parsing.ledger_questions.conditions.values import best_value, plain_value
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import day_of_deed, days_of, numeric_column, operator
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns, limits
from assistant.parsing.ledger_questions.schema.several_valued import elements_in_row
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.units import find_unit

HAVE = "有"
OTHERWISE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "<>", "<>": "="}
"""What holds where a comparison does not."""


def none_done(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一项都没完成: no row of the group is done."""
    number = items[0].quantity
    if number is not None and (number.value != 1 or days_of(number) is not None):
        return None
    if items[-1].headed and items[-1].has("value") and any(item.has("verb") for item in items[:-1]):
        return None
    made = _said(scope, items[-1:])
    if made is None:
        return _nothing_finished(scope, items)
    if made.condition is None:
        return None
    count = Comparison(Aggregate(Function.COUNT, None, (made.condition,)), "=", Literal(0))
    return reduced(items[0], items[-1], "having", condition=count, column=made.column)


def _nothing_finished(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一户都没完成, where amounts tell how far a row has come: nothing of the planned amount."""
    pair = columns.planned_and_finished(scope.ledger) if items[-1].has("status") else None
    if pair is None:
        return None
    made = Comparison(ColumnRef(pair[1].name), "=", Literal(0))
    return reduced(items[0], items[-1], "condition", condition=made, column=pair[1].name)


def _said(scope: Scope, items: Sequence[Item]) -> Item | None:
    """What is said not to be: late, done, a value."""
    if items[0].has("early"):
        return early_or_late(scope, items)
    bare = items[0].has("status.done") or items[0].has("status.pending")
    return done_status(scope, items) if bare else plain_value(scope, items)


def none_overdue(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没有一项逾期: no row of the group is overdue."""
    made = limits.overdue(scope.ledger, scope.today)
    limit = columns.limit_column(scope.ledger)
    return _never_other(made, items, limit.name) if made is not None and limit is not None else None


def no_overdue(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没有逾期任务的单位: no row of the group is overdue; 没有逾期的任务 is said of the rows themselves."""
    told = items[0].text in words("has_none") and items[1].end == items[2].start
    return none_overdue(scope, items) if told else None


def none_single(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没有一家取缔: no row of the group; 没有一样手续不全 of a row with several that are alike: none of them."""
    family, value = columns.like_columns(scope.ledger), items[-1]
    alike = [sense for sense in value.sense(SenseKind.VALUE) if family is not None and sense.column in family[0]]
    if len(alike) < 2 or family is None:
        return none_done(scope, (items[0], value))
    named = (scope.ledger.column(name) for name in family[0])
    good = tuple(columns.among(column, alike[0].values, negated=True) for column in named)
    return reduced(items[0], items[-1], "condition", condition=Junction("and", good))


def none_said(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一次差评都没有: no row of the group holds the value."""
    value = next(item for item in items if item.has("value"))
    made = none_done(scope, (items[0], value))
    return replace(made, end=items[-1].end) if made is not None else None


def none_bound(scope: Scope, items: Sequence[Item]) -> Item | None:
    """从没湿法作业不达标过: no row of the group holds the value in that column."""
    place = next(place for place, item in enumerate(items) if item.has("value"))
    number = items[0].quantity
    start = next(at for at in range(place - 1, -1, -1) if items[at].has("column"))
    made = bound_value(scope, items[start : place + 1])
    if made is None or made.condition is None or (number is not None and number.value != 1):
        return None
    count = Comparison(Aggregate(Function.COUNT, None, (made.condition,)), "=", Literal(0))
    return reduced(items[0], items[-1], "having", condition=count, column=made.column)


def more_than_one(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """不止一个: groups of more than one row."""
    if items[-1].has("value"):
        return None
    made = Comparison(Aggregate(Function.COUNT), operator(items), Literal(1))
    return reduced(items[0], items[-1], "having", condition=made, senses=items[-1].senses)


def always(scope: Scope, items: Sequence[Item]) -> Item | None:
    """次次都落实: no row of the group is anything else."""
    sense = best_value(items[-1])
    if sense is None or sense.kind is not SenseKind.VALUE:
        return None
    return _never_other(columns.unlike(scope.ledger.column(sense.column), sense.values), items, sense.column)


def always_bound(scope: Scope, items: Sequence[Item]) -> Item | None:
    """每次检查湿法作业都达标: the same in the column named."""
    named = next(item for item in reversed(items[:-1]) if item.has("column"))
    return always_standing(scope, (named, items[-1])) if best_value(items[-1]) is not None else None


def always_some(scope: Scope, items: Sequence[Item]) -> Item | None:
    """每次检查都发现问题, 每次检查都有问题, 回回都有问题: no row of the group has none of it."""
    found = items[-1].text.startswith(words("presence")) or items[-2].end < items[-1].start
    there = found or items[-2].text in words("have_all") or any(map(_says_some, items[1:-1]))
    column = numeric_column(scope, items[-1]) if there else None
    if column is None or not columns.additive(column):
        return None
    return _never_other(Comparison(ColumnRef(column.name), "=", Literal(0)), items, column.name)


def _says_some(item: Item) -> bool:
    """Whether 有 or 查出 says that there is any of what follows."""
    return item.has("have") or item.text.endswith(HAVE) or item.text in words("finds")


def always_standing(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一直没有非法开采: the same of what a thing was found to be; what is still to do says no more than it is."""
    named = items[0].sense(SenseKind.COLUMN) if items[0].has("column") else ()
    held = tuple(s for s in items[-1].senses if not named or s.column == named[0].column)
    value = replace(items[-1], senses=held)
    sense = best_value(value)
    follows = sense is None or (not named and bool(scope.ledger.column(sense.column).done))
    return None if follows else always(scope, (*items[:-1], value))


def always_so(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """每次监测颗粒物都不超过10毫克: no row of the group is any different."""
    said = items[-1].condition
    if not isinstance(said, Comparison) or said.op not in OTHERWISE:
        return None
    other = replace(said, op=OTHERWISE[said.op])
    count = Comparison(Aggregate(Function.COUNT, None, (other,)), "=", Literal(0))
    return reduced(items[0], items[-1], "having", condition=count, column=items[-1].column)


def always_as_much(scope: Scope, items: Sequence[Item]) -> Item | None:
    """问题数一直是零: every row of the group meets the bound."""
    bound = compared(scope, [item for item in items if not (item.has("every") or item.has("both"))])
    made = always_so(scope, (bound,)) if bound is not None else None
    return made and replace(made, start=items[0].start, end=items[-1].end)


def never(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一回都没抽检过: every row of the group holds the value that says so."""
    sense = best_value(items[-1])
    denied = items[-1].text.startswith(tuple(NEGATIONS))
    if sense is None or not denied:
        return None
    column = scope.ledger.column(sense.column)
    if column.done and not set(sense.values) & set(column.done):
        return _never_other(columns.among(column, column.done), items, column.name)
    return always(scope, items)


def never_done(scope: Scope, items: Sequence[Item]) -> Item | None:
    """从来没被抽检过: every row of the group holds the value that says so, or leaves its day empty."""
    column, undone = columns.unchecked(scope.ledger, items[-1].text)
    if column is not None:
        return _never_other(columns.among(column, undone, negated=True), items, column.name)
    date = day_of_deed(scope, items[-1])
    if date is None or not date.nulls:
        return None
    return _never_other(Blank(ColumnRef(date.name), negated=True), items, date.name)


def _never_other(condition: Condition, items: Sequence[Item], name: str) -> Item:
    count = Comparison(Aggregate(Function.COUNT, None, (condition,)), "=", Literal(0))
    return reduced(items[0], items[-1], "having", condition=count, column=name)


def never_so(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """从没超过100毫克: no row of the group meets the bound."""
    said = items[-1].condition
    return _never_other(said, items, items[-1].column) if isinstance(said, Comparison) else None


def never_as_much(scope: Scope, items: Sequence[Item]) -> Item | None:
    """氮氧化物从没超过100毫克: the same with the figure named first."""
    bound = compared(scope, [item for item in items if not item.has("never")])
    made = never_so(scope, (bound,)) if bound is not None else None
    return made and replace(made, start=items[0].start, end=items[-1].end)


def none_at_all(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一个问题都没查出来: the figure is nought, over all rows of whatever is listed."""
    named = next(item for item in items if item.has("numeric"))
    column = numeric_column(scope, named)
    if column is None or (items[0].quantity is not None and items[0].quantity.value != 1):
        return None
    figure, nought = ColumnRef(column.name), column.first in ("0", "0.0")
    if not nought and not column.nulls:
        return None
    if not nought and column.nulls * 2 >= scope.ledger.rows:  # empty where there is nothing, not where nobody wrote it
        return _never_other(Blank(figure, negated=True), items, column.name)
    made = Comparison(Aggregate(Function.SUM, figure), "=", Literal(0))
    return reduced(items[0], items[-1], "having", condition=made, column=column.name, scalar=figure)


def group_size(scope: Scope, items: Sequence[Item]) -> Item | None:
    """三条以上生产线的企业, 两家及以上单位共同牵头: how many rows or distinct values a group has."""
    quantity = next((item.quantity for item in items if item.quantity), None)
    op = operator(items)
    if quantity is None or (op == "=" and not any(item.has("compare") for item in items)):
        return None
    deed, items = (items[0], items[1:]) if items[0].has("verb") else (None, items)
    named = items[-1] if items[-1].quantity is None and not items[-1].has("after") else None
    measured = find_unit(quantity.unit)
    written = _turn_written(scope, quantity.unit) if named is None else None
    if written is not None:
        bound = Comparison(ColumnRef(written.name), op, Literal(columns.number(quantity.value)))
        return reduced(deed or items[0], items[-1], "condition", condition=bound, column=written.name)
    amount = quantity.unit in words("amount_nouns") and quantity.unit != scope.ledger.unit_noun
    if amount or not (measured is None or measured.counts):
        return None
    of_rows = quantity.unit in (*words("time_nouns"), scope.ledger.unit_noun)
    if named is not None and of_rows and not named.has("rows"):
        return None
    counted: Scalar = Aggregate(Function.COUNT)
    column = next((scope.ledger.column(s.column) for s in named.sense(SenseKind.COLUMN)), None) if named else None
    if column is not None and quantity.value > column.distinct:
        return None
    if column is not None and not column.type.numeric and column.distinct < scope.ledger.rows and not column.masked:
        counted = Aggregate(Function.DISTINCT, ColumnRef(column.name))
    elif named is None and not of_rows:
        return None
    if deed is not None and (column is None or not column.name.startswith(deed.text)):
        return None
    inside = elements_in_row(column, scope.ledger)
    made = Comparison(inside or counted, op, Literal(columns.number(quantity.value)))
    kind = "condition" if inside else "having"
    return reduced(deed or items[0], items[-1], kind, condition=made, column=column.name if column else "")


def _turn_written(scope: Scope, unit: str) -> Column | None:
    """The column that says for the how manieth time a row is: 第几次考 of 考了3次以上, which needs no rows counted."""
    held = [c for c in scope.ledger.columns if c.type.numeric and c.name.startswith(words("turn_openings"))]
    return held[0] if len(held) == 1 and unit in words("time_nouns") else None
