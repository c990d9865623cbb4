"""同比 beside a figure whose own of the year before is kept: 同比增幅, 同比增长多少, 同比下降的.

Invariant: how far a figure has moved is only worked out of two columns where no column tells it already.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Function, Measure, Scalar
from assistant.parsing.ledger_questions.items import FIGURE, Item, reduced
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.before import column_before
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

MOVES = frozenset(("difference.rise", "difference.fall", "direction"))
ASKS = frozenset(("ask.count", "asked", "superlative", "share.percent", "compare"))
"""Kinds of what behind 增长 asks how far, and not only whether."""
RATE = "率"
MOVED = frozenset(("difference.rise", "difference.fall", "more"))
"""Kinds of what behind two figures says which of them is more, so that 百分之几 asks by what part of the second."""
LESS = frozenset(("difference.fall", "more.less"))
PASSED_OVER = frozenset(("aggregate.sum", "topic", "unknown"))
"""Kinds of what stands between a figure of one time and 比: 2023年的总营收比2022年."""


def _beside_a_year_ago(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 去年同期 behind 用电比 as the figure of a year ago that is kept beside it."""
    for place in range(len(items) - 2):
        figure, than, *behind = items[place : place + 4]
        column = numeric_column(scope, figure) if than.has("than") and figure.has("numeric") else None
        before = column_before(scope.ledger, column) if column is not None else None
        size = next((n for n in (2, 1) if "".join(i.text for i in behind[:n]) in words("a_year_ago")), 0)
        if before is None or not size or not before.name.startswith(words("a_year_ago")):
            continue
        last = behind[size - 1]
        ago = Item(behind[0].start, last.end, before.name, FIGURE, (Sense(SenseKind.COLUMN, before.name),))
        return (*items[: place + 2], ago, *items[place + 2 + size :])
    return items


def with_growth(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 同比增幅 behind a figure as its rate of growth, and without 同比 before a bare 增长的."""
    items = _beside_a_year_ago(items, scope)
    for place in range(1, len(items) - 1):
        figure, since, move = items[place - 1 : place + 2]
        column = numeric_column(scope, figure) if since.text in words("year_on_year") else None
        before = column_before(scope.ledger, column) if column is not None else None
        if column is None or before is None or not move.is_any(MOVES):
            continue
        behind = items[place + 2 :]
        rate = bool(behind) and behind[0].text == RATE
        told = move.text.endswith(words("growth_nouns")) or rate
        if told or (behind and behind[0].is_any(ASKS)):
            last = behind[0] if rate else move
            return (*items[: place - 1], _growth((figure, last), column, before), *behind[rate:])
        return (*items[:place], *items[place + 1 :])
    return items


def grown(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 比…增长百分之几 as what is worked out, of two columns or of one in two times."""
    return by_what_part(with_growth_over(items, scope))


def with_growth_over(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 2023年营收比2022年增长百分之几, a column against another, as how far the one is from the other."""
    for place in range(1, len(items) - 3):
        than, second, move, asked = items[place : place + 4]
        quickest = asked.has("superlative.quick")  # 增长最快 is no 增长最多
        if not (than.has("than") and move.is_any(MOVED) and (asked.has("share.percent") or quickest)):
            continue
        opening = _figure_before(items, place)
        column, other = (numeric_column(scope, item) for item in (items[opening], second))
        if column is None or other is None or column == other or column.unit != other.unit:
            return items
        turned = (other, column) if move.is_any(LESS) else (column, other)
        made = _growth((items[opening], move if quickest else asked), *turned, over=other)
        return (*items[:opening], made, *items[place + 3 + (not quickest) :])
    return items


def by_what_part(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with 比2021年增长百分之几, a time held against another, in one: it asks for no column of changes."""
    for place in range(len(items) - 3):
        than, time, move, asked = items[place : place + 4]
        if than.has("than") and time.time is not None and move.is_any(MOVED) and asked.has("share.percent"):
            both = replace(reduced(move, asked, "than"), kinds=move.kinds | asked.kinds)
            return (*items[: place + 2], both, *items[place + 4 :])
    return items


def _figure_before(items: Sequence[Item], place: int) -> int:
    """Where the figure that is held against another stands: right before 比, or before what only goes on from it."""
    at = place - 1
    while at > 0 and not items[at].has("numeric") and items[at].is_any(PASSED_OVER):
        at -= 1
    return at


def _growth(said: Sequence[Item], column: Column, before: Column, over: Column | None = None) -> Item:
    """How far a figure is from that of the year before, or from another, in parts of ``over``; of sums and rows."""
    now, then, whole = (Aggregate(Function.SUM, ColumnRef(one.name)) for one in (column, before, over or before))
    name = f"{column.name}比{before.name}增幅" if over is not None else f"{column.name}同比"
    made = Measure(name, _rate(now, then, whole), "%", (over or before).name)
    in_row = _rate(*(ColumnRef(one.name) for one in (column, before, over or before)))
    told = reduced(said[0], said[-1], "measure", measure=made, column=column.name, scalar=in_row, written="rate")
    return replace(told, noun="%")


def _rate(now: Scalar, then: Scalar, whole: Scalar) -> Scalar:
    return Arithmetic("/", Arithmetic("-", now, then), whole)
