"""What would be told of the plan though nobody asked for it: a text that only holds a word of what is asked of rows.

Invariant: what was not done, or which of many is the quickest, is no text of the plan; a ledger tells it, or it is
refused. Prevents 审批没通过的是哪几件 from being told what the plan says of 审批.
"""

from collections.abc import Sequence

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.parsing.reading import Reading
from assistant.parsing.unread import wording

UNASKED = "按查原文理解"
"""In what is told for granted of a text that nothing in the question asks for."""
BESIDE = (Kind.TARGET, Kind.DOCUMENT, Kind.STAT)
"""What is told beside the words that it leaves out."""


def without_bare_texts(readings: Sequence[Reading], text: str) -> Sequence[Reading]:
    """The plan's readings, but none to tell rows by a text or a figure that happens to hold their words."""
    denied = wording("of_rows", text) is not None
    ranked = denied or wording("ranked", text) is not None
    counted = wording("of_plan", text) is not None
    kept = [one for one in readings if counted or not _counts(one)]  # 罚得最重的那家 is no unit with most tasks
    return [one for one in kept if not _is_bare(one, text, denied=denied, ranked=ranked)] if ranked else kept


def _counts(reading: Reading) -> bool:
    """Whether a reading counts what the plan writes."""
    return isinstance(reading.question, DocumentQuestion) and reading.question.kind is Kind.STAT


def _is_bare(reading: Reading, text: str, *, denied: bool, ranked: bool) -> bool:
    """Whether a reading is such a text, or such a figure."""
    if not isinstance(reading.question, DocumentQuestion):
        return False
    beside = denied and reading.question.kind in BESIDE and bool(reading.unexplained)
    if denied and reading.question.kind is Kind.LEAD and wording("rows_first", text) is not None:
        return True
    return beside or (ranked and any(UNASKED in told for told in reading.assumptions))
