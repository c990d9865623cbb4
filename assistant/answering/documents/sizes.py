"""Tasks, task forces or units by how many of another of these they have."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.answering.documents.draft import Draft
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.select import chosen_duties, holders_in
from assistant.answering.documents.wording import ROLE_NAMES, names_of, summary
from assistant.linking.agency_names import is_collective
from assistant.model.answer import Figure
from assistant.model.document import Role, TaskForce
from assistant.model.document_question import Countable, DocumentQuestion, Ranking, Size

_CLASSIFIERS: Mapping[Countable, str] = {Countable.DUTY: "项"}
_MEASURE = "个"


def compose(plan: Plan, question: DocumentQuestion) -> Draft:
    """Those that have the number asked for, or are at the top by it, each with its number."""
    numbers = _numbers(plan, question)
    chosen = _chosen(numbers, question)
    per, counted = question.per or Countable.DUTY, question.countable or Countable.UNIT
    bounds = (
        f"「{'、'.join(plan.sections[section].title for section in question.sections)}」" if question.sections else ""
    )
    head = f"方案{bounds}里{told(question)}的{per.value}有{len(chosen)}{_classifier(per)}"
    lines = [f"  {_name(plan, per, one)}：{numbers[one]}{_classifier(counted)}" for one in chosen]
    values = [_figure(f"{per.value}数", len(chosen))]
    if question.ranking is not Ranking.TOTAL and chosen:
        values.insert(0, _figure(f"{counted.value}数", numbers[chosen[0]]))
    return Draft(
        "\n".join([f"{head}{'：' if lines else '。'}", *lines]),
        tuple(chosen) if per is Countable.UNIT else (),
        () if per is Countable.UNIT else tuple(chosen),
        values=tuple(values),
        columns=(per.value, f"{counted.value}数"),
        rows=tuple((_name(plan, per, one), numbers[one]) for one in chosen),
    )


def told(question: DocumentQuestion) -> str:
    """What is asked of the number: 牵头单位数最多, 专班数为0."""
    roles = ROLE_NAMES[question.roles[0]] if len(question.roles) == 1 else ""
    counted = question.countable or Countable.UNIT
    what = roles if counted is Countable.UNIT and roles else f"{f'作为{roles}的' if roles else ''}{counted.value}"
    said = _said(question.size, _classifier(counted)) if question.size is not None else question.ranking.value
    return f"{what}数{said}"


def _said(size: Size, classifier: str) -> str:
    if size.most is None:
        return f"不少于{size.least}{classifier}"
    return f"{'为' if size.least == size.most else '不超过'}{size.most}{classifier}"


def _chosen(numbers: Mapping[str, int], question: DocumentQuestion) -> Sequence[str]:
    if not numbers:
        return ()
    size = question.size
    if size is None:
        edge = min(numbers.values()) if question.ranking is Ranking.FEWEST else max(numbers.values())
        size = Size(edge, edge)
    most = max(numbers.values()) if size.most is None else size.most
    return tuple(one for one, number in numbers.items() if size.least <= number <= most)


def _numbers(plan: Plan, question: DocumentQuestion) -> Mapping[str, int]:
    """Of each of those asked for, how many of the other thing it has, in the plan's order."""
    roles = question.roles or tuple(Role)
    duties = {
        duty.id: {name for role in roles for name in holders_in(duty, role)} for duty in chosen_duties(plan, question)
    }
    bodies = {body.id: {name for role in roles for name in _members(body, role)} for body in plan.document.task_forces}
    if question.per is Countable.DUTY:
        return {item: len(names) for item, names in duties.items()}
    if question.per is Countable.TASK_FORCE:
        return {item: len(names) for item, names in bodies.items()}
    held = bodies if question.countable is Countable.TASK_FORCE else duties
    return {name: sum(name in names for names in held.values()) for name in _agencies(plan)}


def _agencies(plan: Plan) -> tuple[str, ...]:
    """Units with a role of their own anywhere; 各镇（街） is none of them."""
    named = [name for duty in plan.document.duties for role in Role for name in holders_in(duty, role)]
    named += [name for body in plan.document.task_forces for role in Role for name in _members(body, role)]
    return tuple(name for name in plan.sorted_units(named) if not is_collective(name))


def _members(body: TaskForce, role: Role) -> tuple[str, ...]:
    return names_of(body.leads if role is Role.LEAD else body.responsible)


def _name(plan: Plan, per: Countable, one: str) -> str:
    if per is Countable.UNIT:
        return one
    return f"{one} {plan.bodies[one].name if one in plan.bodies else summary(plan, one)}"


def _classifier(what: Countable) -> str:
    return _CLASSIFIERS.get(what, _MEASURE)


def _figure(indicator: str, count: int) -> Figure:
    return Figure(indicator, "=", Decimal(count), "", "")
