"""Where the main text ends and its annexes begin.

Invariant: a line is main text, part of one annex, or a pointer to annexes, which belongs to neither.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from assistant.document.front import opens_annex
from assistant.document.numbering import Line, Style, is_bare
from assistant.document.words import any_of, labels
from assistant.model.span import Span

_ROWS = 2
_FIRST = re.compile(r"1\s*[.．、]")
_ROW = re.compile(r"[^，。；：:]{2,20}(?:，[^。；：]{2,30})?：[^。]*\d[^。]*。$")
"""A row of a table as it is read: 甲镇：隐患点23处，搬迁户数31户。"""


def without_annexes(lines: Sequence[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The main text without its pointers to annexes, and the lines of each annex.

    A marker with nothing before it only says that the plan itself is an annex of its notice.
    """
    lines = list(_with_tables(list(_with_titles(lines))))
    starts = [place for place, line in enumerate(lines) if opens_annex(line) and place]
    ends = [*starts[1:], len(lines)]
    main = [line for line in (lines[: starts[0]] if starts else lines) if not opens_annex(line)]
    annexes = [list(lines[start:end]) for start, end in zip(starts, ends, strict=False)]
    return list(_without_pointers(main)), annexes


def _with_titles(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; where the content of an annex stands below 「附件1　名单」, its label and title are two lines."""
    found = {place: match for place, line in enumerate(lines) if place and (match := _titled().fullmatch(line.text))}
    last = {match["label"]: place for place, match in found.items()}
    for place, line in enumerate(lines):
        match = found.get(place)
        if match is None or last[match["label"]] != place or place + 1 in found or place + 1 == len(lines):
            yield line
            continue
        start, end = line.span.start, line.span.end
        yield Line(match["label"], Span(start, start + match.end("label")), None, "")
        yield Line(match["title"], Span(start + match.start("title"), end), None, "")


@cache
def _titled() -> re.Pattern[str]:
    label = rf"{any_of('layout', 'annex_words')}\s*[\d一二三四五六七八九十]+"
    return re.compile(rf"(?P<label>{label})[\s　]+(?P<title>[^。；：:，]{{3,40}})")


def _with_tables(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; where the rows of a table stand right below 「附件：任务表」, its label and title are two lines."""
    for place, line in enumerate(lines):
        pointer = _pointer().match(line.text) or _spaced_pointer().match(line.text)
        below = lines[place + 1 : place + 1 + _ROWS]
        if (
            pointer is None
            or pointer.end() == len(line.text)
            or len(below) < _ROWS
            or not (all(_ROW.match(one.text) for one in below) or _opens_tasks(below))
        ):
            yield line
            continue
        start, cut = line.span.start, pointer.end()
        yield Line(line.text[:cut], Span(start, start + cut), None, "")
        yield Line(line.text[cut:], Span(start + cut, line.span.end), None, "")


def _opens_tasks(below: Sequence[Line]) -> bool:
    """Whether the first task of a table stands below, with its units or its day on the next line."""
    return _FIRST.match(below[0].text) is not None and _is_labelled(below[1])


def _is_labelled(line: Line) -> bool:
    return any(label.match(line.text) for label in labels())


@cache
def _pointer() -> re.Pattern[str]:
    return re.compile(rf"{any_of('layout', 'annex_words')}\s*[\d一二三四五六七八九十]*\s*[:：]\s*")


@cache
def _spaced_pointer() -> re.Pattern[str]:
    """附表　年度指标: a space stands for the colon."""
    return re.compile(rf"{any_of('layout', 'annex_words')}\s*[\d一二三四五六七八九十]*[\s　]+(?=[^\d\s])")


def _without_pointers(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines but 「附件：1.名单」 and the numbered lines that go on with it; a task with its units below it is none."""
    pointing = False
    for line, below in zip_longest(lines, lines[1:]):
        pointing = _pointer().match(line.text) is not None or (pointing and _is_pointer(line, below))
        if not pointing:
            yield line


def _is_pointer(line: Line, below: Line | None) -> bool:
    told = below is not None and _is_labelled(below)
    return line.style is Style.ITEM and is_bare(line) and not told
