"""What somebody did, where rows tell of nothing else that those in their column do: 张三办的, 李四一共跑了几趟.

Invariant: the deed is one of that column's, by its name, and no figure is asked by it; so the word says no more than
the column does. Prevents 接了几个案子 from being refused for 接了, and 办的 from naming another column.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Blank, ColumnRef
from assistant.parsing.ledger_questions.items import FIGURE, MERE_TOPIC, Item
from assistant.parsing.ledger_questions.quantities import convertible, counts_any, fits
from assistant.parsing.ledger_questions.schema.who import deeds_of, handlers_by_deed
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.records import replace
from assistant.text.units import find_unit

ASIDE = frozenset(
    ("filler", "span.between", "compare.eq", "modal", "all.all", "aggregate.sum", "both.both", "ever.ever")
)
"""Kinds of what stands between somebody and what they did."""
OTHERWISE_SAID = frozenset(("ask", "temporal", "verb", "condition"))
"""Kinds of what is said of a day, or of something else than the deed."""
LIGHT, LEAST = 0.1, 2
"""Most weight of a word that says nothing, and characters of a word that may open the name of a figure."""


def with_own_deeds(raw: Sequence[Item], ledger: Ledger) -> tuple[Item, ...]:
    """The items with 办的 of 张三办的, 跑了 of 李四跑了几趟 as saying no more than the column in which they stand.

    A figure (跑了多少公里) is no such deed, and stays what it is; 拉走 beside 哪几家 is left for what it asks.
    """
    raw = _without_ways(raw)
    asked = handlers_by_deed(ledger) if any(item.has("ask.who") for item in raw) else {}
    found = [Item(i.start, i.end, i.text, MERE_TOPIC) if i.weight and deed_said(i.text, asked) else i for i in raw]
    for place, item in enumerate(raw):
        names = {sense.column for sense in item.sense(SenseKind.VALUE) if item.text in sense.values}
        deeds = frozenset[str]().union(*map(deeds_of, names)) if len(names) == 1 else frozenset[str]()
        behind = next((at for at in range(place + 1, len(raw)) if not _is_between(raw[at], deeds)), len(raw))
        for at in range(place + 1, behind) if deeds else ():
            if _does(raw[at], deeds) and _counts_deeds(raw, at):
                found[at] = Item(raw[at].start, raw[at].end, raw[at].text, MERE_TOPIC)
    return tuple(found)


def _without_ways(raw: Sequence[Item]) -> Sequence[Item]:
    """The items with 运往 right before a place that is where ways end as saying no more than its column."""
    ends = [any(s.column.startswith(words("way_ends")) for s in item.sense(SenseKind.VALUE)) for item in raw]
    return [
        Item(item.start, item.end, item.text, MERE_TOPIC)
        if item.weight and item.text in words("goes_to") and any(ends[at + 1 : at + 2])
        else item
        for at, item in enumerate(raw)
    ]


def with_counted_deeds(raw: Sequence[Item], ledger: Ledger) -> tuple[Item, ...]:
    """The items with 批了 of 批了几户, 打了 of 打了多少次 as a deed that is counted, and no figure in another unit."""
    made = list(raw)
    for place, item in enumerate(raw):
        if item.has("numeric") and item.text.endswith(words("over_endings")) and _counts_no_figure(raw, place, ledger):
            made[place] = _as_deed(item, ledger)
    return tuple(made)


def with_bounded_figures(raw: Sequence[Item], ledger: Ledger) -> tuple[Item, ...]:
    """The items with 影响 right before 1000户 as 影响户数: the one figure so called that is in that unit."""
    made = list(raw)
    for place, (item, number) in enumerate(pairwise(raw)):
        unit = number.quantity.unit if number.quantity is not None and number.start == item.end else ""
        if not item.weight or not unit or len(item.text) < LEAST:
            continue
        figures = [column for column in ledger.columns if column.type.numeric and column.name.startswith(item.text)]
        named = [column.name for column in figures if convertible(unit, column.unit)]
        if len(named) == 1:
            made[place] = replace(item, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, named[0]),), weight=0.0)
    return tuple(made)


def _as_deed(item: Item, ledger: Ledger) -> Item:
    """The item without the figure that it names; of rows that may lack one it says that they have it: 罚了几家."""
    rest = tuple(one for one in item.senses if not (one.column and ledger.column(one.column).type.numeric))
    dropped = {"numeric"} if any(one.kind is SenseKind.COLUMN for one in rest) else {"numeric", "column"}
    kinds = item.kinds - dropped
    figure = ledger.column(next(one.column for one in item.senses if one not in rest))
    if not kinds and figure.nulls:
        had = Blank(ColumnRef(figure.name), negated=True)
        return replace(item, kinds=frozenset({"condition"}), condition=had, column=figure.name)
    return replace(item, kinds=kinds or MERE_TOPIC, senses=rest or item.senses)


def _counts_no_figure(raw: Sequence[Item], place: int, ledger: Ledger) -> bool:
    """Whether how many is asked right behind a deed, in a noun that no figure of the ledger is counted in."""
    asked = [item for item in raw[place + 1 :] if not item.is_light(LIGHT)][:2]
    if len(asked) < 2 or not asked[0].has("ask.count") or not asked[1].has("classifier"):
        return False
    noun, unit = asked[1].text, find_unit(asked[1].text)
    figures = (column for column in ledger.columns if column.type.numeric)
    counts = unit is None or unit.counts
    return counts and not any(fits(noun, column) or counts_any(noun, column) for column in figures)


def deed_said(text: str, deeds: Collection[str]) -> str:
    """The deed that a word says, with what marks it as done (供过货, 接了) or without; empty where it says none."""
    bare = stripped(text, "particles")
    told = (text, bare, bare.replace(words("done_marks_bare")[1], ""))
    return next((said for said in told if said in deeds), "")


def _does(item: Item, deeds: Collection[str]) -> bool:
    return bool(deed_said(item.text, deeds)) and not item.is_any(OTHERWISE_SAID)


def _is_between(item: Item, deeds: Collection[str]) -> bool:
    """Whether an item may stand between somebody and what they did, or is that."""
    return _does(item, deeds) or item.has("time") or item.is_light(LIGHT) or item.is_any(ASIDE)


def _counts_deeds(raw: Sequence[Item], at: int) -> bool:
    """Whether a deed that is also the name of a figure is one that is counted: 跑了几趟."""
    rest = [item for item in raw[at + 1 :] if not item.is_light(LIGHT)]
    counts = len(rest) > 1 and rest[0].has("ask.count") and rest[1].text in words("row_nouns")
    return counts or not raw[at].has("numeric")
