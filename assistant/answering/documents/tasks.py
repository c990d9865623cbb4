"""What a unit has to do."""

from collections.abc import Callable, Iterable, Sequence

from assistant.answering.documents.draft import Draft
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.select import chosen_duties, holders_in, in_sections, mentions, regular_limits
from assistant.answering.documents.wording import (
    CHARGED_NAMES,
    ROLE_NAMES,
    listed,
    many_or_one,
    names_of,
    place,
    quote,
    summary,
    term,
    told_at_length,
)
from assistant.model.document import Duty, Role, TaskForce, TimeLimit
from assistant.model.document_question import DocumentQuestion, Passage, UnitCondition

_BOTH = (Role.LEAD, Role.RESPONSIBLE)
_FEW = 3
"""So few tasks are told in full."""


def compose(plan: Plan, question: DocumentQuestion) -> Draft:
    """Duties by role, then the task forces the units sit in, then where the text names them."""
    if question.frequency:
        return _of_rhythm(plan, question)
    duties = chosen_duties(plan, question)
    names = tuple(name for condition in question.units if not condition.excluded for name in condition.names)
    groups = _groups(question, duties, names)
    parts = [_headline(question, groups, charged=plan.document.charges)]
    told = told_at_length if sum(len(held) for _, held in groups) <= _FEW else summary
    parts += [part for role, held in groups for part in _listing(plan, role, held, told)]
    bodies = [] if question.roles and duties else _bodies(plan, question, names)
    parts += _bodies_text(plan, bodies, names)
    parts += [] if duties or bodies else _in_other_role(plan, question, names)
    parts += _mentions_text(plan, question, names)
    items = dict.fromkeys(duty.id for _, held in groups for duty in held)
    extra = dict.fromkeys([*bodies, *_mentioned(plan, question, names)])
    return Draft("\n".join(parts), plan.sorted_units(names), tuple(dict.fromkeys([*items, *extra])))


def _groups(
    question: DocumentQuestion, duties: Sequence[Duty], names: Sequence[str]
) -> list[tuple[Role | None, tuple[Duty, ...]]]:
    """Duties by the role the units have in them; without named units, all together."""
    if not names:
        return [(None, tuple(duties))]
    roles = question.roles or _BOTH
    apart = any(len(condition.roles) == 1 for condition in question.units) and len(question.units) > 1
    if apart or any(condition.together and len(condition.roles) > 1 for condition in question.units):
        return [(None, tuple(duties))]
    return [(role, tuple(duty for duty in duties if set(names) & set(holders_in(duty, role)))) for role in roles]


def _headline(
    question: DocumentQuestion, groups: Iterable[tuple[Role | None, tuple[Duty, ...]]], *, charged: bool
) -> str:
    counted = "，".join(f"{_role_word(role, charged=charged)}{len(held)}项" for role, held in groups)
    subject = "；".join(_who(question))
    about = f"在“{question.topic.text}”方面" if question.topic else ""
    apart = f"除“{question.apart.text}”外" if question.apart else ""
    return f"{subject}{about}{apart}{counted}。"


def _role_word(role: Role | None, *, charged: bool) -> str:
    if charged and role is not None:
        return f"作为{CHARGED_NAMES[role]}"
    return {Role.LEAD: "牵头", Role.RESPONSIBLE: "作为责任单位", None: "共"}[role]


def _who(question: DocumentQuestion) -> list[str]:
    found = []
    named = {condition.names for condition in question.units if not condition.excluded}
    denied = {condition.names: condition.roles for condition in question.units if condition.excluded}
    for condition in question.units:
        names = listed(condition.names)
        role = listed(ROLE_NAMES[role] for role in condition.roles)
        if condition.excluded and condition.names in named:
            continue
        if condition.excluded:
            found.append(f"除{names}外" if names else f"没有写{role}的任务")
        elif not names:
            found.append(f"{role}{many_or_one(condition)}的任务")
        elif condition.names in denied:
            found.append(f"{names}作{role}、不作{listed(ROLE_NAMES[one] for one in denied[condition.names])}的")
        else:
            found.append(f"{names}{_manner(condition)}")
    return found


def _manner(condition: UnitCondition) -> str:
    if condition.together:
        return "共同" if len(condition.roles) == 1 else "都有份的"
    return "单独" if condition.alone else ""


def _listing(plan: Plan, role: Role | None, duties: Sequence[Duty], told: Callable[[Plan, str], str]) -> list[str]:
    if not duties:
        return []
    names = CHARGED_NAMES if plan.document.charges else ROLE_NAMES
    head = f"{names[role]}：" if role else "任务："
    return [head, *(f"  {duty.id} {told(plan, duty.id)}{_due(plan, duty)}" for duty in duties)]


