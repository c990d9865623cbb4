"""每个工地平均检查几次: a mean whose word stands behind what it is taken over, put before it.

Invariant: only where the mean can be over things and not within each of them; 每个镇街平均处置时长 and
每个工地PM10平均多少 stay split by town and by site.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words

MEAN, EACH = "aggregate.average", "每"


def mean_first(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 平均 before the 每 whose things it is taken over."""
    current = list(items)
    for place, item in enumerate(items):
        first = _opening(items, place) if item.has(MEAN) else place
        bare = all(between.has("classifier") for between in items[first + 1 : place])
        if first < place and (bare or _over_things(items[place - 1], items[place + 1 : place + 4], scope)):
            current[first : place + 1] = [item, *items[first:place]]
    return tuple(current)


def _opening(items: Sequence[Item], mean: int) -> int:
    """Where the 每 before a mean stands, with one thing between at most; else the mean's own place."""
    for place in range(max(mean - 3, 0), mean):
        each = items[place].has("group.each") and items[place].text.startswith(EACH)
        if each and all(item.has("classifier") for item in items[place + 1 : mean - 1]):
            return place
    return mean


def _over_things(named: Item, behind: Sequence[Item], scope: Scope) -> bool:
    """Whether the thing named has one row only, or its rows are what is counted."""
    things = {sense.column for sense in named.sense(SenseKind.COLUMN)}
    if not named.has("ledger") and scope.ledger.entity not in things:
        return False
    counted = any(item.has("classifier") and item.text in words("occasion_nouns") for item in behind)
    return counted or columns.rows_are_entities(scope.ledger)
