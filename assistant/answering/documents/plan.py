"""One document with its items at hand.

Invariant: only looks up; nothing is worded or decided here. An item is named by the id
of a duty, of a clause, or of an annex item, and the three never share an id except
where a clause is its only duty, or a body's own.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from assistant.document.numbering import Style, numbering
from assistant.model.document import (
    Citation,
    Clause,
    Document,
    DocumentFinding,
    Duty,
    LimitKind,
    RequiredLedger,
    Section,
    Target,
    TaskForce,
    TimeLimit,
)
from assistant.model.document_question import Passage
from assistant.model.span import Span
from assistant.records import Record

Fact = TypeVar("Fact", TimeLimit, Target, Citation, RequiredLedger)


class Plan(Record, dict=True):
    """A document by its ids."""

    document: Document

    @cached_property
    def duties(self) -> dict[str, Duty]:
        """Duties by id."""
        return {duty.id: duty for duty in self.document.duties}

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Clauses by id."""
        return {clause.id: clause for clause in self.document.clauses}

    @cached_property
    def sections(self) -> dict[str, Section]:
        """Headings by id."""
        return {section.id: section for section in self.document.sections}

    @cached_property
    def bodies(self) -> dict[str, TaskForce]:
        """Task forces by id."""
        return {body.id: body for body in self.document.task_forces}

    @cached_property
    def order(self) -> dict[str, int]:
        """Units in the plan's order."""
        return {name: place for place, name in enumerate(self.document.units)}

    def sorted_units(self, names: Iterable[str]) -> tuple[str, ...]:
        """``names`` once each, in the plan's order."""
        return tuple(sorted(dict.fromkeys(names), key=lambda name: self.order.get(name, len(self.order))))

    def clause_of(self, item: str) -> str:
        """The clause that holds an item."""
        return self.duties[item].clause if item in self.duties else item

    def span_of(self, item: str) -> Span:
        """Where the item stands."""
        if item in self.duties:
            return self.duties[item].span
        return self.clauses[item].span

    def text_of(self, item: str) -> str:
        """The words of the item, without its bracket."""
        if item in self.duties:
            return self.duties[item].text
        return self.bodies[item].name if item in self.bodies else self.clauses[item].text

    def title_of(self, item: str) -> str:
        """The innermost heading above the item."""
        section = self.sections.get(self.clauses[self.clause_of(item)].section)
        return section.title if section else ""

    @cached_property
    def alone(self) -> frozenset[str]:
        """Items that are the only one under the heading of their sub-section, or of their task (项目一)."""
        under: defaultdict[str, list[str]] = defaultdict(list)
        held: defaultdict[str, list[str]] = defaultdict(list)
        for duty in self.document.duties:
            held[duty.clause].append(duty.id)
        for clause in self.document.clauses:
            under[clause.section] += held[clause.id] or [clause.id]
        inner = (
            one.id for one in self.document.sections if one.level > 1 or numbering(one.label + " ")[0] is Style.TASK
        )
        return frozenset(under[section][0] for section in inner if len(under[section]) == 1)

    def deadlines_at(self, passage: Passage) -> tuple[TimeLimit, ...]:
        """Deadlines and periods in the sentences meant; else in the item; else in its clause."""
        return tuple(
            self._at(passage, [one for one in self.document.time_limits if one.kind is not LimitKind.FREQUENCY])
        )

    def rhythms_at(self, passage: Passage) -> tuple[TimeLimit, ...]:
        """Frequencies, in the same order of places."""
        return tuple(self._at(passage, [one for one in self.document.time_limits if one.kind is LimitKind.FREQUENCY]))

    def targets_at(self, passage: Passage) -> tuple[Target, ...]:
        """Figures in the sentences meant; else none."""
        return tuple(self._inside(passage, self.document.targets))

    def citations_at(self, passage: Passage) -> tuple[Citation, ...]:
        """Documents cited in the sentences meant; else in the clause."""
        return tuple(self._at(passage, self.document.citations))

    def ledgers_at(self, passage: Passage) -> tuple[RequiredLedger, ...]:
        """Ledgers ordered in the sentences meant; else in the clause."""
        return tuple(self._at(passage, self.document.required_ledgers))

    def findings_of(self, items: Iterable[str]) -> tuple[DocumentFinding, ...]:
        """Doubts about the clauses of ``items``."""
        clauses = {self.clause_of(item) for item in items} | set(items)
        return tuple(finding for finding in self.document.findings if finding.clause in clauses)

    def is_doubtful(self, limit: TimeLimit) -> bool:
        """Whether a limit is suspected of a slip of the pen."""
        return any(
            finding.span.overlaps(limit.span) and finding.kind == "limit-outside-campaign"
            for finding in self.document.findings
        )

    def _at(self, passage: Passage, facts: Iterable[Fact]) -> list[Fact]:
        own = [fact for fact in facts if fact.clause == passage.clause]
        inside = self._inside(passage, own)
        if inside:
            return inside
        whole = self.span_of(passage.item)
        return [fact for fact in own if fact.span.overlaps(whole)] or own

    def _inside(self, passage: Passage, facts: Iterable[Fact]) -> list[Fact]:
        places = passage.sentences or (self.span_of(passage.item),)
        return [fact for fact in facts if any(fact.span.overlaps(place) for place in places)]
