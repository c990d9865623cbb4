"""Who was given a grade at all, where the cell of who was not is empty: 没评上绿色矿山的, 评上文明村的.

Invariant: the column is a grade of just that honour (绿色矿山等级) and some of its cells are empty; a grade that is
named (评上省级的) is told by its own value. Prevents 评上绿色矿山的 from being every mine.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.ledger_question import Blank, ColumnRef
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.items import SPELLED, Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.records import replace

DENIES = frozenset(("negate", "blank"))


def with_grades_given(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没评上 beside an honour as an empty cell of its grade, and 评上 as a full one."""
    for place, pair in enumerate(pairwise(items)):
        for deed, honour in (pair, pair[::-1]):
            name = _grade(honour, scope) if _is_giving(deed) else ""
            if name:
                denied = _denied(items, items.index(deed))
                first = min(place, denied[1])
                made = reduced(items[first], pair[1], "condition", condition=_told(name, denied[0]), column=name)
                return (*items[:first], replace(made, kinds=made.kinds | {SPELLED}), *items[place + 2 :])
    return items


def _told(name: str, denied: bool) -> Blank:
    return Blank(ColumnRef(name), negated=not denied)


def _is_giving(item: Item) -> bool:
    """Whether a word says that an honour was given, or that it was not: 评上, 没评上."""
    return item.has("given") or stripped(item.text, "particles").lstrip(NEGATIONS) in words("grades_given")


def _denied(items: Sequence[Item], place: int) -> tuple[bool, int]:
    """Whether the giving is denied, and where the words for it begin."""
    own = items[place].text.startswith(tuple(NEGATIONS))
    before = place > 0 and items[place - 1].is_any(DENIES) and items[place - 1].end == items[place].start
    return own or before, place - before


def _grade(item: Item, scope: Scope) -> str:
    """绿色矿山等级 of 绿色矿山, where some cells of it are empty."""
    named = (scope.ledger.column(sense.column) for sense in item.sense(SenseKind.COLUMN))
    graded = (c for c in named if c.type.textual and c.nulls and stripped(c.name, "grade_levels") == item.text)
    return next((column.name for column in graded), "")


GRADES_GIVEN = Pass(with_grades_given, ({"textual"}, {*words("grades_given"), "given", "blank", "negate"}))
"""Pass for honours of which there are grades."""
