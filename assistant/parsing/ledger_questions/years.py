"""Times behind a column of years kept as numbers: 建成年份在2015年以后.

Invariant: such years are compared as numbers; the ledger's dates have nothing to do with them.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import ColumnRef, Comparison, Condition, Junction, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.text.dates import TimeMention


def with_years(items: Sequence[Item], scope: Scope) -> list[Item]:
    """Items in which a time behind a column of years has become a condition on those years."""
    found: list[Item] = []
    for item in items:
        asked = _asked_year(scope.ledger) if item.has("ask.year") else ""
        if asked:
            found.append(replace(item, kinds=frozenset({"which"}), column=asked))
        elif item.time is not None and found and _is_year(found[-1], scope):
            found[-1] = _year_condition(found[-1], item, item.time)
        else:
            found.append(item)
    return found


def _asked_year(ledger: Ledger) -> str:
    """The column of years that 哪年 asks for, where the ledger has one and no dates: 哪年建的."""
    if any(column.type.temporal for column in ledger.columns):
        return ""
    years = [c.name for c in ledger.columns if c.type.numeric and c.name.endswith(words("year_suffixes"))]
    return years[0] if len(years) == 1 else ""


def _is_year(item: Item, scope: Scope) -> bool:
    """Whether an item names a column of years kept as numbers: 建成年份."""
    return any(
        scope.ledger.column(sense.column).type.numeric and sense.column.endswith(words("year_suffixes"))
        for sense in item.sense(SenseKind.COLUMN)
    )


def _year_condition(named: Item, dated: Item, time: TimeMention) -> Item:
    """建成年份在2015年以后: years compared as numbers."""
    column = next(sense.column for sense in named.sense(SenseKind.COLUMN))
    parts: list[Condition] = []
    if time.first is not None:
        parts.append(Comparison(ColumnRef(column), ">=", Literal(time.first.year)))
    if time.last is not None:
        parts.append(Comparison(ColumnRef(column), "<=", Literal(time.last.year)))
    made = parts[0] if len(parts) == 1 else Junction("and", tuple(parts))
    return reduced(named, dated, "condition", condition=made, column=column)
