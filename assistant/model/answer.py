"""The answer object of the contract, and nothing else.

Invariant: ``units``, ``clauses``, ``dates`` and ``values`` hold what answers the
question; every figure in ``answer`` comes from them or from ``rows``.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from assistant.records import Record


class Kind(StrEnum):
    """What sort of answer it is; the value is the contract's ``kind``."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    TASKS = "tasks"
    DEADLINE = "deadline"
    TARGET = "target"
    FREQUENCY = "frequency"
    BASIS = "basis"
    TASKFORCE = "taskforce"
    TEXT = "text"
    LEDGER_REQUIRED = "ledger_required"
    STAT = "stat"
    DOCUMENT = "document"
    LEDGER = "ledger"
    JOINT = "joint"
    HELP = "help"
    CLARIFY = "clarify"
    REFUSE = "refuse"


Cell = str | int | float | bool | Decimal | date | None
"""One cell of a result."""


class Figure(Record):
    """A figure of the plan that answers: indicator op value unit, with its clause."""

    indicator: str
    op: str
    value: Decimal
    unit: str
    clause: str


class Gauge(Record):
    """A measured figure beside the plan's figure, for a bar on the screen."""

    label: str
    actual: Decimal
    target: Decimal
    op: str
    unit: str


class Answer(Record):
    """One answer. ``id``, ``session``, ``elapsed_ms`` are filled by the shell that asked."""

    question: str
    kind: Kind
    answered: bool
    understood: str
    answer: str
    units: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    values: tuple[Figure, ...] = ()
    sql: str | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    choices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    gauge: Gauge | None = None
    elapsed_ms: float = 0.0
    error: str | None = None
    trace: tuple[str, ...] = ()
    """Lines of --explain: mentions, readings with their costs."""

    @property
    def of_rows(self) -> bool:
        """Whether it is told from rows of the ledgers."""
        return self.kind in (Kind.LEDGER, Kind.JOINT)
