"""What is left of places, and the share of those taken: 空床超过50张, 空余泊位最多的停车场, 各空多少张, 泊位使用率.

Invariant: 空 by itself is only so where how many is asked of it; what is asked right beside it is one figure with it,
in its own unit.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Comparison, Function, Literal, Measure
from assistant.parsing.ledger_questions.items import NOT_READ, Item, reduced
from assistant.parsing.ledger_questions.measures.rates import share_of_places
from assistant.parsing.ledger_questions.quantities import reckoned
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.capacity import RATE
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

BOUNDS = frozenset(("ask.count", "quantity", "compare", "superlative", "more"))
"""Kinds of what says of 空 how much of it there is."""
SPARE = frozenset({"spare"})
STILL, OF = "还", "的"
"""Before what is not done; 没付 by itself says of a row that it is so, and only 没付多少 how much."""
BEFORE = frozenset(("ask.count", "classifier"))
"""Kinds of what asks how much before it: 多少张."""
BEHIND = BEFORE | {"group.each", "have"}
"""The same behind it: 各有多少张."""
TOLD = frozenset(("condition", "plan"))
"""Kinds of what a rate is told of that no rule of the ledger makes: 降尘量达标率, held against the plan."""
LEAST = 2
"""Characters from which a word says by itself that it is of places."""


def with_spare_places(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with what is left of the places as the one column without the other, and the share of the others."""
    found, place = tuple(items), len(items) - 1
    while place >= 0:
        if _is_meant(found, place):
            made, first, last = _figure(found[place], scope), place, place
            if made.measure is None:
                first, last = _asked(found, place, made.noun)
                made = _summed(made, found[first], found[last]) if first < last else made
            first, made = _had(found, first, made)
            found, place = (*found[:first], made, *found[last + 1 :]), first
        elif found[place].kinds == SPARE and len(found[place].text) >= LEAST:
            found = (*found[:place], replace(found[place], kinds=NOT_READ), *found[place + 1 :])
        place -= 1
    return found


def _had(items: Sequence[Item], place: int, spare: Item) -> tuple[int, Item]:
    """Where the spare places begin, and they as a condition where rows are only said to have some: 几家还有空床."""
    had, behind = items[max(place - 1, 0)], items[place + 1 : place + 2]
    counted = any(item.has("ask.count") or item.has("ask.which") or item.has("ask.who") for item in items)
    ends = not behind or is_break(behind[0]) or behind[0].text == OF
    named = any(sense.column == spare.column for sense in had.sense(SenseKind.COLUMN))  # 床位空着的养老院
    owned = had.text in words("still_have") or had.has("have") or (named and bool(behind) and behind[0].text == OF)
    owing = spare.text.startswith(words("owes")) and (ends or not behind[0].is_any(BOUNDS))
    if spare.scalar is None or not (owing or (place and ends and counted and owned)):
        return place, spare
    made = Comparison(spare.scalar, ">", Literal(0))
    first = spare if owing and not (place and owned) else had
    return place - (first is had), reduced(first, spare, "condition", condition=made, column=spare.column)


def rates_of_nothing(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with a 率 that no rule has taken as one of what the ledger does not tell, and as no share of all."""
    told = (before is not None and before.is_any(TOLD) for before in (None, *items))
    left = (item.has("share.rate") and item.text.startswith(RATE) for item in items)
    both = zip(items, (bare and not said for bare, said in zip(left, told, strict=False)), strict=True)
    return tuple(replace(item, kinds=NOT_READ) if bare else item for item, bare in both)


def _is_meant(items: Sequence[Item], place: int) -> bool:
    item, behind, before = items[place], items[place + 1 : place + 2], items[max(place - 1, 0) : place]
    bound = any(after.is_any(BOUNDS) for after in behind) or any(asked.is_any(BEFORE) for asked in before)
    told = len(item.text) >= LEAST and not item.text.lstrip(STILL).startswith(words("denials"))
    return item.has("spare") and not item.has("value") and (told or bound) and not _is_cell(item, before)


def _is_cell(item: Item, before: Sequence[Item]) -> bool:
    """Whether 空着 is said of a cell of another column right before it: 整改期限空着的养老院."""
    named = {sense.column for one in before if one.has("column") for sense in one.sense(SenseKind.COLUMN)}
    places = {name for sense in item.sense(SenseKind.SPARE) for name in (sense.column, *sense.values)}
    return item.has("blank") and bool(named) and named.isdisjoint(places)


def _figure(item: Item, scope: Scope) -> Item:
    """The places that are left in each row; of 使用率 the share of those taken."""
    sense = item.sense(SenseKind.SPARE)[0]
    whole, part = scope.ledger.column(sense.column), scope.ledger.column(sense.values[0])
    if not item.text.endswith(RATE):
        scalar = Arithmetic("-", ColumnRef(whole.name), ColumnRef(part.name))
        return reduced(item, item, "scalar", scalar=scalar, noun=whole.unit, column=whole.name)
    made, in_row = share_of_places(item.text, part, whole)
    return reduced(item, item, "measure", measure=made, scalar=in_row, noun="%", written="rate", column=part.name)


def _asked(items: Sequence[Item], place: int, unit: str) -> tuple[int, int]:
    """The first and the last item of a figure with what asks how much of it on one side."""
    first, last = place, place
    while first and items[first - 1].is_any(BEFORE):
        first -= 1
    while last + 1 < len(items) and items[last + 1].is_any(BEHIND):
        last += 1
    before, behind = items[first:place], items[place + 1 : last + 1]
    return (first if _asks(before, unit) else place), (last if _asks(behind, unit) else place)


def _asks(said: Sequence[Item], unit: str) -> bool:
    """Whether how much is asked, in no other unit than the figure's: 几家 counts no places."""
    nouns = {item.text for item in said if item.has("classifier") and not item.has("ask.count")}
    return any(item.has("ask.count") for item in said) and nouns <= {unit, *words("generic_nouns")}


def _summed(spare: Item, first: Item, last: Item) -> Item:
    """What is left of all places together."""
    made = Measure(reckoned(spare.scalar), Aggregate(Function.SUM, spare.scalar), spare.noun)
    return reduced(first, last, "measure", measure=made, column=spare.column, scalar=spare.scalar)
