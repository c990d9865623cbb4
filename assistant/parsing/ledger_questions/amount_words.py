"""Deeds of which amounts are told, and what the figures are called that tell them: 投 of 计划投资.

Invariant: which of the figures is meant is for others to say; here stand words alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.words import entries

NONE: frozenset[int] = frozenset()


def deeds_asked(items: Iterable[Item]) -> frozenset[int]:
    """Where words of grammar stand of which, as deeds, an amount is asked, and which else say nothing: 值多少钱."""
    items = [*items]
    asks = {item.start for item in items if "ask.count" in item.kinds}
    return frozenset([item.start for item in items if item.end in asks and item.text in _deeds()]) if asks else NONE


def figures_of(deed: str) -> Sequence[str]:
    """What the figures are called that tell how much of a deed was done; none of any other word."""
    return _deeds().get(deed, ())


@cache
def _deeds() -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for group in entries("amount_deeds"):
        for deed in group["words"]:
            found[deed] += group["columns"]
    return dict(found)
