"""The groups whose figure has changed so: 11月比10月高的镇街有哪些, 2023年比2022年涨了10分以上的院校有几所.

Invariant: a group that lacks one of the two sides has no change, and is none of those found.
"""

from assistant.model.ledger_question import (
    Arithmetic,
    Comparison,
    Frame,
    LedgerQuestion,
    Literal,
    Measure,
    Shape,
)
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.common import row_conditions
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.passes.gaps import DIRECTION, GAP, bound_of
from assistant.parsing.ledger_questions.quantities import asks_in
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.records import replace

NAMES = frozenset(("which", "ask.which", "ask.who", "ask.list"))
"""Words that ask which ones there are."""
COUNTS = frozenset(("asked", "ask.count"))
"""Words that ask how many there are, or how far two are apart."""

PASSED_OVER = frozenset(("unknown", GAP, "join.and"))
"""What may stand between a direction and the groups that are asked for."""
IS = frozenset(("compare.eq", "filler.filler"))
"""Kinds of a bare 是: 比2022年少的，是哪几个市."""


def names_changed(draft: Draft, scope: Scope) -> str:
    """The column of the groups that are asked for by how their figure changed; empty where none are."""
    place = _direction(draft)
    if place is None or draft.extreme is not None or draft.dimensions:
        return ""
    behind = [item for item in draft.said[place + 1 :] if not (item.is_any(PASSED_OVER) or item.kinds <= IS)]
    before = [item for item in draft.said[:place] if item.has("which")]
    sides = {side.column for side in draft.against or ()}  # 甲和乙谁办得多，多几件 asks for one of the sides
    groups = (_group_named(item, scope) for item in (*behind[:1], *before))
    named = next((name for name in groups if name and name not in sides), "")
    asked = any(item.is_any(NAMES) for item in behind[:1] or draft.said)
    unsaid = scope.ledger.entity if draft.entity and asked else ""
    return named or unsaid or (_counted_name(draft, behind[0], scope) if behind else "")


def _counted_name(draft: Draft, asked: Item, scope: Scope) -> str:
    """The things of the ledger where they are counted, and it is not asked how far their figure went: 少的有几家."""
    figures = [column for column in scope.ledger.columns if column.name in draft.chosen and column.type.numeric]
    counts = asked.is_any(COUNTS) and asked.noun and not any(asks_in(asked.noun, column.unit) for column in figures)
    return scope.ledger.entity if counts and draft.entity and figures else ""


def counts_changed(draft: Draft) -> bool:
    """Whether it is asked how many groups changed so."""
    place = _direction(draft)
    return place is not None and any(item.is_any(COUNTS) for item in draft.said[place + 1 :])


def changed_groups(draft: Draft, narrowed: Draft, scope: Scope, measures: tuple[Measure, ...]) -> LedgerQuestion | None:
    """The groups that changed so, or how many they are; None where no groups are asked for."""
    name = names_changed(draft, scope)
    if not name:
        return None
    changed = _changed(draft, measures)
    if changed is None:
        return None
    counted = counts_changed(draft)
    where = row_conditions(narrowed)
    split = (dimension_of(name),)
    frame = Frame(scope.ledger.name, where, measures, split, having=(changed,), count_groups=counted)
    return LedgerQuestion(frame, Shape.FIGURE if counted else Shape.GROUPS)


def _changed(draft: Draft, measures: tuple[Measure, ...]) -> Comparison | None:
    """How far the sides have to be apart: at all, by so much, or by such a part of the second."""
    gap, base = measures[-1].scalar, measures[-2]
    said = next((item for item in draft.said if item.has(GAP)), None)
    if said is None:
        return None if any(item.has("quantity") for item in draft.said) else Comparison(gap, ">", Literal(0))
    op, bound, part = bound_of(said, base.unit)
    return Comparison(Arithmetic("/", gap, base.scalar) if part else gap, op, bound)


def without_groups(draft: Draft, scope: Scope) -> Draft:
    """The draft without the groups that are asked for or their number, so that its figure is the one that changed."""
    name = names_changed(draft, scope)
    if not name:
        return draft
    kept = (
        tuple(p for p in draft.pieces if p.measure is not None or p.stated) if counts_changed(draft) else draft.pieces
    )
    return replace(draft, pieces=kept, chosen=tuple(other for other in draft.chosen if other != name))


def _direction(draft: Draft) -> int | None:
    return next((place for place, item in enumerate(draft.said) if item.is_any(DIRECTION)), None)


def _group_named(item: Item, scope: Scope) -> str:
    """The column of names that a word stands for."""
    named = item.column if item.has("which") else next((s.column for s in item.sense(SenseKind.COLUMN)), "")
    return named if named and scope.ledger.column(named).type.textual else ""
