"""What a stretch of words can mean in one ledger.

Invariant: a surface keeps all its senses until a rule decides; a word such as 完成 is
at once a column, a value and a verb, and whoever picks early picks wrong.
"""

from enum import StrEnum

from assistant.records import Record

STEM_COST = 0.05
"""Column senses from this cost on are guesses from stems: they explain a word, but choose no column."""


class SenseKind(StrEnum):
    """Kinds of senses."""

    COLUMN = "column"
    VALUE = "value"
    PART = "part"
    """A piece of the values of a free-text column."""
    VERB = "verb"
    """The stem of a date column: 拆解 of 拆解日期."""
    LEDGER = "ledger"
    TOPIC = "topic"
    """A word of the ledger's name: explains, but says nothing."""
    UNIT = "classifier"
    """The unit of a numeric column."""
    SPARE = "spare"
    """What is left of the places in its column without those taken, of which the values name the column."""
    ROWS = "rows"
    """The noun for one row."""


class Sense(Record):
    """One meaning of a surface within one ledger."""

    kind: SenseKind
    column: str = ""
    values: tuple[str, ...] = ()
    cost: float = 0.0
    """What believing it costs: 0 for a name, more for a stem or a part."""
