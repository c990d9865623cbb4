"""那周, 当月: a time that was said before, said again.

Invariant: only what stands behind a comma takes up a time before it; 最高的那天 names none.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words


def of_same_period(raw: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 那周 as the week named before a comma; without 当月 before a mean, which is of it anyway."""
    if not any(item.has("period") or item.text in words("same_period") for item in raw):
        return tuple(raw)
    named = _with_time_again(raw)
    return tuple(
        item
        for place, item in enumerate(named)
        if not (
            item.text in words("same_period")
            and any(other.has("time") for other in named[:place])
            and any(other.has("overall") or other.has("aggregate.average") for other in named[place + 1 : place + 3])
        )
    )


def _with_time_again(raw: Sequence[Item]) -> list[Item]:
    """The items with each 那周, 当月 behind a comma as the time that was said before it."""
    found: list[Item] = []
    for item in raw:
        comma = next((place for place in range(len(found) - 1, -1, -1) if is_break(found[place])), 0)
        told = next((other.time for other in reversed(found[:comma]) if other.time is not None), None)
        again = item.has("period") or item.text in words("same_period")
        if item.has("period") and any(other.has("ask.when") for other in found[:comma]):
            continue  # 最近一次是哪天，那天…: the day that is asked for
        if told is None or not again or item.has("sameday.same"):
            found.append(item)
        else:
            found.append(replace(item, kinds=frozenset({"time"}), time=replace(told, text=item.text)))
    return found
