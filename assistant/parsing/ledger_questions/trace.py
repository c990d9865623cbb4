"""How a reading of the ledgers came about: tables, price, items, rules; worded only when somebody wants to see it.

Invariant: a trace keeps what the reader had in hand and works nothing out before it is asked to.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.reading import Word
from assistant.records import Record


class Trace(Record):
    """What is told of one reading."""

    tables: str
    price: float
    raw: Sequence[Item] = ()
    fired: Sequence[str] = ()
    parts: "tuple[Trace, ...]" = ()
    """Of a reading over several tables: how each part was read."""
    lost: Sequence[Word] = ()
    """Words understood that are not in the question."""

    def lines(self) -> tuple[str, ...]:
        """The tables with the price; the items and the rules that fired, or those of the parts."""
        head = f"{self.tables}  代价 {self.price:.2f}"
        if self.parts or not self.raw:
            return head, *(line for part in self.parts for line in part.lines()), *self._left_over()
        rules = f"  规则：{'、'.join(self.fired)}"
        return head, "  " + " ".join(map(_shown, self.raw)), *self._left_over(), rules

    def _left_over(self) -> tuple[str, ...]:
        """The line that names the lost words, if there are any."""
        return (f"  未用上：{'、'.join(word.text for word in self.lost)}",) if self.lost else ()


def _shown(item: Item) -> str:
    kinds = "/".join(sorted(item.kinds)) if not item.has("unknown") else f"？{item.weight:.2f}"
    return f"{item.text}({kinds})"
