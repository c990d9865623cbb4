"""Times behind a column of years kept as numbers: 建成年份在2015年以后.

Invariant: such years are compared as numbers; the ledger's dates have nothing to do with them.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef, Comparison, Junction, Literal
from assistant.parsing.ledger_questions.items import SPELLED, Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.times.kept_periods import kept_column
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.records import replace
from assistant.text.dates import TimeMention

OF, DONE = "的", "了"
BETWEEN = frozenset(("span", "compare.eq"))
"""Kinds of what may stand between a column of years and a time: 在, 是."""


def with_years(items: Sequence[Item], scope: Scope) -> list[Item]:
    """Items in which a time beside a column of years has become a condition on those years."""
    found: list[Item] = []
    only = _only_year(scope.ledger)
    for at, item in enumerate(items):
        named = next((place for place in (-1, -2) if len(found) >= -place and _is_year(found[place], scope)), 0)
        if only and item.has("ask.year"):
            found.append(replace(item, kinds=frozenset({"which"}), column=only))
        elif found and found[-1].has("ask.year") and _is_year(item, scope) and not _ranks(items[at + 1 :]):
            found[-1] = replace(item, start=found[-1].start)  # 哪年建的 asks for the year that is kept
        elif item.time is not None and named and all(other.is_any(BETWEEN) for other in found[named:][1:]):
            found[named:] = [_year_condition(found[named], item, item.time, scope)]
        elif found and found[-1].time is not None and _year_named(item, scope):
            found[-1] = _year_condition(item, found[-1], found[-1].time, scope)
        elif item.text in words("old_ones") and found and _is_old(found[-1], scope):
            found[-1] = replace(found[-1], end=item.end)  # 老 of 1980年以前建的老桥 says no more
        else:
            found.append(item)
    return [_of_only(item, only) for item in found] if only and _is_spoken_of(only, found) else found


def _ranks(behind: Sequence[Item]) -> bool:
    """Whether years are ranked: 哪年建的桥最多 asks for no year of a bridge."""
    return any(item.has("superlative") or item.has("extreme") for item in behind)


def _is_spoken_of(column: str, items: Sequence[Item]) -> bool:
    """Whether a word of the question holds a character of what a column of years dates: 增发 of 定增年度."""
    deed = stripped(column, "year_suffixes")
    return any(letter in item.text for item in items if item.time is None for letter in deed)


def _of_only(item: Item, column: str) -> Item:
    """A year that no word says more of as one of the only column of years."""
    time = item.time if item.has("time") else None
    return _bounded(item, item, column, time) if time is not None and time.kind == "year" else item


def _only_year(ledger: Ledger) -> str:
    """The one column of years of a ledger without dates: what 哪年 asks for (哪年建的), and any year is said of."""
    if ledger.dated or kept_column(ledger, "year") is not None:
        return ""
    years = [column.name for column in ledger.columns if is_year(column)]
    return years[0] if len(years) == 1 else ""


def is_year(column: Column) -> bool:
    """Whether a column holds years kept as numbers."""
    return column.type.numeric and column.name.endswith(words("year_suffixes"))


def _is_year(item: Item, scope: Scope) -> bool:
    """Whether an item names a column of years kept as numbers: 建成年份."""
    return any(is_year(scope.ledger.column(sense.column)) for sense in item.sense(SenseKind.COLUMN))


def _is_old(item: Item, scope: Scope) -> bool:
    """Whether an item bounds the year of a thing from above: 1980年以前建的."""
    made = item.condition
    return isinstance(made, Comparison) and made.op == "<=" and is_year(scope.ledger.column(item.column))


def _year_named(item: Item, scope: Scope) -> str:
    """The column of years that a word names, by its name or as what people do when a thing comes to be: 修 of 建成."""
    named = (sense.column for sense in item.sense(SenseKind.COLUMN) if is_year(scope.ledger.column(sense.column)))
    built = item.text.removesuffix(OF).removesuffix(DONE) in words("builds")
    years = (column.name for column in scope.ledger.columns if is_year(column))
    kept = [name for name in years if name.startswith(words("built"))]
    return next(named, kept[0] if built and len(kept) == 1 and not item.has("value") else "")


def _year_condition(named: Item, dated: Item, time: TimeMention, scope: Scope) -> Item:
    """建成年份在2015年以后, 2015年以后建成: years compared as numbers."""
    opening, closing = sorted((named, dated), key=lambda item: item.start)
    made = _bounded(opening, closing, _year_named(named, scope), time)
    return replace(made, kinds=made.kinds | {SPELLED})


def _bounded(opening: Item, closing: Item, column: str, time: TimeMention) -> Item:
    first, last = (day.year if day is not None else None for day in (time.first, time.last))
    bounds = [("=", first)] if first == last else [(">=", first), ("<=", last)]
    parts = tuple(Comparison(ColumnRef(column), op, Literal(year)) for op, year in bounds if year is not None)
    made = parts[0] if len(parts) == 1 else Junction("and", parts)
    return reduced(opening, closing, "condition", condition=made, column=column)
