"""Figures that go on from the one before: 一共多少蒸吨，平均一台多少; 整改率，北城是多少.

Invariant: a part of a question that asks how much and names no figure asks for the figure
named before it; else it would count rows, which nobody spoke of.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.model.ledger_question import Aggregate, Function, Scalar
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS, scalar_measure
from assistant.parsing.ledger_questions.quantities import end_of
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words

ENDS = {"most": "maximum", "longest": "maximum", "least": "minimum"}
"""The aggregate that a superlative stands for where a number is asked for."""
NAMES = ("measure", "scalar", "numeric", "which", "dimension", "having", "ask.which", "ask.who", "ask.when", "count")
"""Kinds with which a part of a question speaks for itself."""


def repeated(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with every part that only goes on turned into a figure of its own, or into a restriction."""
    current: tuple[Item, ...] = ()
    last: Item | None = None
    for part in _parts(items):
        current = (*current, *(_going_on(part, last) if last is not None else part))
        last = next((item for item in reversed(current) if item.has("measure") or item.has("scalar")), None)
    return current


def _parts(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """The items cut behind each comma."""
    found: list[list[Item]] = [[]]
    for item in items:
        found[-1].append(item)
        if is_break(item):
            found.append([])
    return [tuple(part) for part in found if part]


def _going_on(part: tuple[Item, ...], last: Item) -> tuple[Item, ...]:
    ask = next((item for item in part if item.has("asked") or item.has("ask.count")), None)
    if ask is None or any(item.has(kind) for item in part for kind in NAMES) or not _fits(ask, last):
        return part
    days = (last.measure.unit if last.measure else last.noun) == "天"
    word = next((item for item in part if _function(item, days)), None)
    operand = _operand(last)
    if word is not None and operand is not None:
        function, label = FUNCTIONS[_function(word, days)]
        name = _without_label(last.measure.name) if last.measure else last.text
        unit = last.measure.unit if last.measure else last.noun
        made = scalar_measure(operand, function, f"{name}{label}", unit)
        figure = reduced(word, ask, "measure", measure=made, column=last.column, written=_function(word, days))
        return tuple(figure if item is ask else item for item in part if item is not word)
    restricted = any(item.condition is not None for item in part) and not ask.noun and last.measure is not None
    if not restricted or word is not None or any(item.has("share") or item.has("difference") for item in part):
        return part
    again = (replace(last, start=ask.start, end=ask.end),) if last.has("asked_for") else ()
    return tuple(new for item in part for new in (again if item is ask else (item,)) if again or not is_break(item))


def _without_label(name: str) -> str:
    """A figure's name without the word for how it was taken."""
    return next((name.removesuffix(label) for _, label in FUNCTIONS.values() if name.endswith(label)), name)


def _function(item: Item, days: bool) -> str:
    """The aggregate a word asks for by itself; empty when none."""
    if item.has("extreme") and not item.column and item.quantity is None:
        return ENDS.get(end_of(item.written, in_days=days), "")
    return item.name_of("aggregate") if item.name_of("aggregate") in FUNCTIONS else ""


def _operand(last: Item) -> Scalar | None:
    """What the last figure was taken of, row by row."""
    if last.measure is None:
        return last.scalar
    scalar = last.measure.scalar
    counts = not isinstance(scalar, Aggregate) or scalar.function in (Function.COUNT, Function.DISTINCT)
    return None if counts or not isinstance(scalar, Aggregate) else scalar.operand


def _fits(ask: Item, last: Item) -> bool:
    """Whether the counting noun, if any, may ask for the last figure."""
    unit = last.measure.unit if last.measure is not None else last.noun
    return not ask.noun or unit.startswith(ask.noun) or (ask.noun in words("money_nouns") and unit.endswith("元"))
