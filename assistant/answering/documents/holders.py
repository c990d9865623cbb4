"""Who leads and who is responsible."""

from collections.abc import Sequence

from assistant.answering.documents.draft import Draft
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.select import holders_in
from assistant.answering.documents.wording import (
    CHARGED_NAMES,
    ROLE_NAMES,
    cite,
    holders,
    listed,
    names_of,
    quoted_line,
    summary,
    term,
)
from assistant.model.document import Duty, Role
from assistant.model.document_question import DocumentQuestion, Passage


def compose(plan: Plan, question: DocumentQuestion) -> Draft:
    """The units asked for, each with its clause."""
    assert question.topic is not None
    passages = question.topic.passages
    found = [(passage, _asked_units(plan, question, passage.item)) for passage in passages]
    units = plan.sorted_units(name for _, (names, _) in found for name in names)
    units = tuple(name for name in units if name not in _excluded(question))
    parts = [_headline(plan, question, units)]
    parts += [_verdict(plan, question)] if question.choice else []
    units = _of_those_asked(plan, question, units)
    parts += _lines(plan, passages)
    parts += _related(plan, question)
    notes = tuple(dict.fromkeys(note for _, (_, note) in found if note))
    clauses = tuple(passage.item for passage in (*passages, *_told(plan, question)))
    return Draft("\n".join(part for part in parts if part), units, clauses, notes=notes)


def _of_those_asked(plan: Plan, question: DocumentQuestion, units: tuple[str, ...]) -> tuple[str, ...]:
    """Of units offered to choose from, those that hold the role asked; of one asked about, itself in any role.

    Where it is asked whether one leads, and it does not, those that do.
    """
    assert question.topic is not None
    passages = question.topic.passages
    asked = tuple(name for name in units if name in question.choice)
    held = tuple(name for name in question.choice[:1] if any(_holds(plan, passages, name, role) for role in Role))
    told = len(question.choice) == 1 and question.roles != (Role.LEAD,)
    return asked or (held if told else ()) or units


def _asked_units(plan: Plan, question: DocumentQuestion, item: str) -> tuple[tuple[str, ...], str]:
    """The units of an item in the roles asked, and what must be said of it."""
    if item in plan.bodies:
        body = plan.bodies[item]
        refs = {Role.LEAD: body.leads, Role.RESPONSIBLE: body.responsible}
        return tuple(name for role in question.roles for name in names_of(refs[role])), ""
    duty = plan.duties.get(item)
    if duty is None:
        return (), f"{item}没有写明单位"
    names = tuple(name for role in question.roles for name in holders_in(duty, role, implied=question.whole))
    if names:
        return names, ""
    return _instead(duty, question)


def _instead(duty: Duty, question: DocumentQuestion) -> tuple[tuple[str, ...], str]:
    """Of a duty without a lead, its responsible units; without responsible ones, the implied."""
    if Role.LEAD in question.roles:
        return names_of(duty.responsible), f"{duty.id}方案未写明牵头单位，只写了责任单位"
    if duty.implied:
        return names_of(duty.implied), f"{duty.id}没有另写责任单位，{listed(names_of(duty.implied))}是默认责任单位"
    return (), f"{duty.id}方案未写责任单位"


def _headline(plan: Plan, question: DocumentQuestion, units: Sequence[str]) -> str:
    topic = question.topic
    assert topic is not None
    about = f"“{topic.text}”" if topic.text else ""
    items = [passage.item for passage in topic.passages]
    if not units:
        return f"方案没有写明{about}由哪个单位负责{cite(items[:1])}。"
    charged = any(plan.duties[item].charged for item in items if item in plan.duties)
    role = "、".join((CHARGED_NAMES if charged else ROLE_NAMES)[role] for role in question.roles)
    if Role.LEAD in question.roles and not any(_has_lead(plan, item) for item in items):
        return f"{about}方案未写明牵头单位，责任单位是{listed(units)}{cite(items)}。"
    spread = "（按条款分列如下）" if topic.broad else cite(items) if len(items) == 1 else ""
    return f"{about}{role}：{listed(units)}{spread}。"


def _has_lead(plan: Plan, item: str) -> bool:
    return (
        bool(plan.bodies[item].leads) if item in plan.bodies else item in plan.duties and bool(plan.duties[item].leads)
    )


def _verdict(plan: Plan, question: DocumentQuestion) -> str:
    """Of each unit asked about, which of the roles asked it holds, and what it is otherwise."""
    assert question.topic is not None
    return "；".join(_verdict_on(plan, question, question.topic.passages, name) for name in question.choice) + "。"


def _verdict_on(plan: Plan, question: DocumentQuestion, passages: Sequence[Passage], name: str) -> str:
    held = [role for role in Role if _holds(plan, passages, name, role)]
    right, wrong = ([role for role in question.roles if (role in held) is so] for so in (True, False))
    other = [role for role in held if role not in question.roles]
    said = [f"是{_titles(right)}"] if right else []
    said += [f"不是{_titles(wrong)}"] if wrong else []
    said += [f"是{_titles(other)}"] if other and wrong else []
    said += [] if held else ["这几条里没有它"]
    return f"{name}{'，'.join(said)}"


def _titles(roles: Sequence[Role]) -> str:
    return listed(ROLE_NAMES[role] for role in roles)


def _holds(plan: Plan, passages: Sequence[Passage], name: str, role: Role) -> bool:
    """Whether the unit has the role in one of the passages, written out or implied."""
    return any(name in _in_role(plan, passage.item, role) for passage in passages)


def _in_role(plan: Plan, item: str, role: Role) -> Sequence[str]:
    if item in plan.bodies:
        body = plan.bodies[item]
        return names_of(body.leads if role is Role.LEAD else body.responsible)
    return holders_in(plan.duties[item], role, implied=True) if item in plan.duties else ()


def _lines(plan: Plan, passages: Sequence[Passage]) -> list[str]:
    if len(passages) == 1 and passages[0].item in plan.duties:
        duty = plan.duties[passages[0].item]
        return [f"{holders(duty)}{_implied(duty)}。", quoted_line(plan, passages[0])]
    return [_line(plan, passage) for passage in passages]


def _line(plan: Plan, passage: Passage) -> str:
    item = passage.item
    if item in plan.bodies:
        body = plan.bodies[item]
        responsible = f"；责任单位：{listed(names_of(body.responsible))}" if body.responsible else ""
        return f"{item} {body.name}——牵头单位：{listed(names_of(body.leads))}{responsible}"
    duty = plan.duties.get(item)
    if duty is None:
        return f"{item} {summary(plan, item)}——未写单位"
    limits = [term(limit) for limit in plan.deadlines_at(Passage(item, duty.clause))]
    due = f"；时限：{listed(dict.fromkeys(limits))}" if limits else ""
    return f"{item} {summary(plan, item)}——{holders(duty)}{due}"


def _implied(duty: Duty) -> str:
    return f"；默认责任单位：{listed(names_of(duty.implied))}" if duty.implied else ""


def _told(plan: Plan, question: DocumentQuestion) -> tuple[Passage, ...]:
    """The check beside the measure, where another unit leads it."""
    assert question.topic is not None
    return tuple(passage for passage in question.topic.related if passage.item in plan.duties)


def _related(plan: Plan, question: DocumentQuestion) -> list[str]:
    told = _told(plan, question)
    return [
        f"相关条款：{passage.item} {summary(plan, passage.item)}——{holders(plan.duties[passage.item])}"
        for passage in told
    ]


def _excluded(question: DocumentQuestion) -> frozenset[str]:
    return frozenset(name for condition in question.units if condition.excluded for name in condition.names)
