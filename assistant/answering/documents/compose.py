"""From a question on the plan to its Answer.

Invariant: composers give facts and words; ids, notes and the 理解为 line are added here
for all of them alike. A question about an earlier result is answered from that result.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.answering.documents import (
    counts,
    deadlines,
    facts,
    figures,
    holders,
    passages,
    rhythms,
    sizes,
    task_forces,
    tasks,
)
from assistant.answering.documents.draft import Draft
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.suggestions import suggestions
from assistant.answering.documents.understood import understood
from assistant.model.answer import Answer, Kind
from assistant.model.document import Document
from assistant.model.document_question import DocumentQuestion, Passage, Topic
from assistant.records import replace

Composer = Callable[[Plan, DocumentQuestion], Draft]

_COMPOSERS: Mapping[Kind, Composer] = {
    Kind.LEAD: holders.compose,
    Kind.RESPONSIBLE: holders.compose,
    Kind.TASKS: tasks.compose,
    Kind.DEADLINE: deadlines.compose,
    Kind.FREQUENCY: rhythms.compose,
    Kind.TARGET: figures.compose,
    Kind.BASIS: passages.compose_basis,
    Kind.TEXT: passages.compose_text,
    Kind.LEDGER_REQUIRED: passages.compose_ledgers,
    Kind.TASKFORCE: task_forces.compose,
    Kind.STAT: counts.compose,
    Kind.DOCUMENT: facts.compose,
}

_HELP = (
    "可以问方案：谁牵头、谁配合、某单位的任务、什么时候完成、指标多少、多久一次、依据什么文件、专班、原文、要建什么台账、统计；"
    "也可以问台账里的数。例如："
)
_EXAMPLES = ("方案分几部分？", "哪个单位牵头的任务最多？", "方案有哪些专班？")


def answer_document(question: DocumentQuestion, asked: str, documents: Sequence[Document]) -> Answer:
    """The whole answer; ``asked`` is the line as typed. KeyError when the document is not among ``documents``."""
    plan = Plan(_document(question, documents))
    if question.kind is Kind.HELP:
        return _help(question, asked)
    settled = _settled(plan, question)
    draft = _draft(plan, settled) if settled.about is None else _about(plan, settled)
    return _answer(plan, question, draft, asked, _prefix(plan.document, documents))


def _draft(plan: Plan, question: DocumentQuestion) -> Draft:
    return sizes.compose(plan, question) if question.per is not None else _COMPOSERS[question.kind](plan, question)


def _document(question: DocumentQuestion, documents: Sequence[Document]) -> Document:
    for document in documents:
        if document.name == question.document:
            return document
    raise KeyError(question.document)


def _prefix(document: Document, documents: Sequence[Document]) -> str:
    """With several plans loaded an id carries its plan's number."""
    return f"{document.head.number or document.name}#" if len(documents) > 1 else ""


def _settled(plan: Plan, question: DocumentQuestion) -> DocumentQuestion:
    """A question about the items of an earlier result, with those items as its subject."""
    if question.about is None or question.kind is Kind.STAT:
        return question
    earlier = _settled(plan, question.about)
    items = _draft(plan, earlier).clauses if earlier.about is None else _about(plan, earlier).clauses
    chosen = _nth(items, question.ordinal)
    sentences = (
        {passage.item: passage.sentences for passage in earlier.topic.passages}
        if earlier.topic and question.kind is not Kind.TEXT
        else {}
    )
    places = tuple(Passage(item, plan.clause_of(item), sentences.get(item, ())) for item in chosen)
    text = earlier.topic.text if earlier.topic and question.ordinal is None else "、".join(chosen[:3])
    return replace(
        question,
        about=None,
        ordinal=None,
        topic=Topic(text, places, words=earlier.topic.words if earlier.topic else ()),
    )


def _nth(items: Sequence[str], ordinal: int | None) -> tuple[str, ...]:
    if ordinal is None:
        return tuple(items)
    place = ordinal - 1 if ordinal > 0 else len(items) + ordinal
    return (items[place],) if 0 <= place < len(items) else ()


def _about(plan: Plan, question: DocumentQuestion) -> Draft:
    """How many items the earlier result has."""
    assert question.about is not None
    earlier = _settled(plan, question.about)
    if earlier.kind is Kind.TASKS and earlier.topic is None and not earlier.frequency:
        return counts.compose(plan, replace(earlier, kind=Kind.STAT))
    draft = _draft(plan, earlier)
    return counts.of_result(draft, question.countable)


def _answer(plan: Plan, question: DocumentQuestion, draft: Draft, asked: str, prefix: str) -> Answer:
    clauses = tuple(dict.fromkeys(draft.clauses))
    return Answer(
        question=asked,
        kind=question.kind,
        answered=True,
        understood=understood(question),
        answer=draft.text,
        units=draft.units,
        clauses=tuple(prefix + clause for clause in clauses),
        dates=draft.dates,
        values=tuple(replace(value, clause=prefix + value.clause) for value in draft.values),
        columns=draft.columns,
        rows=draft.rows,
        suggestions=draft.suggestions or suggestions(plan, question),
        notes=tuple(dict.fromkeys((*draft.notes, *_doubts(plan, question, clauses)))),
    )


def _doubts(plan: Plan, question: DocumentQuestion, clauses: Iterable[str]) -> tuple[str, ...]:
    """What is doubtful in the plan where the answer rests on it."""
    if question.topic is None:
        return ()
    return tuple(f"{finding.clause}：{finding.reason}" for finding in plan.findings_of(tuple(clauses)))


def _help(question: DocumentQuestion, asked: str) -> Answer:
    text = "\n".join([_HELP, *(f"  {example}" for example in _EXAMPLES)])
    return Answer(asked, Kind.HELP, True, understood(question), text, suggestions=_EXAMPLES)
