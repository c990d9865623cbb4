"""How far two figures listed side by side are apart: 列编号、账面数量、实盘数量、少了几个.

Invariant: both figures stand right before it and are counted alike; what should be there is the one that it falls
short of, whichever is named first.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Arithmetic, ColumnRef
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import numeric_column, reckoned
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

BEFORE = 4
"""Items of two figures with what joins them to one another and to what is asked of both."""
ASKS = frozenset(("ask.count", "classifier", "asked"))


def with_gaps_listed(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 少了几个 behind two figures as the one less the other."""
    falls, over = words("falls_short"), words("goes_over")
    for place in range(BEFORE, len(items) - 1):
        end = _end_of_ask(items, place + 1)
        pair = _pair(items[place - BEFORE : place], scope) if items[place].text in (*falls, *over) and end else None
        if pair is not None:
            made = _gap(items[place:end], _whole_first(pair, scope), more=items[place].text in over)
            return (*items[:place], made, *items[end:])
    return items


def _end_of_ask(items: Sequence[Item], place: int) -> int:
    """Behind 几个, which ends the question or a member of the list; 0 where no such thing stands there."""
    if not items[place].has("ask.count") and not items[place].has("asked"):
        return 0
    end = next((at for at in range(place, len(items)) if not items[at].is_any(ASKS)), len(items))
    return end if end == len(items) or items[end].has("join") else 0


def _pair(before: Sequence[Item], scope: Scope) -> tuple[Column, Column] | None:
    """The two figures that are listed right before."""
    first, joined, second, last = before
    if not (first.has("numeric") and second.has("numeric") and joined.has("join") and last.has("join")):
        return None
    one, other = numeric_column(scope, first), numeric_column(scope, second)
    fits = one is not None and other is not None and one != other and columns.comparable(one, other)
    return (one, other) if fits and one is not None and other is not None else None


def _whole_first(pair: tuple[Column, Column], scope: Scope) -> tuple[Column, Column]:
    """The figures as they were named, but what should be there first where only the second can be that."""
    one, other = (columns.whole_of(scope.ledger, column) for column in pair)
    return pair[::-1] if one == pair[1] and other != pair[0] else pair


def _gap(asked: Sequence[Item], pair: tuple[Column, Column], *, more: bool) -> Item:
    """The first without the second, or the other way round where there is more."""
    high, low = pair[::-1] if more else pair
    scalar = Arithmetic("-", ColumnRef(high.name), ColumnRef(low.name))
    made = reduced(asked[0], asked[-1], "scalar", scalar=scalar, noun=high.unit, column=high.name)
    return replace(made, text=reckoned(scalar))
