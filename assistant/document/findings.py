"""What is doubtful in the plan itself: suspicions with clause, quote and reason.

Invariant: the text is never changed and nothing is left out because it looks wrong; a
finding says what a careful reader would ask the drafters, and in doubt says nothing.
"""

from collections.abc import Iterator
from datetime import date

from assistant.document.conflicts import conflicts
from assistant.document.numbering import numbering
from assistant.document.slips import slips
from assistant.model.document import Clause, Document, DocumentFinding, Duty, LimitKind
from assistant.model.span import Span

_LONGEST_QUOTE = 40


def findings(document: Document) -> tuple[DocumentFinding, ...]:
    """All suspicions, in the order of the text."""
    found = [
        *_unstructured(document),
        *_limits_outside(document),
        *_without_lead(document),
        *_forces_without_members(document),
        *_unassigned(document),
        *slips(document),
        *conflicts(document),
    ]
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.kind)))


def _unstructured(document: Document) -> Iterator[DocumentFinding]:
    """A plan that lacks what the rest of the reading stands on."""
    for clause in document.clauses[:1]:
        if not document.sections:
            reason = "全文没有“一、”“（一）”一类的标题编号，只能按自然段读取"
            yield DocumentFinding("no-headings", clause.id, _opening(clause), reason, clause.span)
        if not document.duties:
            reason = "全文没有读到牵头单位或责任单位，无法回答由谁负责"
            yield DocumentFinding("no-duties", clause.id, _opening(clause), reason, clause.span)


def _limits_outside(document: Document) -> Iterator[DocumentFinding]:
    """Limits that are over before the campaign began and the paper was out.

    What is to be ready before the campaign, or summed up after it, has such a limit by right; a paper without a
    day of issue may be as old as the year.
    """
    campaign = document.head.campaign
    days = [day for day in (campaign.first if campaign else None, document.head.issued) if day]
    begins = min(days, default=None)
    if begins is not None and document.head.issued is None:
        begins = date(begins.year, 1, 1)
    since = "行动期和发文日" if len(days) > 1 else "行动期" if campaign else "发文日"
    for limit in document.time_limits:
        if begins and limit.last and limit.last < begins:
            reason = f"时限{limit.last.isoformat()}早于{since}（{_days(days)}），疑为年份笔误"
            yield DocumentFinding("limit-outside-campaign", limit.clause, limit.text, reason, limit.span)
        elif limit.kind is not LimitKind.FREQUENCY and "日" in limit.text and limit.first is limit.last is None:
            yield DocumentFinding(
                "no-such-day",
                limit.clause,
                limit.text,
                "历法中没有这一天" if begins else "方案没有写明年份，或历法中没有这一天",
                limit.span,
            )


def _days(days: list[date]) -> str:
    return "、".join(day.isoformat() for day in days)


def _without_lead(document: Document) -> Iterator[DocumentFinding]:
    """A duty that names no lead in a plan whose duties otherwise do."""
    bare = [duty for duty in document.duties if not duty.leads and not _opens(document, duty)]
    if 2 * len(bare) >= len(document.duties):
        return
    for duty in bare:
        quote = (
            _quote(document.text, Span(duty.responsible[0].span.start, duty.span.end)) if duty.responsible else duty.id
        )
        yield DocumentFinding("no-lead", duty.clause, quote, "只写了责任单位，没有写牵头单位", duty.span)


def _opens(document: Document, duty: Duty) -> bool:
    """县林业局：负责…: a list of what each unit has to do knows no lead."""
    first = min((ref.span.start for ref in duty.responsible), default=duty.span.end)
    ahead = document.text[duty.span.start : max(first, duty.span.start)]
    return not ahead[len(numbering(ahead)[1]) :].strip()


def _forces_without_members(document: Document) -> Iterator[DocumentFinding]:
    for force in document.task_forces:
        if not force.responsible:
            reason = "该专班只列了牵头单位，没有责任单位"
            yield DocumentFinding("no-responsible", force.id, force.name, reason, force.span)
        if not force.leads:
            yield DocumentFinding("no-lead", force.id, force.name, "该专班没有列牵头单位", force.span)


def _unassigned(document: Document) -> Iterator[DocumentFinding]:
    """A paragraph without units beside paragraphs that have theirs."""
    assigned = {duty.clause for duty in document.duties}
    sections = {clause.section for clause in document.clauses if clause.id in assigned}
    forces = {force.id for force in document.task_forces}
    for clause in document.clauses:
        if clause.section in sections and clause.id not in assigned | forces and clause.text[-1] not in "：:":
            reason = "同一标题下的其他段落都落实到单位，这一段没有写任何单位"
            yield DocumentFinding("unassigned", clause.id, _opening(clause), reason, clause.span)


def _opening(clause: Clause) -> str:
    return clause.text[:_LONGEST_QUOTE] + ("…" if len(clause.text) > _LONGEST_QUOTE else "")


def _quote(text: str, span: Span) -> str:
    written = span.of(text)
    return written[:_LONGEST_QUOTE] + ("…" if len(written) > _LONGEST_QUOTE else "")
