"""What every reader of clauses is given: the text, its clauses, and which duty a place belongs to.

Invariant: a place belongs to the duty whose span covers it; words after a clause's last
bracket belong to no duty.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from assistant.document.numbering import numbering
from assistant.document.words import OPENING, brackets
from assistant.model.document import Clause, Duty, Section
from assistant.model.span import Span
from assistant.model.values import DateRange
from assistant.records import Record, field


class Context(Record):
    """A document on its way to being read."""

    text: str
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    duties: tuple[Duty, ...] = ()
    issued: date | None = None
    campaign: DateRange | None = None
    year: int | None = None
    """The only year that the title names."""
    by_clause: dict[str, tuple[Duty, ...]] = field(default_factory=dict)

    def duty_at(self, clause: Clause, place: int) -> Duty | None:
        """The duty of ``clause`` that covers ``place``."""
        duties = self.by_clause.get(clause.id, ())
        return next((duty for duty in duties if duty.span.start <= place < duty.span.end), None)


def grouped(duties: tuple[Duty, ...]) -> dict[str, tuple[Duty, ...]]:
    """Duties by the clause that holds them."""
    groups: dict[str, tuple[Duty, ...]] = {}
    for duty in duties:
        groups[duty.clause] = (*groups.get(duty.clause, ()), duty)
    return groups


def body_of(text: str, clause: Clause) -> Span:
    """A clause without the number that opens it."""
    _, label = numbering(clause.span.of(text))
    return Span(clause.span.start + len(label), clause.span.end)


def sentences(text: str, span: Span, ends: str = "。；;！!\n") -> Iterator[Span]:
    """The sentences of a stretch, without their final sign; a bracket right behind one stands by itself."""
    start = span.start
    for match in re.finditer(rf"[{ends}]", text[span.start : span.end]):
        place = span.start + match.start()
        if place > start:
            yield Span(start, place)
        start = max(start, place + 1)
        for bracket in _bracket_at(text, start, span.end):
            yield bracket
            start = bracket.end
    if span.end > start:
        yield Span(start, span.end)


def _bracket_at(text: str, place: int, end: int) -> Iterator[Span]:
    """The bracket that opens at ``place``, if one does."""
    if text[place : place + 1] in tuple(OPENING) and place < end:
        yield from islice(brackets(text, place, end), 1)
