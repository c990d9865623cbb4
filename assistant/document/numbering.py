"""Numbering of lines: 一、 （一） 1. （1） ①, 第一章, and what kind of line that makes.

Invariant: a style says how a number is written, never how deep it stands; depth
depends on which styles the document uses (see outline).
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from assistant.model.span import Span

_CHINESE = "[一二三四五六七八九十百零〇]{1,4}"
_STYLES = (
    rf"(?P<chapter>{_CHINESE}\s*[、.．]|第{_CHINESE}(?:章|部分|编)[、:：\s]*)",
    rf"(?P<part>[（(]\s*{_CHINESE}\s*[）)][、.．]?|第{_CHINESE}节[、:：\s]*)",
    rf"(?P<item>\d{{1,2}}\s*[.．、](?!\d)|第{_CHINESE}条[、:：\s]+)",
    r"(?P<point>[（(]\s*\d{1,2}\s*[）)][、.．]?|\d{1,2}[）)])",
    r"(?P<mark>[①-⑳])",
)
_NUMBERING = re.compile("|".join(_STYLES))


class Style(IntEnum):
    """How a line is numbered, in the order of an official paper."""

    CHAPTER = 1
    PART = 2
    ITEM = 3
    POINT = 4
    MARK = 5


_BY_GROUP = {"chapter": Style.CHAPTER, "part": Style.PART, "item": Style.ITEM, "point": Style.POINT, "mark": Style.MARK}


@dataclass(frozen=True, slots=True)
class Line:
    """A non-empty line, stripped."""

    text: str
    span: Span
    style: Style | None
    label: str
    """The numbering as written."""

    @property
    def rest(self) -> str:
        """The line without its numbering."""
        return self.text[len(self.label) :].strip()


def numbering(text: str) -> tuple[Style | None, str]:
    """Style and wording of the number that opens ``text``; (None, "") when none does."""
    match = _NUMBERING.match(text)
    if match is None or match.lastgroup is None:
        return None, ""
    return _BY_GROUP[match.lastgroup], match[0]


def line_at(text: str, span: Span) -> Line:
    """The line that lies at ``span``."""
    written = span.of(text)
    style, label = numbering(written)
    return Line(written, span, style, label.strip())


def lines_of(text: str) -> tuple[Line, ...]:
    """All non-empty lines."""
    return tuple(line_at(text, Span(found.start(), found.end())) for found in re.finditer(r"\S(?:[^\n]*\S)?", text))
