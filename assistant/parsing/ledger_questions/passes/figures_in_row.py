"""One bound for several figures in a row: 2014年，2015年以及2016年产值都超过20亿; 收盘价或增发价高于6元.

Invariant: figures before a comma are only taken in where they are times of one figure, or a word says that it holds for
all; of 列出面积，产值超过20亿的园区 the first is asked for and bounds nothing.
"""

from collections.abc import Iterator, Sequence

from assistant.parsing.ledger_questions.conditions.numbers import several_compared
from assistant.parsing.ledger_questions.items import FAMILIAR, Item
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.column_families import PERIOD, families, stretch
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

PASSED = frozenset(("filler", "topic", "both", "any", "lasts", "modal", "compare.eq", "span", "planned"))
"""Kinds of what may stand between figures and their bound."""
ALL, EITHER = frozenset(("both", "group")), "join.or"


def figures_in_row(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with the first such row as one condition."""
    for place in range(1, len(items)):
        end = _bound_end(items, place)
        run = _run(items[:place], scope) if end else []
        made = _condition(run, items[place:end], items[:place], scope) if run else None
        if made is not None:
            return (*items[: run[0][0]], made, *items[end:])
    return items


def _bound_end(items: Sequence[Item], place: int) -> int:
    """Where a bound ends that begins there (超过20亿, 20亿以上); 0 where none does."""
    compares = items[place].has("compare") and not items[place].has("compare.eq")
    number = place + compares
    if number >= len(items) or items[number].quantity is None:
        return 0
    after = number + 1 < len(items) and items[number + 1].has("after")
    return number + 1 + after if compares or after else 0


def _run(before: Sequence[Item], scope: Scope) -> list[tuple[int, Item]]:
    """The figures that stand in a row right before a bound, each with its place, the first first."""
    found: list[tuple[int, Item]] = []
    joined = True
    for place in range(len(before) - 1, -1, -1):
        item = before[place]
        if joined and item.has("numeric") and numeric_column(scope, item) is not None:
            found.append((place, item))
            joined = False
        elif item.has("join") and item.text not in words("adding"):
            joined = True
        elif not (item.is_any(PASSED) or item.is_light(FAMILIAR)):
            break
    return found[::-1]


def _condition(
    run: Sequence[tuple[int, Item]], bound: Sequence[Item], before: Sequence[Item], scope: Scope
) -> Item | None:
    """The row and its bound as one condition; None where the words before a comma are no part of it."""
    between = before[run[0][0] :]
    told = any(item.is_any(ALL) for item in between)
    row = [_of_same_figure(item, run[-1][1], scope) for _, item in run]
    named = [one for item in row for one in _stretch(item, scope)]
    parted = any(is_break(item) for item in between)
    times = all(item.has(PERIOD) for _, item in run[:-1])
    if len(named) < 2 or (parted and not (told or times)):
        return None
    how = [item for item in between if item.is_any(ALL) or item.has(EITHER)]
    made = several_compared(scope, (*named, *how, *bound))
    return replace(made, start=run[0][1].start, end=bound[-1].end) if made is not None else None


def _of_same_figure(item: Item, last: Item, scope: Scope) -> Item:
    """A time in the row as that of the figure named last: 2012年 of PE beside EPS, where 市盈率 stands behind."""
    named = {sense.column for sense in last.sense(SenseKind.COLUMN)[:1]}
    rows = [{name for _, name in family.members} for family in families(scope.ledger)]
    held = next((names for names in rows if named & names), set())
    meant = tuple(sense for sense in item.sense(SenseKind.COLUMN) if sense.column in held)
    return replace(item, senses=meant) if item.has(PERIOD) and meant else item


def _stretch(item: Item, scope: Scope) -> Iterator[Item]:
    """The figures of all times from the first to the last: 2014年 to 2016年."""
    ends = tuple(dict.fromkeys(sense.column for sense in item.sense(SenseKind.COLUMN)))
    names = stretch(scope.ledger, *ends) if item.has(PERIOD) and len(ends) == 2 else ()
    yield from (replace(item, senses=tuple(replace(sense, column=name) for sense in item.senses[:1])) for name in names)
    if not names:
        yield item
