"""Values from one to another, where they are numbered in a row: 2021赛季到2023赛季, 1号线至5号线, 第9周到第11周.

Invariant: all that lie between belong to the span; values that are no numbers of one sort make none.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.text.numeral_value import piece, value_of


def values_between(scope: Scope, items: Sequence[Item]) -> Item | None:
    """Two values of one column with 到 between them, as all from the one to the other."""
    first, last = items[0], items[-1]
    column = next((column for column in scope.ledger.columns if column.name == first.column), None)
    if column is None or first.column != last.column or len(first.values) != 1 or len(last.values) != 1:
        return None
    numbers = _numbers(column)
    ends = [numbers.get(item.values[0]) for item in (first, last)]
    low, high = ends
    if low is None or high is None or low >= high:
        return None
    values = tuple(text for text, number in sorted(numbers.items(), key=lambda pair: pair[1]) if low <= number <= high)
    return reduced(first, last, "condition", condition=columns.among(column, values), column=column.name, values=values)


def _numbers(column: Column) -> dict[str, Decimal]:
    """Each value with its number, where all are one text but for that."""
    found: dict[str, Decimal] = {}
    frames = set[str]()
    for value in column.values:
        said = re.search(piece(), value.text)
        number = value_of(said[0]) if said is not None else None
        if said is None or number is None:
            return {}
        found[value.text] = number
        frames.add(value.text[: said.start()] + value.text[said.end() :])
    return found if len(frames) == 1 else {}
