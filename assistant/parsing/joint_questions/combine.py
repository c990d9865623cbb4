"""From parts with their roles to one typed question.

Invariant: every part ends up in the question, as what is asked, as a restriction or as a
second figure beside the first; parts that nothing ties together make no question.
"""

from assistant.model.ledger_question import ColumnRef, Dimension, Frame, Joined, LedgerQuestion, Order, Shape
from assistant.parsing.joint_questions.beside import side_by_side
from assistant.parsing.joint_questions.keys import Keys
from assistant.parsing.joint_questions.listing import counted_once, each_once
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.joint_questions.plan_senses import has_members
from assistant.parsing.joint_questions.roles import Roles, asks_figure, asks_names, each
from assistant.parsing.joint_questions.ties import NAMED_LAST, Tie, tie
from assistant.parsing.ledger_questions.draft import Draft, Piece
from assistant.parsing.ledger_questions.frames.finish import finish
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.spoken_of import entity_named, is_sort
from assistant.records import Record, replace


class Combined(Record):
    """The question, the draft a follow-up may change, and what its assumptions cost."""

    question: LedgerQuestion
    draft: Draft
    doubt: float


def combine(cast: Roles, keys: Keys) -> Combined | None:
    """One question of all parts; None when no key ties them together."""
    if cast.beside is not None:
        apart = _says_own(cast.main, cast.beside, keys) and _says_own(cast.beside, cast.main, keys)
        found = side_by_side(cast.main, cast.beside, keys, cast.together) if apart and not cast.filters else None
        return Combined(found[0], cast.main.draft, found[1]) if found is not None else None
    ties = [tie(part, cast.main, keys) for part in _chained(cast.filters, keys)]
    held = tuple(one for one in ties if one is not None and _needed(one, cast.main, keys))
    return _restricted(cast.main, held, keys) if len(held) == len(ties) else None


def _says_own(part: Part, other: Part, keys: Keys) -> bool:
    """Whether a figure beside another is in words that the other's table does not know, so that two are meant."""
    about = [item.text for item in part.raw if item.has("topic")]
    own = part.says_own((), lambda word: keys.knows(word, other.ledger))
    return own or any(not keys.knows(word, other.ledger) for word in about)


def _chained(filters: tuple[Part, ...], keys: Keys) -> tuple[Part, ...]:
    """最少的专班，它的责任单位…: the body that one part finds restricts the members, and only they the rest."""
    if len(filters) != 2 or [has_members(part.ledger) for part in filters] != [False, True]:
        return filters
    found, members = filters
    linked = tie(found, members, keys)
    if found.absent or linked is None or linked.path.through is not None:
        return filters
    held = (*members.draft.restrictions, linked.restriction)
    return (replace(members, draft=replace(members.draft, restrictions=held)),)


def _needed(one: Tie, main: Part, keys: Keys) -> bool:
    """Whether both sides of a tie say more than the key: 散煤专班的牵头单位 needs no weekly reports."""
    between = (one.path.through.ledger,) if one.path.through is not None else ()
    left = one.part.says_own(one.path.source, lambda word: keys.knows(word, main.ledger))
    right = main.says_own(one.path.target, lambda word: keys.knows(word, one.part.ledger, *between))
    right = right or (one.part.absent and _is_register(main, one, keys))
    used = (one.part.restricts and not _is_every_place(one, main)) or bool(_split_of(one))
    return used and ((left and right) or one.part.coordinate)


def _is_register(main: Part, one: Tie, keys: Keys) -> bool:
    """Whether a table lists each thing once, or alone, so that it knows those of which another tells nothing."""
    ledger = main.ledger
    spoken = entity_named(main.raw, main.scope) or any(is_sort(item, main.scope) for item in main.raw)
    known = one.path.target == (ledger.entity,) and spoken
    return known and (not columns.repeats(ledger) or keys.alone(one.part.ledger, ledger))


