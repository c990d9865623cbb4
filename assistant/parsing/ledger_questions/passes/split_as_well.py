"""Columns crossed with no word for it: 设备类别分状态, 整改状态按机构类型统计, 机构类型和整改状态各几条.

Invariant: a column of few values right beside what is split by is split by as well; it was dropped, and the figures
of one column stood for those of both.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.groups import dimension_of, group_column
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words

_TAKEN = frozenset(("ledger", "which", "dimension"))
"""What a column may be besides, and is then nothing to split by."""


def split_as_well(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with the columns right before a split as splits of their own, but where their values are counted."""
    if any(item.has("asked") and item.noun in words("kinds_counted") for item in items):
        return items
    current = list(items)
    for place in range(len(current) - 1, 0, -1):
        at = _beside(current, place)
        made = _split(current[at], scope) if at >= 0 else None
        if made is not None and made.column != current[place].column:
            current[at] = made
    return tuple(current)


def _beside(items: Sequence[Item], place: int) -> int:
    """The place of what is crossed with a split: right before 分状态, or joined to 状态各; -1 where nothing is."""
    if items[place].dimension is None:
        return -1
    if items[place].text.startswith(words("splits_by")):
        return place - 1
    joined = items[place - 1].has("join.and") and not is_break(items[place - 1])
    return place - 2 if joined and items[place].written == "split" else -1


def _split(item: Item, scope: Scope) -> Item | None:
    """A column of few values, and neither the thing itself nor rows that hold one of them, as a split."""
    if not item.has("textual") or item.is_any(_TAKEN) or item.condition is not None:
        return None
    name = group_column(scope, item, "")
    itself = name == scope.ledger.entity and columns.rows_are_entities(scope.ledger)
    if not name or itself or not scope.ledger.column(name).closed:
        return None
    return reduced(item, item, "dimension", dimension=dimension_of(name), column=name, written="each")
