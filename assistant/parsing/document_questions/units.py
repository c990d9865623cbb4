"""Which part the units named in a question play: asked for, bounding, left out.

Invariant: a unit's role is the role word nearest to it on the side where Chinese puts
it (环保牵头、工信配合的; 谁配合环保), so two units in one question keep their own.
"""

import itertools
import re
from collections.abc import Sequence

from assistant.linking.agencies import UnitMention
from assistant.linking.agency_names import is_collective, words
from assistant.linking.clause_terms import key
from assistant.model.document import Role
from assistant.model.document_question import UnitCondition
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import Mark, entries

_BOTH = (Role.LEAD, Role.RESPONSIBLE)
_LIGHT = str.maketrans("", "", "有的要")
_NEAR = 8
"""Characters between a unit and a role word that belong together."""


def role_of(mark: Mark) -> Role | None:
    """The role a mark names."""
    if "lead" in mark.tells:
        return Role.LEAD
    return Role.RESPONSIBLE if "responsible" in mark.tells else None


def role_marks(frame: Frame) -> tuple[Mark, ...]:
    """Marks that name a role, in order."""
    return tuple(mark for mark in frame.marks if role_of(mark) is not None)


def asked_roles(frame: Frame) -> tuple[Role, ...]:
    """The roles named anywhere, in their fixed order; of 不牵头的, the other one."""
    named = {role_of(mark) for mark in role_marks(frame)}
    denied = denied_roles(frame)
    return _undenied(tuple(role for role in _BOTH if role in named), denied)


def asks_for_all(frame: Frame) -> bool:
    """谁牵头，有哪些单位: behind a comma several units are asked for, in no role of their own."""
    start = max(map(frame.linked.text.rfind, "，,")) + 1
    behind = [mark for mark in frame.marks if mark.span.start >= start] if start else []
    if not behind or frame.units or any(role_of(mark) for mark in behind):
        return False
    return names_several(behind)


def names_several(marks: Sequence[Mark]) -> bool:
    """Whether more than one unit is asked for: 哪几家, 有谁."""
    several = tuple(entries()["roles"]["several"])
    return any("who" in mark.tells and any(word in mark.text for word in several) for mark in marks)


def is_membership(frame: Frame) -> bool:
    """Whether the only role words say that somebody takes part."""
    marks = role_marks(frame)
    return bool(marks) and all("member" in mark.tells for mark in marks)


def denied_roles(frame: Frame) -> tuple[Role, ...]:
    """Roles that are said not to be held: 不牵头, 除了牵头的; 拆除归谁 says no such thing."""
    if frame.tells("without") and not frame.units:
        return ()
    denials = tuple(entries()["roles"]["denials"])
    ended = {word.span.end for word in frame.words if word.text.endswith(denials)}
    free = [mark for mark in role_marks(frame) if mark.span.start not in ended]
    denied = {role_of(mark) for mark in free if _is_denied(frame.linked.text[: mark.span.start], denials)}
    return tuple(role for role in _BOTH if role in denied)


def _is_denied(before: str, denials: tuple[str, ...]) -> bool:
    """Whether the text before a role denies it; 是不是 and 要不要 only ask."""
    return before.endswith(denials) and not before.endswith(tuple(entries()["roles"]["asking"]))


def _undenied(roles: tuple[Role, ...], denied: tuple[Role, ...]) -> tuple[Role, ...]:
    if not denied:
        return roles
    return tuple(role for role in roles or _BOTH if role not in denied) or tuple(r for r in _BOTH if r not in denied)


def conditions(frame: Frame) -> tuple[UnitCondition, ...]:
    """What the units named demand of a duty."""
    found: list[UnitCondition] = []
    for group in _groups(frame):
        names = tuple(dict.fromkeys(name for unit in group for name in _meant(unit)))
        if _is_outside(frame, group):
            found.append(UnitCondition(names, _BOTH, excluded=True))
        elif _excluded(frame, group):
            roles = _BOTH if is_membership(frame) else _group_roles(frame, group)
            found.append(UnitCondition(names, roles, excluded=True))
        else:
            together = len({unit.names[:1] for unit in group}) > 1 and (
                frame.tells("joint") or not _either(frame, group)
            )
            denied = _denied_of(frame, group)
            held = _group_roles(frame, group)
            roles = _undenied(held, denied)
            only = bool(denied) and set(held) <= set(denied) and len(frame.units) > len(group)
            found += [] if only else [UnitCondition(names, roles, together=together, alone=frame.tells("alone"))]
            found += [UnitCondition(names, denied, excluded=True)] if denied else []
    return tuple(found)


