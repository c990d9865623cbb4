"""Where lines of Chinese text break, measured in terminal cells.

Invariant: nothing is lost or added but the blank at a break; a number or Latin word stays
whole (never 500 / 0平方米), and no line begins with 「，」 or ends with 「（」.
"""

import re
from collections.abc import Iterator

from assistant.render.plain import width

_PIECE = re.compile("[（「『“‘《〈【〔]*(?:[!-~]+|\\S|\\s+)[，。、；：！？）」』”’》〉】〕…—·％%]*")


def breaks(text: str, cells: int, indent: int = 0) -> list[tuple[int, int]]:
    """Start and end of each line; the text's own newlines are kept. All but a paragraph's first line are set in."""
    lines, start = [], 0
    for paragraph in text.split("\n"):
        lines += [(start + first, start + last) for first, last in _paragraph(paragraph, max(2, cells), indent)]
        start += len(paragraph) + 1
    return lines


def _paragraph(text: str, cells: int, indent: int) -> Iterator[tuple[int, int]]:
    first, used = 0, 0
    for start, end in _pieces(text, max(2, cells - indent)):
        size = width(text[start:end])
        if used + size > cells and start > first:
            yield first, start
            first = end if text[start:end].isspace() else start
            used = indent if first == end else indent + size
        else:
            used += size
    yield first, len(text)


def _pieces(text: str, cells: int) -> Iterator[tuple[int, int]]:
    """Stretches that stay together; one wider than a line falls into its characters."""
    for found in _PIECE.finditer(text):
        if width(found[0]) <= cells:
            yield found.span()
        else:
            yield from ((position, position + 1) for position in range(*found.span()))
