"""So much of one figure for each unit of another: 平均每箱多少公斤, 平均一趟拉多少吨, 平均每个摊位花多少钱.

Invariant: one column counts the units and one other figure is asked for, each of them told by no other column; the
figure is the one sum over the other. Prevents 平均每小时走多少公里 from being the mean over rows.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Function, Measure
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.passes.products import heads, with_products
from assistant.parsing.ledger_questions.passes.unit_prices import ONE, PER_UNIT, per_unit
from assistant.parsing.ledger_questions.passes.worths import at_price
from assistant.parsing.ledger_questions.quantities import asks_in, factor, numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.things import person_nouns
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

MEAN, EACH, NUMBER, ALL = "平均", "每", "数", "各"
OPENS = frozenset(("aggregate.average", "group.each", "every", PER_UNIT))
"""Kinds of what says that it is of each."""
ONE_OR_EACH = OPENS | {"one"}
MOST = 4
"""Words between the unit and what is asked: 出, 走, 花."""


def for_each_unit(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 平均每箱 and 多少公斤 as the one sum over the other."""
    asks = next((at for at, item in enumerate(items) if item.has("ask.count")), 0)
    openings = (at for at, item in enumerate(items[:asks]) if item.is_any(ONE_OR_EACH) and item.text[0] != ALL)
    return next((made for first in openings if (made := _divided(items, first, asks, scope))), items)


def _divided(items: tuple[Item, ...], first: int, asks: int, scope: Scope) -> tuple[Item, ...] | None:
    """The items with what stands from a word for each to the question as one figure; None where it is none."""
    turned = _unit_behind(items, first)
    first -= turned is not items
    last = _unit_end(turned, first, asks)
    if last is None or asks - last > MOST:
        return None
    last += _names_thing(turned[last], turned[last + 1], scope)
    units = _units(turned[first : last + 1], scope)
    named, end = _figure(turned[last + 1 : asks], turned[asks + 1 : asks + 2], scope, units)
    if units is None or named is None or named == units or not columns.additive(named):
        return None
    sums = (Aggregate(Function.SUM, ColumnRef(one.name)) for one in (named, units))
    unit = f"{named.unit}/{units.unit}" if units.unit else named.unit
    made = Measure(f"{MEAN}{EACH}{units.unit or units.name}{named.name}", Arithmetic("/", *sums), unit, units.name)
    opening = replace(turned[first], start=min(item.start for item in turned[first : last + 1]))
    told = reduced(opening, turned[asks + end], "measure", measure=made, column=named.name, noun=unit)
    return (*turned[:first], told, *turned[asks + end + 1 :])


def _is_one(item: Item) -> bool:
    """一趟, and 一亩 whose unit is one of measure."""
    return item.has("one") or (item.quantity is not None and item.text.startswith(ONE) and item.quantity.value == 1)


def _names_thing(one: Item, behind: Item, scope: Scope) -> bool:
    """Whether 周转箱 of 一只周转箱 stands behind, by the column that counts it."""
    named = numeric_column(scope, behind) if one.has("one") and behind.has("numeric") else None
    return named is not None and one.text.endswith(named.unit) and bool(named.unit)


def _unit_behind(items: tuple[Item, ...], mean: int) -> tuple[Item, ...]:
    """一趟平均拉多少 as 平均一趟拉多少."""
    if not 0 < mean < len(items) or items[mean].text != MEAN or not _is_one(items[mean - 1]):
        return items
    return (*items[: mean - 1], items[mean], items[mean - 1], *items[mean + 1 :])


def _unit_end(items: Sequence[Item], first: int, asks: int) -> int | None:
    """Where the word for each and its unit end; None where neither 每 is said nor the mean of one."""
    said = ""
    for place in range(first, asks):
        said += items[place].text
        one = (items[place].has("one") and place == first) or (_is_one(items[place]) and said.startswith(MEAN))
        if items[place].has(PER_UNIT) or ((one or EACH in said) and not said.endswith((EACH, "个", "一"))):
            return place
    return None


def _units(said: Sequence[Item], scope: Scope) -> Column | None:
    """The only column that counts the units."""
    named = numeric_column(scope, said[-1]) if said[-1].has("numeric") else None
    noun = said[-1].text.rpartition(EACH)[2].lstrip("一个")
    if named is not None:
        counts = named.name.removesuffix(NUMBER).endswith(noun) or NUMBER in named.name
        return named if counts and columns.additive(named) else None
    if not noun or noun == scope.ledger.unit_noun or noun in person_nouns():
        return None
    found = [column for column in scope.ledger.columns if _counts(column, noun)]
    bare = len(said) == 1 and said[0].has("one")
    loose = (bare or noun in words("row_nouns")) and not any(column.name == noun + NUMBER for column in found)
    return found[0] if len(found) == 1 and not loose else None  # 一趟, where 趟数 tells how many a row is of


def _counts(column: Column, noun: str) -> bool:
    """Whether a figure is told in a unit, or is the number of what is so called: 箱数."""
    called = column.unit == noun or column.name.endswith(noun + NUMBER) or factor(noun, column.unit) == 1
    adds = columns.additive(column) or (noun in words("duration_units") and "/" not in column.unit)
    return column.type.numeric and adds and called


def _figure(
    between: Sequence[Item], behind: Sequence[Item], scope: Scope, units: Column | None
) -> tuple[Column | None, int]:
    """The figure that is asked for, by its name or by the unit, and how many words behind 多少 say which."""
    noun = behind[0].text if behind and behind[0].has("classifier") else ""
    named = [column for item in between if (column := numeric_column(scope, item, noun)) is not None]
    fits = [column for column in named if not noun or asks_in(noun, column.unit)]
    named = [column for column in named if column != units]
    if named or not noun:
        return (fits[0] if len(fits) == 1 and len(named) == 1 else None), int(bool(noun))
    strange = any(item.has("value") or item.has("textual") or item.has("content") for item in between)
    return (None if strange else _only(scope.ledger, noun, units)), 1


def _only(ledger: Ledger, noun: str, units: Column | None) -> Column | None:
    """The only figure in a unit beside the one that counts."""
    found = [c for c in ledger.columns if c.type.numeric and c != units and asks_in(noun, c.unit)]
    return found[0] if len(found) == 1 else None


FOR_EACH_UNIT = (
    Pass(at_price, ({"ask.count"}, {"group.by", *words("worth_deeds")})),
    Pass(for_each_unit, ({"ask.count"}, ONE_OR_EACH)),
    Pass(with_products, ({"numeric"}, {"unknown", *heads()})),
    Pass(per_unit, ({PER_UNIT},)),
)
"""What makes one figure of two before either is read by itself."""
