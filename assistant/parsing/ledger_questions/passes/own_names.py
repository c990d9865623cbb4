"""A word of the ledger's own name that is also a piece of somebody's: 消防 of 消防设施检查 and of 消防救援大队.

Invariant: it says who did it only where a word beside it does (消防部门查的, 由消防检查的); else it says what the rows
are about. Prevents 消防隐患 from being only what one of two inspecting bodies found.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.pieces import is_body
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF = "的"
WHO = frozenset((SenseKind.VALUE, SenseKind.PART))
"""Kinds of what a cell holds, or holds as a piece."""


def with_own_names(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with each such word as who did it, or as what the ledger is about."""
    return tuple(_told(items, place, scope) if _is_both(item, scope) else item for place, item in enumerate(items))


def _is_both(item: Item, scope: Scope) -> bool:
    """Whether a word is one of the ledger's name, and a piece of somebody's or short for one."""
    if not {"topic", "part"} <= item.kinds or "ledger" in item.kinds:
        return False
    columns = (scope.ledger.column(sense.column) for sense in item.sense(SenseKind.PART))
    values = [value.text for column in columns for value in column.values if item.text in value.text]
    values += [value for sense in item.sense(SenseKind.VALUE) for value in sense.values]
    return all(item.text in value and item.text != value and is_body(value) for value in values)


def _told(items: Sequence[Item], place: int, scope: Scope) -> Item:
    item, does = items[place], _does(items, place, scope)
    kept = tuple(sense for sense in item.senses if (sense.kind in WHO) == does)
    told = frozenset(sense.kind.value for sense in kept)
    return replace(item, senses=kept, kinds=told if does else item.kinds - WHO)


def _does(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether what stands right beside a word says that it is somebody."""
    item, before = items[place], items[place - 1] if place else None
    if before is not None and before.end == item.start and before.text in words("said_of_agents"):
        return True
    body, of = (*items[place + 1 : place + 3], None, None)[:2]
    if body is None or body.start != item.end:
        return False
    if body.text in words("agent_heads"):
        return True
    deed = body.has("verb") and of is not None and of.text.startswith(OF)
    return deed and not _is_named(item.text, body.text, scope)


def _is_named(topic: str, deed: str, scope: Scope) -> bool:
    """Whether both are words of the ledger's name, so that together they say what was done: 消防检查."""
    names = (scope.ledger.name, *scope.ledger.aliases)
    return len(deed) > 1 and any(deed in name.partition(topic)[2] for name in names)
