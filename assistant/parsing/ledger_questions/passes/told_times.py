"""A time before a value or a name that two columns tell of two times: 去年A级、今年降到B级, 按今年等级, 从A级降到B级.

Invariant: such a time names the column and is no date, unless a deed stands between the two (今年评定的C级单位);
prevents 去年A级 from being looked for among the dates of a ledger that keeps last year in a column of its own.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import NAME, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.column_families import PERIOD
from assistant.parsing.ledger_questions.schema.told_times import ToldTwice, told_twice
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

REACH = 4
"""Items behind a time among which it looks for what it is said of."""
STEP = 2
"""Characters between two values of which the one became the other: 降到."""
DEED, JOIN = frozenset(("verb", "temporal")), "join"
LIGHT = frozenset(("unknown", "compare", "negate", "join", "both", "value"))
"""Kinds of words between a time and a value that leave it the value's own."""


def with_told_times(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with each time that names a column as the column, and each value of the time said of it."""
    for pair in told_twice(scope.ledger):
        items = _read(_as_steps(items, pair), pair)
    return items


def _read(items: Sequence[Item], pair: ToldTwice) -> tuple[Item, ...]:
    said, made = pair.now, list[Item]()
    for place, item in enumerate(items):
        column = _said_of(item, pair)
        about = _what_of(items, place, pair) if column else None
        if about is not None:
            both = place > 1 and items[place - 1].has(JOIN) and _said_of(items[place - 2], pair)
            said = "" if both else column
            made += _time(item, items[place + 1 : about + 1], column, pair)
        else:
            made.append(_of_column(item, pair, said))
    return tuple(made)


def _said_of(item: Item, pair: ToldTwice) -> str:
    """The column whose time an item says."""
    return pair.column_of(item.text.removesuffix("的"))


def _what_of(items: Sequence[Item], place: int, pair: ToldTwice) -> int | None:
    """Where the value or the name stands that a time is said of: 去年和今年都是A级 says both of one."""
    for other in range(place + 1, min(place + 1 + REACH, len(items))):
        said = _said_of(items[other], pair)
        if said and not items[other - 1].has(JOIN):
            return None
        if not said and _is_of(items[other], pair):
            return other
    return None


def _is_of(item: Item, pair: ToldTwice) -> bool:
    """Whether an item is a value of the pair, or names what both tell."""
    kinds = (SenseKind.VALUE, SenseKind.COLUMN)
    return any(sense.kind in kinds and sense.column in (pair.before, pair.now) for sense in item.senses)


def _time(item: Item, until: Sequence[Item], column: str, pair: ToldTwice) -> tuple[Item, ...]:
    """A time as the column, before its value; as nothing more, before a name; as the date it is, before a deed."""
    *between, last = until
    if item.has(PERIOD) and last.has("value"):
        return (item,)  # 本年A级企业的用电量: the year is of the figure as well
    if any(other.is_any(DEED) and not other.has("value") for other in between):
        return (item,)
    if last.has("value") and all(other.is_any(LIGHT) or _said_of(other, pair) for other in between):
        return (replace(item, kinds=NAME, senses=(Sense(SenseKind.COLUMN, column),), time=None),)
    return ()


def _of_column(item: Item, pair: ToldTwice, said: str) -> Item:
    """A value, or a name that both columns end with, as of the one that is spoken of; where both are, as it is."""
    other = pair.before if said == pair.now else pair.now
    columns = {sense.column for sense in item.senses}
    if said and {said, other} <= columns:
        return replace(item, senses=tuple(sense for sense in item.senses if sense.column != other))
    if said and other in columns and pair.subject.endswith(item.text):
        return replace(item, senses=(Sense(SenseKind.COLUMN, said),))
    return item


def _as_steps(items: tuple[Item, ...], pair: ToldTwice) -> tuple[Item, ...]:
    """The items with 从A级降到B级 as what it was before, and what it is now."""
    for place in range(len(items) - 1):
        first, last = items[place : place + 2]
        both = all({pair.before, pair.now} <= {s.column for s in item.sense(SenseKind.VALUE)} for item in (first, last))
        if both and last.start - first.end >= STEP:
            start = place - int(place > 0 and items[place - 1].text in words("onward_from"))
            return (*items[:start], _only(first, pair.before), _only(last, pair.now), *items[place + 2 :])
    return items


def _only(item: Item, column: str) -> Item:
    """A value as of one column."""
    return replace(item, senses=tuple(sense for sense in item.senses if sense.column == column))
