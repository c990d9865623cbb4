"""A bound on what a column keeps in bands: 90岁以上 where the cells say 80—89岁, 90—99岁, 100岁以上.

Invariant: only whole bands are meant. A bound that cuts a band in two is no condition, so that the question is turned
down and not answered by a band too many or too few.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import inf

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.text.units import find_unit

_UNIT = r"(?P<unit>[^\d\s—\-~～至到以及（(]*)"
_BETWEEN = re.compile(rf"(?P<low>\d+)[^\d\s—\-~～至到]*[—\-–~～至到]+(?P<high>\d+){_UNIT}")
_FROM = re.compile(rf"(?P<low>\d+){_UNIT}(?:及)?以上")
_TO = re.compile(rf"(?P<high>\d+){_UNIT}(?:及)?以下")
LEAST_BANDS = 2
"""Values from which a column is one of bands."""
Band = tuple[float, float]


def with_bands(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with a number and 以上 or 以下 behind it as the bands that lie there."""
    found = list(items)
    for place, (number, after) in reversed([*enumerate(pairwise(items))]):
        made = _bounded(number, after, scope.ledger)
        if made is not None:
            found[place : place + 2] = [made]
    return tuple(found)


def _bounded(number: Item, after: Item, ledger: Ledger) -> Item | None:
    if number.quantity is None or not number.quantity.unit or number.end != after.start:
        return None
    column, bands = _banded(ledger, number.quantity.unit)
    bound, upward = float(number.quantity.value), after.has("after.ge")
    if column is None or not (upward or after.has("after.le")):
        return None
    cut = any(low < bound <= high if upward else low <= bound < high for low, high in bands.values())
    inside = [text for text, (low, high) in bands.items() if (low >= bound if upward else high <= bound)]
    if cut or not inside:
        return None
    held = columns.among(column, tuple(inside))
    return reduced(number, after, "condition", condition=held, column=column.name, values=tuple(inside))


@lru_cache(512)
def _banded(ledger: Ledger, unit: str) -> tuple[Column | None, Mapping[str, Band]]:
    """The one column of bands in a unit, and the band of each value; none where a figure is kept in that unit."""
    if any(column.type.numeric and column.unit == unit for column in ledger.columns):
        return None, {}
    found = [(column, bands) for column in ledger.columns if (bands := _bands(column, unit))]
    return found[0] if len(found) == 1 else (None, {})


def _bands(column: Column, unit: str) -> Mapping[str, Band]:
    """The band of each value; nothing where any is none, or of another unit."""
    told = {value.text: _band(value.text, unit) for value in column.values if column.closed}
    bands = {text: band for text, band in told.items() if band is not None}
    return bands if len(bands) == len(told) >= LEAST_BANDS else {}


def _band(text: str, unit: str) -> Band | None:
    found = next((match for shape in (_BETWEEN, _FROM, _TO) if (match := shape.fullmatch(text))), None)
    kept = find_unit(found["unit"]) if found is not None else None
    if found is None or unit not in (found["unit"], kept.name if kept is not None else ""):
        return None
    ends = found.groupdict()
    return float(ends.get("low") or 0), float(ends.get("high") or inf)
