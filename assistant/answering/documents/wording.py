"""Small turns of phrase shared by all answers to questions on the plan."""

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.answering.documents.plan import Plan
from assistant.model.document import Duty, LimitKind, RequiredLedger, Role, Target, TimeLimit, UnitRef
from assistant.model.document_question import Passage, UnitCondition

_QUOTED = 220
"""Characters of a clause that are quoted before the rest is left to 原文."""
_SUMMARY, _AT_LENGTH = 46, 160

ROLE_NAMES = {Role.LEAD: "牵头单位", Role.RESPONSIBLE: "责任单位"}
CHARGED_NAMES = {Role.LEAD: "责任单位", Role.RESPONSIBLE: "配合单位"}
"""Where the plan calls them so."""


def listed(names: Iterable[str]) -> str:
    """甲、乙、丙."""
    return "、".join(names)


def day(value: date) -> str:
    """2021年12月31日."""
    return f"{value.year}年{value.month}月{value.day}日"


def place(fact: TimeLimit | Target | RequiredLedger) -> str:
    """The id that cites a fact: its duty's, or its clause's where no duty holds it."""
    return fact.duty or fact.clause


def names_of(refs: Sequence[UnitRef]) -> tuple[str, ...]:
    """Canonical names in their order."""
    return tuple(ref.name for ref in refs)


def many_or_one(condition: UnitCondition) -> str:
    """Of a condition that names nobody: how many the role has."""
    return "只有一家" if condition.alone else "不止一家"


def cite(items: Iterable[str]) -> str:
    """（2.8.1、3.7.2）."""
    return f"（{listed(items)}）"


def quote(plan: Plan, passage: Passage) -> str:
    """The passage's words, the sentences meant or the whole, cut where they run long."""
    source = plan.document.text
    words = "…".join(span.of(source).strip(" \t\r\n　，、") for span in passage.sentences) or plan.text_of(passage.item)
    return f"“{cut(flat(words), _QUOTED)}”"


def quoted_line(plan: Plan, passage: Passage) -> str:
    """2.8.1 「加强噪声管控」：“…”."""
    title = plan.title_of(passage.item)
    return f"{passage.item}{f'「{title}」' if title else ''}：{quote(plan, passage)}"


def summary(plan: Plan, item: str) -> str:
    """The beginning of an item, as a name for it; behind its heading where that is its alone."""
    words = flat(plan.text_of(item).strip().partition("\n")[0])
    end = min((place for place in (words.find(sign) for sign in "。；") if place > 0), default=len(words))
    heading = f"{plan.title_of(item)}：" if item in plan.alone else ""
    return heading + cut(words[:end], max(_SUMMARY - len(heading), _SUMMARY // 2))


def told_at_length(plan: Plan, item: str) -> str:
    """What an item says, behind its heading where that is its alone; where there are few, names are not enough."""
    heading = f"{plan.title_of(item)}：" if item in plan.alone else ""
    return heading + cut(flat(plan.text_of(item)), _AT_LENGTH)


def flat(words: str) -> str:
    """On one line."""
    return " ".join(words.split())


def cut(words: str, length: int) -> str:
    """At most ``length`` characters, with … where something is left out."""
    return words if len(words) <= length else words[:length] + "…"


def holders(duty: Duty) -> str:
    """牵头单位：甲；责任单位：乙."""
    names = CHARGED_NAMES if duty.charged else ROLE_NAMES
    held = {Role.LEAD: duty.leads, Role.RESPONSIBLE: duty.responsible}
    return "；".join(f"{names[role]}：{listed(names_of(refs))}" for role, refs in held.items() if refs) or "未写单位"


def term(limit: TimeLimit) -> str:
    """The limit in its own words, with the days it means where they are not the same."""
    if limit.kind is LimitKind.PERIOD and limit.first and limit.last:
        return f"{limit.text}（{day(limit.first)}至{day(limit.last)}）"
    if limit.last and day(limit.last) not in limit.text:
        return f"{limit.text}（即{day(limit.last)}前）"
    if limit.first is None and limit.last is None and limit.kind is not LimitKind.FREQUENCY:
        return f"{limit.text}（方案没有写具体日期）"
    return limit.text
