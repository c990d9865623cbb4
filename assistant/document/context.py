"""What every reader of clauses is given: the text, its clauses, and which duty a place belongs to.

Invariant: a place belongs to the duty whose span covers it; words after a clause's last
bracket belong to no duty.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from assistant.model.document import Clause, Duty, Section
from assistant.model.span import Span
from assistant.model.values import DateRange


@dataclass(frozen=True, slots=True)
class Context:
    """A document on its way to being read."""

    text: str
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    duties: tuple[Duty, ...] = ()
    issued: date | None = None
    campaign: DateRange | None = None
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


def sentences(text: str, span: Span, ends: str = "。；;！!\n") -> Iterator[Span]:
    """The sentences of a stretch, without their final sign."""
    start = span.start
    for place in range(span.start, span.end):
        if text[place] in ends:
            if place > start:
                yield Span(start, place)
            start = place + 1
    if span.end > start:
        yield Span(start, span.end)
