"""Which of several time limits a question speaks of: 检定过期 beside 保修截止日期.

Invariant: a limit is told by the deed or the thing it is of; where no word tells, the first by the lexicon is meant.
Prevents 检定过期 from being a guarantee that has run out.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema.limit_columns import LEAST, days_done, limit_columns, of_what
from assistant.parsing.ledger_questions.schema.stems import verb_family
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

SEVERAL = 2
"""Limits from which words have to tell which is meant."""
SAYS = frozenset(("overdue", "due", "passed", "early", "modal", "compare", "sort", "superlative", "more"))
"""Kinds of what is said of a limit."""
NAMES = (SenseKind.COLUMN, SenseKind.VERB)


def with_limit_said(ledger: Ledger, items: Sequence[Item]) -> Ledger:
    """The ledger; of several limits that it keeps with the one that words tell as its own."""
    limits = limit_columns(ledger)
    return _of_one(limits, ledger, items) if len(limits) >= SEVERAL else ledger


def _of_one(limits: Sequence[Column], ledger: Ledger, items: Sequence[Item]) -> Ledger:
    said = next((place for place, item in enumerate(items) if item.is_any(SAYS)), len(items))
    if said == len(items) and not any(item.time for item in items):
        return ledger
    places = ((place, limit) for limit in limits for place in _told_at(limit, ledger, items))
    told = [(_apart(place, said), limit.name) for place, limit in places if not _is_topic(items, place, said)]
    name = min(told)[1] if told else _running_out(limits, items)
    return _with_limit(ledger, name) if name and name != limits[0].name else ledger


def _told_at(limit: Column, ledger: Ledger, items: Sequence[Item]) -> Iterable[int]:
    """Where words stand that name a limit, the deed it is for, or what it is of."""
    what = of_what(limit)
    days = {limit.name, *(day.name for day in days_done(limit, ledger))}
    verbs = frozenset(verb_family(what) if what else ())
    for place, item in enumerate(items):
        named = any(sense.column in days and sense.kind in NAMES for sense in item.senses)
        if named or item.text in verbs or (len(item.text) >= LEAST and what.endswith(item.text)):
            yield place


def _is_topic(items: Sequence[Item], place: int, said: int) -> bool:
    """Whether a word is of what the whole ledger is about, in another part of the question."""
    between = items[min(place, said) : max(place, said)]
    return items[place].has("topic") and any(map(is_break, between))


def _running_out(limits: Sequence[Column], items: Sequence[Item]) -> str:
    """The only day up to which something holds good, of what is said to run out by itself: 过期的药."""
    if not any(item.text.startswith(words("expires")) for item in items):
        return ""
    good = [limit.name for limit in limits if any(word in limit.name for word in words("holds_good"))]
    return good[0] if len(good) == 1 else ""


def _apart(place: int, said: int) -> int:
    """How far a word stands from what is said of a limit, one before it sooner than one behind."""
    return 2 * (said - place) if place < said else 2 * (place - said) + 1


@lru_cache(1024)
def _with_limit(ledger: Ledger, name: str) -> Ledger:
    return replace(ledger, limit=name)
