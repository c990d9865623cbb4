"""A figure whose name the question for how much parts: 住了多少老人 of 入住老人, 计划投多少钱 of 计划投资.

Invariant: one figure of the ledger is called so, and what stands on one side of the question word at least is no word
of the ledger by itself. Prevents 查了多少家企业 from being a figure that only shares a syllable with it.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.quantities import OF_ANY, convertible, priced
from assistant.parsing.ledger_questions.schema.column_words import deeds
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words

MOST, LEAST = 3, 2
"""Items that a deed may have been cut into, and letters of one that is told without its thing."""
OTHER = frozenset(("join", "value", "ledger", "ask"))
"""Kinds of what is no piece of a deed."""
PARTED = frozenset(("unknown", "numeric"))
"""Kinds of what may stand behind the question word and belong to the deed before it: 占了多少耕地 of 其中占耕地."""
PARTICLES = "的了过着"
"""Syllables that say nothing."""
NUMBER = "数"
"""Ends the name of a figure behind what it is counted in."""
COST = 0.04
"""What naming a figure so costs."""


def with_figures_parted(items: Sequence[Item], ledger: Ledger) -> tuple[Item, ...]:
    """The items with a figure that is parted by 多少 as that figure before it."""
    current = _without_of_any(items, ledger)
    for place in [at for at, item in enumerate(current) if at and "ask.count" in item.kinds][::-1]:
        before = current[place - 1].text.rstrip(PARTICLES) or current[max(place - 2, 0)].text.rstrip(PARTICLES)
        if before[-1:] in _letters(ledger):
            current = _joined(current, place, ledger) or current
    return tuple(current)


def _without_of_any(items: Sequence[Item], ledger: Ledger) -> list[Item]:
    """The items without 个 before the very name of a figure: 多少个课时 asks for 课时, and counts no rows."""
    figures = {column.name for column in ledger.columns if column.type.numeric and not column.personal}
    named = {place for place, item in enumerate(items) if place > 1 and item.text in figures and item.has("numeric")}
    return [item for place, item in enumerate(items) if not (place + 1 in named and _counts_any(items, place))]


def _counts_any(items: Sequence[Item], place: int) -> bool:
    return items[place].text == OF_ANY and items[place - 1].has("ask.count")


@lru_cache(256)
def _letters(ledger: Ledger) -> frozenset[str]:
    """The letters of the figures' names."""
    figures = [column.name for column in ledger.columns if column.type.numeric]
    return frozenset("".join((*figures, *(word for name in figures for word in deeds(name)))))


def _joined(items: list[Item], place: int, ledger: Ledger) -> list[Item] | None:
    """The items with the figure that the question word at a place parts; None where it parts none."""
    end = place + 1
    while end < len(items) and items[end].has("classifier") and _is_unit(items[end]):
        end += 1
    noun = "".join(item.text for item in items[place + 1 : end])
    thing = items[end] if end < len(items) and _goes_on(items, end) and items[end].is_any(PARTED) else None
    for start, deed in _deeds(items, place):
        unknown = (item for item in items[start:place] if item.has("unknown") and item.text not in PARTICLES)
        other = any(_is_claimed(item, thing) for item in items[start:place])
        strange = (thing is not None and (other or thing.has("unknown"))) or next(unknown, None) is not None
        found = _called(deed, thing.text if thing else "", noun, ledger) if strange else []
        if len(found) == 1:
            named = Sense(SenseKind.COLUMN, found[0].name, cost=COST)
            figure = Item(items[start].start, items[place].start, deed, FIGURE, (named,), COST)
            return [*items[:start], figure, *items[place:end], *items[end + (thing is not None) :]]
    return None


def _is_claimed(item: Item, thing: Item | None) -> bool:
    """Whether a deed would be taken for another figure than the thing is one of: 占了 of 占地面积 beside 耕地."""
    own = {sense.column for sense in thing.sense(SenseKind.COLUMN)} if thing is not None else set()
    return item.has("share") or (item.has("numeric") and any(s.column not in own for s in item.sense(SenseKind.COLUMN)))


def _is_unit(item: Item) -> bool:
    """Whether a counting noun names nothing of the ledger but what is counted in."""
    return all(sense.kind is SenseKind.UNIT for sense in item.senses)


def _deeds(items: Sequence[Item], place: int) -> Iterator[tuple[int, str]]:
    """Where a deed right before a place begins, and the deed, the longest first."""
    for start in range(max(place - MOST, 0), place):
        run = items[start:place]
        deed = "".join(item.text for item in run).rstrip(PARTICLES)
        joined = all(_goes_on(items, at + 1) for at in range(start, place))
        if deed and joined and not any(item.is_any(OTHER) for item in run):
            yield start, deed


def _goes_on(items: Sequence[Item], place: int) -> bool:
    return items[place - 1].end == items[place].start


def _called(deed: str, thing: str, noun: str, ledger: Ledger) -> list[Column]:
    """The figures that a deed and its thing call, in what they are asked in."""
    numeric = [column for column in ledger.columns if column.type.numeric and not column.personal]
    if thing:
        ends = ("", *words("amount_ends"))
        named = [c for c in numeric if any(c.name.endswith(f"{deed}{thing}{end}") for end in ends)]
        return named or [c for c in numeric if f"{deed}{thing}" in deeds(c.name)]  # 用了多少电 of 当月电量
    fits = [c for c in numeric if not noun or convertible(noun, c.unit) or priced(noun, c.unit)]
    said = [c for c in fits if len(deed) >= LEAST and noun and c.name.startswith(deed)]
    return said or [c for c in numeric if noun and c.name.endswith(f"{deed}{noun}{NUMBER}")]  # 修了几次 of 维修次数
