"""Words of grammar that are only a piece of a longer word: 辖区 of 市辖区, which are not all there are; 别报 of 分别报,
同一个月 of 合同一个月内到期.

Invariant: a value that one ledger writes out is torn in no other, so that none answers for all of them instead.
"""

from collections.abc import Mapping, Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.text.segment import Token

SAME_DAY = "sameday"


def without_torn(grammar: Sequence[Item], senses: Mapping[int, Sequence[Item]], tokens: Sequence[Token]) -> list[Item]:
    """The words of grammar without those for all that end, or stand inside, a value, and those cut out of others."""
    wholes = [item for item in grammar if item.has("all") and len(item.text) > 1]
    values = [item for items in senses.values() for item in items if _is_written_out(item)] if wholes else []
    torn = [item for item in wholes if any(value.start < item.start and item.end <= value.end for value in values)]
    torn += [item for item in grammar if item.has("except") and any(item.cuts(other) for other in _apart(grammar))]
    torn += [item for item in grammar if item.has(SAME_DAY) and any(one.start < item.start < one.end for one in tokens)]
    return [item for item in grammar if item not in torn]


def _apart(grammar: Sequence[Item]) -> list[Item]:
    """The words for one by one, whose end begins no word for what is left out: 分别 of 分别报了."""
    return [item for item in grammar if item.has("group.each") and len(item.text) > 1]


def _is_written_out(item: Item) -> bool:
    """Whether an item is a value by its very text."""
    return any(item.text in sense.values for sense in item.sense(SenseKind.VALUE))
