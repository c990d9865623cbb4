"""Headings without a number: 工作目标 or 【工作目标】 on a line of its own, a paragraph below it.

Invariant: only a short line between paragraphs is one, and only where the document shows at
least two; a title, a signature, a label or a name in a list is none.
"""

import re
from collections.abc import Sequence

from assistant.document.front import ends_title, is_issuer, is_title_line, opens_annex
from assistant.document.numbering import Line, Style
from assistant.document.words import labels, place_label
from assistant.model.span import Span

_BRACKETED = re.compile("【[^【】]{2,16}】")
_LONGEST, _SHORTEST = 14, 2
_FEWEST = 2
_TITLE = 6
_ENDED = re.compile(r"[。；！？）)”】]$")
_PARAGRAPH = 20
"""A line this long is no heading of its own."""


def with_bare_headings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with those that head what is below them as chapters."""
    end = next((place for place, line in enumerate(lines) if place and opens_annex(line)), len(lines))
    heads = [place for place in range(1, end - 1) if _heads(lines[place - 1], lines[place], lines[place + 1])]
    if len(heads) < _FEWEST:
        return tuple(lines)
    return tuple(_as_heading(line) if place in heads else line for place, line in enumerate(lines))


def _as_heading(line: Line) -> Line:
    """The line as a chapter's heading, without the brackets that make it one."""
    inner = _BRACKETED.fullmatch(line.text)
    inset = int(inner is not None)
    span = Span(line.span.start + inset, line.span.end - inset)
    return Line(line.text[inset : len(line.text) - inset], span, Style.CHAPTER, "")


def _heads(above: Line, line: Line, below: Line) -> bool:
    """Whether a line stands between paragraphs and is short enough to name the second."""
    if _BRACKETED.fullmatch(line.text):
        return not _is_told(below.text)
    named = line.style is None and _SHORTEST <= len(line.text) <= _LONGEST and not re.search(r"[\s\d]", line.text)
    if not named or not is_title_line(line) or _is_title(line) or is_issuer(line) or _is_told(below.text):
        return False
    followed = below.style is not None or len(below.text) > _PARAGRAPH or bool(_ENDED.search(below.text))
    return followed and (bool(_ENDED.search(above.text)) or _is_title(above) or _is_told(above.text))


def _is_title(line: Line) -> bool:
    """Whether a line ends as a title does and says of what: 保障措施 is a heading."""
    return ends_title(line) and len(line.text) > _TITLE


def _is_told(text: str) -> bool:
    return any(label.match(text) for label in (*labels(), place_label()))