def _denied_of(frame: Frame, group: Sequence[UnitMention]) -> tuple[Role, ...]:
    """The roles that are said not to be held; of several groups, those denied behind this one: 甲牵头、乙没配合的."""
    if len(group) == len(frame.units):
        return denied_roles(frame)
    last = min((unit.start for unit in frame.units if unit.start >= group[-1].end), default=len(frame.linked.text))
    marks = [one for one in role_marks(frame) if group[-1].end <= one.span.start < last]
    denials = tuple(entries()["roles"]["denials"])
    denied = {role_of(one) for one in marks if _is_denied(frame.linked.text[: one.span.start], denials)}
    return tuple(role for role in _BOTH if role in denied)


def _meant(unit: UnitMention) -> tuple[str, ...]:
    """The unit; all the townships together by each name that the plan gives them."""
    return unit.names if all(map(is_collective, unit.names)) else unit.names[:1]


def sharing(frame: Frame) -> tuple[UnitCondition, ...]:
    """Several in a role, or just one, whoever they are: 几家联合牵头的任务."""
    roles = asked_roles(frame)
    if frame.units or not roles or not frame.tells("joint", "alone"):
        return ()
    return (UnitCondition((), roles, together=frame.tells("joint"), alone=not frame.tells("joint")),)


def unheld(frame: Frame) -> tuple[UnitCondition, ...]:
    """A role that nobody holds: 没写牵头单位的."""
    if frame.units or not frame.tells("without") or not frame.tells("lead", "responsible"):
        return ()
    return (UnitCondition((), asked_roles(frame) or (Role.LEAD,), excluded=True),)


def unit_items(frame: Frame) -> frozenset[str] | None:
    """Items that give a named unit a role or name it in their words; None when no unit is named or none has any."""
    names = {name for unit in frame.units for name in unit.names}
    cores = {key(name.removeprefix("各")) for name in names}
    cores |= {key(word) for word in words("town", "all")} if any(map(is_collective, names)) else set()
    holding = {
        duty.id
        for duty in frame.context.document.duties
        if any(ref.name in names for ref in (*duty.leads, *duty.responsible))
    }
    naming = {item.id for item in frame.context.index.items if any(core in item.text for core in cores)}
    return frozenset(holding | naming) or None if names else None


def is_choice(frame: Frame) -> bool:
    """Whether the units are offered to choose from, or one is asked about with yes or no."""
    return bool(frame.units) and (frame.tells("polar") or is_which(frame))


def is_which(frame: Frame) -> bool:
    """甲局和乙局，哪个牵头: several units, and which of them holds a role."""
    behind = max((unit.end for unit in frame.units), default=0)
    asking = {mark.span.end for mark in frame.marks if mark.span.start >= behind and mark.text in _which()}
    return len(frame.units) > 1 and bool(frame.subject) and any(mark.span.start in asking for mark in role_marks(frame))


def _which() -> frozenset[str]:
    return frozenset(entries()["roles"]["which"])


def _groups(frame: Frame) -> list[list[UnitMention]]:
    """Units joined without a role word between them share one."""
    groups: list[list[UnitMention]] = []
    for unit in frame.units:
        if groups and not any(groups[-1][-1].end <= mark.span.start < unit.start for mark in role_marks(frame)):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return groups


