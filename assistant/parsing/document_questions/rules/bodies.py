"""Task forces: of a subject, by number, of a unit, or all of them."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from assistant.linking.clause_search import HELD
from assistant.linking.clause_terms import key
from assistant.model.answer import Kind
from assistant.model.document import Role
from assistant.model.document_question import DocumentQuestion, Passage, Topic, UnitCondition
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import Mark, entries
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.topics import Choice, Wanted, choose, choose_body
from assistant.parsing.document_questions.units import (
    asked_roles,
    asks_for_all,
    conditions,
    denied_roles,
    is_choice,
    is_membership,
    sharing,
    unheld,
)
from assistant.records import replace

_NAMED = 0.6
"""So much of a task force's name stands in the heading of what it checks."""
_USES = frozenset(
    {
        "count_task_force",
        "group",
        "facet_title",
        "member",
        "keep",
        "who",
        "lead",
        "responsible",
        "manage",
        "every_role",
        "what",
        "all",
        "tasks",
        "places",
        "units",
        "polar",
        "check",
        "document",
        "facet_units",
        "facet_annex",
        "count_unit",
        "without",
    }
)


def task_forces(frame: Frame) -> Iterator[Proposal]:
    """Members of a task force, or the task forces a unit sits in."""
    numbered = _numbered(frame)
    if numbered is None and not frame.tells("count_task_force", "facet_annex", "group"):
        return
    document = frame.context.document
    named = frame.tells("facet_annex") and frame.tells("facet_title") and not frame.tells("count_task_force")
    if not document.task_forces or leaves_out_bodies(frame) or named:
        return
    called = _by_name(frame)
    choice = numbered or called or choose_body(frame)
    beside = _of_the_matter(frame) if choice is None or _lacks(frame, choice) else None
    choice = beside or choice
    if choice is None and (frame.subject or not (frame.tells("count_task_force", "facet_annex") or frame.units)):
        return
    if _picks_units(frame, choice):
        return
    if called and _asks_charge(frame, called):
        yield propose(DocumentQuestion(Kind.TEXT, document.name, called.topic), _USES, called)
    else:
        yield _members(frame, choice, called=called is not None, beside=beside is not None)


def _picks_units(frame: Frame, choice: Choice | None) -> bool:
    """没进专班的单位, 只参加了一个专班的, 责任单位最多的专班: some of all are asked for, and no list of all tells."""
    every = choice is None or len(choice.topic.passages) == len(frame.context.document.task_forces)
    picking = (*entries()["denial"]["words"], *entries()["restricts"]["words"])
    texts = (*(mark.text for mark in frame.marks), *(word.text for word in frame.words))
    said = any(text in picking for text in texts) or bool(denied_roles(frame))
    said &= frame.tells("who", "facet_units", "count_unit")
    return every and not frame.units and (said or frame.tells("most", "fewest"))


def _members(frame: Frame, choice: Choice | None, *, called: bool, beside: bool) -> Proposal:
    """Who sits in the bodies chosen; without any, in which ones the units named sit."""
    topic = choice.topic if choice else None
    bounded = topic is None and bool(frame.units)
    question = DocumentQuestion(
        Kind.TASKFORCE,
        frame.context.document.name,
        topic,
        (Role.LEAD,) if frame.tells("head") and (called or bounded) else _roles(frame),
        _conditions(frame) if topic is None else _others(frame),
        choice=tuple(name for unit in frame.units for name in unit.names[:1])
        if is_choice(frame) and not bounded
        else (),
    )
    named = frame.tells("count_task_force", "group") or _numbered(frame) is not None
    other = beside and frame.tells("count_task_force") and not frame.tells("what")
    told = [f"方案没有叫这个名字的专班，按管这件事的{choice.topic.passages[0].item}答"] if choice and other else []
    told += ["方案的专班只列单位，没有写到人"] if frame.tells("person") else []
    uses = _USES | {"person"} | ({"head"} if called else set())
    uses |= {"except", "beside"} if any(one.excluded for one in question.units) else set()
    return propose(question, uses, choice, tuple(told), extra=0.0 if named else 0.2)


