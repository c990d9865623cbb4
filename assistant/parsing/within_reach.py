"""Which readings of ledgers may matter beside those of the plan, known before any is made.

Invariant: a ledger is passed over only where no reading of it could be chosen, or offered
beside the one that is, whatever the wording says for it and against the others.
"""

from collections.abc import Sequence
from itertools import product

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.parsing.arbitration import MIDDLING, STRONG, SURE, Basis, against_ledger, hear, most_credit
from assistant.parsing.joint_questions.interpreter import WELL_READ
from assistant.parsing.ledger_questions.pricing import NAME_BONUS
from assistant.parsing.ranking import ALSO, TOO_MUCH_UNEXPLAINED, is_refusal
from assistant.parsing.reading import Reading
from assistant.records import Record, replace

OF_ROWS = frozenset(("rows", "status", "undone", "of_rows", "against", "finished", "met"))
"""Cues of what only rows tell; without one, what the plan understands word for word takes no second table."""
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
    joint: bool = True
    """Whether two tables at once may be meant."""

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
        not (OF_ROWS.isdisjoint(heard.said) and any(map(_is_well_read, plan))),
    )


def _is_well_read(one: Reading) -> bool:
    """Whether the plan answers a line and understands every word of it; a target rows may be held against."""
    answers = isinstance(one.question, DocumentQuestion) and one.question.kind not in (Kind.TARGET, Kind.REFUSE)
    return answers and one.cost < WELL_READ and not one.unexplained
