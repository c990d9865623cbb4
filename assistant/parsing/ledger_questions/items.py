"""Items: the stretches of a question for one ledger, raw at first, reduced by rules.

Invariant: items never overlap and keep their places in the question, so every word is
used once or stays visible as unexplained.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from assistant.model.ledger_question import Condition, Dimension, Measure, Scalar
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.records import Record, force_setattr, replace
from assistant.text.clocks import ClockMention
from assistant.text.dates import TimeMention


@cache
def _with_classes(kinds: frozenset[str]) -> frozenset[str]:
    """The kinds and the classes they belong to."""
    return kinds | {kind.split(".")[0] for kind in kinds}


class Quantity(Record):
    """A number with the unit behind it, if any."""

    value: Decimal
    unit: str = ""
    percent: bool = False
    scale: Decimal = Decimal(1)
    """What the 万 or 亿 written with it stands for."""
    digits: bool = False
    """Said by its number of digits, 三位数: the least of them."""

    @property
    def scaled(self) -> bool:
        """Written with 万 or 亿 and no unit, so that it is in the base unit even where the column is in 万元."""
        return not self.unit and self.scale > 1


FAMILIAR = 0.15
"""Most that a word costs which the ledger's own names contain, and most that one weighs which is passed over."""
FIGURE, DATE = frozenset(("column", "numeric")), frozenset(("column", "temporal"))
NAME = frozenset(("column", "textual"))
"""Kinds of a word that means a figure, a day, or a column of texts, and nothing else."""
JOINED = "…"
"""Between the words that a rule made one item of."""
NOT_READ = frozenset({"no_rate"})
"""Kind of a word that must leave something in the answer, and here cannot: it is told as not understood."""
MERE_TOPIC = frozenset(("topic",))
"""Kinds of a word that says no more than what the rows are about: 巡 of 水库巡查."""
OF_ALL = "of_all"
"""Kind of a condition that every row of a group is to meet."""
SPELLED = "spelled"
"""Kind of a condition that all words inside it say together, be one of them known by itself or not."""
NUMBERED = "numbered"
"""Kind of a count that is named by its things (项目数), and so asked for beside any other figure."""
INSTANCE = "instance"
"""Kind of the last of several names with 这些 or 等 behind it, so that they may only stand for more of their kind."""
COUNTED = "counted.things"
"""Kind of what says that things are counted and not the rows about them: 按家数算."""


class Item(Record):
    """One stretch of the question."""

    start: int
    end: int
    text: str
    kinds: frozenset[str]
    """Grammar classes (compare.gt), sense kinds (column, value), or what a rule made of it (condition)."""
    senses: tuple[Sense, ...] = ()
    cost: float = 0.0
    weight: float = 0.0
    """For an unknown word: what ignoring it costs."""
    time: TimeMention | None = None
    clock: ClockMention | None = None
    quantity: Quantity | None = None
    condition: Condition | None = None
    column: str = ""
    """Column the condition, dimension or question is about."""
    values: tuple[str, ...] = ()
    """Values of a condition made of values."""
    scalar: Scalar | None = None
    measure: Measure | None = None
    dimension: Dimension | None = None
    noun: str = ""
    """Counting noun of a question: 家, 户."""
    written: str = ""
    """The word a rule started from."""
    headed: bool = False
    """Whether 的 stands right before it, so that the words before it say which of it are meant."""
    describes: bool = False
    """Whether it is a deed with 的 right behind it, so that it says which of what follows are meant."""
    classes: frozenset[str] = frozenset()
    """Its kinds and the classes they belong to; worked out, whatever is given."""

    def __post_init__(self) -> None:
        force_setattr(self, "classes", _with_classes(self.kinds))

    def has(self, kind: str) -> bool:
        """Whether it is of the kind, or of any kind of that class (compare → compare.gt)."""
        return kind in self.classes

    def is_any(self, kinds: frozenset[str]) -> bool:
        """Whether it is of one of the kinds or classes."""
        return not self.classes.isdisjoint(kinds)

    def is_light(self, most: float) -> bool:
        """Whether nothing explains the word, and passing it over costs no more than that."""
        return self.weight <= most and self.has("unknown")

    def cuts(self, other: "Item") -> bool:
        """Whether it begins inside another and ends behind it."""
        return other.start < self.start < other.end < self.end

    def lightened(self, weight: float) -> "Item":
        """The item as a word that says nothing new, which costs no more than that."""
        return replace(self, kinds=self.kinds - {"content"}, weight=min(self.weight, weight))

    def name_of(self, kind: str) -> str:
        """The name within a grammar class: name_of('compare') of compare.gt is gt; empty when not of it."""
        for own in sorted(self.kinds):
            if own.startswith(kind + "."):
                return own[len(kind) + 1 :]
        return ""

    @property
    def is_cell(self) -> bool:
        """Whether it is a value word for word: 不合格, whatever column of figures is called after it."""
        return any(self.text in sense.values for sense in self.sense(SenseKind.VALUE))

    def names(self, column: str) -> bool:
        """Whether that is the column it names first of all."""
        return any(sense.column == column for sense in self.sense(SenseKind.COLUMN)[:1])

    def sense(self, kind: SenseKind) -> tuple[Sense, ...]:
        """Its senses of one kind."""
        return tuple([sense for sense in self.senses if sense.kind is kind]) if self.senses else ()


def kinds_of(items: Iterable[Item]) -> frozenset[str]:
    """The kinds of all items and the classes they belong to."""
    return frozenset[str]().union(*[item.classes for item in items])


def reduced(first: Item, last: Item, kind: str, **fields: object) -> Item:
    """The item a rule puts in place of ``first`` … ``last``; its other meanings are gone."""
    text = f"{first.text}{JOINED}{last.text}" if first is not last else first.text
    return Item(first.start, last.end, text, frozenset({kind}), **fields)  # type: ignore[arg-type]
