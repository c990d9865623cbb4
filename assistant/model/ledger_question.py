"""What can be asked of the ledgers: a small closed algebra, and nothing outside it.

A ``Frame`` is one question to one table. Scalars and conditions are trees over its
columns; whatever the words were, this is all that reaches SQL. Column names are data
and always travel as ``ColumnRef``, never inside text: a header like 投资(亿元) pasted
into SQL would become a function call.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Union

from assistant.model.answer import Figure
from assistant.records import Record


class Function(StrEnum):
    """Aggregate functions."""

    COUNT = "count"
    DISTINCT = "distinct"
    SUM = "sum"
    AVERAGE = "average"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    MEDIAN = "median"


class ColumnRef(Record):
    """A column of the frame's table."""

    name: str


class Literal(Record):
    """A constant."""

    value: str | int | Decimal | date
    unit: str = ""


class Arithmetic(Record):
    """``left op right``, op one of + - * /, the difference of dates in days; 分钟 or 小时 for that of two moments."""

    op: str
    left: "Scalar"
    right: "Scalar"


class Magnitude(Record):
    """The absolute value."""

    operand: "Scalar"


class DatePart(Record):
    """A day cut to its ``part``: day, week, dekad, month, quarter, year (first day), weekday (1-7); clock: the hour."""

    part: str
    operand: "Scalar"


class Tally(Record):
    """How many of the conditions hold in a row."""

    conditions: tuple["Condition", ...]


class ElementCount(Record):
    """How many elements a several-valued cell has."""

    operand: ColumnRef
    separator: str


class Aggregate(Record):
    """A figure over the rows (of the group) that meet ``where``; COUNT without operand counts rows."""

    function: Function
    operand: Union["Scalar", None] = None
    where: tuple["Condition", ...] = ()


class FrameValue(Record):
    """The single figure another frame yields (全区平均)."""

    frame: "Frame"


Scalar = ColumnRef | Literal | Arithmetic | Magnitude | DatePart | Tally | ElementCount | Aggregate | FrameValue


class Comparison(Record):
    """``left op right``; op one of = <> < <= > >=."""

    left: Scalar
    op: str
    right: Scalar


class Membership(Record):
    """One of the values (or none of them)."""

    operand: Scalar
    values: tuple[str | int | Decimal | date, ...]
    negated: bool = False


class Blank(Record):
    """Nothing is filled in (or something is)."""

    operand: Scalar
    negated: bool = False


class Contains(Record):
    """The text holds these words."""

    operand: Scalar
    text: str
    negated: bool = False


class HasElement(Record):
    """A several-valued cell has one of these elements."""

    operand: Scalar
    values: tuple[str, ...]
    separator: str
    negated: bool = False


class InFrame(Record):
    """The tuple of columns occurs among the rows of another frame."""

    columns: tuple[str, ...]
    frame: "Frame"
    negated: bool = False


class Junction(Record):
    """All (and) or any (or) of the parts."""

    op: str
    parts: tuple["Condition", ...]


Condition = Comparison | Membership | Blank | Contains | HasElement | InFrame | Junction


class Measure(Record):
    """A named figure of the result."""

    name: str
    scalar: Scalar
    unit: str = ""
    denominator: str = ""
    """For a share: what it is a share of, in words."""

    @property
    def is_count(self) -> bool:
        """Whether it is a count, which is nought where there is nothing."""
        return isinstance(self.scalar, Aggregate) and self.scalar.function in (Function.COUNT, Function.DISTINCT)


class Dimension(Record):
    """What the figures are split by."""

    name: str
    scalar: Scalar


class Order(Record):
    """Sort key: a measure or a column by scalar."""

    scalar: Scalar
    descending: bool = False


class Rank(Record):
    """Keep only the groups of one entity, with their rank by the first order."""

    condition: Condition


class Lookup(Record):
    """Columns that another table has for the same keys (the section of a duty), beside a table's own."""

    keys: tuple[str, ...]
    """Columns of the table that are matched with the first ones of ``frame``."""
    frame: "Frame"
    """Lists the keys and, behind them, the columns to be had."""


class Frame(Record):
    """One question to one table."""

    table: str
    conditions: tuple[Condition, ...] = ()
    measures: tuple[Measure, ...] = ()
    """Empty: the rows themselves are asked for."""
    dimensions: tuple[Dimension, ...] = ()
    having: tuple[Condition, ...] = ()
    columns: tuple[Measure, ...] = ()
    """Chosen columns of a list (scalars over a row); empty means all columns."""
    distinct: bool = False
    order: tuple[Order, ...] = ()
    limit: int | None = None
    ties: bool = False
    """With a limit: rows equal to the last one stay in."""
    nth: bool = False
    """With a limit: only what stands at that place; what is equal to it stays in."""
    ends: bool = False
    """With a limit: as many from the other end too, behind these; what is equal to the outermost stays in."""
    per: tuple[str, ...] = ()
    """With a limit: the limit holds for each value of these columns."""
    latest: tuple[str, str] | None = None
    """(entity column, date column): only the latest row of each entity."""
    rank: Rank | None = None
    lookups: tuple[Lookup, ...] = ()
    """Rows that another table knows, with its columns; one row for each pair."""
    spread: bool = False
    """Of the groups only how high and how low their figure is, and how far that is apart."""
    total: Measure | None = None
    """With a limit: only this sum over what is kept, of a figure or column of the result."""
    count_groups: bool = False
    """Count the groups that pass ``having`` instead of listing them."""


class Joined(Record):
    """Frames over different tables side by side, matched on ``keys`` (names of their dimensions)."""

    frames: tuple[Frame, ...]
    keys: tuple[str, ...]
    outer: bool = False
    """Keep groups of the first frame that the others lack."""
    full: bool = False
    """Keep groups of any frame that another lacks."""


class Shape(StrEnum):
    """How the answer is worded."""

    LIST = "list"
    FIGURE = "figure"
    GROUPS = "groups"
    EXTREME = "extreme"
    EXISTENCE = "existence"
    VERDICT = "verdict"
    RANK = "rank"


class LedgerQuestion(Record):
    """A typed question to the ledgers."""

    query: Frame | Joined
    shape: Shape
    figures: tuple[Figure, ...] = ()
    """Figures of the plan that the question rests on, cited."""
    clauses: tuple[str, ...] = ()
    existence: bool = False
    """A yes/no question: the answer begins with 有 or 没有."""
    whole: bool = False
    """Asked whether all is done: what is listed is what is not, and the answer begins with that."""
    ordinal: int | None = None
    """Only this row of the result is wanted (1 the first, -1 the last)."""
    facts: tuple[str, ...] = ()
    """Columns whose cells were asked for of the rows shown."""

    @property
    def frame(self) -> Frame:
        """The first (main) frame."""
        return self.query if isinstance(self.query, Frame) else self.query.frames[0]
