"""Sorts of a thing without the name of their column: 不同等级的隐患 splits by 隐患等级, 各类投诉 by 问题类别.

Invariant: the two words, turned round, are the whole name of one column, or the thing is what all rows are about and
one column alone says of which sort each is; what is said of 隐患 besides stays said.
"""

from itertools import pairwise

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.items import INSTANCE, NAME, Item
from assistant.parsing.ledger_questions.passes.as_many_named import BOUNDS
from assistant.parsing.ledger_questions.passes.figures_had import WHOLE, figures_had
from assistant.parsing.ledger_questions.passes.instances import of_every_kind
from assistant.parsing.ledger_questions.passes.part_of_named import part_of_named
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.passes.prices_of_one import bounded_prices, prices_of_one
from assistant.parsing.ledger_questions.passes.several_each import several_each
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

TORN = 4
"""Items of 不同, 等级, 的 and 隐患."""
OF = "的"
ABOUT = frozenset(("ledger", "topic"))
"""Kinds of what rows are about, which asks for no column of its own."""
SUMMED = frozenset({"value"})
"""Kind of what is named one by one before its number."""
SAID = frozenset(("column", "value"))
"""Kinds of a noun that says more than that."""

SEVERAL, EACH_OF = "几", frozenset({"group.each"})


def with_sorts_of_things(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 等级 of 不同等级的隐患 as the column called 隐患等级."""
    names = {column.name for column in scope.ledger.columns if column.type.textual}
    for place in range(len(items) - TORN + 1):
        each, sort, of, thing = items[place : place + TORN]
        name = f"{thing.text}{sort.text}"
        if each.has("group.each") and of.text == OF and name in names and not sort.has("value"):
            named = replace(sort, kinds=NAME, senses=(Sense(SenseKind.COLUMN, name),), weight=0.0)
            about = replace(thing, kinds=thing.kinds - NAME) if thing.is_any(ABOUT) else thing
            return (*items[: place + 1], named, of, about, *items[place + TORN :])
    return items


def with_sorts_of_rows(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 投诉 of 各类投诉 as the one column of the sorts that the rows are of."""
    sorts = _sorts_of_rows(scope)
    for place, (each, thing) in enumerate(pairwise(items) if len(sorts) == 1 else ()):
        asked = each.has("group.each") and each.text.endswith(words("sorts"))
        if asked and thing.is_any(ABOUT) and not thing.is_any(SAID):
            named = replace(thing, kinds=NAME, senses=(Sense(SenseKind.COLUMN, sorts[0].name),), weight=0.0)
            return (*items[: place + 1], named, *items[place + 2 :])
    return items


def _sorts_of_rows(scope: Scope) -> tuple[Column, ...]:
    """The columns that say of which sort the rows are."""
    return tuple(c for c in scope.ledger.columns if c.closed and c.name.endswith(words("type_suffixes")))


def with_all_sorts(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 三类许可…各 as 各类许可, where there are just three: each of them has a figure of its own.

    Of 路检和入户两种查法 the number sums up what was named.
    """
    each = next((place for place, item in enumerate(items) if item.has("group.each")), 0)
    for place in range(each - 2):  # 三类许可各 is a rule's
        number, thing, before = items[place], items[place + 1], items[max(place - 1, 0) : place]
        name = _all_of(number, thing, scope) if not any(item.is_any(BOUNDS | SUMMED) for item in before) else ""
        if name:
            split = replace(items[each], start=number.start, end=number.end, text=number.text)
            named = replace(thing, kinds=NAME, senses=(Sense(SenseKind.COLUMN, name),), weight=0.0)
            return (*items[:place], split, named, *items[place + 2 : each], *items[each + 1 :])
    return items


def _all_of(number: Item, thing: Item, scope: Scope) -> str:
    """The closed column that has as many values as a number before its name says, or before what it sorts."""
    said = number.quantity
    if said is None or said.unit not in (*words("sorts"), *words("generic_nouns")):
        return ""
    sorts = _sorts_of_rows(scope) if thing.is_any(ABOUT) and not thing.is_any(SAID) else ()
    if len(sorts) == 1 and said.unit in words("sorts"):
        return sorts[0].name if sorts[0].distinct == said.value else ""
    named = (scope.ledger.column(sense.column) for sense in thing.sense(SenseKind.COLUMN))
    told = (c for c in named if c.type.textual and c.closed and c.distinct == said.value)
    return next((c.name for c in told if c.name == thing.text or said.unit in words("sorts")), "")


def several_sorted(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 几家单位的平均分从高到低 as 各单位的平均分: put in order, nobody asks how many they are."""
    asks = [place for place, item in enumerate(items) if item.has("ask.count")]
    if len(asks) != 1 or asks[0] + 3 >= len(items) or items[asks[0]].text != SEVERAL:
        return items
    place = asks[0]
    noun, named, of = items[place + 1 : place + 4]
    sense = next(iter(named.sense(SenseKind.COLUMN)), None)
    figure = any(item.has("numeric") or item.has("aggregate") for item in items[place + 4 :])
    if not noun.has("classifier") or not named.has("textual") or sense is None or of.text != OF or not figure:
        return items
    if sense.column == scope.ledger.entity:
        return items
    each = Item(items[place].start, noun.end, items[place].text + noun.text, EACH_OF)
    return (*items[:place], each, *items[place + 2 :])


SORTS_OF_THINGS = (
    Pass(several_sorted, ({"ask.count"}, {"sort"}, {"classifier"})),
    Pass(with_all_sorts, ({"quantity"}, {"group.each"}, {"ask.count"})),
    Pass(figures_had, ({"numeric"}, {OF}, WHOLE, {"ask.count"})),
    Pass(prices_of_one, ({"ask.count"}, words("money_nouns"), {"one", *words("sold_for")})),
    Pass(bounded_prices, ({"quantity"}, {"compare", "after"}, {"textual", "ledger"})),
    Pass(part_of_named, ({"numeric"}, {"share"}, {"within", *words("inside")})),
    Pass(several_each, ({"ask.count"}, {"group.each"}, {"classifier"}, NAME | ABOUT)),
    Pass(of_every_kind, ({INSTANCE}, {"group.each"})),
    Pass(with_sorts_of_things, ({"group.each"}, {OF})),
    Pass(with_sorts_of_rows, ({"group.each"}, ABOUT)),
)
"""Passes for sorts of things, in their order."""
