"""What never was: 没逾期过, 没打过口蹄疫, 没违法, 没有重大隐患, said of a thing that has several rows.

Invariant: what is denied with 过, and any fault that is denied, is in none of the rows of a thing; a good that is
denied is missing in one of them. Prevents 没逾期过的单位 from being every unit with one row that was in time.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Blank, ColumnRef
from assistant.parsing.ledger_questions.conditions.done_once import DONE_ONCE
from assistant.parsing.ledger_questions.items import OF_ALL, Item, reduced
from assistant.parsing.ledger_questions.quantities import day_of_deed
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.judgements import asks_of_fault
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

NEVER = frozenset(("never", "never.never"))
DENIES = frozenset(("negate", "never"))
SAID = frozenset(("value", "overdue"))
"""Kinds of what was said not to have been."""
LIGHT_DEED = 0.35
"""Most weight of a word for the deed (打) whose object is what the rows tell."""


def with_nevers(items: Sequence[Item], _scope: Scope) -> tuple[Item, ...]:
    """The items with 没 and the 过 behind its deed as never: 没逾期过, 没打过口蹄疫."""
    for place, item in enumerate(items):
        if item.has("negate"):
            once = _once(items, place + 1)
            if once is not None:
                kept = (other for at, other in enumerate(items) if at not in (place, once))
                return tuple(sorted((replace(item, kinds=NEVER), *kept), key=lambda other: other.start))
    return tuple(items)


def without_graded(items: Sequence[Item], _scope: Scope) -> tuple[Item, ...]:
    """The items without an amount that only says what a denied grade is of: 隐患 of 没有重大隐患."""
    return tuple(item for place, item in enumerate(items) if not (place > 1 and _is_graded(items, place)))


def _is_graded(items: Sequence[Item], place: int) -> bool:
    """Whether a grade stands right before an amount, 重大 of 隐患等级 before 隐患数, and is denied."""
    item, before = items[place], items[place - 1]
    denied = any(word.is_any(DENIES) for word in items[max(place - 4, 0) : place - 1])
    if not denied or before.end != item.start or not item.has("numeric"):
        return False
    return any(sense.column.startswith(item.text) for sense in before.sense(SenseKind.VALUE))


def _once(items: Sequence[Item], first: int) -> int | None:
    """Where the 过 stands that goes with a denial; None where what it denies is not told in cells."""
    deed = first if first < len(items) and _is_deed(items[first]) else None
    at = first if deed is None else first + 1
    if _texts(items, at, (DONE_ONCE, None)):
        return at
    return at + 1 if _texts(items, at, (None, DONE_ONCE)) else None


def _texts(items: Sequence[Item], at: int, told: Sequence[str | None]) -> bool:
    """Whether the items from ``at`` on are those words, None for what a cell holds."""
    found = items[at : at + len(told)]
    pairs = zip(found, told, strict=False)
    said = (item.is_any(SAID) if text is None else item.text.endswith(text) for item, text in pairs)
    return len(found) == len(told) and all(said)


def _is_deed(item: Item) -> bool:
    """Whether a word is a mere verb: 打 of 打过口蹄疫."""
    if item.text.endswith(DONE_ONCE):
        return False
    light = item.has("unknown") and item.weight < LIGHT_DEED
    return not item.is_any(SAID) and (light or item.has("verb"))


def never_in_row(scope: Scope, items: Sequence[Item]) -> Item | None:
    """从来没核查过的房间, where each room has a row of its own: the day of it is empty there."""
    deed, thing = items[-2:]
    named = (sense for sense in thing.senses if sense.kind in (SenseKind.COLUMN, SenseKind.LEDGER, SenseKind.ROWS))
    own = any(sense.kind is not SenseKind.COLUMN or sense.column == scope.ledger.entity for sense in named)
    day = day_of_deed(scope, deed)
    if not own or day is None or not day.nulls or columns.repeats(scope.ledger):
        return None
    made = Blank(ColumnRef(day.name))
    return reduced(items[0], thing, "condition", condition=made, column=day.name, senses=thing.senses)


def of_none(item: Item) -> Item:
    """A denial as one of all rows of a thing, where the question is about things."""
    return replace(item, kinds=item.kinds | {OF_ALL})


def is_fault(column: Column, sense: Sense) -> bool:
    """Whether a value tells of a fault: 违法, 逾期, 重大 of 隐患等级, 是 of 是否逾期 and of 非法开采."""
    faults = words("findings") + words("faults_told")
    told = any(value.endswith(faults) for value in sense.values)
    graded = column.name.endswith(words("fault_grades")) and column_stem(column).endswith(faults)
    graded = graded and not set(sense.values) & set(words("nothing_found"))
    return told or graded or (sense.values == words("yes_and_no")[:1] and asks_of_fault(column))


def denies_fault(column: Column, sense: Sense, text: str) -> bool:
    """Whether a value is what stands where there is no fault, and is called so: 没有非法开采 for 否."""
    return text.startswith(words("has_none")) and sense.values == words("yes_and_no")[1:] and asks_of_fault(column)
