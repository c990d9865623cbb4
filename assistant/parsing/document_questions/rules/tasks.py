"""What a unit has to do: questions bounded by units, roles, chapters and rhythm."""

import re
from collections.abc import Iterator

from assistant.linking.clause_index import Item
from assistant.linking.clause_terms import key
from assistant.model.answer import Kind
from assistant.model.document import Role
from assistant.model.document_question import DocumentQuestion, Topic, UnitCondition
from assistant.model.span import Span
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import words_telling
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.rules.bodies import leaves_out_bodies
from assistant.parsing.document_questions.rules.figure_units import counted_units, is_told_in
from assistant.parsing.document_questions.rules.places import named_sections
from assistant.parsing.document_questions.topics import Choice, Wanted, choose, choose_under
from assistant.parsing.document_questions.units import asked_roles, conditions, denied_roles, is_which, sharing, unheld
from assistant.records import replace
from assistant.text.lexicon import load

_USES = frozenset(
    {
        "lead",
        "manage",
        "responsible",
        "tasks",
        "what",
        "all",
        "every_role",
        "units",
        "joint",
        "alone",
        "places",
        "check",
        "beside",
        "count_clause",
    }
)


_LEDGERS = 0.2
"""Against tasks where ledgers to keep are asked for."""
_OF_SEASONS = "主期季节"
"""What the name of a season has beside the word for it."""


def tasks(frame: Frame) -> Iterator[Proposal]:
    """Duties of the units named, or without any unit in a role."""
    if unheld(frame):
        yield _of_everybody(frame, unheld(frame))
    if sharing(frame) and frame.tells("what", "tasks") and not frame.subject and not frame.tells("who", "number"):
        yield _of_everybody(frame, sharing(frame))
    if frame.towns and not frame.units and frame.tells("what", "tasks", "lead", "responsible", "manage"):
        yield from _of_all_towns(frame)
    if (
        not frame.units
        or is_which(frame)
        or _asks_who_else(frame)
        or (frame.tells("polar") and not (frame.tells("what", "tasks") or _asks_for_shared(frame)))
    ):
        return
    yield from _held(frame)


def _asks_for_shared(frame: Frame) -> bool:
    """甲局和乙局有没有一起牵头的: whether there is anything that several hold together, in no one matter."""
    return frame.tells("joint") and len(frame.units) > 1 and bool(asked_roles(frame)) and not frame.subject


def _of_all_towns(frame: Frame) -> Iterator[Proposal]:
    """What one town has to do, where the plan only says what all of them have."""
    spans = [Span(town.start, town.end) for town in frame.towns]
    words = tuple(word for word in frame.words if not any(map(word.span.overlaps, spans)))
    every = replace(frame, units=frame.towns, words=words, towns=())
    told = f"方案没有单独给{frame.towns[0].surface}分任务，按{frame.towns[0].names[0]}的要求答"
    yield from (replace(one, assumptions=(told,), taken_as=every) for one in _held(every))


def _asks_who_else(frame: Frame) -> bool:
    """除了甲局还有谁一起查: units are asked for, and those named are left out."""
    return frame.tells("who") and bool(frame.subject) and all(one.excluded for one in conditions(frame))


def _held(frame: Frame) -> Iterator[Proposal]:
    at_large = _is_headed(frame) or (frame.is_whole and frame.tells("tasks"))
    choice = None if at_large else _narrowed(frame)
    seasonal = not at_large and choice is None and _is_season(frame)
    at_large |= seasonal
    choice = choice if at_large else choice or _nothing(frame)
    if frame.subject and choice is None and not at_large:
        return
    bounds = conditions(frame)
    leaves_out = leaves_out_bodies(frame)
    topic = choice.topic if choice else None
    apart = _without_outside(topic) if topic is not None and _is_left_out(frame) else None
    leaves_out = leaves_out or apart is not None
    question = DocumentQuestion(
        kind=Kind.TASKS,
        document=frame.context.document.name,
        topic=topic if apart is None else None,
        apart=apart,
        roles=asked_roles(frame) or (tuple(Role) if leaves_out_bodies(frame) else ()),
        units=bounds,
        sections=bounded_sections(frame),
        frequency=frame.rhythms[0].canonical if frame.rhythms else "",
    )
    uses = _USES | {"rhythms", "polar"} | ({"except"} if leaves_out or any(one.excluded for one in bounds) else set())
    uses |= {"count_task_force"} if leaves_out else set()
    uses |= _told_figures(frame) if choice is not None else set()
    uses |= {"without"} if denied_roles(frame) else set()
    proposal = propose(question, uses, choice, *_bare(frame))
    yield replace(proposal, found={key(word.text): 1.0 for word in frame.subject}) if seasonal else proposal


