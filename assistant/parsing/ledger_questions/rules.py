"""The engine of the rule families: small patterns over items, tried in one fixed order.

A pattern is a row of kinds, ``a|b`` for either, ``?`` behind for optional. The first rule
that matches and whose action does not decline replaces the matched items by one; the
order of rules is the whole policy, so it can be read in one place.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from assistant.model.catalog import Ledger
from assistant.model.document import Document, Target
from assistant.model.values import DateRange
from assistant.parsing.ledger_questions.items import Item


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule may know besides the items."""

    ledger: Ledger
    today: date
    campaign: DateRange | None = None
    targets: tuple[Target, ...] = ()
    documents: tuple[Document, ...] = ()


Action = Callable[[Scope, Sequence[Item]], Item | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern and what it makes; ``example`` is a question it must fire on."""

    name: str
    pattern: str
    action: Action
    example: str = ""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A row of kinds taken apart."""

    parts: tuple[tuple[frozenset[str], bool], ...]
    """(kinds, optional) of each part."""
    needed: tuple[frozenset[str], ...]
    """The kinds of each part that is not optional."""
    opening: frozenset[str]
    """Kinds that a match can begin with."""


@cache
def _pattern(text: str) -> _Pattern:
    written = text.split()
    parts = tuple((frozenset(part.rstrip("?").split("|")), part.endswith("?")) for part in written)
    needed = tuple(kinds for kinds, optional in parts if not optional)
    first = next((place for place, (_, optional) in enumerate(parts) if not optional), len(parts))
    opening = frozenset[str]().union(*(kinds for kinds, _ in parts[: first + 1]))
    return _Pattern(parts, needed, opening)


def matched_length(pattern: str, items: Sequence[Item], position: int) -> int:
    """How many items from ``position`` on match the pattern; 0 when they do not.

    >>> matched_length("a b?", (), 0)
    0
    """
    end = _matched_to(_pattern(pattern).parts, items, position)
    return 0 if end is None else end - position


def _matched_to(parts: tuple[tuple[frozenset[str], bool], ...], items: Sequence[Item], position: int) -> int | None:
    """Where the match ends; an optional part is taken if the rest still fits behind it."""
    if not parts:
        return position
    (kinds, optional), rest = parts[0], parts[1:]
    if position < len(items) and not items[position].classes.isdisjoint(kinds):
        end = _matched_to(rest, items, position + 1)
        if end is not None:
            return end
    return _matched_to(rest, items, position) if optional else None


def apply_rules(rules: Sequence[Rule], items: Sequence[Item], scope: Scope) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items after all rules, and the names of the rules that fired."""
    current, fired = tuple(items), []
    present = {kind for item in current for kind in item.classes}
    for rule in rules:
        pattern = _pattern(rule.pattern)
        if any(map(present.isdisjoint, pattern.needed)):
            continue
        position = 0
        while position < len(current):
            opens = not current[position].classes.isdisjoint(pattern.opening)
            length = matched_length(rule.pattern, current, position) if opens else 0
            made = rule.action(scope, current[position : position + length]) if length else None
            if made is not None:
                current = (*current[:position], made, *current[position + length :])
                present |= made.classes
                fired.append(rule.name)
                position -= length > 1
            position += 1
    return current, tuple(fired)
