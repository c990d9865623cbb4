"""Time limits: what is past one, and what one is of where nothing is to be done by it (许可到期, 年检有效期至).

Invariant: what just runs out is overdue whatever the status of its row says of other things.
"""

from datetime import date

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef, Comparison, Condition, Junction, Literal
from assistant.parsing.ledger_questions.schema.columns import limit_column, pending, status_column
from assistant.parsing.ledger_questions.words import words


def overdue(ledger: Ledger, today: date) -> Condition | None:
    """Not done and the limit is past, or the latter of what just runs out (许可到期); None without a limit."""
    limit = limit_column(ledger)
    if limit is None:
        return None
    status = status_of_limit(ledger, limit.name)
    late = Comparison(ColumnRef(limit.name), "<", Literal(today))
    return Junction("and", (pending(status), late)) if status is not None else late


def what_ends(limit: Column) -> str:
    """What a limit is of that just runs out: 年检 of 年检有效期至, 许可 of 许可到期日; empty where no name tells."""
    ends = (limit.name.find(word) for word in words("runs_out") if word in limit.name)
    return limit.name[: min(ends, default=0)]


def status_of_limit(ledger: Ledger, limit: str) -> Column | None:
    """The column that says whether what had that limit is done; None for what just runs out (许可到期)."""
    return None if any(word in limit for word in words("runs_out")) else status_column(ledger)
