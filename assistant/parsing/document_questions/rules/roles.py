"""Who leads, who supports: questions whose answer is units."""

import re
from collections.abc import Iterator, Sequence

from assistant.linking.clause_index import Item
from assistant.model.answer import Kind
from assistant.model.document import Duty, Role
from assistant.model.document_question import DocumentQuestion, Passage, Topic, UnitCondition
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.price import PAUSES
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.rules.places import named_place
from assistant.parsing.document_questions.topics import Choice, Wanted, choose_subject, cited_text, is_headed_by
from assistant.parsing.document_questions.units import (
    asked_roles,
    asks_for_all,
    conditions,
    denied_roles,
    is_choice,
    is_membership,
    is_which,
    names_several,
    role_marks,
)
from assistant.records import replace

_USES = frozenset({"who", "lead", "manage", "responsible", "every_role", "all", "default", "tasks", "check"})
_USES |= {"beside", "what", "count_unit", "facet_units", "facet_title"}
_BOTH = (Role.LEAD, Role.RESPONSIBLE)
_ALL = "都"
_NAME = 4
"""Characters from which a word names a matter by itself."""


def holders(frame: Frame) -> Iterator[Proposal]:
    """Units that lead or support the subject."""
    if frame.tells("default"):
        yield from _by_default(frame)
    if frame.tells("object") or not (frame.tells("who", "lead", "responsible") or _units_of_subject(frame)):
        return
    choice = named_place(frame) or _subject(frame) or _helped(frame)
    if choice is None:
        return
    roles = _roles(frame)
    question = DocumentQuestion(
        kind=Kind.RESPONSIBLE if Role.LEAD not in roles else Kind.LEAD,
        document=frame.context.document.name,
        topic=choice.topic,
        roles=roles,
        units=() if is_choice(frame) else _bounding(frame),
        choice=tuple(dict.fromkeys(name for unit in frame.units for name in unit.names[:1]))
        if is_choice(frame) and not _asks_for_others(frame)
        else (),
        whole=frame.tells("all", "default") and Role.RESPONSIBLE in roles,
    )
    uses = _USES | {"places"} | ({"units", "polar"} if frame.units else set())
    uses |= {"alone", "joint"} if _asks_for_others(frame) else set() if frame.units else {"joint"}
    uses |= {"except"} if question.units or denied_roles(frame) else set()
    uses |= {"joint"} if any(one.excluded for one in question.units) else set()
    uses |= {"state"} if frame.asks_check else set()
    proposal = propose(question, uses, choice, extra=_doubt(frame, question))
    yield proposal if _names_somebody(frame, choice) else replace(proposal, choice=None)


def _names_somebody(frame: Frame, choice: Choice) -> bool:
    """Whether the plan writes units for one of the clauses; else nothing in them excuses a word that is left open."""
    meant = {one.item for one in choice.topic.passages}
    return any(one.leads or one.responsible or one.implied for one in frame.context.document.duties if one.id in meant)


def _helped(frame: Frame) -> Choice | None:
    """谁配合甲局, of no one matter: all that the unit leads."""
    bounds = [] if frame.subject or not frame.tells("who") else _bounding(frame)
    leading = {name for one in bounds if one.roles == (Role.LEAD,) and not one.excluded for name in one.names}
    led = [duty for duty in frame.context.document.duties if any(ref.name in leading for ref in duty.leads)]
    if not led or Role.RESPONSIBLE not in _roles(frame):
        return None
    passages = tuple(Passage(duty.id, duty.clause) for duty in led if duty.responsible)
    return Choice(Topic(f"{frame.units[0].names[0]}牵头的", passages), {}, 1.0) if passages else None


def _asks_for_others(frame: Frame) -> bool:
    """甲局一家管还是几家一起, 甲局要不要配合？还有谁: what is asked can only be told by naming all."""
    others = frame.tells("alone", "joint") or (frame.tells("beside") and frame.tells("who"))
    return is_choice(frame) and (others or (len(frame.units) == 1 and _asks_who_besides(frame)))


def _asks_who_besides(frame: Frame) -> bool:
    """甲局要不要配合，配合的都有谁: who it is is asked in a part of its own."""
    polar, who = frame.first("polar"), frame.first("who")
    between = frame.linked.text[polar.span.end : who.span.start] if polar and who else ""
    return any(pause in between for pause in PAUSES)


def _by_default(frame: Frame) -> Iterator[Proposal]:
    """The clause that says who is responsible where nobody is written out."""
    implied = [ref.span for duty in frame.context.document.duties for ref in duty.implied]
    stating = [duty for duty in frame.context.document.duties if any(duty.span.overlaps(span) for span in implied)]
    if not stating or any(frame.context.index.term(word.text).known for word in frame.subject):
        return
    passages = tuple(Passage(duty.id, duty.clause) for duty in stating)
    topic = Topic("没有写明的", passages)
    question = DocumentQuestion(Kind.RESPONSIBLE, frame.context.document.name, topic, roles=(Role.RESPONSIBLE,))
    yield propose(question, _USES | {"default", "places", "how"})


def _units_of_subject(frame: Frame) -> bool:
    """噪声涉及哪些单位, 甲局要不要参与, 归甲局还是乙局."""
    if is_which(frame) or (is_choice(frame) and frame.subject and not frame.tells("what", "tasks")):
        return True
    named = frame.tells("facet_units") and bool(frame.subject)
    return named or (frame.tells("every_role", "facet_units", "manage") and frame.tells("count_unit", "who"))


