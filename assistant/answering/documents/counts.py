"""How many of what."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from assistant.answering.documents.draft import Draft
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.posts import shared_out
from assistant.answering.documents.select import chosen_duties, holders_in, in_sections
from assistant.answering.documents.wording import ROLE_NAMES, listed, many_or_one, names_of, place, summary
from assistant.model.answer import Figure
from assistant.model.document import Duty, LimitKind, Role, TaskForce
from assistant.model.document_question import Countable, DocumentQuestion, Ranking

_BOTH = (Role.LEAD, Role.RESPONSIBLE)
_LISTED = 40

_NOUNS = {
    Countable.DUTY: "项任务",
    Countable.CLAUSE: "条（自然段）",
    Countable.SUBSECTION: "个小节",
    Countable.CHAPTER: "个部分",
    Countable.UNIT: "个单位",
    Countable.TASK_FORCE: "个专班",
    Countable.CITATION: "份引用文件",
    Countable.LEDGER: "处台账、清单",
    Countable.TARGET: "项指标",
    Countable.LIMIT: "处时限",
}


def compose(plan: Plan, question: DocumentQuestion) -> Draft:
    """The count with what was counted, so that it can be checked."""
    if question.ranking is not Ranking.TOTAL:
        return _ranked(plan, question)
    counted = question.countable or Countable.DUTY
    if counted is Countable.DUTY:
        return _duties(plan, question)
    names = _COUNTED[counted](plan, question)
    whose = _whose(question, counted)
    noun = "个" if whose else f"{_NOUNS[counted]}{_beside(plan, question, counted)}"
    head = f"方案{whose}{_bounds(plan, question)}共有{len(names)}{noun}。"
    text = "\n".join([head, *(f"  {name}" for name in names[:_LISTED])])
    units = tuple(names) if counted is Countable.UNIT else ()
    clauses = _clauses(plan, question, counted)
    return Draft(text, units, clauses, values=(_figure(counted.value, len(names)),))


def _whose(question: DocumentQuestion, counted: Countable) -> str:
    """Of task forces, whose they are: 里甲局为牵头单位的."""
    names = [name for condition in question.units if not condition.excluded for name in condition.names]
    if counted is not Countable.TASK_FORCE or not names:
        return ""
    held = f"为{ROLE_NAMES[question.roles[0]]}" if len(question.roles) == 1 else "所在"
    return f"里{listed(names)}{held}的专班"


def _beside(plan: Plan, question: DocumentQuestion, counted: Countable) -> str:
    """Of a chapter, the other things 几项 and 几条 may mean."""
    others = (Countable.SUBSECTION, Countable.CLAUSE)
    if not question.sections or counted not in others or question.units:
        return ""
    told = [f"{len(_COUNTED[one](plan, question))}{_NOUNS[one]}" for one in others if one is not counted]
    return f"（{'、'.join(told)}，{len(chosen_duties(plan, question))}项任务）"


def _duties(plan: Plan, question: DocumentQuestion) -> Draft:
    duties = chosen_duties(plan, question)
    names = [name for condition in question.units if not condition.excluded for name in condition.names]
    if not names or len(question.units) > 1:
        head = f"方案{_bounds(plan, question)}共有{len(duties)}项任务。"
        return _with_list(plan, head, duties, (), (_figure("任务", len(duties)),))
    roles = question.roles or _BOTH
    by_role = {role: [duty for duty in duties if set(names) & set(holders_in(duty, role))] for role in roles}
    said = "，".join(
        f"{'牵头' if role is Role.LEAD else '作为责任单位'}{len(held)}项" for role, held in by_role.items()
    )
    together = [duty for duty in duties if any(duty in held for held in by_role.values())]
    total = f"，合计{len(together)}项" if len(roles) > 1 else ""
    figures = [_figure(ROLE_NAMES[role], len(held)) for role, held in by_role.items()]
    figures += [_figure("合计", len(together))] if len(roles) > 1 else []
    head = f"{listed(names)}在方案{_bounds(plan, question)}{said}{total}（专班不计在内）。"
    return _with_list(plan, head, together, plan.sorted_units(names), figures)


def _with_list(
    plan: Plan, head: str, duties: Sequence[Duty], units: tuple[str, ...], figures: Sequence[Figure]
) -> Draft:
    lines = (f"  {duty.id} {summary(plan, duty.id)}" for duty in duties[:_LISTED])
    return Draft("\n".join([head, *lines]), units, tuple(duty.id for duty in duties), values=tuple(figures))


def _ranked(plan: Plan, question: DocumentQuestion) -> Draft:
    """Units by the number of their duties."""
    if question.countable is Countable.TASK_FORCE:
        return _ranked_bodies(plan, question)
    if question.countable is Countable.UNIT and question.ranking is Ranking.EACH and question.topic is not None:
        return _sizes(plan, question)
    roles = question.roles or (Role.LEAD,)
    duties = chosen_duties(plan, question)
    tally = Counter(
        name for duty in duties for name in dict.fromkeys(name for role in roles for name in holders_in(duty, role))
    )
    return _ranking(plan, question, tally, f"{'、'.join(ROLE_NAMES[role] for role in roles)}的任务数", "项")


def _sizes(plan: Plan, question: DocumentQuestion) -> Draft:
    """How many units each of the task forces has."""
    items = _items(question) or frozenset()
    roles = question.roles or _BOTH
    bodies = [one for one in plan.document.task_forces if one.id in items]
    rows = tuple((one.name, len(_members(plan, one.id, roles))) for one in bodies)
    what = f"{ROLE_NAMES[roles[0]] if len(roles) == 1 else '成员单位'}数"
    return Draft(
        "\n".join([f"方案各专班的{what}：", *(f"  {name}：{count}个" for name, count in rows)]),
        clauses=tuple(one.id for one in bodies),
        values=tuple(_figure(name, count) for name, count in rows),
        columns=("专班", what),
        rows=rows,
    )


def _ranked_bodies(plan: Plan, question: DocumentQuestion) -> Draft:
    roles = question.roles or _BOTH
    refs = [
        (ref.name)
        for body in plan.document.task_forces
        for role, group in ((Role.LEAD, body.leads), (Role.RESPONSIBLE, body.responsible))
        if role in roles
        for ref in group
    ]
    return _ranking(plan, question, Counter(refs), "所在专班数", "个")


def _ranking(plan: Plan, question: DocumentQuestion, tally: Mapping[str, int], what: str, noun: str) -> Draft:
    ordered = sorted(tally.items(), key=lambda pair: (-pair[1], plan.order.get(pair[0], 0)))
    if not ordered:
        return Draft(f"方案{_bounds(plan, question)}没有可数的任务。")
    edge = ordered[-1][1] if question.ranking is Ranking.FEWEST else ordered[0][1]
    top = ordered if question.ranking is Ranking.EACH else [pair for pair in ordered if pair[1] == edge]
    names = tuple(name for name, _ in top)
    lines = [f"  {name}：{count}{noun}" for name, count in ordered]
    winner = "" if question.ranking is Ranking.EACH else f"{question.ranking.value}的是{listed(names)}，{edge}{noun}"
    head = f"方案{_bounds(plan, question)}{what}{winner}："
    return Draft(
        "\n".join([head, *lines]),
        names,
        values=tuple(_figure(name, count) for name, count in top),
        columns=("单位", what),
        rows=tuple(ordered),
    )


def _bounds(plan: Plan, question: DocumentQuestion) -> str:
    sections = "、".join(plan.sections[section].title for section in question.sections)
    topic = f"关于“{question.topic.text}”" if question.topic else ""
    excluded = "".join(
        f"除{listed(one.names)}外" if one.names else f"没有写{listed(ROLE_NAMES[role] for role in one.roles)}的"
        for one in question.units
        if one.excluded
    )
    together = "".join(
        f"{listed(one.names)}{'共同' if one.together else ''}{_shared_role(one.roles)}"
        if one.names
        else f"{_shared_role(one.roles)}{many_or_one(one)}的"
        for one in question.units
        if not one.excluded and (len(question.units) > 1 or not one.names)
    )
    return f"{f'「{sections}」' if sections else ''}{topic}{excluded}{together}"


def _shared_role(roles: Sequence[Role]) -> str:
    return ROLE_NAMES[roles[0]] if len(roles) == 1 else ""


def _figure(indicator: str, count: int) -> Figure:
    return Figure(indicator, "=", Decimal(count), "", "")


def _items(question: DocumentQuestion) -> frozenset[str] | None:
    return question.topic.items if question.topic is not None else None


def _in_bounds(plan: Plan, question: DocumentQuestion, clause: str) -> bool:
    items = _items(question)
    return in_sections(plan, clause, question.sections) and (items is None or clause in items)


def _clauses(plan: Plan, question: DocumentQuestion, counted: Countable) -> tuple[str, ...]:
    """Clauses that show the count, where they are few."""
    if counted is Countable.TASK_FORCE:
        return tuple(body.id for body in _bodies(plan, question))
    if counted is Countable.CITATION:
        return tuple(
            dict.fromkeys(one.clause for one in plan.document.citations if _in_bounds(plan, question, one.clause))
        )
    if counted is Countable.UNIT and question.topic is not None:
        return tuple(passage.item for passage in question.topic.passages)
    return ()


def _count_clauses(plan: Plan, question: DocumentQuestion) -> list[str]:
    return [
        f"{one.id} {summary(plan, one.id)}"
        for one in plan.document.clauses
        if one.id not in plan.bodies and _in_bounds(plan, question, one.id)
    ]


def _count_sections(plan: Plan, question: DocumentQuestion) -> list[str]:
    inner = [one for one in plan.document.sections if one.level > 1]
    return [
        f"{one.label}{one.title}"
        for one in inner
        if not question.sections or any(one.id.startswith(section + ".") for section in question.sections)
    ]


def _count_chapters(plan: Plan, question: DocumentQuestion) -> list[str]:
    chapters = [one for one in plan.document.sections if one.level == 1 and one.id.isdigit()]
    return [f"{one.label}{one.title}" for one in chapters if not question.sections or one.id in question.sections]


def _count_units(plan: Plan, question: DocumentQuestion) -> list[str]:
    roles = question.roles or _BOTH
    bounded = question.sections or question.topic or question.units
    names = [name for duty in chosen_duties(plan, question) for role in roles for name in holders_in(duty, role)]
    items = _items(question) or frozenset()
    bodies = (one for one in plan.document.task_forces if not bounded or one.id in items)
    names += [name for body in bodies for name in _members(plan, body.id, roles)]
    return list(plan.sorted_units(names))


def _count_bodies(plan: Plan, question: DocumentQuestion) -> list[str]:
    named = [f"{body.id} {body.name}" for body in _bodies(plan, question)]
    return named if plan.document.task_forces else shared_out(plan)


def _bodies(plan: Plan, question: DocumentQuestion) -> list[TaskForce]:
    """The task forces that have the units named, in the roles asked, and none of those left out."""
    wanted = {name for one in question.units if not one.excluded for name in one.names}
    without = {name for one in question.units if one.excluded for name in one.names}
    unheld = [role for one in question.units if one.excluded and not one.names for role in one.roles]
    bodies = [one for one in plan.document.task_forces if not (unheld and _members(plan, one.id, unheld))]
    held = [(one, set(_members(plan, one.id, question.roles or _BOTH))) for one in bodies]
    return [one for one, names in held if not without & names and (not wanted or wanted & names)]


def _members(plan: Plan, body: str, roles: Sequence[Role]) -> tuple[str, ...]:
    one = plan.bodies[body]
    return tuple(name for role in roles for name in names_of(one.leads if role is Role.LEAD else one.responsible))


def _count_citations(plan: Plan, question: DocumentQuestion) -> list[str]:
    cited = [one for one in plan.document.citations if _in_bounds(plan, question, one.clause)]
    return [f"{one.clause} 《{one.title}》{f'（{one.number}）' if one.number else ''}" for one in cited]


def _count_ledgers(plan: Plan, question: DocumentQuestion) -> list[str]:
    held = {duty.id for duty in chosen_duties(plan, question)}
    ordered = [one for one in plan.document.required_ledgers if _in_bounds(plan, question, one.clause)]
    return [f"{place(one)} {one.name}" for one in ordered if not question.units or one.duty in held]


def _count_targets(plan: Plan, question: DocumentQuestion) -> list[str]:
    return [f"{place(one)} {one.text}" for one in plan.document.targets if _in_bounds(plan, question, one.clause)]


def _count_limits(plan: Plan, question: DocumentQuestion) -> list[str]:
    timed = [
        one
        for one in plan.document.time_limits
        if one.kind is not LimitKind.FREQUENCY and _in_bounds(plan, question, one.clause)
    ]
    return [f"{place(one)} {one.text}" for one in timed]


_COUNTED: Mapping[Countable, Callable[[Plan, DocumentQuestion], list[str]]] = {
    Countable.CLAUSE: _count_clauses,
    Countable.SUBSECTION: _count_sections,
    Countable.CHAPTER: _count_chapters,
    Countable.UNIT: _count_units,
    Countable.TASK_FORCE: _count_bodies,
    Countable.CITATION: _count_citations,
    Countable.LEDGER: _count_ledgers,
    Countable.TARGET: _count_targets,
    Countable.LIMIT: _count_limits,
}


def of_result(draft: Draft, counted: Countable | None) -> Draft:
    """How many items, or units, an earlier answer named."""
    if draft.units and (counted is Countable.UNIT or not draft.clauses):
        told = f"一共{len(draft.units)}家：{listed(draft.units)}。"
        return Draft(told, draft.units, draft.clauses, values=(_figure("单位数", len(draft.units)),))
    count = len(draft.clauses)
    return Draft(
        f"一共{count}项：{listed(draft.clauses)}。", draft.units, draft.clauses, values=(_figure("项数", count),)
    )
