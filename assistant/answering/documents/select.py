"""Which duties and time limits meet a question's conditions.

Invariant: lead and responsible units are never mixed: a condition holds for the roles
it names, and an implied unit counts only where implied units are asked for.
"""

import re
from collections.abc import Iterable

from assistant.answering.documents.plan import Plan
from assistant.model.document import Duty, LimitKind, Role, TimeLimit
from assistant.model.document_question import DocumentQuestion, Passage, UnitCondition
from assistant.model.values import DateRange
from assistant.text import lexicon
from assistant.text.lexicon import alternation


def holders_in(duty: Duty, role: Role, *, implied: bool = False) -> tuple[str, ...]:
    """Names of the units a duty has in a role."""
    refs = duty.leads if role is Role.LEAD else (*duty.responsible, *(duty.implied if implied else ()))
    return tuple(ref.name for ref in refs)


def meets(duty: Duty, condition: UnitCondition) -> bool:
    """Whether a duty's stated units meet a condition."""
    held = [set(holders_in(duty, role)) for role in condition.roles]
    everyone = set().union(*held)
    if condition.excluded:
        return not everyone & set(condition.names) if condition.names else not everyone
    if not condition.names:
        return any(len(names) == 1 if condition.alone else len(names) > 1 for names in held)
    if condition.alone and not any(len(names) == 1 and names <= set(condition.names) for names in held):
        return False
    if condition.together:
        return set(condition.names) <= everyone
    return bool(everyone & set(condition.names))


def chosen_duties(plan: Plan, question: DocumentQuestion) -> tuple[Duty, ...]:
    """The duties a question bounds by units, sections and subject."""
    items = question.topic.items if question.topic else None
    apart = question.apart.items if question.apart else frozenset()
    return tuple(
        duty
        for duty in _tasks(plan)
        if all(meets(duty, condition) for condition in question.units)
        and in_sections(plan, duty.clause, question.sections)
        and (items is None or duty.id in items)
        and duty.id not in apart
    )


def _tasks(plan: Plan) -> tuple[Duty, ...]:
    """The duties that are tasks: what a body is charged with is one only in a plan that has no others."""
    own = tuple(duty for duty in plan.document.duties if duty.id not in plan.bodies)
    return own or plan.document.duties


def in_sections(plan: Plan, clause: str, sections: Iterable[str]) -> bool:
    """Whether the clause lies in one of the sections, or none is named."""
    wanted = tuple(sections)
    own = plan.clauses[clause].section + "."
    return not wanted or any(own.startswith(section + ".") for section in wanted)


def chosen_limits(plan: Plan, question: DocumentQuestion) -> tuple[TimeLimit, ...]:
    """Deadlines and periods within a question's bounds; a period named to the day finds just its like.

    The steps of the timetable are due only where nothing else is.
    """
    due = tuple(
        limit
        for limit in plan.document.time_limits
        if limit.kind is not LimitKind.FREQUENCY
        and _bounded(plan, question, limit)
        and falls_due(plan, question.period, limit)
    )
    tasks = tuple(limit for limit in due if not _is_step(plan, limit))
    return tuple(limit for limit in due if _is_period(limit, question.period)) or tasks or due


def _is_step(plan: Plan, limit: TimeLimit) -> bool:
    """Whether a heading sets the period: 集中整治阶段（3月16日至10月31日）."""
    headed = any(section.span.overlaps(limit.span) for section in plan.document.sections)
    return headed and limit.kind is LimitKind.PERIOD


def _is_period(limit: TimeLimit, period: DateRange | None) -> bool:
    if period is None or period.first is None or period.first == period.last:
        return False
    return limit.kind is LimitKind.PERIOD and (limit.first, limit.last) == (period.first, period.last)


def vague_limits(plan: Plan, question: DocumentQuestion) -> tuple[TimeLimit, ...]:
    """Limits without a day, within the same bounds."""
    return tuple(
        limit
        for limit in plan.document.time_limits
        if limit.kind is LimitKind.DEADLINE and limit.last is None and _bounded(plan, question, limit)
    )


def unlimited(plan: Plan, question: DocumentQuestion) -> tuple[Duty, ...]:
    """The tasks within the same bounds that have no time limit at all, not even a vague one."""
    return tuple(duty for duty in chosen_duties(plan, question) if not plan.deadlines_at(Passage(duty.id, duty.clause)))


def falls_due(plan: Plan, period: DateRange | None, limit: TimeLimit) -> bool:
    """Whether the limit ends in the period; with no period, whether it has no day."""
    if period is None:
        return limit.first is None and limit.last is None and (limit.kind is LimitKind.DEADLINE or _goes_on(limit))
    return limit.last is not None and limit.last in period and not is_campaign(plan, limit)


def _goes_on(limit: TimeLimit) -> bool:
    """长期坚持, 持续推进 where a task's day would stand."""
    return limit.text in lexicon.load("document")["limits"]["open_ended"]


def is_campaign(plan: Plan, limit: TimeLimit) -> bool:
    """The campaign's own period is nobody's time limit."""
    return limit.clause == plan.document.head.campaign_clause and limit.kind is LimitKind.PERIOD


def regular_limits(plan: Plan, question: DocumentQuestion) -> tuple[TimeLimit, ...]:
    """What has the question's rhythm: 每周 finds 每周五前 as well."""
    return tuple(
        limit
        for limit in plan.document.time_limits
        if limit.kind is LimitKind.FREQUENCY
        and limit.frequency.startswith(question.frequency)
        and in_sections(plan, limit.clause, question.sections)
        and (not question.units or _concerns(plan, question, limit))
    )


def mentions(plan: Plan, names: Iterable[str]) -> tuple[str, ...]:
    """Clauses whose words, brackets left out, charge one of the units: 各镇（街）要…."""
    charge = alternation(lexicon.load("document_questions")["charge"]["words"])
    cores = alternation(name.removeprefix("各") for name in names)
    pattern = re.compile(f"(?:{cores})(?:{charge})")
    holding = []
    for clause in plan.document.clauses:
        duties = [duty for duty in plan.document.duties if duty.clause == clause.id]
        text = "\n".join(duty.text for duty in duties) or ("" if clause.id in plan.bodies else clause.text)
        if pattern.search(text):
            holding.append(clause.id)
    return tuple(holding)


def _bounded(plan: Plan, question: DocumentQuestion, limit: TimeLimit) -> bool:
    if not in_sections(plan, limit.clause, question.sections):
        return False
    topic = question.topic
    if topic is not None and not any(_covers(item, limit) for item in topic.items):
        return False
    duties = _duties_of(plan, limit)
    if not question.units:
        return True
    return any(all(meets(duty, condition) for condition in question.units) for duty in duties)


def _covers(item: str, limit: TimeLimit) -> bool:
    return item in (limit.duty, limit.clause)


def _duties_of(plan: Plan, limit: TimeLimit) -> tuple[Duty, ...]:
    if limit.duty in plan.duties:
        return (plan.duties[limit.duty],)
    return tuple(duty for duty in plan.document.duties if duty.clause == limit.clause)


def _concerns(plan: Plan, question: DocumentQuestion, limit: TimeLimit) -> bool:
    """Whether the rhythm binds the units: by role, or because the sentence names them."""
    names = [name for condition in question.units for name in condition.names]
    if any(all(meets(duty, condition) for condition in question.units) for duty in _duties_of(plan, limit)):
        return True
    sentence = limit.span.between(plan.document.text, "。\n").of(plan.document.text)
    return any(name.removeprefix("各") in sentence for name in names)
