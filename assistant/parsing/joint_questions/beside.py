"""Two figures of two tables side by side, for each of what both know, or one of each.

Invariant: figures keep their own conditions; what is said of the key, and a time or town at
the head of the question (11月各镇街的降尘量和PM2.5), holds for both.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile

from assistant.model.ledger_question import (
    Aggregate,
    ColumnRef,
    Contains,
    Dimension,
    Frame,
    Function,
    Joined,
    LedgerQuestion,
    Measure,
    Shape,
)
from assistant.parsing.joint_questions.keys import Keys, Path
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.joint_questions.roles import each
from assistant.parsing.joint_questions.ties import tie
from assistant.parsing.ledger_questions.draft import Restriction
from assistant.parsing.ledger_questions.frames.finish import finish
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.times.times import days_condition
from assistant.records import replace

ALONE = 0.1
"""Doubt of two figures that nothing ties together."""


def side_by_side(left: Part, right: Part, keys: Keys, together: bool = False) -> tuple[LedgerQuestion, float] | None:
    """The two figures and what tying them costs; None where they are split by what one of them lacks.

    ``together``: only keys that both parts have.
    """
    if _opens_with_share(right):
        return None
    ends, heads = tuple(_at_the_end(right, left, keys)), tuple(_at_the_head(left, right, keys))
    left, right = _with(left, right, ends, keys), _with(right, left, heads, keys)
    path, doubt = Path((), ()), ALONE
    one = any(len(said.values) == 1 for said in (*ends, *heads)) and not (
        left.draft.dimensions or right.draft.dimensions
    )
    if (not one and (each(left.draft) or each(right.draft))) or _holds_key(left, right, keys):
        tied = tie(left, right, keys)
        if tied is None or tied.path.through is not None:
            return None
        named = any(one.values and one.column == tied.path.source[0] for one in left.draft.restrictions)
        path, doubt = tied.path, min(tied.doubt, ALONE) if named else tied.doubt  # 某院接种几人，采购又花多少
    if not path.source and (left.ledger.plan or right.ledger.plan):
        return None
    first, second = _figures(left, path.source, path.source), _figures(right, path.target, path.source)
    if first is None or second is None:
        return None
    kept = bool(path.source) and not together
    full = kept and _of_all(path, left, right) and _may_lack(first, right) and _may_lack(second, left)
    return LedgerQuestion(Joined(_told_apart(first, second), path.source, kept, full), Shape.GROUPS), doubt


def _opens_with_share(part: Part) -> bool:
    """Whether a part only goes on with what the figure before it is a share of: 占国道检查的多少."""
    first = next((item for item in part.raw if not item.has("unknown")), None)
    return first is not None and first.has("share.share")


def _with(part: Part, other: Part, said: Iterable[Restriction], keys: Keys) -> Part:
    """A part with the times, towns and things that the other part says for both, where it names none itself."""
    if any(item.has("all") for item in part.raw):
        return part
    taken = {one.column for one in part.draft.restrictions}
    carried = (_moved(one, other, part, keys) for one in said)
    added = tuple(one for one in carried if one is not None and one.column not in taken)
    return replace(part, draft=replace(part.draft, restrictions=(*part.draft.restrictions, *added)))


def _at_the_head(part: Part, other: Part, keys: Keys) -> Iterator[Restriction]:
    """What is said before any figure: 11月各镇街的降尘量和PM2.5."""
    return _among(part, takewhile(_narrows, part.draft.said), other, keys)


def _at_the_end(part: Part, other: Part, keys: Keys) -> Iterator[Restriction]:
    """What is said behind everything else: 各镇街的降尘量和PM2.5，11月份的."""
    return _among(part, takewhile(_narrows, reversed(part.draft.said)), other, keys)


def _narrows(item: Item) -> bool:
    return item.condition is not None or item.dimension is not None


def _among(part: Part, said: Iterable[Item], other: Part, keys: Keys) -> Iterator[Restriction]:
    """Of what is said, the times and the names of what both tables know."""
    conditions = [item.condition for item in said]
    for one in part.draft.restrictions:
        if one.condition in conditions and (one.dated or _shared(one, part, other, keys)):
            yield one


def _shared(one: Restriction, part: Part, other: Part, keys: Keys) -> str:
    """The column of the other table for the things that are named, be there rows of them or not; empty without one."""
    named = bool(one.values) or isinstance(one.condition, Contains)
    paths = (path for path in keys.paths(part.ledger, other.ledger) if path.through is None and named)
    return next((path.target[0] for path in paths if path.source == (one.column,)), "")


def _moved(one: Restriction, part: Part, other: Part, keys: Keys) -> Restriction | None:
    """The same time or thing said of the other part's table; None where it knows of none."""
    if one.dated:
        dated = other.draft.event or next((c.name for c in (columns.date_column(other.ledger),) if c is not None), "")
        first, last = (date.fromisoformat(end) if end else None for end in (one.first, one.last))
        return replace(one, column=dated, condition=days_condition(dated, first, last)) if dated else None
    name = _shared(one, part, other, keys)
    if isinstance(one.condition, Contains) and name:
        return replace(one, column=name, condition=replace(one.condition, operand=ColumnRef(name)))
    return replace(one, column=name, condition=columns.among(other.ledger.column(name), one.values)) if name else None


