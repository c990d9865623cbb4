"""How many of all groups meet a condition on their figure: 查过三次以上的加油站占几成, 次次都落实的企业占多少.

Invariant: the whole is every group under the same row conditions, so that no share is over other rows than its part.
"""

from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Frame,
    FrameValue,
    Function,
    LedgerQuestion,
    Measure,
    Shape,
)
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.frames.chosen_groups import chosen_groups_question, group_of
from assistant.parsing.ledger_questions.frames.common import row_conditions
from assistant.parsing.ledger_questions.items import JOINED
from assistant.parsing.ledger_questions.rules import Scope
from assistant.records import replace


def chosen_share_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """The share of the groups that meet what is asked of a group."""
    if "share" not in draft.flags or not draft.having or draft.dimensions or draft.extreme is not None:
        return None
    draft = replace(draft, restrictions=tuple(dict.fromkeys((*draft.restrictions, *draft.share))), share=())
    made, group = chosen_groups_question(draft, scope), group_of(draft, scope.ledger)
    frame = made.query if made is not None else None
    if not isinstance(frame, Frame) or group is None or len(frame.dimensions) != 1:
        return None
    part = FrameValue(replace(frame, order=(), count_groups=True))
    whole = Aggregate(Function.DISTINCT, ColumnRef(group.name))
    named = f"{_said(draft)}的{group.name}"
    share = Measure(f"{named}占比", Arithmetic("/", part, whole), "%", f"{group.name}数")
    asked = any(piece.measure is None and piece.noun for piece in draft.pieces)
    count = (Measure(f"{named}数", part),) if asked else ()
    of_all = tuple(one for one in draft.restrictions if _is_of_thing(one, scope))
    where = row_conditions(replace(draft, restrictions=of_all))
    return LedgerQuestion(Frame(frame.table, where, (*count, share)), Shape.FIGURE)


def _is_of_thing(part: Restriction, scope: Scope) -> bool:
    """Whether a condition narrows the whole as well: a time, or what a thing is in all its rows."""
    return part.dated or (bool(part.column) and scope.ledger.column(part.column).steady)


def _said(draft: Draft) -> str:
    """What is asked of a group, and what of its rows, in the words of the question."""
    told = [item for item in draft.said if item.has("having") or item.condition is not None]
    return "".join(item.text for item in told).replace(JOINED, "")
