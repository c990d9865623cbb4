"""Values of one column side by side: 国一和国二, 甲局和乙局都配合的.

Invariant: side by side, values of one column are ways to be meant and never demands that exclude each other,
unless the cells list several; 华建和佳硕的工地 holds those of either.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Condition, Contains, HasElement, Junction, Membership
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

BY = "被"
"""Before what was done to somebody."""


def joined_values(scope: Scope, items: Sequence[Item]) -> Item | None:
    """Values of one column side by side become one condition; 有的、没有的 are all of them.

    One of several that were named right before (调完的里调解成功的) is not beside them but among them.
    """
    first, last = items[0], items[-1]
    column = next((column for column in scope.ledger.columns if column.name == first.column), None)
    if column is None or first.column != last.column:
        return None
    if isinstance(last.condition, Contains) or any(isinstance(one, Contains) for one in _ways(first.condition)):
        return _either_part(first, last, column) if any(item.has("join") for item in items[1:-1]) else None
    joined = len(items) > 2 and items[1].text in words("row_marks") + words("row_joins")
    left, right = (item.values or (_others(item, column) if joined else ()) for item in (first, last))
    values = tuple(dict.fromkeys((*left, *right)))
    if not first.values and not last.values:  # 既没取缔也没在取缔: what neither denies
        values = left = right = tuple(value for value in left if value in right)
    if len(items) == 2 and set(right) < set(left):
        return None
    if not left or not right or (joined and len(column.values) > 2 and _opposite(first, last)):
        return None
    if len(items) == 2 and len(column.values) == len(values) and _is_title(first, last, scope):
        return reduced(first, last, "topic")
    apart = not set(left) & set(right) and (joined or isinstance(first.condition, Junction))
    made = _side_by_side(first, last, column) if apart else columns.among(column, values)
    both = any(item.has("both") or item.text in words("as_well") for item in items[1:-1])
    item = reduced(first, last, "condition", condition=made, column=column.name, values=values)
    if both and column.multi:
        return _each_held(item, column)
    told = {"both"} if both else {"listed"} if joined else set[str]()
    return replace(item, kinds=item.kinds | told)


def _either_part(first: Item, last: Item, column: Column) -> Item | None:
    """华建和佳硕的工地: names that hold either; both denied stay two conditions."""
    ways = (*_ways(first.condition), *_ways(last.condition))
    if not all(isinstance(way, Contains | Membership) and not way.negated for way in ways):
        return None
    values = tuple(dict.fromkeys(value for way in ways for value in _cells(way, column))) if column.closed else ()
    made = columns.among(column, values) if values else Junction("or", ways)
    item = reduced(first, last, "condition", condition=made, column=column.name, values=values)
    return replace(item, kinds=item.kinds | {"listed"}) if values else item


def _cells(way: Condition, column: Column) -> tuple[str, ...]:
    """The cells of a closed list that meet one of the conditions: 违规祭祀用火 holds 祭祀用火."""
    if isinstance(way, Contains):
        return tuple(value.text for value in column.values if way.text in value.text)
    return tuple(map(str, way.values)) if isinstance(way, Membership) else ()


def _ways(condition: Condition | None) -> tuple[Condition, ...]:
    """The conditions of which one is enough."""
    if isinstance(condition, Junction) and condition.op == "or":
        return condition.parts
    return (condition,) if condition is not None else ()


def all_held(scope: Scope, items: Sequence[Item]) -> Item | None:
    """甲局和乙局都配合的, 同时有: a cell that lists several is to list each of them."""
    said = next(item for item in items if item.condition is not None)
    listed = isinstance(said.condition, HasElement) and not said.condition.negated and len(said.values) > 1
    if not listed or (said is items[-1] and items[0].text not in words("as_well")):
        return None
    held = _each_held(said, scope.ledger.column(said.column))
    return replace(held, start=items[0].start, end=items[-1].end)


def _each_held(item: Item, column: Column) -> Item:
    """A condition on several values of a column whose cells list some, as one that holds for each."""
    parts = tuple(columns.among(column, (value,)) for value in item.values)
    return replace(item, condition=Junction("and", parts), kinds=frozenset({"condition"}))


def _is_title(first: Item, last: Item, scope: Scope) -> bool:
    """Whether two words are what the ledger is about, and no condition: 投诉举报 of 投诉举报台账."""
    return f"{first.text}{last.text}".lstrip(BY) in scope.ledger.name


def _side_by_side(first: Item, last: Item, column: Column) -> Condition:
    """One condition of two; 没做的 of several states stays one side beside 做了的."""
    parts = (*_sides_of(first, column), *_sides_of(last, column))
    if all(len(part.values) == 1 for part in parts):
        return columns.among(column, tuple(str(value) for part in parts for value in part.values))
    return Junction("or", parts)


def _sides_of(item: Item, column: Column) -> tuple[Membership | HasElement, ...]:
    """The sides that a condition has been made of."""
    if isinstance(item.condition, Junction):
        return tuple(part for part in item.condition.parts if isinstance(part, Membership | HasElement))
    sides = [columns.among(column, values) for values in (zip(item.values) if item.values else [_others(item, column)])]
    return tuple(side for side in sides if isinstance(side, Membership | HasElement))


def _opposite(first: Item, last: Item) -> bool:
    """Whether one says what is done and the other what is not: two figures, not a row of values."""
    return {first.written, last.written} == {"done", "pending"}


def _others(item: Item, column: Column) -> tuple[str, ...]:
    """The values that are left where some are denied."""
    made = item.condition
    if column.multi or not isinstance(made, Membership) or not made.negated:
        return ()
    return tuple(value.text for value in column.values if value.text not in made.values)