def _holds_key(left: Part, right: Part, keys: Keys) -> bool:
    """Whether one part names a single thing that the other knows too: 住建局牵头几项，办结几项.

    A town is none: it bounds both figures and heads no row of theirs.
    """
    place = columns.place_column(left.ledger)
    town = place.name if place is not None else ""
    restricted = {one.column for one in left.draft.restrictions if one.values and one.column != town}
    return any(path.through is None and path.source[0] in restricted for path in keys.paths(left.ledger, right.ledger))


def _figures(part: Part, own: tuple[str, ...], names: tuple[str, ...]) -> Frame | None:
    """The figures of one part, for each key if there is one."""
    split = tuple(Dimension(name, ColumnRef(column)) for name, column in zip(names, own, strict=True))
    chosen = tuple(name for name in part.draft.chosen if name not in own)
    draft = replace(part.draft, dimensions=split, which=(), chosen=chosen)
    frame = finish(draft, part.scope).query
    if not own and isinstance(frame, Frame) and not frame.measures:
        frame = finish(replace(draft, dimensions=_of_its_town(part)), part.scope).query
    if not isinstance(frame, Frame) or not frame.measures:
        return None
    return replace(frame, dimensions=split, order=(), count_groups=False)


def _of_its_town(part: Part) -> tuple[Dimension, ...]:
    """What one thing's bare figures are summed up for, as for each of them: 城关镇的投资额和水面面积分别是多少."""
    named = (one.column for one in part.draft.restrictions if len(one.values) == 1)
    return tuple(Dimension(name, ColumnRef(name)) for name in tuple(named)[:1])


def _of_all(path: Path, left: Part, right: Part) -> bool:
    """Whether all towns, or all bodies that the plan lists, are meant: one without members has none of them."""
    sides = ((left.ledger, path.source), (right.ledger, path.target))
    return _of_places(path, left) or any(ledger.plan and key == (ledger.entity,) for ledger, key in sides)


def _may_lack(figures: Frame, other: Part) -> bool:
    """Whether figures may be told of every key of the other part: nothing adds up to nought."""
    narrowed = other.draft.restrictions or other.draft.having or other.draft.extreme
    return all(map(_adds_up, figures.measures)) or bool(narrowed)


def _of_places(path: Path, part: Part) -> bool:
    """Whether the figures are of towns, all of which are meant."""
    place = columns.place_column(part.ledger)
    return place is not None and path.source == (place.name,)


def _adds_up(measure: Measure) -> bool:
    """Whether a group without rows has none of it: a count or a sum, never a mean."""
    scalar = measure.scalar
    return measure.is_count or (isinstance(scalar, Aggregate) and scalar.function is Function.SUM)


def _told_apart(first: Frame, second: Frame) -> tuple[Frame, Frame]:
    """The frames with the table's name before figures that are called the same."""
    taken = {measure.name for measure in first.measures}
    if not any(measure.name in taken for measure in second.measures):
        return first, second
    return _prefixed(first), _prefixed(second)


def _prefixed(frame: Frame) -> Frame:
    return replace(frame, measures=tuple(replace(m, name=f"{frame.table}{m.name}") for m in frame.measures))
