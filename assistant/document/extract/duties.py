"""Duties: what each bracket or run of label lines closes, and whose they are.

Invariant: one statement, one duty; a blanket rule (以下…均为责任单位，不再列出) gives the
duties after it in the same chapter implied units, kept apart from those written out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.document.extract.duty_lists import acts, charges
from assistant.document.extract.posts import LONGEST_GROUP
from assistant.document.extract.rosters import roster
from assistant.document.names import canonical_names
from assistant.document.numbering import numbering
from assistant.document.role_sentences import follows_roles
from assistant.document.statements import Statement, statements
from assistant.document.words import limit_label, role_label, split, task_label, words
from assistant.model.document import Clause, Duty, Role, Section, TaskForce, UnitRef
from assistant.model.span import Span
from assistant.records import Record, replace

_SUFFIXES = "abcdefghijklmnopqrstuvwxyz"
_FEWEST_ACTING = 3
"""So many clauses must say who acts before that is read as the document's way."""
_EDGES = " \t\r\n　。；;，,"


class Assignments(Record):
    """Who does what, and which bodies are made for it."""

    duties: tuple[Duty, ...]
    task_forces: tuple[TaskForce, ...]
    units: tuple[str, ...]
    """Canonical names in the plan's order."""


class _Stated(Record):
    clause: Clause
    statements: tuple[Statement, ...]
    heading: str = ""
    """The title of the section whose first clause it is."""


def assignments(text: str, clauses: Sequence[Clause], sections: Sequence[Section] = ()) -> Assignments:
    """Duties and task forces of all clauses; ``sections`` are the headings above them."""
    above = {section.id: section for section in sections}
    stated = [
        _Stated(clause, found, above[clause.section].title if clause.paragraph == 1 and clause.section in above else "")
        for clause in clauses
        if (found := _statements(text, clause, above))
    ]
    stated = sorted([*stated, *_acting(text, clauses, stated)], key=lambda one: one.clause.span)
    stated = _charged_throughout(text, stated)
    names = _canonical(text, stated)
    forces = tuple(_task_force(text, one, names) for one in stated if _names_body(text, one))
    charged = [one for one in stated if not _names_body(text, one) or _tells_charge(text, one)]
    duties = [duty for one in charged for duty in _duties(text, one, names)]
    brackets = [statement for one in charged for statement in one.statements]
    told = _with_implied(text, duties, brackets, names)
    return Assignments(tuple(told), forces, _in_order(stated, names, text))


def _acting(text: str, clauses: Sequence[Clause], stated: Sequence[_Stated]) -> list[_Stated]:
    """The clauses whose sentences tell who acts, where more of them say it so than in any other way."""
    known = {one.clause.id for one in stated}
    found = [_Stated(clause, told) for clause in clauses if clause.id not in known and (told := acts(text, clause))]
    return found if len(found) >= max(_FEWEST_ACTING, len(stated) + 1) else []


def _statements(text: str, clause: Clause, above: Mapping[str, Section]) -> tuple[Statement, ...]:
    """Who does it, in brackets and label lines; else by the unit that opens it."""
    ids = dict.fromkeys((clause.section.partition(".")[0], clause.section))
    headings = tuple(above[id_] for id_ in ids if id_ in above)
    found = statements(text, clause.span) or roster(text, clause) or charges(text, clause, headings)
    return tuple(map(_led_by_first, found)) if _first_leads(text) else found


def _charged_throughout(text: str, stated: Sequence[_Stated]) -> list[_Stated]:
    """责任单位 is the lead all through a plan that mostly sets 配合单位 beside it, and nowhere in another.

    Only an annex that does so in every row has a lead in each, whatever the plan calls it elsewhere.
    """
    every = [statement for one in stated for statement in one.statements]
    mostly = 2 * sum(one.charged for one in every) > sum(map(_is_led, every))
    tables = {} if mostly else _annexes(stated)
    own = {letter for letter, rows in tables.items() if len(rows) > 1 and all(row.charged for row in rows)}

    def read(one: _Stated, statement: Statement) -> Statement:
        if one.clause.id[0] in own:
            return replace(statement, charged=False)
        return _charged(text, statement) if mostly else _uncharged(statement)

    return [replace(one, statements=tuple(read(one, each) for each in one.statements)) for one in stated]


def _annexes(stated: Sequence[_Stated]) -> Mapping[str, Sequence[Statement]]:
    """The statements of each annex, by its letter."""
    found: dict[str, list[Statement]] = {}
    for one in stated:
        if one.clause.id[0].isalpha():
            found.setdefault(one.clause.id[0], []).extend(one.statements)
    return found


def _charged(text: str, statement: Statement) -> Statement:
    """Also where 责任单位 stands alone, or a verb says who helps."""
    labels = {label["responsible"] for label in role_label().finditer(text, statement.span.start, statement.span.end)}
    if labels and not _is_led(statement) and labels <= set(words("roles")["charged"]):
        return replace(statement, units=tuple((Role.LEAD, unit) for _, unit in statement.units), charged=True)
    return replace(
        statement, charged=_is_led(statement) and any(role is Role.RESPONSIBLE for role, _ in statement.units)
    )


def _uncharged(statement: Statement) -> Statement:
    if not statement.charged:
        return statement
    return replace(statement, units=tuple((Role.RESPONSIBLE, unit) for _, unit in statement.units), charged=False)


def _is_led(statement: Statement) -> bool:
    return any(role is Role.LEAD for role, _ in statement.units)


