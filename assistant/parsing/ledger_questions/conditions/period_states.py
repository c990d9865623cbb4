"""Periods of a row that are over, have begun, or have not yet: 错峰停产期还没结束的企业, 错峰还没开始的, 错峰结束了的.

Invariant: only what the two days of a period are called by says so; 结束 of any other thing stays a status. Prevents
a period that still runs from being read as something still to be put right.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import ColumnRef, Comparison, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import words
from assistant.text.lexicon import load


def not_yet(scope: Scope, items: Sequence[Item]) -> Item | None:
    """还没结束: its last day is to come, or is today; 还没开始: its first day is to come."""
    return _bounded(scope, items, {"from": ">", "to": ">="})


def by_now(scope: Scope, items: Sequence[Item]) -> Item | None:
    """结束了: its last day is past; 开始了: its first day has come."""
    said = items[-1].text
    done = said.endswith(words("came_about")) or said.startswith(words("so_far")) or items[-1].has("status.done")
    return _bounded(scope, items, {"from": "<=", "to": "<"}) if done else None


def _bounded(scope: Scope, items: Sequence[Item], operators: dict[str, str]) -> Item | None:
    """The day of the period that the last word speaks of, against today."""
    pair = columns.period_columns(scope.ledger)
    if pair is None:
        return None
    for ends in load("ledger_schema")["periods"]:
        for end, column in zip(("from", "to"), pair, strict=True):
            if ends[end] in items[-1].text and ends[end] in column.name:
                made = Comparison(ColumnRef(column.name), operators[end], Literal(scope.today))
                return reduced(items[0], items[-1], "condition", condition=made, column=column.name)
    return None
