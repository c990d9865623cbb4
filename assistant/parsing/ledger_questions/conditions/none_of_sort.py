"""Groups without a row of some sort: 没有空闲车位的社区, 哪个镇没有在建项目.

Invariant: the noun right behind the sort is what the rows are, so that 没有合格的 stays said of the rows themselves.
Prevents a place with one car park that is let from being a place that has none to let.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.group_sizes import none_said
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words

REPORTED = "过"
ROWS = frozenset(("ledger", "topic", "rows"))
"""Kinds of a noun for the rows."""
DONE = frozenset(("status", "verb"))
"""Kinds of what somebody did: 没有完成的任务 are those not done, whoever has them."""
OF = 1
"""Characters of the 的 that only a sort that denies may have behind it: 没有未完工的工程, never 没有完工的工程."""


def none_of_sort(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没有空闲车位: no row of the group is of that sort."""
    denial, sort, noun = items
    apart = noun.start - sort.end
    joined = not apart or (apart == OF and sort.text.startswith(tuple(NEGATIONS)))
    entity = scope.ledger.entity
    things = noun.is_any(ROWS) or (bool(entity) and entity.startswith(noun.text))
    if not joined or not things or denial.end != sort.start or denial.text not in words("has_none"):
        return None
    return none_said(scope, items)


def none_had(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没有拟建的项目 said of groups (哪些镇…, …的镇) as no row of that sort."""
    for at in range(len(items) - 2):
        denial, sort, noun = items[at : at + 3]
        if not (denial.has("negate") and denial.text in words("has_none")) or denial.end != sort.start:
            continue
        bare = sort.has("value") and not sort.is_any(DONE) and noun.headed and noun.is_any(ROWS)
        if bare and (_groups(items[max(at - 2, 0) : at], scope) or _headed_group(items[at + 3 : at + 4], scope)):
            made = none_said(scope, (denial, sort, noun))
            return (*items[:at], made, *items[at + 3 :]) if made is not None else items
    return items


def _groups(before: Sequence[Item], scope: Scope) -> bool:
    """Whether what stands before asks which groups: 哪些镇街."""
    return any(item.has("which") or item.has("ask.which") for item in before) and _is_group(before[-1], scope)


def _headed_group(behind: Sequence[Item], scope: Scope) -> bool:
    """Whether a group is what stands behind, with 的 before it: …项目的镇街."""
    return any(item.headed and _is_group(item, scope) for item in behind)


def _is_group(item: Item, scope: Scope) -> bool:
    """Whether a noun is of things that have several rows, and not of the rows themselves."""
    column = repeated_column(item, scope)
    return column is not None and column.name != scope.ledger.entity and column.type.textual


def repeated_column(item: Item, scope: Scope) -> Column | None:
    """The column of the things that a word names, where they stand in several rows."""
    named = item.column or next((sense.column for sense in item.sense(SenseKind.COLUMN)), "")
    column = scope.ledger.column(named) if named else None
    return column if column is not None and column.distinct < scope.ledger.rows else None


def none_reported(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一例麻疹都没报, 没报过麻疹: no row of the group is of that sort, since rows are what is reported."""
    denial = next(item for item in reversed(items) if item.has("blank"))
    deed = denial.text.lstrip("".join(NEGATIONS)).removesuffix(REPORTED)
    return none_said(scope, items) if deed in words("bring_about") else None


NONE_HAD = Pass(none_had, (words("has_none"), {"value"}, ROWS))
"""Pass for groups that have no row of a sort, before times are bound."""
