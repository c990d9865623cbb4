"""几 before what the values of a column end with asks which of them it is: 本期类别是几类, 现在是几级.

Invariant: only behind 是, and where every value ends so; prevents 是几类 from counting how many there are.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.items import NAME, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.told_times import told_twice
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.records import replace

NEAR = 2
"""Items before 是 among which the column may be named."""
WHICH = frozenset({"ask.which"})


def which_grade(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 几类 as 哪一类 of the column that it is said of."""
    for place in range(1, len(items) - 1):
        is_, how, noun = items[place - 1 : place + 2]
        if is_.has("compare.eq") and how.has("ask.count") and noun.has("classifier") and noun.start == how.end:
            return _asked(items, place, noun.text, scope)
    return items


def _asked(items: tuple[Item, ...], place: int, ending: str, scope: Scope) -> tuple[Item, ...]:
    start = max(place - 1 - NEAR, 0)
    named = [column for item in items[start : place - 1] for column in _graded(item, ending, scope)]
    column = _latest(named or [column for column in scope.ledger.columns if _ends_with(column, ending)], scope)
    if column is None:
        return items
    last = items[place + 1]
    said = replace(last, kinds=NAME, senses=(Sense(SenseKind.COLUMN, column),))
    which = replace(items[place], start=items[place - 1].start, end=last.start, kinds=WHICH)
    kept = (item for item in items[start : place - 1] if not _graded(item, ending, scope))
    return (*items[:start], *kept, which, said, *items[place + 2 :])


def _graded(item: Item, ending: str, scope: Scope) -> list[Column]:
    """The columns of grades that an item names."""
    named = (scope.ledger.column(sense.column) for sense in item.sense(SenseKind.COLUMN))
    return [column for column in named if _ends_with(column, ending)]


def _ends_with(column: Column, ending: str) -> bool:
    """Whether a column holds nothing but grades or classes called so."""
    held = column.type.textual and len(column.values) > 1
    return held and all(value.text.endswith(ending) for value in column.values)


def _latest(graded: Sequence[Column], scope: Scope) -> str | None:
    """The only column, or the later one of a pair."""
    names = {column.name for column in graded}
    earlier = {pair.before for pair in told_twice(scope.ledger) if pair.now in names}
    left = names - earlier
    return left.pop() if len(left) == 1 else None
