"""The latest and the earliest of what was done, by how far it lies from its limit: 比计划拖得最久才完成的.

Invariant: the days are those between the limit and the day it was done; what is still open has none, so
逾期最久 by itself stays a matter of today.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.spans import early_or_late
from assistant.parsing.ledger_questions.conditions.time_limits import overdue
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.figures import column_measure
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF, COUNTED = "的", "数"
DAYS_BEHIND = frozenset(("late", "early", "overdue"))
"""What a condition is written as that says again what the extreme is of."""
ALL_ROWS = frozenset(("trend", "share", "both", "difference.difference"))
"""Flags of what is said of all rows together."""
EARLIER = frozenset(("early.early", "more.earlier"))
"""Kinds of what says that the limit was kept by far."""


def furthest_from_limit(scope: Scope, items: Sequence[Item]) -> Item | None:
    """比时限晚得最多才办完, 逾期最久才完成, 提前得最多: an extreme by the days between limit and deed."""
    if any(item.has("count.noun") and not item.text.startswith(words("day_nouns")) for item in items):
        return None  # 迟报次数最多 counts how often
    if any(item.has("value") and item.text.startswith(tuple(NEGATIONS)) for item in items):
        late = overdue(scope, items)  # 拖得最久没销号 took no time yet
        return late and replace(late, kinds=frozenset({"extreme", "scalar"}), written="longest")
    early = any(item.is_any(EARLIER) for item in items)
    kind = frozenset({"early.early" if early else "early.late"})
    gap = early_or_late(scope, (replace(items[0], kinds=kind), *items))
    if gap is None:
        return None
    made = reduced(items[0], items[-1], "extreme", scalar=gap.scalar, noun=gap.noun, written="longest")
    return replace(made, kinds=frozenset({"extreme", "scalar"}))


def most_days(scope: Scope, items: Sequence[Item]) -> Item | None:
    """提前天数最多, where the days are a word of their own."""
    return furthest_from_limit(scope, items) if items[0].text.endswith(f"{words('day_nouns')[0]}{COUNTED}") else None


def mean_days(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均提前天数: the mean of the days of those that were early."""
    counted = items[1].text.endswith(f"{words('day_nouns')[0]}{COUNTED}")
    gap = early_or_late(scope, items[1:2]) if counted else None
    if gap is None:
        return None
    made = column_measure(scope, (items[0], replace(gap, kinds=gap.kinds | {"scalar"})))
    return replace(made, end=items[-1].end) if made is not None else None


def told_in_days(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 最晚 as the most days behind the limit where 晚了几天 follows, which says nothing further."""
    place = next((place for place, item in enumerate(items) if item.has("extreme")), None)
    again = _days_again(items, place + 1) if place is not None else None
    if place is None or again is None:
        return tuple(items)
    extreme = items[place]
    if not extreme.has("scalar"):
        made = _by_days(extreme, items[again], scope)
        if made is None:
            return tuple(items)
        extreme = made
    return (*items[:place], extreme, *items[place + 1 : again], *items[again + 1 :])


def with_days_shown(draft: Draft) -> Draft:
    """The draft without 过了多少天 where a list tells the days of each row, which it asks for where no mean is."""
    told = [part.written for part in draft.restrictions if part.scalar is not None] if draft.pieces else []
    if not told:
        return draft
    plain = all(piece.measure is None and piece.scalar is None for piece in draft.pieces)
    tally = any(part.written == "tally" for part in draft.restrictions)
    nouns = words("sort_nouns") if tally else words("day_nouns")
    days = plain and all(piece.noun in nouns for piece in draft.pieces)
    if not days or any(flag.startswith("aggregate") for flag in draft.flags):
        return draft
    apart = not DAYS_BEHIND.issuperset(told) or draft.dimensions or draft.extreme or draft.flags & ALL_ROWS
    if apart and "ask.list" not in draft.flags:
        return draft
    return replace(draft, pieces=(), rows=draft.rows or not apart, flags=draft.flags | {"ask.list"})


def _by_days(extreme: Item, said: Item, scope: Scope) -> Item | None:
    """最晚 as an extreme of the days that ``said`` is about."""
    if extreme.text.removesuffix(OF) not in words("date_extremes"):
        return None
    kinds = frozenset({"more.earlier" if said.written == "early" else "more.later"})
    return furthest_from_limit(scope, (replace(extreme, kinds=kinds),))


def _days_again(items: Sequence[Item], first: int) -> int | None:
    """Where a later part of the question says 晚了 before the number of days that it asks for."""
    for place in range(first, len(items) - 1):
        asks = items[place + 1].has("asked") and items[place + 1].noun in words("day_nouns")
        if asks and items[place].written in DAYS_BEHIND and any(map(is_break, items[first:place])):
            return place
    return None


RULES: tuple[Rule, ...] = (
    Rule(
        "比期限最晚做",
        "than|passed|compare.gt temporal|due|planned more|early|overdue? modal? superlative status.done|verb|value?",
        furthest_from_limit,
        "比计划拖得最久才完成的锅炉",
    ),
    Rule(
        "晚得最多",
        "early.early|early.late|more.later|more.earlier|overdue modal|count superlative status.done|verb|value?",
        furthest_from_limit,
        "提前得最多的任务",
    ),
    Rule("平均提前天数", "aggregate early.early|early.late ask.count?", mean_days, "提前完成的任务平均提前天数"),
    Rule("提前天数最多", "early.early|early.late superlative status.done|value?", most_days, "提前天数最多的任务"),
    Rule(
        "晚得最久才做",
        "early.early|early.late|overdue? superlative.longest|superlative.slow status.done|value",
        furthest_from_limit,
        "逾期最久才办完的任务",
    ),
)
"""Rules that come before those for what was done late or early at all."""
