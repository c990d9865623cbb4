"""What is told beside an extreme: the figure of all (属实的有几起，哪个镇最多), or all groups in their order.

Invariant: only what was asked before the comma is of all; what is asked behind the extreme
is of what stands at the top.
"""

from collections.abc import Sequence
from itertools import takewhile

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Frame, FrameValue, Measure
from assistant.parsing.ledger_questions.draft import Draft, Extreme
from assistant.parsing.ledger_questions.frames.common import row_conditions
from assistant.parsing.ledger_questions.frames.counting import count_measure
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.segments import is_break
from assistant.records import replace

ASKED = frozenset(("asked", "asked_for", "ask.count"))
"""Kinds of words that ask for a figure."""


def with_total(frame: Frame, draft: Draft, ledger: Ledger) -> Frame:
    """The frame of an extreme with the figure of all rows that was asked for before it."""
    asked = _asked_before(draft.said)
    if asked is None or draft.dimensions or draft.rank:
        return frame
    figure = asked.measure or count_measure(ledger, replace(draft, chosen=(), which=()), asked.noun)
    whole = Frame(frame.table, row_conditions(draft), (figure,), latest=frame.latest)
    total = Measure(f"全部{figure.name}", FrameValue(whole), figure.unit)
    if frame.measures:
        return replace(frame, measures=(*frame.measures, total))
    return replace(frame, columns=(frame.columns[0], total, *frame.columns[1:]))


def _asked_before(said: Sequence[Item]) -> Item | None:
    """The one figure asked for before the comma that the extreme stands behind."""
    extreme = next((place for place, item in enumerate(said) if item.has("extreme")), 0)
    comma = next((place for place in range(extreme, 0, -1) if is_break(said[place])), 0)
    before = said[:comma]
    if any(item.has("which") or item.has("ask.which") or item.has("dimension") for item in before):
        return None
    asks = [item for item in before if item.has("asked_for") or (item.has("asked") and item.noun)]
    return asks[0] if len(asks) == 1 else None


def with_others(frame: Frame, draft: Draft, extreme: Extreme) -> Frame:
    """The frame with all that are set side by side, in order, where the figure of each is asked for: 各成交了多少套."""
    told = extreme.between and "group.each" in draft.flags and any(item.is_any(ASKED) for item in draft.said)
    told = told or (extreme.limit == 1 and _sorted_before(draft.said))
    return replace(frame, limit=None, ties=False) if told else frame


def _sorted_before(said: Sequence[Item]) -> bool:
    """Whether all groups are to be put in order, and only then the first is asked for: 按镇排一下，谁剩得最多."""
    first = [*takewhile(lambda item: not is_break(item), said)]
    ranked = any(item.has("extreme") for item in first)
    return not ranked and any(item.has("dimension") for item in first) and any(item.has("sort") for item in first)
