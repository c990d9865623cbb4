"""What 花了多少 asks for where no noun says whether of money or of days: 上半年领药花了多少.

Invariant: one sum of money is meant, what was spent before what was set (决算金额 beside 预算金额); of several none is.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.amounts_said import money_told_by
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS, aggregated, asked_for
from assistant.parsing.ledger_questions.quantities import MONEY, only_amount
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.main_amounts import spending
from assistant.parsing.ledger_questions.words import words


def spent(scope: Scope, items: Sequence[Item]) -> Item | None:
    """The amount of money that the words ask for; None where they may ask for days, or no amount is meant."""
    money = items[-1].noun in ("", *words("money_nouns")) and items[0].text.startswith(words("spends"))
    ledger = scope.ledger
    column = only_amount(ledger, MONEY) or money_told_by(items[0], ledger) or spending(ledger) if money else None
    if column is None:
        return None
    return asked_for(items, measure=aggregated(column, *FUNCTIONS["sum"]), column=column.name)
