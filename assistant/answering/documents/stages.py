"""The stages of a plan with their times, and the one that a day falls into.

Invariant: a stage is told by the heading the plan gives it, with its place; where a day is in none of them, that
is said before they are listed.
"""

from collections.abc import Sequence
from datetime import date

from assistant.answering.documents.draft import Draft
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.wording import cite, day, quoted_line
from assistant.model.document import TimeLimit
from assistant.model.document_question import Topic
from assistant.model.values import DateRange


def compose_stages(plan: Plan, topic: Topic, on: DateRange | None) -> Draft:
    """The stages of ``topic``, said to be those that the day ``on`` falls into where it does."""
    clauses = (plan.clauses[passage.clause] for passage in topic.passages)
    limits = [limit for clause in clauses for limit in plan.document.limits_above(clause)]
    dates = tuple(dict.fromkeys(edge for limit in limits for edge in (limit.first, limit.last) if edge))
    items = tuple(passage.item for passage in topic.passages)
    told = _listed(plan, topic) if on is None or on.last is None else _on(plan, topic, limits, on.last)
    return Draft(told, clauses=items, dates=dates)


def _listed(plan: Plan, topic: Topic) -> str:
    head = f"方案列了{len(topic.passages)}个阶段：" if len(topic.passages) > 1 else "这个阶段是："
    return "\n".join([head, *_lines(plan, topic)])


def _on(plan: Plan, topic: Topic, limits: Sequence[TimeLimit], on: date) -> str:
    if not any(limit.runs_on(on) for limit in limits):
        return "\n".join([f"{day(on)}不在方案列的任何阶段之内，各阶段是：", *_lines(plan, topic)])
    names = "、".join(plan.title_of(passage.item) for passage in topic.passages)
    quotes = [quoted_line(plan, passage) for passage in topic.passages]
    return "\n".join([f"{day(on)}处在{names}{cite(passage.item for passage in topic.passages)}。", *quotes])


def _lines(plan: Plan, topic: Topic) -> list[str]:
    return [f"  {passage.item} {plan.title_of(passage.item)}" for passage in topic.passages]
