"""Where the main text ends and its annexes begin.

Invariant: a line is main text, part of one annex, or a pointer to annexes, which belongs to neither.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from assistant.document.front import opens_annex
from assistant.document.numbering import Line, Style, is_bare
from assistant.document.words import any_of, role_label


def without_annexes(lines: Sequence[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The main text without its pointers to annexes, and the lines of each annex.

    A marker with nothing before it only says that the plan itself is an annex of its notice.
    """
    starts = [place for place, line in enumerate(lines) if opens_annex(line) and place]
    ends = [*starts[1:], len(lines)]
    main = [line for line in (lines[: starts[0]] if starts else lines) if not opens_annex(line)]
    annexes = [list(lines[start:end]) for start, end in zip(starts, ends, strict=False)]
    return list(_without_pointers(main)), annexes


def _without_pointers(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines but 「附件：1.名单」 and the numbered lines that go on with it; a task with its units below it is none."""
    pointing = False
    for line, below in zip_longest(lines, lines[1:]):
        opens = re.match(rf"{any_of('layout', 'annex_words')}\s*[\d一二三四五六七八九十]*\s*[:：]", line.text)
        pointing = bool(opens) or (pointing and _is_pointer(line, below))
        if not pointing:
            yield line


def _is_pointer(line: Line, below: Line | None) -> bool:
    told = below is not None and role_label().match(below.text)
    return line.style is Style.ITEM and is_bare(line) and not told
