"""How wide the columns of a table are drawn, and how a cell fits into its column.

Invariant: where the columns can stand side by side in the room there is they do, long cells
broken into lines as prose is; only a table of too many columns is cut and moved sideways.
Prevents the list of rules whose rules are all cut off on a narrow screen.
"""

from collections.abc import Sequence

from assistant.render.plain import clipped, width
from assistant.tui.wrapping import breaks

PADDING = 2
"""Cells around each column."""
_NARROWEST = 12
"""Cells that text needs to be read in lines."""
_WIDEST = 28
"""Cells of a column in a table that is moved sideways."""
_LINES = 4
"""Lines of the tallest row; the detail shows the rest."""


def fitted(natural: Sequence[int], room: int) -> tuple[tuple[int, ...], int]:
    """Width of each column, and how many lines a cell may take."""
    left = room - PADDING * len(natural)
    most = _share(natural, left)
    if most >= min(_NARROWEST, max(natural, default=0)):
        return tuple(min(cells, most) for cells in natural), _LINES
    return tuple(min(cells, _WIDEST) for cells in natural), 1


def _share(natural: Sequence[int], room: int) -> int:
    """The most that any column may have, so that all together fit: what narrow ones leave goes to wide ones."""
    for used, cells in enumerate(sorted(natural)):
        share = room // (len(natural) - used)
        if cells > share:
            return share
        room -= cells
    return max(natural, default=0)


def fitting(text: str, cells: int, most: int) -> list[str]:
    """The text in lines of its column; 「…」 where more lines would be needed."""
    if width(text) <= cells:
        return [text]
    lines = [text[start:end].rstrip() for start, end in breaks(text, cells)]
    if len(lines) > most:
        rest = text[breaks(text, cells)[most - 1][0] :]
        lines = [*lines[: most - 1], clipped(rest, cells)]
    return lines
