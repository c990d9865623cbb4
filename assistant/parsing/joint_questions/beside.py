"""Two figures of two tables side by side, for each of what both know, or one of each.

Invariant: figures keep their own conditions; only what is said of the key itself holds for
both, because only keys that both have are shown together.
"""

from dataclasses import replace

from assistant.model.ledger_question import ColumnRef, Dimension, Frame, Joined, LedgerQuestion, Shape
from assistant.parsing.joint_questions.keys import Keys, Path
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.joint_questions.roles import each
from assistant.parsing.joint_questions.ties import tie
from assistant.parsing.ledger_questions.frames.finish import finish

ALONE = 0.1
"""Doubt of two figures that nothing ties together."""


def side_by_side(left: Part, right: Part, keys: Keys, together: bool = False) -> tuple[LedgerQuestion, float] | None:
    """The two figures and what tying them costs; None where they are split by what one of them lacks.

    ``together``: only keys that both parts have.
    """
    path, doubt = Path((), ()), ALONE
    if each(left.draft) or each(right.draft) or _holds_key(left, right, keys):
        tied = tie(left, right, keys)
        if tied is None or tied.path.through is not None:
            return None
        path, doubt = tied.path, tied.doubt
    first, second = _figures(left, path.source, path.source), _figures(right, path.target, path.source)
    if first is None or second is None:
        return None
    outer = bool(path.source) and not together and all(measure.is_count for measure in second.measures)
    return LedgerQuestion(Joined(_told_apart(first, second), path.source, outer), Shape.GROUPS), doubt


def _holds_key(left: Part, right: Part, keys: Keys) -> bool:
    """Whether one part names a single thing that the other knows too: 住建局牵头几项，办结几项."""
    restricted = {part.column for part in left.draft.restrictions if part.values}
    return any(path.through is None and path.source[0] in restricted for path in keys.paths(left.ledger, right.ledger))


def _figures(part: Part, own: tuple[str, ...], names: tuple[str, ...]) -> Frame | None:
    """The figures of one part, for each key if there is one."""
    split = tuple(Dimension(name, ColumnRef(column)) for name, column in zip(names, own, strict=True))
    chosen = tuple(name for name in part.draft.chosen if name not in own)
    frame = finish(replace(part.draft, dimensions=split, which=(), chosen=chosen), part.scope).query
    if not isinstance(frame, Frame) or not frame.measures:
        return None
    return replace(frame, dimensions=split, order=(), count_groups=False)


def _told_apart(first: Frame, second: Frame) -> tuple[Frame, Frame]:
    """The frames with the table's name before figures that are called the same."""
    taken = {measure.name for measure in first.measures}
    if not any(measure.name in taken for measure in second.measures):
        return first, second
    return _prefixed(first), _prefixed(second)


def _prefixed(frame: Frame) -> Frame:
    return replace(frame, measures=tuple(replace(m, name=f"{frame.table}{m.name}") for m in frame.measures))
