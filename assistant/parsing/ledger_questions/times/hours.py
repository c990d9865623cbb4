"""Times of the day as conditions on the moments that a ledger keeps: 晚上六点以后.

Invariant: hours are compared as hours, whatever the day; a ledger without moments leaves them unread.
"""

from assistant.model.catalog import ColumnType
from assistant.model.ledger_question import ColumnRef, Comparison, DatePart, Junction, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.words import words
from assistant.text.clocks import ClockMention

WHEN = "时"
"""Says of a bound when it holds."""


def timed(item: Item, clock: ClockMention, scope: Scope) -> Item:
    """晚上六点以后: a condition on the ledger's column of moments; left as it is where there is none."""
    column = next((column for column in scope.ledger.columns if column.type is ColumnType.TIMESTAMP), None)
    if column is None:
        return item
    moment = DatePart("clock", ColumnRef(column.name))
    ends = ((">=", clock.first), ("<=" if clock.closed else "<", clock.last))
    parts = tuple(Comparison(moment, op, Literal(_hour(end))) for op, end in ends if end is not None)
    made = parts[0] if len(parts) == 1 else Junction("and", parts)
    return reduced(item, item, "condition", condition=made, column=f"{column.name} clock")


def _hour(minutes: int) -> str:
    """Minutes since midnight as on a clock."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def is_bound(text: str, start: int, end: int) -> bool:
    """Whether a number with 时 behind it is a bound that holds then, and no hour: 环比不足10时."""
    return text[start:end].endswith(WHEN) and text[:start].rstrip().endswith(words("bounds_before"))
