"""What should have been and was not, as one figure of a row: 该打没打的有多少人, 应到未到的人数, 缺口10人以上的岗位.

Invariant: both figures are kept in the row, and no other two could be meant; where none are, a deed that should be
done and was not stays a matter of states and time limits.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison, Literal
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.balances import balances
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.passes.shortages import LACKS, stocked, with_shortages
from assistant.parsing.ledger_questions.passes.stocks import IN_STORE
from assistant.parsing.ledger_questions.quantities import reckoned
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.balanced import BALANCE
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF, LESS = "的", "少"
RANKED = frozenset(("superlative", "top"))
ABOUT, NUMBERED = frozenset(("ledger", "textual")), frozenset(("quantity", "compare", "ask", "after"))
"""Kinds of what is lacking, and of what says how much of it."""
AMOUNTS = frozenset(("count", "numeric", "measure", "superlative"))
"""Kinds of what asks how much was lacking."""
LONGEST = 6
"""Items at most of what is due and was not done."""


def short_of_due(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 该打没打 and 缺口 as what there should be without what there is."""
    for place in range(len(items)):
        end = _end(items, place)
        pair = _pair(scope) if end else None
        if pair is not None:
            return (*items[:place], _gap(items, place, end, pair), *short_of_due(_behind(items[end:]), scope))
    return items


def _gap(items: Sequence[Item], place: int, end: int, pair: tuple[Column, Column]) -> Item:
    """How much is lacking; that any is, where the words only say of which: 有缺口的乡镇."""
    scalar = Arithmetic("-", ColumnRef(pair[0].name), ColumnRef(pair[1].name))
    first, last, name = items[place], items[end - 1], pair[0].name
    if _is_had(items, place, end):
        some = Comparison(scalar, ">", Literal(0, pair[0].unit))
        return reduced(first, last, "condition", condition=some, column=name)
    made = reduced(first, last, "scalar", scalar=scalar, noun=pair[0].unit, column=name)
    return replace(made, text=reckoned(scalar))


def _is_had(items: Sequence[Item], place: int, end: int) -> bool:
    """Whether 有 stands before what is lacking, or before the things that are, and no number behind it."""
    before = next((item for item in reversed(items[:place]) if not item.is_any(ABOUT)), None)
    numbered = any(item.is_any(NUMBERED) for item in items[end : end + 1])
    return before is not None and before.has("have") and not numbered


def _behind(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """What follows, without the word for those who are lacking, or for their number: 应到没到的人, 应种未种的人数."""
    who = (
        items[0].text == OF and (items[1].text in words("people_nouns") or items[1].has("count"))
        if items[1:]
        else False
    )
    return items[2:] if who else items


def _end(items: Sequence[Item], place: int) -> int:
    """Where 该打没打 or 缺口 ends that begins there; 0 where none does."""
    if items[place].text in words("shortages"):
        ranked = any(item.is_any(RANKED) for item in items[place + 1 : place + 2])
        return 0 if ranked else place + 1
    if not items[place].text.startswith(words("dues")):
        return 0
    texts = [item.text for item in items[place : place + LONGEST]]
    found = _twice().match("".join(texts))
    lengths = list(accumulate(map(len, texts)))
    return place + lengths.index(found.end()) + 1 if found and found.end() in lengths else 0


@cache
def _twice() -> re.Pattern[str]:
    """A deed that is due, and the same denied."""
    due, denied = ("|".join(sorted(words(key), key=len, reverse=True)) for key in ("dues", "not_yet_done"))
    return re.compile(f"(?:{due})(.{{1,4}}?)[而却还但]?(?:{denied})\\1[到上了过完]?")


def _pair(scope: Scope) -> tuple[Column, Column] | None:
    """What there should be and what there is, where only one figure is kept so."""
    held = stocked(scope)
    return held[0] if len(held) == 1 else None if held else columns.due_and_done(scope.ledger)


def put_on_record(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items without 登记了 before 多少老人: all that are kept were put on record."""
    asked = {at for at, (item, after) in enumerate(pairwise(items)) if item.has("filled") and after.has("ask.count")}
    return tuple(item for at, item in enumerate(items) if at not in asked)


def fell_short(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 少停的 and 少停了几天的 as those that did less than was due; no number of days is asked for."""
    pair = columns.due_and_done(scope.ledger)
    if pair is None:
        return items
    names = {column.name for column in pair}
    for place in range(len(items) - 2):
        less, deed = items[place : place + 2]
        vague = items[place + 2].has("ask.count") and place + 4 < len(items)
        end = place + 2 + (2 if vague and items[place + 3].has("classifier") else 0)
        known = {sense.column for sense in deed.senses} & names
        figure = any(item.is_any(AMOUNTS) for item in items[end + 1 : end + 2])  # 少停的天数 is how much
        if less.text == LESS and known and deed.start == less.end and items[end].text == OF and not figure:
            scalar = Arithmetic("-", *(ColumnRef(column.name) for column in pair))
            some = Comparison(scalar, ">", Literal(0, pair[0].unit))
            made = reduced(less, items[end - 1], "condition", condition=some, column=pair[0].name)
            return (*items[:place], made, *items[end:])
    return items


SHORT_OF_DUE = (
    Pass(fell_short, ({"more.less"}, {OF})),
    Pass(put_on_record, ({"filled"}, {"ask.count"})),
    Pass(balances, ({BALANCE, *words("saves")},)),
    Pass(short_of_due, ({"modal", "numeric", *words("shortages")},)),
    *IN_STORE,
    Pass(with_shortages, (LACKS, {"ask.count", "superlative", "plan.gap"})),
)
