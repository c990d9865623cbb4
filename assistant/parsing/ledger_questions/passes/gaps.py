"""Which of two sides is ahead, and by how much: 2023年比2022年涨了10分及以上的, 跟上届比，本届名次靠后的.

Invariant: such a number bounds a change and never a figure itself; 10分及以上 is no lowest mark.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import in_unit, operator
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.records import replace

GAP = "gap"
"""Kind of what says how far two sides are apart."""
DIRECTION = frozenset(("more", "difference.rise", "difference.fall"))
"""Kinds of what says which of two sides has more."""
TURNED = "than.turned"
"""Kind of a 比 between two sides of which the second is the one that is spoken of."""
LAID_OUT = 5
"""Words of 跟第十一届比，第十二届."""
ENDS = {"first": frozenset({"more.earlier"}), "last": frozenset({"more.later"})}
"""What 靠前的 and 靠后的 say of two."""
FIGURES = frozenset(("numeric", "count", "measure", "scalar", "stated"))
"""Kinds of what may be held against the same of another time: 投资不如2022年, 检查次数多于10月."""
HOLDS = frozenset(("compare.gt", "compare.lt", "unlike"))
"""Kinds of what holds a figure against its own of another time."""
HELD = (FIGURES, HOLDS, frozenset(("dated",)))
"""Kinds without which no figure is held against its own of another time."""
MORE, LESS = "more.more", "more.less"
BESIDE = frozenset(("compare", "both"))
"""Kinds of what may stand between a direction and its number: 涨了超过10分."""


def turned(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with 跟第十一届比，第十二届… as 比 between the two, of which the second is spoken of."""
    place = next((at for at in range(len(items) - LAID_OUT + 1) if _is_laid_out(items[at : at + LAID_OUT])), None)
    if place is None:
        return items
    _, first, than, _, second = items[place : place + LAID_OUT]
    return (*items[:place], first, replace(than, kinds=frozenset({TURNED})), second, *items[place + LAID_OUT :])


def _is_laid_out(items: Sequence[Item]) -> bool:
    """Whether items are 跟, a value, 比, a comma and another value of the column."""
    opening, first, than, comma, second = items
    opens = opening.has("than") or opening.has("join")
    sides = [item.sense(SenseKind.VALUE)[:1] for item in (first, second)]
    alike = all(sides) and len({side[0].column for side in sides}) == 1
    dated = first.time is not None and second.time is not None
    return opens and than.has("than") and is_break(comma) and (alike or dated)


def above_or_below(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with 投资不如2022年, where the figure is one of another time, as 比 and which of the two has more."""
    place = next((at for at in range(1, len(items) - 1) if _holds_against(items, at)), None)
    if place is None:
        return items
    than, side = replace(items[place], kinds=frozenset({"than.than"})), items[place + 1]
    way = MORE if items[place].has("compare.gt") else LESS
    behind = items[place + 2 :]
    said = [item for item in behind[:1] if item.has("more") and items[place].has("unlike")]  # 不如2022年多
    way = LESS if said and said[0].has(MORE) else MORE if said else way
    direction = Item(side.end, said[0].end if said else side.end, "", frozenset({way}))
    return (*items[:place], than, side, direction, *behind[len(said) :])


def _holds_against(items: Sequence[Item], place: int) -> bool:
    """Whether 超过 or 不如 stands between a figure and a time, of which another was named before."""
    if not items[place].is_any(HOLDS) or not items[place + 1].has("dated"):
        return False
    before, column = items[:place], items[place + 1].column
    told = before[-1].is_any(FIGURES) or (before[-1].has("dated") and any(item.is_any(FIGURES) for item in before))
    return told and any(item.has("dated") and item.column == column for item in before)


def behind_or_ahead(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with 靠后的 behind 比 and what a place is held against as which of the two is behind."""
    return tuple(
        replace(item, kinds=ENDS[item.name_of("top")])
        if item.has("top")
        and _held_against(items, place)
        and not any(after.quantity for after in items[place + 1 :][:1])
        else item
        for place, item in enumerate(items)
    )


def _held_against(items: Sequence[Item], place: int) -> bool:
    than, side = (items[place - 2 : place]) if place > 1 else (None, None)
    against = than is not None and side is not None and than.has("than") and _is_side(side)
    return against or (place > 1 and _is_told_of_two(items[:place]))


def _is_side(item: Item) -> bool:
    """Whether an item is a time or a value, that a figure may be held against."""
    return item.condition is not None or item.has("value")


def with_gaps(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with a number behind 比…涨了 as how far two times are apart."""
    place = next((at for at in range(len(items)) if _goes(items, at)), None)
    if place is None:
        return items
    number = next((at for at in range(place + 1, len(items)) if not items[at].is_any(BESIDE)), len(items))
    if number == len(items) or not items[number].quantity or items[number].time is not None:
        return items
    last = number + (number + 1 < len(items) and items[number + 1].has("after"))
    if any(item.has("asked") or item.has("ask.count") for item in items[number + 1 : last + 2]) and last == number:
        return items
    op = operator(items[place + 1 : last + 1])
    made = reduced(items[place + 1], items[last], GAP, quantity=items[number].quantity)
    made = replace(made, written=">=" if op == "=" else op)
    return (*items[: place + 1], made, *items[last + 1 :])


def _goes(items: Sequence[Item], place: int) -> bool:
    """Whether a direction stands right behind the side that a figure is held against, or the figure of two such."""
    before = [item for item in items[:place] if not item.has("unknown")]
    against = len(before) > 1 and _is_side(before[-1]) and before[-2].has("than")
    return items[place].is_any(DIRECTION) and (against or _is_told_of_two(before))


def _is_told_of_two(before: Sequence[Item]) -> bool:
    """Whether a figure stands behind the two sides of it: 跟第十一届比，第十二届名次."""
    return any(item.has(TURNED) for item in before) and before[-1].has("numeric")


def bound_of(gap: Item, unit: str) -> tuple[str, Literal, bool]:
    """The comparison, the number in a figure's unit, and whether it is a part of the other side: 增长10%以上."""
    assert gap.quantity is not None, gap
    part = gap.quantity.percent and not unit.startswith("%")
    number = Literal(columns.number(gap.quantity.value / 100)) if part else in_unit(gap.quantity, unit)
    return gap.written, number, part
