"""What is known of the ledgers: names, columns, types, values, and how well each file was read.

Invariant: a column's ``name`` is the bare name used in SQL (no unit, no bracket); the
header as the office wrote it stays in ``header``.
"""

from datetime import date
from enum import StrEnum

from assistant.records import Record


class ColumnType(StrEnum):
    """Type of a column, as the dictionary writes it."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    TIMESTAMP = "timestamp"
    BOOLEAN = "boolean"

    @property
    def numeric(self) -> bool:
        """Whether sums and averages make sense."""
        return self in (ColumnType.INTEGER, ColumnType.NUMBER)

    @property
    def temporal(self) -> bool:
        """Whether it holds days."""
        return self in (ColumnType.DATE, ColumnType.TIMESTAMP)

    @property
    def textual(self) -> bool:
        """Whether it holds words, which neither add up nor stand in time."""
        return not (self.numeric or self.temporal)


class Value(Record):
    """One distinct value of a text column."""

    text: str
    aliases: tuple[str, ...] = ()
    count: int = 0
    """Rows that hold it."""


class Column(Record):
    """One column of a ledger."""

    name: str
    type: ColumnType
    header: str = ""
    unit: str = ""
    aliases: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    """Distinct values (elements, where a cell holds several) of a text or boolean column; none that are masked."""
    closed: bool = False
    """True when the values are a closed list (dictionary, or few distinct ones)."""
    done: tuple[str, ...] = ()
    multi: str = ""
    """Separator of a several-valued column."""
    personal: bool = False
    good: str = ""
    """「low」, 「high」 or empty."""
    steady: bool = False
    """The same in all rows of an entity that has several: the area of a site, the length of a road."""
    distinct: int = 0
    nulls: int = 0
    first: str = ""
    """Smallest value (ISO date or number as text), for numeric and temporal columns."""
    last: str = ""
    written: str = ""
    """How cells are shown that give less than their type: %Y年%-m月 of days, 年 of numbers; empty otherwise."""

    @property
    def masked(self) -> bool:
        """Whether its cells are shown in part, so that two may be alike and yet not the same."""
        return self.personal and not self.values

    def __hash__(self) -> int:
        """By name alone: the rest is compared where names are equal."""
        return hash(self.name)


class Ledger(Record, eq=False):
    """One ledger = one table, whatever number of files it came from.

    It equals itself alone: to compare the values of one that was read again took longer than to answer.
    """

    name: str
    table: str
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """File names that were read, relative to the ledger folder."""
    source: tuple[str, ...] = ()
    """Clauses that ask for it."""
    grain: str = ""
    entity: str = ""
    """Column that names what a row is about; empty when none does."""
    unit_noun: str = ""
    rows: int = 0
    plan: bool = False
    """True for the tables made from the plan itself."""
    limit: str = ""
    """Column of the time limit that a question speaks of, where several are kept; empty for the first of them."""

    def __hash__(self) -> int:
        """By table alone, so that what is worked out of a ledger can be kept for it."""
        return hash(self.table)

    @property
    def dated(self) -> bool:
        """Whether a column of it holds dates, of which a time may be said."""
        return any(column.type.temporal for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


class LedgerFinding(Record):
    """Something of a ledger file that was doubtful, and what was done about it."""

    file: str
    row: int | None
    """Row number in the file as a spreadsheet shows it (1 = first line); None for the whole file."""
    column: str
    value: str
    reason: str
    action: str
    """What was done: 保留为文本, 按空值处理, 跳过…"""
    fatal: bool = False
    """The file could not be used."""


class Receipt(Record):
    """Count of what became of every row of one file (one sheet): rows_in = loaded + reported + structural."""

    file: str
    sheet: str
    rows_in: int
    """Non-empty rows in the file."""
    loaded: int
    reported: int
    """Rows left out of the table and named in findings (合计, remarks, unreadable)."""
    structural: int
    """Title, header and blank-header rows."""


class Catalog(Record):
    """All ledgers of a folder."""

    ledgers: tuple[Ledger, ...]
    as_of: date | None = None
    sample: bool = False
    findings: tuple[LedgerFinding, ...] = ()
    receipts: tuple[Receipt, ...] = ()

    def __hash__(self) -> int:
        """By the ledgers alone, so that what is worked out of a catalog can be kept for it."""
        return hash(self.ledgers)

    def ledger(self, name: str) -> Ledger:
        """The ledger of that name; KeyError when there is none."""
        for ledger in self.ledgers:
            if ledger.name == name:
                return ledger
        raise KeyError(name)
