"""What was one thing at one time and another at the next: 5月达标、6月不达标的企业, 去年亏损今年盈利的.

Invariant: the two times are of one date and share no day, so that no single row can be meant; prevents such a question
from asking for rows that hold both.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Aggregate, Comparison, Condition, Function, Junction, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns

DATED = "dated"


def in_two_times(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with a state at one time and one at another as what the rows of a thing are to show together."""
    if not columns.repeats(scope.ledger) or sum(item.has(DATED) for item in items) != 2:
        return items
    first, last = (place for place, item in enumerate(items) if item.has(DATED))
    said = [_state(items, place) for place in (first, last)]
    between = [item for item in items[first + 2 : last] if not item.has("join")]
    if None in said or between or items[first].column != items[last].column:
        return items
    made = Junction("and", tuple(_shown(items[place], items[place + 1]) for place in (first, last)))
    having = reduced(items[first], items[last + 1], "having", condition=made, column=items[first + 1].column)
    return (*items[:first], having, *items[last + 2 :])


def _state(items: Sequence[Item], place: int) -> Condition | None:
    """What is said of a time, right behind it."""
    behind = items[place + 1] if place + 1 < len(items) else None
    return behind.condition if behind is not None and not behind.has(DATED) else None


def _shown(time: Item, state: Item) -> Condition:
    """Some row of that time is in that state."""
    where = tuple(item.condition for item in (time, state) if item.condition is not None)
    return Comparison(Aggregate(Function.COUNT, None, where), ">", Literal(0))