def _is_season(frame: Frame) -> bool:
    """Whether the subject is no more than the season that the whole plan is for: 汛期 of 防汛工作方案."""
    seasons = load("document")["limits"]["seasons"]
    return all(
        word.text in seasons and key(word.text.strip(_OF_SEASONS)) in frame.context.common for word in frame.subject
    )


def _told_figures(frame: Frame) -> set[str]:
    """改哪一片，多少户: how much is told with the one task of a unit, where that counts in what is asked for."""
    if not frame.tells("what") or not frame.tells("quantity", "number"):
        return set()
    names = {name for unit in frame.units for name in unit.names}
    own = [one for one in frame.context.document.duties if names & {ref.name for ref in (*one.leads, *one.responsible)}]
    units = counted_units(frame)
    clauses = {one.clause for one in own}
    told = any(is_told_in(one, units) for one in frame.context.document.targets if one.clause in clauses)
    return {"quantity", "number", "total"} if told and len(own) == 1 else set()


def _is_left_out(frame: Frame) -> bool:
    """Whether the subject is named only to leave it out: 除了锅炉治理还牵头什么."""
    opening = {word.span.start for word in frame.subject[:1]}
    return any("except" in mark.tells and mark.span.end in opening for mark in frame.marks)


def _without_outside(topic: Topic) -> Topic:
    """The topic, its words without a word for 外 that closes them: 锅炉整治外."""
    closing = re.search(f"(?:{words_telling('beside').pattern})$", topic.text)
    return replace(topic, text=topic.text[: closing.start()]) if closing else topic


def _bare(frame: Frame) -> tuple[tuple[str, ...], float]:
    """A unit's name alone asks nothing; its tasks are the likeliest thing meant."""
    if frame.tells("lead", "manage", "responsible", "tasks", "what", "every_role", "all", "list"):
        return (), _LEDGERS if frame.tells("ledger") and frame.tells("keep") else 0.0
    return ("未说明要问什么，按查该单位的任务理解",), 0.0


def _of_everybody(frame: Frame, bounds: tuple[UnitCondition, ...]) -> Proposal:
    question = DocumentQuestion(
        kind=Kind.TASKS,
        document=frame.context.document.name,
        roles=bounds[0].roles,
        units=bounds,
        sections=bounded_sections(frame),
    )
    return propose(question, _USES | {"without"})


def bounded_sections(frame: Frame) -> tuple[str, ...]:
    """Sections named; else, where checks alone are meant (牵头的大排查), the chapters of checks."""
    named = named_sections(frame)
    if named or not frame.tells("check") or frame.subject or frame.rhythms:
        return named
    return tuple(sorted(frame.context.check_chapters))


def _nothing(frame: Frame) -> Choice | None:
    """A subject the plan knows, of which the units named have nothing."""
    anywhere = choose(frame, Wanted()) if frame.subject else None
    if anywhere is None or not frame.tells("polar", "tasks", "lead", "responsible"):
        return None
    return replace(anywhere, topic=Topic(anywhere.topic.text, ()))


def _is_headed(frame: Frame) -> bool:
    """Whether the subject only repeats the heading of the section that is named: 第八项矿山的."""
    sections = named_sections(frame)
    return bool(sections and frame.terms) and all(
        frame.context.index.in_heading(frame.terms, section) for section in sections
    )


def _narrowed(frame: Frame) -> Choice | None:
    """The subject within what the units named hold."""
    if not frame.subject:
        return None
    document = frame.context.document
    names = {name for unit in frame.units for name in unit.names}
    held = {
        duty.id
        for duty in document.duties
        if any(ref.name in names for ref in (*duty.leads, *duty.responsible, *duty.implied))
    }

    def own(item: Item) -> bool:
        return not item.is_body and item.id in held

    return choose_under(frame, Wanted(among=own))
