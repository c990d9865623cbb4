"""Task forces: of a subject, by number, of a unit, or all of them."""

from collections.abc import Iterator

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion, Passage, Topic
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.topics import ANNEX, Choice, choose_body
from assistant.parsing.document_questions.units import asked_roles, conditions, is_choice

_USES = frozenset(
    {
        "count_task_force",
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
    }
)


def task_forces(frame: Frame) -> Iterator[Proposal]:
    """Members of a task force, or the task forces a unit sits in."""
    numbered = _numbered(frame)
    if numbered is None and not frame.tells("count_task_force", "facet_annex"):
        return
    document = frame.context.document
    if not document.task_forces:
        return
    choice = numbered or choose_body(frame)
    if choice is None and frame.subject:
        return
    topic = choice.topic if choice else None
    bounded = topic is None and bool(frame.units)
    question = DocumentQuestion(
        Kind.TASKFORCE,
        document.name,
        topic,
        asked_roles(frame),
        conditions(frame) if bounded else (),
        choice=tuple(name for unit in frame.units for name in unit.names[:1])
        if is_choice(frame) and not bounded
        else (),
    )
    named = frame.tells("count_task_force") or numbered is not None
    yield propose(question, _USES, choice, extra=0.0 if named else 0.2)


def _numbered(frame: Frame) -> Choice | None:
    """The annex items that a number names."""
    by_id = frame.context.index.by_id
    items = [item for place in frame.places for item in place.items if item in by_id and by_id[item].section == ANNEX]
    if not items:
        return None
    return Choice(
        Topic("、".join(place.text for place in frame.places), tuple(Passage(item, item) for item in items)), {}, 1.0
    )
