"""Differences between a line and the one before: 比11月高多少, 多了几个.

Invariant: the two sides are of one column, and all else is the same on both.
"""

from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.records import replace


def compared(old: Draft, new: Draft) -> Draft:
    """比11月高多少: the last figure less the same one under the condition named."""
    other = new.restrictions[0]
    own = next((part for part in old.restrictions if part.column == other.column), None)
    if own is None:
        return replace(old, restrictions=(*old.restrictions, *new.restrictions))
    rest = tuple(part for part in old.restrictions if part != own)
    return replace(old, restrictions=rest, against=(own, other), flags=old.flags | new.flags)


def asks_difference(new: Draft) -> bool:
    """差多少, 多了几个 and nothing else."""
    said = any(item.has("difference") for item in new.said)
    return said and not (new.restrictions or new.chosen or new.dimensions or new.extreme or new.share)


def apart(old: Draft, new: Draft) -> Draft:
    """多了几个 after 甲镇…, 乙镇呢: the last figure less the one before it."""
    assert old.instead is not None
    own = next(part for part in old.restrictions if part.column == old.instead.column)
    rest = tuple(part for part in old.restrictions if part != own)
    return replace(old, restrictions=rest, against=(own, old.instead), instead=None, flags=old.flags | new.flags)


def replaced(old: Draft, new: Draft) -> Restriction | None:
    """The single value or time that the new line put another of its kind in place of."""
    columns_said = {part.column: part for part in new.restrictions}
    pairs = ((part, columns_said.get(part.column)) for part in old.restrictions)
    found = (part for part, other in pairs if other is not None and part.condition != other.condition)
    return next((part for part in found if len(part.values) == 1 or part.first), None)
