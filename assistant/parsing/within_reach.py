"""Which readings of ledgers may matter beside those of the plan, known before any is made.

Invariant: a ledger is passed over only where no reading of it could be chosen, or offered
beside the one that is, whatever the wording says for it and against the others.
"""

from collections.abc import Sequence
from itertools import product

from assistant.parsing.arbitration import MIDDLING, STRONG, SURE, Basis, against_ledger, hear, most_credit
from assistant.parsing.ledger_questions.pricing import NAME_BONUS
from assistant.parsing.ranking import ALSO, TOO_MUCH_UNEXPLAINED, is_refusal
from assistant.parsing.reading import Reading
from assistant.records import Record, replace

OFFERED = ALSO + NAME_BONUS
"""Dearer by so much than the one chosen, a reading is no choice, even if it was favoured and that one was not."""
_BASES = tuple(Basis(*flags) for flags in product((False, True), repeat=4))
_HAPPENED = tuple(replace(basis, happened=True) for basis in _BASES)


class Reach(Record):
    """How dear a reading of a ledger may be and still matter."""

    spread: float = OFFERED
    """Dearer by so much than the cheapest ledger, it is neither chosen nor offered."""
    most: float = TOO_MUCH_UNEXPLAINED
    """Nor from this price on, however dear the others are."""
    least: float = float("-inf")
    """Up to this price it bears on what else is chosen."""

    def limit(self, cheapest: float) -> float:
        """The highest price that may matter where the cheapest reading has this one."""
        return max(cheapest, self.least, min(cheapest + self.spread, self.most))


def reach(plan: Sequence[Reading], text: str, *, apart: bool = False, ahead: bool = False) -> Reach:
    """What may matter beside the plan's readings of a line; ``apart`` and ``ahead`` as in ``Heard``."""
    heard = hear(plan, text, apart=apart, ahead=ahead)
    changes = [against_ledger(basis, heard) for basis in (*_BASES, *(_HAPPENED if ahead else ()))]
    lowest = min(changes) - most_credit(heard)
    rival = min((one.cost + (STRONG if is_refusal(one) else MIDDLING) for one in plan), default=TOO_MUCH_UNEXPLAINED)
    return Reach(
        max(changes) - lowest + OFFERED,
        min(rival, TOO_MUCH_UNEXPLAINED) - lowest + OFFERED,
        SURE if heard.refused else float("-inf"),
    )
