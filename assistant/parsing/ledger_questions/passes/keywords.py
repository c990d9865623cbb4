"""Columns that stand side by side: 镇街 焚烧类型 发现起数 without a sentence, or crossed by a word behind them.

Invariant: a column is a split only where it stands by itself and many rows share its values;
names of rows beside a figure ask for rows.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.groups import column_split, dimension_of, group_column
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.records import replace


def crossed(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """Items in which the columns before 交叉, 两维 (or, where none are, behind it) are dimensions."""
    current = list(items)
    for place, item in enumerate(current):
        if item.has("group.cross"):
            first = next((at for at in range(place) if current[at].has("group.by")), -1)
            before = _columns_along(current, range(place - 1, first, -1), scope)
            along = before if len(before) > 1 else _columns_along(current, range(place + 1, len(current)), scope)
            if len(along) > 1:
                for where, name in along.items():
                    current[where] = _split_by(current[where], name)
                current[place] = replace(item, kinds=frozenset({"crossed"}))
    return tuple(current)


def _columns_along(items: Sequence[Item], places: Sequence[int], scope: Scope) -> dict[int, str]:
    """Place → column of the columns that stand side by side, joined by 和, 跟 or nothing."""
    found: dict[int, str] = {}
    for place in places:
        item = items[place]
        name = group_column(scope, item, "") if item.has("textual") and not item.has("ledger") else ""
        if name and name not in found.values():
            found[place] = name
        elif not found and (item.has("ledger") or is_break(item)):
            continue
        elif is_break(item) or not (item.has("join.and") or item.has("quantity") or item.has("group")):
            break
    return found


def _split_by(item: Item, name: str) -> Item:
    return reduced(item, item, "dimension", dimension=dimension_of(name), column=name, written="each")


def keywords_split(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with columns that stand alone beside a figure turned into dimensions: 镇街 焚烧类型 发现起数."""
    if any(item.has("sort.plain") for item in items) and not any(item.has("dimension") for item in items):
        items = _ranked_by(items, scope)
    figure = any(item.has(kind) for item in items for kind in ("measure", "asked", "count")) or _sums_up(items, scope)
    listed = any(item.has("ask") and not item.has("ask.count") for item in items)
    if not figure or listed:
        return tuple(items)
    return tuple(
        (_stands_alone(items, place) and _keyword_split(scope, item)) or item for place, item in enumerate(items)
    )


def _stands_alone(items: Sequence[Item], place: int) -> bool:
    """Whether an item is a keyword by itself, or the first one, joined to the ledger's name: 任务状态 数量 占比."""
    item, before, behind = items[place], items[place - 1 : place], items[place + 1 : place + 2]
    joined = any(other.has("ledger") and other.end == item.start for other in before)
    return item.has("alone") or (joined and any(other.has("alone") and other.start > item.end for other in behind))


def _ranked_by(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """镇街完成率排名: the column named first is what is ranked, where a figure is there to rank it by."""
    measured = any(item.has("measure") for item in items)
    first = next((item for item in items if item.has("textual") and item.condition is None), None)
    split = column_split(scope, (first,)) if measured and first is not None and not first.has("ledger") else None
    return tuple(split if item is first and split is not None else item for item in items)


def _sums_up(items: Sequence[Item], scope: Scope) -> bool:
    """Whether amounts stand as keywords beside columns that many rows share: what they are by, not cells of rows."""
    words = [item for item in items if item.condition is None and not item.has("ledger")]
    amounts = [column for item in words if (column := numeric_column(scope, item)) is not None]
    named = [group_column(scope, item, "") for item in words if item.has("textual") and item.has("alone")]
    shared = [name for name in named if name and name != scope.ledger.entity and scope.ledger.column(name).closed]
    return bool(amounts) and all(map(columns.additive, amounts)) and bool(shared) and len(shared) == len(named)


def _keyword_split(scope: Scope, item: Item) -> Item | None:
    if not item.has("textual") or item.has("ledger") or item.condition is not None:
        return None
    return column_split(scope, (item,))
