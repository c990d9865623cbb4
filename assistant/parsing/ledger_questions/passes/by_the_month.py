"""What a figure is told for anyhow: 一个月 of 月租金 and of 高龄补贴（元/月）, 一年 of 年租金.

Invariant: the words are passed over only beside the question for a figure, where one that is told by that time is kept,
and where nothing beside them says that they are a length: 超过一个月, 一个月以内 stay conditions.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.passes.times_asked_again import TIMES_ASKED_AGAIN
from assistant.parsing.ledger_questions.passes.units_kept import in_kept_units
from assistant.parsing.ledger_questions.quantities import OF_ANY
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.times.kept_periods import kept_part
from assistant.text.lexicon import load

LENGTH = frozenset(("compare", "after", "span", "overdue", "due", "lasts", "early", "more", "since", "few", "than"))
"""Kinds of what beside a time says that it is a length."""
PER = "/"


def by_the_month(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items without a single month or year that only says what the figure asked for is told by."""
    told = told_by(scope.ledger)
    kept = [item for place, item in enumerate(items) if not (_is_one_of(item, told) and _is_bare(items, place))]
    return tuple(kept) if told else tuple(items)


@lru_cache(256)
def told_by(ledger: Ledger) -> frozenset[str]:
    """月 where a figure is in 元/月 or called 月租金: the times that the figures of a ledger are told by."""
    figures = [column for column in ledger.columns if column.type.numeric and not kept_part(column.name)]
    return frozenset(
        time
        for time in load("ledger_schema")["told_by_times"]["words"]
        if any(column.unit.endswith(PER + time) or column.name.startswith(time) for column in figures)
    )


def _is_one_of(item: Item, told: frozenset[str]) -> bool:
    """Whether an item is one of these times: 一个月, and not 1月."""
    if item.quantity is None or item.has("time"):
        return False
    return item.quantity.value == 1 and item.quantity.unit.removeprefix(OF_ANY) in told


def _is_bare(items: Sequence[Item], place: int) -> bool:
    """Whether nothing beside a time says that it is a length."""
    beside = (*items[max(place - 1, 0) : place], *items[place + 1 : place + 2])
    return not any(item.is_any(LENGTH) for item in beside)


TOLD_IN = (
    *TIMES_ASKED_AGAIN,
    Pass(in_kept_units, ({"ask.count"},)),
    Pass(by_the_month, ({"ask.count", "aggregate", "superlative"}, {"quantity"})),
)
"""Passes for what a figure is told in: its unit, and the time it is of."""
