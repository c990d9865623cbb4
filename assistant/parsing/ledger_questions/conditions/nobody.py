"""Nobody does a thing, told by the empty cell of those who do it: 没人审批, 没人管的.

Invariant: the deed names one column of people or bodies in which some cells are empty; else the words stay unread.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import Blank, ColumnRef
from assistant.parsing.ledger_questions.items import SPELLED, Item, reduced
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.records import replace

NONE = "nobody.none"
"""Kind of 没人, behind a column or before a deed."""
PERSON = "人"
NOT = frozenset(("negate.not",))
LEAST, LIGHT = 2, 0.1
"""Characters of a deed, and most weight of a word before it that says nothing: 去探访."""


def by_nobody(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没人审批 as an empty 审批人, and 没人管 as an empty cell of the one who answers for it."""
    for place, item in enumerate(items):
        if not item.has("nobody"):
            continue
        named = place - 1 if place and items[place - 1].has("textual") and items[place - 1].end == item.start else place
        last = place + 1 if item.has(NONE) and named == place else place
        said = items[named : last + 1]
        joined = all(before.end == after.start for before, after in pairwise(said))
        column = _who_does(said, scope) if joined and last < len(items) else None
        if column is not None:
            empty = Blank(ColumnRef(column.name))
            made = reduced(said[0], said[-1], "condition", condition=empty, column=column.name)
            return (*items[:named], replace(made, kinds=made.kinds | {SPELLED}), *items[last + 1 :])
        deed = next((one for one in items[place + 1 :] if not one.is_light(LIGHT)), None)
        if item.has(NONE) and deed is not None and (deed.has("verb") or _counts_people(deed, scope)):
            return (*items[:place], replace(item, kinds=NOT), *items[place + 1 :])  # 没人去探访 is not visited
    return items


def _counts_people(deed: Item, scope: Scope) -> bool:
    """Whether a deed is told by how many people did it: 报名人数 of 没人报名."""
    column = numeric_column(scope, deed)
    return column is not None and column.unit == PERSON


def _who_does(said: Sequence[Item], scope: Scope) -> Column | None:
    """The one column, not always filled in, that is named, of those who do it, or of who answers for a thing."""
    first, last = said[0], said[-1]
    people = [column for column in scope.ledger.columns if column.type.textual and column.nulls]
    told = {sense.column for item in (first, last) for sense in item.sense(SenseKind.COLUMN)}
    if not first.has("nobody"):
        return next((column for column in people if column.name in told), None)
    if len(said) == 1:
        found = [column for column in people if column.name.endswith(words("answers_for"))]
    else:
        deed = stripped(last.text, "particles")
        of_deed = ((column, stripped(column.name, "who_does")) for column in people)
        found = [c for c, bare in of_deed if bare != c.name and (bare.endswith(deed) or c.name in told)]
        found = found if len(deed) >= LEAST else []
    return found[0] if len(found) == 1 else None
