"""Which figures praise and blame are said of: 最好, 最差, 最脏 of those of which good is known.

Invariant: one figure alone can be meant, else none is.
"""

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.measured import OF
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.words import words


def bad_columns(ledger: Ledger) -> tuple[Column, ...]:
    """The figures that are bad when high."""
    return tuple(column for column in ledger.columns if column.type.numeric and column.good == "low")


def judged_columns(ledger: Ledger) -> tuple[Column, ...]:
    """The figures of which good is known."""
    return tuple(column for column in ledger.columns if column.type.numeric and column.good)


def judged_by(text: str, ledger: Ledger) -> tuple[Column, ...]:
    """The figures that a word of praise or blame may be said of: 最脏 of those that are bad when high."""
    return bad_columns(ledger) if text.removesuffix(OF) in words("of_dirt") else judged_columns(ledger)


def only_bad(ledger: Ledger) -> str:
    """The one figure that is bad when high; empty where there are several, or none."""
    bad = bad_columns(ledger)
    return bad[0].name if len(bad) == 1 else ""


def judged_figure(text: str, scope: Scope) -> str:
    """The figure that 最好 and 最差 are said of: the one of which good is known, else the one that is a mere index."""
    judged = judged_by(text, scope.ledger)
    indices = [column for column in judged if not column.unit]
    found = judged if len(judged) == 1 else indices
    return found[0].name if len(found) == 1 else ""
