"""Refused lines read in other words: spelled out, without what only tells why, with names whole that a word had torn.

Invariant: the words put in are told with the answer, and the line stays in its dialogue; where two ledgers would help
in their own way, none does.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice

from assistant.linking.linked import Linked
from assistant.model.catalog import Ledger
from assistant.parsing.asides import aside
from assistant.parsing.everyday import in_everyday_words
from assistant.parsing.in_short import InShort, in_initials, spelled_out, untorn
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.ranking import Chosen, Refuse
from assistant.parsing.reading import Word
from assistant.parsing.reasons import told_reasons
from assistant.parsing.understood import Understood
from assistant.parsing.unread import Unread
from assistant.records import Record, replace
from assistant.session import Session

MOST_TRIED = 4
"""Ledgers tried that have names for what a line says in short."""


class Line(Record):
    """A line, the dialogue and the day it is said in, and how many more times it may be read in other words."""

    linked: Linked
    session: Session
    today: date
    again: int


class OtherWords:
    """Reads refused lines again against one ledger folder."""

    def __init__(self, ledgers: Sequence[Ledger], again: Callable[[Line, str, int], Understood]) -> None:
        """``again``: what becomes of a line in other words, that may be changed so many more times."""
        self._known = ledgers
        self._again = again

    def read(self, line: Line, refused: Refuse, words: Unread) -> Understood | None:
        """A refused line read in other words; None where none help."""
        known, linked = self._known, line.linked
        told = self._without_aside(line, words)
        told = told or self._spelled_out(line, spelled_out(linked, words, known))
        told = told or self._untorn(line, refused.words)
        told = told or self._spelled_out(line, in_initials(linked, known))
        return told or self._spelled_out(line, in_everyday_words(linked, refused, words, known))

    def _spelled_out(self, line: Line, shorts: Iterator[InShort]) -> Understood | None:
        """A refused line read with the names of one ledger that it says in short; None where that is no help."""
        found = []
        for short in islice(shorts, MOST_TRIED):
            understood = self._again(line, short.text, line.again - 1)
            reading = understood.reading
            read = understood.linked
            if read is None or len(read.corrections) > len(line.linked.corrections):
                continue  # a slip at the seam of what was put in
            if isinstance(reading, LedgerReading) and reading.draft and reading.draft.ledger == short.ledger.name:
                told = replace(reading, assumptions=(*reading.assumptions, *short.told))
                found.append(replace(understood, decision=Chosen(told)))
        return found[0] if len(found) == 1 else None

    def by_reasons(self, line: Line) -> Understood | None:
        """A line that asks for reasons read by the one column of a ledger that tells them; None where none does."""
        found = []
        for told in told_reasons(line.linked.text, self._known):
            understood = self._again(line, told.text, line.again)
            reading = understood.reading
            if isinstance(reading, LedgerReading) and reading.draft and reading.draft.ledger == told.ledger.name:
                found.append(understood)
        return found[0] if len(found) == 1 else None

    def _untorn(self, line: Line, words: Sequence[Word]) -> Understood | None:
        """A refused line read with a name whole that the word before it had torn; None where that is no help."""
        text = untorn(line.linked, words, self._known)
        understood = self._again(line, text, line.again) if text else None
        return understood if understood is not None and understood.reading is not None else None

    def _without_aside(self, line: Line, words: Unread) -> Understood | None:
        """A refused line read without the part that only tells why it is asked; None where that is no help."""
        passed = aside(line.linked, words)
        if passed is None:
            return None
        understood = self._again(line, passed.asked, line.again)
        if not isinstance(understood.decision, Chosen):
            return None
        reading = understood.decision.reading
        told = replace(reading, assumptions=(*reading.assumptions, f"没有看“{passed.said}”，只答后面问的"))
        return replace(understood, decision=replace(understood.decision, reading=told))
