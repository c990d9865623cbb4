"""What a reading takes from the plan's figures: which of them, cited, in a column's unit."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.model.catalog import Column
from assistant.model.document import Target
from assistant.model.ledger_question import LedgerQuestion
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.joint_questions.words import lexicon
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.records import Record
from assistant.text.units import convert


class Stated(Record):
    """A question with what the plan says of it: the question, its draft, its price, what was read."""

    question: LedgerQuestion
    draft: Draft
    cost: float
    parts: tuple[Part, ...]


def targets_of(part: Part) -> list[Target]:
    """The plan's figures in clauses that ask for the part's ledger; all of them where it names none."""
    source = part.ledger.source
    return [target for target in part.scope.targets if target.clause in source or not source]


def in_unit(target: Target, column: Column) -> Decimal:
    """The figure in the unit of a column."""
    return convert(target.value, target.unit, column.unit) or target.value


def spans(drawn: Sketch, group: str, name: str) -> list[tuple[int, int]]:
    """Where the words of a list stand in the question, as words of their own (比 is none in 比例)."""
    said = [word for word in lexicon(group, name) if word in drawn.folded]
    found = ((at, at + len(word)) for word in said for at in _places(drawn.folded, word))
    return [span for span in found if len(drawn.edges & set(span)) >= (2 if span[1] - span[0] == 1 else 1)]


def numbers(drawn: Sketch, target: Target) -> list[tuple[int, int]]:
    """Where the question says the figure's own number."""
    return [(item.start, item.end) for item in drawn.grammar if item.quantity and item.quantity.value == target.value]


def _places(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)
