"""Whose a thing is: 都是谁家的, 是哪几家的 for the firms that rows of machines or checks are of.

Invariant: the ledger has one column of firms, and its rows are no firms themselves.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF = "的"


def with_whose(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 谁家的 at the end of a part as the column of firms asked for."""
    name = _firms(scope.ledger)
    if not name:
        return tuple(raw)
    behind = (*raw[1:], None)
    return tuple(
        _asked(item, name) if item.text in words("whose") and _belongs(raw, place, after) else item
        for place, (item, after) in enumerate(zip(raw, behind, strict=True))
    )


def _belongs(raw: Sequence[Item], place: int, after: Item | None) -> bool:
    """Whether 的 stands behind the word and ends what is asked."""
    rest = raw[place + 2] if place + 2 < len(raw) else None
    return after is not None and after.text == OF and (rest is None or rest.has("join"))


def _asked(item: Item, name: str) -> Item:
    return replace(item, kinds=frozenset({"which"}), column=name, senses=(Sense(SenseKind.COLUMN, name),))


@lru_cache(256)
def _firms(ledger: Ledger) -> str:
    """The one column of firms; empty where there are several, or the rows are such."""
    firms = [c.name for c in ledger.columns if c.name.endswith(words("firm_columns")) and not c.personal]
    return firms[0] if len(firms) == 1 and firms[0] != ledger.entity else ""
