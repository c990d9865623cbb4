"""What is so in all places on one day: 六个镇街都优良的天数, 各镇全部超标的是哪几天.

Invariant: said of days only, in a ledger that has a row for each place and day; prevents a day on which a
single town was fine from counting as one on which all were.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Aggregate, ColumnRef, Comparison, Function, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import words

SUBJECT = frozenset(("ledger", "topic"))
"""Kinds of what may stand between the places and what is said of them: 空气质量 of 六个镇街空气质量都优良."""
SOME = frozenset(("ask", "which", "quantity", "value", "column"))
"""Kinds of what says which places are meant."""


def everywhere(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with a condition that all places are to meet turned into one on the rows of a day."""
    place = columns.place_column(scope.ledger)
    if place is None or columns.date_column(scope.ledger) is None or not any(map(_asks_days, items)):
        return tuple(items)
    for at, item in enumerate(items):
        start = _all_places(items, at, place) if item.condition is not None and item.column != place.name else None
        if start is not None:
            met = Aggregate(Function.DISTINCT, ColumnRef(place.name), (item.condition,) if item.condition else ())
            made = Comparison(met, "=", Literal(place.distinct))
            said = reduced(items[start], item, "having", condition=made, column=item.column, values=item.values)
            days = Item(item.end, item.end, "", frozenset({"ask.when"}))
            return (*items[:start], said, days, *items[at + 1 :])
    return tuple(items)


def _asks_days(item: Item) -> bool:
    """Whether days are asked for: 哪几天, 几天, 天数."""
    days = words("day_nouns")
    return item.has("ask.when") or item.noun in days or (item.has("count") and item.text.startswith(days))


def _all_places(items: Sequence[Item], at: int, place: Column) -> int | None:
    """Where 六个镇街都, 各镇全部 begins in front of what is said; None where it is not said of all of them."""
    start = at
    while start and items[start - 1].has("both"):
        start -= 1
    said = start < at or items[at].has("of_all")
    while start and items[start - 1].is_any(SUBJECT) and not _is_place(items[start - 1], place):
        start -= 1
    if not said or not start:
        return None
    if items[start - 1].has("dimension") and items[start - 1].column == place.name:
        return start - 1
    before = items[start - 2] if start > 1 else None
    number = before is not None and before.quantity is not None and before.quantity.value == place.distinct
    bare = before is None or not before.is_any(SOME)
    return start - (2 if number else 1) if (number or bare) and _is_place(items[start - 1], place) else None


def _is_place(item: Item, place: Column) -> bool:
    return item.has("textual") and any(sense.column == place.name for sense in item.senses)
