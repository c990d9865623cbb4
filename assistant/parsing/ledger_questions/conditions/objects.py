"""What is done to the thing named right behind it: 没装在线监测但装了视频监控.

Invariant: a value that stands close before a column's name is of that column, so that it never becomes what is said of
the column before it.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace


def with_objects(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with each value and the one column behind it that it is of as one value."""
    made: list[Item] = []
    for item in items:
        joined = _of_column(made, item) if made else None
        if joined is not None:
            made[-1] = joined
        else:
            made.append(item)
    return tuple(_of_same_column(made, place) for place in range(len(made)))


def _of_same_column(items: Sequence[Item], place: int) -> Item:
    """A value that several columns hold, as one of the column last named: 限产 of 红色预警下不停产也不限产."""
    item = items[place]
    held = {sense.column for sense in item.sense(SenseKind.VALUE)} if item.has("value") else set[str]()
    if len(held) < 2 or item.has("textual"):
        return item
    before = range(place - 1, -1, -1)
    named = next((at for at in before if items[at].has("textual") and not items[at].has("value")), None)
    if named is None or not any(other.has("value") for other in items[named + 1 : place]):
        return item
    column = next((sense.column for sense in items[named].sense(SenseKind.COLUMN)[:1]), "")
    alone = not any(other.has("textual") for other in items[max(named - 2, 0) : named])
    senses = tuple(sense for sense in item.senses if sense.column == column)
    return replace(item, senses=senses) if senses and alone else item


def _of_column(before: Sequence[Item], named: Item) -> Item | None:
    """The value before a column's name as one of that column; None where it goes with a column before it."""
    deed = before[-1]
    if not deed.has("value") or not named.has("textual") or named.has("value") or deed.end != named.start:
        return None
    owners = {sense.column for sense in named.sense(SenseKind.COLUMN)[:1]}
    held = tuple(sense for sense in deed.sense(SenseKind.VALUE) if sense.column in owners)
    taken = len(before) > 1 and before[-2].has("column") and before[-2].end == deed.start
    if not held or taken or len({sense.column for sense in deed.sense(SenseKind.VALUE)}) < 2:
        return None
    return replace(deed, end=named.end, kinds=frozenset({"value"}), senses=held)


def with_decisions(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with what was decided of a thing and the word that says so as one: 要求退出 of 处置意见."""
    made: list[Item] = []
    for item in items:
        said = bool(made) and made[-1].text in words("decides") and made[-1].end == item.start
        if said and _is_decision(item):
            made[-1] = replace(item, start=made[-1].start)
        else:
            made.append(item)
    return tuple(made)


def _is_decision(item: Item) -> bool:
    """Whether a word is what was decided, as the column called so tells."""
    values = item.sense(SenseKind.VALUE)
    return bool(values) and all(sense.column.endswith(words("decision_columns")) for sense in values)
