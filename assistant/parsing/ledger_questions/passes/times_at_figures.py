"""A time said apart from the figure that it is of: 12年本钢板材支出高达10亿, 2011年南京成交面积.

Invariant: only a time that names one column moves, and only to the word for what that column tells, over the names of
things; where the figure stands beside its time nothing changes.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.column_families import PERIOD, Family, families
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.records import replace

LEAST = 2
OVER = frozenset(("value", "filler", "ledger", "condition"))
"""Kinds of what stands between: the thing that the figure is of."""
LIGHT = 0.15
NOUNS = frozenset(("topic", "unknown", "content"))


def times_at_figures(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with each such time in the place of the figure's own word."""
    for place, item in enumerate(items):
        at = _figure_behind(items, place, scope) if item.has(PERIOD) and item.has("numeric") else 0
        if at:
            moved = replace(item, start=items[at].start, end=items[at].end, kinds=item.kinds - {PERIOD})
            rest = (*items[:place], *items[place + 1 : at], moved, *items[at + 1 :])
            return times_at_figures(rest, scope)
    return items


def _figure_behind(items: Sequence[Item], place: int, scope: Scope) -> int:
    """The place of the word for what the time's column tells, with a thing named before it; 0 where there is none."""
    named = {sense.column for sense in items[place].sense(SenseKind.COLUMN)}
    family = [one for one in families(scope.ledger) if named & {name for _, name in one.members}]
    if len(named) != 1 or len(family) != 1:
        return 0
    for at in range(place + 1, len(items)):
        item = items[at]
        if _is_figure(item, family[0]):
            return at if any(one.has("value") for one in items[place + 1 : at]) else 0
        if not (item.is_any(OVER) or item.is_light(LIGHT)):
            return 0
    return 0


def _is_figure(item: Item, family: Family) -> bool:
    """Whether a word is what the columns tell, or the end of it: 支出 of 资本支出."""
    said = item.text.lower()
    ends = len(said) >= LEAST and family.stem.endswith(said)
    return item.is_any(NOUNS) and (said in family.names or ends)
