"""Figures that two columns give though none is called so: 出勤率 of 实到 and 应到, 净值 of 原值 and 累计折旧.

Invariant: a ledger has such a figure only where one column alone holds the one side and one alone the other, both
counted alike, and none is called by its name; beside a second of either nothing is worked out.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.balanced import balance_words
from assistant.parsing.ledger_questions.schema.capacity import place_names
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import entries
from assistant.text.lexicon import expanded

COST = 0.02
"""What a word for such a figure costs."""


def figures_of_two(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """(name, the column of the whole with that of the part) for each; what is left of places among them."""
    yield from place_names(ledger)
    yield from ((word, Sense(SenseKind.TOPIC, cost=COST)) for word in balance_words(ledger))
    numeric = [column for column in ledger.columns if column.type.numeric and not column.unit.startswith("%")]
    for group in entries("figures_of_two") if len(numeric) > 1 else ():
        part, whole = (_only(numeric, tuple(group[side])) for side in ("part", "whole"))
        if part is not None and whole is not None and part != whole and _alike(part, whole):
            sense = Sense(SenseKind.SPARE, whole.name, (part.name,), COST)
            yield from ((name, sense) for name in _names(group) if not _is_called(ledger, name))


def _only(numeric: Sequence[Column], openings: tuple[str, ...]) -> Column | None:
    """The one figure whose name begins so."""
    found = [column for column in numeric if column.name.startswith(openings)]
    return found[0] if len(found) == 1 else None


def _alike(part: Column, whole: Column) -> bool:
    return part.unit == whole.unit or not (part.unit and whole.unit)


def _is_called(ledger: Ledger, name: str) -> bool:
    """Whether a column is called by the name, so that it and nothing else is meant."""
    return any(name in said for column in ledger.columns for said in (column.name, *column.aliases))


def _names(group: Mapping[str, Any]) -> tuple[str, ...]:
    return _expanded(tuple(group["names"]))


@cache
def _expanded(templates: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for template in templates for name in expanded(template))
