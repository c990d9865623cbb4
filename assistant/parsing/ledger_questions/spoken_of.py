"""What a question speaks of: the thing that rows are about, and what was done to it on the day that is asked for.

Invariant: nothing is guessed at; what no word names is empty.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.things import is_thing, thing_of
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.times.date_groups import ASKS_SPAN
from assistant.parsing.ledger_questions.times.times import dated, planned_day
from assistant.parsing.ledger_questions.words import words

ASKS_DAY = ASKS_SPAN | {"ask.when", "latest"}
"""Kinds that ask for a day, week or month of what was done."""


def event_named(items: Sequence[Item], scope: Scope) -> str:
    """The date column of what was done when 哪天, 哪个月 or 最近一次 is said: 清理日期 for 哪天清的."""
    for place, item in enumerate(items):
        if item.is_any(ASKS_DAY):
            behind = (dated(other, scope) for other in items[place + 1 :])
            before = (dated(other, scope) for other in reversed(items[:place]))
            found = planned_day(items, place, scope) or next(filter(None, (*behind, *before)), "")
            if found:
                return found
    return ""


def entity_named(items: Sequence[Item], scope: Scope) -> bool:
    """Whether the entity is spoken of: by its column's names, or a ledger's or value's that ends in one (水泥企业)."""
    entity = next((column for column in scope.ledger.columns if column.name == scope.ledger.entity), None)
    names = (entity.name, *entity.aliases, thing_of(scope.ledger)) if entity else ()
    if any(before.has("ask.which") and is_sort(item, scope) for before, item in pairwise(items)):
        return True
    return any(_speaks_of(sense, item.text, names, scope) for item in items for sense in item.senses)


def opens_its_name(ledger: Ledger, items: Sequence[Item]) -> bool:
    """Whether the ledger's word is only the first half of its name: 道路 of 道路保洁评价."""
    pairs = [left.text + right.text[:1] for left, right in pairwise(items) if left.end == right.start]
    return any(name.startswith(tuple(pairs)) for name in (ledger.name, *ledger.aliases))


def is_sort(item: Item, scope: Scope) -> bool:
    """Whether a word names things by their sort: 加油站 of 哪些加油站."""
    kind = columns.type_column(scope.ledger)
    return kind is not None and any(sense.column == kind.name for sense in item.sense(SenseKind.VALUE))


def _speaks_of(sense: Sense, text: str, names: Sequence[str], scope: Scope) -> bool:
    if sense.kind in (SenseKind.LEDGER, SenseKind.TOPIC) and is_thing(text, scope.ledger):
        return True
    if sense.kind is SenseKind.LEDGER:
        firms = words("company_words") if any(word in name for name in names for word in words("company_words")) else ()
        return any(text != name and len(name) > 1 and text.endswith(name) for name in names) or text.endswith(firms)
    if sense.kind is SenseKind.VALUE:
        return text not in sense.values and text.endswith(tuple(name for name in names if len(name) > 1))
    return sense.kind is SenseKind.COLUMN and sense.column == scope.ledger.entity


def does_so(item: Item, before: Sequence[Item]) -> bool:
    """Whether a deed only says what the one named before it did, and asks for nobody: 某师傅开的."""
    names = [sense.column for sense in item.sense(SenseKind.COLUMN)[:1]]
    said = any(one.values and one.column in names for one in before)
    return said and bool(names) and item.text.endswith("的") and item.text[:-1] != names[0]


def code_listed(items: Sequence[Item], place: int) -> str:
    """车牌 before 报一下 as the numbers that go by it."""
    item, behind = items[place], items[place + 1 : place + 2]
    listed = any(one.has("ask.list") for one in behind) and item.has("textual") and len(item.text) > 1
    return next((s.column for s in item.sense(SenseKind.COLUMN) if listed and s.column == f"{item.text}号"), "")
