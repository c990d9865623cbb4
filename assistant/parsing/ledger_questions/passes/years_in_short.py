"""Years that only the rows tell: 12年 of rows of 2012, and 2010年2月 where rows are years and columns are months.

Invariant: a number of years becomes a year only where the ledger keeps such years, and no figure of it is counted in
years; prevents 10年厦门成交了多少宗 from being refused for a length of ten years that nothing is as long as.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.column_families import PERIOD, families
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.times.kept_periods import kept_column
from assistant.parsing.ledger_questions.times.years import is_year
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.dates import TimeMention

YEAR = "年"
LENGTHS = frozenset(("compare.gt", "compare.ge", "compare.lt", "compare.le", "lasts"))
"""Kinds of what stands before a length of time."""
CENTURIES = (2000, 1900)
"""Of a year in two digits, the likelier first: 12年 is 2012, and 85年 is 1985 where houses were built then."""
_SHORT = re.compile(r"\d\d")
_IN_DIGITS = re.compile(r"(?:19|20)\d\d")


def years_in_short(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 12年 as the year 2012, where the ledger has rows of it."""
    held = _years_held(scope.ledger)
    if not held:
        return items
    return tuple(item if _is_length(items, place) else _as_year(item, held) for place, item in enumerate(items))


def _is_length(items: Sequence[Item], place: int) -> bool:
    """Whether a number of years is how long something goes on: 用了超过10年的, 10年以上的; 早于10年 is a day."""
    before, behind = items[max(place - 1, 0) : place], items[place + 1 : place + 2]
    bounded = any(item.is_any(LENGTHS) and not item.text.startswith(words("date_sides")) for item in before)
    return bounded or any(item.has("after") for item in behind)


def months_of_years(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with a month of a year as that year and the column of the month, where rows are of whole years."""
    if kept_column(scope.ledger, "year") is None:
        return items
    return tuple(part for item in items for part in _parted(item, scope.ledger))


def _as_year(item: Item, held: frozenset[int]) -> Item:
    quantity = item.quantity
    short = quantity is not None and quantity.unit == YEAR and _SHORT.match(item.text)
    if quantity is None or not short or item.has(PERIOD):
        return item
    year = next((whole for century in CENTURIES if (whole := int(quantity.value) + century) in held), None)
    return replace(item, kinds=frozenset({"time"}), quantity=None, time=_year(item, year)) if year else item


def _year(item: Item, year: int) -> TimeMention:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return TimeMention(item.start, item.end, item.text, first, last, "year", "in", explicit_year=True, invalid=False)


@lru_cache(256)
def _years_held(ledger: Ledger) -> frozenset[int]:
    """The years of a ledger's rows and of its title; none where a figure is a number of years."""
    if any(column.type.numeric and column.unit == YEAR and not is_year(column) for column in ledger.columns):
        return frozenset()
    titled = {int(year) for year in _IN_DIGITS.findall(ledger.name)}
    return frozenset(titled.union(*(_years_of(column, ledger) for column in ledger.columns)))


def _years_of(column: Column, ledger: Ledger) -> Iterator[int]:
    if column.type.temporal or is_year(column):
        ends = [int(found[0]) for text in (column.first, column.last) if (found := _IN_DIGITS.match(text))]
        yield from range(min(ends), max(ends) + 1) if ends else ()
    elif column == kept_column(ledger, "year"):
        yield from (int(found[0]) for value in column.values if (found := _IN_DIGITS.match(value.text)))


def _parted(item: Item, ledger: Ledger) -> Iterator[Item]:
    """A month or quarter, and the year said with it, where a column is called by it; any other item as it is."""
    time = item.time
    cut = item.text.find(YEAR) + 1
    column = _column_of(time, ledger) if time is not None else ""
    if time is None or time.first is None or not column:
        yield item
        return
    if cut:
        whole = replace(item, end=item.start + cut, text=item.text[:cut])
        yield replace(whole, kinds=frozenset({"time"}), time=_year(whole, time.first.year))
    senses = (Sense(SenseKind.COLUMN, column),)
    yield Item(item.start + cut, item.end, item.text[cut:], FIGURE, senses)


def _column_of(time: TimeMention, ledger: Ledger) -> str:
    """The column that is called by the month or quarter of a time, whatever its year."""
    if time.first is None or time.kind not in ("month", "quarter") or time.relation != "in":
        return ""
    month = time.first.month
    name = f"{month}月" if time.kind == "month" else f"{(month + 2) // 3}季度"
    return next((dict(family.members)[name] for family in families(ledger) if name in dict(family.members)), "")
