"""Words that lean on what was named before them: 同比 behind 日成交, 同月 behind 3月, 书的作者 behind a title.

Invariant: such a word takes its figure or thing from the words of the same question; where those leave it open it
stays what it is, and is told as not understood.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import FAMILIAR, FIGURE, Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.passes.same_period import of_last_year
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.column_families import PERIOD
from assistant.parsing.ledger_questions.schema.named_periods import periods
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF = "的"
TIMED = frozenset(("time", PERIOD, "ledger"))
"""Kinds of what a time said again leans on."""
ROWS, BETWEEN = frozenset(("rows", "classifier", "ledger", "topic", "within", "inside", "filler")), 4
"""Kinds of what names the rows that a figure is told of, and so many words that may do so."""
ASKED = frozenset(("textual", "numeric", "temporal"))
NAMES = frozenset(("textual", "numeric"))


def changes_named_before(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 同比 of 日成交超过1并且同比超过1 as the change of the figure named before."""
    current = list(items)
    for place, item in enumerate(items):
        word = item.text.removeprefix(OF)
        if word in words("changes_said") and not _is_named(item, scope.ledger):
            name = _change_of(current[:place], word, scope.ledger)
            current[place] = _as_figure(item, name) if name else item
    return tuple(item for place, item in enumerate(current) if not _is_part_of(item, current[place + 1 : place + 2]))


def _is_part_of(item: Item, behind: Sequence[Item]) -> bool:
    """Whether a change only opens the name that stands behind it: 同比 of 同比增速."""
    if item.text not in words("changes_said") or item.senses or not behind or behind[0].start != item.end:
        return False
    return any(f"{item.text}{behind[0].text}" in sense.column for sense in behind[0].sense(SenseKind.COLUMN))


