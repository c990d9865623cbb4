"""Times that only the title of a ledger tells: a 2019年第2周票房 has no other week.

Invariant: such a time narrows nothing, since every row is of it.
"""

from datetime import date
from functools import lru_cache

from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.words import words
from assistant.text.dates import TimeMention, find_times


def told_by_title(item: Item, time: TimeMention, scope: Scope) -> Item:
    """The time; the ledger's own where its title names it: a 2019年第2周票房, a 周榜 has no other week."""
    titled = _times_of_title(scope.ledger.name, scope.today)
    same = any((own.first, own.last) == (time.first, time.last) for own in titled)
    if same or (item.text.startswith(words("this_one")) and item.text[-1] in scope.ledger.name):
        return reduced(item, item, "ledger")
    return item


@lru_cache(256)
def _times_of_title(name: str, today: date) -> tuple[TimeMention, ...]:
    return find_times(name, today)
