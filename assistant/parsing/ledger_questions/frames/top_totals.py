"""The sum over the first few, or their share of all: 能耗前五的项目一共多少, 前三名占总数的几成.

Invariant: the rows or groups summed are exactly those that the extreme by itself would list, so that
the sum and the list never speak of different ones.
"""

from collections.abc import Sequence
from itertools import dropwhile

from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Frame,
    FrameValue,
    Function,
    LedgerQuestion,
    Measure,
    Shape,
)
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.extremes import extreme_question
from assistant.parsing.ledger_questions.items import JOINED, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.words import grammar_kinds, words
from assistant.records import replace


def top_total_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """The figure of the top rows or groups in all; None where each of them is asked for, or just one."""
    several = draft.extreme is not None and draft.extreme.limit > 1 and not draft.extreme.nth
    shared = "share" in draft.flags and not draft.share and not _of_each(draft.said)
    if not several or not (shared or _in_all(draft.said)):
        return None
    made = extreme_question(draft, scope)
    frame = made.query if made is not None else None
    if not isinstance(frame, Frame) or frame.per:
        return None
    total = _share(frame) if shared else _total(draft, frame)
    return LedgerQuestion(replace(frame, total=total), Shape.FIGURE) if total else None


def _of_each(said: Sequence[Item]) -> bool:
    """Whether the share of each of them is asked for: 前三名各占多少."""
    return any("group.each" in grammar_kinds(part) for item in said for part in item.text.split(JOINED))


def _in_all(said: Sequence[Item]) -> bool:
    """Whether 一共 stands behind the extreme, and is not of another one: 罚款总额前三的单位 asks for no total."""
    behind = [*dropwhile(lambda item: not item.has("extreme"), said)]
    return not any(item.has("extreme") for item in behind[1:]) and any(
        part in words("in_all") for item in behind for part in item.text.split(JOINED)
    )


def _total(draft: Draft, frame: Frame) -> Measure | None:
    """The sum asked for, where the result has a column to sum."""
    asked = next((piece.measure for piece in draft.pieces if piece.measure is not None), None)
    if asked is None or not isinstance(asked.scalar, Aggregate) or asked.scalar.function is not Function.SUM:
        return None
    held = asked.scalar if frame.measures else asked.scalar.operand
    return asked if any(one.scalar == held for one in (*frame.measures, *frame.columns)) else None


def _share(frame: Frame) -> Measure | None:
    """What the top rows or groups have of the figure of all, where figures add up."""
    key = frame.order[0].scalar
    figure = key if isinstance(key, Aggregate) else Aggregate(Function.SUM, key)
    if figure.function not in (Function.SUM, Function.COUNT):
        return None
    name = next((one.name for one in (*frame.measures, *frame.columns) if one.scalar == key), "")
    whole = FrameValue(Frame(frame.table, frame.conditions, (Measure("合计", figure),)))
    return Measure("占比", Arithmetic("/", figure, whole), "%", name)
