"""Who does it, told in a sentence: 由甲局牵头，乙局配合，9月底前完成.

Invariant: every name is the name of a body, or the words say nothing of roles. Prevents
the company that is taken for a unit because somebody supports it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.document.unit_lists import names_in
from assistant.document.words import any_of, is_organisation, limit_label, split, words
from assistant.model.document import Role
from assistant.model.span import Span
from assistant.text.lexicon import alternation

_COMMAS = "，,；;"
Units = tuple[tuple[Role, Span], ...]


def with_verbs(text: str, span: Span) -> Units:
    """甲、乙牵头，丙参与，丁负责落实; nothing unless every name in it is the name of a body."""
    units: list[tuple[Role, Span]] = []
    waiting: list[Span] = []
    for segment in split(text, span, _COMMAS):
        said = segment.of(text)
        goes_on = _goes_on().match(said) is not None and _joining().fullmatch(said) is None
        if re.match("以下", said) or (units and not waiting and goes_on):
            break
        if is_limit(said):
            continue
        role, names = _segment(text, segment)
        waiting += names_in(text, names)
        if role is not None:
            units += [(role, unit) for unit in waiting]
            waiting = []
    if waiting or not all(is_organisation(unit.of(text)) for _, unit in units):
        return ()
    return tuple(units)


def roles_end(text: str, span: Span) -> int:
    """Where the last segment of a sentence ends that gives a role: what is due, and by when, may follow."""
    ends = [segment.end for segment in split(text, span, _COMMAS) if _segment(text, segment)[0] is not None]
    return max(ends, default=span.end)


def follows_roles(said: str) -> bool:
    """Whether a segment behind the roles is still about their task: by when, or what they have to do."""
    return is_limit(said) or _goes_on().match(said) is not None


@dataclass(slots=True)
class _Run:
    """Neighbouring segments that give roles."""

    start: int
    end: int
    opened: bool
    """Whether it begins with 由."""
    closed: bool
    """Whether its verb ends it: 甲局负责, and not 甲局负责护林员管理."""
    segments: list[Units]
    helping: list[bool]
    """Of each segment, whether its verb only helps."""

    def tells(self, sentence: Span) -> bool:
        """Whether it is sure to give roles: by a lead, by 由, by a second segment, or as all that the sentence says."""
        led = any(role is Role.LEAD for units in self.segments for role, _ in units)
        whole = self.closed and (self.start, self.end) == (sentence.start, sentence.end)
        return led or self.opened or len(self.segments) > 1 or whole


def roles_within(text: str, sentence: Span) -> Iterator[tuple[Span, Units]]:
    """更换软管，甲局负责统筹，各乙公司负责入户，丙局协助: the stretches of a sentence that say who does it."""
    run: _Run | None = None
    for segment in split(text, sentence, _COMMAS):
        given = _given(text, segment)
        if given is not None and run is not None:
            run.end = segment.end
            run.segments += given.segments
            run.helping += given.helping
        elif run is None or not is_limit(segment.of(text)):
            yield from _told(run, sentence)
            run = given
    yield from _told(run, sentence)


def _told(run: _Run | None, sentence: Span) -> Iterator[tuple[Span, Units]]:
    if run is not None and run.tells(sentence):
        yield Span(run.start, run.end), tuple(unit for units in _helped(run) for unit in units)


def _helped(run: _Run) -> list[Units]:
    """The segments; the only one that others help is in the lead where none is: 甲局负责建设，乙局予以配合."""
    led = any(role is Role.LEAD for units in run.segments for role, _ in units)
    if led or run.helping.count(False) != 1 or True not in run.helping:
        return run.segments
    lead = run.helping.index(False)
    first = tuple((Role.LEAD, unit) for _, unit in run.segments[lead])
    return [*run.segments[:lead], first, *run.segments[lead + 1 :]]


def _given(text: str, segment: Span) -> _Run | None:
    """The roles that one segment gives, from 由 on where a topic stands before it: 管网改造由甲局牵头."""
    match = _role_segment().fullmatch(segment.of(text)) or _joining().fullmatch(segment.of(text))
    if match is None:
        return None
    names = list(names_in(text, Span(segment.start + match.start("names"), segment.start + match.end("names"))))
    role = Role.LEAD if match["lead"] else Role.RESPONSIBLE
    if not names or not all(is_organisation(name.of(text)) for name in names):
        return None
    units = tuple((role, name) for name in names)
    opened = match["by"] is not None
    helps = re.search(any_of("roles", "helping_verbs"), match["responsible"] or "") is not None
    return _Run(segment.start + max(match.start("by"), 0), segment.end, opened, not match["object"], [units], [helps])


@cache
def _role_segment() -> re.Pattern[str]:
    verbs = words("roles")
    doing = rf"(?:{any_of('roles', 'with_object')}(?P<object>[^由]{{1,8}}))"
    return re.compile(
        rf"(?:[^由]{{0,24}}?(?P<by>(?<!分别)由)|{any_of('roles', 'together')})?(?P<names>[^由：:]+?)"
        rf"(?:(?P<lead>{alternation(verbs['lead_verbs'])}|{any_of('roles', 'lead_with_object')}[^由]{{1,8}})"
        rf"|(?P<responsible>{alternation(verbs['responsible_verbs'])}|{doing}))"
    )


@cache
def _joining() -> re.Pattern[str]:
    """会同乙局、丙局, who act with the unit before; the groups are those of the other segments."""
    bodies = rf"[^由：:，。]*?{any_of('roles', 'organisations')}"
    others = "".join(rf"(?P<{name}>(?!))?" for name in ("lead", "by", "object"))
    return re.compile(rf"{any_of('roles', 'together')}(?P<names>{bodies})(?P<responsible>){others}")


@cache
def _goes_on() -> re.Pattern[str]:
    """What the bodies named before have to do: …，负责制定扑救方案."""
    return re.compile(rf"(?:共同|具体|主要)?{any_of('roles', 'charges')}.{{2}}")


def is_limit(written: str) -> bool:
    """Whether a segment says only by when: 2023年6月底前完成, 持续推进, 完成时限：年底, 11月10日前投入使用."""
    if limit_label().match(written) is not None or _limit_segment().fullmatch(written) is not None:
        return True
    return _dated_segment().match(written) is not None and not is_organisation(written)


@cache
def _limit_segment() -> re.Pattern[str]:
    leading = f"(?:{any_of('limits', 'prepositions')})*"
    dated = rf"[^，]{{0,12}}[\d年月季旬][^，]{{0,8}}{any_of('limits', 'closing')}"
    return re.compile(
        rf"{leading}(?:{any_of('limits', 'open_ended')}|{any_of('limits', 'loose')}[^，]*|每[^，]*次|{dated})"
    )


@cache
def _dated_segment() -> re.Pattern[str]:
    """A segment that opens with a day, or with 上半年."""
    year = r"(?:(?:20)?\d\d年|[今明当本][年度])?"
    ahead = rf"(?:{any_of('limits', 'prepositions')})*{year}"
    return re.compile(rf"{ahead}(?:\d{{1,2}}月|第?[一二三四]季度|[上下]半年|年[底末])[^由]*$")


def _segment(text: str, segment: Span) -> tuple[Role | None, Span]:
    """The role that a segment's verb gives, and the stretch of its names."""
    written = segment.of(text)
    match = _joining().fullmatch(written) or _verb_ending().fullmatch(written)
    if match is None:
        return None, segment
    role = Role.LEAD if match["lead"] else Role.RESPONSIBLE
    return role, Span(segment.start + match.start("names"), segment.start + match.end("names"))


@cache
def _verb_ending() -> re.Pattern[str]:
    lead, responsible = words("roles")["lead_verbs"], words("roles")["responsible_verbs"]
    return re.compile(
        rf"(?:{any_of('roles', 'lead_before')}|(?P<with>{any_of('roles', 'together')}))?"
        rf"(?P<names>.+?)(?:(?P<lead>{alternation(lead)})|(?P<responsible>{alternation(responsible)}))"
    )
