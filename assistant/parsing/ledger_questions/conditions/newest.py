"""The last few times: 最近两期, 最近三次检查, 最早三期.

Invariant: of a ledger that is kept by periods the newest periods are meant, the same for all; of things that have
several rows the newest rows of each; of anything else the newest rows of all.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import Aggregate, Comparison, Function, InFrame, Literal
from assistant.parsing.ledger_questions.items import Item, Quantity, reduced
from assistant.parsing.ledger_questions.quantities import date_named
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.times.date_groups import keeps_periods
from assistant.parsing.ledger_questions.times.last_periods import few_rows
from assistant.parsing.ledger_questions.times.times import dated
from assistant.records import replace
from assistant.text.numerals import find_numbers


def newest_few(scope: Scope, items: Sequence[Item]) -> Item | None:
    """最近两期, 最近三次检查: the rows of so many last times."""
    day = _day(scope, items[-1])
    number = _number(items[:1])
    entity = columns.entity_column(scope.ledger)
    if day is None or not number or entity is None or entity.personal:
        return None
    names = _told_by(scope.ledger, entity, day)
    each = entity.name if len(names) > 1 else ""
    made = few_rows(scope.ledger, names, day.name, number, newest=items[0].has("few.last"), each=each)
    found = reduced(items[0], items[-1], "condition", condition=made, column=day.name, written="few")
    return replace(found, kinds=found.kinds | {"newest.each"}) if each else found


def _number(items: Sequence[Item]) -> int:
    """How many the words say; 0 where they say no number."""
    return next((int(found.value) for item in items for found in find_numbers(item.text)), 0)


def first_by_date(scope: Scope, items: Sequence[Item]) -> Item | None:
    """整改期限最早的三条, 下单日期最近的5单: so many rows by the date that is named, and not by the ledger's first."""
    day = date_named(scope, items[0])
    number = _number(items[1:])
    if day is None or not number or items[0].has("verb"):
        return None
    written = "most" if any(item.has("few.last") or item.has("latest.latest") for item in items) else "least"
    quantity = Quantity(Decimal(number), items[-1].text[-1])
    return reduced(items[0], items[-1], "extreme", quantity=quantity, column=day.name, written=written)


def all_of_few(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """最近三次检查都没落实: as many of the last rows of each are so as there are last rows."""
    few, told = items[0].condition, items[-1].condition
    if not isinstance(few, InFrame) or told is None or few.frame.limit is None:
        return None
    made = Comparison(Aggregate(Function.COUNT, None, (few, told)), ">=", Literal(few.frame.limit))
    return reduced(items[0], items[-1], "having", condition=made, column=items[-1].column, values=items[-1].values)


def _told_by(ledger: Ledger, entity: Column, day: Column) -> tuple[str, ...]:
    """The columns by whose values the rows meant are known."""
    if keeps_periods(ledger):
        return (day.name,)
    return (entity.name, day.name) if columns.repeats(ledger) else (entity.name,)


def _day(scope: Scope, item: Item) -> Column | None:
    name = dated(item, scope)
    return scope.ledger.column(name) if name else columns.date_column(scope.ledger)
