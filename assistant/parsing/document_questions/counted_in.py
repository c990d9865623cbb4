"""All townships together, where a list of units is to hold them as well: 责任单位（含镇街）, 连镇街一起.

Invariant: only said last, behind a role of those asked for; elsewhere 含镇街 tells the tasks apart.
Prevents a question for a duty's units from being answered with the townships' own tasks.
"""

import re
from collections.abc import Sequence
from functools import cache

from assistant.linking.agencies import UnitMention
from assistant.linking.agency_names import is_collective
from assistant.model.span import Span
from assistant.parsing.document_questions.marks import Mark, entries
from assistant.text.lexicon import alternation

_ALL, _ROLES, _COST = frozenset({"all"}), frozenset({"lead", "responsible"}), 0.2
_UNIT = "\ue000"
"""Stands for the townships, whatever they are called."""


def with_counted_in(
    text: str, units: Sequence[UnitMention], marks: Sequence[Mark]
) -> tuple[tuple[UnitMention, ...], tuple[Mark, ...]]:
    """The units without the townships that are only counted in, and the marks with the wish for all units."""
    last = units[-1] if units and all(map(is_collective, units[-1].names)) else None
    before = text[: last.start] if last is not None else ""
    found = _pattern().search(before + _UNIT + text[last.end :]) if last is not None else None
    roles = [mark for mark in marks if mark.tells & _ROLES and found and mark.span.end <= found.start()]
    if last is None or found is None or not roles:
        return tuple(units), tuple(marks)
    span = Span(found.start(), len(text))
    kept = [mark for mark in marks if not mark.span.overlaps(span)]
    return tuple(units[:-1]), (*kept, Mark(span.of(text), span, _ALL, _COST, topical=False))


@cache
def _pattern() -> re.Pattern[str]:
    words = entries()["counted_in"]
    around = f"(?:{alternation(words['before'])}){_UNIT}(?:{alternation(words['behind'])}|\\W)*"
    return re.compile(f"(?:{around}|{_UNIT}(?:{alternation(words['added'])})\\W*)$")
