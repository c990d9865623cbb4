"""Which readings of ledgers may matter beside those of the plan, known before any is made.

Invariant: a ledger is passed over only where no reading of it could be chosen, or offered
beside the one that is, whatever the wording says for it and against the others.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from math import inf

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.parsing.arbitration import (
    GIVES_WAY,
    SURE,
    Basis,
    Heard,
    against_ledger,
    basis_of,
    hear,
    most_against_plan,
    most_credit,
)
from assistant.parsing.joint_questions.interpreter import WELL_READ
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.ledger_questions.pricing import NAME_BONUS
from assistant.parsing.ranking import ALSO, TOO_MUCH_UNEXPLAINED
from assistant.parsing.reading import Reading
from assistant.records import Record, replace

OF_ROWS = frozenset(("rows", "status", "undone", "of_rows", "against", "finished", "met"))
"""Cues of what only rows tell; without one, what the plan understands word for word takes no second table."""
OFFERED = ALSO + NAME_BONUS
"""Dearer by so much than the one chosen, a reading is no choice, even if it was favoured and that one was not."""
_KEPT = 256
"""Wordings of which the least is kept: most say the same few things."""
_BASES = tuple(Basis(*flags) for flags in product((False, True), repeat=4))
_HAPPENED = tuple(replace(basis, happened=True) for basis in _BASES)


class Reach(Record):
    """How dear a reading of a ledger may be and still matter."""

    heard: Heard
    lowest: float
    """The least that the wording adds to the price of a ledger's reading."""
    most: float
    """Dearer than this, no ledger overrules the plan."""
    weak: bool = False
    """Whether the plan may have to give way to any ledger that is sure."""
    joint: bool = True
    """Whether two tables at once may be meant."""

    def limit(self, readings: Sequence[LedgerReading]) -> float:
        """The highest price that may matter beside these readings of ledgers."""
        cheapest = min(reading.cost for reading in readings)
        likeliest, price = min((self._at_most(reading), reading.cost) for reading in readings)
        near = max(price, likeliest - self.lowest) + OFFERED
        most = self.most + OFFERED if cheapest <= self.most else self.most
        return max(cheapest, SURE if self.heard.refused else cheapest, min(near, most))

    def _at_most(self, reading: LedgerReading) -> float:
        """What a reading costs at most after the wording was heard."""
        added = against_ledger(basis_of(reading), self.heard)
        return reading.cost + (max(added, GIVES_WAY) if self.weak else added)


def near_cheapest(readings: Sequence[LedgerReading]) -> float:
    """The highest price that may matter where no plan answers: one that may be offered beside the cheapest."""
    cheapest = min(reading.cost for reading in readings)
    return max(cheapest, min(cheapest + OFFERED, TOO_MUCH_UNEXPLAINED))


def reach(plan: Sequence[Reading], text: str, *, apart: bool = False, ahead: bool = False) -> Reach:
    """What may matter beside the plan's readings of a line; ``apart`` and ``ahead`` as in ``Heard``."""
    heard = hear(plan, text, apart=apart, ahead=ahead)
    weak = any(one.weak for one in plan)
    lowest = _lowest(heard, weak=weak)
    rival = min((one.cost + most_against_plan(one, heard, weak=weak) for one in plan), default=TOO_MUCH_UNEXPLAINED)
    needless = OF_ROWS.isdisjoint(heard.said) and any(map(_is_well_read, plan))
    return Reach(heard, lowest, min(rival, TOO_MUCH_UNEXPLAINED) - lowest, weak, not needless)


@lru_cache(_KEPT)
def _lowest(heard: Heard, *, weak: bool) -> float:
    """The least that the wording adds to the price of a ledger's reading, whatever that rests on."""
    bases = (*_BASES, *(_HAPPENED if heard.ahead else ()))
    return min(*(against_ledger(basis, heard) for basis in bases), GIVES_WAY if weak else inf) - most_credit(heard)


def _is_well_read(one: Reading) -> bool:
    """Whether the plan answers a line and understands every word of it; a target rows may be held against."""
    answers = isinstance(one.question, DocumentQuestion) and one.question.kind not in (Kind.TARGET, Kind.REFUSE)
    return answers and one.cost < WELL_READ and not one.unexplained
