"""Deeds that came about, where every row has its day and some were called off: 办了几场 beside 已取消.

Invariant: only what is said to have been done (办了, 办成) is held to the state; 8月有几场 counts what was planned
as well. Prevents a fair that was called off from being one of those held that month.
"""

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Condition, Junction
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.limits import is_limit
from assistant.parsing.ledger_questions.schema.stems import column_stem, verb_family
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

ASKS_DAY = frozenset(("ask.when", "ask.month", "ask.year", "lasts", "time"))
"""Kinds of what is said of the day of a deed, which is then no mere state."""


def held_on(when: Item, deed: Item, scope: Scope) -> Item:
    """今年办了几场: the time of a deed, and that it was done; 今年批准的: and how it came out."""
    made = _done(when.column, deed.text, scope.ledger) or came_out(when.column, deed, scope.ledger)
    if made is None or when.condition is None:
        return when
    return replace(when, condition=Junction("and", (when.condition, made)))


def come_about(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """办了几场, without a time: those that were held."""
    if any(item.is_any(ASKS_DAY) for item in items):
        return items
    return tuple(_as_state(item, scope) if item.has("verb") and not item.has("value") else item for item in items)


def _as_state(item: Item, scope: Scope) -> Item:
    days = {sense.column for sense in item.sense(SenseKind.VERB)}
    made = _done(days.pop(), item.text, scope.ledger) if len(days) == 1 else None
    return item if made is None else reduced(item, item, "condition", condition=made)


def came_out(day: str, deed: Item, ledger: Ledger) -> Condition | None:
    """审批结果 of 同意 where 批准 is dated by 审批日期: what the day of a decision does not tell."""
    if not day or not deed.text.startswith(words("decides_on")):
        return None
    family = verb_family(column_stem(ledger.column(day)))
    told = ((sense, ledger.column(sense.column)) for sense in deed.sense(SenseKind.VALUE))
    whole = ((sense, column) for sense, column in told if set(column.done) <= set(sense.values))
    tells = tuple(word for word in family if len(word) > 1)
    return next((columns.among(column, s.values) for s, column in whole if column.name.startswith(tells)), None)


def _done(day: str, said: str, ledger: Ledger) -> Condition | None:
    """已举办 of what is said to have been held, where 举办日期 is kept of every row; None where nothing tells.

    已办 says the same in the verb of the question: 办了, 办完.
    """
    stem = column_stem(ledger.column(day)) if day else ""
    ending = next((word for word in words("came_about") if said.endswith(word)), "")
    if not ending or said.endswith(stem) or is_limit(day) or ledger.column(day).nulls:
        return None
    done = {f"{words('done_openings')[1]}{deed}" for deed in (stem, said.removesuffix(ending))}
    told = (column for column in ledger.columns if column.closed and not column.name.startswith(words("next_times")))
    held = ((column, tuple(value.text for value in column.values if value.text in done)) for column in told)
    return next((columns.among(column, texts) for column, texts in held if texts), None)
