"""Extremes of each of several groups: 江苏、广东分数线最高的学校各是哪所, 各镇街问题最多的工地分别是哪个.

Invariant: the groups are never what is asked for; a question for the group itself
(哪个镇街最多) has one extreme for all.
"""

from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import ColumnRef, DatePart, Dimension, Frame, Measure, Order
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.common import filled_only
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.records import replace


def each_group(draft: Draft, ledger: Ledger) -> str:
    """The column whose values each have an extreme of their own (江苏、广东…各是哪所); empty where all share one."""
    asked = {"ask.which", "ask.who"} & draft.flags or draft.which
    dated = [part.name for part in draft.dimensions if isinstance(part.scalar, DatePart)]
    thing = draft.extreme.thing if draft.extreme is not None else ""
    if dated and (any(draft.which) or thing):
        return dated[0]
    if not ("group.each" in draft.flags and asked) and not _extreme_of_thing(draft, ledger):
        return ""
    listed = [part.column for part in draft.restrictions if len(part.values) > 1 and part.column != "weekday"]
    split = [part.scalar.name for part in draft.dimensions if isinstance(part.scalar, ColumnRef)]
    top = _top_of(draft, ledger) if _names_top(draft) else ""
    return next((name for name in (*split, *listed) if top and name != top), "")


def _extreme_of_thing(draft: Draft, ledger: Ledger) -> bool:
    """Whether the extreme is said of the entity behind it (每个频道收视率最高的节目), not of the groups before it."""
    place = next((item.start for item in draft.said if item.has("extreme")), None)
    if place is None or "split.each" not in draft.flags:
        return False
    if _sort_before(draft) or _which_within(draft):
        return True
    behind = [item for item in draft.said if item.start > place]
    names = (sense.column for item in behind for sense in item.sense(SenseKind.COLUMN))
    split = any(part.name == ledger.entity for part in draft.dimensions)
    thing = draft.extreme.thing if draft.extreme is not None else ""
    if thing and all(part.name != thing for part in draft.dimensions):
        return True
    named = draft.entity and not split and not draft.which
    return named or any(item.has("ledger") for item in behind) or any(name == ledger.entity for name in names)


def _which_within(draft: Draft) -> bool:
    """Whether which one is asked behind the groups: 每个科室哪种设备最多."""
    split = next((item.start for item in draft.said if item.dimension is not None), None)
    names = [part.name for part in draft.dimensions]
    asked = [item for item in draft.said if item.has("which") and item.column and item.column not in names]
    return split is not None and any(item.start > split for item in asked)


def _sort_before(draft: Draft) -> str:
    """The column right before an extreme that is of no figure: 每个科室设备类别最多的是哪个."""
    extreme = draft.extreme
    if extreme is None or extreme.column or extreme.piece is not None or not {"ask.which", "ask.who"} & draft.flags:
        return ""
    before = next((one for one, other in pairwise(draft.said) if other.has("extreme")), None)
    names = before.sense(SenseKind.COLUMN)[:1] if before is not None and before.has("textual") else ()
    split = [part.name for part in draft.dimensions]
    return next((sense.column for sense in names if split and sense.column not in split), "")


def _names_top(draft: Draft) -> bool:
    """Whether a word says of what there is an extreme in each group; of 按镇街合计，前三名是哪几个 the groups are."""
    thing = draft.extreme is not None and draft.extreme.thing
    return bool(thing or any(draft.which) or draft.entity or "split.each" in draft.flags or not draft.dimensions)


def _top_of(draft: Draft, ledger: Ledger) -> str:
    """The column of names that the extreme is one of."""
    thing = draft.extreme.thing if draft.extreme is not None else ""
    return next((name for name in (thing, *draft.which, _sort_before(draft), ledger.entity) if name), "")


def without_group(draft: Draft, group: str, ledger: Ledger) -> Draft:
    """The draft with the columns that only split the extremes taken out of what is asked for."""
    if not group:
        return draft
    aside = (group, _top_of(draft, ledger))
    kept = tuple(part for part in draft.dimensions if part.name not in aside)
    return replace(draft, dimensions=kept, chosen=tuple(name for name in draft.chosen if name != group), each=group)


def within_each(frame: Frame, group: Dimension, ledger: Ledger) -> Frame:
    """The frame with its extreme taken within each value of ``group`` (a column, a month), which is shown first."""
    held = filled_only((group.scalar,), ledger)
    frame = replace(frame, conditions=tuple(dict.fromkeys((*frame.conditions, *held))))
    order = (frame.order[0], Order(group.scalar), *frame.order[1:])
    if frame.dimensions:
        return replace(frame, dimensions=(group, *frame.dimensions), per=(group.name,), order=order)
    rest = tuple(part for part in frame.columns if part.name != group.name)
    return replace(frame, columns=(Measure(group.name, group.scalar), *rest), per=(group.name,), order=order)
