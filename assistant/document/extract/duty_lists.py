"""Duties told by unit: 「县林业局：负责护林员管理；…」, or under a heading that is the unit's name.

Invariant: the words before the colon are names of bodies and nothing else, and what
follows begins with a verb of duty; a sentence without a colon counts only in a chapter
of 职责分工. The unit is in the lead only where the words say 牵头.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.document.numbering import numbering
from assistant.document.role_sentences import roles_within
from assistant.document.statements import Statement
from assistant.document.unit_lists import bodies_in
from assistant.document.words import any_of
from assistant.model.document import Clause, Role, Section
from assistant.model.span import Span

_LONGEST = 60
"""Characters of the names that open a duty."""


def charges(text: str, clause: Clause, headings: tuple[Section, ...]) -> tuple[Statement, ...]:
    """The units that open the clause, or its sentences, with what each has to do behind it.

    ``headings``: those above the clause, the chapter first.
    """
    own = Span(clause.span.start + len(numbering(clause.text)[1]), clause.span.end)
    listed = any(re.search(any_of("layout", "duty_chapters"), heading.title) for heading in headings)
    if headings and bodies_in(text, headings[-1].span) and _opens(text, own.start):
        role = _role(text, own.start)
        units = tuple((role, unit) for unit in bodies_in(text, headings[-1].span))
        return (Statement(Span(own.start, own.start), units, opens=True),)
    starts = _sentence_starts(text, own) if listed else iter((own.start,))
    return tuple(found for start in starts for found in _charge(text, Span(start, own.end), listed=listed))


def acts(text: str, clause: Clause) -> tuple[Statement, ...]:
    """The units that do something in the clause's sentences: 县甲局会同县乙局设立检查站，县丙局保障经费.

    Sure only of a plan that shares out its work so throughout; a clause that fills places shares out none.
    """
    if re.search(any_of("posts", "places"), clause.text):
        return ()
    own = Span(clause.span.start + len(numbering(clause.text)[1]), clause.span.end)
    starts = [own.start, *(own.start + stop.end() for stop in re.finditer(r"[。；，;,\n]\s*", own.of(text)))]
    return tuple(found for start in starts for found in _act(text, Span(start, own.end)))


def _act(text: str, span: Span) -> Iterator[Statement]:
    match = _acting().match(text, *_edges(span))
    names = bodies_in(text, Span(*match.span("names"))) if match else ()
    if match is None or not names or not all(_local().match(name.of(text)) for name in names):
        return
    others = bodies_in(text, Span(*match.span("with"))) if match["with"] else ()
    role = Role.LEAD if others else Role.RESPONSIBLE
    units = [*((role, name) for name in names), *((Role.RESPONSIBLE, name) for name in others)]
    yield Statement(Span(span.start, match.end()), tuple(units), opens=True)


@cache
def _acting() -> re.Pattern[str]:
    joined = rf"(?:{any_of('roles', 'together')}(?P<with>[^，。；：:\n]{{2,30}}?))?"
    return re.compile(rf"(?P<names>[^，。；：:\n]{{2,40}}?){joined}(?={any_of('roles', 'charges')}(?!人)|在)")


@cache
def _local() -> re.Pattern[str]:
    """A body of the place whose plan it is: 县甲局, 各乡镇."""
    return re.compile("[省市县区旗镇乡街各]")


def _sentence_starts(text: str, span: Span) -> Iterator[int]:
    yield span.start
    for stop in re.finditer(r"[。；;\n]\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])?\s*", text[span.start : span.end]):
        yield span.start + stop.end()


def _charge(text: str, span: Span, *, listed: bool) -> Iterator[Statement]:
    for match in (
        _with_colon().match(text, *_edges(span)),
        _with_verb().match(text, *_edges(span)) if listed else None,
    ):
        names = bodies_in(text, Span(*match.span("names"))) if match else ()
        if match and names and _opens(text, match.end()):
            role = _role(text, match.end())
            units = [(role, name) for name in (*names, *_helpers(text, span))]
            yield Statement(Span(span.start, match.end()), tuple(units), opens=True)
            return


def _helpers(text: str, span: Span) -> Iterator[Span]:
    """The units at the end of the same sentence that help: 甲局负责查处超限运输行为，乙局协助."""
    stop = re.compile("[。；;\n]").search(text, span.start, span.end)
    sentence = Span(span.start, stop.start() if stop else span.end)
    for _, units in roles_within(text, Span(text.rfind("，", sentence.start, sentence.end) + 1, sentence.end)):
        yield from (unit for _, unit in units)


def _edges(span: Span) -> tuple[int, int]:
    return span.start, min(span.end, span.start + _LONGEST)


def _opens(text: str, place: int) -> bool:
    return _verbs().match(text, place) is not None


def _role(text: str, place: int) -> Role:
    return Role.LEAD if re.compile(any_of("roles", "lead_verbs")).match(text, place) else Role.RESPONSIBLE


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])?\s*(?:主要|具体|按照?职责|依法|依职责)*" + any_of("roles", "charges")
    )


@cache
def _with_colon() -> re.Pattern[str]:
    return re.compile(rf"(?P<names>[^：:。；;，,\n]+?){any_of('layout', 'duty_chapters')}?\s*(?:[:：。]|\n)\s*")


@cache
def _with_verb() -> re.Pattern[str]:
    described = r"(?:(?:是|为|作为)[^，。；\n]{2,24}(?:部门|单位)，)?"
    return re.compile(rf"(?P<names>[^：:。；;，,\n]+?){described}(?={any_of('roles', 'charges')})")
