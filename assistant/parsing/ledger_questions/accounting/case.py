"""A question on trial, and what a kind of word is: a check of it against the question."""

from collections.abc import Callable

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Scalar
from assistant.parsing.ledger_questions.accounting.evidence import Evidence
from assistant.parsing.ledger_questions.items import Item
from assistant.records import Record


class Case(Record):
    """A question on trial: what stands in it, for which ledger, and which kinds of words were said."""

    evidence: Evidence
    ledger: Ledger
    said: frozenset[str]
    claimed: tuple[Scalar, ...] = ()
    """The figures that words ask for by name."""


Trace = Callable[[Item, Case], bool]
