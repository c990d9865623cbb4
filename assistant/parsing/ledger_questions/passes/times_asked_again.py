"""The same asked of a second time in one breath: 11月秸秆火点多少起，12月呢.

Invariant: only a time stands before 呢, behind a pause; it asks for a figure of its own, and never widens the first.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.passes.passes import Pass, alone
from assistant.parsing.ledger_questions.segments import is_break
from assistant.records import replace

AGAIN = "呢"
"""Asks the same again."""
LEAST = 5
"""Words of the shortest such question: a time, what is asked, a pause, a time and 呢."""
FIGURES = frozenset(("numeric", "aggregate", "count.noun"))
"""Kinds of what a figure is called by, right before it is asked for."""
DEEDS = frozenset(("verb", "temporal"))
"""Kinds of what was done at that time, by which its day is known."""


def times_asked_again(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with what was asked of the first time said again in place of 呢 behind the second."""
    last = items[-1]
    if last.text != AGAIN or len(items) < LEAST or not items[-2].has("time"):
        return items
    if not is_break(items[-3]) or not any(item.has("time") for item in items[:-3]):
        return items
    asked = _asked(items[:-3])
    return (*items[:-1], *(replace(item, start=last.start, end=last.end) for item in asked)) if asked else items


def _asked(items: Sequence[Item]) -> Sequence[Item]:
    """The words from the name of the figure on that end in the question for it."""
    at = next((at for at in range(len(items) - 1, -1, -1) if items[at].has("ask.count")), None)
    if at is None or any(is_break(item) for item in items):
        return ()
    first = next((place for place in range(at) if items[place].has("time")), at)
    deeds = [item for item in items[first + 1 : at] if item.is_any(DEEDS) and not item.is_any(FIGURES)]
    while at and items[at - 1].is_any(FIGURES):
        at -= 1
    return (*deeds, *items[at:])


TIMES_ASKED_AGAIN = (Pass(alone(times_asked_again), ({"time"}, {AGAIN}, {"ask.count"})),)
"""Pass for a second time, before anything is read of it."""
