"""月均, 平均每天, 周均值: a mean over the days, weeks or months that rows lie in, or the mean of each.

Invariant: of amounts that add up (and of counts) the total is divided by how many months there are; of anything else
月均值 is one mean a month, and beside a month that is named just the mean.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.times.date_groups import ASKS_SPAN, DATE_GROUPS, DAYS
from assistant.parsing.ledger_questions.times.last_periods import PERIODS
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

MEAN = "aggregate.average"
COUNTS = frozenset(("ask.count", "count"))


def with_span_means(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with each mean over a span as 「per」 that span, or as nothing but a grouping, or but a mean."""
    if not any(item.has(MEAN) for item in items) or not any(item.is_any(DATE_GROUPS) for item in items):
        return tuple(items)
    current, adds = list(items), _adds_up(items, scope)
    for place in range(len(current) - 1, -1, -1):
        item, behind = current[place], current[place + 1 : place + 2]
        if item.has(MEAN) and item.is_any(DATE_GROUPS):
            current[place] = _per(item) if adds else replace(item, kinds=item.kinds - _idle(item, items))
        elif behind and {item.has(MEAN), behind[0].has(MEAN)} == {True, False}:
            span, mean = (behind[0], item) if item.has(MEAN) else (item, behind[0])
            made = _per(span) if adds else mean
            if span.is_any(DATE_GROUPS) and (adds or _of_rows(span, items, scope)):
                current[place : place + 2] = [replace(made, start=item.start, end=behind[0].end)]
    return tuple(current)


def _of_rows(span: Item, items: Sequence[Item], scope: Scope) -> bool:
    """Whether things are put in order by their mean row, of which each has one such span: 平均每天来人最多的馆."""
    asked = any(item.has("ask.when") or item.is_any(ASKS_SPAN) or item.text in words("day_nouns") for item in items)
    own = PERIODS.get(span.name_of("group"), "")
    one_each = f"×{own}" in scope.ledger.grain if own else columns.repeats(scope.ledger)
    return one_each and not asked


def _per(item: Item) -> Item:
    return replace(item, kinds=(item.kinds & DATE_GROUPS) | {"per"})


def _adds_up(items: Sequence[Item], scope: Scope) -> bool:
    """Whether rows are counted or amounts are added up, and nothing is put in order."""
    named = [
        scope.ledger.column(sense.column)
        for item in items
        if item.has("numeric") and not item.has("verb")
        for sense in item.sense(SenseKind.COLUMN)[:1]
    ]
    figures = [column for column in named if column.type.numeric]
    counted = any(item.is_any(COUNTS) for item in items)
    ranked = any(item.has("superlative") or item.has("top") for item in items)
    return not ranked and all(map(columns.additive, figures)) and bool(figures or counted)


def _idle(item: Item, items: Sequence[Item]) -> frozenset[str]:
    """What the word does not mean: the grouping, where such a span is named or asked for, else the mean."""
    span = item.name_of("group")
    asked = any(other.is_any(ASKS_SPAN) for other in items)
    named = any(_is_span(other, span) for other in items)
    single = asked or named or span == "day" or _bounds(items)
    return item.kinds & DATE_GROUPS if single else frozenset({MEAN})


def _bounds(items: Sequence[Item]) -> bool:
    """Whether a figure is held against a number, so that things have one mean each: 月均正点率不到九成的线路."""
    numbers = [at for at, item in enumerate(items) if item.quantity is not None and item.time is None]
    said = any(items[at - 1].has("compare") or any(i.has("after") for i in items[at + 1 : at + 2]) for at in numbers)
    return said and any(item.has("textual") for item in items)


def _is_span(item: Item, span: str) -> bool:
    """Whether a time is one of the spans by itself: 11月 one month."""
    time = item.time
    return time is not None and bool(time.first and time.last) and (time.last - time.first).days < DAYS[span]  # type: ignore[operator]
