"""What is begun and not yet finished, where only days tell of it: 在建的项目, 正在施工的工程.

Invariant: the day of the beginning is filled in and that of the end is empty; where a cell says so it is meant by that,
and where no such days are kept the word stays not understood. Prevents 在建的有几个 from counting all there are.
"""

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import Blank, ColumnRef, Condition, Junction
from assistant.parsing.ledger_questions.items import NOT_READ, Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.limits import is_limit
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

UNDER_WAY = frozenset({"under.way"})
TOLD = frozenset(("value", "condition"))
"""Kinds of what a cell says by itself."""


def under_way(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 在建 as begun and not finished."""
    return tuple(
        _said(item, scope.ledger) if item.is_any(UNDER_WAY) and not item.is_any(TOLD) else item for item in items
    )


def _said(item: Item, ledger: Ledger) -> Item:
    """The word as what a cell says, or as what the days tell; not understood where neither does."""
    if _is_about(item, ledger):
        return item
    cells = ((column, value.text) for column in ledger.columns if column.closed for value in column.values)
    cell = next(((column, text) for column, text in cells if len(text) > 1 and item.text.startswith(text)), None)
    if cell is not None:
        column, text = cell
        said = columns.among(column, (text,))
        return reduced(item, item, "condition", condition=said, column=column.name, values=(text,))
    made = _made(ledger)
    if made is None:
        return replace(item, kinds=NOT_READ)
    return reduced(item, item, "condition", condition=made[0], column=made[1].name)


def _is_about(item: Item, ledger: Ledger) -> bool:
    """Whether the ledger is of nothing else: 在建 of 在建工程台账, or of sites where building goes on."""
    said = (item.text, *words("building_sites"))
    return any(word in name for name in (ledger.name, *ledger.aliases) for word in said)


def _made(ledger: Ledger) -> tuple[Condition, Column] | None:
    """The condition, with the day of the end; None where the ledger keeps no such days."""
    days = [column for column in ledger.columns if column.type.temporal and not is_limit(column.name)]
    begun = [day for day in days if column_stem(day).endswith(words("begins_work"))]
    end = columns.finish_column(ledger)
    if len(begun) != 1 or end is None or not end.nulls or end == begun[0] or columns.status_column(ledger) is not None:
        return None
    still: Condition = Blank(ColumnRef(end.name))
    filled = Blank(ColumnRef(begun[0].name), negated=True)
    return (Junction("and", (filled, still)) if begun[0].nulls else still), end


UNDER_WAY_SAID = Pass(under_way, (UNDER_WAY,))
"""Pass for what is begun and not yet finished."""
