"""Units of measurement: which one stands here, and what it is worth in another.

A unit is named (微克), prefixed (万吨) or composed (吨/月·平方公里). Invariant: only
units of one dimension convert; a count of 户 never becomes a count of 家, and a month
never becomes days, because no fixed factor exists.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from assistant.records import Record
from assistant.text import lexicon

_PER, _TIMES = "/", "·"
_COUNT = "计数:"
_LONGEST_THING = 4
"""Characters of the thing that a header counts, without the scale."""


class Unit(Record):
    """A unit of measurement."""

    name: str
    dimension: str
    """Units of the same dimension convert into each other."""
    factor: Decimal
    """Worth of one in the base unit of its dimension."""

    @property
    def counts(self) -> bool:
        """Whether it counts things (个, 户) instead of measuring them."""
        return self.dimension.startswith(_COUNT)


def parse_unit_at(text: str, position: int) -> tuple[Unit, int] | None:
    """The longest unit that starts at ``position``, with the place where it ends."""
    head = _simple_at(text, position)
    if head is None:
        return None
    unit, end = head
    while (tail := _tail_at(text, end)) is not None:
        unit, end = _composed(unit, tail[0], text[end]), tail[1]
    return unit, end


def find_unit(name: str) -> Unit | None:
    """The unit that ``name`` as a whole means (万平方米, μg/m3), or None."""
    found = parse_unit_at(name, 0)
    return found[0] if found is not None and found[1] == len(name) else None


def spellings(name: str) -> tuple[str, ...]:
    """What a unit is called besides: 平 for 平方米; nothing for one that no list holds."""
    entries = (entry for entry in lexicon.load("units")["unit"] if entry["name"] == name)
    return tuple(alias for entry in entries for alias in entry.get("aliases", ()))


def is_bare_scale(name: str) -> bool:
    """Whether a header says only in what figures are written: 票房（万）, 总资产（万亿）."""
    return bool(name) and _scale_before(name) == name


def is_scaled_word(name: str) -> bool:
    """Whether a header counts a thing of its own in thousands of it: 载客量（万人公里）, 产量（亿只）."""
    scale = _scale_before(name)
    thing = name[len(scale) :]
    return bool(scale) and 0 < len(thing) <= _LONGEST_THING and thing.isalpha()


def scale_of(unit: str) -> Decimal:
    """What 万 or 亿 in front of a unit stands for (10000 of 万人, 万); 1 where there is none."""
    scale = Decimal(1)
    written = _scale_before(unit)
    while (prefix := _prefix_at(written, 0)) is not None:
        scale, written = scale * Decimal(_prefixes()[prefix]), written[len(prefix) :]
    return scale


def rescaled(unit: str) -> tuple[str, ...]:
    """亿人 for a figure in 万人: the same unit so many times over."""
    scale = _scale_before(unit)
    bare = unit.removeprefix(scale)
    return tuple(prefix + bare for prefix in _prefixes() if prefix != scale) if scale and bare else ()


def _scale_before(name: str) -> str:
    """The 万, 亿 and 万亿 that a unit begins with."""
    end = 0
    while (prefix := _prefix_at(name, end)) is not None:
        end += len(prefix)
    return name[:end]


def convert(value: Decimal, source: str, target: str) -> Decimal | None:
    """``value`` of unit ``source`` in unit ``target``; None when the two have no common dimension."""
    if source == target:
        return value
    start, end = find_unit(source), find_unit(target)
    if start is None or end is None or start.dimension != end.dimension:
        return None
    return value * start.factor / end.factor


def _tail_at(text: str, position: int) -> tuple[Unit, int] | None:
    if position < len(text) and (text[position] in (_PER, _TIMES)):
        return _simple_at(text, position + 1)
    return None


def _composed(left: Unit, right: Unit, joint: str) -> Unit:
    """吨/月·平方公里 divides by both: after a stroke everything that follows is below it."""
    below = joint == _PER or _PER in left.dimension
    factor = left.factor / right.factor if below else left.factor * right.factor
    return Unit(f"{left.name}{joint}{right.name}", f"{left.dimension}{joint}{right.dimension}", factor)


def _simple_at(text: str, position: int) -> tuple[Unit, int] | None:
    exact = _longest(text, position, _units())
    prefix = _prefix_at(text, position)
    if prefix is None:
        return exact
    base = _longest(text, position + len(prefix), _units())
    if base is None or (exact is not None and exact[1] >= base[1]):
        return exact
    unit, end = base
    return Unit(prefix + unit.name, unit.dimension, unit.factor * Decimal(_prefixes()[prefix])), end


def _longest(text: str, position: int, units: Mapping[str, Unit]) -> tuple[Unit, int] | None:
    for length in _lengths().get(text[position : position + 1], ()):
        end = position + length
        unit = units.get(text[position:end]) if end <= len(text) else None
        if unit is not None and not _within_word(text, position, end):
            return unit, end
    return None


def _within_word(text: str, start: int, end: int) -> bool:
    """Whether the letters go on to make another word: the t of ton, the 平 of 平均."""
    following = text[end : end + 1]
    if text[end - 1].isascii() and text[end - 1].isalnum():
        return following.isascii() and following.isalnum()
    return bool(following) and following in lexicon.load("units")["unless_before"].get(text[start:end], "")


def _prefix_at(text: str, position: int) -> str | None:
    return next((prefix for prefix in _prefixes() if text.startswith(prefix, position)), None)


@cache
def _prefixes() -> Mapping[str, str]:
    prefixes: Mapping[str, str] = lexicon.load("units")["prefixes"]
    return dict(sorted(prefixes.items(), key=lambda item: -len(item[0])))


@cache
def _units() -> Mapping[str, Unit]:
    entries = lexicon.load("units")
    units = {word: Unit(word, _COUNT + word, Decimal(1)) for word in entries["counted"]}
    for entry in entries["unit"]:
        unit = Unit(entry["name"], entry["dimension"], Decimal(entry["factor"]))
        units.update(dict.fromkeys([unit.name, *entry.get("aliases", ())], unit))
    return units


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """First character → lengths of the units it begins, longest first."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for word in _units():
        lengths[word[0]].add(len(word))
    return {letter: tuple(sorted(found, reverse=True)) for letter, found in lengths.items()}