def _group_roles(frame: Frame, group: Sequence[UnitMention]) -> tuple[Role, ...]:
    """The role after the group; else, of 配合环保, the other one; else any."""
    start, end = group[0].start, group[-1].end
    after = [mark for mark in role_marks(frame) if end <= mark.span.start]
    later = [unit for unit in frame.units if unit.start >= end]
    after = _joined(frame, [mark for mark in after if not later or mark.span.start < later[0].start])
    after = after if after and after[0].span.start <= end + _NEAR else []
    if after and role_of(after[0]) is Role.RESPONSIBLE and _is_helped(frame, group):
        return (Role.LEAD,)
    if after:
        roles = tuple(role for role in _BOTH if role in {role_of(mark) for mark in after})
        return roles or _BOTH
    before = [mark for mark in role_marks(frame) if mark.span.end <= start <= mark.span.end + 2]
    if (
        before
        and role_of(before[-1]) is Role.RESPONSIBLE
        and frame.linked.text[before[-1].span.start : before[-1].span.end] in _supporting()
    ):
        return (Role.LEAD,)
    return _BOTH


def _is_helped(frame: Frame, group: Sequence[UnitMention]) -> bool:
    """给甲搭把手: what stands behind the unit is done for it by another."""
    before = frame.linked.text[: group[0].start]
    return before.endswith(tuple(entries()["roles"]["helping"])) and frame.tells("who")


def _joined(frame: Frame, marks: Sequence[Mark]) -> list[Mark]:
    """The first mark and those joined to it (牵头和配合); in 甲牵头，谁配合 the second is another's."""
    joints = tuple(entries()["roles"]["joints"])
    kept = list(marks[:1])
    for left, right in itertools.pairwise(marks):
        if _between(frame, left, right) not in joints or _asks_who(frame, left, right):
            break
        kept.append(right)
    return kept


def _asks_who(frame: Frame, left: Mark, right: Mark) -> bool:
    """Whether behind a comma the second role asks for its holders: 甲局牵头，配合单位有谁."""
    comma = frame.linked.text[left.span.end : right.span.start].strip().startswith((",", "，"))
    return comma and right.text.endswith(tuple(entries()["roles"]["holders"])) and not frame.tells("tasks")


def _between(frame: Frame, left: Mark, right: Mark) -> str:
    """What stands between two roles, but for what is asked of the first: 牵头哪几项、配合哪几项."""
    asked = {"what", "number", "quantity", "tasks"}
    inside = [mark.span for mark in frame.marks if mark.tells & asked and left.span.end <= mark.span.start]
    places = range(left.span.end, right.span.start)
    kept = (place for place in places if not any(span.start <= place < span.end for span in inside))
    return "".join(frame.linked.text[place] for place in kept).translate(_LIGHT).strip("，,")


def _supporting() -> frozenset[str]:
    """Verbs whose object is the one in the lead: 配合环保."""
    return frozenset(entries()["roles"]["supporting"])


def _excluded(frame: Frame, group: Sequence[UnitMention]) -> bool:
    """Whether units stand right behind 除了 or 没有, or right before 除外."""
    excepts = [mark for mark in frame.marks if "except" in mark.tells]
    before = any("beside" not in mark.tells and 0 <= group[0].start - mark.span.end <= 1 for mark in excepts)
    before |= _is_denied(frame.linked.text[: group[0].start], tuple(entries()["roles"]["lacking"]))
    return before or any("beside" in mark.tells and 0 <= mark.span.start - group[-1].end <= 1 for mark in excepts)


def _is_outside(frame: Frame, group: Sequence[UnitMention]) -> bool:
    """Whether units are said to take no part, in whatever role: 市监局没进哪些专班, 没让市监局进的."""
    out, kept_out = ("|".join(entries()["roles"][name]) for name in ("outside", "kept_out"))
    text = frame.linked.text
    behind = re.match(rf"(?:都|也|又|并)?(?:{out})", text[group[-1].end :])
    return bool(behind or re.search(rf"(?:{kept_out})$", text[: group[0].start]))


def _either(frame: Frame, group: Sequence[UnitMention]) -> bool:
    """甲或乙, 甲还是乙: any of them will do."""
    between = [frame.linked.text[left.end : right.start] for left, right in itertools.pairwise(group)]
    return any(word in stretch for stretch in between for word in entries()["roles"]["either"])
