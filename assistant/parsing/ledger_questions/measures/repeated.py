"""Figures that go on from the one before: 一共多少蒸吨，平均一台多少; 查出多少个问题，还剩几个没改.

Invariant: a part of a question that asks how much and names no figure asks for the figure
named before it; else it would count rows, which nobody spoke of.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Aggregate, Function, Scalar
from assistant.parsing.ledger_questions.draft import DAYS
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS, default_measure, scalar_measure
from assistant.parsing.ledger_questions.measures.left_over import finished_part, remainder_of
from assistant.parsing.ledger_questions.quantities import end_of, priced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break, parts_figures
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

ENDS = {"most": "maximum", "longest": "maximum", "least": "minimum"}
"""The aggregate that a superlative stands for where a number is asked for."""
NAMES = ("measure", "scalar", "numeric", "which", "dimension", "having", "ask.which", "ask.who", "ask.when", "count")
"""Kinds with which a part of a question speaks for itself."""


def repeated(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with every part that only goes on turned into a figure of its own, or into a restriction."""
    current: tuple[Item, ...] = ()
    last: Item | None = None
    for part in _parts(items):
        told = _longest_of(part, current) if any(map(_counts, current)) else part
        current = (*current, *(_going_on(told, last, scope) if last is not None else told))
        last = next(filter(_is_figure, reversed(current)), None)
    return current


def _is_figure(item: Item) -> bool:
    """Whether a figure has been named: one asked for, or one that groups are held against (均值超过目标的)."""
    return item.has("measure") or item.has("scalar") or (item.has("having") and item.measure is not None)


def _counts(item: Item) -> bool:
    return item.has("asked")


def _in_days(item: Item) -> bool:
    """Whether a condition brings a number of days."""
    return item.scalar is not None and item.written in DAYS


def _longest_of(part: tuple[Item, ...], before: Sequence[Item]) -> tuple[Item, ...]:
    """超期的有几项，最长的超了多少天: the most of the days that a condition brings, beside the count."""
    word = next((item for item in part if _function(item, days=True)), None)
    ask = next((item for item in part if item.has("asked") or (item.has("measure") and item.scalar)), None)
    waited = ask if ask is not None and ask.scalar is not None else next(filter(_in_days, before), None)
    if ask is None or word is None or waited is None or waited.scalar is None or not _asks_days(ask):
        return part
    if any(item.has(kind) for item in part if item is not ask for kind in NAMES):
        return part
    function, label = FUNCTIONS[_function(word, days=True)]
    made = scalar_measure(waited.scalar, function, f"天数{label}", "天")
    figure = reduced(word, ask, "measure", measure=made, column=waited.column, written=_function(word, days=True))
    kept = (
        item for item in part if item is not word and (item.condition is None or item.condition != waited.condition)
    )
    return tuple(figure if item is ask else item for item in kept)


def _asks_days(ask: Item) -> bool:
    """Whether a number of days is asked for."""
    return (ask.measure.unit if ask.measure is not None else ask.noun) in words("day_nouns")


def _parts(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """The items cut behind each comma, and each 、 between figures."""
    found: list[list[Item]] = [[]]
    for place, item in enumerate(items):
        found[-1].append(item)
        if parts_figures(items, place):
            found.append([])
    return [tuple(part) for part in found if part]


def _going_on(part: tuple[Item, ...], last: Item, scope: Scope) -> tuple[Item, ...]:
    ask = next((item for item in part if item.has("asked") or item.has("ask.count") or _in_unit(item, last)), None)
    others = [item for item in part if item is not ask]
    if ask is None or any(item.has(kind) for item in others for kind in NAMES) or not _fits(ask, last):
        return part
    left = _left_of(part, ask, last, scope)
    if left:
        return left
    days = (last.measure.unit if last.measure else last.noun) in (*words("day_nouns"), *words("duration_units"))
    word = next((item for item in part if _function(item, days)), None)
    operand = _operand(last)
    if word is None and operand is not None and any(item.has("per") for item in part):
        summed = replace(_of(last, operand, "sum", (ask, ask)), written="")
        return tuple(summed if item is ask else item for item in part)
    if word is not None and operand is not None:
        figure = _of(last, operand, _function(word, days), (word, ask))
        return tuple(figure if item is ask else item for item in part if item is not word)
    same = last.measure is not None and ask.noun in ("", last.measure.unit)
    restricted = same and any(item.condition is not None for item in part)
    if not restricted or word is not None or any(item.has("share") or item.has("difference") for item in part):
        return part
    again = (replace(last, start=ask.start, end=ask.end),) if last.has("asked_for") else ()
    return tuple(new for item in part for new in (again if item is ask else (item,)) if again or not is_break(item))


def _in_unit(item: Item, last: Item) -> bool:
    """Whether a figure is asked for by its unit alone, which is that of the figure before: 平均多少亩，最大多少亩."""
    bare = item.has("measure") and not item.written and item.text.startswith(words("number_asks"))
    return bare and item.column == last.column


def _left_of(part: tuple[Item, ...], ask: Item, last: Item, scope: Scope) -> tuple[Item, ...]:
    """还剩几个没改, 改完了几个 of an amount whose finished part has a column of its own; empty where there is none."""
    told = next((item for item in part if _is_done(item, scope) or _is_undone(item, scope)), None)
    named = next((column for column in scope.ledger.columns if column.name == last.column), None)
    if told is None or named is None or last.measure is None or last.measure.scalar != default_measure(named).scalar:
        return ()
    figure = _finished(scope, named, ask) if _is_done(told, scope) else remainder_of(scope, named, (ask, ask))
    kept = tuple(item for item in part if item is not told or item is ask)
    return tuple(figure if item is ask else item for item in kept) if figure else ()


def _finished(scope: Scope, named: Column, ask: Item) -> Item | None:
    """What was dealt with of an amount, from the column that holds it."""
    done = finished_part(scope, named)
    return reduced(ask, ask, "measure", measure=default_measure(done), column=done.name) if done else None


def _is_done(item: Item, scope: Scope) -> bool:
    """Whether a condition says that something is done."""
    status = columns.status_column(scope.ledger)
    held = status is not None and item.column == status.name and bool(item.values)
    return item.condition is not None and held and status is not None and set(item.values) <= set(status.done)


def _is_undone(item: Item, scope: Scope) -> bool:
    """Whether a condition says that something is not done yet."""
    if item.condition is None:
        return False
    status = columns.status_column(scope.ledger)
    open_ = status is not None and item.column == status.name and bool(item.values)
    return item.written == "pending" or (open_ and status is not None and not set(item.values) & set(status.done))


def _of(last: Item, operand: Scalar, word: str, ends: tuple[Item, Item]) -> Item:
    """The figure before taken anew by an aggregate word, over the words between two items."""
    function, label = FUNCTIONS[word]
    name = _without_label(last.measure.name) if last.measure else last.text
    unit = last.measure.unit if last.measure else last.noun
    made = scalar_measure(operand, function, f"{name}{label}", unit)
    return reduced(*ends, "measure", measure=made, column=last.column, written=word)


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
    return not ask.noun or unit.startswith(ask.noun) or priced(ask.noun, unit)
