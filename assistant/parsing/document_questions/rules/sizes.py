"""Some of the tasks, the task forces or the units, picked by how many of another of these they have.

责任单位最多的任务, 没进专班的单位, 三家以上牵头的专班. Invariant: what is counted and whose number it is are two
different things of the plan, both said (the units by their classifier at least); a number that is said always bounds.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.linking.clause_terms import key
from assistant.model.answer import Kind
from assistant.model.document import Role
from assistant.model.document_question import Countable, DocumentQuestion, Ranking, Size
from assistant.model.span import Span
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import Mark, entries, words_telling
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.rules.bodies import leaves_out_bodies
from assistant.parsing.document_questions.rules.places import named_sections
from assistant.parsing.document_questions.units import is_membership, role_marks, role_of
from assistant.records import Record, replace
from assistant.text.numerals import parse_number

_USES = frozenset(
    {
        "who",
        "what",
        "lead",
        "responsible",
        "member",
        "tasks",
        "every_role",
        "count_unit",
        "count_task_force",
        "facet_units",
        "most",
        "fewest",
        "bound",
        "joint",
        "alone",
        "all",
        "without",
        "number",
        "quantity",
        "places",
    }
)
_NUMBER = r"(?P<n>[\d一二两三四五六七八九十]+)(?P<unit>[个家项条件])"
_UNITS = "家"
_SEVERAL = 2
_TOLD_BY_ROWS = 0.5
"""Against tasks by a number of units where a ledger of tasks has such a column."""


class _Noun(Record):
    """A word for one of the things of the plan."""

    what: Countable
    mark: Mark


class _Bound(Record):
    """The number said, where it stands, and the classifier behind it."""

    size: Size
    span: Span
    unit: str


def sizes(frame: Frame) -> Iterator[Proposal]:
    """Those that have the most, the fewest or so many of another thing."""
    bound = _bound(frame)
    ranking = _ranking(frame) if bound is None else Ranking.TOTAL
    pair = _pair(frame, bound)
    if pair is None or frame.units or (bound is None and ranking is Ranking.TOTAL):
        return
    per, counted = pair
    others = [word for word in frame.subject if bound is None or not word.span.overlaps(bound.span)]
    if others or (per is Countable.UNIT and bound is None):
        return
    question = DocumentQuestion(
        Kind.STAT,
        frame.context.document.name,
        roles=_roles(frame),
        sections=named_sections(frame),
        countable=counted,
        ranking=ranking,
        per=per,
        size=bound.size if bound is not None else None,
    )
    uses = _USES | ({"except"} if leaves_out_bodies(frame) else set())
    beside = per is Countable.DUTY and bound is not None
    proposal = propose(question, uses, extra=_TOLD_BY_ROWS if beside else 0.0)
    if bound is not None:
        said = (word.text for word in frame.words if word.span.overlaps(bound.span))
        proposal = replace(proposal, found={key(word): 1.0 for word in said}, cited=bound.span.of(frame.linked.text))
    yield proposal


def _roles(frame: Frame) -> tuple[Role, ...]:
    """The roles named, whether they are held or not; taking part is any of them."""
    named = {role_of(mark) for mark in role_marks(frame)}
    named |= {Role.LEAD for mark in frame.marks if "alone" in mark.tells and words_telling("lead").search(mark.text)}
    return () if is_membership(frame) else tuple(role for role in Role if role in named)


def _ranking(frame: Frame) -> Ranking:
    if frame.tells("most"):
        return Ranking.MOST
    return Ranking.FEWEST if frame.tells("fewest") else Ranking.TOTAL


def _pair(frame: Frame, bound: _Bound | None) -> tuple[Countable, Countable] | None:
    """Whose number it is and what is counted, or None where that is not told apart."""
    nouns = _nouns(frame)
    head = _head(frame, nouns, numbered=bound is not None)
    others = {noun.what for noun in nouns if head and noun.what is not head.what}
    if head is not None and not others and head.what is not Countable.UNIT and bound is not None:
        others = {Countable.UNIT} if bound.unit == _UNITS else others
    return (head.what, next(iter(others))) if head is not None and len(others) == 1 else None


def _head(frame: Frame, nouns: list[_Noun], *, numbered: bool) -> _Noun | None:
    """The thing asked for: the one that 哪 stands at, else the last.

    Asked for by its number it is the one that the others have (一个专班最多有几家单位), but where a number of these is
    said (几个单位没进专班).
    """
    asked = [mark.span.end for mark in frame.marks if "what" in mark.tells and "tasks" not in mark.tells]
    behind = [mark.span.end for mark in frame.marks if "number" in mark.tells]
    asked += behind if numbered else []
    at = [one for one in nouns if one.mark.tells & {"what", "who"} or one.mark.span.start in asked]
    free = [one for one in nouns if numbered or one.mark.span.start not in behind]
    return next(iter(at), None) or (free[-1] if free else None)


def _nouns(frame: Frame) -> list[_Noun]:
    """The words for units, tasks and task forces, in order; task forces that are left out are none."""
    found = []
    for mark in frame.marks:
        if "count_task_force" in mark.tells:
            found += [] if leaves_out_bodies(frame) else [_Noun(Countable.TASK_FORCE, mark)]
        elif mark.tells & {"count_unit", "facet_units"} or "who" in mark.tells or _names_units(mark):
            found.append(_Noun(Countable.UNIT, mark))
        elif "tasks" in mark.tells:
            found.append(_Noun(Countable.DUTY, mark))
    return found


def _names_units(mark: Mark) -> bool:
    """Whether a role is called by those who hold it: 牵头单位, 成员."""
    return role_of(mark) is not None and (mark.text == "成员" or bool(words_telling("count_unit").search(mark.text)))


def _bound(frame: Frame) -> _Bound | None:
    """The first number said of how many there must be."""
    for holds, pattern in _patterns():
        match = pattern.search(frame.linked.text)
        if match is not None:
            groups = match.groupdict()
            number = parse_number(groups["n"]) if groups.get("n") else None
            return _Bound(
                _size(holds, int(number or 0)), Span(match.start(), match.end()), groups.get("unit") or _UNITS
            )
    return None


def _size(holds: str, number: int) -> Size:
    """What is said by one of the kinds of wordings."""
    if holds in ("none", "just"):
        return Size(number, number)
    if holds in ("fewer", "most"):
        return Size(0, number - (holds == "fewer"))
    return Size(_SEVERAL if holds == "several" else number + (holds == "more"))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry["holds"], re.compile(pattern.replace("#", _NUMBER)))
        for entry in entries()["size"]
        for pattern in entry["patterns"]
    )
