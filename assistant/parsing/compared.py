"""A line that sets two things of one kind, or a number and what is ordered, against each other: the questions it holds.

Invariant: the first question is whole, the second leans on it as in a dialogue (乙呢), so that both are read alike;
what is wanted of the two figures is told apart. Prevents 甲牵头的比乙多几项 from being what both lead together.
"""

import re
from functools import cache

from assistant.records import Record
from assistant.text.lexicon import load

_SHORTEST = 2
"""Characters of the shortest thing that a number is said of."""
_CLOSING = "？?。！! "
_LEANING, _WHEN, _COUNTED = "呢", "什么时候完成", "有几"


class Comparison(Record):
    """The questions, and what is wanted of their answers: ``difference``, ``times``, ``which``, ``first``, ``held``."""

    parts: tuple[str, ...]
    names: tuple[str, str]
    """What they are of; of a number held against a figure the thing and the number."""
    asks: str
    unit: str = ""
    """What the things are counted in, where they are counted."""


def comparison(text: str) -> Comparison | None:
    """The two questions of a line that compares; None for any other."""
    said = text.strip(_CLOSING)
    for pattern, asks in _patterns():
        found = pattern.match(said)
        if found is not None:
            told = {name: value or "" for name, value in found.groupdict().items()}
            return _cut(told, "times" if told.get("times") else asks)
    held = _against().match(said)
    if held is None or len(held["a"]) < _SHORTEST:
        return None
    ask = load("several")["against"]["asks"]
    unit = held["unit"].partition("/")[0]
    return Comparison((f"{held['a'].strip()}{ask}{unit}",), (held["a"], held["n"]), "held", unit)


def _cut(told: dict[str, str], asks: str) -> Comparison:
    first, second = f"{told['a']}{told.get('of', '')}{told.get('tail', '')}", told["b"]
    counted = told.get("counted", "")
    ask = _WHEN if asks == "first" else f"{_COUNTED}{counted}" if counted else _asked(first)
    unit = ask.removeprefix(_COUNTED) if ask.startswith(_COUNTED) else ""
    return Comparison((f"{first}{ask}", f"{second}{_LEANING}"), (first, second), asks, unit)


def _asked(phrase: str) -> str:
    """How the number of what a phrase speaks of is asked for."""
    return next(ask for ends, ask in _numbers() if ends.search(phrase))


@cache
def _numbers() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(one["ends"]), one["ask"]) for one in load("several")["counted_so"])


@cache
def _against() -> re.Pattern[str]:
    return re.compile(load("several")["against"]["pattern"])


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(one["pattern"]), one["asks"]) for one in load("several")["compared"])
