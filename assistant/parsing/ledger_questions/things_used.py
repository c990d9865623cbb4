"""How much of a thing something was done to: 用了多少电 is the figure called 用电, 发了多少电 that called 发电.

Invariant: the deed and the thing together are a name of one figure, what was found before what was set or was so last
year; any other thing behind 多少 stays what it is. Prevents 用掉多少电 from being a number of firms.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.schema.column_words import deeds
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

UNITS, NEAR = frozenset({"classifier"}), 2
"""Kind of the unit between 多少 and the thing: 多少万度电; items before 多少 among which the deed stands: 用, 了."""
NOTHING, LIGHT, AMOUNTS = frozenset({"unknown"}), 0.05, "量数"
_STOPS = "，,。？?呢啊吗呀"
_ENDS = "".join((*words("particles"), *words("deed_endings"), "掉"))


def with_things_used(items: Sequence[Item], ledger: Ledger) -> Sequence[Item]:
    """The items with the thing behind 多少 as the figure that it and the deed before are the name of."""
    for place in [place for place, item in enumerate(items) if "ask.count" in item.kinds and place]:
        at = next((at for at in range(place + 1, len(items)) if not items[at].is_any(UNITS)), len(items))
        thing = items[at] if at < len(items) else None
        if thing is None or "unknown" not in thing.kinds:
            continue
        for deed in range(place - 1, max(place - 1 - NEAR, -1), -1):
            figure = _figure(items[deed].text.rstrip(_ENDS), thing.text, ledger)
            if figure is not None:
                return _said(items, deed, place, at, figure)
    return items


def _said(items: Sequence[Item], deed: int, place: int, at: int, figure: Column) -> Sequence[Item]:
    """The items with the thing as the figure, which has its own unit, and the deed as saying nothing more."""
    named = replace(items[at], kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, figure.name, cost=LIGHT),), weight=0.0)
    idle = Item(items[deed].start, items[deed].end, items[deed].text, NOTHING, weight=LIGHT)
    return (*items[:deed], idle, *items[deed + 1 : place + 1], named, *items[at + 1 :])


@lru_cache(256)
def _asks(ledger: Ledger) -> re.Pattern[str] | None:
    """What asks for how much of a thing, of any figure of a ledger that is called by deed and thing."""
    figures = (column for column in ledger.columns if column.type.numeric)
    pairs = {deed for column in figures for deed in deeds(column.name) if len(deed) == len("用电")}
    pairs = {pair for pair in pairs if pair[1] not in words("money_nouns")}
    asks = "|".join(words("number_asks"))
    told = "|".join(f"{pair[0]}[{_ENDS}]*(?:{asks}).{{0,2}}{pair[1]}" for pair in sorted(pairs))
    return re.compile(f"(?:{told})(?:$|[{_STOPS}])") if told else None


def asks_thing(text: str, ledger: Ledger) -> bool:
    """Whether a question asks so for a figure of a ledger of which it says nothing else: 上个月用了多少电."""
    pattern = _asks(ledger)
    return pattern is not None and pattern.search(text) is not None


def _figure(deed: str, thing: str, ledger: Ledger) -> Column | None:
    """The one figure called by the deed and the thing."""
    name = f"{deed}{thing}"
    if not deed or len(name) > len(deed) + 1:
        return None
    figures = (column for column in ledger.columns if column.type.numeric)
    ends = (name, *(f"{name}{end}" for end in AMOUNTS))
    called = [column for column in figures if column.name.endswith(ends) or name in deeds(column.name)]
    found = [column for column in called if not column.name.startswith(words("set_beforehand"))]
    return found[0] if len(found) == 1 else None
