"""Paragraphs that a page's width broke into lines are put together again.

Invariant: a text whose lines are paragraphs comes back as it is, character for
character; two lines are joined only where the first stops in the middle of a sentence
or a bracket, or fills a page that is known to be wrapped. A blank line always parts.
Prevents half a bracket on each line.
"""

import re
from collections.abc import Sequence
from functools import cache

from assistant.document.numbering import Style, numbering
from assistant.document.words import CLOSING, OPENING, any_of, labels, place_label, words

_ENDS = "。！？：；!?:;）)〕]】”…"
_OPEN_ENDS = "，、,（(〔《“〈"
_BREAKS = re.compile("[，。；：、]")
_FEWEST_FULL = 0.3
"""Share of full lines from which on a text counts as wrapped to a width."""
_ALMOST_ALL = 0.95
"""Share of lines that keep to the width; a long Latin word may stick out."""
_TWICE = 2
"""A line twice as wide shows that lines are not broken at the width."""
_NARROWEST, _WIDEST = 16, 60
_SLACK = 3
_LONGEST_HEADING = 40
_HEADING = (Style.CHAPTER, Style.PART, Style.TASK, Style.ITEM)
_INDENT = ("　", "  ", "\t")


def unwrapped(text: str) -> str:
    """``text`` with broken paragraphs joined and page numbers left out."""
    lines = [line for line in text.split("\n") if not _page_number().fullmatch(line.strip())]
    width = _page_width(lines)
    paragraphs: list[list[str]] = []
    for line in lines:
        if paragraphs and _continues(paragraphs[-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return "\n".join(paragraph[0] if len(paragraph) == 1 else _joined(paragraph) for paragraph in paragraphs)


def _joined(lines: Sequence[str]) -> str:
    """One paragraph; a space only where two Latin words meet."""
    whole = lines[0].rstrip()
    for line in lines[1:]:
        piece = line.strip()
        latin = whole[-1:].isascii() and whole[-1:].isalpha() and piece[:1].isascii() and piece[:1].isalpha()
        whole += f" {piece}" if latin else piece
    return whole


@cache
def _page_number() -> re.Pattern[str]:
    marks = "".join(map(re.escape, words("layout")["page_marks"]))
    return re.compile(rf"[{marks}]\s*\d{{1,3}}\s*[{marks}]")


@cache
def _own_line() -> re.Pattern[str]:
    """What opens a line of its own: a label, a place in a body, or the annex."""
    own = "|".join(re.sub("[(][?]P<[a-z]+>", "(?:", label.pattern) for label in (*labels(), place_label()))
    return re.compile(rf"{own}|{any_of('layout', 'annex_words')}|【[^【】]{{2,16}}】$")


def _page_width(lines: Sequence[str]) -> float | None:
    """The width the text was wrapped to, in Chinese characters; None for one that was not."""
    widths = sorted(_cells(line) for line in lines if line.strip())
    width = widths[int(_ALMOST_ALL * (len(widths) - 1))] if widths else 0
    full = sum(one >= width - _SLACK for one in widths)
    broken = _NARROWEST <= width <= _WIDEST and full >= _FEWEST_FULL * len(widths)
    return width if broken and widths[-1] < _TWICE * width else None


def _cells(line: str) -> float:
    return sum(0.5 if letter.isascii() else 1 for letter in line.rstrip())


def _continues(above: Sequence[str], line: str, width: float | None) -> bool:
    """Whether ``line`` goes on with the paragraph whose lines are ``above``."""
    last, following = above[-1].strip(), line.strip()
    if not last or not following or numbering(following)[0] in _HEADING:
        return False
    if _bracket_is_open("".join(above)) or last[-1] in _OPEN_ENDS:
        return True
    if numbering(following)[0] is not None or _own_line().match(following):
        return False
    if line.startswith(_INDENT) and place_label().match(above[0].strip()):
        return False
    if width is not None and _cells(above[-1]) >= width - _SLACK:
        return last[-1] not in _ENDS or not (line.startswith(_INDENT) or last[-1] in CLOSING)
    return _stops_mid_sentence(last) and not line.startswith(_INDENT)


def _stops_mid_sentence(line: str) -> bool:
    if line[-1] in _ENDS or not _BREAKS.search(line) or _own_line().match(line):
        return False
    style, _ = numbering(line)
    return style not in _HEADING or len(line) > _LONGEST_HEADING


def _bracket_is_open(paragraph: str) -> bool:
    depth = 0
    for letter in paragraph:
        depth = max(0, depth + (letter in OPENING) - (letter in CLOSING))
    return depth > 0
