"""What has run out, by its name, where a ledger keeps several such days: 年检过期 beside 保险到期日.

Invariant: the day is that of the thing named right before. Prevents a car whose insurance has run out from being one
that has not been inspected.
"""

from itertools import pairwise

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef, Comparison, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.limits import runs_out, what_ends
from assistant.records import replace

DUE = frozenset(("due", "overdue"))
SEVERAL = 2
"""Days on which something runs out, from which its name has to tell which is meant."""


def thing_ran_out(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 年检 before a bare 过期 as the day to which it held good being past."""
    days = _days(scope.ledger)
    for place in [at for at, item in enumerate(items) if at and item.has("overdue") and not item.quantity]:
        named, said = items[place - 1], items[place]
        day = days.get(named.text) if len(days) >= SEVERAL and named.end == said.start else None
        if day is not None:
            past = Comparison(ColumnRef(day.name), "<", Literal(scope.today))
            made = reduced(named, said, "condition", condition=past, column=day.name, written="overdue")
            return (*items[: place - 1], made, *items[place + 1 :])
    return items


def what_holds(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 备案 before 到期 as part of it, where the one day to which it holds good is told by no name."""
    limit = columns.limit_column(scope.ledger)
    if limit is None or not runs_out(limit.name) or what_ends(limit):
        return items
    for place, (named, said) in enumerate(pairwise(items)):
        if named.has("verb") and said.is_any(DUE) and named.end == said.start:
            whole = replace(said, start=named.start, text=f"{named.text}{said.text}")
            return (*items[:place], whole, *items[place + 2 :])
    return items


def _days(ledger: Ledger) -> dict[str, Column]:
    limits = (column for column in ledger.columns if column.type.temporal and runs_out(column.name))
    return {thing: column for column in limits if (thing := what_ends(column))}


RAN_OUT = (Pass(thing_ran_out, ({"overdue"},)), Pass(what_holds, (DUE, {"verb"})))
"""Passes for what has run out, before times are bound."""
