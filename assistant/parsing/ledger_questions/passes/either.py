"""Both sides of a yes or no, told apart: 装没装在线监测的各几家, 在不在禁燃区里各多少.

Invariant: a column is split by only where groups are asked for and it holds just two values.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Blank, Membership
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.items import DATE, NAME, Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.columns import pending
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

ASKS = frozenset(("either", "ask.exist", "ask.yes"))
"""Kinds of what asks whether."""
SPLITS = frozenset(("group.each", "group.split", "group.by"))
"""Kinds of what asks for groups."""
PARTED = SPLITS | {"share", "dimension", "difference", "more", "than", "short", "minus", "superlative", "extreme"}
"""Kinds of what has its own way with both sides."""
TELLS = frozenset(("asked", "which", "ask.which", "ask.who", "ask.list", "ask.count", "measure", "scalar", "extreme"))
"""Kinds of what asks for more than yes or no."""
EVERY = frozenset(("both", "all", "every"))
"""Kinds of what says that all of it is meant."""
YES = frozenset({"ask.yes"})
WHOLE = frozenset({"ask.whole"})
THINGS = frozenset(("all", "ledger", "textual", "topic", "rows", "dimension"))
"""Kinds of what is counted on both sides."""
PAUSE = "，"
"""Parts two figures."""
REACH = 3
"""Words behind the question word among which what it asks of stands."""


def told_apart(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 装没装 and the column it is about turned into what figures are split by."""
    asks = next((place for place, item in enumerate(items) if item.is_any(ASKS)), None)
    if asks is None or not any(item.is_any(SPLITS) for item in items):
        return items
    first, last, name = _about(items, asks, scope)
    if not name:
        return items
    made = reduced(items[first], items[last], "dimension", dimension=dimension_of(name), column=name)
    behind = items[last + 1 :]
    rest = (item for at, item in enumerate(behind) if not _merely_each(item, behind[at + 1 :]))
    return (*items[:first], made, *rest)


