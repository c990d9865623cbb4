"""So much of one figure for each unit of another: 平均每箱多少公斤, 平均每小时走多少公里, 平均每个摊位花多少钱.

Invariant: one column counts the units and one other figure is asked for, each of them told by no other column; the
figure is the one sum over the other. Prevents 平均每小时走多少公里 from being the mean over rows.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Function, Measure
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.passes.products import heads, with_products
from assistant.parsing.ledger_questions.passes.unit_prices import PER_UNIT, per_unit
from assistant.parsing.ledger_questions.passes.worths import at_price
from assistant.parsing.ledger_questions.quantities import asks_in, factor, numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.things import person_nouns
from assistant.parsing.ledger_questions.words import words

MEAN, EACH, NUMBER = "平均", "每", "数"
OPENS = frozenset(("aggregate.average", "group.each", PER_UNIT))
"""Kinds of what says that it is of each."""
MOST = 4
"""Words between the unit and what is asked: 出, 走, 花."""


def for_each_unit(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 平均每箱 and 多少公斤 as the one sum over the other."""
    asks = next((at for at, item in enumerate(items) if item.has("ask.count")), 0)
    first = next((at for at, item in enumerate(items[:asks]) if item.is_any(OPENS)), asks)
    last = _unit_end(items, first, asks)
    if last is None or asks - last > MOST:
        return items
    units = _units(items[first : last + 1], scope)
    named, end = _figure(items[last + 1 : asks], items[asks + 1 : asks + 2], scope, units)
    if units is None or named is None or named == units or not columns.additive(named):
        return items
    sums = (Aggregate(Function.SUM, ColumnRef(one.name)) for one in (named, units))
    unit = f"{named.unit}/{units.unit}" if units.unit else named.unit
    made = Measure(f"{MEAN}{EACH}{units.unit or units.name}{named.name}", Arithmetic("/", *sums), unit, units.name)
    told = reduced(items[first], items[asks + end], "measure", measure=made, column=named.name, noun=unit)
    return (*items[:first], told, *items[asks + end + 1 :])


def _unit_end(items: Sequence[Item], first: int, asks: int) -> int | None:
    """Where the word for each and its unit end; None where no 每 is said."""
    said = ""
    for place in range(first, asks):
        said += items[place].text
        if items[place].has(PER_UNIT) or (EACH in said and not said.endswith((EACH, "个", "一"))):
            return place
    return None


def _units(said: Sequence[Item], scope: Scope) -> Column | None:
    """The only column that counts the units."""
    named = numeric_column(scope, said[-1]) if said[-1].has("numeric") else None
    noun = said[-1].text.rpartition(EACH)[2].lstrip("一个")
    if named is not None:
        counts = named.name.removesuffix(NUMBER).endswith(noun) or NUMBER in named.name
        return named if counts and columns.additive(named) else None
    if not noun or noun == scope.ledger.unit_noun or noun in (*words("row_nouns"), *person_nouns()):
        return None
    found = [column for column in scope.ledger.columns if _counts(column, noun)]
    return found[0] if len(found) == 1 else None


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
    Pass(for_each_unit, ({"ask.count"}, OPENS)),
    Pass(with_products, ({"numeric"}, {"unknown", *heads()})),
    Pass(per_unit, ({PER_UNIT},)),
)
"""What makes one figure of two before either is read by itself."""
