"""Two figures of a row that a word sets against each other without naming them: 入不敷出 of 支出 and 收入.

Invariant: a ledger keeps just one figure on either side, or the one that is named; of several the main amount.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.main_amounts import main_amount
from assistant.text.lexicon import expanded, load

BALANCE = "balance"


def balance_words(ledger: Ledger) -> Iterator[str]:
    """The words that say something of two figures of the ledger."""
    for group in _groups():
        if two_sides(ledger, group["said"][0]) is not None:
            yield from (word for said in group["said"] for word in _words(said))


def two_sides(ledger: Ledger, said: str, named: Sequence[Column] = ()) -> tuple[Column, Column] | None:
    """The figure that is the larger by a class of words, and the other; those named go first."""
    group = next(group for group in _groups() if said in group["said"])
    high, low = (_one_of(group[side], named, ledger) for side in ("high", "low"))
    fits = high is not None and low is not None and high != low and columns.comparable(high, low)
    return (high, low) if fits and high is not None and low is not None else None


def _one_of(called: Sequence[str], named: Sequence[Column], ledger: Ledger) -> Column | None:
    """The one figure of a side; of several the main amount."""
    found = [c for c in ledger.columns if c.type.numeric and any(word in c.name for word in called)]
    own = [column for column in found if column in named] or found
    main = main_amount(ledger) if len(own) > 1 else None
    return own[0] if len(own) == 1 else main if main in own else None


def _groups() -> Sequence[Mapping[str, Any]]:
    groups: Sequence[Mapping[str, Any]] = load("ledger_schema")["balances"]
    return groups


@cache
def _words(said: str) -> tuple[str, ...]:
    """The words of a class."""
    return tuple(word for template in load("ledger_questions")[BALANCE][said]["words"] for word in expanded(template))
