"""Figures of one name in two units: 新盘库存（套） and 新盘库存（万平）, the second with a number behind its name.

Invariant: what one of them is called the other is called as well, behind it; the unit that is said chooses.
Prevents 库存大于500万平米 from having no figure to be held against.
"""

from collections.abc import Mapping
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.records import replace

BEHIND = 0.001
"""What the second costs more, so that the first is meant where no unit is said."""


def also_of_twin(sense: Sense, ledger: Ledger) -> tuple[Sense, ...]:
    """The senses of the figures that a name is of besides the one it is made of."""
    others = _twins(ledger).get(sense.column, ()) if sense.kind is SenseKind.COLUMN else ()
    return tuple(replace(sense, column=name, cost=sense.cost + BEHIND) for name in others)


@lru_cache(256)
def _twins(ledger: Ledger) -> Mapping[str, tuple[str, ...]]:
    """Figure → those of the same name in other units."""
    figures = [column for column in ledger.columns if column.type.numeric]
    found: dict[str, tuple[str, ...]] = {}
    for first in figures:
        behind = (column for column in figures if column.name.removeprefix(first.name).isdecimal())
        others = tuple(c.name for c in behind if c.name.startswith(first.name) and c.unit != first.unit)
        if others:
            found[first.name] = others
    return found
