"""Rows that have come to their result: 已经出结论的食品, 出了报告的样品.

Invariant: the column is empty where there is none yet, or says so itself (待出结果); what the result is, is not asked.
Prevents 出了结论的 from meaning those with a good one, and from being passed over.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import Blank, ColumnRef, Comparison, Condition, Literal, Membership
from assistant.parsing.ledger_questions.items import NOT_READ, Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF, COME = "的", "出"
FIGURES = frozenset(("numeric", "textual"))
DENIAL, NEVER = frozenset({"negate.not"}), frozenset({"never.never"})


def with_results_come(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 出结论 or 结论已经出来 before 的 as one that is filled in."""
    for place in [place for place, item in enumerate(items) if item.text in words("come_out")]:
        at = place + 1 + _is_over(items[place + 1 : place + 2])
        made = _filled(items[place], items[at], scope) if at + 1 < len(items) and items[at + 1].text == OF else None
        if made is not None:
            return (*items[:place], made, *items[at + 1 :])
    for place, (named, deed, ended) in enumerate(zip(items, items[1:], items[2:], strict=False)):
        made = _filled(named, named, scope) if deed.has("come") and ended.text == OF else None
        if made is not None:
            return (*items[:place], replace(made, end=deed.end), *items[place + 2 :])
    return items


def _is_over(items: Sequence[Item]) -> bool:
    return any(item.text in words("deed_endings") for item in items)


def _filled(deed: Item, named: Item, scope: Scope) -> Item | None:
    """That a column of results is not empty; None where it never is, or is no such column."""
    found = [scope.ledger.column(sense.column) for sense in named.sense(SenseKind.COLUMN)]
    for column in found:
        made = _told(column)
        if made is not None:
            return reduced(deed, named, "condition", condition=made, column=column.name)
    return None


def _told(column: Column) -> Membership | Blank | None:
    """That a cell tells a result: none of those that say that it is still to come, else one at all."""
    waiting = tuple(value.text for value in column.values if value.text.startswith(words("no_result_yet")))
    if waiting and not column.type.numeric:
        return Membership(ColumnRef(column.name), waiting, negated=True)
    return Blank(ColumnRef(column.name), negated=True) if column.nulls and not column.type.numeric else None


def without_result(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没出结果 as the one column of results that tells none; as not read where there is none such."""
    results = (column for column in scope.ledger.columns if column.name.endswith(words("told_results")))
    told = [(column.name, come) for column in results if (come := _told(column)) is not None]
    return tuple(_none_told(item, told) if item.has("no_result") else item for item in items)


def _none_told(item: Item, told: Sequence[tuple[str, Membership | Blank]]) -> Item:
    """The item as the only one of those columns without what tells a result."""
    if len(told) != 1:
        return replace(item, kinds=NOT_READ)
    name, come = told[0]
    return reduced(item, item, "condition", condition=replace(come, negated=not come.negated), column=name)


def without_come_about(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 没出 of 没出问题 as a denial, and 没出过 as never: a fault is no result that is waited for."""
    for place, (said, named) in enumerate(pairwise(items)):
        fault = named.has("numeric") and named.start == said.end and named.text in words("findings")
        if fault and said.has("awaited"):
            return (*items[:place], replace(said, kinds=DENIAL), *items[place + 1 :])
        denied = place > 0 and items[place - 1].has("negate") and items[place - 1].end == said.start
        if fault and denied and said.has("ever") and said.text.startswith(COME):
            never = replace(said, start=items[place - 1].start, text=f"{items[place - 1].text}{said.text}", kinds=NEVER)
            return (*items[: place - 1], never, *items[place + 1 :])
    return items


def faults_asked(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 问题 of 有没有问题 as there being some, where nothing else is told of it."""
    for place, (asks, named) in enumerate(pairwise(items)):
        behind = items[place + 2 : place + 3]
        ends = not behind or is_break(behind[0])
        if ends and asks.has("ask.exist") and named.text in words("findings") and named.is_any(FIGURES):
            made = _some(named, scope)
            return (*items[: place + 1], made, *items[place + 2 :]) if made is not None else items
    return items


def _some(named: Item, scope: Scope) -> Item | None:
    """That a column of faults tells of one."""
    column = next((scope.ledger.column(sense.column) for sense in named.sense(SenseKind.COLUMN)), None)
    if column is None or (column.type.textual and not column.nulls):
        return None
    cell = ColumnRef(column.name)
    made: Condition = Comparison(cell, ">", Literal(0)) if column.type.numeric else Blank(cell, negated=True)
    return reduced(named, named, "condition", condition=made, column=column.name)
