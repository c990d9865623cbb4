"""The engine of the rule families: small patterns over items, tried in one fixed order.

A pattern is a row of kinds, ``a|b`` for either, ``?`` behind for optional. The first rule
that matches and whose action does not decline replaces the matched items by one; the
order of rules is the whole policy, so it can be read in one place.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache

from assistant.model.catalog import Ledger
from assistant.model.document import Document, Target
from assistant.model.values import DateRange
from assistant.parsing.ledger_questions.items import Item
from assistant.records import Record


class Scope(Record):
    """What a rule may know besides the items."""

    ledger: Ledger
    today: date
    campaign: DateRange | None = None
    targets: tuple[Target, ...] = ()
    documents: tuple[Document, ...] = ()


Action = Callable[[Scope, Sequence[Item]], Item | None]


class Rule(Record, eq=False):
    """One pattern and what it makes; ``example`` is a question it must fire on."""

    name: str
    pattern: str
    action: Action
    example: str = ""


class _Pattern(Record):
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


class _Family:
    """Rules laid out so that those which cannot fire are passed over together, however many there are.

    Each kind has a bit for every rule and needed part that it fills; what a question's
    items fill together shows at once which rules find all their parts.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._size = len(rules)
        self._patterns = tuple(_pattern(rule.pattern) for rule in rules)
        self._most = max((len(pattern.needed) for pattern in self._patterns), default=0)
        self._unneeded = 0
        self._filled: dict[str, int] = {}
        self._known: dict[frozenset[str], int] = {}
        for number, pattern in enumerate(self._patterns):
            for place in range(self._most):
                self._enter(number, place, pattern)

    def _enter(self, number: int, place: int, pattern: _Pattern) -> None:
        bit = 1 << (place * self._size + number)
        if place >= len(pattern.needed):
            self._unneeded |= bit
            return
        for kind in pattern.needed[place]:
            self._filled[kind] = self._filled.get(kind, 0) | bit

    def filled(self, items: Sequence[Item]) -> int:
        """Which parts of which rules the items fill."""
        bits = self._unneeded
        for item in items:
            known = self._known.get(item.classes)
            if known is None:
                known = self._known[item.classes] = self._filled_by(item.classes)
            bits |= known
        return bits

    def _filled_by(self, kinds: frozenset[str]) -> int:
        bits = 0
        for kind in kinds:
            bits |= self._filled.get(kind, 0)
        return bits

    def able(self, filled: int) -> int:
        """The bits of the rules whose needed parts are all filled."""
        able = (1 << self._size) - 1
        for place in range(self._most):
            able &= filled >> (place * self._size)
        return able

    def match(self, number: int, items: Sequence[Item], first: int) -> tuple[int, int]:
        """Where from ``first`` on the items match a rule: (place, how many); past the end when they do nowhere."""
        pattern = self._patterns[number]
        for place in range(first, len(items)):
            if not items[place].classes.isdisjoint(pattern.opening):
                end = _matched_to(pattern.parts, items, place)
                if end is not None and end > place:
                    return place, end - place
        return len(items), 0


@lru_cache(256)
def _family(rules: tuple[Rule, ...]) -> _Family:
    return _Family(rules)


def apply_rules(
    rules: tuple[Rule, ...], items: Sequence[Item], scope: Scope
) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items after all rules, and the names of the rules that fired."""
    family = _family(rules)
    current, fired = tuple(items), list[str]()
    filled = family.filled(current)
    able = family.able(filled)
    number = 0
    while able >> number:
        number += _lowest(able >> number)
        position, length = family.match(number, current, 0)
        while length:
            made = rules[number].action(scope, current[position : position + length])
            if made is not None:
                current = (*current[:position], made, *current[position + length :])
                filled |= family.filled((made,))
                able = family.able(filled)
                fired.append(rules[number].name)
                position -= length > 1
            position, length = family.match(number, current, position + 1)
        number += 1
    return current, tuple(fired)


def _lowest(bits: int) -> int:
    """The place of the lowest bit that is set."""
    return (bits & -bits).bit_length() - 1
