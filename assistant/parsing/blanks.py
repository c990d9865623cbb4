"""Blanks that a line leaves though it says of what sort they are: 镇里 without a town, 清单里 without which list.

Invariant: each choice is the line itself with one name in the blank, and there are few of them.
"""

import re
from collections.abc import Sequence

from assistant.model.catalog import Catalog
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.line_marks import match, without_ledger
from assistant.parsing.ranking import MOST_CHOICES, Chosen, Decision


def filled(text: str, decision: Decision, catalog: Catalog) -> tuple[str, ...]:
    """The line with each name that its blank may hold; empty where it has none or is understood as it stands."""
    chosen = decision.reading if isinstance(decision, Chosen) else None
    place = match("somewhere", text)
    if place is not None and (chosen is None or isinstance(chosen, LedgerReading)):
        names = towns(place, catalog)
        return in_place_of(text, place, [name for name in names if name.endswith(place[1])] or names)
    ledger = match("nameless", text)
    if ledger is None or chosen is not None:
        return ()
    names = [one.name for one in catalog.ledgers if one.name.endswith(ledger[1])]
    return tuple(f"{name}里{without_ledger(text)}" for name in names) if len(names) <= MOST_CHOICES else ()


def towns(found: re.Match[str], catalog: Catalog) -> list[str]:
    """The towns that 该镇 or 镇里 may be."""
    noun = (found.re.groups and found[1]) or ""
    names: dict[str, None] = {}
    for ledger in catalog.ledgers:
        place = columns.place_column(ledger)
        if place is not None and place.closed and noun and noun in "".join((place.name, *place.aliases)):
            names.update((value.text, None) for value in place.values)
    return list(names)


def in_place_of(text: str, found: re.Match[str], names: Sequence[str]) -> tuple[str, ...]:
    """The line once with each name, where they are few."""
    few = names if len(names) <= MOST_CHOICES else ()
    return tuple(f"{text[: found.start()]}{name}{text[found.end() :]}" for name in few)
