"""What is lacking of what there should be: 缺的人最多, 还差多少部, 只列不够的.

Invariant: both figures are kept beside each other and in the unit that is asked in; what lacks a cell (缺影像编号)
is no shortage, and neither is what lags behind a plan.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Aggregate, ColumnRef, Comparison, Measure
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.left_over import remainder
from assistant.parsing.ledger_questions.passes.units_kept import kept_units
from assistant.parsing.ledger_questions.quantities import convertible
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

LACKS = frozenset(("lack", "plan.gap", "short"))
ASKS = frozenset(("ask.count", "classifier", "asked"))
OF = "的"
LIGHT = (OF, "得")
ENOUGH, NOT_ENOUGH = "compare.ge", "compare.lt"
NEAR, RANKED = 3, 2
"""Items behind what lacks among which its unit stands: 缺, 的, 人; 差, 多少, 部."""


def with_shortages(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with what is lacking as what there should be without what there is."""
    place = next((place for place, item in enumerate(items) if item.is_any(LACKS)), None)
    pair = _pair(items[place + 1 : place + 1 + NEAR], scope) if place is not None else None
    if place is None or pair is None:
        return tuple(items)
    end = place + 1 + _says_to_whom(items[place + 1 :])
    while end < len(items) and (
        items[end].is_any(ASKS) or items[end].text in LIGHT or items[end].text in kept_units(scope.ledger)
    ):
        end += 1
    made = remainder(scope, items[place:end], pair[1])
    if made is None:
        return tuple(items)
    made = replace(made, measure=_of_lacking(made.measure, pair))
    ranked = end < len(items) and items[end].has("superlative")
    if ranked:
        made = replace(made, end=items[end].end, kinds=frozenset({"measure", "extreme"}))
        made = replace(made, written=items[end].name_of("superlative"))
    return (*items[:place], made, *_behind(items[end + ranked :], pair))


def _says_to_whom(behind: Sequence[Item]) -> bool:
    """Whether those to whom it is owed stand before 多少钱: 还欠养殖户多少钱."""
    asks = behind[1:3]
    money = len(asks) > 1 and asks[0].has("ask.count") and asks[1].text in words("money_nouns")
    return money and behind[0].has("textual") and not behind[0].has("value")


def _of_lacking(gap: Measure | None, pair: tuple[Column, Column]) -> Measure | None:
    """What is lacking where there is too little: what is over in one row makes up for nothing in another."""
    if gap is None or not isinstance(gap.scalar, Aggregate):
        return gap
    return replace(gap, name=f"{gap.name}（只计不足的）", scalar=replace(gap.scalar, where=(_less(pair),)))


def not_enough(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 不足, 不够 as there being less than there should be: 储备不足的物资, 不够最低储备的."""
    pairs = stocked(scope) if any(item.has(NOT_ENOUGH) for item in items) else []
    if len(pairs) != 1:
        return tuple(items)
    less, found = _less(pairs[0]), list[Item]()
    for place, item in enumerate(items):
        if _lacks(items, place, pairs[0]):
            first = _stock(found, pairs[0]) or item
            found.append(reduced(first, item, "condition", condition=less, column=pairs[0][1].name))
        elif not (place and _lacks(items, place - 1, pairs[0]) and item.names(pairs[0][0].name)):
            found.append(item)
    return tuple(found)


def _stock(before: list[Item], pair: tuple[Column, Column]) -> Item | None:
    """储备 of 储备不够, taken off the words before: what there is too little of is the very figure."""
    named = {column.name for column in pair}
    own = bool(before) and (
        before[-1].text in words("stocks") or any(sense.column in named for sense in before[-1].sense(SenseKind.COLUMN))
    )
    return before.pop() if own else None


def _lacks(items: Sequence[Item], place: int, pair: tuple[Column, Column]) -> bool:
    """Whether there is too little: behind the word stands nothing but what there should be, or nothing at all."""
    if not items[place].has(NOT_ENOUGH):
        return False
    behind, before = items[place + 1 : place + 2], items[place - 1 : place] if place else ()
    due = pair[0].name
    if items[place].text not in words("not_enough"):  # 低于最低储备, of no figure that is named
        return any(after.names(due) for after in behind) and not any(item.has("numeric") for item in before)
    return all(after.text == OF or is_break(after) or after.has("have") or after.names(due) for after in behind)


def _less(pair: tuple[Column, Column]) -> Comparison:
    return Comparison(ColumnRef(pair[1].name), "<", ColumnRef(pair[0].name))


def _behind(items: Sequence[Item], pair: tuple[Column, Column]) -> tuple[Item, ...]:
    """What follows, without the words that say again what is lacking; 只列不够的 as the rows where it is."""
    found: list[Item] = []
    for place, item in enumerate(items):
        last = place + 1 == len(items) or items[place + 1].text == OF
        if item.has(NOT_ENOUGH) and last and item.text in words("not_enough"):
            found.append(reduced(item, item, "condition", condition=_less(pair), column=pair[1].name))
        elif not (_again(items, place, pair) or item.text in words("just_enough")):
            found.append(item)
    return tuple(found)


def _again(items: Sequence[Item], place: int, pair: tuple[Column, Column]) -> bool:
    """Whether a word belongs to 够应储数, or to 缺多少 behind a comma."""
    item, before = items[place], items[place - 1 : place]
    whole = any(sense.column == pair[0].name for sense in item.senses)
    asked = item.is_any(ASKS) and any(said.is_any(LACKS) for said in before)
    enough = item.has(ENOUGH) or (whole and any(said.has(ENOUGH) for said in before))
    return enough or item.is_any(LACKS) or asked


def _pair(behind: Sequence[Item], scope: Scope) -> tuple[Column, Column] | None:
    """What there should be and what there is, in a unit that is said."""
    pairs = stocked(scope)
    said = [item.text for item in behind]
    if len(pairs) != 1:
        return None
    unit = pairs[0][0].unit
    if any(item.has("superlative") for item in behind[:RANKED]):
        return pairs[0]  # 哪个库缺得最多
    fits = any(text in kept_units(scope.ledger) if not unit else convertible(text, unit) for text in said)
    bare = bool(behind) and behind[0].is_any(ASKS) and not any(item.has("classifier") for item in behind[1:2])
    return pairs[0] if fits or bare else None  # 缺多少, in whatever unit both are kept


def stocked(scope: Scope) -> list[tuple[Column, Column]]:
    """What there should be and what there is, of each figure that is kept so."""
    return [pair for column in scope.ledger.columns if (pair := _told(scope, column)) is not None]


def _told(scope: Scope, part: Column) -> tuple[Column, Column] | None:
    """The whole of a part that is there of what is needed, by the names of both."""
    there = part.type.numeric and part.name.startswith(words("there_is"))
    whole = columns.whole_of(scope.ledger, part) if there else None
    if whole is not None and whole.name.startswith(words("there_should_be")):
        return whole, part
    due = [c for c in scope.ledger.columns if there and c.type.numeric and c.name.startswith(words("there_should_be"))]
    return (due[0], part) if len(due) == 1 and due[0].unit == part.unit else None
