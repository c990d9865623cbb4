"""A grade together with what the column is of: 高风险, 风险高 of 高 in 风险等级; 重度失能 of 重度 in 失能程度.

Invariant: every such name holds the value and the word that the column's own name begins with. Prevents 高风险 from
being read as 风险 alone, which restricts nothing, where the cell says but 高.
"""

from collections.abc import Iterator

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words

COST = 0.01
LEAST, LONGEST, MOST = 2, 4, 12
"""Characters of what is graded, of a grade, and how many grades there may be."""


def gradings(column: Column) -> Iterator[tuple[str, Sense]]:
    """(name, the value it means) for each grade of a column that ends in 等级, 程度, 类型."""
    ending = next((end for end in words("fault_grades") if column.name.endswith(end)), "")
    if not ending or len(column.values) > MOST:
        return
    graded = column.name.removesuffix(ending)
    things = [thing for thing in dict.fromkeys((graded, graded[-LEAST:])) if len(thing) >= LEAST]
    for value in column.values:
        if len(value.text) <= LONGEST and not any(thing in value.text for thing in things):
            sense = Sense(SenseKind.VALUE, column.name, (value.text,), COST)
            yield from ((name, sense) for thing in things for name in _together(value.text, thing, ending))


def _together(grade: str, thing: str, ending: str) -> Iterator[str]:
    """高风险, 风险高, 高的风险; 困难重, 困难程度重 of 重度; A级信用, 信用A级 of A."""
    sort = ending[-1]
    whole = grade if grade.endswith(words("grade_ends")) else f"{grade}{sort}"
    bare = grade.removesuffix(sort) if len(grade) == LEAST and not grade[0].isdecimal() else grade
    said_at_length = [grade + end for end in words("single_grade_ends")] if len(grade) == 1 else []
    for said in dict.fromkeys((grade, whole, *said_at_length)):
        yield from (f"{said}{thing}", f"{thing}{said}", f"{said}的{thing}")
    yield from (f"{thing}{bare}", f"{thing}{ending}{bare}") if bare != grade else ()