def _asks_charge(frame: Frame, called: Choice) -> bool:
    """抢险组负责什么, 抢险组的职责: whether what the bodies named have to do is asked for, and the plan says it."""
    told = {duty.id for duty in frame.context.document.duties}
    asked = frame.tells("tasks") or (frame.tells("every_role") and frame.tells("what"))
    return asked and called.topic.items <= told and not frame.tells("who", "units", "member", "count_unit")


def _lacks(frame: Frame, choice: Choice) -> bool:
    """Whether the name of the body chosen holds none of the words that weigh."""
    return not any(choice.found.get(key(word.text), 0.0) >= HELD for word in frame.subject)


def _of_the_matter(frame: Frame) -> Choice | None:
    """The one task force that is charged with a matter, or for the check of one that its name does not hold.

    清洁取暖 of 散煤替代.
    """
    asked = frame.tells("count_task_force") or (frame.tells("group") and frame.tells("what", "who"))
    found = choose(frame, Wanted()) if frame.subject and asked else None
    document = frame.context.document
    charged = [body for body in document.task_forces if found and body.id in found.topic.items]
    sections = {frame.context.index.by_id[one.item].section for one in found.topic.places} if found else set()
    titles = [
        section.title for section in document.sections if section.id in sections and frame.context.is_check(section.id)
    ]
    named = [body for body in document.task_forces if any(_shares_name(body.name, title) for title in titles)]
    named = charged or named
    if found is None or len(named) != 1:
        return None
    topic = replace(found.topic, passages=(Passage(named[0].id, named[0].id),), related=())
    return replace(found, topic=topic, hit=None)


def _shares_name(body: str, title: str) -> bool:
    """Whether most of a task force's name stands in a heading."""
    return SequenceMatcher(None, body, title).find_longest_match().size > _NAMED * len(body)


def _conditions(frame: Frame) -> tuple[UnitCondition, ...]:
    """What the task forces must have: the units named, or nobody in a role (没有责任单位)."""
    if frame.units:
        return neutral_conditions(frame)
    return unheld(frame)


def _others(frame: Frame) -> tuple[UnitCondition, ...]:
    """Members that are left out: 两高专班里除了发改局还有谁."""
    return tuple(one for one in neutral_conditions(frame) if one.excluded)


def _roles(frame: Frame) -> tuple[Role, ...]:
    """参加 a task force is to sit in it in any role."""
    return () if is_membership(frame) or asks_for_all(frame) else asked_roles(frame)


def neutral_conditions(frame: Frame) -> tuple[UnitCondition, ...]:
    """The units' conditions, in any role where only membership is meant."""
    found = conditions(frame) or sharing(frame)
    return tuple(replace(one, roles=tuple(Role)) for one in found) if is_membership(frame) else found


def _numbered(frame: Frame) -> Choice | None:
    """The annex items that a number names."""
    by_id = frame.context.index.by_id
    items = [item for place in frame.places for item in place.items if item in by_id and by_id[item].is_body]
    if not items:
        return None
    return Choice(
        Topic("、".join(place.text for place in frame.places), tuple(Passage(item, item) for item in items)), {}, 1.0
    )


def _by_name(frame: Frame) -> Choice | None:
    """The task forces whose names stand in the question letter for letter: 群众工作组."""
    text = frame.linked.text
    named = [body for body in frame.context.document.task_forces if body.name in text]
    if not named:
        return None
    words = {key(word.text): 1.0 for word in frame.subject if any(word.text in body.name for body in named)}
    topic = Topic("、".join(body.name for body in named), tuple(Passage(body.id, body.id) for body in named))
    return Choice(topic, words, 1.0)


def is_left_out(frame: Frame, body: Mark) -> bool:
    """不含专班, 专班不算; 专班除了甲局 leaves out the unit."""
    units = {unit.start for unit in frame.units}
    excepts = [mark for mark in frame.marks if "except" in mark.tells and mark.span.end not in units]
    return any(one.span.start == body.span.end or 0 <= body.span.start - one.span.end <= 1 for one in excepts)


def leaves_out_bodies(frame: Frame) -> bool:
    """Whether task forces are named only to leave them out."""
    return any("count_task_force" in mark.tells and is_left_out(frame, mark) for mark in frame.marks)
