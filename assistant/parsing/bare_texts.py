"""What would be told of the plan though nobody asked for it: a text that only holds a word of what is asked of rows.

Invariant: what was not done, or which of many is the quickest, is no text of the plan; a ledger tells it, or it is
refused. Prevents 审批没通过的是哪几件 from being told what the plan says of 审批.
"""

from collections.abc import Sequence

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.parsing.document_questions.marks import HOW_MANY
from assistant.parsing.document_questions.rules.passages import UNASKED
from assistant.parsing.reading import Reading
from assistant.parsing.unread import wording

BESIDE = (Kind.TARGET, Kind.DOCUMENT, Kind.STAT)
"""What never tells of what was not done."""
OF_ROWS = frozenset(("rows_first", "ranked_doers"))
"""Wordings that ask for rows, whatever else they ask of them."""
OF_TEXTS = frozenset(("of_rows", "ranked", "counted"))
"""Wordings that no text answers by itself."""
NUMBERED = frozenset(("counted",))
GROUPS = ("of_plan", *sorted(OF_ROWS | OF_TEXTS))


def without_bare_texts(readings: Sequence[Reading], text: str) -> Sequence[Reading]:
    """The plan's readings, but none to tell rows by a text or a figure that happens to hold their words."""
    said = frozenset(group for group in GROUPS if wording(group, text) is not None)
    return [one for one in readings if not _is_bare(one, said)]


def _is_bare(reading: Reading, said: frozenset[str]) -> bool:
    """Whether a reading is such a text, or such a figure; ``said``: the wordings of the question."""
    if not isinstance(reading.question, DocumentQuestion):
        return False
    kind = reading.question.kind
    if reading.question.per is not None:
        return False  # 没进专班的单位: both things are the plan's own
    if kind is Kind.STAT and "of_plan" not in said:
        return True  # 罚得最重的那家 is no unit with most tasks
    if kind in BESIDE:
        return "of_rows" in said
    if kind is Kind.LEAD:
        return bool(said & OF_ROWS)
    if said & OF_TEXTS == NUMBERED and all(word.text.startswith(HOW_MANY) for word in reading.unexplained):
        return False  # 破旧广告牌拆除多少块: what is counted stands there word for word
    return bool(said & OF_TEXTS) and any(UNASKED in told for told in reading.assumptions)
