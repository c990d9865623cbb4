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


def matched_length(pattern: str, items: Sequence[Item], position: int) -> int:
    """How many items from ``position`` on match the pattern; 0 when they do not.

    >>> matched_length("a b?", (), 0)
    0
    """
    end = _matched_to(_parts(pattern), items, position)
    return 0 if end is None else end - position


@cache
def _parts(pattern: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """(kinds, optional) of each part."""
    return tuple((tuple(part.rstrip("?").split("|")), part.endswith("?")) for part in pattern.split())


@cache
def _needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    """The kinds of each part that is not optional."""
    return tuple(kinds for kinds, optional in _parts(pattern) if not optional)


def _matched_to(parts: tuple[tuple[tuple[str, ...], bool], ...], items: Sequence[Item], position: int) -> int | None:
    """Where the match ends; an optional part is taken if the rest still fits behind it."""
    if not parts:
        return position
    (kinds, optional), rest = parts[0], parts[1:]
    if position < len(items) and any(items[position].has(kind) for kind in kinds):
        end = _matched_to(rest, items, position + 1)
        if end is not None:
            return end
    return _matched_to(rest, items, position) if optional else None


def apply_rules(rules: Sequence[Rule], items: Sequence[Item], scope: Scope) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items after all rules, and the names of the rules that fired."""
    current, fired = tuple(items), []
    present = {kind for item in current for kind in item.classes}
    for rule in rules:
        if any(present.isdisjoint(kinds) for kinds in _needed(rule.pattern)):
            continue
        position = 0
        while position < len(current):
            length = matched_length(rule.pattern, current, position)
            made = rule.action(scope, current[position : position + length]) if length else None
            if made is not None:
                current = (*current[:position], made, *current[position + length :])
                present |= made.classes
                fired.append(rule.name)
                position -= length > 1
            position += 1
    return current, tuple(fired)
