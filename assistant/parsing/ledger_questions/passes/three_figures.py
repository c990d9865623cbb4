"""What was planned, what was done and what is left, asked in one breath: 计划多少米，完成了多少，还差多少.

Invariant: what is left is the first figure without the second, and all three are told or none. Prevents 还差多少 from
being left over, or from being held against a figure of the plan, where the two figures that it follows are beside it.
"""

from collections.abc import Sequence
from itertools import groupby

from assistant.model.catalog import Column
from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Function, Measure
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.figures import aggregated
from assistant.parsing.ledger_questions.quantities import asks_in, numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.pairs import pair_in_unit, pairs
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words

GAP, ASKED = "plan.gap", "ask.count"
SAYS_HOW = frozenset((ASKED, "classifier", "aggregate.sum", "all", "filler"))
"""Kinds of what only says that a figure is asked for, and in what."""
SAYS_WHICH = frozenset(("numeric", "planned", "plan", "status", "topic", "ledger"))
SAYS_LEFT = frozenset((GAP, "difference", "short", "lack", "negate", "unlike", "numeric", "status", "topic", "verb"))
"""Kinds of what stands where the figure itself is named, and where what is left of it is."""
FIGURES = 3


def with_three_figures(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with the last three clauses as two figures and the difference between them."""
    clauses = _clauses(items)
    last = next((place for place, clause in enumerate(clauses) if any(item.has(GAP) for item in clause)), 0)
    if last < FIGURES - 1:
        return tuple(items)
    first, second, third = clauses[last - FIGURES + 1 : last + 1]
    kept, whole_said = _cut(first)
    found = _figures(whole_said, second, scope)
    plain = whole_said and _only(second, SAYS_HOW | SAYS_WHICH) and _only(third, SAYS_HOW | SAYS_LEFT)
    if found is None or not plain or not _in_unit((*whole_said, *second, *third), found[0]):
        return tuple(items)
    made = [_told(said, column) for said, column in zip((whole_said, second), found, strict=True)]
    before, behind = items[: items.index(first[0])], items[items.index(third[-1]) + 1 :]
    joins = [items[items.index(clause[-1]) + 1] for clause in (first, second)]
    return (*before, *kept, made[0], joins[0], made[1], joins[1], _left(third, *found), *behind)


def _clauses(items: Sequence[Item]) -> list[list[Item]]:
    """The items cut at commas; none of the clauses is empty."""
    return [list(clause) for ends, clause in groupby(items, key=is_break) if not ends]


def _cut(clause: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """What restricts the figures, and what asks for the first of them; the latter empty where nothing is asked."""
    at = len(clause)
    while at and clause[at - 1].is_any(SAYS_HOW | SAYS_WHICH) and not clause[at - 1].has("value"):
        at -= 1
    asked = any(item.has(ASKED) for item in clause[at:])
    return (clause[:at], clause[at:]) if asked else (clause, ())


def _only(clause: Sequence[Item], kinds: frozenset[str]) -> bool:
    return all(item.is_any(kinds) and not item.has("value") for item in clause)


def _figures(first: Sequence[Item], second: Sequence[Item], scope: Scope) -> tuple[Column, Column] | None:
    """(whole, part): both as named, or the one that is named and what belongs to it, or the only pair in the unit."""
    whole, part = (_named(clause, scope) for clause in (first, second))
    if whole is None and part is not None:
        whole = columns.whole_of(scope.ledger, part)
    elif part is None and whole is not None and any(item.has("status.done") for item in second):
        part = next((pair.part for pair in pairs(scope.ledger) if pair.whole == whole), None)
    elif part is None and any(item.has("planned") for item in first):
        units = [item.text for item in first if item.has("classifier")]
        pair = next(filter(None, (pair_in_unit(scope.ledger, unit) for unit in units)), None)
        both = (pair.whole, pair.part) if pair is not None else columns.planned_and_finished(scope.ledger)
        whole, part = both or (None, None)
    if whole is None or part is None or whole == part or whole.unit != part.unit:
        return None
    return (whole, part) if not any(map(_of_one, (whole, part))) else None


def _of_one(column: Column) -> bool:
    """Whether a figure is for each of something (元/吨, %), so that no sum of it says anything."""
    return "/" in column.unit or column.unit.startswith("%") or column.name.startswith(words("of_one"))


def _named(clause: Sequence[Item], scope: Scope) -> Column | None:
    """The one figure that a clause names; a finish alone is a deed and no figure."""
    found = dict.fromkeys(numeric_column(scope, item) for item in clause if item.has("numeric"))
    return next(iter(found)) if len(found) == 1 else None


def _in_unit(items: Sequence[Item], column: Column) -> bool:
    """Whether every unit that is said is one of the figure's; rows counted in theirs are none of it."""
    return all(asks_in(item.text, column.unit) for item in items if item.has("classifier") and not item.has("filler"))


def _told(said: Sequence[Item], column: Column) -> Item:
    return reduced(said[0], said[-1], "measure", measure=aggregated(column, Function.SUM, "合计"), column=column.name)


def _left(said: Sequence[Item], whole: Column, part: Column) -> Item:
    sums = (Aggregate(Function.SUM, ColumnRef(column.name)) for column in (whole, part))
    made = Measure(f"{whole.name}减{part.name}", Arithmetic("-", *sums), part.unit)
    return reduced(said[0], said[-1], "measure", measure=made, column=part.name)
