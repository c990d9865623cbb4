"""Sizes of groups by what is named beside the number: 牵头单位不少于两家, 火点超过5个的镇, 办证12本以上.

Invariant: the number is of the column or thing that stands right before it, or of papers that no column is counted in.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Aggregate, ColumnRef, Comparison, Function, Literal
from assistant.parsing.ledger_questions.conditions.group_sizes import group_size
from assistant.parsing.ledger_questions.items import Item, Quantity, reduced
from assistant.parsing.ledger_questions.quantities import asks_in, operator
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import STEM_COST, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace


def size_by_deed(scope: Scope, items: Sequence[Item]) -> Item | None:
    """发证满12张, 办证12本以上: how many rows of a deed a group has, by a noun that no column is counted in."""
    number = next(item.quantity for item in items if item.quantity)
    own = any(asks_in(number.unit, column.unit) for column in scope.ledger.columns)
    op = operator(items)
    if own or op == "=" or number.unit not in words("paper_nouns"):
        return None
    made = Comparison(Aggregate(Function.COUNT), op, Literal(columns.number(number.value)))
    return reduced(items[0], items[-1], "having", condition=made)


def more_of_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """不止一家单位牵头: more than one distinct value of the column that both words behind it name."""
    first, last = ({sense.column for sense in item.sense(SenseKind.COLUMN)} for item in items[-2:])
    made = group_size(scope, (*items[:2], items[-1])) if first & last else None
    return replace(made, end=items[-1].end) if made is not None else None


def size_by_name(scope: Scope, items: Sequence[Item]) -> Item | None:
    """牵头单位不止一家: how many distinct values of the column named before it, how many of the things it is about."""
    number = next((item.quantity for item in items if item.quantity), None)
    if number is not None and _is_thing(items[0], number.unit, scope):
        return _things(scope, items, number)
    if items[0].has("ledger") and not items[0].has("textual"):
        return None
    named = items[0].condition is None and any(s.cost < STEM_COST for s in items[0].sense(SenseKind.COLUMN))
    made = group_size(scope, (*items[1:], items[0])) if named else None
    return replace(made, start=items[0].start, end=items[-1].end) if made is not None else None


def _is_thing(named: Item, unit: str, scope: Scope) -> bool:
    """Whether a word is for the things the rows are about, and a number counts them: 火点超过5个的镇."""
    counts = unit in (*words("generic_nouns"), scope.ledger.unit_noun) and unit not in words("time_nouns")
    entity = [sense.column for sense in named.sense(SenseKind.COLUMN)[:1]] == [scope.ledger.entity]
    return counts and named.condition is None and not named.has("value") and (named.has("ledger") or entity)


def _things(scope: Scope, items: Sequence[Item], number: Quantity) -> Item | None:
    """So many things to a group, each counted once however many rows are about it."""
    if operator(items) == "=" and not any(item.has("compare") for item in items):
        return None
    entity = columns.entity_column(scope.ledger)
    once = columns.repeats(scope.ledger) and entity is not None and number.unit != scope.ledger.unit_noun
    counted = Aggregate(Function.DISTINCT, ColumnRef(entity.name)) if once and entity else Aggregate(Function.COUNT)
    made = Comparison(counted, operator(items), Literal(columns.number(number.value)))
    return reduced(items[0], items[-1], "having", condition=made, senses=items[0].senses)
