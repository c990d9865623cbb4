"""Whether a short form without 局 or 委 stands for a unit: 环保牵头, not 环保绩效.

Invariant: a bare word counts only with evidence for it on one side (牵头 after it, 由
before it, a sure unit in the same row) and nothing against it on the other. Words in a
row (环保、交通、住建) are judged together, and lose their ends first: 水利 in 交通、水利工程.
"""

import re
from collections.abc import Sequence
from enum import Enum
from functools import cache
from itertools import pairwise

from assistant.linking.agency_names import words
from assistant.records import Record
from assistant.text.lexicon import alternation


class Piece(Record, order=True):
    """A stretch that is a unit (``sure``) or may be one."""

    start: int
    end: int
    sure: bool


class _Side(Enum):
    FOR = "for"
    NEUTRAL = "neutral"
    AGAINST = "against"


def confirmed(text: str, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Spans of those unsure ``pieces`` (in order, not overlapping) that the context makes units."""
    found: list[tuple[int, int]] = []
    for row in _rows(text, pieces):
        kept = _trimmed(text, row)
        if kept and _has_evidence(text, kept):
            found += [(piece.start, piece.end) for piece in kept if not piece.sure]
    return found


def _rows(text: str, pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces with nothing but a joining word between them go together."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and text[rows[-1][-1].end : piece.start] in words("bare", "join"):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _trimmed(text: str, row: Sequence[Piece]) -> list[Piece]:
    kept = list(row)
    led = len(kept) == 1 and _led().match(text, kept[0].end) is not None
    while kept and not led and not kept[0].sure and _before(text, kept[0].start) is _Side.AGAINST:
        kept.pop(0)
    while kept and not kept[-1].sure and _after(text, kept[-1].end) is _Side.AGAINST:
        kept.pop()
    return kept


@cache
def _led() -> re.Pattern[str]:
    """What makes a unit of a word whatever stands before it: 排污口整治环保牵头，谁配合; 码头改造环保要不要参与."""
    leading = f"(?:{alternation(words('bare', 'leading'))})(?=[，,])"
    return re.compile("|".join((leading, *words("bare", "asked"))))


def _has_evidence(text: str, row: Sequence[Piece]) -> bool:
    start, end = row[0].start, row[-1].end
    sides = (_before(text, start), _after(text, end))
    alone = re.fullmatch(rf"(?:\W|{alternation(words('bare', 'idle'))})*", text[:start] + text[end:])
    chosen = any(text[left.end : right.start] in words("bare", "choice") for left, right in pairwise(row))
    return bool(alone) or _Side.FOR in sides or chosen or any(piece.sure for piece in row)


def _before(text: str, start: int) -> _Side:
    for_it, neutral = _patterns_before()
    return _side(for_it.search(text[:start]), neutral.search(text[:start]))


def _after(text: str, end: int) -> _Side:
    for_it, neutral = _patterns_after()
    return _side(for_it.match(text[end:]), neutral.match(text[end:]))


def _side(for_it: re.Match[str] | None, neutral: re.Match[str] | None) -> _Side:
    return _Side.FOR if for_it else _Side.NEUTRAL if neutral else _Side.AGAINST


@cache
def _patterns_before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    levels = f"(?:{alternation((*words('form', 'ours'), *words('form', 'levels')))})?"
    for_it = f"(?:{alternation(words('bare', 'before'))}){levels}$"
    return re.compile(for_it), re.compile(f"(?:{'|'.join(words('bare', 'neutral_before'))}){levels}$")


@cache
def _patterns_after() -> tuple[re.Pattern[str], re.Pattern[str]]:
    verb = f"(?:{alternation(words('bare', 'adverbs'))})*(?:{'|'.join(words('bare', 'verbs'))})"
    return re.compile("|".join((verb, *words("bare", "after")))), re.compile("|".join(words("bare", "neutral_after")))
