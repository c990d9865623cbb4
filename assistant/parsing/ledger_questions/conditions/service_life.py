"""How old things are: 过了使用年限还在用的, 建成超过40年的 where only the year is kept, 跑了8年以上的.

Invariant: the years run from the ledger's first day of a row, or from the year that a column keeps; 建成超过40年 is
not every bridge whose 建成年份 is a number above 40.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.model.catalog import Column
from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison, Literal
from assistant.parsing.ledger_questions.items import DATE, Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.quantities import in_days, numeric_column, operator
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.superlatives import lasts
from assistant.parsing.ledger_questions.times.default_dates import is_acquired
from assistant.parsing.ledger_questions.times.years import is_year
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

BEYOND, GONE = frozenset(("passed", "compare.gt")), frozenset(("passed",))
"""Kinds of what stands before the years that are over, and behind them."""
EARLIEST = frozenset(("superlative.least",))
"""Kinds of what comes first of all."""
BOUND = frozenset(("quantity", "numeric", "time"))
"""Kinds of what the years are held against themselves."""
YEARS, A_YEAR = "年", 1000
"""What ages are counted in, and the least that is a year by itself."""
YEAR = Decimal("365.25")
"""Days of a year, leap years and all."""


def beyond_its_years(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 过了使用年限 as more days since the row's first than those years hold."""
    start = columns.date_column(scope.ledger)
    for place, item in enumerate(items):
        years = _years(item, scope)
        span = _span(items, place) if years is not None else (place, place)
        if years is None or start is None or span[0] == span[1]:
            continue
        used = Arithmetic("-", Literal(scope.today), ColumnRef(start.name))
        over = Comparison(used, ">", Arithmetic("*", ColumnRef(years.name), Literal(YEAR)))
        made = reduced(items[span[0]], items[span[1]], "condition", condition=over, column=years.name)
        return (*items[: span[0]], made, *items[span[1] + 1 :])
    return items


def used_longest(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 用得最久 as the earliest of the day, or the year, on which things came to be there."""
    start = _came(scope)
    place = next((at for at, item in enumerate(items) if item.has("superlative.longest")), 0)
    first = place - 1 - int(place > 1 and items[place - 1].text in words("extent_marks"))
    if start is None or not place or items[first].text not in words("lasts_as") or _is_told(items, place, scope):
        return items
    used = items[first]
    day = Item(used.start, used.end, start.name, DATE, (Sense(SenseKind.COLUMN, start.name),))
    return (*items[:first], day, replace(items[place], kinds=EARLIEST), *items[place + 1 :])


def _came(scope: Scope) -> Column | None:
    """The first day of a thing, or the only year that is kept of it."""
    years = [column for column in scope.ledger.columns if is_year(column)]
    return columns.date_column(scope.ledger) if is_acquired(scope) else years[0] if len(years) == 1 else None


def _is_told(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether a length of time is named that the longest is of."""
    named = (numeric_column(scope, item) for item in items[max(place - 3, 0) : place + 2] if item.has("numeric"))
    return any(column is not None and lasts(column.name, scope) for column in named)


def aged(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 建了30年以上 as so many years since the year, or the first day, that the ledger keeps."""
    for place, item in enumerate(items):
        quantity = item.quantity
        if quantity is None or quantity.unit != YEARS or quantity.value >= A_YEAR or not place:
            continue
        first = _first(items, place)
        last = place + int(any(after.has("after") for after in items[place + 1 : place + 2]))
        since = _since(items[first : first + 2], scope)
        op = operator(items[first + 1 : last + 1])
        if since is None or op == "=":
            continue
        length, today = (quantity, scope.today.year) if is_year(since) else (in_days(quantity), scope.today)
        age = Arithmetic("-", Literal(today), ColumnRef(since.name))
        over = Comparison(age, op, Literal(columns.number(length.value), "" if is_year(since) else length.unit))
        made = reduced(items[first], items[last], "condition", condition=over, column=since.name, scalar=age)
        return (*items[:first], made, *items[last + 1 :])
    return items


def _first(items: Sequence[Item], place: int) -> int:
    """Where the word stands that tells from when on, a comparison and 了 passed over."""
    first = place - 1
    while first and (items[first].has("compare") or items[first].text in words("done_marks_bare")):
        first -= 1
    return first


def _since(items: Sequence[Item], scope: Scope) -> Column | None:
    """The column of the year that a word names; the day a thing came to be there where 跑了 is of nothing else."""
    item, over = items[0], any(said.text.endswith(words("over_marks")) for said in items)
    named = [scope.ledger.column(sense.column) for sense in item.sense(SenseKind.COLUMN)]
    built = item.text.rstrip("".join(words("done_marks_bare")))
    kept = [column for column in scope.ledger.columns if built and column.name.startswith(built)]
    year = next((column for column in (*named, *kept) if is_year(column)), None)
    used = (item.has("unknown") or item.has("lasts")) and not item.has("verb")
    deed = used and over and is_acquired(scope)
    return year if year is not None else columns.date_column(scope.ledger) if deed else None


def _years(item: Item, scope: Scope) -> Column | None:
    """The figure of how many years a thing is meant to last."""
    column = numeric_column(scope, item)
    return column if column is not None and column.name.endswith(words("service_lives")) else None


def _span(items: Sequence[Item], place: int) -> tuple[int, int]:
    """From where to where it is said that the years are over; an empty span where it is not."""
    before, behind = items[max(place - 1, 0) : place], items[place + 1 : place + 2]
    if any(item.is_any(GONE) for item in behind):
        return place, place + 1
    bounds = any(item.is_any(BOUND) for item in behind)
    return (place - 1 if any(item.is_any(BEYOND) for item in before) and not bounds else place), place


AGES = (
    Pass(beyond_its_years, ({"numeric"}, {"passed", "compare.gt"})),
    Pass(used_longest, ({"superlative.longest"}, words("lasts_as"))),
)
"""Passes for how old things are."""
