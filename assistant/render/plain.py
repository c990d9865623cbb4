"""Text made safe to show, and measured in terminal cells.

Invariant: nothing that comes from a question, a file or a cell can move the cursor,
change colours, reorder the line or hide in it. Prevents a ledger cell holding an escape
sequence from rewriting the screen, and tables that lean because a Chinese character is
two cells wide.
"""

import re
import unicodedata
from functools import lru_cache

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and newline
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # zero-width, direction marks, line separators
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"  # half characters, annotations, tags
)
_NEVER_FIRST = "，。、；：！？）》”’〕】%"
"""A line does not begin with these; the character before goes with them."""
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text without characters that act on a terminal; line ends become newlines."""
    return _UNSAFE.sub("", _LINE_END.sub("\n", text))


def one_line(text: str) -> str:
    """The text on one line, runs of blanks joined."""
    return " ".join(clean(text).split())


def width(text: str) -> int:
    """Terminal cells of a text without control characters."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def padded(text: str, cells: int, right: bool = False) -> str:
    """The text filled with blanks to so many cells, on its right side or (``right``) on its left."""
    blanks = " " * (cells - width(text))
    return blanks + text if right else text + blanks


def clipped(text: str, cells: int) -> str:
    """The text cut to so many cells, with 「…」 where something was cut."""
    if width(text) <= cells:
        return text
    used = 0
    for position, character in enumerate(text):
        used += _cells(character)
        if used > cells - 1:
            return text[:position] + "…"
    return text


def wrapped(text: str, cells: int) -> list[str]:
    """The text in lines of at most so many cells; its own newlines are kept."""
    return [line for paragraph in text.split("\n") for line in _wrapped(paragraph, cells)]


def _wrapped(paragraph: str, cells: int) -> list[str]:
    lines, start, used = [], 0, 0
    for position, character in enumerate(paragraph):
        used += _cells(character)
        if used > cells and position > start:
            cut = _cut(paragraph, start, position)
            lines.append(paragraph[start:cut])
            start, used = cut, width(paragraph[cut : position + 1])
    return [*lines, paragraph[start:]]


def _cut(paragraph: str, start: int, position: int) -> int:
    """Where a line full before ``position`` ends: not before a closing sign, not within a number or a Latin word."""
    cut = position - 1 if paragraph[position] in _NEVER_FIRST else position
    while cut > start and _joined(paragraph[cut - 1]) and _joined(paragraph[cut]):
        cut -= 1
    return cut if cut > start else position


def _joined(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".,%-/")


@lru_cache(maxsize=8192)
def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
