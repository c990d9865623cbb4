"""What the money of a ledger is called by what it is for: 工程款 of 学校维修工程, 资助款, 资助金 of 学生资助发放.

Invariant: such a word names the one amount of money that a ledger keeps, and of several none: it only says then what
they are for, and the deed beside it (付了多少) tells which is meant.
"""

from collections.abc import Iterator

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.schema.column_names import Cut
from assistant.parsing.ledger_questions.schema.columns import additive
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped, words

LEAST, COST, MONEY = 2, 0.04, "元"


def sums_named(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """(word, sense) for each word of the ledger's name with a noun for money behind it."""
    money = [column.name for column in ledger.columns if additive(column) and column.unit.endswith(MONEY)]
    if not money:
        return
    sense = Sense(SenseKind.COLUMN, money[0], cost=COST) if len(money) == 1 else Sense(SenseKind.LEDGER, cost=COST)
    title = cut(stripped(ledger.name, "ledger_suffixes"))
    yield from ((f"{word}{noun}", sense) for word in title if len(word) >= LEAST for noun in words("sums_for"))