def _led_by_first(statement: Statement) -> Statement:
    """Of units that name no lead, the first is in the lead where the plan says so once for all."""
    if not statement.units or any(role is Role.LEAD for role, _ in statement.units):
        return statement
    (_, first), *others = statement.units
    return replace(statement, units=((Role.LEAD, first), *others))


def _first_leads(text: str) -> bool:
    return any(re.search(pattern, text) for pattern in words("roles")["first_leads"])


def _canonical(text: str, stated: Sequence[_Stated]) -> Mapping[str, str]:
    return canonical_names(
        [_written(text, span) for _, span in statement.units] for one in stated for statement in one.statements
    )


def _written(text: str, span: Span) -> str:
    return "".join(span.of(text).split())


def _in_order(stated: Sequence[_Stated], names: Mapping[str, str], text: str) -> tuple[str, ...]:
    spans = (span for one in stated for statement in one.statements for _, span in statement.units)
    return tuple(dict.fromkeys(names[_written(text, span)] for span in spans))


def _duties(text: str, one: _Stated, names: Mapping[str, str]) -> Iterator[Duty]:
    several = len(one.statements) > 1
    start = one.clause.span.start
    for place, statement in enumerate(one.statements):
        end = _end(text, statement, one, place)
        suffix = (_SUFFIXES[place] if place < len(_SUFFIXES) else str(place + 1)) if several else ""
        words_before = text[start : statement.span.start] + text[statement.span.end : end]
        yield Duty(
            id=f"{one.clause.id}{suffix}",
            clause=one.clause.id,
            text=_task(words_before),
            leads=_refs(text, statement, Role.LEAD, names),
            responsible=_refs(text, statement, Role.RESPONSIBLE, names),
            implied=(),
            span=Span(start, end),
            charged=statement.charged,
        )
        start = end


def _end(text: str, statement: Statement, one: _Stated, place: int) -> int:
    """A time limit line and the final sign behind a statement are still its duty's; all of it, where it opens."""
    last = place + 1 == len(one.statements)
    following = one.clause.span.end if last else one.statements[place + 1].span.start
    if statement.opens or last:
        return following
    rest = text[statement.span.end : following]
    label = limit_label().match(rest.lstrip(_EDGES))
    if label is not None or all(follows_roles(said) for said in re.split("[，,；;]", rest.strip(_EDGES)) if said):
        return one.clause.span.end if following == one.clause.span.end else statement.span.end
    return statement.span.end


def _task(written: str) -> str:
    """The words of a duty without its numbering; a time limit line of its own is kept."""
    lines = (line.strip(" \t　") for line in written.split("\n"))
    words_only = "\n".join(line for line in lines if line.strip(_EDGES)).strip()
    return re.sub("[，。]*([，。])", r"\1", words_only[len(numbering(words_only)[1]) :].strip()).lstrip("。，")


def _refs(text: str, statement: Statement, role: Role, names: Mapping[str, str]) -> tuple[UnitRef, ...]:
    refs: dict[str, UnitRef] = {}
    for held, span in statement.units:
        written = _written(text, span)
        if held is role:
            refs.setdefault(names[written], UnitRef(names[written], written, role, True, span))
    return tuple(refs.values())


def _with_implied(
    text: str, duties: Sequence[Duty], brackets: Sequence[Statement], names: Mapping[str, str]
) -> Iterator[Duty]:
    """Duties after a blanket rule, in its chapter, with the units it makes responsible."""
    implied: tuple[UnitRef, ...] = ()
    chapter = ""
    for duty, bracket in zip(duties, brackets, strict=True):
        if duty.clause.partition(".")[0] != chapter:
            chapter, implied = duty.clause.partition(".")[0], ()
        stated = {ref.name for ref in (*duty.leads, *duty.responsible)}
        yield replace(duty, implied=tuple(ref for ref in implied if ref.name not in stated))
        implied += tuple(_implied_ref(text, span, names) for span in bracket.blanket)


def _implied_ref(text: str, span: Span, names: Mapping[str, str]) -> UnitRef:
    written = _written(text, span)
    return UnitRef(names.get(written, written), written, Role.RESPONSIBLE, False, span)


def _names_body(text: str, one: _Stated) -> bool:
    """Whether the clause is no more than the name of a body and its members."""
    name = _body_name(text, one)
    return name.endswith(tuple(words("task_forces")["names"])) or (
        name.endswith(tuple(words("task_forces")["listed"])) and len(name) <= LONGEST_GROUP
    )


def _tells_charge(text: str, one: _Stated) -> bool:
    """Whether the clause of a body says what it does as well: 主要职责：…; that is a duty of its members."""
    return any(task_label().match(line.of(text)) for line in split(text, one.clause.span, "\n"))


def _body_name(text: str, one: _Stated) -> str:
    """What stands before the members, without a line that says what the body does; else the heading above them."""
    before = text[one.clause.span.start : one.statements[0].span.start].split("\n")
    name = "".join(line for line in before if not task_label().match(line.strip())).strip(_EDGES + "：:")
    return name[len(numbering(name)[1]) :].strip() or one.heading


def _task_force(text: str, one: _Stated, names: Mapping[str, str]) -> TaskForce:
    leads = [ref for statement in one.statements for ref in _refs(text, statement, Role.LEAD, names)]
    members = [ref for statement in one.statements for ref in _refs(text, statement, Role.RESPONSIBLE, names)]
    return TaskForce(one.clause.id, _body_name(text, one), tuple(leads), tuple(members), one.clause.span)
