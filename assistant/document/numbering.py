"""Numbering of lines: 一、 （一） 1. （1） ①, 第一章, 任务一, 1.1, and what kind of line that makes.

Invariant: a style says how a number is written, never how deep it stands; depth
depends on which styles the document uses (see outline).
"""

import re
from enum import IntEnum
from functools import cache

from assistant.document.decimals import Number, decimals, spaced_chapters
from assistant.document.words import any_of
from assistant.model.span import Span
from assistant.records import Record

_CHINESE = "[一二三四五六七八九十百零〇]{1,4}"
_LONGEST_HEADING = 60
SENTENCE_END = re.compile("[。；！？;]")
_ORDINAL = rf"(?:{_CHINESE}|\d{{1,2}})"
_FUSED = (
    r"\d{1,2}[.．、](?=\d{2,}(?:小时|分钟|[天日户家名处所座台辆条项件个])|20\d\d年|\d{1,2}月(?:底|前|\d|[上中下]旬))"
)
"""2.24小时降雨量, 3.12月底前: no figure of such a unit has two decimals, so that the number is that of the item."""
_STYLES = (
    rf"(?P<chapter>{_CHINESE}\s*[、.．]|第{_ORDINAL}(?:章|部分|编|篇)[、:：\s]*)",
    rf"(?P<part>[（(]\s*{_CHINESE}\s*[）)][、.．]?|第{_ORDINAL}节[、:：\s]*)",
    rf"(?P<item>\d{{1,2}}\s*[.．、](?!\d)|{_FUSED}|\d{{1,2}}(?:[.．]\d{{1,2}}){{2,}}[.．、]?\s*(?=[^\W\d_])|第{_ORDINAL}条[、:：\s]+)",
    r"(?P<point>[（(]\s*\d{1,2}\s*[）)][、.．]?|\d{1,2}[）)])",
    r"(?P<mark>[①-⑳])",
)


@cache
def _numbering() -> re.Pattern[str]:
    """Any numbering; 任务一 and 行动3 only where a sign or space parts them from their title."""
    task = rf"(?P<task>{any_of('layout', 'numbered_nouns')}\s*{_ORDINAL}(?:\s*[:：、.．]\s*|[ 　]+))"
    return re.compile("|".join((*_STYLES, task)))


class Style(IntEnum):
    """How a line is numbered, in the order of an official paper."""

    CHAPTER = 1
    PART = 2
    TASK = 3
    ITEM = 4
    POINT = 5
    MARK = 6


_BY_GROUP = {style.name.lower(): style for style in Style}
_DEPTHS = (Style.CHAPTER, Style.PART, Style.ITEM, Style.POINT, Style.MARK)
"""What 1, 1.1, 1.1.1 … are, where no line above them has a Chinese numeral."""


class Line(Record):
    """A non-empty line, stripped."""

    text: str
    span: Span
    style: Style | None
    label: str
    """The numbering as written."""
    number: Number = ()
    """The plan's own number in figures: 2.1.3."""

    @property
    def rest(self) -> str:
        """The line without its numbering."""
        return self.text[len(self.label) :].strip()


def is_bare(line: Line) -> bool:
    """Whether a line is short and no sentence, as a heading is."""
    return len(line.rest) <= _LONGEST_HEADING and not SENTENCE_END.search(line.rest)


def numbering(text: str) -> tuple[Style | None, str]:
    """Style and wording of the number that opens ``text``; (None, "") when none does."""
    match = _numbering().match(text)
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
    lines = [line_at(text, Span(found.start(), found.end())) for found in re.finditer(r"\S(?:[^\n]*\S)?", text)]
    written = [line.text for line in lines]
    for place, label in spaced_chapters(written).items():
        lines[place] = Line(written[place], lines[place].span, Style.CHAPTER, label.strip())
    numbers = decimals(written)
    used = {line.style for line in lines}
    above = 2 if Style.PART in used else int(Style.CHAPTER in used)
    depths = _DEPTHS[above:]
    shallowest = min((len(number) for number, _ in numbers.values()), default=1)
    for place, (number, label) in numbers.items():
        style = depths[min(len(number) - shallowest, len(depths) - 1)]
        lines[place] = Line(lines[place].text, lines[place].span, style, label.strip(), number)
    return tuple(lines)
