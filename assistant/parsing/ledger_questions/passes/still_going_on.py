"""A deed that still goes on, where no cell says so word for word: 还在维修的项目, 正在培训的老师.

Invariant: 还在 is never passed over; it is the one state of the ledger that is under way, else the period of a row
that runs today, and where neither is told nothing explains it. Prevents 还在维修的有几个 from counting all there were.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import ColumnRef, Comparison, Condition, Junction, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.extreme_words import OF_NOTHING
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.stems import is_verb
from assistant.parsing.ledger_questions.words import stripped, words

AT, OF = "在", "的"
DEEDS = frozenset(("topic", "verb", "unknown", "numeric"))
"""Kinds of what goes on, be it known here or not."""
SAID = frozenset(("value", "status", "condition", "ledger", "ask"))
"""Kinds of what says by itself what state is meant, or is no deed."""


def going_on(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 还在 or 正在 before a deed and 的 as the condition that it goes on."""
    for place, item in enumerate(items):
        if item.text in words("going_on") and _is_state(items, place + 1):
            return (*items[:place], *items[place + 1 :])  # 正在营运的 of 营运
        start = place - 1 if _is_still_at(items, place) else place
        if (start < place or item.text in words("going_on")) and _is_deed(items, place + 1):
            deed = items[place + 1]
            told = _under_way(scope, deed) or _runs_today(scope)
            if told is None:
                text = "".join(one.text for one in items[start : place + 2])
                made = Item(items[start].start, deed.end, text, OF_NOTHING)
            else:
                made = reduced(items[start], deed, "condition", condition=told[1], column=told[0])
            return (*items[:start], made, *items[place + 2 :])
    return items


def _is_still_at(items: Sequence[Item], place: int) -> bool:
    """Whether 在 stands there right behind 还: 还在."""
    return place > 0 and items[place].text == AT and items[place - 1].text in words("still_now")


def _is_state(items: Sequence[Item], place: int) -> bool:
    """Whether a cell stands there, right behind what says that it goes on, and 的 behind it."""
    state, behind = (*items[place : place + 2], *[None] * 2)[:2]
    near = state is not None and items[place - 1].end == state.start
    return near and state is not None and state.has("value") and behind is not None and behind.text == OF


def _is_deed(items: Sequence[Item], place: int) -> bool:
    """Whether a deed stands there, right behind what says that it goes on, with 的 behind it."""
    deed, behind = (*items[place : place + 2], *[None] * 2)[:2]
    if deed is None or behind is None or items[place - 1].end != deed.start or behind.text != OF:
        return False
    return deed.is_any(DEEDS) and not deed.is_any(SAID)


def _under_way(scope: Scope, deed: Item) -> tuple[str, Condition] | None:
    """The one cell that says that something is under way: 施工中 of 进度状态; of 整改中 nothing else goes on."""
    told = [
        (column, value.text)
        for column in scope.ledger.columns
        if column.closed and column.done and _may_tell_of(column, deed)
        for value in column.values
        if value.text.endswith(words("under_way_endings")) and value.text not in column.done
    ]
    if len(told) != 1:
        return None
    column, text = told[0]
    return column.name, columns.among(column, (text,))


def _may_tell_of(column: Column, deed: Item) -> bool:
    """Whether a state is of that deed, or of none by its name: 进度状态 of a work, 整改状态 of 整改 alone."""
    stem = stripped(column.name, "state_suffixes")
    return deed.text in stem or not is_verb(stem)


def _runs_today(scope: Scope) -> tuple[str, Condition] | None:
    """A period that has begun and is not over."""
    pair = columns.period_columns(scope.ledger)
    if pair is None:
        return None
    today = Literal(scope.today)
    begun = Comparison(ColumnRef(pair[0].name), "<=", today)
    return pair[1].name, Junction("and", (begun, Comparison(ColumnRef(pair[1].name), ">=", today)))


STILL_GOING_ON = (Pass(going_on, ({AT, *words("going_on")}, DEEDS | {"value"}, {OF})),)
"""What goes on, before anything is passed over as what the ledger is about."""
