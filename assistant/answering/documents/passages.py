"""What is written: the text itself, documents cited, ledgers ordered."""

from assistant.answering.documents.draft import Draft
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.select import chosen_duties, in_sections
from assistant.answering.documents.wording import cite, flat, holders, listed, place, quoted_line
from assistant.model.document import Citation, RequiredLedger
from assistant.model.document_question import DocumentQuestion, Passage

_WHOLE = 4
"""So many clauses are shown in full; of more, the sentences that matter."""


def compose_text(plan: Plan, question: DocumentQuestion) -> Draft:
    """The clauses in full, most relevant first; of a chapter, its headings."""
    assert question.topic is not None
    passages = question.topic.passages
    items = tuple(passage.item for passage in passages)
    if question.sections:
        outlined = _outline(plan, question.sections)
        if outlined and len(passages) > _WHOLE:
            return Draft(outlined, clauses=items)
    lines = (
        [_in_full(plan, passage) for passage in passages]
        if len(passages) <= _WHOLE
        else [quoted_line(plan, one) for one in passages]
    )
    return Draft("\n".join(lines), clauses=items)


def _in_full(plan: Plan, passage: Passage) -> str:
    title = plan.title_of(passage.item)
    where = f"{passage.item}{f'「{title}」' if title else ''}"
    duty = plan.duties.get(passage.item)
    text = (
        flat(plan.text_of(passage.item)) if passage.item not in plan.bodies else flat(plan.clauses[passage.item].text)
    )
    return f"{where}：“{text}”{f'（{holders(duty)}）' if duty else ''}"


def _outline(plan: Plan, sections: tuple[str, ...]) -> str:
    """The headings under the chapters named."""
    lines = []
    for identifier in sections:
        section = plan.sections[identifier]
        inner = [one for one in plan.document.sections if one.id.startswith(identifier + ".")]
        clauses = [clause.id for clause in plan.document.clauses if in_sections(plan, clause.id, (identifier,))]
        counted = f"共{len(inner)}项、{len(clauses)}条" if inner else f"共{len(clauses)}条"
        ends = cite([f"{clauses[0]}至{clauses[-1]}"]) if clauses else ""
        lines.append(f"{section.label}{section.title}：{counted}{ends}")
        lines += [f"  {one.label}{one.title}" for one in inner] or [
            f"  {clause} {flat(plan.text_of(clause))[:60]}…" for clause in clauses
        ]
    return "\n".join(lines)


def compose_basis(plan: Plan, question: DocumentQuestion) -> Draft:
    """Documents cited for the subject."""
    assert question.topic is not None
    found: dict[Citation, str] = {}
    for passage in question.topic.passages:
        for citation in plan.citations_at(passage):
            found.setdefault(citation, passage.item)
    items = tuple(dict.fromkeys(found.values())) or tuple(passage.item for passage in question.topic.passages)
    quotes = [quoted_line(plan, passage) for passage in question.topic.passages[:2]]
    if not found:
        return Draft(
            "\n".join([f"方案没有为“{question.topic.text}”引用文件{cite(items[:1])}。", *quotes]), clauses=items
        )
    lines = [f"{_cited(citation)}{cite([item])}" for citation, item in found.items()]
    head = f"“{question.topic.text}”的依据：" if len(lines) > 1 else f"“{question.topic.text}”的依据是"
    return Draft(head + "；".join(lines) + "。" + ("\n" + "\n".join(quotes) if len(found) <= 2 else ""), clauses=items)


def _cited(citation: Citation) -> str:
    issuer = "" if citation.issuer in citation.title else citation.issuer
    return f"{issuer}《{citation.title}》{f'（{citation.number}）' if citation.number else ''}"


def compose_ledgers(plan: Plan, question: DocumentQuestion) -> Draft:
    """Ledgers and lists ordered, of a subject, a unit or the whole plan."""
    found = _ledgers(plan, question)
    if not found:
        items = tuple(passage.item for passage in question.topic.passages) if question.topic else ()
        quotes = [quoted_line(plan, passage) for passage in question.topic.passages[:2]] if question.topic else []
        return Draft("\n".join(["方案没有在这里要求建立台账或清单。", *quotes]), clauses=items)
    items = tuple(dict.fromkeys(place(ledger) for ledger in found))
    lines = [
        f"{place(ledger)}「{plan.title_of(place(ledger))}」{ledger.name}：“{flat(ledger.text)}”{_keeper(plan, ledger)}"
        for ledger in found
    ]
    names = f"：{listed(dict.fromkeys(one.name for one in found))}。" if question.topic else "，按条款分列如下："
    return Draft(
        "\n".join([f"方案要求建立的台账、清单有{len(found)}处{names}", *lines]),
        _units(plan, question),
        items,
    )


def _ledgers(plan: Plan, question: DocumentQuestion) -> tuple[RequiredLedger, ...]:
    if question.topic is not None and not question.units:
        return tuple(
            dict.fromkeys(ledger for passage in question.topic.passages for ledger in plan.ledgers_at(passage))
        )
    duties = {duty.id for duty in chosen_duties(plan, question)}
    ordered = [
        ledger for ledger in plan.document.required_ledgers if in_sections(plan, ledger.clause, question.sections)
    ]
    return tuple(ledger for ledger in ordered if not question.units or ledger.duty in duties)


def _keeper(plan: Plan, ledger: RequiredLedger) -> str:
    duty = plan.duties.get(ledger.duty or "")
    return f"（{holders(duty)}）" if duty else ""


def _units(plan: Plan, question: DocumentQuestion) -> tuple[str, ...]:
    return plan.sorted_units(name for condition in question.units if not condition.excluded for name in condition.names)
