"""What an interpreter proposes: one way to take a question, with its price.

Invariant: ``cost`` is comparable across interpreters. It is the weight of the content
words that the reading leaves unexplained (about 1 for a word that matters, about 0 for
filler), plus the price of corrections and assumptions. Without one scale for all, the
interpreter that runs first would win instead of the one that understood most.
"""

from assistant.model.document_question import DocumentQuestion
from assistant.model.ledger_question import LedgerQuestion
from assistant.model.span import Span
from assistant.records import Record

Question = DocumentQuestion | LedgerQuestion


class Word(Record):
    """A word of the question (span in ``Linked.text``) and how much it would cost to ignore it."""

    text: str
    span: Span
    weight: float


class Reading(Record):
    """One reading of a question."""

    question: Question
    cost: float
    unexplained: tuple[Word, ...] = ()
    assumptions: tuple[str, ...] = ()
    """Chinese, for the notes: what was taken for granted."""
    label: str = ""
    """A whole question that says just this reading, for asking back."""
    alternatives: tuple["Reading", ...] = ()
    """The same words of other columns, as likely as this one."""
    favour: float = 0.0
    """What was taken off the price for being the likelier of equals; between equals it does not decide."""
    joint: bool = False
    """Rests on several tables or steps, found from the wording itself: neither the plan's nor one ledger's rival."""
    borne: bool = False
    """Whether what it rests on outweighs what it leaves unexplained, whatever that costs."""
    weak: bool = False
    """Whether it has nothing to tell, or only of something beside what is asked: the time of a check unasked for."""
    bare: bool = False
    """Whether it tells of all rows of a ledger that no word names: others that could are as likely."""
