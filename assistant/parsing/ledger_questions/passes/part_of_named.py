"""A part of a figure that is named before it: 进场生猪里不合格的占比, 查出的隐患里重大的占几成.

Invariant: the one figure lies inside the other by the word between them, and is counted alike; then it is told as
不合格占进场多少, so that no rows are counted of which the figure is not nought.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.quantities import may_share, numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

SHARE, LIGHT = frozenset({"share"}), 0.1
"""Kind of 占 and of 占比; most weight of a word that may stand between a figure and what is said of it."""


def part_of_named(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with the part, the word for a share and the whole in this order."""
    for inside in [place for place, item in enumerate(items) if _is_inside(item)]:
        whole = next((at for at in range(inside - 1, -1, -1) if items[at].has("numeric")), None)
        part = _next(items, inside)
        share = _next(items, part) if part is not None else None
        if whole is None or part is None or share is None or not items[share].is_any(SHARE):
            continue
        if _lies_in(items[part], items[whole], scope) and _only_says_whose(items[whole + 1 : inside]):
            first, middle, last = (items[at] for at in (whole, part, share))
            told = (
                replace(middle, start=first.start, end=first.end),
                replace(last, start=middle.start, end=middle.end),
                replace(first, start=last.start, end=last.end),
            )
            return (*items[:whole], *items[whole + 1 : inside], *told, *items[share + 1 :])
    return items


def _is_inside(item: Item) -> bool:
    return item.text in words("inside") or item.has("within")


def _next(items: Sequence[Item], place: int) -> int | None:
    """The next word that says something; a comma says nothing here."""
    behind = range(place + 1, len(items))
    return next((at for at in behind if not (items[at].is_light(LIGHT) or items[at].has("join"))), None)


def _lies_in(part: Item, whole: Item, scope: Scope) -> bool:
    """Whether both are amounts that are counted alike."""
    inner = numeric_column(scope, part) if part.has("numeric") else None
    outer = numeric_column(scope, whole)
    if inner is None or outer is None or inner == outer or not may_share(inner, outer):
        return False
    return columns.additive(inner) and columns.additive(outer)


def _only_says_whose(between: Sequence[Item]) -> bool:
    """Whether what stands between the whole and 里 says of which rows it is: 生猪 of 进场生猪里."""
    return all(item.has("value") or item.has("topic") or item.is_light(LIGHT) for item in between)
