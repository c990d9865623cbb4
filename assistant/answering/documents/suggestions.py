"""Sensible next questions, each of which the plan answers."""

from assistant.answering.documents.plan import Plan
from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion, Passage

_MOST = 3


def suggestions(plan: Plan, question: DocumentQuestion) -> tuple[str, ...]:
    """At most three, about the clause that answered."""
    passages = question.topic.passages if question.topic else ()
    own = [passage for passage in passages if passage.item not in plan.bodies]
    if own:
        return tuple(_of_passage(plan, question, own[0]))[:_MOST]
    names = [name for condition in question.units for name in condition.names]
    if names:
        return (f"{names[0]}在哪些专班？", f"{names[0]}牵头的任务有几项？")[
            : _MOST if question.kind is not Kind.STAT else 1
        ]
    return ("方案分几部分？", "哪个单位牵头的任务最多？", "方案有哪些专班？")


def _of_passage(plan: Plan, question: DocumentQuestion, passage: Passage) -> list[str]:
    item = passage.item
    found = []
    if item in plan.duties and question.kind not in (Kind.LEAD, Kind.RESPONSIBLE):
        found.append(f"{item}由谁牵头？")
    if question.kind is not Kind.DEADLINE and plan.deadlines_at(Passage(item, passage.clause)):
        found.append(f"{item}什么时候完成？")
    if question.kind is not Kind.BASIS and any(one.clause == passage.clause for one in plan.document.citations):
        found.append(f"{item}依据什么文件？")
    if question.kind is not Kind.TEXT:
        found.append(f"{item}的原文是什么？")
    return found
