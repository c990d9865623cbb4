"""Names that the words beside them say what they are of: 几处工程没填检查日期, 学校名单和人数, 写明学校和期限.

Invariant: what is asked for beside a name is shown, and what is said of a cell is said of the one named behind it
where another stands before. Prevents 几处工程没填检查日期 from counting those that have no name.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.parsing.ledger_questions.conditions.bindings import blank
from assistant.parsing.ledger_questions.items import DATE, FIGURE, Item
from assistant.parsing.ledger_questions.passes.as_many_named import those_named
from assistant.parsing.ledger_questions.passes.grades_given import GRADES_GIVEN
from assistant.parsing.ledger_questions.passes.other_side import BOUNDS, ENDS, with_other_side
from assistant.parsing.ledger_questions.passes.passes import Pass, alone
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

LISTS = frozenset(("ask.list", "ask.who"))
WHICH, TEXT = "哪", frozenset(("column", "textual", "part"))
AND_WHAT = "呢"
LIGHT = 0.11
"""Most that a word at the end weighs which asks for nothing of its own: 的, 呢."""


def blank_behind(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没填 between two names as said of the one behind it: 工程没填检查日期, 工程里没写备注的."""
    for place, (said, cell) in enumerate(pairwise(items)):
        thing = _spoken_of(items[:place])
        between = thing is not None and said.has("blank") and cell.has("column") and not cell.headed
        made = blank(scope, (said, cell)) if between and said.end == cell.start else None
        if thing is not None and made is not None and not _names(thing, made.column):
            return (*items[:place], made, *items[place + 2 :])
    return items


def _spoken_of(before: Sequence[Item]) -> Item | None:
    """The name that stands last, be it with 里 behind it."""
    named = before[:-1] if before and before[-1].text in words("inside") else before
    return named[-1] if named and named[-1].has("textual") else None


def _names(item: Item, column: str) -> bool:
    return any(sense.column == column for sense in item.sense(SenseKind.COLUMN))


def which_of_names(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 哪几家 before a name that is not the ledger's own thing as asking for it: 哪几家机构办过班."""
    made = list(items)
    for place, (asked, named) in enumerate(pairwise(items)):
        whose = asked.has("ask.who") and asked.text.startswith(WHICH) and asked.end == named.start
        if whose and named.has("textual") and named.kinds <= TEXT and not _names(named, scope.ledger.entity):
            made[place] = replace(asked, kinds=frozenset({"ask.which"}))
    return tuple(made)


def shown_beside(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 人数 and 期限 behind 和 in a list as the figure that was spoken of and the ledger's limit."""
    made = list(items)
    for place in range(2, len(items)):
        before, join, item = items[place - 2 : place + 1]
        listed = any(one.is_any(LISTS) for one in items[:place]) and join.has("join.and") and not is_break(join)
        if listed and before.is_any(LISTS | {"column"}):
            made[place] = _figure(item, items[:place], scope) or _limit(item, scope) or item
    return tuple(made)


def _figure(item: Item, before: Sequence[Item], scope: Scope) -> Item | None:
    """人数 of the 就餐人数 that was held against a number."""
    if not item.has("count.noun"):
        return None
    named = (column for one in before if one.has("numeric") and (column := numeric_column(scope, one)) is not None)
    names = [column.name for column in named if column.name.endswith(item.text)]
    return replace(item, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, names[0]),)) if names else None


def _limit(item: Item, scope: Scope) -> Item | None:
    """期限 as the ledger's column of limits."""
    limit = columns.limit_column(scope.ledger)
    if limit is None or not item.has("due") or item.text not in words("limit_nouns"):
        return None
    return replace(item, kinds=DATE, senses=(Sense(SenseKind.COLUMN, limit.name),))


def asked_within(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with a 多少 behind a figure that ends the question: 床位有多少张，其中护理型的呢."""
    ends = items[-1].text == AND_WHAT
    opens = (place for place, item in enumerate(items) if item.has("within") or (ends and is_break(item)))
    place = max(opens, default=len(items))
    figure, rest = items[place + 1 : place + 2], items[place + 2 :]
    asked = [item for item in items[:place] if item.has("ask.count")]
    told = any(item.has("numeric") or (item.has("value") and rest) for item in figure)
    if not asked or not told or not all(item.is_light(LIGHT) for item in rest):
        return items
    again = Item(figure[0].end, figure[0].end, asked[0].text, asked[0].kinds)
    return (*items[: place + 2], again)


def set_beside(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without the 比 of A跟B比，各是多少, where no difference is asked for."""
    apart = any(item.is_any(frozenset(("more", "difference", "times", "points"))) for item in items)
    place = next((place for place, (one, than) in enumerate(pairwise(items), 1) if _ends_pair(one, than)), 0)
    if apart or not place or not any(item.has("group.each") for item in items[place:]):
        return items
    pair = (replace(i, kinds=i.kinds - {"than.than"}) if i.has("join.and") else i for i in items[:place])
    return (*pair, *items[place + 1 :])


def _ends_pair(value: Item, than: Item) -> bool:
    return value.has("value") and than.has("than") and not than.has("join")


NAMES_BESIDE = (
    GRADES_GIVEN,
    Pass(those_named, ({"value"}, words("pointing"), {"classifier"})),
    Pass(with_other_side, ({"join"}, ENDS | BOUNDS)),
    Pass(blank_behind, ({"blank"}, {"textual"})),
    Pass(which_of_names, ({"ask.who"}, {"textual"})),
    Pass(shown_beside, (LISTS, {"join.and"}, {"count.noun", "due"})),
    Pass(alone(asked_within), ({"within", "呢"}, {"ask.count"}, {"numeric", "value"})),
    Pass(alone(set_beside), ({"than"}, {"group.each"}, {"value"})),
)
"""What runs before the rules, in this order."""
