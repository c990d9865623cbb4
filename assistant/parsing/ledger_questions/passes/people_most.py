"""Numbers of people at their most, figures of a day said of each day, and names that are numbers: 几路车坐的人最多.

Invariant: 人最多 is of the one figure of people that was found and not set beforehand; where two are left, or rows are
people themselves, the words stay as they are.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.items import FIGURE, NAME, Item
from assistant.parsing.ledger_questions.passes.shortages import LACKS
from assistant.parsing.ledger_questions.quantities import like_counts
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.pairs import DONE
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

PERSON, TIMES, HOW_MANY, HALF = "人", "次", "几", 2
NAMES = frozenset(("compare.eq", "join", "ask.which"))
"""Kinds of what stands before a number that a name is made of: 是几路, 哪几路, not 有几路."""
WHICH = frozenset(("ask.which",))
UNKNOWN = frozenset(("unknown", "content"))


def people_at_most(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 人 of 坐的人最多 as the ledger's figure of people."""
    if any(item.is_any(LACKS) for item in items):
        return items  # 缺的人最多 is of how many are missing
    for place, (item, most) in enumerate(pairwise(items)):
        if item.text == PERSON and most.has("superlative") and item.has("classifier"):
            column = _people(scope.ledger)
            if column is None and _several(scope.ledger):
                return (*items[:place], replace(item, kinds=UNKNOWN, weight=1.0), *items[place + 1 :])
            if column is None:
                return items
            sense = (Sense(SenseKind.COLUMN, column.name, cost=0.03),)
            return (*items[:place], replace(item, kinds=FIGURE, senses=sense), *items[place + 1 :])
    return items


def _figures(ledger: Ledger) -> Sequence[Column]:
    """The figures of people, those that were found and not set beforehand before the others."""
    nouns = like_counts(PERSON)
    units = (*nouns, PERSON + TIMES) if ledger.unit_noun not in nouns else ()
    found = [column for column in ledger.columns if column.type.numeric and column.unit in units]
    done = [column for column in found if column.name.startswith(DONE)]
    return done or [column for column in found if not column.name.startswith(words("set_beforehand"))] or found


def _people(ledger: Ledger) -> Column | None:
    """The one figure of people; of 应种人数 and 实种人数 the second."""
    found = _figures(ledger)
    return found[0] if len(found) == 1 else None


def _several(ledger: Ledger) -> bool:
    """Whether no word tells which of several figures of people is meant, so that rows are not counted for it."""
    return len(_figures(ledger)) > 1


def of_each_day(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without 一天 of 平均一天拉多少人, where the one figure of people is a day's anyway."""
    column = _people(scope.ledger)
    daily = column is not None and column.name.startswith(words("day_openings"))
    if not daily or not any(item.text == PERSON for item in items):
        return items
    return tuple(item for item in items if item.text not in words("a_day"))


def which_number(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 是几路, 哪几路 as asking which, where names are made of a number and that word: 12路."""
    for place in range(len(items) - 1):
        asks, named = items[place : place + 2]
        before = items[place - 1] if place else None
        column = _numbered(named, scope) if asks.text == HOW_MANY and asks.end == named.start else None
        if column is None or not (before is None or before.is_any(NAMES)):
            continue
        told = replace(named, kinds=NAME, senses=(Sense(SenseKind.COLUMN, column.name, cost=0.03),))
        which = () if before is not None and before.has("ask.which") else (replace(asks, kinds=WHICH),)
        return (*items[:place], *which, told, *items[place + 2 :])
    return items


def _numbered(named: Item, scope: Scope) -> Column | None:
    """The column, that a word means or the only one, whose names are mostly a number with that word behind."""
    senses = named.sense(SenseKind.COLUMN) if named.has("textual") else ()
    held = [scope.ledger.column(sense.column) for sense in senses[:1]] or scope.ledger.columns
    found = [column for column in held if column.type.textual and _counts_names(column, named.text)]
    return found[0] if len(found) == 1 else None


def _counts_names(column: Column, word: str) -> bool:
    texts = [value.text for value in column.values]
    numbered = sum(_NUMBER.match(text) is not None and word in text for text in texts)
    return numbered * HALF > len(texts)


_NUMBER = re.compile(r"第?[0-9一二三四五六七八九十]+")
