"""What the document says of itself."""

from collections.abc import Callable, Mapping

from assistant.answering.documents.draft import Draft
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.wording import cite, cut, day, flat, listed
from assistant.model.document_question import DocumentQuestion, Facet

_OPENING = 200


def compose(plan: Plan, question: DocumentQuestion) -> Draft:
    """The fact asked for; where the document does not say it, that."""
    return _FACETS[question.facet or Facet.ABOUT](plan)


def _number(plan: Plan) -> Draft:
    head = plan.document.head
    return Draft(f"文号是{head.number}，标题是《{head.title}》。" if head.number else "方案没有写文号。")


def _issued(plan: Plan) -> Draft:
    issued = plan.document.head.issued
    if issued is None:
        return Draft("方案没有写印发日期。")
    imprint = "，".join(part for part in (plan.document.head.issuer, plan.document.head.number) if part)
    return Draft(f"{day(issued)}印发{f'（{imprint}）' if imprint else ''}。", dates=(issued,))


def _issuer(plan: Plan) -> Draft:
    head = plan.document.head
    if not head.issuer:
        return Draft("方案没有写发文机关。")
    return Draft(f"由{head.issuer}印发{f'，文号{head.number}' if head.number else ''}。", (head.issuer,))


def _recipients(plan: Plan) -> Draft:
    recipients = plan.document.head.recipients
    return Draft(f"主送：{listed(recipients)}。" if recipients else "方案没有写主送单位。", recipients)


def _campaign(plan: Plan) -> Draft:
    head = plan.document.head
    if head.campaign is None:
        return Draft("方案没有写明行动的起止时间。")
    clauses = (head.campaign_clause,) if head.campaign_clause else ()
    dates = tuple(edge for edge in (head.campaign.first, head.campaign.last) if edge)
    return Draft(f"行动时间：{head.campaign_text}{cite(clauses) if clauses else ''}。", clauses=clauses, dates=dates)


def _title(plan: Plan) -> Draft:
    head = plan.document.head
    return Draft(f"《{head.title}》{f'（{head.number}）' if head.number else ''}。")


def _about(plan: Plan) -> Draft:
    opening = next((clause for clause in plan.document.clauses if clause.section == "0"), None)
    lines = [f"《{plan.document.head.title}》，分{len(_chapters(plan))}个部分：{listed(_chapters(plan))}。"]
    if opening is not None:
        lines.append(f"{opening.id}：“{cut(flat(opening.text), _OPENING)}”")
    return Draft("\n".join([*lines, *_outline(plan)]), clauses=(opening.id,) if opening else ())


def _structure(plan: Plan) -> Draft:
    return Draft("\n".join([f"正文分{len(_chapters(plan))}个部分：{listed(_chapters(plan))}。", *_outline(plan)]))


def _annex(plan: Plan) -> Draft:
    annexes = [section for section in plan.document.sections if section.level == 1 and not section.id.isdigit()]
    if not annexes:
        return Draft("方案没有附件。")
    bodies = [f"  {body.id} {body.name}" for body in plan.document.task_forces]
    held = {section.id for section in annexes}
    clauses = tuple(clause.id for clause in plan.document.clauses if clause.section in held)
    titles = [f"{section.label}：{section.title}。" for section in annexes]
    return Draft("\n".join([*titles, *bodies]), clauses=clauses)


def _units(plan: Plan) -> Draft:
    units = plan.document.units
    return Draft(f"方案写到{len(units)}个单位：{listed(units)}。", units)


def _chapters(plan: Plan) -> list[str]:
    return [section.title for section in plan.document.sections if section.level == 1 and section.id.isdigit()]


def _outline(plan: Plan) -> list[str]:
    return [f"{'  ' if section.level > 1 else ''}{section.label}{section.title}" for section in plan.document.sections]


_FACETS: Mapping[Facet, Callable[[Plan], Draft]] = {
    Facet.NUMBER: _number,
    Facet.ISSUED: _issued,
    Facet.ISSUER: _issuer,
    Facet.RECIPIENTS: _recipients,
    Facet.CAMPAIGN: _campaign,
    Facet.TITLE: _title,
    Facet.ABOUT: _about,
    Facet.STRUCTURE: _structure,
    Facet.ANNEX: _annex,
    Facet.UNITS: _units,
}
