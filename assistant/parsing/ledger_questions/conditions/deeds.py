"""Deeds that are one of several things to be done, and whether they have been done: 淘汰了, 还没淘汰.

Invariant: a ledger that tells in one column what is to be done and in another how far that has come is asked of both;
淘汰了 is never every row that is done.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Junction
from assistant.parsing.ledger_questions.items import JOINED, Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import Sense
from assistant.records import replace

NEGATIONS, COMPLETIONS = "没未还尚有都", "完掉了好走过净"
"""Characters that deny a verb in front, or say behind it that it is finished."""


def with_deed(scope: Scope, item: Item) -> Item:
    """淘汰了, where 淘汰 is one of several things that may be done: those to which it was, and it is done."""
    others = (
        column for column in scope.ledger.columns if item.written and column.closed and column.name != item.column
    )
    for column in others:
        held = tuple(value.text for value in column.values if value.text in item.text and _is_done(scope, value.text))
        if held and item.condition is not None:
            made = Junction("and", (columns.among(column, held), item.condition))
            return replace(item, condition=made, values=())
    return item


def deed_undone(scope: Scope, items: Sequence[Item], sense: Sense) -> Item | None:
    """还没淘汰, where 淘汰 is one of several things that may be done: those to which it is still to be done."""
    status = columns.status_column(scope.ledger)
    yet = items[0].text.startswith(tuple(NEGATIONS)) and items[0].text.endswith(tuple(NEGATIONS))
    if status is None or not yet or sense.column == status.name or len(sense.values) != 1:
        return None
    if not _is_done(scope, sense.values[0]):
        return None
    held = columns.among(scope.ledger.column(sense.column), sense.values)
    made = Junction("and", (held, columns.pending(status)))
    return reduced(items[0], items[-1], "condition", condition=made, column=status.name, written="pending")


def _is_done(scope: Scope, deed: str) -> bool:
    """Whether the ledger's status tells of a deed, one of several, that it is done: 淘汰完."""
    status = columns.status_column(scope.ledger)
    if status is None or len(deed) < 2 or status.name.startswith(deed):
        return False
    done = (alias for value in status.values if value.text in status.done for alias in value.aliases)
    return any(alias != deed and alias.startswith(deed) for alias in done)


def come_so_far(scope: Scope, items: Sequence[Item]) -> Item | None:
    """完工没验收: what has come to the one state and not to the other, not what is in either."""
    first, last = items
    said = (part.lstrip(NEGATIONS).removesuffix("的").rstrip(COMPLETIONS) for part in last.text.split(JOINED))
    stem = next(filter(None, said), "")
    denied = last.text.startswith(tuple(NEGATIONS)) and not first.text.startswith(tuple(NEGATIONS))
    if first.column != last.column or not stem or not denied:
        return None
    texts = (value.text for value in scope.ledger.column(first.column).values)
    later = any(text.endswith(stem) and text not in first.values for text in texts)
    return replace(first, end=last.end) if later and first.values else None
