"""How a reading of the ledgers came about: tables, price, items, rules; worded only when somebody wants to see it.

Invariant: an account keeps what the reader had in hand and works nothing out before it is asked to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.parsing.ledger_questions.items import Item


@dataclass(frozen=True, slots=True)
class Account:
    """What is told of one reading."""

    tables: str
    price: float
    raw: Sequence[Item] = ()
    fired: Sequence[str] = ()
    parts: "tuple[Account, ...]" = ()
    """Of a reading over several tables: how each part was read."""

    def lines(self) -> tuple[str, ...]:
        """The tables with the price; the items and the rules that fired, or those of the parts."""
        head = f"{self.tables}  代价 {self.price:.2f}"
        if self.parts or not self.raw:
            return head, *(line for part in self.parts for line in part.lines())
        return head, "  " + " ".join(map(_shown, self.raw)), f"  规则：{'、'.join(self.fired)}"


def _shown(item: Item) -> str:
    kinds = "/".join(sorted(item.kinds)) if not item.has("unknown") else f"？{item.weight:.2f}"
    return f"{item.text}({kinds})"
