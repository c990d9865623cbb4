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
NOUNS = frozenset(("ledger", "topic", "rows", "classifier", "textual"))
LIGHT = 0.2
"""Kinds of a noun for what is of the sort, and most weight of a word beside it that says no more."""
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


def none_done_to(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没查过超员 and 一个考科目三的学员都没有 behind the groups asked for as no row of that sort."""
    at = next((place for place, item in enumerate(items) if item.has("which") and item.column), None)
    column = repeated_column(items[at], scope) if at is not None else None
    if at is None or column is None or column.name == scope.ledger.entity or not column.type.textual:
        return items
    said = items[at + 1 :]
    value = next((item for item in said if item.has("value")), None)
    alone = sum(item.has("value") for item in said) == 1
    if value is None or not alone or value.is_any(DONE) or not _denies_all(said, said.index(value)):
        return items
    held = {sense.column for sense in value.sense(SenseKind.VALUE)}
    made = none_said(scope, (said[0], value, said[-1])) if column.name not in held else None
    return (*items[: at + 1], made) if made is not None else items


def _denies_all(said: Sequence[Item], place: int) -> bool:
    """Whether nothing is said but that there is no such row: 没查过 before the sort, or 一个 and 都没有 around it."""
    before, behind = [item for item in said[:place] if not _is_deed(item)], said[place + 1 :]
    if len(said[:place]) - len(before) > 1 or len(before) != 1:
        return False
    if before[0].has("negate"):
        plain = before[0].text in (*words("has_none"), *NEGATIONS)
        return plain and all(item.is_any(NOUNS) or item.is_light(LIGHT) for item in behind)
    denied = [item for item in behind if item.has("negate")]
    rest = [item for item in behind if not item.has("negate") and not item.has("both")]
    told = all(item.is_any(NOUNS) or _is_deed(item) or item.is_light(LIGHT) for item in rest)
    return before[0].has("one") and len(denied) == 1 and told


def _is_deed(item: Item) -> bool:
    """Whether a word only says how such rows come about: 查过, 考."""
    bare = item.text.removesuffix(REPORTED)
    return not item.has("value") and (item.has("verb") or bare in words("bring_about") or item.is_light(LIGHT))


NONE_DONE_TO = Pass(none_done_to, ({"which"}, {"value"}, {"negate"}))
NONE_HAD = Pass(none_had, (words("has_none"), {"value"}, ROWS))
"""Pass for groups that have no row of a sort, before times are bound."""
