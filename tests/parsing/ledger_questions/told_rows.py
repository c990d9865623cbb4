"""Whether an answer tells the rows that a case wants: as many, each with the cells that are written down for it."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.model.answer import Answer


def check_rows(answer: Answer, rows: Sequence[Sequence[object]]) -> None:
    """Fails with what was understood where the rows are others; cells not written down may be anything."""
    held = [set(map(_shown, row)) for row in answer.rows]
    assert len(held) == len(rows), (answer.understood, answer.rows)
    assert all(any(set(map(_shown, row)) <= one for one in held) for row in rows), (answer.understood, held)


def _shown(cell: object) -> str:
    return f"{cell:.4f}" if isinstance(cell, int | float | Decimal) else str(cell)
