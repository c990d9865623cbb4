"""From parts with their roles to one typed question.

Invariant: a part that only restricts becomes a set of keys; its rows never multiply those
that are counted, as a plain join would.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.compile.builder import counts
from assistant.model.catalog import Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Blank,
    ColumnRef,
    Condition,
    Dimension,
    Frame,
    Function,
    InFrame,
    Joined,
    LedgerQuestion,
    Measure,
    Shape,
)
from assistant.parsing.joint_questions.keys import Keys, Path, is_nested
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.joint_questions.roles import Roles, asks_figure, asks_names, each
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.frames.finish import finish

COUNTED, THROUGH, ONLY = 0.4, 0.05, 0.05
"""Doubt of a key that is itself what is counted, that leads through another table, that has no rival."""
SAME_PLACE = 0.8
"""Doubt that the same town is meant where no word speaks of towns: almost every ledger has a column of them."""
NO_ASKING = frozenset(("ask.list", "ask.which", "ask.who", "ask.when", "ask.exist", "ask.yes", "group.each", "both"))


def combine(cast: Roles, keys: Keys) -> tuple[LedgerQuestion, float] | None:
    """The question and what its assumptions cost; None when no key ties the parts together."""
    if cast.beside is not None:
        return _beside(cast, keys)
    return _restricted(cast, keys)


# -- sets of keys --------------------------------------------------------------------


def choose(source: Part, target: Part, keys: Keys) -> tuple[Path, float] | None:
    """The key that the words mean, and what taking it for granted costs."""
    paths = keys.paths(source.ledger, target.ledger)
    if not paths:
        return None
    priced = [(_doubt(path, source, target), number, path) for number, path in enumerate(paths)]
    doubt, _, path = min(priced)
    return path, (min(doubt, ONLY) if len(paths) == 1 and doubt < COUNTED else doubt)


def _doubt(path: Path, source: Part, target: Part) -> float:
    """How unlikely a key is: named on either side, else what its table is about, else a place."""
    left, right = path.source[0], path.target[0]
    counted = {piece.column for part in (source, target) for piece in part.draft.pieces}
    if source.draft.pieces and left in counted:
        return COUNTED
    if source.named_columns[-1:] == (left,) or _asked(source.draft) == left:
        doubt = 0.0
    elif source.mentions(left) or target.mentions(right):
        doubt = 0.05 if target.named_columns[:1] == (right,) else 0.08
    elif _about(left, source.ledger) or _about(right, target.ledger):
        doubt = 0.1
    else:
        place = columns.place_column(target.ledger)
        doubt = SAME_PLACE if place is not None and place.name == right else 0.15
    return doubt + THROUGH * (path.through is not None)


def _about(name: str, ledger: Ledger) -> bool:
    """Whether a column names what a row is about, or is its number (任务编号 of 任务名称)."""
    return bool(ledger.entity) and name.removesuffix("编号") == ledger.entity.removesuffix("名称")


def _asked(draft: Draft) -> str:
    return next((name for name in draft.which if name), "")


def key_set(part: Part, path: Path, bridge: Sequence[Condition] = ()) -> Frame:
    """The keys of the part's rows, in the columns of the asking table's key."""
    frame = _keys_of(part, path.source)
    if path.through is None:
        return frame
    inside = InFrame(path.through.entry, frame)
    shown = tuple(Measure(name, ColumnRef(name)) for name in path.through.exit)
    return Frame(path.through.ledger.name, (inside, *bridge), columns=shown, distinct=True)


def _keys_of(part: Part, names: tuple[str, ...]) -> Frame:
    """The distinct keys among the part's rows, or among its top rows."""
    draft = replace(part.draft, flags=part.draft.flags - NO_ASKING)
    if draft.extreme or draft.having:
        grouped = replace(
            draft, which=names[:1], chosen=(), dimensions=tuple(Dimension(n, ColumnRef(n)) for n in names)
        )
        frame = finish(grouped, part.scope).query
        if isinstance(frame, Frame) and frame.dimensions:
            return replace(frame, dimensions=grouped.dimensions, count_groups=False)
    listed = finish(replace(draft, which=names, chosen=(), pieces=(), dimensions=(), extreme=None), part.scope).query
    conditions = listed.conditions if isinstance(listed, Frame) else ()
    latest = listed.latest if isinstance(listed, Frame) else None
    shown = tuple(Measure(name, ColumnRef(name)) for name in names)
    return Frame(part.ledger.name, conditions, columns=shown, distinct=True, latest=latest)


def restriction(part: Part, path: Path, bridge: Sequence[Condition] = ()) -> Restriction:
    """The rows of the asking table whose key is (or is not) among the part's."""
    frame = key_set(part, path, bridge)
    if part.absent:
        filled = tuple(Blank(ColumnRef(column.name), negated=True) for column in frame.columns)
        frame = replace(frame, conditions=(*frame.conditions, *filled))
    return Restriction(InFrame(path.target, frame, part.absent), path.target[0], written="joint")


# -- one part asks, the others restrict ------------------------------------------------


def _restricted(cast: Roles, keys: Keys) -> tuple[LedgerQuestion, float] | None:
    main, doubt = cast.main, 0.0
    found: list[tuple[Part, Path, tuple[Condition, ...]]] = []
    for part in cast.filters:
        chosen = choose(part, main, keys)
        if chosen is None or not part.restricts:
            return None
        path, assumed = chosen
        doubt += assumed
        found.append((part, path, _said_of(path, main)))
    added = tuple(restriction(*each_one) for each_one in found)
    draft = replace(main.draft, restrictions=(*main.draft.restrictions, *added))
    named = next(((part, path, bridge) for part, path, bridge in found if _names_groups(part, main)), None)
    if named is not None and asks_figure(main.draft) and not _grouped(main.draft):
        return _for_each(main, draft, *named), doubt
    question = finish(draft, main.scope)
    return _each_once(question, main, found), doubt


