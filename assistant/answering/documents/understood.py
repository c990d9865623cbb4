"""The question as it was taken, in one line that a person can check."""

from assistant.answering.documents import sizes
from assistant.answering.documents.wording import many_or_one
from assistant.model.answer import Kind
from assistant.model.document_question import Countable, DocumentQuestion, Ranking, Topic, UnitCondition

_ASKED = {
    Kind.LEAD: "牵头单位",
    Kind.RESPONSIBLE: "责任单位",
    Kind.TASKS: "任务",
    Kind.DEADLINE: "时限",
    Kind.TARGET: "指标",
    Kind.FREQUENCY: "频次",
    Kind.BASIS: "依据文件",
    Kind.TASKFORCE: "专班",
    Kind.TEXT: "原文",
    Kind.LEDGER_REQUIRED: "要建的台账清单",
    Kind.STAT: "统计",
    Kind.DOCUMENT: "文件信息",
    Kind.HELP: "能问什么",
}


def understood(question: DocumentQuestion) -> str:
    """方案·牵头单位：事项＝噪声（2.8.1）."""
    parts = [
        part
        for part in (_topic(question), _units(question), _sections(question), _period(question), _count(question))
        if part
    ]
    role = (
        "、".join(f"{role.value}单位" for role in question.roles)
        if question.kind in (Kind.LEAD, Kind.RESPONSIBLE, Kind.TASKFORCE)
        else ""
    )
    if question.posts:
        role = "、".join(post.value for post in question.posts)
    asked = f"{_ASKED[question.kind]}{f'（{role}）' if question.kind is Kind.TASKFORCE and role else ''}"
    if question.kind in (Kind.LEAD, Kind.RESPONSIBLE) and role:
        asked = role
    return f"方案·{asked}：{'，'.join(parts) or '全文'}"


def _topic(question: DocumentQuestion) -> str:
    if question.topic is not None:
        return f"事项＝{_place(question.topic)}"
    if question.apart is not None:
        return f"事项≠{_place(question.apart)}"
    return f"上一问的第{question.ordinal}条" if question.ordinal and question.about else ""


def _place(topic: Topic) -> str:
    items = "、".join(passage.item for passage in topic.passages[:4])
    more = "等" if len(topic.passages) > 4 else ""
    return f"{topic.text or items}（{items}{more}）"


def _units(question: DocumentQuestion) -> str:
    said = [_condition(one) for one in question.units]
    said += [f"问到的单位＝{'、'.join(question.choice)}"] if question.choice else []
    return "，".join(said)


def _condition(one: UnitCondition) -> str:
    role = f"{one.roles[0].value}单位" if len(one.roles) == 1 else "单位"
    if not one.names:
        return f"{role}{'未写' if one.excluded else many_or_one(one)}"
    sign = "≠" if one.excluded else "＝"
    return f"{role}{sign}{('且' if one.together else '或').join(one.names)}{'（单独）' if one.alone else ''}"


def _sections(question: DocumentQuestion) -> str:
    annexed = [section for section in question.sections if section.isalpha()]
    if annexed:
        return f"范围＝附件{'、'.join(annexed)}"
    return f"范围＝第{'、'.join(question.sections)}部分" if question.sections else ""


def _period(question: DocumentQuestion) -> str:
    if question.frequency:
        return f"频次＝{question.frequency}"
    if question.period is None:
        return question.period_text
    first, last = question.period.first, question.period.last
    if first is None or last is None:
        return f"时限≤{last}" if last else f"时限≥{first}"
    return f"时限在{first}至{last}" if first != last else f"时限＝{first}"


def _count(question: DocumentQuestion) -> str:
    if question.facet is not None:
        return question.facet.value
    if question.kind is Kind.TARGET and question.ranking is not Ranking.TOTAL:
        return f"{question.ranking.value}的一行"
    if question.kind is not Kind.STAT:
        return ""
    if question.per is not None:
        return f"{sizes.told(question)}的{question.per.value}"
    ranking = "" if question.ranking is Ranking.TOTAL else question.ranking.value
    return f"{(question.countable or Countable.DUTY).value}数{ranking}"
