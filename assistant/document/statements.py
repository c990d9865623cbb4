"""Who does it: brackets and label lines that name the units of a duty.

Three spellings of one thing: （牵头单位：甲、乙，责任单位：丙）, the same labels on lines
of their own, and 〔甲、乙牵头，丙参与，丁负责落实〕. Invariant: a unit is a stretch of
the text and nothing is guessed; a bracket that names no body is no statement.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.document.words import (
    CLOSING,
    any_of,
    brackets,
    is_organisation,
    limit_label,
    plain_labels,
    role_label,
    split,
    stripped,
    words,
)
from assistant.model.document import Role
from assistant.model.span import Span
from assistant.text.lexicon import alternation

_LIST_SIGNS = "、，,；;"
_LEVELS = re.compile("[县市区旗镇乡街道（）()]{1,6}(?:人民政府|政府|办事处|管委会)?")
_OWN_SENTENCE = re.compile(r"(?:^|(?<=[。；;\n]))\s*(?P<said>由[^。；;\n]+)")
_TRIM = " \t\r\n　。.，,；;、"


@dataclass(frozen=True, slots=True)
class Statement:
    """One bracket, or one run of label lines."""

    span: Span
    units: tuple[tuple[Role, Span], ...]
    """In the order written."""
    blanket: tuple[Span, ...] = ()
    """Units that from here on are responsible without being listed again."""
    opens: bool = False
    """Whether the duty is what follows, not what stands before."""


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
    units = _labelled(text, sentences[0]) or _with_verbs(text, sentences[0])
    if units:
        rest = (unit for sentence in sentences[1:] for unit in _blanket_units(text, sentence))
        yield Statement(bracket, units, tuple(rest))


def _of_labels(text: str, span: Span, taken: list[Span]) -> Iterator[Statement]:
    """Runs of 牵头单位：… lines; labels inside brackets are theirs already."""
    outside = [
        match
        for match in role_label().finditer(text, span.start, span.end)
        if not any(bracket.start <= match.start() < bracket.end for bracket in taken)
    ]
    for run in _runs(text, outside, span.end):
        units = _labelled(text, run)
        if units:
            yield Statement(run, units)


def _of_sentences(text: str, span: Span, taken: list[Span]) -> Iterator[Statement]:
    """由甲局牵头，乙局配合。 as a sentence that says nothing else."""
    for match in _OWN_SENTENCE.finditer(text[: span.end], span.start):
        said = Span(*match.span("said"))
        units = () if any(one.overlaps(said) for one in taken) else _with_verbs(text, said)
        if units:
            yield Statement(said, units)


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


def _labelled(text: str, span: Span) -> tuple[tuple[Role, Span], ...]:
    labels = list(role_label().finditer(text, span.start, span.end))
    units: list[tuple[Role, Span]] = []
    for place, label in enumerate(labels):
        following = labels[place + 1].start() if place + 1 < len(labels) else span.end
        role = Role.LEAD if label["lead"] else Role.RESPONSIBLE
        value = Span(label.end(), min(following, _value_end(text, label.end(), following)))
        named = [(role, unit) for unit in names_in(text, value)]
        if not label["holder"] and not all(is_organisation(unit.of(text)) for _, unit in named):
            continue
        units += _with_verbs(text, value) or named
    return tuple(units)


def _with_verbs(text: str, span: Span) -> tuple[tuple[Role, Span], ...]:
    """甲、乙牵头，丙参与，丁负责落实; nothing unless every name in it is the name of a body."""
    units: list[tuple[Role, Span]] = []
    waiting: list[Span] = []
    for segment in split(text, span, "，,；;"):
        if re.match("以下", segment.of(text)):
            break
        if _is_limit(segment.of(text)):
            continue
        role, names = _segment(text, segment)
        waiting += names_in(text, names)
        if role is not None:
            units += [(role, unit) for unit in waiting]
            waiting = []
    if waiting or not all(is_organisation(unit.of(text)) for _, unit in units):
        return ()
    return tuple(units)


def _is_limit(written: str) -> bool:
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
    match = _verb_ending().fullmatch(written)
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


def names_in(text: str, span: Span) -> Iterator[Span]:
    """The names of a list; 和 parts two names only where the first is one by itself."""
    for piece in _whole(text, list(split(text, span, _LIST_SIGNS))):
        for part in _parted(text, piece):
            for unit in stripped(text, part, _TRIM):
                named = Span(unit.start, unit.start + len(_closed_list(unit.of(text))))
                if len(named) and not re.search("[:：]", named.of(text)):
                    yield named


def _whole(text: str, pieces: list[Span]) -> Iterator[Span]:
    """The pieces, with 各县、市、区政府 as one name."""
    kept: Span | None = None
    for piece in pieces:
        if kept is not None and _LEVELS.fullmatch(piece.of(text)) and kept.of(text).startswith("各"):
            kept = Span(kept.start, piece.end)
            continue
        if kept is not None:
            yield kept
        kept = piece
    if kept is not None:
        yield kept


def bodies_in(text: str, span: Span) -> tuple[Span, ...]:
    """The bodies of a list, when it is nothing but a list of bodies."""
    names = tuple(names_in(text, span))
    return names if all(_is_body(name.of(text)) for name in names) else ()


def _is_body(name: str) -> bool:
    """A bracket ends the name of all townships (各镇（街）), and of no other body: 整治阶段（…）."""
    return is_organisation(name) and (name[-1] not in CLOSING or name.startswith("各"))


def _closed_list(name: str) -> str:
    """``name`` without the 等 of an open list; 等有关部门 says no more."""
    match = re.fullmatch(rf"(?P<name>.+?){any_of('roles', 'open_list')}", name)
    return match["name"] if match else name


def _parted(text: str, piece: Span) -> Iterator[Span]:
    begun = piece.start
    for joint in re.finditer(rf"\s+|{any_of('roles', 'joints')}", piece.of(text)):
        place = piece.start + joint.start()
        left, right = text[begun:place].strip(), text[piece.start + joint.end() : piece.end].strip()
        if left and right and is_organisation(left) and is_organisation(right) and left[-1] not in "（(":
            yield Span(begun, place)
            begun = piece.start + joint.end()
    yield Span(begun, piece.end)


def _blanket_units(text: str, sentence: Span) -> Iterator[Span]:
    for pattern in words("roles")["blanket"]:
        match = re.match(pattern, sentence.of(text))
        if match is not None and match.lastgroup is not None:
            start = sentence.start + match.start(match.lastgroup)
            yield from names_in(text, Span(start, sentence.start + match.end(match.lastgroup)))
            return
