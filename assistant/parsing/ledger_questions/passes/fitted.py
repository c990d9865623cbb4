"""What a thing was given or fitted with, where a column says whether it has it: 还没装电梯, 食堂没开的, 办了年检的.

Invariant: only of a column with two values, of which one denies; a fault that a column tells of (是否逾期) is nothing
that a thing is given. Prevents 装了电梯的有几家 from counting the values of the column.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.judgements import asks_of_fault
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import STEM_COST, SenseKind
from assistant.parsing.ledger_questions.words import words

SAYS_MORE = frozenset(("value", "column", "verb", "quantity", "compare"))
"""Kinds of words behind a denial that it is of, and not of the column before it."""


@lru_cache(256)
def had_or_not(ledger: Ledger) -> dict[str, tuple[str, str]]:
    """Column → its value for what has it and its value for what lacks it."""
    found = ((column, _bad_of(column)) for column in ledger.columns if column.type.textual and len(column.values) == 2)
    return {c.name: (_other(c, bad[0]), bad[0]) for c, bad in found if len(bad) == 1 and not asks_of_fault(c)}


def _bad_of(column: Column) -> list[str]:
    if column.name.endswith(words("told_results")):
        return []  # 没检过水质 is no 不合格
    denying = (*words("bad_values"), *words("absent"))
    return [value.text for value in column.values if value.text in denying or value.text.startswith(words("undone"))]


def _other(column: Column, bad: str) -> str:
    return next(value.text for value in column.values if value.text != bad)


def with_fitted(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没装电梯 and 装了电梯 as conditions on the column."""
    told = had_or_not(scope.ledger)
    places = [place for place, item in enumerate(items) if _named(item, told)] if told else []
    for place in reversed(places):
        said = None if _beside(items, place) else _before(items, place) or _behind(items, place)
        if said is not None and not _of_state(items[said[0] : said[1] + 1], items[place], scope):
            start, end, denied = said
            items = (*items[:start], _condition(items[start : end + 1], items[place], denied, scope), *items[end + 1 :])
    return items


def _of_state(said: Sequence[Item], named: Item, scope: Scope) -> bool:
    """Whether 没做完 is said of a column that keeps what is done, which is read by its done values."""
    column = scope.ledger.column(_named(named, had_or_not(scope.ledger)))
    return bool(column.done) and any(item.has("status") for item in said)


def _condition(said: Sequence[Item], named: Item, denied: bool, scope: Scope) -> Item:
    told = had_or_not(scope.ledger)
    column = scope.ledger.column(_named(named, told))
    made = columns.among(column, (told[column.name][denied],))
    return reduced(said[0], said[-1], "condition", condition=made, column=column.name)


def _named(item: Item, told: dict[str, tuple[str, str]]) -> str:
    """The column of having or lacking that an item names, and nothing else; 医养结合 of 是否医养结合 is its 是."""
    if item.has("value") and _denies(item.text):
        return ""  # 没打的 says by itself that it was not
    values = {sense.column for sense in item.sense(SenseKind.VALUE)}
    names = [sense.column for sense in item.sense(SenseKind.COLUMN)[:1] if sense.cost < STEM_COST] or [*values]
    named = len(values | set(names)) == 1 and names[0] in told and item.text not in told[names[0]]
    return names[0] if named else ""


def _beside(items: Sequence[Item], place: int) -> bool:
    """Whether a column is one of several that the same is said of: 监控和喷淋没装的."""
    pairs = (items[max(place - 2, 0) : place], items[place + 1 : place + 3])
    return any(any(item.has("join") for item in pair) and any(item.has("textual") for item in pair) for pair in pairs)


def _before(items: Sequence[Item], place: int) -> tuple[int, int, bool] | None:
    """(start, end, denied) of what was done, right before the column: 还没装, 装了; a bare 没有 is read elsewhere."""
    start = _past_marks(items, place - 1)
    marked = start < place - 1
    if start < 0 or not _does(items[start]):
        return (start + 1, place, False) if marked and items[start + 1].text == words("done_marks")[0] else None
    denied = _denies(items[start].text) or (start > 0 and items[start - 1].has("negate"))
    first = start - int(denied and not _denies(items[start].text))
    return (first, place, denied) if denied or marked else None


def _behind(items: Sequence[Item], place: int) -> tuple[int, int, bool] | None:
    """The same right behind it: 电梯还没装的, 食堂没开的."""
    said = items[place + 1 :]
    if said and said[0].text in words("denied_at_end") and (len(said) == 1 or is_break(said[1])):
        return None  # 备案了没有 asks whether
    denied = bool(said) and (said[0].has("negate") or (_denies(said[0].text) and _does(said[0])))
    denied = denied and not said[0].has("value")
    end = place + int(denied)
    if end + 1 < len(items) and _does(items[end + 1]):
        end += 1
    done = end + 1 < len(items) and items[end + 1].text == words("done_marks")[0]
    after = items[end + 1 : end + 2]
    if (not denied and not (done and end > place)) or any(item.is_any(SAYS_MORE) for item in after):
        return None
    return (place, end, denied)


def _past_marks(items: Sequence[Item], place: int) -> int:
    """The place before words that only say that it was done: 了, 好了."""
    while place >= 0 and items[place].text in words("done_marks"):
        place -= 1
    return place


def _denies(text: str) -> bool:
    return text.startswith(tuple(NEGATIONS))


def _does(item: Item) -> bool:
    """Whether an item is a verb for giving or fitting, with its denial or without."""
    return item.text.lstrip(NEGATIONS).rstrip("".join(words("done_marks"))) in words("ways_to_have")