def _said_of(path: Path, main: Part) -> tuple[Condition, ...]:
    """What the words say of the table between: 牵头单位 is a role there."""
    if path.through is None:
        return ()
    between = path.through.ledger
    texts = [item.text for item in main.raw]
    found = []
    for column in between.columns:
        held = tuple(v.text for v in column.values if column.closed and any(t in (v.text, *v.aliases) for t in texts))
        if held:
            found.append(columns.among(column, held))
    return tuple(found)


def _names_groups(part: Part, main: Part) -> bool:
    """Whether a figure is meant for each of the keys a part finds."""
    if part.absent:
        return False
    return part.draft.extreme is not None or asks_names(part.draft) or each(part.draft) or each(main.draft)


def _grouped(draft: Draft) -> bool:
    return bool(draft.which or draft.extreme or draft.having) or bool(draft.dimensions)


def _for_each(main: Part, draft: Draft, part: Part, path: Path, bridge: tuple[Condition, ...]) -> LedgerQuestion:
    """The figure for each key: those that have nothing to count stay in, with nought."""
    split = tuple(Dimension(name, ColumnRef(name)) for name in path.target)
    question = finish(replace(draft, dimensions=split, which=(), chosen=draft.chosen), main.scope)
    frame = question.query
    if not isinstance(frame, Frame) or not frame.measures or not all(counts(measure) for measure in frame.measures):
        return question
    whole = key_set(part, path, bridge)
    names = tuple(column.name for column in whole.columns) or tuple(d.name for d in whole.dimensions)
    listed = replace(
        whole, columns=(), distinct=False, order=(), dimensions=tuple(Dimension(n, ColumnRef(n)) for n in names)
    )
    same = tuple(Dimension(name, d.scalar) for name, d in zip(names, frame.dimensions, strict=True))
    own = tuple(part.condition for part in main.draft.restrictions)
    counted = replace(frame, dimensions=same, conditions=own, order=())
    return LedgerQuestion(Joined((listed, counted), names, outer=True), Shape.GROUPS)


def _each_once(
    question: LedgerQuestion, main: Part, found: Sequence[tuple[Part, Path, tuple[Condition, ...]]]
) -> LedgerQuestion:
    """Names once each, and each thing counted once, however many rows a key has."""
    frame = question.query
    if not isinstance(frame, Frame) or main.draft.rows:
        return question
    if question.shape is Shape.LIST and not frame.distinct and frame.latest is None:
        names = _shown_names(main)
        if names:
            shown = tuple(Measure(name, ColumnRef(name)) for name in names)
            return replace(question, query=replace(frame, columns=shown, distinct=True, order=()))
    if question.shape is Shape.FIGURE:
        measures = tuple(_counted_once(measure, main.ledger, found) for measure in frame.measures)
        return replace(question, query=replace(frame, measures=measures))
    return question


def _shown_names(main: Part) -> tuple[str, ...]:
    """The columns asked for, the names first."""
    draft, ledger = main.draft, main.ledger
    names = [name for name in (*draft.which, *draft.chosen) if name]
    if not names or (draft.entity and ledger.entity not in names and not any(is_nested(name) for name in names)):
        names = [ledger.entity, *names] if ledger.entity else names
    return tuple(dict.fromkeys(names))


def _counted_once(
    measure: Measure, ledger: Ledger, found: Sequence[tuple[Part, Path, tuple[Condition, ...]]]
) -> Measure:
    """A count of rows found by a number (任务编号) counts the numbers."""
    scalar = measure.scalar
    if not isinstance(scalar, Aggregate) or scalar.function is not Function.COUNT or scalar.operand is not None:
        return measure
    for _, path, _ in found:
        column = ledger.column(path.target[0])
        if column == ledger.columns[0] and column.name != ledger.entity and 0 < column.distinct < ledger.rows:
            return replace(measure, scalar=replace(scalar, function=Function.DISTINCT, operand=ColumnRef(column.name)))
    return measure


# -- two figures side by side ----------------------------------------------------------


def _beside(cast: Roles, keys: Keys) -> tuple[LedgerQuestion, float] | None:
    assert cast.beside is not None
    left, right = cast.main, cast.beside
    if cast.filters:
        return None
    split = any(each(part.draft) for part in (left, right))
    chosen = choose(left, right, keys) if split else None
    if split and (chosen is None or chosen[0].through is not None):
        return None
    path, doubt = chosen if chosen is not None else (Path((), ()), 0.1)
    frames = (_figures_of(left, path.source, path.source), _figures_of(right, path.target, path.source))
    if frames[0] is None or frames[1] is None:
        return None
    first, second = _told_apart(frames[0], frames[1])
    outer = bool(path.source) and all(counts(measure) for measure in second.measures)
    return LedgerQuestion(Joined((first, second), path.source, outer), Shape.GROUPS), doubt


def _figures_of(part: Part, columns_of: tuple[str, ...], names: tuple[str, ...]) -> Frame | None:
    """The figures of one part, for each key if there is one."""
    split = tuple(Dimension(name, ColumnRef(column)) for name, column in zip(names, columns_of, strict=True))
    chosen = tuple(name for name in part.draft.chosen if name not in columns_of)
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
