"""A ledger question on the bench: all its pieces, before they become a frame.

Kept after the answer, so that a follow-up (换成交通局, 按镇街分一下) can change one piece and
keep the rest.
"""

from collections.abc import Iterable, Mapping

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Blank, ColumnRef, Condition, DatePart, Dimension, Measure, Scalar, Tally
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.quantities import reckoned
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record, replace

DAYS = ("overdue", "early", "late", "due", "waiting")
"""What conditions that bring a number of days are written as."""

EVERYTHING = "everything"
"""What a comparison with the mean of all rows is written as, whatever else is said of those compared."""


class Restriction(Record):
    """A condition with the column it is about and the values it names, if it names any."""

    condition: Condition
    column: str
    values: tuple[str, ...] = ()
    written: str = ""
    scalar: Scalar | None = None
    """The figure that comes with it: days overdue, days early."""
    first: str = ""
    last: str = ""
    """For a time: its two ends, ISO."""
    noun: str = ""
    """The noun that stands for several values at once (锅炉), which are not named one by one."""

    @property
    def dated(self) -> bool:
        """Whether it is on days from one to another."""
        return bool(self.first or self.last)

    def shares_no_day(self, others: "Iterable[Restriction]") -> bool:
        """Whether a time is apart from another of the same date, so that no row is of both: 11月…，12月…."""
        same = [other for other in others if other.column == self.column and other.first and other.last]
        held = bool(self.first and self.last)
        return held and any(other.first > self.last or other.last < self.first for other in same)


class Piece(Record):
    """One thing asked: a measure, or a count whose noun says of what; with its own restrictions."""

    measure: Measure | None = None
    noun: str = ""
    column: str = ""
    local: tuple[Restriction, ...] = ()
    scalar: Scalar | None = None
    """The same figure within one row, where there is one."""
    rate: bool = False
    stated: bool = False
    """A word for the number itself says that rows are counted (次数, 总数), beside whatever else is asked."""
    mean: bool = False
    """A word for the mean stood apart before it."""
    summed: bool = False
    """A word for the total stands with it, so that no mean said before is of it."""
    per: ColumnRef | DatePart | None = None
    """What it is a mean over the distinct values of (平均每家企业, 月均); one said behind it is of what follows."""


class Extreme(Record):
    """最多, 前三: direction (most least best worst), how many, and by what."""

    direction: str
    limit: int = 1
    column: str = ""
    """Numeric or date column named beside it."""
    piece: Piece | None = None
    intense: bool = False
    """Said of a figure itself (最厉害), never of how many there are (最多)."""
    rows: bool = False
    """最大的三起: rows are put in order, not groups of them."""
    nth: bool = False
    """第三名: only the last of so many is wanted."""
    ends: bool = False
    """The other end of the same figure is asked for as well: 最高和最低的镇."""
    judged: bool = False
    """Its figure is taken for granted, no word names it."""
    thing: str = ""
    """Column of what the extreme is said of by name: 最高的工地, whatever is asked of it."""
    between: bool = False
    """更多: of those named side by side."""


class Draft(Record):
    """The pieces of a question to one ledger."""

    ledger: str
    restrictions: tuple[Restriction, ...] = ()
    having: tuple[Restriction, ...] = ()
    pieces: tuple[Piece, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    extreme: Extreme | None = None
    which: tuple[str, ...] = ()
    """Columns asked for (哪个镇街); empty string for 谁 or 哪个 alone."""
    chosen: tuple[str, ...] = ()
    """Columns named without a role, in order."""
    flags: frozenset[str] = frozenset()
    """list exist latest first when overall difference share each both trend sort.ascending …"""
    share: tuple[Restriction, ...] = ()
    """Restrictions that make the numerator of a share."""
    against: tuple[Restriction, Restriction] | None = None
    """Two sides of a comparison."""
    entity: bool = False
    """The entity is named, so entities are counted, not rows."""
    rows: bool = False
    """Rows are named: 记录, 条."""
    each: str = ""
    """Column whose values each have an extreme of their own."""
    rank: bool = False
    event: str = ""
    """Date column of what the words say was done."""
    gap: bool = False
    """Asked against a figure of the plan."""
    verdict: str = ""
    """met or exceeded: asked whether the plan's figure is kept."""
    instead: Restriction | None = None
    """What the line before was narrowed to, in whose place another of its kind has come: 甲镇…, 乙镇呢."""
    said: tuple[Item, ...] = ()
    """The reduced items it was made of, for the account of the question."""

    @property
    def asks(self) -> bool:
        """Whether anything is asked or restricted at all."""
        return bool(
            self.restrictions
            or self.pieces
            or self.dimensions
            or self.extreme
            or self.which
            or self.chosen
            or self.share
            or self.having
            or self.flags
            or self.against
        )

    @property
    def is_bare(self) -> bool:
        """Whether columns are named and nothing is said of them: 检查结果怎么样."""
        told = self.restrictions or self.pieces or self.dimensions or self.extreme or self.which or self.share
        return bool(self.chosen) and not (told or self.having or self.against or self.rank)

    def leaves_blank(self, name: str) -> bool:
        """Whether the rows are those that leave a column empty, so that nothing of it can be counted."""
        said = (one.condition for one in self.restrictions if one.column == name)
        return any(isinstance(condition, Blank) and not condition.negated for condition in said)


def told_by_row(piece: Piece) -> bool:
    """Whether a list tells a figure row by row: how many there are, or what is reckoned of other columns."""
    return piece.measure is None and (isinstance(piece.scalar, Tally | None) or bool(reckoned(piece.scalar)))


def counts_itself(draft: Draft, ledger: Ledger) -> bool:
    """Whether rows are counted of a thing that has just one: the figure asked for has gone (甲比乙多拿了多少分)."""
    entity = next((column for column in ledger.columns if column.name == ledger.entity), None)
    single = entity is not None and entity.distinct == ledger.rows
    nouns = ("", *words("generic_nouns"))
    counted = all(p.measure is None and p.scalar is None and not p.column and p.noun in nouns for p in draft.pieces)
    told = draft.chosen or draft.extreme or draft.share or draft.having or draft.which
    if not single or not counted or told or not (draft.pieces or draft.against or draft.rank):
        return False
    named = any(part.column == ledger.entity and part.values for part in (*draft.restrictions, *(draft.against or ())))
    return named or any(part.name == ledger.entity for part in draft.dimensions)


def rebound(draft: Draft, moved: Mapping[Condition, Restriction]) -> Draft:
    """The draft with some of its conditions said of another column, in the words that said them as well."""
    restrictions = tuple(moved.get(part.condition, part) for part in draft.restrictions)
    said = tuple(_rebound_word(item, moved) for item in draft.said)
    return replace(draft, restrictions=restrictions, said=said)


def _rebound_word(item: Item, moved: Mapping[Condition, Restriction]) -> Item:
    part = moved.get(item.condition) if item.condition is not None else None
    return replace(item, condition=part.condition, column=part.column) if part else item
