"""Two conditions of which one is enough, with the subject said again behind 或者: 编号是甲或者受检单位位于海南的.

Invariant: two conditions with 或者 between them are never both demanded; only a word that names the rows or their
column is passed over on the way, and any other keeps them apart, so that it is missed.
"""

from assistant.parsing.ledger_questions.conditions.values import either_condition, is_still
from assistant.parsing.ledger_questions.items import FAMILIAR, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

SUBJECT = frozenset(
    (
        *("textual", "ledger", "topic", "filler", "join", "modal", "classifier"),
        *("unknown", "rows", "planned", "dating", "compare.eq"),
    )
)
"""Kinds of what may stand between 或者 and the second condition."""
MISSED = frozenset({"any"})
"""Kind of a word that must leave something in the answer, and here cannot."""
ASKED = frozenset(("which", "ask.which", "ask.who", "asked", "ask.count", "measure"))


def either_of_two(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with such conditions as one."""
    for place, item in enumerate(items):
        if not item.has("join.or"):
            continue
        first = next((at for at in range(place - 1, -1, -1) if not _passed(items[at])), -1)
        last = next((at for at in range(place + 1, len(items)) if not _passed(items[at])), len(items))
        if first < 0 or last == len(items):
            continue
        if items[first].has("having") != items[last].has("having") or is_still(items[first], item):
            return _still(items, place)
        made = either_condition(scope, (items[first], items[last]))
        if made is not None:
            missed = [one for one in items[first + 1 : last] if one.has("unknown") and not one.is_light(FAMILIAR)]
            return either_of_two((*items[:first], made, *missed, *items[last + 1 :]), scope)
    return items


def _still(items: tuple[Item, ...], place: int) -> tuple[Item, ...]:
    """The items with 还是 between rows and their number as 仍然: 去了3次以上还是没整改; 或者 there is missed."""
    if items[place].text in words("or_still"):
        return (*items[:place], *items[place + 1 :])
    return (*items[:place], replace(items[place], kinds=MISSED), *items[place + 1 :])


def _passed(item: Item) -> bool:
    """Whether an item may stand on the way to a condition: the subject, or a word that is missed all the same."""
    return item.condition is None and not item.is_any(ASKED) and item.is_any(SUBJECT)
