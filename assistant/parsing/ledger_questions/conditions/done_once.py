"""Deeds said to have been done: 驻厂检查过, 已核查, told by the day that is filled in or by what cells say.

Invariant: done is read off the day on which it was, never off the one by which it should be.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import Blank, ColumnRef
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import day_of_deed
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

SAYS_WHEN = frozenset(("time", "negate", "never", "every", "quantity", "ask.when", "latest", "zero"))
"""Kinds of what says when, or how often, something was done."""
DONE_ONCE = "过"
PAST = (DONE_ONCE, "过了")
"""Behind a deed: it was done."""
CONCLUSIONS = frozenset(("column", "textual", "topic"))
"""Kinds of a word that names what a deed came to: 评定, 评价."""
ALREADY = ("已", "已经")
"""Before a deed: it was done."""


def once_done(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with every 检查过, 核验过了 as the rows where that was done."""
    made = [_done_once(item, place, items, scope) for place, item in enumerate(items)]
    kept = [made[:1], *([item] for before, item in pairwise(made) if item.text not in PAST or before.end < item.end)]
    return tuple(item for group in kept for item in group)


def _done_once(item: Item, place: int, items: Sequence[Item], scope: Scope) -> Item:
    """驻厂检查过, 已驻厂检查 as the rows where its day is filled in, where some are not and no word says when.

    核查过 of a column that says of some that they were not: 未核查.
    """
    behind = [after for after in items[place + 1 : place + 2] if after.text in PAST and after.start == item.end]
    once = behind or any(before.text in ALREADY for before in items[max(place - 1, 0) : place])
    if not once or any(other.is_any(SAYS_WHEN) for other in items):
        return item
    checked, last = _checked(item, scope), behind[0] if behind else item
    if checked is not None:
        done = columns.among(checked, columns.applicable(checked))
        return reduced(item, last, "condition", condition=done, column=checked.name)
    column = day_of_deed(scope, item) if item.has("verb") and not item.has("value") else None
    column = column or (_concluded(item, scope) if behind else None)
    if column is None or not column.nulls:
        return item
    made = Blank(ColumnRef(column.name), negated=True)
    return reduced(item, last, "condition", condition=made, column=column.name)


def _concluded(item: Item, scope: Scope) -> Column | None:
    """质量评定 of 评定过: the column of what a deed came to, where of some rows it came to nothing yet."""
    senses = (
        item.sense(SenseKind.COLUMN) if item.kinds <= CONCLUSIONS and item.text in words("concluding_deeds") else ()
    )
    named = (scope.ledger.column(sense.column) for sense in senses)
    return next((column for column in named if column.closed and column_stem(column).endswith(item.text)), None)


def as_deed(item: Item, behind: Sequence[Item]) -> Item:
    """A word with 过 behind it as what was done, no column by that name: 抽检 of 抽检过的加油站."""
    once = item.has("verb") and item.has("textual") and any(after.text == DONE_ONCE for after in behind)
    kept = tuple(sense for sense in item.senses if sense.kind is not SenseKind.COLUMN)
    return replace(item, kinds=item.kinds - {"column", "textual"}, senses=kept) if once else item


def _checked(item: Item, scope: Scope) -> Column | None:
    """The column named that says of some rows that nothing was checked."""
    named = [scope.ledger.column(sense.column) for sense in item.sense(SenseKind.COLUMN)] if item.has("verb") else []
    told = (column for column in named if column.closed and 0 < len(columns.applicable(column)) < len(column.values))
    return next(told, None)
