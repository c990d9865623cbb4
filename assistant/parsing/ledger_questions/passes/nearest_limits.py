"""The limits that are nearest: 时限最近的三项任务, 最近到期的是哪项 are the next to come, not the last of all.

Invariant: only of a time limit; the last day of what was done (最近更新的) stays the last.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import ColumnRef, Comparison, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.limit_columns import limit_columns
from assistant.parsing.ledger_questions.times.times import dated
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

NEAREST, FIRST = "最近", "最早"
LIMITS = frozenset(("due", "temporal"))
FEW = "few.last"
"""Kind of 最近的五条."""
SOON = "due.soon"
"""Kind of what runs out before long."""
SOONEST = {True: frozenset({"few.first"}), False: frozenset({"superlative.least"})}
"""Kinds of 最早 with a number in the same word, and without."""
ASKS_ONE = frozenset(("ask.which", "ask.who", "which"))


def nearest_limits(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 最近 beside a limit as the first of those from today on."""
    for at, item in enumerate(items):
        if not item.text.startswith(NEAREST) or item.has("time"):
            continue
        before, behind = items[max(at - 1, 0) : at], items[at + 1 : at + 2]
        after = _limit(before, scope)
        ahead = "" if after or item.text != NEAREST else _limit(behind, scope)
        if ahead and not any(other.is_any(ASKS_ONE) for other in items):
            continue
        if after or ahead:
            kinds = SOONEST[item.has(FEW)]
            text = item.text.replace(NEAREST, FIRST)
            soon = replace(item, text=text, kinds=kinds, written="", senses=(), weight=0.0)
            told = (soon,) if after else (*behind, soon)
            rest = items[at + 1 + bool(ahead) :]
            return (_from_today(items[0], after or ahead, scope), *items[:at], *told, *rest)
    return items


def due_soon(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """最近有哪些任务到期, 最近要到期的任务: those that soon run out, where no single one is asked for."""
    at = next((at for at, item in enumerate(items) if item.text == NEAREST and not item.has("time")), len(items))
    due = next((place for place in range(at + 1, len(items)) if items[place].has("due")), 0)
    several = any(item.is_any(ASKS_ONE) and item.text.startswith(words("asks_several")) for item in items)
    one = any(item.is_any(ASKS_ONE) for item in items) and not several and not any(map(_counts, items))
    if not due or one or not _limit(items[due : due + 1], scope):
        return items
    soon = replace(items[due], kinds=items[due].kinds | {SOON})
    return (*items[:at], *items[at + 1 : due], soon, *items[due + 1 :])


def _counts(item: Item) -> bool:
    return item.has("ask.count")


def _limit(items: Sequence[Item], scope: Scope) -> str:
    """The limit that a word names; empty for any other."""
    held = {column.name for column in limit_columns(scope.ledger)}
    named = (dated(item, scope) for item in items if item.is_any(LIMITS))
    return next((name for name in named if name in held and name not in words("first_days")), "")


def _from_today(first: Item, name: str, scope: Scope) -> Item:
    """The bound of what is still to come, before the first word."""
    ahead = Comparison(ColumnRef(name), ">=", Literal(scope.today))
    made = reduced(first, first, "condition", condition=ahead, column=name, written="ahead")
    return replace(made, end=first.start, text="")


NEAREST_LIMITS = (Pass(due_soon, ({"due"}, {NEAREST})), Pass(nearest_limits, (LIMITS,)))
"""Passes for the nearest limits, before the words of extremes are put in place."""
