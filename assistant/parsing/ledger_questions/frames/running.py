"""Figures that run on from row to row (累计票房, 累计确诊): of a thing the last says all, a sum would count it again.

Invariant: such figures of one thing are never added up; of several things the last of each are.
"""

from collections.abc import Callable, Sequence
from typing import Any

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    ColumnRef,
    Comparison,
    Condition,
    Frame,
    Function,
    Junction,
    LedgerQuestion,
    Measure,
    Membership,
)
from assistant.parsing.ledger_questions.frames.common import column_names
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.times.kept_periods import kept_column
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record, asdict, replace

PARTS = ("week", "month", "quarter", "year")


def with_running(question: LedgerQuestion, said: Sequence[Item], ledger: Ledger) -> LedgerQuestion:
    """The question with figures that run on taken as they stand at the end, or for the figure of the period said."""
    frame, entity = question.query, columns.entity_column(ledger)
    if not isinstance(frame, Frame) or entity is None or frame.latest or not columns.repeats(ledger):
        return question
    if not any(map(_runs_on, ledger.columns)):
        return question
    frame = frame if any(_says_all(item) for item in said) else _of_period(frame, ledger)
    question = replace(question, query=frame)
    summed = any(_summed(measure.scalar, ledger) for measure in frame.measures)
    return replace(question, query=_at_the_end(frame, entity, ledger)) if summed else question


def _says_all(item: Item) -> bool:
    """Whether a word says that all there was is meant, be it within what a rule made of 累计票房最高."""
    whole = item.column.startswith(words("running_prefixes"))
    hidden = item.end - item.start - len(item.text)
    return any(word in item.text for word in words("running_prefixes")) or (whole and hidden >= len(item.column))


def _of_period(frame: Frame, ledger: Ledger) -> Frame:
    """第24周的票房, 每周票房: 周票房 and not 累计票房, which nobody said."""
    told = {*column_names((*frame.conditions, *frame.dimensions))}
    if not told & {*_times(ledger)}:
        return frame
    made = frame
    for whole in filter(_runs_on, ledger.columns):
        own = _own_of(whole, ledger)
        made = _renamed_column(made, whole.name, own) if own else made
    return replace(made, measures=tuple(dict.fromkeys(made.measures)))


def _own_of(whole: Column, ledger: Ledger) -> str:
    """周票房 of 累计票房; empty where no one figure is kept for each period."""
    stem = next(whole.name.removeprefix(word) for word in words("running_prefixes") if whole.name.startswith(word))
    names = {f"{word}{stem}" for word in words("period_prefixes")}
    found = [column.name for column in ledger.columns if column.name in names and column.unit == whole.unit]
    return found[0] if len(found) == 1 else ""


def _renamed_column(frame: Frame, old: str, new: str) -> Frame:
    """The frame with one column for another, in what figures are called as well."""

    def renamed(node: Any) -> Any:
        if node == ColumnRef(old):
            return ColumnRef(new)
        return replace(node, name=node.name.replace(old, new)) if isinstance(node, Measure) else node

    made: Frame = mapped(frame, renamed)
    return made


def mapped(node: Any, change: Callable[[Any], Any]) -> Any:
    """A part of a frame with each of its pieces as ``change`` makes it, from the inside out."""
    if isinstance(node, tuple):
        return tuple(mapped(part, change) for part in node)
    if not isinstance(node, Record):
        return node
    return change(replace(node, **{name: mapped(part, change) for name, part in asdict(node).items()}))


def _summed(node: Any, ledger: Ledger) -> str:
    """The column that runs on and whose sum a piece is; empty for any other piece."""
    if not isinstance(node, Aggregate) or node.function is not Function.SUM or not isinstance(node.operand, ColumnRef):
        return ""
    return node.operand.name if _runs_on(ledger.column(node.operand.name)) else ""


def _runs_on(column: Column) -> bool:
    """Whether a column holds all there was up to each row."""
    return column.name.startswith(words("running_prefixes")) and not column.steady


def _at_the_end(frame: Frame, entity: Column, ledger: Ledger) -> Frame:
    """The largest of each thing; of all things the sum of their last rows, or of those of the last period said."""
    own = any(part.scalar == ColumnRef(entity.name) for part in frame.dimensions)
    if own or any(_is_one(condition, entity) for condition in frame.conditions):
        measures = tuple(_renamed(measure, ledger) for measure in frame.measures)
        return _largest(replace(frame, measures=measures), ledger)
    times = _times(ledger)
    ended = tuple(_ended(condition, times) for condition in frame.conditions)
    told = {*column_names((*frame.conditions, *frame.dimensions))}
    day = next((name for name in times if ledger.column(name).type.numeric or ledger.column(name).type.temporal), "")
    return replace(frame, conditions=ended, latest=None if told & {*times} or not day else (entity.name, day))


def _times(ledger: Ledger) -> tuple[str, ...]:
    """The columns that say when a row was written, the finest first."""
    kept = [column.name for part in PARTS if (column := kept_column(ledger, part)) is not None]
    period, day = columns.period_columns(ledger), columns.date_column(ledger)
    dates = [column.name for column in reversed(period)] if period else [day.name] if day is not None else []
    return (*dates, *kept)


def _is_one(condition: Condition, entity: Column) -> bool:
    """Whether a condition names one thing."""
    named = isinstance(condition, Membership) and not condition.negated and len(condition.values) == 1
    return named and {*column_names(condition)} == {entity.name}


def _ended(condition: Condition, times: tuple[str, ...]) -> Condition:
    """截至6月, 上半年: what runs on is read off the last of numbered periods."""
    last = condition.parts[-1] if isinstance(condition, Junction) and condition.op == "and" else condition
    closes = isinstance(last, Comparison) and last.op == "<=" and isinstance(last.left, ColumnRef)
    if not isinstance(last, Comparison) or not closes or not {*column_names(condition)} <= {*times}:
        return condition
    return replace(last, op="=")


def _renamed(measure: Measure, ledger: Ledger) -> Measure:
    """累计票房 for 累计票房合计."""
    name = _summed(measure.scalar, ledger)
    return replace(measure, name=measure.name.replace(f"{name}合计", name)) if name else measure


def _largest(frame: Frame, ledger: Ledger) -> Frame:
    """The frame with the sums of what runs on as their largest."""

    def largest(node: Any) -> Any:
        return replace(node, function=Function.MAXIMUM) if _summed(node, ledger) else node

    made: Frame = mapped(frame, largest)
    return made
