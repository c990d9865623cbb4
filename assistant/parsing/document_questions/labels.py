"""A whole question that says just one reading, for asking back."""

from assistant.model.answer import Kind
from assistant.model.document import Role
from assistant.model.document_question import Countable, DocumentQuestion, Facet, Ranking, UnitCondition

_ASKS = {
    Kind.LEAD: "{about}由谁牵头？",
    Kind.RESPONSIBLE: "{about}的责任单位是谁？",
    Kind.DEADLINE: "{about}什么时候完成？",
    Kind.TARGET: "方案对{about}规定的指标是多少？",
    Kind.FREQUENCY: "{about}多久一次？",
    Kind.BASIS: "{about}依据什么文件？",
    Kind.TEXT: "方案关于{about}的原文是什么？",
    Kind.LEDGER_REQUIRED: "{about}要建什么台账？",
}


def label(question: DocumentQuestion) -> str:
    """The question in full, as it could be typed."""
    if question.kind is Kind.TASKS:
        return f"方案里{_bounds(question)}{_units(question)}的任务有哪些？"
    if question.kind is Kind.TASKFORCE:
        return _task_force(question)
    if question.kind is Kind.STAT:
        return _count(question)
    if question.kind is Kind.TARGET and question.ranking is not Ranking.TOTAL:
        return f"附件里哪一行的{_about(question)}{question.ranking.value}？"
    if question.kind is Kind.DOCUMENT:
        return f"方案的{(question.facet or Facet.ABOUT).value}是什么？"
    if question.kind is Kind.DEADLINE and question.topic is None:
        return f"方案里{question.period_text}{_units(question)}要完成哪些任务？"
    return _ASKS.get(question.kind, "{about}").format(about=_about(question))


def _about(question: DocumentQuestion) -> str:
    if question.topic is not None and question.topic.text:
        return question.topic.text
    if question.topic is not None and question.topic.passages:
        return question.topic.passages[0].item
    return "、".join(question.sections) or "方案"


def _bounds(question: DocumentQuestion) -> str:
    apart = f"除{question.apart.text}外" if question.apart else ""
    return apart + (f"{'、'.join(question.sections)}部分" if question.sections else "")


def _units(question: DocumentQuestion) -> str:
    return "、".join(map(_condition, question.units))


def _condition(condition: UnitCondition) -> str:
    names = "、".join(condition.names)
    role = "牵头" if condition.roles == (Role.LEAD,) else "配合" if condition.roles == (Role.RESPONSIBLE,) else "负责"
    return f"除{names}外" if condition.excluded else f"{names}{'共同' if condition.together else ''}{role}"


def _task_force(question: DocumentQuestion) -> str:
    if question.posts:
        return f"{'、'.join(question.bodies)}的{'、'.join(post.value for post in question.posts)}是谁？"
    if question.topic is None:
        return f"{_units(question)}的专班有哪些？" if question.units else "方案成立了哪些专班？"
    role = "由谁牵头" if question.roles == (Role.LEAD,) else "有哪些成员单位"
    return f"{_about(question)}专班{role}？"


def _count(question: DocumentQuestion) -> str:
    counted = (question.countable or Countable.DUTY).value
    if question.per is not None:
        return f"方案里{counted}{question.ranking.value}的{question.per.value}有哪些？"
    if question.ranking is Ranking.TOTAL:
        return f"方案里{_units(question)}{'的' if question.units else ''}{counted}一共有多少？"
    return f"方案里哪个单位的{counted}{question.ranking.value}？"
