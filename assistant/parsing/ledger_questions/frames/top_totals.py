"""The sum over the first few: 能耗前五的项目一共多少.

Invariant: the rows or groups summed are exactly those that the extreme by itself would list, so that
the sum and the list never speak of different ones.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from assistant.model.ledger_question import Aggregate, Frame, Function, LedgerQuestion, Measure, Shape
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.extremes import extreme_question
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.words import words

PARTS = "…"
"""Between the words that a rule made one item of."""


def top_total_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """The figure of the top rows or groups in all; None where each of them is asked for, or just one."""
    several = draft.extreme is not None and draft.extreme.limit > 1 and not draft.extreme.nth
    if not several or not _in_all(draft.said):
        return None
    made = extreme_question(draft, scope)
    frame = made.query if made is not None else None
    total = _total(draft, frame) if isinstance(frame, Frame) and not frame.per else None
    return LedgerQuestion(replace(frame, total=total), Shape.FIGURE) if isinstance(frame, Frame) and total else None


def _in_all(said: Sequence[Item]) -> bool:
    """Whether 一共 stands behind the extreme: 罚款总额前三的单位 asks for no total."""
    behind = dropwhile(lambda item: not item.has("extreme"), said)
    return any(part in words("in_all") for item in behind for part in item.text.split(PARTS))


def _total(draft: Draft, frame: Frame) -> Measure | None:
    """The sum asked for, where the result has a column to sum."""
    asked = next((piece.measure for piece in draft.pieces if piece.measure is not None), None)
    if asked is None or not isinstance(asked.scalar, Aggregate) or asked.scalar.function is not Function.SUM:
        return None
    held = asked.scalar if frame.measures else asked.scalar.operand
    return asked if any(one.scalar == held for one in (*frame.measures, *frame.columns)) else None