def rise_of_thing(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 涨了 of 涨了多少 as the one figure that tells it: 周涨幅."""
    told = [c.name for c in scope.ledger.columns if c.type.numeric and c.name.endswith(words("rises"))]
    asked = [place for place in range(len(items) - 1) if items[place].has("difference.rise")]
    asked = [place for place in asked if items[place + 1].has("ask.count")]
    named = any(item.has("value") for item in items)
    if len(told) != 1 or not asked or not named:
        return items
    spans = {place - 1 for place in asked if place and items[place - 1].text.endswith(told[0][0])}  # 这周 of 周涨幅
    kept = ((place, item) for place, item in enumerate(items) if place not in spans)
    return tuple(_as_figure(item, told[0]) if place in asked else item for place, item in kept)


def _is_named(item: Item, ledger: Ledger) -> bool:
    """Whether the word is the whole name of a figure."""
    return any(sense.column == item.text for sense in item.sense(SenseKind.COLUMN)) or any(
        column.name == item.text for column in ledger.columns
    )


def _change_of(before: Sequence[Item], word: str, ledger: Ledger) -> str:
    """The one figure that opens with the name of one named before, the nearest first, and ends with the word."""
    told = [column.name for column in ledger.columns if column.type.numeric and word in column.name]
    for item in reversed(before):
        for sense in item.sense(SenseKind.COLUMN):
            base = _base(sense.column)
            found = [name for name in told if name.startswith(base) and name != sense.column]
            if base and len(found) == 1:
                return found[0]
    return ""


def _base(name: str) -> str:
    """日成交 of 日成交环比, too: what a change is of."""
    ending = next((word for word in words("changes_said") if name.endswith(word)), "")
    return name.removesuffix(ending)


def _as_figure(item: Item, name: str) -> Item:
    return replace(item, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, name),), time=None, quantity=None, weight=0.0)


def times_said_again(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without 同月, 这一年, 这一天 behind the time that they mean, where no row has a date to be meant."""
    if scope.ledger.dated:
        return items
    return tuple(
        item
        for place, item in enumerate(items)
        if item.text not in words("time_again") or not any(other.is_any(TIMED) for other in items[:place])
    )


def of_the_thing(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without 书的 of 那么书的作者是谁, where the book was named before."""
    entity = scope.ledger.entity
    named = [place for place, item in enumerate(items) if any(s.column == entity for s in item.sense(SenseKind.VALUE))]
    if not named:
        return items
    return tuple(
        item
        for place, item in enumerate(items)
        if place <= named[0] or not _is_owner(item, items[place + 1 : place + 3], entity)
    )


def _is_owner(item: Item, behind: Sequence[Item], entity: str) -> bool:
    """Whether an item is the noun for what rows are, as the owner of the column behind it."""
    owner = item.has("textual") and [sense.column for sense in item.sense(SenseKind.COLUMN)] == [entity]
    joined = item.text.endswith(OF) or (bool(behind) and behind[0].text == OF)
    asked = [other for other in behind if other.text != OF][:1]
    return owner and joined and any(other.is_any(ASKED) for other in asked)


def without_newest(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without 最新的 of 最新的股票市值, where the ledger has no dates and a column is named behind it."""
    if scope.ledger.dated:
        return items
    return tuple(
        item
        for place, item in enumerate(items)
        if item.text not in words("newest_said") or not any(one.is_any(NAMES) for one in items[place + 1 : place + 4])
    )


def times_carried(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with each figure said without a time as of the time of the one before, where there is such a column.

    本周销售面积大于5而且成交套数大于500: what was sold this week, though the column of last week is called just so.
    """
    current, last = list(items), ""
    for place, item in enumerate(items):
        senses = item.sense(SenseKind.COLUMN) if item.has("numeric") and not item.has("value") else ()
        own = _time_of(senses[0].column) if senses else ""
        if own and last and own != last and not _time_of(item.text):
            other = _of_time(senses[0].column, last, scope.ledger)
            current[place] = replace(item, senses=(replace(senses[0], column=other),)) if other else item
        last = _time_of(item.text) or last
    return tuple(current)


def figure_carried(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 小于50 behind AQI大于200的几天 as a bound of the same figure, where no other is named."""
    named = [item for item in items if item.has("numeric")]
    if len(named) != 1 or named[0].has("value"):
        return items
    made: list[Item] = []
    for place, item in enumerate(items):
        behind = items[place + 1 : place + 3]
        opens = place > 0 and is_break(items[place - 1]) and item.has("compare") and item.start > named[0].end
        bound = bool(behind) and behind[0].quantity is not None and not behind[0].quantity.unit
        asked = any(one.has("ask.count") for one in items[place + 2 : place + 5])
        if opens and bound and asked:
            made.append(replace(named[0], start=item.start, end=item.start))
        made.append(item)
    return tuple(made)


def share_of_rated(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 90分以上占多少 behind 打过满意度分的户里 as said of that figure, which those rows alone have."""
    numbers = [place for place, item in enumerate(items) if item.quantity is not None]
    figures = [place for place, item in enumerate(items) if item.has("numeric") and item.condition is None]
    if len(numbers) != 1 or len(figures) != 1 or not 0 < numbers[0] - figures[0] - 1 <= BETWEEN:
        return items
    number, figure = numbers[0], figures[0]
    behind = [item for item in items[number + 1 :] if not item.is_light(FAMILIAR)]
    named = items[figure].sense(SenseKind.COLUMN)[:1]
    told = bool(named) and scope.ledger.column(named[0].column).nulls > 0
    rows = all(_is_of_rows(item) for item in items[figure + 1 : number])
    shares = len(behind) > 1 and behind[0].has("after") and behind[1].has("share.share")
    return (*items[: figure + 1], *items[number:]) if told and rows and shares else items


def _is_of_rows(item: Item) -> bool:
    """Whether a word only names the rows, or parts them from what is said of them."""
    return item.is_any(ROWS) or is_break(item) or item.is_light(FAMILIAR)


@lru_cache(4096)
def _time_of(name: str) -> str:
    """The time that a name is said with; empty where it is none or several."""
    times = {period for *_, period in periods(name.lower())}
    return times.pop() if len(times) == 1 else ""


def _of_time(name: str, time: str, ledger: Ledger) -> str:
    """The one figure of a time that ends as another does behind its own."""
    bare = next((name[end:] for _, end, _ in periods(name.lower())), name)
    figures = (c.name for c in ledger.columns if c.type.numeric and bare and c.name.endswith(bare))
    found = [one for one in figures if _time_of(one) == time]
    return found[0] if len(found) == 1 else ""


FIGURES_CARRIED = (
    Pass(of_last_year, ({"time"}, words("same_period"))),
    Pass(times_carried, ({"numeric"},)),
    Pass(figure_carried, ({"numeric"}, {"join"}, {"compare"}, {"ask.count"})),
    Pass(share_of_rated, ({"share.share"}, {"quantity"}, {"numeric"})),
)
"""Passes for a figure that is named before, and meant again behind."""
