"""A column of texts → a column of typed cells, each distinct text read once.

Invariant: the result has one cell per text, in order; every text that could not be read
is among ``unreadable`` with its index, so nothing becomes NULL unseen.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date

from assistant.ledger.cells import Context, Read, clean, read_cell
from assistant.ledger.words import word_set
from assistant.model.answer import Cell
from assistant.model.catalog import ColumnType
from assistant.records import Record

INTEGERS = re.compile(r"(?:(?:-?[1-9]\d{0,17}|0)?\n)*", re.ASCII)
NUMBERS = re.compile(r"(?:(?:-?(?:0|[1-9]\d{0,17})(?:\.\d{1,18})?)?\n)*", re.ASCII)
ISO_DAYS = re.compile(r"(?:(?:[12]\d{3}-\d\d-\d\d)?\n)*", re.ASCII)

_FAST: Mapping[ColumnType, tuple[re.Pattern[str], Callable[[str], Cell]]] = {
    ColumnType.INTEGER: (INTEGERS, int),
    ColumnType.NUMBER: (NUMBERS, float),
    ColumnType.DATE: (ISO_DAYS, date.fromisoformat),
}


class Doubt(Record):
    """A cell that was not plainly of its type."""

    index: int
    text: str
    read: Read


class TypedColumn(Record):
    """Cells of one column."""

    cells: tuple[Cell, ...]
    doubts: tuple[Doubt, ...] = ()
    """Unreadable and softened cells, in row order."""


def joined(texts: Iterable[str]) -> str:
    """All texts in one string, a line each, for one match over a whole column."""
    return "\n".join(texts) + "\n"


def convert_column(texts: Sequence[str], kind: ColumnType, context: Context) -> TypedColumn:
    """The typed cells of ``texts``."""
    distinct = dict.fromkeys(texts)
    fast = _read_plain(distinct, kind)
    if fast is not None:
        return TypedColumn(tuple(map(fast.__getitem__, texts)))
    reads = {text: read_cell(text, kind, context) for text in distinct}
    values = {text: read.value for text, read in reads.items()}
    doubtful = {text for text, read in reads.items() if read.problem or read.softened}
    doubts = (
        [Doubt(index, text, reads[text]) for index, text in enumerate(texts) if text in doubtful] if doubtful else []
    )
    return TypedColumn(tuple(map(values.__getitem__, texts)), tuple(doubts))


def _read_plain(distinct: Mapping[str, object], kind: ColumnType) -> dict[str, Cell] | None:
    """The values when every text is in the plainest spelling of its type, else None."""
    if kind is ColumnType.TEXT:
        return {text: text or None for text in distinct} if _are_plain(distinct) else None
    if kind not in _FAST:
        return None
    shape, read = _FAST[kind]
    if not shape.fullmatch(joined(distinct)):
        return None
    with suppress(ValueError):
        return {text: read(text) if text else None for text in distinct}
    return None


def _are_plain(distinct: Mapping[str, object]) -> bool:
    """Whether no text has margins, invisible characters, or a meaning as blank or error."""
    special = word_set("cells", "blank") | word_set("cells", "errors")
    return distinct.keys().isdisjoint(special) and _are_clean(distinct)


def _are_clean(distinct: Iterable[str]) -> bool:
    """Whether ``clean`` leaves all texts as they are; printable ones have no other margin than a blank."""
    lines = f"\n{joined(distinct)}"
    return "".join(distinct).isprintable() and not any(mark in lines for mark in ("\n ", " \n", "\n="))


def distinct_texts(texts: Sequence[str]) -> dict[str, int]:
    """Cleaned non-empty texts and how many rows hold each, in order of appearance."""
    counts = Counter(texts)
    if _are_clean(counts):
        del counts[""]
        return counts
    cleaned: dict[str, int] = {}
    for text, count in counts.items():
        if key := clean(text):
            cleaned[key] = cleaned.get(key, 0) + count
    return cleaned
