"""How far an amount has come, with the deed between: 投资已经完成八成以上, 钱还没拨到一半, 资金拨付到八成的.

Invariant: the share is of what was set for the very amount that the words name; a denial before it says that less than
the share was reached. Prevents 资金拨付到八成 from being said of whatever column is kept in percent.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.pairs import pairs
from assistant.parsing.ledger_questions.schema.set_figures import set_for
from assistant.parsing.ledger_questions.senses import Sense, SenseKind

DONE = frozenset(("status.done", "status.pending"))
LESS = frozenset(("compare.lt",))


def shares_reached(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with a deed before a share as the figure of what was done, and a denial as less than that."""
    for place, item in enumerate(items):
        if item.quantity is not None and item.quantity.percent:
            made = _said_of_figure(items[:place], scope)
            if made is not None:
                return (*made, *items[place:])
    return items


def _said_of_figure(before: Sequence[Item], scope: Scope) -> tuple[Item, ...] | None:
    """What stands before a share, told by the figure of what was done; None where no such deed is there."""
    reached = bool(before) and before[-1].has("reached")
    at = len(before) - 1 - reached
    deed = before[at] if at >= 0 else None
    if deed is None:
        return None
    denial = at - 1 if at and before[at - 1].has("negate") else at
    thing = before[denial - 1] if denial else None
    part = _done_of(thing, deed, scope)
    denied = deed.has("status.pending") or denial < at
    if part is None or not (reached or denied or deed.has("status.done")):
        return None
    start = denial - 1 if deed.is_any(DONE) else denial
    figure = Item(before[start].start, deed.end, part.name, FIGURE, (Sense(SenseKind.COLUMN, part.name),))
    less = (Item(deed.end, deed.end, deed.text, LESS),) if denied else ()
    return (*before[:start], figure, *less)


def _done_of(thing: Item | None, deed: Item, scope: Scope) -> Column | None:
    """What was done of an amount: 已完成投资 of 投资 and 完成, 已拨付 of 拨到; None where nothing was set for it."""
    if deed.has("numeric"):
        own = numeric_column(scope, deed)
        return own if own is not None and set_for(scope.ledger, own) is not None else None
    if thing is None or not deed.is_any(DONE) or not thing.has("numeric"):
        return None
    return next((pair.part for pair in pairs(scope.ledger) if pair.subject == thing.text), None)


SHARES_REACHED = (Pass(shares_reached, ({"quantity"}, {"numeric"}, {"reached", "negate", *DONE})),)
"""Passes before a denial is read by itself."""
