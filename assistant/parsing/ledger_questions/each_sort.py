"""Sorts and names told one by one, or asked for, by the noun they end with: 每类锅炉, 各分馆, 哪家律师事务所.

Invariant: only those that end with the noun are told, and it is no word of one of them alone.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.class_nouns import is_class
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

ELSE = frozenset(("value", "column"))
ABOUT = ELSE | {"ledger"}
"""Kinds of a word that is more than the end of some names, and of one that may be what the rows are about."""


def each_sort(scope: Scope, items: Sequence[Item]) -> Item | None:
    """每类锅炉: a noun for several sorts, split by them."""
    if not items[0].text.endswith(words("sorts")):
        return each_named(scope, items)
    sense = next((sense for sense in items[-1].senses if is_class(sense, items[-1].text)), None)
    if sense is None:
        return None
    column = scope.ledger.column(sense.column)
    whole = column_stem(column) == items[-1].text  # 各类家庭 of 家庭类型 are all of them
    return _split(items, column, () if whole else sense.values)


def each_named(scope: Scope, items: Sequence[Item]) -> Item | None:
    """各分馆: a noun that some of a column's few names end with, told one by one."""
    for sense in items[-1].sense(SenseKind.PART) if not items[-1].is_any(ELSE) else ():
        column = scope.ledger.column(sense.column)
        held = tuple(value.text for value in column.values if value.text.endswith(items[-1].text))
        if column.distinct < scope.ledger.rows and len(held) > 1:
            return _split(items, column, held)
    return None


def which_named(scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪家律师事务所: one of those of a column of names that end so; of 哪个锅炉 no sort is asked."""
    named = items[-1]
    for sense in named.sense(SenseKind.PART) if not named.is_any(ABOUT) else ():
        column = scope.ledger.column(sense.column)
        held = tuple(value.text for value in column.values if value.text.endswith(named.text))
        if column.distinct < scope.ledger.rows and len(held) > 1 and not column.name.endswith(words("type_suffixes")):
            made = reduced(items[0], named, "which", column=column.name)
            return replace(made, kinds=frozenset({"which", "condition"}), condition=columns.among(column, held))
    return None


def _split(items: Sequence[Item], column: Column, held: tuple[str, ...]) -> Item:
    """Each value of a column, or each of those held, told by itself."""
    made = reduced(
        items[0], items[-1], "dimension", dimension=dimension_of(column.name), column=column.name, written="each"
    )
    if not held:
        return made
    kinds = frozenset({"dimension", "split.each", "condition"})
    return replace(made, kinds=kinds, condition=columns.among(column, held))
