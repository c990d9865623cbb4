"""A figure of a row for each unit of another: 按每平方米算月租金, 每亩产量.

Invariant: 每平方米 is passed over only beside a figure that is so much a 平方米 already, and never beside a sum.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Function, Measure
from assistant.parsing.ledger_questions.items import FIGURE, Item, reduced
from assistant.parsing.ledger_questions.quantities import convertible, factor, numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break, part_around
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.units import find_unit, parse_unit_at

PER_UNIT = "per_unit"
"""Kind of 每平方米."""
ONE = ("一", "1")
EACH, MEAN, SHARE, MONEY, PERSON = "每", "平均", "股", "元", "人"
BOUND = frozenset(("compare", "quantity"))
COST = 0.03
"""What taking 每股 for the price of a share costs."""


def per_unit(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with each 每平方米 put to the figure that it is said of, or away where the figure is one already."""
    place = next((at for at, item in enumerate(items) if item.has(PER_UNIT)), None)
    if place is None:
        return items
    unit = _unit_of(items[place])
    shares = _of_shares(items, place, scope.ledger) if unit == SHARE else None
    if shares is not None:
        return shares
    before, behind = range(place - 1, -1, -1), range(place + 1, len(items))
    counted = place > 0 and items[place - 1].quantity is not None  # 均价超过1000元每平方米
    order = (*before, *behind) if counted else (*behind, *reversed(before))
    figure = next((at for at in order if items[at].has("numeric")), None)
    column = numeric_column(scope, items[figure]) if figure is not None else _only_price(scope.ledger, unit)
    if column is None or not unit:
        return items
    rest = [item for at, item in enumerate(items) if not (item.has(PER_UNIT) or _leads_up(items, at))]
    if _is_price(column, unit):
        return tuple(rest)
    size = _size_in(scope.ledger, unit)
    if figure is None or size in (None, column) or "/" in column.unit:
        return items
    made = _mean if items[place].text.startswith(MEAN) else _divided
    return tuple(made(item, column, size) if item is items[figure] else item for item in rest)


def asked_price(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 股价是多少钱 as 股价是多少: the money says no more than the figure's own unit."""
    spare = {
        place + 3
        for place in range(len(items) - 3)
        if items[place + 1].has("compare.eq")
        and items[place + 2].has("ask.count")
        and items[place + 3].text in words("money_classifiers")
        and (column := numeric_column(scope, items[place])) is not None
        and column.unit.partition("/")[0].endswith(MONEY)
    }
    return tuple(item for place, item in enumerate(items) if place not in spare) if spare else items


def asked_people(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 招几个 as 招几, where the figure said by its deed is a number of people: no posts are counted."""
    spare = {
        place + 2
        for place in range(len(items) - 2)
        if items[place + 1].has("ask.count")
        and items[place + 2].text in words("people_counts")
        and (column := numeric_column(scope, items[place])) is not None
        and column.unit == PERSON
        and not column.name.startswith(items[place].text + PERSON)
    }
    return tuple(item for place, item in enumerate(items) if place not in spare) if spare else items


def _unit_of(item: Item) -> str:
    """平方米 of 每平方米, 公里 of 跑一公里合."""
    each = next((item.text.index(word) for word in (EACH, *ONE) if word in item.text), 0)
    found = parse_unit_at(item.text, each + 1)
    return found[0].name if found else ""


def _leads_up(items: Sequence[Item], place: int) -> bool:
    """Whether a 按 stands right before 每平方米."""
    return items[place].has("group.by") and any(item.has(PER_UNIT) for item in items[place + 1 : place + 2])


def _is_price(column: Column, unit: str) -> bool:
    """Whether a figure is told for each unit."""
    written = column.unit.rpartition("/")[2]
    known = find_unit(written)
    return "/" in column.unit and convertible(unit, known.name if known is not None else written)


def _of_shares(items: tuple[Item, ...], place: int, ledger: Ledger) -> tuple[Item, ...] | None:
    """The items with 每股 as the price of a share where no other figure stands in its part, else without it.

    股价高于4块每股, 每股高于4块; None where no column is such a price.
    """
    prices = [
        column for column in ledger.columns if column.type.numeric and column.name.endswith(words("share_prices"))
    ]
    ends = [at for at, item in enumerate(items) if item.has("join")]
    first, last = part_around(ends, place, len(items))
    rest = [item for at, item in enumerate(items) if at != place]
    if not prices:
        return None
    if any(item.has("numeric") for item in items[first:last]) or len(prices) > 1:
        return tuple(rest)
    named = Item(items[place].start, items[place].end, items[place].text, FIGURE, (_price_of(prices[0]),))
    bounded = (at for at, item in enumerate(rest) if first <= at < last - 1 and item.is_any(BOUND))
    at = min(next(bounded, place), place)
    return (*rest[:at], named, *rest[at:])


def _price_of(column: Column) -> Sense:
    return Sense(SenseKind.COLUMN, column.name, cost=COST)


def _only_price(ledger: Ledger, unit: str) -> Column | None:
    return next((column for column in ledger.columns if column.type.numeric and _is_price(column, unit)), None)


def _size_in(ledger: Ledger, unit: str) -> Column | None:
    """The one column that tells how many such units a row is of."""
    sizes = [column for column in ledger.columns if column.type.numeric and factor(unit, column.unit) == 1]
    return sizes[0] if len(sizes) == 1 else None


def _mean(item: Item, column: Column, size: Column) -> Item:
    """A figure of all rows as so much of each unit of them: the one sum over the other."""
    whole, units = (Aggregate(Function.SUM, ColumnRef(one.name)) for one in (column, size))
    unit = f"{column.unit}/{size.unit}"
    made = Measure(f"{MEAN}每{size.unit}{column.name}", Arithmetic("/", whole, units), unit, size.name)
    return reduced(item, item, "measure", measure=made, column=column.name, noun=unit)


def _divided(item: Item, column: Column, size: Column) -> Item:
    """A figure as so much of each unit."""
    scalar = Arithmetic("/", ColumnRef(column.name), ColumnRef(size.name))
    made = reduced(item, item, "scalar", scalar=scalar, column=column.name, noun=f"{column.unit}/{size.unit}")
    return replace(made, senses=(Sense(SenseKind.COLUMN, column.name),), text=f"{EACH}{size.unit}{column.name}")


def money_said_first(raw: Sequence[Item], _scope: Scope) -> tuple[Item, ...]:
    """The items with 钱有多少 as 有多少钱: 没发下去的钱有多少."""
    found = list(raw)
    for place, (noun, asks) in enumerate(pairwise(raw)):
        last = all(map(is_break, raw[place + 2 : place + 3]))
        if last and noun.has("classifier") and noun.text in words("money_nouns") and asks.has("ask.count"):
            found[place : place + 2] = replace(asks, start=noun.start, end=noun.start), replace(noun, end=asks.end)
    return tuple(found)
