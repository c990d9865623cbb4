"""Nouns that people say for one another, in whatever a ledger writes: 老师 of 教师, 骨干老师 of 骨干教师.

Invariant: what is said otherwise means what the word means that is written, and costs a little more, so that a ledger
that writes the very word goes first, and a noun for the rows themselves means no cell. Prevents 老师 from being no
word at all to a ledger of 教师培训.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.records import replace
from assistant.text.lexicon import load

COST, LONGEST, SHORT = 0.01, 8, 5
"""What another noun costs, and the characters of the longest surface, and of the longest cell, that is said otherwise:
firms and offices keep their names."""

CELLS = (SenseKind.VALUE, SenseKind.PART)


def said_otherwise(surface: str, sense: Sense) -> Iterator[tuple[str, Sense]]:
    """(surface, sense) with another noun of its sort in the place of the one written."""
    whole = surface in sense.values and len(surface) > SHORT
    found = _nouns().search(surface) if len(surface) <= LONGEST and not whole else None
    if found is not None:
        held, dearer = found[0], replace(sense, cost=sense.cost + COST)
        yield from ((surface.replace(held, noun, 1), dearer) for noun in _others()[held] if noun not in surface)


def is_of_rows(surface: str, sense: Sense, title: str) -> bool:
    """Whether a noun said for another of a cell is one for what all rows are: 房子 in 房屋鉴定, where one is 住宅."""
    said = (surface, *_others().get(surface, ()))
    return sense.kind in CELLS and any(noun in name for noun in said for name in (title, sense.column))


def as_written(text: str) -> Iterator[str]:
    """教师 of 老师: how a cell may write what is said of a part of it."""
    found = _nouns().search(text)
    yield from (text.replace(found[0], noun, 1) for noun in _others()[found[0]]) if found is not None else ()


@cache
def _others() -> dict[str, tuple[str, ...]]:
    groups = load("ledger_schema")["like_nouns"]["groups"]
    return {noun: tuple(other for other in group if other != noun) for group in groups for noun in group}


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_others(), key=len, reverse=True)))
