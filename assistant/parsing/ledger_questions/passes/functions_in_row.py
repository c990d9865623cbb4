"""Several words for how one figure is taken, in a row: 金额最高、最低、平均各是多少; 最大值、最小值和平均值.

Invariant: all of them are told of the one figure beside them, or none. Prevents the two that a rule knows as a pair
from leaving the third over, and a 最高 among figures from picking out whose it is.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import ColumnRef
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.figures import ENDS, FUNCTIONS
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break

BETWEEN = frozenset(("join", "ask.count", "compare.eq", "classifier", "filler", "group.each"))
"""Kinds of what may stand between two such words, or behind the last of them."""
NAMES = frozenset(("ask.which", "ask.who", "ask.when"))
"""Kinds of what asks whose figure an extreme is: 哪个镇户数最多、共几户."""
PAIR, ROW = 2, 3
OF = "的"


def with_functions_in_row(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with such words and the figure they are of as one item with all of its figures."""
    places = [place for place, item in enumerate(items) if _function(item)]
    named = any(item.is_any(NAMES) for item in items)
    if named or len(places) < PAIR or not all(map(_between, _inside(items, places))):
        return items
    first, last = places[0], places[-1]
    functions = tuple(dict.fromkeys(_function(items[place]) for place in places))
    if len(functions) < len(places) or not _in_row(items[first : last + 1], functions):
        return items
    before = _nearest(items[:first][::-1])
    behind = next(iter(items[last + 1 :]), None)
    figure = _one_figure(before, behind)
    column = numeric_column(scope, figure) if figure is not None else None
    if figure is None or column is None or (figure is before and not _ends_row(behind)):
        return items
    own = {"scalar": ColumnRef(column.name), "column": column.name, "noun": column.unit, "written": column.name}
    end = _end(items, items.index(figure) if figure is behind else last)
    start = items.index(figure) if figure is before else first
    return (*items[:start], reduced(items[start], items[end], "ends", values=functions, **own), *items[end + 1 :])


def _function(item: Item) -> str:
    """The figure that a word asks for: 平均, 最大值, 最高; empty when none."""
    word = item.name_of("aggregate")
    return word if word in FUNCTIONS else ENDS.get(item.name_of("superlative"), "")


def _inside(items: Sequence[Item], places: Sequence[int]) -> list[Item]:
    """What stands between the first and the last of such words and is none."""
    return [items[place] for place in range(places[0], places[-1]) if place not in places]


def _between(item: Item) -> bool:
    return item.is_any(BETWEEN) or item.text == OF


def _in_row(run: Sequence[Item], functions: Sequence[str]) -> bool:
    """Three of them; or two, joined, of which one is an end by a superlative and the other none."""
    if len(functions) >= ROW:
        return any(item.has("aggregate") for item in run)
    mixed = any(item.has("aggregate") for item in run) and any(item.has("superlative") for item in run)
    return mixed and len(run) == ROW and run[1].has("join") and not is_break(run[1])


def _nearest(items: Sequence[Item]) -> Item | None:
    """The first that is no 的."""
    return next((item for item in items if item.text != OF), None)


def _one_figure(before: Item | None, behind: Item | None) -> Item | None:
    """The figure at one end of the row; None where both ends or neither name one."""
    named = [item for item in (before, behind) if item is not None and item.has("numeric")]
    return named[0] if len(named) == 1 else None


def _ends_row(behind: Item | None) -> bool:
    """Whether nothing behind says whose the figures are: 最高、平均的乡镇."""
    return behind is None or behind.is_any(BETWEEN)


def _end(items: Sequence[Item], last: int) -> int:
    """The place of the last word that only asks for the figures."""
    while last + 1 < len(items) and items[last + 1].is_any(BETWEEN - {"join"}):
        last += 1
    return last
