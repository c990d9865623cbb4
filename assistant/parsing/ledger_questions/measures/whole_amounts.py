"""Amounts that are no part done of another, whatever stands beside them: 合同金额 beside 预算金额.

Invariant: a share of such an amount is that of some of its rows. Prevents 中小企业合同金额占比 from being the contracts
over the budget.
"""

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.quantities import is_part_done
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.stems import called


def is_all_there_is(named: Item, figure: Column) -> bool:
    """Whether a word is for the rows, or for an amount that is no part done of another."""
    if is_part_done(figure):
        return False
    rows = named.has("ledger") and not named.has("value")
    return rows or (named.text in called(figure) and columns.additive(figure))
