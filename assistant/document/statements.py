"""Who does it: brackets and label lines that name the units of a duty.

Three spellings of one thing: （牵头单位：甲、乙，责任单位：丙）, the same labels on lines
of their own, and 〔甲、乙牵头，丙参与，丁负责落实〕. Invariant: a unit is a stretch of
the text and nothing is guessed; a bracket that names no body is no statement.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.document.numbering import numbering
from assistant.document.role_sentences import Units, roles_end, roles_within, with_verbs
from assistant.document.unit_lists import bodies_in, names_in
from assistant.document.words import any_of, brackets, is_organisation, plain_labels, role_label, split, words
from assistant.model.document import Role
from assistant.model.span import Span
from assistant.records import Record

_REMARK = re.compile("(?<=.)[（(][^（）()]*(?:的为|下同|排名|第一|首位)[^（）()]*[）)]$")
"""县甲局（列第一位的为牵头单位，下同）: what the bracket says is of the list, not of the name."""
_TRIM = " \t\r\n　。.，,；;、"


class Statement(Record):
    """One bracket, or one run of label lines."""

    span: Span
    units: tuple[tuple[Role, Span], ...]
    """In the order written."""
    blanket: tuple[Span, ...] = ()
    """Units that from here on are responsible without being listed again."""
    opens: bool = False
    """Whether the duty is what follows, not what stands before."""
    charged: bool = False
    """Whether 责任单位 is its word for the lead, and the others only help."""


def statements(text: str, span: Span) -> tuple[Statement, ...]:
    """All statements inside ``span``, from left to right."""
    found = [statement for bracket in brackets(text, span.start, span.end) for statement in _of_bracket(text, bracket)]
    taken = [statement.span for statement in found]
    found += _of_labels(text, span, taken)
    found += _of_sentences(text, span, [statement.span for statement in found])
    return tuple(sorted(found, key=lambda statement: statement.span))


def _of_bracket(text: str, bracket: Span) -> Iterator[Statement]:
    inside = Span(bracket.start + 1, max(bracket.start + 1, bracket.end - 1))
    sentences = list(split(text, inside, "。"))
    if not sentences:
        return
    labelled, charged = _labelled(text, sentences[0])
    apart = _by_matter(text, sentences[0])
    units = (*apart, *labelled) or with_verbs(text, sentences[0]) or _listed(text, bracket, inside)
    if units:
        rest = (unit for sentence in sentences[1:] for unit in _blanket_units(text, sentence))
        yield Statement(bracket, units, tuple(rest), charged=charged)


def _by_matter(text: str, sentence: Span) -> Units:
    """养老机构由甲局牵头，学校由乙局牵头；责任单位：…: who leads which part, ahead of any label."""
    label = role_label().search(text, sentence.start, sentence.end)
    ahead = Span(sentence.start, label.start() if label is not None else sentence.end)
    if re.search("由", ahead.of(text)) is None:
        return ()
    return tuple(unit for _, told in roles_within(text, ahead) for unit in told)


def _listed(text: str, bracket: Span, inside: Span) -> Units:
    """做好某项工作。（县甲局、各乡镇）: a bracket behind its sentence that is nothing but bodies."""
    before, behind = text[: bracket.start].rstrip(" 　")[-1:], text[bracket.end : bracket.end + 1]
    if before not in ("。", "；") or behind not in ("", "\n", "。", "；"):
        return ()
    return tuple((Role.RESPONSIBLE, unit) for unit in bodies_in(text, inside))


def _of_labels(text: str, span: Span, taken: list[Span]) -> Iterator[Statement]:
    """Runs of 牵头单位：… lines; labels inside brackets are theirs already."""
    outside = [
        match
        for match in role_label().finditer(text, span.start, span.end)
        if not any(bracket.start <= match.start() < bracket.end for bracket in taken)
    ]
    for run in _runs(text, outside, span.end):
        units, charged = _labelled(text, run)
        if units:
            yield Statement(run, units, opens=_opens(text, span, run), charged=charged)


def _of_sentences(text: str, span: Span, taken: list[Span]) -> Iterator[Statement]:
    """由甲局牵头，乙局配合。 as a sentence that says nothing else; within one only where the clause has no other way.

    A clause that fills places (组长, 下设办公室) shares out no task.
    """
    alone = not taken and re.compile(any_of("posts", "places")).search(text, span.start, span.end) is None
    for sentence in split(text, span, "。；;\n"):
        if any(one.overlaps(sentence) for one in taken):
            continue
        units = with_verbs(text, sentence) if text[sentence.start] == "由" else ()
        if units:
            yield Statement(Span(sentence.start, roles_end(text, sentence)), units)
        elif alone:
            within = roles_within(text, sentence)
            yield from (Statement(said, told, opens=_opens(text, span, said)) for said, told in within)


def _opens(text: str, span: Span, said: Span) -> bool:
    """Whether a clause begins with who does it and goes on with what: 甲局牵头，每季度开展督导."""
    return not text[span.start : said.start][len(numbering(span.of(text))[1]) :].strip(_TRIM)


def _runs(text: str, labels: list[re.Match[str]], end: int) -> Iterator[Span]:
    """Neighbouring labels with their values, as one stretch each."""
    run: Span | None = None
    for match in labels:
        last = _value_end(text, match.end(), end)
        joined = run is not None and not _between_units(text, run.end, match.start())
        if run is not None and not joined:
            yield run
        run = Span(run.start if run is not None and joined else match.start(), last)
    if run is not None:
        yield run


def _between_units(text: str, start: int, end: int) -> str:
    """What stands between two label lines beside spacing, a time limit and a leader's name."""
    plain = "|".join(label.pattern for label in plain_labels())
    return re.sub(rf"(?:{plain})[^\n]*", "", text[start:end]).strip(_TRIM)


