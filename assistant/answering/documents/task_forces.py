"""Task forces and their members."""

from collections.abc import Sequence

from assistant.answering.documents import posts
from assistant.answering.documents.draft import Draft
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.wording import ROLE_NAMES, cite, listed, names_of
from assistant.model.document import Role, TaskForce
from assistant.model.document_question import DocumentQuestion

_BOTH = (Role.LEAD, Role.RESPONSIBLE)


def compose(plan: Plan, question: DocumentQuestion) -> Draft:
    """Members of the task forces named, or the task forces of the units named."""
    if question.posts:
        return posts.compose(plan, question)
    if question.topic is not None:
        bodies = [plan.bodies[passage.item] for passage in question.topic.passages if passage.item in plan.bodies]
        return _members(plan, question, bodies)
    if question.units:
        return _of_units(plan, question)
    return _all(plan)


def _members(plan: Plan, question: DocumentQuestion, bodies: Sequence[TaskForce]) -> Draft:
    roles = question.roles or _BOTH
    apart = {name for condition in question.units for name in condition.names}
    named = (name for body in bodies for role in roles for name in _names(body, role))
    units = plan.sorted_units(name for name in named if name not in apart)
    notes = tuple(f"{body.id}没有列责任单位" for body in bodies if Role.RESPONSIBLE in roles and not body.responsible)
    lines = []
    for body in bodies:
        said = [f"{ROLE_NAMES[role]}：{listed(_names(body, role)) or '方案没有列'}" for role in roles]
        lines.append(f"{body.name}{cite([body.id])}{'；'.join(said)}。")
    lines[:0] = [f"除{listed(plan.sorted_units(apart))}外：{listed(units) or '没有别的单位'}。"] if apart else []
    lines += [_verdict(name, bodies) for name in question.choice]
    units = _of_those_asked(question, bodies, units)
    return Draft("\n".join(lines), units, tuple(body.id for body in bodies), notes=notes)


def _of_those_asked(question: DocumentQuestion, bodies: Sequence[TaskForce], units: tuple[str, ...]) -> tuple[str, ...]:
    """Of units offered to choose from, those in the role asked; of one asked about, itself in any role."""
    asked = tuple(name for name in units if name in question.choice)
    members = {name for body in bodies for role in _BOTH for name in _names(body, role)}
    return asked or tuple(name for name in question.choice if len(question.choice) == 1 and name in members) or units


def _verdict(name: str, bodies: Sequence[TaskForce]) -> str:
    roles = [ROLE_NAMES[role] for role in _BOTH if any(name in _names(body, role) for body in bodies)]
    return f"{name}{'是' + listed(roles) if roles else '不在其中'}。"


def _of_units(plan: Plan, question: DocumentQuestion) -> Draft:
    names = list(dict.fromkeys(name for condition in question.units for name in condition.names))
    found = [body for body in plan.document.task_forces if _meets(body, question)]
    if found and not names:
        listing = [f"{body.id} {body.name}" for body in found]
        return Draft(
            "\n".join([f"没有列{_wanted(question)}的专班：", *listing]), clauses=tuple(body.id for body in found)
        )
    if all(condition.excluded for condition in question.units):
        return _without(question, names, found)
    if not found:
        return Draft(f"{listed(names)}不在任何专班里{_asked(question)}。", plan.sorted_units(names))
    lines = [f"{body.id} {body.name}（{listed(_roles_of(body, names))}）" for body in found]
    head = (
        f"{listed(names)}{_asked(question)}在{len(found)}个专班："
        if len(found) > 1
        else f"{listed(names)}{_asked(question)}在："
    )
    return Draft("\n".join([head, *lines]), plan.sorted_units(names), tuple(body.id for body in found))


def _without(question: DocumentQuestion, names: Sequence[str], found: Sequence[TaskForce]) -> Draft:
    """The task forces that none of the units sits in, or holds the role asked in."""
    roles = {role for condition in question.units for role in condition.roles}
    role = ROLE_NAMES[next(iter(roles))] if len(roles) == 1 else "成员单位"
    head = f"{role}里没有{listed(names)}的专班"
    if not found:
        return Draft(f"{head}一个也没有。")
    listing = [f"{body.id} {body.name}" for body in found]
    return Draft("\n".join([f"{head}有{len(found)}个：", *listing]), clauses=tuple(body.id for body in found))


def _wanted(question: DocumentQuestion) -> str:
    return listed(ROLE_NAMES[role] for condition in question.units for role in condition.roles)


def _asked(question: DocumentQuestion) -> str:
    return f"作为{listed(ROLE_NAMES[role] for role in question.roles)}" if question.roles else ""


def _meets(body: TaskForce, question: DocumentQuestion) -> bool:
    for condition in question.units:
        held = {name for role in condition.roles for name in _names(body, role)}
        if not condition.names:
            return not held
        wanted = set(condition.names)
        fits = wanted <= held if condition.together else bool(wanted & held)
        if fits is condition.excluded:
            return False
    return True


def _roles_of(body: TaskForce, names: Sequence[str]) -> list[str]:
    return [ROLE_NAMES[role] for role in _BOTH if set(names) & set(_names(body, role))]


def _all(plan: Plan) -> Draft:
    bodies = plan.document.task_forces
    lines = [f"{body.id} {body.name}——牵头单位：{listed(_names(body, Role.LEAD))}" for body in bodies]
    return Draft("\n".join([f"方案成立了{len(bodies)}个专班：", *lines]), clauses=tuple(body.id for body in bodies))


def _names(body: TaskForce, role: Role) -> tuple[str, ...]:
    return names_of(body.leads if role is Role.LEAD else body.responsible)
