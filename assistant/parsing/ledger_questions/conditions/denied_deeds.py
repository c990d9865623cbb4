"""Days of deeds that one word denies: 返回日期 of 没回来, 检测日期 of 没检测的.

Invariant: the deed is that of a date column's own name, or of the verbs that mean the same.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.spans import long_undone
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.stems import column_stem, verb_family
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.records import replace

DENIED, DEED = frozenset({"negate"}), frozenset({"verb"})


def denied_day(item: Item, scope: Scope) -> str:
    """The date column of what a word says was not done; empty where there is none."""
    deed = stripped(item.text, "particles").lstrip(NEGATIONS)
    dates = (column for column in scope.ledger.columns if column.type.temporal and deed)
    stems = ((column.name, column_stem(column)) for column in dates)
    told = ((name, (stem, *(stem.removeprefix(word) for word in words("which_time")))) for name, stem in stems)
    return next((name for name, names in told if any(deed in verb_family(one) for one in names)), "")


def long_unmeasured(scope: Scope, items: Sequence[Item]) -> Item | None:
    """半年以上没检测的, where 没检测的 is one word."""
    said, name = items[-1], denied_day(items[-1], scope)
    if not name:
        return None
    deed = replace(said, start=said.start + 1, kinds=DEED, senses=(Sense(SenseKind.VERB, name),))
    return long_undone(scope, (*items[:-1], replace(said, end=said.start + 1, kinds=DENIED), deed))
