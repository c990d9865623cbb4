"""What has run out, by its name, where a ledger keeps several such days: 年检过期 beside 保险到期日.

Invariant: the day is that of the thing named right before. Prevents a car whose insurance has run out from being one
that has not been inspected.
"""

from itertools import pairwise

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef, Comparison, Literal
from assistant.parsing.ledger_questions.conditions.under_way import UNDER_WAY_SAID
from assistant.parsing.ledger_questions.items import DATE, Item, reduced
from assistant.parsing.ledger_questions.passes.nearest_limits import NEAREST_LIMITS
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.limits import ran_out, runs_out, what_ends
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

DUE = frozenset(("due", "overdue"))
"""Kinds of what says that something comes to its end."""
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


def ran_out_then(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with the day on which something runs out before 过期 of 10月过期的, so that the time is said of it.

    What runs out in days to come (下个月过期的) is not yet past.
    """
    for place in range(1, len(items)):
        when, said = items[place - 1], items[place]
        day = _day_said(said, scope.ledger) if when.time is not None and when.end == said.start else None
        if day is not None and when.time is not None:
            named = Item(said.start, said.start, "", DATE, (Sense(SenseKind.COLUMN, day.name),))
            ahead = when.time.first is not None and when.time.first > scope.today
            kept = (replace(named, end=said.end, text=said.text),) if ahead else (named, said)
            return (*items[:place], *kept, *items[place + 1 :])
    return items


def _day_said(said: Item, ledger: Ledger) -> Column | None:
    """The day that a bare 过期 is said of where things just run out; None where something was to be done by it."""
    if not said.has("overdue") or said.quantity is not None or said.text.endswith(words("limit_nouns")):
        return None
    limit = columns.limit_column(ledger)
    return ran_out(ledger, said.text) or (limit if limit is not None and runs_out(limit.name) else None)


def _days(ledger: Ledger) -> dict[str, Column]:
    limits = (column for column in ledger.columns if column.type.temporal and runs_out(column.name))
    return {thing: column for column in limits if (thing := what_ends(column))}


RAN_OUT = (
    Pass(thing_ran_out, ({"overdue"},)),
    Pass(ran_out_then, ({"overdue"}, {"time"})),
    Pass(what_holds, (DUE, {"verb"})),
    *NEAREST_LIMITS,
    UNDER_WAY_SAID,
)
"""What finds the days that a word for being past, near, or in between is said of."""