def _due(plan: Plan, duty: Duty) -> str:
    limits = [term(limit) for limit in plan.deadlines_at(Passage(duty.id, duty.clause))]
    return f"（时限：{listed(dict.fromkeys(limits))}）" if limits else ""


def _bodies(plan: Plan, question: DocumentQuestion, names: Sequence[str]) -> list[str]:
    """Task forces of the units in the roles asked; only where nothing else bounds the question."""
    bounded = question.sections or question.topic or question.apart
    if bounded or not names or any(condition.excluded for condition in question.units):
        return []
    every = set(names) if any(condition.together for condition in question.units) else set()
    members = {body.id: set(_in_roles(body, question.roles or _BOTH)) for body in plan.document.task_forces}
    return [body for body, held in members.items() if (every <= held if every else set(names) & held)]


def _in_roles(body: TaskForce, roles: Sequence[Role]) -> tuple[str, ...]:
    return names_of(tuple(ref for role in roles for ref in (body.leads if role is Role.LEAD else body.responsible)))


def _in_other_role(plan: Plan, question: DocumentQuestion, names: Sequence[str]) -> list[str]:
    """Of units that hold nothing in the one role asked, how much they hold in the other."""
    bounded = question.sections or question.topic or question.apart or len(names) > 1
    if len(question.roles) != 1 or not names or bounded:
        return []
    other = next(role for role in _BOTH if role not in question.roles)
    held = [duty.id for duty in plan.document.duties if set(names) & set(holders_in(duty, other))]
    implied = [duty for duty in plan.document.duties if set(names) & set(names_of(duty.implied))]
    told = f"方案里没有{listed(names)}{_role_word(question.roles[0], charged=plan.document.charges)}的任务"
    told += f"；{_role_word(other, charged=plan.document.charges)}的有{len(held)}项" if held else ""
    told += f"；默认为责任单位的有{len(implied)}项" if implied and other is Role.RESPONSIBLE else ""
    return [f"{told}。"]


def _bodies_text(plan: Plan, found: Sequence[str], names: Sequence[str]) -> list[str]:
    lines = []
    for identifier in found:
        body = plan.bodies[identifier]
        role = "牵头单位" if set(names) & set(names_of(body.leads)) else "责任单位"
        lines.append(f"  {identifier} {body.name}（{role}）")
    return ["所在专班：", *lines] if lines else []


def _mentioned(plan: Plan, question: DocumentQuestion, names: Sequence[str]) -> list[str]:
    """Clauses that charge a unit in their text: only for units that are mostly charged so."""
    if question.topic or any(condition.excluded for condition in question.units) or question.roles == (Role.LEAD,):
        return []
    implied = {ref.name for duty in plan.document.duties for ref in duty.implied}
    asked = [name for name in names if name in implied]
    return [clause for clause in mentions(plan, asked) if in_sections(plan, clause, question.sections)] if asked else []


def _mentions_text(plan: Plan, question: DocumentQuestion, names: Sequence[str]) -> list[str]:
    lines = [f"  {clause} {summary(plan, clause)}" for clause in _mentioned(plan, question, names)]
    implied = [
        duty
        for duty in plan.document.duties
        if set(names) & set(names_of(duty.implied)) and in_sections(plan, duty.clause, question.sections)
    ]
    parts = ["条文直接提出要求的：", *lines] if lines else []
    if implied and question.roles != (Role.LEAD,):
        parts.append(f"默认责任单位：{implied[0].id}至{implied[-1].id}共{len(implied)}项（方案写明不再一一列出）。")
    return parts


def _of_rhythm(plan: Plan, question: DocumentQuestion) -> Draft:
    limits = regular_limits(plan, question)
    names = tuple(name for condition in question.units for name in condition.names)
    subject = listed(names)
    if not limits:
        return Draft(f"方案没有写{subject}{question.frequency}要做的事。", names)
    lines = [rhythm_line(plan, limit) for limit in limits]
    items = tuple(dict.fromkeys(place(limit) for limit in limits))
    return Draft("\n".join([f"{subject}{question.frequency}要做的有{len(items)}项：", *lines]), names, items)


def rhythm_line(plan: Plan, limit: TimeLimit) -> str:
    """One rhythm with its matter and who leads it."""
    item = place(limit)
    duty = plan.duties.get(item)
    leads = f"（牵头单位：{listed(names_of(duty.leads))}）" if duty and duty.leads else ""
    matter = limit.matter or quote(plan, Passage(item, limit.clause, (limit.span,)))
    return f"  {item} {limit.text}：{matter}{leads}"
