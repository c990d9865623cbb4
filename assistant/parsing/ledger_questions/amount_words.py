"""Deeds of which amounts are told, and what the figures are called that tell them: 投 of 计划投资.

Invariant: which of the figures is meant is for others to say; here stand words alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.words import entries, words

NONE: frozenset[int] = frozenset()
BEHIND = frozenset(("after", "top.last", "behind.after"))
"""Kinds of what ends a length of time: 3天以上, 3天后."""
LISTS = frozenset(("join", "ask.list"))
"""Kinds of what stands before each of several that are to be shown."""


def deeds_asked(items: Iterable[Item]) -> frozenset[int]:
    """Where words of grammar stand of which, as deeds, an amount is asked, and which else say nothing: 值多少钱."""
    items = [*items]
    asks = {item.start for item in items if "ask.count" in item.kinds}
    return frozenset([item.start for item in items if item.end in asks and item.text in _deeds()]) if asks else NONE


def deeds_after(items: Sequence[Item]) -> frozenset[int]:
    """Where 才 and 就 stand behind a length, and a deed behind them that else says nothing: 超过1天才弄的."""
    lengths = {item.end for item in items if item.quantity is not None or item.is_any(BEHIND)}
    then = [item for item in items if item.start in lengths and item.text in (*words("only_then"), *words("as_soon"))]
    ends = {item.end for item in then}
    deeds = (item for item in items if item.start in ends and item.text in words("any_deed"))
    return frozenset(item.start for item in (*then, *deeds))


def figures_listed(items: Sequence[Item]) -> frozenset[int]:
    """Where 数值 stands as one of several things to show, and not behind the name of a figure: 列企业、日期和数值."""
    opens = {item.end for item in items if item.is_any(LISTS)}
    return frozenset(item.start for item in items if item.start in opens and item.text in words("figure_listed"))


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