def _is_every_place(one: Tie, main: Part) -> bool:
    """Whether a part only names its table, whose towns are all towns: 空气质量日报里的二氧化硫 is of no other table."""
    place, draft = columns.place_column(main.ledger), one.part.draft
    narrowed = draft.restrictions or draft.extreme or draft.having or one.part.absent or one.part.coordinate
    return place is not None and one.path.target == (place.name,) and not narrowed


def _restricted(main: Part, ties: tuple[Tie, ...], keys: Keys) -> Combined:
    """What one part asks of the rows that the others leave."""
    draft = _asking(main, ties)
    split = _split_elsewhere(main, ties)
    if split is not None:
        return Combined(split, draft, sum(one.doubt for one in ties))
    draft = _of_the_keys(replace(draft, restrictions=(*draft.restrictions, *(one.restriction for one in ties))), ties)
    doubt = sum(one.doubt for one in ties)
    named = next((one for one in ties if _names_groups(one, main)), None)
    if named is not None and asks_figure(draft) and not _grouped(draft, main, named):
        return Combined(_for_each(main, draft, named), draft, doubt)
    question = each_once(finish(draft, main.scope), replace(main, draft=draft), ties, keys)
    return Combined(question, draft, doubt)


def _split_elsewhere(main: Part, ties: tuple[Tie, ...]) -> LedgerQuestion | None:
    """每个小节各有几项任务: figures split by what only another table knows of the keys."""
    meant = [(one, _split_of(one) or _told_apart(one, main)) for one in ties if not one.part.absent]
    found = next(((one, names) for one, names in meant if names), None)
    if found is None or not asks_figure(main.draft) or main.draft.which or main.draft.extreme:
        return None
    one, names = found
    if any(_is_own(main, dimension, one) for dimension in main.draft.dimensions):
        return None
    others = tuple(other.restriction for other in ties if other is not one)
    restricted = (*main.draft.restrictions, *others)
    draft = replace(main.draft, restrictions=restricted, dimensions=(), flags=main.draft.flags - {"group.each", "both"})
    question = finish(draft, main.scope)
    frame = question.query
    if not isinstance(frame, Frame) or not frame.measures or frame.dimensions:
        return None
    split = tuple(Dimension(name, ColumnRef(name)) for name in names)
    measures = tuple(counted_once(measure, main.ledger, ties) for measure in frame.measures)
    order = tuple(Order(dimension.scalar) for dimension in split)
    looked_up = replace(frame, measures=measures, dimensions=split, lookups=(one.lookup(names),), order=order)
    return LedgerQuestion(looked_up, Shape.GROUPS)


def _split_of(one: Tie) -> tuple[str, ...]:
    """Columns of a part's table that it splits by, which the asking table has not."""
    scalars = (dimension.scalar for dimension in one.part.draft.dimensions)
    names = tuple(scalar.name for scalar in scalars if isinstance(scalar, ColumnRef))
    if not names and any(item.has("group.by") for item in one.part.raw):
        names = one.part.named_columns[-1:]
    return tuple(name for name in names if name not in one.path.source)


def _told_apart(one: Tie, main: Part) -> tuple[str, ...]:
    """The column of which a part lists several values, where a figure is wanted for each: 第二部分、第三部分各多少."""
    listed = [part.column for part in one.part.draft.restrictions if len(part.values) > 1]
    names = [name for name in listed if name and name not in one.path.source]
    things = [name for name in main.named_columns if main.ledger.column(name).type.textual]
    return tuple(names) if "group.each" in main.draft.flags and not things else ()


def _is_own(main: Part, dimension: Dimension, one: Tie) -> bool:
    """Whether the asking part is split by a column of its own besides the key."""
    return dimension.name not in one.path.target and not _is_day(main, dimension)


