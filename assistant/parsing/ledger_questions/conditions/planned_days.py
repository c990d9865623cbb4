"""What was planned of a deed and how it was kept: 开工比计划晚, 计划开工的, 3月开工的, 没按计划开工.

Invariant: beside a deed whose planned day the ledger keeps, 计划 is that day and the deed the day it was done;
计划 alone stays the time limit of the whole.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import DATE, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.day_pairs import DayPair, day_pairs, pair_planned
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

AGAINST = frozenset(("than", "compare"))
"""Kinds of what stands before a planned day that something is held against."""
VERB, ON_TIME = frozenset({"verb"}), frozenset({"early.ontime"})
KEPT = frozenset({"verb", "status.done"})
"""What a deed is said to be behind 按时."""
BY = "按"
BEHIND, LATE = "overdue.overdue", "early.late"
"""晚了 by itself, and beside what it is later than."""


def with_planned_days(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with deeds as the days they were done, and 计划 beside one as the day it was planned for."""
    if not day_pairs(scope.ledger):
        return tuple(items)
    found = _by_plan(_with_set_days(items, scope), scope)
    for place, item in enumerate(found):
        pair = _pair(item, scope) if item.has("verb") else None
        if pair is not None and item.text != pair.done.name:
            planned = _plan_beside(found, place)
            of_deed = planned is not None and _is_of_deed(found, planned, place)
            if planned is not None:
                found[planned] = _as_planned(found[planned], pair)
                _held_against(found, planned + 1)
            found[place] = _meant(item, pair.planned.name, VERB) if of_deed else _done(found, place, pair)
    return tuple(found)


def _with_set_days(items: Sequence[Item], scope: Scope) -> list[Item]:
    """The items with 要求日期, 计划的时间 beside the day that a deed was done as the day that it was set for."""
    found = list(items)
    for place in range(len(items) - 1):
        said, day = items[place : place + 2]
        if said.text in words("set_days") and said.end == day.start and day.text in words("bare_days"):
            beside = (item for item in items if item.has("temporal") and item is not day)
            pair = _of_days(frozenset(sense.column for item in beside for sense in item.senses), scope)
            if pair is not None:
                found[place] = replace(_meant(said, pair.planned.name, DATE), end=day.end, text=said.text + day.text)
                found.remove(day)
    return found


def _of_days(named: frozenset[str], scope: Scope) -> DayPair | None:
    """The pair of which one of the days named is that of the deed, else the only one."""
    pairs = day_pairs(scope.ledger)
    return next((pair for pair in pairs if pair.done.name in named), pairs[0] if len(pairs) == 1 else None)


def _by_plan(items: Sequence[Item], scope: Scope) -> list[Item]:
    """The items with 按计划开课, 没按计划开课, where 计划开课 is a day by its name, as how it was kept and the deed."""
    found, gone = list(items), list[int]()
    for place, item in enumerate(items[1:], 1):
        told = (pair_planned(scope.ledger, sense.column) for sense in item.senses if item.has("temporal"))
        named = next(filter(None, told), None)
        if named is not None and items[place - 1].has("than"):
            _held_against(found, place + 1)
        elif named is not None and items[place - 1].text == BY and item.text.endswith(named.deed):
            denied = [at for at in (place - 2,) if at >= 0 and items[at].has("negate")]
            found[place - 1] = replace(items[place - 1], kinds=frozenset({LATE}) if denied else ON_TIME)
            found[place] = replace(item, kinds=VERB, senses=(Sense(SenseKind.VERB, named.done.name),))
            gone += denied
    return [item for at, item in enumerate(found) if at not in gone]


def _done(items: Sequence[Item], place: int, pair: DayPair) -> Item:
    """A deed as the day it was done, behind 按时 as what was done."""
    item, before = items[place], items[place - 1 : place]
    kept = KEPT if any(said.has("early") for said in before) else DATE
    return _meant(item, pair.done.name, item.kinds | kept)


def _as_planned(said: Item, pair: DayPair) -> Item:
    """计划 as the day planned; 按计划 as a deed that was done by then."""
    return replace(said, kinds=ON_TIME) if said.text.startswith(BY) else _meant(said, pair.planned.name, DATE)


def _pair(item: Item, scope: Scope) -> DayPair | None:
    """The pair of days whose deed a word tells; none where another column is called by the very word: 建成年份."""
    told = {sense.column for sense in item.sense(SenseKind.VERB)}
    named = {sense.column for sense in item.sense(SenseKind.COLUMN) if sense.column.startswith(item.text)}
    pairs = (pair for pair in day_pairs(scope.ledger) if pair.done.name in told)
    return next((pair for pair in pairs if named <= {pair.done.name, pair.planned.name}), None)


def _meant(item: Item, column: str, kinds: frozenset[str]) -> Item:
    """A word as one date column."""
    sort = SenseKind.VERB if "verb" in kinds else SenseKind.COLUMN
    others = tuple(sense for sense in item.senses if sense.kind is SenseKind.VALUE and "value" in kinds)
    return replace(item, kinds=kinds, senses=(Sense(sort, column), *others))


def _plan_beside(items: Sequence[Item], place: int) -> int | None:
    """Where a bare 计划 stands in the same part of the question."""
    for step in (range(place - 1, -1, -1), range(place + 1, len(items))):
        for at in step:
            if is_break(items[at]):
                break
            if items[at].kinds == {"planned.planned"}:
                return at
    return None


def _is_of_deed(items: Sequence[Item], planned: int, place: int) -> bool:
    """Whether 计划 says of the deed itself how it is meant (计划3月开工), and is no day that it is held against."""
    said, before = items[planned].text, items[planned - 1 : planned]
    return planned < place and not said.startswith(BY) and not any(item.is_any(AGAINST) for item in before)


def _held_against(items: list[Item], first: int) -> None:
    """Makes 晚了 behind a planned day the side of it on which the deed lies."""
    if first < len(items) and items[first].kinds == {BEHIND}:
        items[first] = replace(items[first], kinds=frozenset({LATE}))
