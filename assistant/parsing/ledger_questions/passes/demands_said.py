"""要求 before what is asked for: 要求本科学历的岗位, 要求学历得是本科.

Invariant: the word only goes where a value, or the name of a column, of what is asked of someone stands behind it;
要求 of a plan keeps its meaning.
"""

from assistant.parsing.ledger_questions.items import FAMILIAR, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.spoken_names import demanded
from assistant.parsing.ledger_questions.words import words

BETWEEN = frozenset(("filler", "modal", "compare.eq", "unknown"))
"""Kinds of what may stand between."""


def demands_said(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items without such words."""
    return tuple(item for place, item in enumerate(items) if not _demands(items, place))


def _demands(items: tuple[Item, ...], place: int) -> bool:
    if items[place].text not in words("demands") or items[place].has("textual"):
        return False
    behind = next((item for item in items[place + 1 :] if not _passed(item)), None)
    return behind is not None and any(demanded(sense.column) for sense in behind.senses)


def _passed(item: Item) -> bool:
    return item.is_any(BETWEEN) and (not item.has("unknown") or item.is_light(FAMILIAR))
