"""Which end of a period a time beside it is: 停产到1月底, 延到12月20日, 11月15日开始停产.

Invariant: only a ledger whose rows begin and end on days of their own has such ends; 到11月底 that opens a part of a
question is all that lies before.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.text.dates import TimeMention

ABOUT = frozenset(("ledger", "topic", "inside"))
"""Kinds of a word for what lasts so long."""


def said_to_end(items: Sequence[Item], place: int, scope: Scope) -> str:
    """The date that a time beside 延到, 停产到 is of: the end of the period, else the limit; empty for none."""
    pair, limit = columns.period_columns(scope.ledger), columns.limit_column(scope.ledger)
    if place and items[place - 1].has("until"):
        return pair[1].name if pair is not None else limit.name if limit is not None else ""
    lasts = place > 1 and items[place - 1].text in words("reaching") and items[place - 2].is_any(ABOUT)
    return pair[1].name if lasts and pair is not None else ""


def said_to_begin(items: Sequence[Item], place: int, time: TimeMention, scope: Scope) -> str:
    """The first day of a period where what lasts stands right behind 11月15日开始; empty for none."""
    pair = columns.period_columns(scope.ledger)
    opens = time.relation == "since" and time.text.endswith(words("beginning"))
    about = any(item.is_any(ABOUT) for item in items[place + 1 : place + 2])
    return pair[0].name if opens and about and pair is not None else ""


def opens_part(found: Sequence[Item]) -> bool:
    """Whether a 到 that stands last opens a part of the question: 到11月底，…."""
    return bool(found) and found[-1].text in words("reaching") and (len(found) == 1 or is_break(found[-2]))
