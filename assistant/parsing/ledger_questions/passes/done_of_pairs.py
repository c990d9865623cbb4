"""What was done of an amount, said with the number between: 完成了多少投资, 今年完成了多少投资.

Invariant: where the ledger keeps what was done of it, that is told, and never all there is to do of the rows that
have come to their end.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.pairs import Pair, pairs
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

LAST = 3
"""Items of 完成了, 多少, 投资."""


def done_of_pairs(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 完成了多少投资 as 完成投资多少; a year that its name tells is no date beside it."""
    found = list(items)
    for place in range(len(items) - LAST + 1):
        deed, asked, thing = items[place : place + LAST]
        pair = next((pair for pair in pairs(scope.ledger) if pair.subject == thing.text), None)
        if pair is not None and deed.has("status.done") and asked.has("ask.count") and thing.has("numeric"):
            figure = replace(thing, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, pair.part.name),))
            return (*_without_year(found[:place], pair), figure, asked, *found[place + LAST :])
    return tuple(items)


def _without_year(before: Sequence[Item], pair: Pair) -> Sequence[Item]:
    """What stands before, without the 今年 that 年度完成投资 tells by its name."""
    told = any(year in pair.part.name for year in words("year_openings"))
    said = before and before[-1].has("time") and before[-1].text in words("this_year")
    return before[:-1] if told and said else before