def _value_end(text: str, start: int, end: int) -> int:
    """A label's value ends with its line or sentence, or where another kind of label begins."""
    stop = next((place for place in range(start, end) if text[place] in "\n。"), end)
    others = [found.start() for label in plain_labels() if (found := label.search(text, start, stop))]
    return min([stop, *others])


def _labelled(text: str, span: Span) -> tuple[Units, bool]:
    """The units under their labels, and whether 责任单位 is the word for the lead."""
    labels = list(role_label().finditer(text, span.start, span.end))
    groups: list[tuple[str, Units]] = []
    for place, label in enumerate(labels):
        following = labels[place + 1].start() if place + 1 < len(labels) else span.end
        role = Role.LEAD if label["lead"] else Role.RESPONSIBLE
        value = Span(label.end(), min(following, _value_end(text, label.end(), following)))
        named = [_with_own_role(text, role, unit) for unit in names_in(text, value)]
        sure = label["holder"] and not label["told"]
        if not sure and not all(is_organisation(unit.of(text)) for _, unit in named):
            continue
        groups.append((label["responsible"] or "", with_verbs(text, value) or tuple(named)))
    return _headed(groups)


def _headed(groups: Sequence[tuple[str, Units]]) -> tuple[Units, bool]:
    """责任单位：甲；配合单位：乙: who has only helpers beside it leads where nobody else does."""
    charged, helping = words("roles")["charged"], words("roles")["helping"]
    units = tuple(unit for _, told in groups for unit in told)
    labels = {label for label, _ in groups}
    if any(role is Role.LEAD for role, _ in units) or labels.isdisjoint(charged) or labels.isdisjoint(helping):
        return units, False
    return tuple((Role.LEAD if label in charged else role, unit) for label, told in groups for role, unit in told), True


def _with_own_role(text: str, role: Role, unit: Span) -> tuple[Role, Span]:
    """甲局（牵头） in a list of responsible units: the bracket's role, the name without it."""
    match = _bracketed_role().fullmatch(unit.of(text))
    if match is None:
        remark = _REMARK.search(unit.of(text))
        return role, Span(unit.start, unit.start + remark.start()) if remark else unit
    return (Role.LEAD if match["lead"] else Role.RESPONSIBLE), Span(unit.start, unit.start + match.end("name"))


@cache
def _bracketed_role() -> re.Pattern[str]:
    roles = rf"(?:(?P<lead>{any_of('roles', 'lead')})|{any_of('roles', 'responsible')}){any_of('roles', 'holders')}?"
    return re.compile(rf"(?P<name>.+?)[（(]{roles}[）)]")


def _blanket_units(text: str, sentence: Span) -> Iterator[Span]:
    for pattern in words("roles")["blanket"]:
        match = re.match(pattern, sentence.of(text))
        if match is not None and match.lastgroup is not None:
            start = sentence.start + match.start(match.lastgroup)
            yield from names_in(text, Span(start, sentence.start + match.end(match.lastgroup)))
            return
