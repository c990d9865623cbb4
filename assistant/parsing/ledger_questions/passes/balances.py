"""Words that set two figures of a row against each other without naming them: 入不敷出, 跟预算比省下多少, 超重几吨.

Invariant: the ledger keeps just one figure on either side, or the one that is named; where it keeps none the word
stays unread. Prevents 跟预算比 from being passed over beside a sum of what was spent.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison
from assistant.parsing.ledger_questions.items import FIGURE, Item, reduced
from assistant.parsing.ledger_questions.quantities import numeric_column, reckoned
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.balanced import BALANCE, two_sides
from assistant.parsing.ledger_questions.schema.main_amounts import main_amount
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

SAVED = "saved"
MEASURED = frozenset(("ask.count", "superlative", "top", "quantity", "compare", "after", "aggregate", "classifier"))
"""Kinds of what behind the word asks how much, or says it."""
SIDES = frozenset(("value", "time", "part"))
"""Kinds of those that may be held against each other."""
HELD = {"over": "more.more", SAVED: "more.less"}
MEANS = frozenset(("aggregate.average", "aggregate.sum", "aggregate.maximum"))


def balances(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with such a word, and the figures named for it, as how far those are apart, or that one is larger."""
    place = next((place for place in range(len(items)) if _is_balance(items, place)), None)
    side = _of_sides(items, place) if place is not None else ""
    if place is not None and side:
        return _more_spent(items, place, side, scope)
    pair = _pair(items, place, scope) if place is not None else None
    if place is None or pair is None:
        return items
    kept = _without_figures(items[:place], pair, scope)
    made = _made(items, place, pair)
    return (*kept, made, *items[place + 1 :])


def _more_spent(items: tuple[Item, ...], place: int, side: str, scope: Scope) -> tuple[Item, ...]:
    """The items with 多花 as more of the sum that is named, else of the main one; as they are where none is meant."""
    said = items[place]
    more = (replace(said, kinds=frozenset({side})), *items[place + 1 :])
    if any(item.has("numeric") or item.text in words("money_nouns") for item in items):
        return (*items[:place], *more)
    main = main_amount(scope.ledger)
    if main is None:
        return items
    figure = Item(said.start, said.start, main.name, FIGURE, (Sense(SenseKind.COLUMN, main.name),))
    return (*items[:place], figure, *more)


def _of_sides(items: Sequence[Item], place: int) -> str:
    """What 多花 of 甲比乙多花多少 says of two that are held against each other: more.more, or more.less of 少花."""
    than = next((at for at, item in enumerate(items[:place]) if item.has("than")), 0)
    sides = (items[:than], items[than + 1 : place])
    if not than or not all(any(item.is_any(SIDES) for item in side) for side in sides):
        return ""
    return HELD.get(items[place].name_of(BALANCE), "")


def _is_balance(items: Sequence[Item], place: int) -> bool:
    asked = any(item.has("ask.count") or item.has("superlative") for item in items[place + 1 : place + 2])
    return items[place].has(BALANCE) or (asked and items[place].text in words("saves"))


def _pair(items: Sequence[Item], place: int, scope: Scope) -> tuple[Column, Column] | None:
    """The figure that is the larger by the word, and the other; those named go first."""
    named = [column for item in items if item.has("numeric") and (column := numeric_column(scope, item))]
    return two_sides(scope.ledger, items[place].name_of(BALANCE) or SAVED, named)


def _without_figures(before: Sequence[Item], pair: tuple[Column, Column], scope: Scope) -> list[Item]:
    """What stands before the word, without the figures named for it and what ties them to it: 跟预算比，各单位."""
    spare = [place for place, item in enumerate(before) if item.has("numeric") and numeric_column(scope, item) in pair]
    around = {place + step for place in spare for step in (-1, 1)} if spare else set[int]()
    tied = {at for at in around if 0 <= at < len(before) and before[at].has("than")}
    breaks = {at + 1 for at in tied if at + 1 < len(before) and is_break(before[at + 1])}
    return [item for at, item in enumerate(before) if at not in {*spare, *tied, *breaks}]


def _made(items: Sequence[Item], place: int, pair: tuple[Column, Column]) -> Item:
    """How much, where that is asked or bounded; else that the one figure is above the other."""
    high, low = (ColumnRef(column.name) for column in pair)
    gap = Arithmetic("-", high, low)
    around = (*items[place + 1 : place + 3], *(item for item in items[place - 1 : place] if item.is_any(MEANS)))
    if any(item.is_any(MEASURED) for item in around):
        made = reduced(items[place], items[place], "scalar", scalar=gap, noun=pair[0].unit, column=pair[0].name)
        return replace(made, text=reckoned(gap))
    over = Comparison(high, ">", low)
    made = reduced(items[place], items[place], "condition", condition=over, column=pair[0].name, scalar=gap)
    return replace(made, written="apart")
