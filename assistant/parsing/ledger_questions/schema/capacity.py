"""Places and how many of them are taken, 核定床位 and 入住人数, 总泊位 and 已用泊位: 空床 are left.

Invariant: a ledger has such a pair only where one column alone counts the places there are and one alone those in
use; beside a second of either nothing is worked out.
"""

from collections.abc import Iterator
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record
from assistant.text.lexicon import load

COST, ALL = 0.02, 0.03
"""What a word for the places that are left costs, and one for all of them."""
PLACE, RATE = "*", "率"
"""Stands for the place in a phrase of the lexicon; ends the share of those taken."""


class Places(Record):
    """The column of all places, of those in use, and what one is called."""

    whole: Column
    part: Column
    noun: str


@lru_cache(256)
def places(ledger: Ledger) -> Places | None:
    """The pair of a ledger; None where either column is not the only one of its sort."""
    numeric = [column for column in ledger.columns if column.type.numeric and not column.unit.startswith("%")]
    parts = [column for column in numeric if _holds(column, "in_use") and not _holds(column, "capacity")]
    wholes = [column for column in numeric if _place(column) and _holds(column, "capacity")]
    wholes = wholes or [column for column in numeric if _place(column) and column not in parts]
    if len(wholes) != 1 or len(parts) != 1 or not _fits(parts[0], wholes[0]):
        return None
    return Places(wholes[0], parts[0], _place(wholes[0]))


def _holds(column: Column, key: str) -> bool:
    return any(word in column.name for word in words(key))


def _place(column: Column) -> str:
    """The noun of the places that a column counts, the longest that its name holds."""
    return max((word for word in words("places") if word in column.name), key=len, default="")


def _fits(part: Column, whole: Column) -> bool:
    """Whether both are counted alike, or the ones in the places are people."""
    return part.unit in ("", whole.unit, *words("people_nouns"), *words("persons")) or not whole.unit


def used_of(ledger: Ledger, word: str) -> Places | None:
    """The pair that 入住 of 入住率 is said of."""
    pair = places(ledger)
    own = pair is not None and len(word) > 1 and any(word in s and s in pair.part.name for s in words("in_use"))
    return pair if own else None


def place_names(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """空床, 空余泊位: what is left of the places; 床位使用率 is the share of the others, and 床位 all of them."""
    pair = places(ledger)
    if pair is None:
        return
    nouns = _called(pair.noun)
    said = dict.fromkeys(phrase.replace(PLACE, noun) for phrase in words("spare") for noun in nouns)
    named = {name for column in ledger.columns for name in (column.name, *column.aliases)}
    yield from ((noun, Sense(SenseKind.COLUMN, pair.whole.name, cost=ALL)) for noun in nouns if noun not in named)
    uses = (f"{noun}{use}{RATE}" for use in words("uses") for noun in ("", *nouns))
    yield from ((word, Sense(SenseKind.SPARE, pair.whole.name, (pair.part.name,), COST)) for word in (*said, *uses))


def _called(noun: str) -> tuple[str, ...]:
    """What places are called: 床 and 床位, 车位 and 泊位."""
    groups = (group["words"] for group in load("ledger_schema")["like_places"] if noun in group["words"])
    return tuple(dict.fromkeys((noun, *(word for group in groups for word in group))))
