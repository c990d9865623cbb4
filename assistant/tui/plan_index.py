"""Where things stand in the plans: from a cited id to its clause, its section and its words.

Invariant: an id that no plan has gives None, never a neighbour; a duty id (3.5.1a) leads to
the clause that holds it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.model.answer import Answer
from assistant.records import Record

if TYPE_CHECKING:
    from assistant.model.document import Clause, Document, Duty, Section

_SHORTEST_MARK = 2


class Place(Record):
    """A cited clause with what it stands in."""

    document: "Document"
    clause: "Clause"
    duty: "Duty | None"
    """The duty that was cited; None when the whole clause was."""

    @property
    def text(self) -> str:
        """The words cited: the duty's, else the clause's."""
        return self.duty.span.of(self.document.text) if self.duty else self.clause.text


class PlanIndex:
    """All plans by id."""

    def __init__(self, documents: "tuple[Document, ...]") -> None:
        self.documents = documents
        self._places: dict[str, Place] = {}
        self._sections = {section.id: section for document in documents for section in document.sections}
        self._siblings: dict[str, list[Place]] = {}
        for document in documents:
            self._add(document)

    def place(self, cited: str) -> Place | None:
        """Where the clause or duty of this id stands."""
        return self._places.get(cited)

    def section(self, identifier: str) -> "Section | None":
        """The section of this id."""
        return self._sections.get(identifier)

    def around(self, place: Place) -> tuple[Place, ...]:
        """All clauses of the same section, in order."""
        return tuple(self._siblings[place.clause.section])

    def within(self, section: str) -> tuple[Place, ...]:
        """All clauses of a section and of the sections in it."""
        inner = [key for key in self._siblings if key == section or key.startswith(f"{section}.")]
        return tuple(place for key in inner for place in self._siblings[key])

    def heading(self, place: Place) -> str:
        """The headings above a clause, outermost first."""
        section = self._sections.get(place.clause.section)
        return " › ".join(_titles(section, self._sections)) if section else place.document.head.title

    def _add(self, document: "Document") -> None:
        clauses = {clause.id: Place(document, clause, None) for clause in document.clauses}
        self._places.update(clauses)
        for place in clauses.values():
            self._siblings.setdefault(place.clause.section, []).append(place)
        for duty in document.duties:
            if duty.id not in clauses and duty.clause in clauses:
                self._places[duty.id] = Place(document, clauses[duty.clause].clause, duty)


def _titles(section: "Section", sections: "dict[str, Section]") -> Iterator[str]:
    prefix, mark, number = section.id.rpartition("#")
    parent = sections.get(f"{prefix}{mark}{number.partition('.')[0]}")
    if parent is not None and parent is not section:
        yield f"{parent.label}{parent.title}"
    yield f"{section.label}{section.title}"


def marked_words(place: Place, answer: Answer | None) -> tuple[str, ...]:
    """Words of the clause that answer: units, limits and figures asked for, and words of the question itself."""
    if answer is None:
        return ()
    found = {*_units(place, answer), *_limits(place, answer), *_shared(answer.question, place.text)}
    return tuple(sorted((word for word in found if word in place.clause.text), key=len, reverse=True))


def _units(place: Place, answer: Answer) -> Iterator[str]:
    document, clause = place.document, place.clause.id
    duties = [(*duty.leads, *duty.responsible) for duty in document.duties if duty.clause == clause]
    forces = [(*force.leads, *force.responsible) for force in document.task_forces if force.id == clause]
    for units in (*duties, *forces):
        yield from (unit.written for unit in units if unit.name in answer.units)


def _limits(place: Place, answer: Answer) -> Iterator[str]:
    for limit in place.document.time_limits:
        if limit.clause == place.clause.id and {limit.first, limit.last}.intersection(answer.dates):
            yield limit.text
    from assistant.render.cells import written  # here: the first screen marks nothing

    for figure in answer.values:
        yield f"{written(figure.value)}{figure.unit}"


def _shared(question: str, text: str) -> Iterator[str]:
    """Longest runs of the question that the text has too."""
    start = 0
    while start < len(question):
        end = start + 1
        while end <= len(question) and question[start:end] in text:
            end += 1
        if end - 1 - start >= _SHORTEST_MARK:
            yield question[start : end - 1]
            start = end - 1
        else:
            start += 1