def _subject(frame: Frame) -> Choice | None:
    """Duties that name units in the roles asked are preferred: a paragraph that names none cannot say who."""
    roles, bounding = _roles(frame), _bounding(frame)
    holding = {duty.id for duty in frame.context.document.duties if _answers(duty, roles, bounding)}

    def named(item: Item) -> bool:
        return not item.is_body and item.id in holding

    with_units = choose_subject(frame, Wanted(among=named))
    anywhere = choose_subject(frame, Wanted())
    if with_units is None or anywhere is None:
        found = with_units or anywhere
    else:
        found = anywhere if anywhere.score - with_units.score > _UNNAMED else with_units
    return _without_asides(frame, _without_bodies(frame, found)) if found is not None else None


def _without_asides(frame: Frame, choice: Choice) -> Choice:
    """The choice without clauses that name the subject only to say which of others are meant, beside one that is of it.

    Of 清洁取暖 the clause that does something with the towns that have finished it is no clause of who does it.
    """
    passages = choice.topic.passages
    text = {one.item: frame.context.index.by_id[one.item].text for one in passages}
    meant = (word for term in frame.terms for word, _ in term.alternatives if len(word) >= _NAME)
    said = next((name for name in (frame.subject_text, *meant) if any(name in one for one in text.values())), "")
    own = tuple(one for one in passages if said not in text[one.item] or not _is_aside(said, text[one.item]))
    if choice.topic.broad or len(own) == len(passages) or not any(said in text[one.item] for one in own):
        return choice
    return replace(choice, topic=replace(choice.topic, passages=own))


def _is_aside(said: str, text: str) -> bool:
    """Whether each sentence that holds the words has them between 将 or 对 and 的: 将完成改造的镇划定为."""
    marks = entries()["aside"]
    held = [part for part in re.split(marks["parts"], text) if said in part]
    aside = re.compile(f"(?:{marks['before']})[^，。；]*{re.escape(said)}[^，。；]*(?:{marks['behind']})")
    return all(aside.search(part) for part in held)


def _without_bodies(frame: Frame, choice: Choice) -> Choice:
    """The choice without task forces whose charge only touches the words, beside a clause that is headed by them."""
    bodies = {body.id for body in frame.context.document.task_forces}
    kept = tuple(one for one in choice.topic.passages if one.item not in bodies)
    items = [frame.context.index.by_id[one.item] for one in kept]
    if (
        choice.topic.broad
        or len(kept) == len(choice.topic.passages)
        or not any(is_headed_by(frame, one) for one in items)
    ):
        return choice
    return replace(choice, topic=replace(choice.topic, passages=kept), cited=cited_text(items[:1]))


def _answers(duty: Duty, roles: Sequence[Role], bounding: Sequence[UnitCondition]) -> bool:
    """Whether the duty names somebody in a role asked, and meets what is said of other units."""
    held = {Role.LEAD: duty.leads or duty.responsible, Role.RESPONSIBLE: duty.responsible}
    for condition in bounding:
        names = {
            ref.name for role in condition.roles for ref in (duty.leads if role is Role.LEAD else duty.responsible)
        }
        if not condition.excluded and not names & set(condition.names):
            return False
    return any(held[role] for role in roles)


_UNNAMED = 0.3
"""How much better a paragraph without units must fit before the answer is that the plan names none."""


def _roles(frame: Frame) -> tuple[Role, ...]:
    """The roles asked; with none named, who means who leads."""
    bound = {
        role
        for condition in _bounding(frame)
        if not condition.excluded
        for role in condition.roles
        if len(condition.roles) == 1
    }
    named = asked_roles(frame)
    if not frame.units and (asks_for_all(frame) or _asks_who_takes_part(frame)):
        return _BOTH
    supporting = any(condition.roles == (Role.LEAD,) for condition in _bounding(frame))
    if supporting and Role.RESPONSIBLE in named:
        return (Role.RESPONSIBLE,)
    if named:
        others = _BOTH if bound and frame.tells("facet_units") else named
        asks_others = frame.tells("beside") and frame.tells("who")
        kept = {*bound, *denied_roles(frame)}
        left = tuple(role for role in (_BOTH if asks_others and kept else others) if role not in kept)
        return left or named
    if frame.tells("beside") and any(condition.excluded for condition in _bounding(frame)):
        return _BOTH
    if frame.tells("beside") and frame.tells("who") and not frame.units:
        return _BOTH
    either = is_choice(frame) and len(frame.units) == 1 and not frame.tells("manage")
    return _BOTH if either or frame.tells("every_role", "facet_units") else (Role.LEAD,)


def _asks_who_takes_part(frame: Frame) -> bool:
    """都有哪几家参与; 哪几家一起干, in no role: whoever takes part is asked for, the lead among them."""
    together = not role_marks(frame) and frame.tells("joint") and names_several(frame.marks)
    of_all = frame.tells("all", "joint") or any(mark.text.startswith(_ALL) for mark in frame.marks)
    return together or (of_all and is_membership(frame))


def _bounding(frame: Frame) -> tuple[UnitCondition, ...]:
    return () if is_choice(frame) else conditions(frame)


def _doubt(frame: Frame, question: DocumentQuestion) -> float:
    """A unit with a subject and no 谁 asks what the unit does, rather than who does it."""
    holders = tuple(entries()["roles"]["holders"])
    roles = [mark for mark in role_marks(frame) if mark.text.endswith(holders)]
    listed = {mark.span.start for mark in frame.marks if "list" in mark.tells}
    behind = {place for start in listed for place in (start, start - 1)}
    named = (frame.tells("what") and roles) or any(mark.span.end in behind for mark in roles)
    asks = named or frame.tells("who", "facet_units") or question.choice or not frame.units
    return 0.0 if asks else 0.5