def both_sides(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 禁燃区内外 before figures as what they are split by: all values of a column restrict nothing."""
    if any(item.is_any(PARTED) for item in items):
        return items
    return tuple(
        reduced(item, item, "dimension", dimension=dimension_of(item.column), column=item.column, written="each")
        if _is_both(item, scope)
        else item
        for item in items
    )


def _is_both(item: Item, scope: Scope) -> bool:
    made = item.condition
    if not isinstance(made, Membership) or made.negated or not item.text.endswith(words("opposites")):
        return False
    return {value.text for value in scope.ledger.column(item.column).values} == set(made.values)


STATES = frozenset(("plan.met", "plan.exceeded", "status", "value"))
"""Kinds of what 不 at the end asks for by yes or no: 达标不, 合格不."""


def whether_at_end(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with the 没有 of 结了没有 and 备案了没有, behind which nothing stands, as asking for yes or no."""
    return tuple(
        replace(item, kinds=YES) if place and _closes(items, place) else item for place, item in enumerate(items)
    )


def _closes(items: Sequence[Item], place: int) -> bool:
    before, item, behind = items[place - 1], items[place], items[place + 1 : place + 2]
    ends = not behind or is_break(behind[0])
    done = before.end == item.start and before.text.endswith(words("done_marks_bare"))
    done = done or (item.text in words("denied_in_short") and before.end == item.start and before.is_any(STATES))
    return item.text in words("denied_at_end") and done and ends


def asked_of_all(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 都整改完了吗, 拆完了没有 asking for what is not: a list of what is done would answer nothing."""
    place = next((at for at, item in enumerate(items) if item.written == "done" and item.condition is not None), None)
    if place is None or not _asks_whether(items[place + 1 :]) or any(item.is_any(TELLS) for item in items):
        return items
    column, before = scope.ledger.column(items[place].column), items[:place]
    one = any(item.condition is not None and item.column == scope.ledger.entity for item in before)
    every = any(item.is_any(EVERY) for item in before) or items[place].text.endswith(words("done_wholly"))
    if one or not every or not column.done:
        return items
    left = replace(items[place], condition=pending(column), values=(), written="pending")
    asks = (replace(item, kinds=WHOLE) if item.has("ask.yes") else item for item in items[place + 1 :])
    return (*before, left, *asks)


def asked_of_row(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 按时报了吗, in a part of its own behind a question, as the column that tells it of the row.

    So is 校验过了没有 of a row that is named: a day that is not there is what is asked, and no reason to find no row.
    """
    place = next((at for at, item in enumerate(items) if item.has("ask.yes") and not item.has("ask.exist")), 0)
    said = items[place - 1] if place else None
    day = said is not None and isinstance(said.condition, Blank)
    if said is None or not (said.values or day) or not said.column or items[place + 1 :]:
        return items
    start = next((at for at in range(place - 1, -1, -1) if is_break(items[at])), 0)
    asked = any(item.is_any(TELLS) for item in items[:start])
    beside = [item for item in items[start : place - 1] if item.condition is not None]
    alone = day and bool(beside) and all(item.values and item.column == scope.ledger.entity for item in beside)
    if not alone and (beside or not asked):
        return items
    sense = Sense(SenseKind.COLUMN, said.column)
    kinds = DATE if day and scope.ledger.column(said.column).type.temporal else NAME
    named = replace(said, kinds=kinds, senses=(sense,), condition=None, values=(), column="", written="")
    return (*items[: place - 1], named)


def _asks_whether(behind: Sequence[Item]) -> bool:
    """Whether nothing stands behind what is done but a word that asks for yes or no."""
    return bool(behind) and all(item.has("ask.yes") or is_break(item) for item in behind) and behind[0].has("ask.yes")


def counted_apart(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with 完成和没完成的各几项 asking twice: what is done, and whatever is not, are two figures."""
    for place in range(len(items) - 2):
        first, join, last = items[place : place + 3]
        behind = items[place + 3 :]
        asks = next((at for at, item in enumerate(behind) if item.has("asked")), None)
        opposite = {first.written, last.written} == {"done", "pending"} and first.column == last.column
        if opposite and join.has("join.and") and asks is not None and all(map(_only_splits, behind[:asks])):
            asked = replace(behind[asks], start=join.start, end=join.start)
            pause = replace(join, text=PAUSE, kinds=frozenset({"join.and"}))
            return (*items[: place + 1], asked, pause, last, *behind[asks:])
    return items


def _only_splits(item: Item) -> bool:
    """Whether an item stands between what is said and how many are asked for: 的秸秆堆各."""
    return item.condition is None and item.is_any(SPLITS | THINGS)


def _about(items: Sequence[Item], asks: int, scope: Scope) -> tuple[int, int, str]:
    """From where to where, and of which column it is asked whether: 湿法作业达不达标, 装没装视频监控."""
    before, behind = items[max(asks - 1, 0)], items[asks + 1 : asks + 2]
    named = _two_sided(before, scope)
    if named and any(sense.column == named for item in behind for sense in item.sense(SenseKind.VALUE)):
        return asks - 1, asks + 1, named
    if named and items[asks].has("either"):
        return asks - 1, asks, named
    for place in range(asks + 1, min(asks + 1 + REACH, len(items))):
        name = _two_sided(items[place], scope)
        if name:
            again = any(_two_sided(item, scope) == name for item in items[place + 1 : place + 2])
            return asks, place + again, name
    return asks, asks, ""


def _merely_each(item: Item, behind: Sequence[Item]) -> bool:
    """Whether 各 only asks for the figure of each side, and splits by no column of its own."""
    return item.is_any(SPLITS) and not any(after.has("textual") for after in behind[:1])


def _two_sided(item: Item, scope: Scope) -> str:
    """The column of two values that a word speaks of; empty where it speaks of none, or of several."""
    names = {sense.column for sense in item.senses if sense.column}
    found = [name for name in names if len(scope.ledger.column(name).values) == len(words("yes_and_no"))]
    return found[0] if len(found) == 1 else ""
