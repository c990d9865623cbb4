"""Groups whose places are held by units: 抢险组 / 召集人：县水利局局长 / 成员：县公安局、县应急局.

Invariant: a roster is units only where every holder is one or the head of one; one with
persons is read as posts.
"""

from assistant.document.extract.posts import group_name, unit_of
from assistant.document.statements import Statement
from assistant.document.unit_lists import names_in
from assistant.document.words import place_label, split, words
from assistant.model.document import Clause, Role
from assistant.model.span import Span


def roster(text: str, clause: Clause) -> tuple[Statement, ...]:
    """The members of the group that a clause is; nothing when it is none."""
    if not group_name(clause.text):
        return ()
    units: list[tuple[Role, Span]] = []
    lines = [(line, found) for line in split(text, clause.span, "\n") if (found := place_label().match(line.of(text)))]
    for line, found in lines:
        role = Role.LEAD if "".join(found["kind"].split()) in words("posts")["heads"] else Role.RESPONSIBLE
        names = names_in(text, Span(line.start + found.end(), line.end))
        units += [(role, Span(name.start, name.start + len(unit_of(name.of(text))))) for name in names]
    if not units or not all(len(unit) for _, unit in units):
        return ()
    return (Statement(Span(lines[0][0].start, lines[-1][0].end), tuple(units)),)
