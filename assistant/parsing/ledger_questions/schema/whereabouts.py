"""Columns that tell where things are, and where something went: 存放地点, 所在乡镇, 目的地.

Invariant: a personal column is never one of them.
"""

from collections.abc import Iterator
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.columns import place_column
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.text.lexicon import load

COST = 0.02
"""What it costs to call a column of places by another word for such places."""


def of_places(ledger: Ledger) -> bool:
    """Whether each row is of a town: other ledgers have a column of the same towns, so its name speaks for none."""
    place = place_column(ledger)
    return place is not None and place.name == ledger.entity


@lru_cache(256)
def where(ledger: Ledger) -> Column | None:
    """Where each thing is: its spot, else its town."""
    return next(iter((*_ending(ledger, "spots"), *_towns(ledger))), None)


@lru_cache(256)
def around(ledger: Ledger) -> Column | None:
    """The places that several things lie in: their town, else their spots."""
    return next(iter((*_towns(ledger), *_ending(ledger, "spots"))), None)


@lru_cache(256)
def whither(ledger: Ledger) -> Column | None:
    """Where something went."""
    return next(_ending(ledger, "destinations"), None)


def place_names(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """街镇 of 所在乡镇街道: what else a column of places is called."""
    for column in ledger.columns:
        names = {column.name, _of_home(column.name)}
        for group in load("ledger_schema")["place_words"]:
            if not names.isdisjoint(group["columns"]):
                yield from ((word, Sense(SenseKind.COLUMN, column.name, cost=COST)) for word in group["words"])


def _of_home(name: str) -> str:
    """乡镇 of 所在乡镇, 所属乡镇."""
    return next((name.removeprefix(opening) for opening in words("belonging") if name.startswith(opening)), name)


def _ending(ledger: Ledger, key: str) -> Iterator[Column]:
    open_to_all = (c for c in ledger.columns if c.type.textual and not c.personal and c.name != ledger.entity)
    return (column for column in open_to_all if column.name.endswith(words(key)))


def _towns(ledger: Ledger) -> Iterator[Column]:
    """The column of towns, by its name with 所在 or without."""
    place = place_column(ledger)
    yield from [place] if place is not None and place.name != ledger.entity else []
    yield from (c for c in ledger.columns if _of_home(c.name) in words("town_columns") and c.name != ledger.entity)
