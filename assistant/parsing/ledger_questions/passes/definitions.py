"""Rates that a question defines itself: 检出率（发现问题数比排查数）, 返烧率（复烧户数/完成户数）.

Invariant: a defined rate is what the brackets say and nothing that its name may mean
elsewhere; the words of the name explain nothing else then.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.measures.quotients import ratio_of_columns
from assistant.parsing.ledger_questions.passes.remarks import DEFINED, DEFINING
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

NAMING = frozenset(("unknown", "share", "part", "topic", "verb", "numeric", "value", "status", "spare"))
"""What the name of a rate may be made of."""
ELSE = frozenset(("ledger", "textual", "join", "time", "group"))
"""What is no part of one."""


def with_definitions(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with every defined rate as one figure."""
    current = _behind_comma(list(raw), scope)
    for place in reversed([place for place, item in enumerate(current) if item.has("remark.open")]):
        end = next((p for p in range(place, len(current)) if current[p].has("remark.close")), len(current) - 1)
        start = _name_from(current, place)
        made = _defined(current[place + 1 : end], scope) if start < place else None
        if made is not None:
            name = "".join(item.text for item in current[start:place])
            current[start : end + 1] = [replace(made, start=current[start].start, end=current[end].end, text=name)]
    return tuple(current)


def _behind_comma(current: list[Item], scope: Scope) -> list[Item]:
    """The items with 接种率，实种比应种 as that figure, wherever before the comma the rate is named."""
    breaks = [place for place, item in enumerate(current) if is_break(item)]
    for comma, end in pairwise((*breaks, len(current))):
        made = _defined(current[comma + 1 : end], scope)
        last = next((place for place in reversed(range(comma)) if _ends_name(current[place])), None) if made else None
        if made is not None and last is not None:
            start, inside = _name_from(current, last + 1), current[comma + 1 : end]
            name = "".join(item.text for item in current[start : last + 1])
            whole = inside[-1] if last + 1 == comma else current[last]
            ends = replace(made, start=current[start].start, end=whole.end, text=name, kinds=made.kinds | {DEFINED})
            return [*current[:start], ends, *current[last + 1 : comma], *current[end:]]
    return current


def _defined(inside: Sequence[Item], scope: Scope) -> Item | None:
    """The figure that a remark defines; None where it defines none."""
    said = [item for item in inside if not item.has("unknown")]
    if len(said) != 3 or not said[1].is_any(DEFINING):
        return None
    return ratio_of_columns(scope, (said[0], said[2]))


def _name_from(items: Sequence[Item], end: int) -> int:
    """Where the name right before a remark begins; ``end`` where there is none."""
    if not end or not _ends_name(items[end - 1]):
        return end
    start = end
    while start and _names(items[start - 1]) and (start == end or items[start - 1].end == items[start].start):
        start -= 1
    return start


def _ends_name(item: Item) -> bool:
    return item.text.endswith(words("ratio_endings"))


def _names(item: Item) -> bool:
    return item.is_any(NAMING) and not item.is_any(ELSE) and item.text not in words("particles")
