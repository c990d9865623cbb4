"""What a superlative is of: the figure that stands nearest, and none that is only there to say what is spoken of.

Invariant: 保洁 of 保洁的路里最长的 ranks no 保洁频次 where the ledger measures how long roads are.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.measured import OF, measured_in
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words

ABOUT = frozenset(("ledger", "topic"))
"""Kinds of what only says what is spoken of."""


def ranked_by(items: Sequence[Item], place: int) -> Item | None:
    """What the extreme is of: the nearest figure before it, else the first one behind."""
    for at, item in reversed(list(enumerate(items[:place]))):
        if item.has("count") or (item.has("stated") and item.noun not in words("day_nouns")):
            return None
        if item.has("verb") and item.has("temporal") and any(after.has("rows") for after in items[at + 1 : place]):
            continue  # 献血的人最多 counts those who did it
        if item.has("measure") or item.has("scalar") or item.has("numeric"):
            return item
    for at, item in enumerate(items[place + 1 :], place + 1):
        if item.is_any(ABOUT) and any(after.start == item.end and after.has("numeric") for after in items[at + 1 :]):
            continue  # 采购 of 最高采购单价 only says of what
        if item.has("asked") and item.noun and items[place].text.removesuffix(OF) in words("count_extremes"):
            return None  # 秸秆堆最多的村…共几堆、多少吨
        if item.has("measure") or item.has("scalar") or item.has("numeric"):
            return item
    if items[place].text in words("count_extremes") or items[place].written in ("longest", "slow", "quick"):
        return None
    return next((item for item in reversed(items[:place]) if item.has("temporal") and not item.has("verb")), None)


def is_only_topic(key: Item, items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether what is ranked only says what the ledger is about, or is asked of the top in a part of its own.

    保洁 of 保洁的路里最长的 is no 保洁频次; 最长的桥是哪座，哪年建的 ranks no year.
    """
    apart = key.start > items[place].start and any(is_break(i) for i in items[place + 1 :] if i.start < key.start)
    figure = numeric_column(scope, key) if (key.has("topic") or apart) and key.has("numeric") else None
    return figure is not None and measured_in(items[place].text, scope) not in ("", figure.name)
