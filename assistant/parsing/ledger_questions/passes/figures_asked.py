"""How a figure is asked for in everyday words: 要发多少补贴, 平均多少分, 发得最多的是哪个，发了多少.

Invariant: a word goes only where it says no more than the figure that is asked for besides. Prevents 要发多少 from
asking for a list, and 发了多少 behind an extreme from being a number of rows.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.amount_words import LISTS
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

MUST, HOW_MUCH = "要", ("多少", "几")
ASKS_LIST, ASKS_COUNT, MEAN = "ask.list", "ask.count", "aggregate.average"
SUM, LEADS_UP = "aggregate.sum", frozenset(("modal", "unknown", "filler"))
"""What says that all is taken together, and kinds of what stands between it and what is asked for."""
ENDS = frozenset(("superlative", "top"))
NAMELESS = frozenset(("unknown", "filler"))
"""Kinds of what names nothing by itself."""
SAYS_MORE = frozenset(("status", "value", "temporal", "classifier", "numeric", "overdue", "negate", "ask"))
"""Kinds of what says of its own of what something is asked: 办结多少, 花了多少钱."""


def must_be_paid(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 要 of 一共要发多少 as what has to be done, and as no wish to be given a list."""
    return tuple(
        replace(item, kinds=item.kinds - {ASKS_LIST}) if item.text == MUST and _is_modal(items, place) else item
        for place, item in enumerate(items)
    )


def _is_modal(items: Sequence[Item], place: int) -> bool:
    """Whether something is asked for by its number behind 要, and nothing is wanted of it from a comma on."""
    opens = place == 0 or is_break(items[place - 1])
    rest = items[place + 1 :]
    end = next((at for at, item in enumerate(rest) if is_break(item)), len(rest))
    return items[place].has(ASKS_LIST) and not opens and any(item.has(ASKS_COUNT) for item in rest[:end])


def summed_beside(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 一共 of 一共要发多少补贴 right beside what it is said of."""
    place = next((at for at, item in enumerate(items) if item.has(SUM)), len(items))
    asks = next((at for at in range(place + 1, len(items)) if not items[at].is_any(LEADS_UP)), len(items))
    figure = items[asks + 1 : asks + 2]
    if asks - place < 2 or asks == len(items) or not items[asks].has(ASKS_COUNT) or not any(map(_is_figure, figure)):
        return items
    return (*items[:place], *items[place + 1 : asks], items[place], *items[asks:])


def _is_figure(item: Item) -> bool:
    return item.has("numeric")


def told_in_its_unit(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 多少分 behind a mean as the one figure in that unit."""
    for place, item in enumerate(items):
        if not (place and items[place - 1].has(MEAN) and item.has(ASKS_COUNT) and item.text.startswith(HOW_MUCH)):
            continue
        unit = next(item.text.removeprefix(word) for word in HOW_MUCH if item.text.startswith(word))
        column = _in_unit(scope.ledger, unit) if unit else None
        if column is not None:
            figure = replace(item, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, column.name),))
            return (*items[:place], figure, *items[place + 1 :])
    return items


def _in_unit(ledger: Ledger, unit: str) -> Column | None:
    found = [column for column in ledger.columns if column.type.numeric and column.unit == unit]
    return found[0] if len(found) == 1 else None


def figure_again(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items without 发了多少 at the end, where the one at the top is that by the same figure: it is told anyway."""
    top = next((at for at, item in enumerate(items) if item.is_any(ENDS)), len(items))
    cut = next((at for at in range(top + 1, len(items)) if is_break(items[at])), len(items))
    tail = items[cut + 1 :]
    named = any(item.has("numeric") for item in items[:top])
    asked = bool(tail) and tail[-1].has(ASKS_COUNT) and tail[-1].text in HOW_MUCH
    said = {item.text for item in items[:cut]}
    before = [item for item in tail[:-1] if item.text not in words("done_marks_bare")]
    again = all(item.text in said or not item.is_any(SAYS_MORE) for item in before)
    return items[:cut] if named and asked and again and len(before) <= 1 else items


def figure_listed(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 数值 in a row of what to show as the one figure that was named before: 列企业、日期和数值."""
    named = [item for item in items if item.has("numeric")]
    told = {sense.column for item in named for sense in item.sense(SenseKind.COLUMN)[:1]}
    if len(told) != 1 or not any(item.quantity for item in items):
        return items
    figure = scope.ledger.column(next(iter(told)))
    return tuple(
        replace(item, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, figure.name),))
        if place and items[place - 1].is_any(LISTS) and item.start > named[0].start and _calls(item, figure)
        else item
        for place, item in enumerate(items)
    )


def _calls(item: Item, figure: Column) -> bool:
    """Whether a word that names nothing else calls a figure again: 数值, 浓度 of PM10浓度."""
    own = item.has("unknown") and len(item.text) > 1 and figure.name.endswith(item.text)
    return own or (item.is_any(NAMELESS) and item.text in words("figure_listed"))


FIGURES_ASKED = (
    Pass(figure_listed, ({"join", "ask.list"}, {"numeric"}, {"quantity"}, NAMELESS)),
    Pass(must_be_paid, ({MUST}, {ASKS_COUNT})),
    Pass(summed_beside, ({SUM}, {ASKS_COUNT}, {"numeric"})),
    Pass(told_in_its_unit, ({MEAN}, {ASKS_COUNT})),
    Pass(figure_again, (ENDS, {ASKS_COUNT}, {"join"})),
)
"""What runs before the rules."""
