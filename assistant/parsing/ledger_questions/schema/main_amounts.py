"""The amount of money that a ledger is about, where it holds several: 合同金额 beside 预算金额 and 已付金额.

Invariant: one amount or none; what was paid or is owed of another is never the main one. Prevents 1万元以上的采购 from
being refused because a ledger of purchases keeps what was paid as well.
"""

from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import stripped, words

MONEY, TITLE = "元", 2
_LEDGERS = 256
"""Ledgers whose main amount is kept."""


@lru_cache(_LEDGERS)
def main_amount(ledger: Ledger) -> Column | None:
    """The amount that is meant where money is spoken of and no column is named."""
    money = [column for column in ledger.columns if column.unit.endswith(MONEY) and columns.additive(column)]
    whole = [column for column in money if not column.name.startswith(words("lesser_amounts"))]
    called = [column for column in whole if any(word in column.name for word in words("main_amounts"))]
    of_title = [column for column in whole if _stem(column) and _stem(column) in ledger.name]
    titled = [column for column in money if _holds_title(column, ledger)]
    few = next((found for found in (money, called, of_title, whole) if len(found) == 1), [])
    return few[0] if few and (not titled or few[0] in titled) else None


def spending(ledger: Ledger) -> Column | None:
    """The amount that 花了多少 asks for: what was spent (支出), else the main one."""
    spent = [column for column in ledger.columns if column.type.numeric and column.name.endswith(words("spending"))]
    return spent[0] if len(spent) == 1 else main_amount(ledger)


def _holds_title(column: Column, ledger: Ledger) -> bool:
    """Whether a sum is called by what the ledger is of: 中央补贴 in 农机补贴申请, so that 补贴 means no 销售总价."""
    return any(column.name[at : at + TITLE] in ledger.name for at in range(len(column.name) - TITLE + 1))


def _stem(column: Column) -> str:
    """采购 of 采购金额."""
    stem = stripped(column.name, "amount_money_ends")
    return "" if stem == column.name else stem
