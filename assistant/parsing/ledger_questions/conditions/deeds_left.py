"""Deeds that nothing else was made of, as the rows where they were done: 投运了的设施, 盘过的资产, 已取证的学员.

Invariant: a deed of which a day is kept, and of some rows none, tells rows apart wherever no word asks when it was done
or by when it should be. Prevents 投运了的设施有几座 from counting those still being built.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Blank, ColumnRef
from assistant.parsing.ledger_questions.accounting.evidence import nodes
from assistant.parsing.ledger_questions.items import Item, kinds_of, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.limits import is_limit, status_of_limit
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words

ASKS_WHEN = frozenset(
    ("ask.when", "ask.month", "ask.year", "lasts", "span", "since", "superlative", "extreme", "scalar")
)
"""Kinds of what asks for the day of a deed, or reckons with it."""
OTHERWISE = frozenset(("negate", "modal", "never", "planned", "blank", "filled", "lack", "early", "overdue", "due"))
"""Kinds before a deed that say that it was not done, or how."""
MARK = "了"
"""May stand between a deed and how many."""
TAKEN = frozenset(("value", "numeric", "condition", "measure", "dimension", "which"))


def deeds_left(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with every deed left over as the rows in which its day is filled in."""
    if not kinds_of(items).isdisjoint(ASKS_WHEN):
        return items
    return tuple(_done(items, place, scope) for place in range(len(items)))


def _done(items: Sequence[Item], place: int, scope: Scope) -> Item:
    item = items[place]
    if not item.has("verb") or item.is_any(TAKEN):
        return item
    day, state = _day(item, scope), _state(item, scope)
    if state is not None and _is_said(items, place) and not _is_dated(items, state):
        made = columns.among(state, state.done)
        return reduced(item, item, "condition", condition=made, column=state.name, values=state.done, written="done")
    if day is None or not _is_said(items, place) or _is_dated(items, day):
        return item
    made = Blank(ColumnRef(day.name), negated=True)
    return reduced(item, item, "condition", condition=made, column=day.name)


def _day(item: Item, scope: Scope) -> Column | None:
    """The one day that tells of a deed, which some rows lack."""
    named = {sense.column for sense in item.sense(SenseKind.VERB)}
    day = scope.ledger.column(named.pop()) if len(named) == 1 else None
    deed = item.text.rstrip("".join(words("done_marks_bare")))
    told = any(column.done and column.name.startswith(deed) for column in scope.ledger.columns)
    if day is not None and deed in scope.ledger.name and deed not in day.name and not told:
        return None  # 养护了几条路 of a ledger of 养护: that was done to all of them
    return day if day is not None and day.type.temporal and day.nulls and not is_limit(day.name) else None


def _state(item: Item, scope: Scope) -> Column | None:
    """The column that tells how far a deed has come of which only the limit is a day: 整改进度 beside 整改期限."""
    named = {sense.column for sense in item.sense(SenseKind.VERB)}
    limit = next((name for name in named if is_limit(name)), "") if len(named) == 1 else ""
    status = status_of_limit(scope.ledger, limit) if limit else None
    deed = item.text.rstrip("".join(words("done_marks")))
    return status if status is not None and status.done and status.name.startswith(deed) else None


def _is_said(items: Sequence[Item], place: int) -> bool:
    """Whether a deed is said to be done, or to be that of what follows, and no word before it says otherwise."""
    item = items[place]
    if any(one.is_any(OTHERWISE) and one.end == item.start for one in items[:place][-1:]):
        return False
    marked = any(mark in item.text[1:] for mark in words("done_marks_bare")) or item.text.endswith(words("to_the_full"))
    return item.describes or marked or _is_counted(items, place)


def _is_counted(items: Sequence[Item], place: int) -> bool:
    """Whether it is asked right behind a deed how many it was done to: 整改完几个, 整改了几个."""
    behind = items[place + 1 : place + 2]
    return any(after.has("asked") and after.start - items[place].end <= len(MARK) for after in behind)


def _is_dated(items: Sequence[Item], day: Column) -> bool:
    """Whether a time or another condition is of that day already."""
    held = [item.condition for item in items if item.condition is not None]
    return any(isinstance(node, ColumnRef) and node.name == day.name for node in nodes(tuple(held)))
