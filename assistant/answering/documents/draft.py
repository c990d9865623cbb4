"""What a composer makes of a question, before it becomes an Answer."""

from datetime import date

from assistant.model.answer import Cell, Figure
from assistant.records import Record


class Draft(Record):
    """The facts that answer and their wording; ``clauses`` most relevant first."""

    text: str
    units: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    values: tuple[Figure, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    notes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
