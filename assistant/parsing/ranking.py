"""One ranking for all readings: answer, ask back, or refuse.

Invariant: the same three numbers decide for every kind of question; they are tuned on
question files with ``wence eval``, which shows what moving one costs.
"""

from collections.abc import Sequence

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.model.ledger_question import LedgerQuestion
from assistant.parsing.reading import Reading, Word
from assistant.records import Record

TOO_MUCH_UNEXPLAINED = 0.95
"""A reading that costs more is a guess, and guesses are refused."""
CONTINUED = 0.5
"""The same for a fragment, which leaves little room for words nobody understands."""
HEAVY, DECISIVE = 0.3, 0.9
"""Words from the first weight on are counted; one of the second is enough to refuse."""
CLOSE = 0.06
"""Two ledgers that read a question at prices this near are both meant, as far as one can tell."""
ALSO = 0.15
"""Once it is asked which ledger is meant, those within this of the likeliest are offered too."""
MOST_CHOICES = 9


class Chosen(Record):
    """Answer this reading; ``others`` came next."""

    reading: Reading
    others: tuple[Reading, ...] = ()


class AskBack(Record):
    """Several readings are equally likely."""

    readings: tuple[Reading, ...]


class Refuse(Record):
    """Nothing explains enough; ``words`` were not understood."""

    words: tuple[Word, ...]
    nearest: Reading | None = None
    rows: Reading | None = None
    """The nearest of rows, whatever the plan leaves open."""


Decision = Chosen | AskBack | Refuse


def decide(readings: Sequence[Reading], limit: float = TOO_MUCH_UNEXPLAINED) -> Decision:
    """What to do with the readings of one question; none that costs more than ``limit`` is answered.

    Of readings at one price the one that has something to tell goes first.
    """
    ranked = sorted(readings, key=lambda reading: (reading.cost, reading.weak))
    if not ranked:
        return Refuse(())
    best = _nearest_of_rows(_that_places_all(ranked, limit), ranked)
    if (best.cost > limit or _ignores(best)) and not is_refusal(best):
        borne = next((reading for reading in ranked if reading.borne), None) if _may_bear(best, limit) else None
        rows = next((reading for reading in ranked if isinstance(reading.question, LedgerQuestion)), None)
        return Chosen(borne) if borne is not None else Refuse(best.unexplained, best, rows)
    rivals = _rivals(best, [reading for reading in ranked if reading is not best and not _ignores(reading)])
    meant = [one for reading in (best, *rivals) for one in (reading, *reading.alternatives)]
    if len(meant) > 1 and not is_refusal(best):
        return AskBack(tuple(meant[:MOST_CHOICES]))
    return Chosen(best, tuple(ranked[1:4]))


def _that_places_all(ranked: Sequence[Reading], limit: float) -> Reading:
    """The cheapest reading; where it is of rows and ignores words that matter, one of the plan that knows them."""
    best = ranked[0]
    if best.cost > limit or not _ignores(best) or isinstance(best.question, DocumentQuestion):
        return best
    plan = (reading for reading in ranked if isinstance(reading.question, DocumentQuestion))
    return next((reading for reading in plan if reading.cost <= CONTINUED and not _ignores(reading)), best)


def _nearest_of_rows(best: Reading, ranked: Sequence[Reading]) -> Reading:
    """The best reading; of ledgers the one that is nearer by the words alone, whatever they say against the plan."""
    rivals = (reading for reading in ranked if _rival(best, reading) and not _ignores(reading))
    nearest = min(rivals, key=lambda reading: _gap(best, reading), default=best)
    return nearest if _gap(best, nearest) < -CLOSE else best


def _may_bear(best: Reading, limit: float) -> bool:
    """Whether a sentence of the plan may outweigh what is left open; not where a ledger's rows are nearer."""
    return limit >= TOO_MUCH_UNEXPLAINED and (best.cost > limit or isinstance(best.question, DocumentQuestion))


def _rivals(best: Reading, others: Sequence[Reading]) -> list[Reading]:
    """The readings that may be meant as well as the best; none where no other is near it."""
    gaps = [(_gap(best, other), other) for other in others if _rival(best, other)]
    near = any(gap <= (ALSO if best.bare else CLOSE) for gap, _ in gaps)
    left = len(best.unexplained)
    return [other for gap, other in gaps if gap <= CLOSE or (near and gap <= ALSO and len(other.unexplained) <= left)]


def _gap(best: Reading, other: Reading) -> float:
    """How much dearer another reading is."""
    return (other.cost + other.favour) - (best.cost + best.favour)


def _ignores(reading: Reading) -> bool:
    """Whether words that matter were left out, however well the rest fits."""
    weights = [word.weight for word in reading.unexplained if word.weight >= HEAVY]
    return bool(weights) and (max(weights) >= DECISIVE or sum(weights) > TOO_MUCH_UNEXPLAINED)


def is_refusal(reading: Reading) -> bool:
    """Whether the reading says why the plan cannot answer."""
    return isinstance(reading.question, DocumentQuestion) and reading.question.kind is Kind.REFUSE


def _rival(best: Reading, other: Reading) -> bool:
    """Whether two readings would give different answers to the same words."""
    if best.joint or other.joint:
        return False
    if isinstance(best.question, LedgerQuestion) and isinstance(other.question, LedgerQuestion):
        return best.question.frame.table != other.question.frame.table
    return False
