"""Words that only say again what others say: 占已清理的几成, 没销号的还剩几条, 各镇街没改完的工地各几个.

Invariant: a word goes only where the other one stays.
"""

from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words


def one_share(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with one word for a share: 占已清理的几成, 占整改中的比例 ask once."""
    first = next((place for place, item in enumerate(items) if item.has("share.share")), len(items))
    again = (item.has("share.percent") or item.kinds >= {"share.rate", "share.share"} for item in items)
    both = enumerate(zip(items, again, strict=True))
    return tuple(item for place, (item, repeats) in both if place <= first or not repeats)


def each_once(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without a second 各 that only repeats the first: 各镇街没改完的工地各几个 counts sites by town.

    各镇街属实和误报的火点各几起 parts the fires of each town by what is named side by side.
    """
    joins = words("row_joins") + words("row_marks")
    places = [place for place, item in enumerate(items) if item.has("group.each")]
    again = [
        place
        for place in places[1:]
        if items[place - 1].has("textual")
        and any(sense.column == scope.ledger.entity for sense in items[place - 1].senses)
        and place + 1 < len(items)
        and items[place + 1].has("ask.count")
        and not any(item.has("join") and item.text in joins for item in items[places[0] : place])
    ]
    return tuple(item for place, item in enumerate(items) if place not in again)


def left_over(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without a 还剩 where others say what remains: 没销号的还剩几条, 去掉国三还剩几辆."""
    told = any(item.has("except") or _denies_status(item, scope) for item in items)
    sized = (after is not None and after.quantity is not None for after in (*items[1:], None))  # 还剩2个以上没改掉
    kept = zip(items, sized, strict=False)
    return tuple(item for item, number in kept if number or not (told and item.text in words("left_over")))


def _denies_status(item: Item, scope: Scope) -> bool:
    """Whether an item says by itself that something is not done."""
    status = columns.status_column(scope.ledger)
    if item.text in words("left_over") or status is None:
        return False
    open_ = (s for s in item.sense(SenseKind.VALUE) if s.column == status.name and not set(s.values) & set(status.done))
    return item.has("status.pending") or any(open_)
