"""A time said apart from the figure that it is of: 12年本钢板材支出高达10亿, 2011年南京成交面积.

Invariant: a time moves only to the word for what one of its columns tells, over the names of things, and names that
column alone; where the figure stands beside its time nothing changes.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import FAMILIAR, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.column_families import PERIOD, Family, families
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.records import replace

LEAST = 2
OVER = frozenset(("value", "filler", "ledger", "condition", "textual", "ask.which", "classifier", "have"))
"""Kinds of what may stand between a time and its figure."""
NAMED = frozenset(("value", "textual"))
"""Kinds of the thing that the figure is of."""
NOUNS = frozenset(("topic", "unknown", "content"))


def times_at_figures(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with each such time in the place of the figure's own word."""
    for place, item in enumerate(items):
        found = _figure_behind(items, place, scope) if item.has(PERIOD) and item.has("numeric") else None
        if found is not None:
            at, senses = found
            moved = replace(item, start=items[at].start, end=items[at].end, kinds=item.kinds - {PERIOD}, senses=senses)
            rest = (*items[:place], *items[place + 1 : at], moved, *items[at + 1 :])
            return times_at_figures(rest, scope)
    return items


def _figure_behind(items: Sequence[Item], place: int, scope: Scope) -> tuple[int, tuple[Sense, ...]] | None:
    """Where the word for what one of the time's columns tells stands, behind something named, with that column."""
    senses = items[place].sense(SenseKind.COLUMN)
    told = {
        sense: one for sense in senses for one in families(scope.ledger) if sense.column in dict(one.members).values()
    }
    for at in range(place + 1, len(items)):
        item = items[at]
        meant = tuple(sense for sense, family in told.items() if _is_figure(item, family))
        if meant:
            named = len(meant) == 1 and any(one.is_any(NAMED) for one in items[place + 1 : at])
            return (at, meant) if named else None
        if not (item.is_any(OVER) or item.is_light(FAMILIAR) or is_break(item)):
            return None
    return None


def _is_figure(item: Item, family: Family) -> bool:
    """Whether a word is what the columns tell, or the end of it: 支出 of 资本支出."""
    said = item.text.lower()
    ends = len(said) >= LEAST and family.stem.endswith(said)
    return item.is_any(NOUNS) and (said in family.names or ends)
