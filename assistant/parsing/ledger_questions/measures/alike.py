"""Columns that are alike, counted one by one or by how many of them fail: 围挡、覆盖不达标各几次, 只缺一样手续.

Invariant: what is said of several columns with 各 is a figure of each column; a condition on all of them at once
would count what nobody asked for.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.model.ledger_question import Aggregate, ColumnRef, Comparison, Function, Literal, Measure
from assistant.parsing.ledger_questions.conditions.families import missing_some
from assistant.parsing.ledger_questions.conditions.values import best_value, value_condition
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.items import Item, Quantity
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

PASSED_OVER = frozenset(("unknown", "topic", "quantity", "both"))
"""Kinds of what may stand between the columns and what is said of them."""
ONE = "一"
NEAR = 2
"""So far before one of them stands that only one is meant."""


def each_alike(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with every one of several columns that a value is counted in as a figure of its own."""
    each = next(
        (at for at, item in enumerate(items[:-1]) if item.has("group.each") and items[at + 1].has("ask.count")), 0
    )
    last = each + 1 + int(any(item.has("classifier") for item in items[each + 2 : each + 3])) if each else 0
    said = next((at for at in (each - 1, each - 2, last + 1) if each and _holds(items, at)), None)
    if said is None:
        return items
    first = _first(items, min(said, each), scope)
    named = list(_named(items[first : min(said, each)], items[said], scope))
    if len(named) < NEAR:
        return items
    noun = items[last].text if last > each + 1 else ""
    made = [_counted(sense, noun, items[first], items[max(said, last)], scope) for sense in named]
    return (*items[:first], *made, *items[max(said, last) + 1 :])


def _holds(items: Sequence[Item], place: int) -> bool:
    """Whether a value stands there, with nothing but what has it between."""
    return 0 <= place < len(items) and items[place].has("value")


def _first(items: Sequence[Item], end: int, scope: Scope) -> int:
    """Where the columns begin that stand right before a place, or the number of all that are alike."""
    place = end
    while place and (
        _is_column(items[place - 1], scope) or items[place - 1].has("join.and") or items[place - 1].is_any(PASSED_OVER)
    ):
        place -= 1
    while place < end and not (_is_column(items[place], scope) or items[place].quantity):
        place += 1
    return place


def _is_column(item: Item, scope: Scope) -> bool:
    """Whether an item names a column of states, and not what the rows are about."""
    named = [sense.column for sense in item.sense(SenseKind.COLUMN)[:1] if item.has("textual")]
    return any(name != scope.ledger.entity and scope.ledger.column(name).closed for name in named)


def _named(before: Sequence[Item], value: Item, scope: Scope) -> Iterator[Sense]:
    """The value in each of the columns named; in all that are alike, where it is said how many those are."""
    names = [sense.column for item in before for sense in item.sense(SenseKind.COLUMN)[:1]]
    family = columns.like_columns(scope.ledger)
    number = next((item.quantity for item in before if item.quantity), None)
    if not names and family is not None and number is not None and number.value == len(family[0]):
        names = list(family[0])
    senses = [best_value(value, name) for name in names]
    yield from (sense for sense in senses if sense is not None) if all(senses) else ()


def _counted(sense: Sense, noun: str, first: Item, last: Item, scope: Scope) -> Item:
    """How often a column holds the value, or how many things are so."""
    rows = noun in ("", *words("row_nouns")) or not columns.repeats(scope.ledger)
    counted = None if rows else ColumnRef(scope.ledger.entity)
    where = (value_condition(scope, sense, ""),)
    figure = Aggregate(Function.COUNT if rows else Function.DISTINCT, counted, where)
    made = Measure(f"{sense.column}{'、'.join(sense.values)}数", figure, noun or scope.ledger.unit_noun)
    return Item(first.start, last.end, sense.column, frozenset({"measure"}), measure=made, column=sense.column)


def lacking(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 一样 of 只缺一样手续 as a number of like columns, and 缺 of 缺得最多 as how many there are."""
    if columns.like_columns(scope.ledger) is None:
        return items
    numbered = (
        _as_number(item) if _is_one(item, items[max(place - NEAR, 0) : place]) else item
        for place, item in enumerate(items)
    )
    return tuple(
        _most_lacking(item, items[place + 1 : place + 1 + NEAR], scope) or item for place, item in enumerate(numbered)
    )


def _most_lacking(item: Item, behind: Sequence[Item], scope: Scope) -> Item | None:
    """缺 with 最多 behind it, as the number of columns that fail."""
    if not (item.has("lack") and any(after.has("superlative") for after in behind)):
        return None
    noun = words("sort_nouns")[0]
    asked = Item(item.start, item.end, "", frozenset({"asked"}), noun=noun)
    made = missing_some(scope, (item, asked))
    return made and Item(item.start, item.end, item.text, frozenset({"scalar"}), scalar=made.scalar, noun=noun)


def _is_one(item: Item, before: Sequence[Item]) -> bool:
    sorts = item.text.removeprefix(ONE) in words("sort_nouns") and item.text.startswith(ONE)
    lacks = any(other.text.removesuffix("了").endswith(words("lacks")) for other in before[-1:])
    return (
        sorts
        and item.is_any(frozenset(("one", "same")))
        and (lacks or any(other.has("only") or other.text in words("just") for other in before))
    )


def _as_number(item: Item) -> Item:
    return replace(item, kinds=frozenset({"quantity"}), senses=(), quantity=Quantity(Decimal(1), item.text[-1]))


def with_lacks_told(draft: Draft) -> Draft:
    """The draft with 缺几项 beside 缺两项以上 as what is told of each row, no condition of its own."""
    lacks = [part for part in draft.restrictions if part.written == "tally"]
    asked = [part for part in lacks if isinstance(part.condition, Comparison) and part.condition.right == Literal(0)]
    if not asked or len(lacks) == len(asked):
        return draft
    kept = tuple(part for part in draft.restrictions if part not in asked)
    return replace(draft, restrictions=kept, flags=draft.flags | {"excess"})