def _asking(main: Part, ties: tuple[Tie, ...]) -> Draft:
    """The asking part's draft; 「…里没有的有几家」 counts on behalf of the part before it."""
    if asks_figure(main.draft) or asks_names(main.draft):
        return main.draft
    for one in ties:
        pieces = [piece for piece in one.part.draft.pieces if piece.measure is None]
        if one.part.absent and pieces:
            asked = tuple(Piece(noun=piece.noun) for piece in pieces)
            return replace(main.draft, pieces=asked, chosen=(*main.draft.chosen, one.path.target[0]))
    return main.draft


def _of_the_keys(draft: Draft, ties: tuple[Tie, ...]) -> Draft:
    """The draft with the keys as what is ranked: 成员单位里谁的逾期最多."""
    headed = next((one for one in ties if one.doubt == NAMED_LAST and not one.part.absent), None)
    if headed is None or draft.extreme is None or draft.which or draft.dimensions:
        return draft
    return replace(draft, which=headed.path.target[:1])


def _names_groups(one: Tie, main: Part) -> bool:
    """Whether a figure is meant for each of the keys a part finds."""
    if one.part.absent:
        return False
    draft = one.part.draft
    return draft.extreme is not None or asks_names(draft) or each(draft) or each(main.draft)


def _grouped(draft: Draft, main: Part, named: Tie) -> bool:
    """Whether the asking part is split by something else than the keys."""
    own = tuple(d.name for d in draft.dimensions if not _is_day(main, d))
    return bool(draft.which or draft.extreme or draft.having) or bool(own and own != named.path.target)


def _is_day(main: Part, dimension: Dimension) -> bool:
    """Whether a split is by a day that no word asks for: 检查各几次 is about each of the firms."""
    scalar = dimension.scalar
    named = isinstance(scalar, ColumnRef) and main.ledger.column(scalar.name).type.temporal
    return named and not any(item.has("temporal") and not item.has("verb") for item in main.raw)


def _for_each(main: Part, draft: Draft, named: Tie) -> LedgerQuestion:
    """The figure for each key: those that have nothing to count stay in, with nought."""
    split = tuple(Dimension(name, ColumnRef(name)) for name in named.path.target)
    chosen = tuple(name for name in draft.chosen if name not in named.path.target)
    pieces = tuple(piece for piece in draft.pieces if piece.column not in named.path.target)
    question = finish(
        replace(draft, pieces=pieces or draft.pieces, dimensions=split, which=(), chosen=chosen), main.scope
    )
    frame = question.query
    if not isinstance(frame, Frame) or not frame.measures or not all(measure.is_count for measure in frame.measures):
        return question
    listed = _with_properties(_listed(named.keys), named)
    names = tuple(dimension.name for dimension in listed.dimensions)
    same = tuple(Dimension(name, d.scalar) for name, d in zip(names, frame.dimensions, strict=False))
    own = tuple(part.condition for part in main.draft.restrictions)
    counted = replace(frame, dimensions=same, conditions=own, order=())
    keys = names[: len(frame.dimensions)]
    return LedgerQuestion(Joined((listed, counted), keys, outer=True), Shape.GROUPS)


def _with_properties(listed: Frame, named: Tie) -> Frame:
    """The keys with what else is asked of them: 在哪些专班、什么角色."""
    draft, known = named.part.draft, {dimension.name for dimension in listed.dimensions}
    asked = dict.fromkeys(name for name in draft.which if name and name not in (*known, *named.path.source))
    if listed.measures or listed.limit is not None or listed.having:
        return listed
    return replace(listed, dimensions=(*listed.dimensions, *(Dimension(name, ColumnRef(name)) for name in asked)))


def _listed(keys: Frame) -> Frame:
    """A set of keys as groups, so that others can stand beside them."""
    if keys.dimensions:
        return keys if keys.limit is not None else replace(keys, order=())
    split = tuple(Dimension(column.name, column.scalar) for column in keys.columns)
    return replace(keys, columns=(), distinct=False, order=(), dimensions=split)
