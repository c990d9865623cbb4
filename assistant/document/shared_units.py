"""Units written once below several lines: they are the whole item's, or the whole sub-section's.

Invariant: lines are joined only where no line among them names units of its own; a
sub-section is one duty only in a document that writes its units so throughout. Prevents
the duty whose last sub-item alone has units, and whose first ones have none.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.document.numbering import Line, Style
from assistant.document.statements import statements
from assistant.document.unit_lists import bodies_in
from assistant.document.words import labels, place_label
from assistant.model.span import Span

_TITLED = re.compile("[\u4e00-\u9fff]{2,8}[：:](?=.)")
_FEWEST_PARTS = 3
"""So many sub-sections must close with the only bracket of units before that is read as the document's way."""


def is_label_line(text: str) -> bool:
    """牵头单位：…, 完成时限：…, 牵头领导：… or 主要职责：… ."""
    return any(label.match(text) for label in labels())


def is_role_line(text: str, line: Line) -> bool:
    """Whether the line is nothing but the units or the time limit of what stands above it."""
    if line.style is not None:
        return False
    if is_label_line(line.text):
        return True
    return line.text[0] in "（(〔[【" and any(one.span == line.span for one in statements(text, line.span))


def is_place_line(text: str) -> bool:
    """组长：… or 成员：… ."""
    return place_label().match(text) is not None


def below_names(lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines of places and labels begin that stand below the name of a group in an annex."""
    found: list[int] = []
    named = False
    for place, line in enumerate(lines):
        if not (is_label_line(line.text) or is_place_line(line.text)):
            below = lines[place + 1 : place + 2]
            named = any(is_place_line(one.text) for one in below) and not re.search("[。；：:]", line.text)
        elif named:
            found.append(line.span.start)
    return frozenset(found)


def continuing(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines begin that go on with the clause above them, their units standing below them all."""
    roles = [is_role_line(text, line) for line in lines]
    named = [role or bool(statements(text, line.span)) for role, line in zip(roles, lines, strict=True)]
    found = [line for start, end in _items(lines, roles, named) for line in lines[start:end]]
    found += _charged(text, lines)
    parts = list(sub_sections(lines))
    if _is_shared(parts, roles, named):
        found += [line for start, end in parts if any(named[start:end]) for line in lines[start + 1 : end]]
    return frozenset(line.span.start for line in found)


def _items(lines: Sequence[Line], roles: Sequence[bool], named: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The lines below each item's first that share its units, first and past the last."""
    for place, role in enumerate(roles):
        if not role or place == 0 or roles[place - 1]:
            continue
        start = place
        while start and lines[start - 1].style in (Style.POINT, Style.MARK, None) and not named[start - 1]:
            start -= 1
        opened = start > 0 and lines[start - 1].style is Style.ITEM and not named[start - 1]
        points = any(line.style is not None for line in lines[start:place])
        if points:
            yield (start, place) if opened else (start + 1, place)
        else:
            yield _titled(lines, place), place


def _titled(lines: Sequence[Line], place: int) -> int:
    """The line after the first of those above ``place`` that each say one thing of the task: 建设内容：, 投资规模：."""
    start = place
    while start and lines[start - 1].style is None and _TITLED.match(lines[start - 1].text):
        start -= 1
    return min(start + 1, place)


def _charged(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The numbered lines below 「县公安局：」, which say what it has to do."""
    under = False
    for line in lines:
        numbered = line.style in (Style.ITEM, Style.POINT, Style.MARK)
        if under and numbered:
            yield line
        named = line.style is None and line.text[-1] in "：:"
        under = (under and numbered) or (named and bool(bodies_in(text, Span(line.span.start, line.span.end - 1))))


def sub_sections(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The lines below each sub-section's heading, first and past the last."""
    heads = [place for place, line in enumerate(lines) if line.style in (Style.CHAPTER, Style.PART)]
    for place, end in pairwise([*heads, len(lines)]):
        if lines[place].style is Style.PART:
            yield place + 1, end


def _is_shared(parts: Sequence[tuple[int, int]], roles: Sequence[bool], named: Sequence[bool]) -> bool:
    """Whether every sub-section that names units names them once, at its end, for all its lines."""
    naming = [(start, end) for start, end in parts if any(named[start:end])]
    several = [part for part in naming if sum(not role for role in roles[part[0] : part[1]]) > 1]
    once = all(_names_once(roles[start:end], named[start:end]) for start, end in naming)
    apart = all(roles[end - 1] for _, end in naming)
    return once and len(several) >= (1 if apart else _FEWEST_PARTS)


def _names_once(roles: Sequence[bool], named: Sequence[bool]) -> bool:
    """One run of lines with units, at the end; a line of text that holds them is a run by itself."""
    first = named.index(True)
    tail = roles[first:] if roles[first] else roles[first + 1 :]
    return all(tail)
