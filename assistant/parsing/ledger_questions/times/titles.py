"""Times that only the title of a ledger tells: a 2019年第2周票房 has no other week.

Invariant: such a time narrows nothing, since every row is of it.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.stems import group_above
from assistant.parsing.ledger_questions.words import words
from assistant.text.dates import TimeMention, find_times


def told_by_title(item: Item, time: TimeMention, scope: Scope) -> Item:
    """The time; the ledger's own where its title names it: a 2019年第2周票房, a 周榜 has no other week."""
    this_one = item.text.startswith(words("this_one")) and item.text[-1] in scope.ledger.name
    if this_one or _told(time, (scope.ledger.name, *_headings(scope.ledger)), scope.today):
        return reduced(item, item, "ledger")
    return item


def in_heading(time: TimeMention, scope: Scope) -> bool:
    """Whether a heading above columns tells a time: 今年 where 应修学时 and 已修学时 stand below 2025年培训学时."""
    return _told(time, _headings(scope.ledger), scope.today)


def _told(time: TimeMention, names: Iterable[str], today: date) -> bool:
    own = (one for name in names for one in _times_of_title(name, today))
    return any((one.first, one.last) == (time.first, time.last) for one in own)


def _headings(ledger: Ledger) -> Iterable[str]:
    return dict.fromkeys(group for column in ledger.columns if (group := group_above(column))[:1].isdecimal())


@lru_cache(256)
def _times_of_title(name: str, today: date) -> tuple[TimeMention, ...]:
    return find_times(name, today)
