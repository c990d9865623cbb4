"""What ties two parts of a question together: the key the words mean, and the set of keys a part finds.

Invariant: a part that only restricts becomes a set of keys; its rows never multiply those
that are counted, as a plain join would.
"""

from collections.abc import Sequence

from assistant.model.catalog import ColumnType, Ledger
from assistant.model.ledger_question import (
    Blank,
    ColumnRef,
    Condition,
    DatePart,
    Dimension,
    Frame,
    InFrame,
    Lookup,
    Measure,
)
from assistant.parsing.joint_questions.keys import Keys, Path
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.joint_questions.plan_senses import has_members, member_words
from assistant.parsing.joint_questions.words import lexicon
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.frames.common import row_conditions
from assistant.parsing.ledger_questions.frames.finish import finish
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.things import numbers_rows
from assistant.records import Record, replace

OF = "的"
COUNTED, THROUGH, THROUGH_MEMBERS, ONLY = 0.4, 0.05, 0.15, 0.05
"""Doubt of a key that is itself what is counted, that leads through another table, that has no rival."""
GIVEN = 0.4
"""Doubt of a key that only narrows what is named behind it: 甲局参加的专班 goes on about bodies, not about 甲局."""
SAME_PLACE = 2.0
"""Doubt that the same town or unit is meant where no word speaks of them: almost every ledger has a column of them."""
NAMED_LAST, NAMED_FIRST, NAMED, TOPICAL, OTHER = 0.0, 0.05, 0.08, 0.1, 0.15
"""Doubt of a key said last in one part, first in the other, anywhere, that a table is about, of any other."""
NO_ASKING = frozenset(("ask.list", "ask.which", "ask.who", "ask.when", "ask.exist", "ask.yes", "group.each", "both"))


class Tie(Record):
    """A part that restricts another, by which key, and what is said of the table between."""

    part: Part
    path: Path
    doubt: float
    between: tuple[Condition, ...] = ()

    @property
    def restriction(self) -> Restriction:
        """The rows of the asking table whose key is (or is not) among the part's."""
        frame = self.keys
        if self.part.absent:
            filled = tuple(Blank(ColumnRef(column.name), negated=True) for column in frame.columns)
            frame = replace(frame, conditions=(*frame.conditions, *filled))
        return Restriction(InFrame(self.path.target, frame, self.part.absent), self.path.target[0], written="joint")

    @property
    def keys(self) -> Frame:
        """The keys of the part's rows, in the columns that lead to the asking table."""
        frame = _keys_of(self.part, self.path.source)
        through = self.path.through
        if through is None:
            return frame
        inside = InFrame(through.entry, frame)
        return Frame(through.ledger.name, (inside, *self.between), columns=_shown(through.exit), distinct=True)

    def lookup(self, names: tuple[str, ...]) -> Lookup:
        """Columns of the part's table for each key of the asking table."""
        part, through = self.part, self.path.through
        conditions = row_conditions(part.draft)
        inner = Frame(part.ledger.name, conditions, columns=_shown((*self.path.source, *names)), distinct=True)
        if through is None:
            return Lookup(self.path.target, inner)
        outer = Frame(
            through.ledger.name,
            self.between,
            columns=_shown((*through.exit, *names)),
            distinct=True,
            lookups=(Lookup(through.entry, inner),),
        )
        return Lookup(self.path.target, outer)


def tie(source: Part, target: Part, keys: Keys) -> Tie | None:
    """The likeliest tie of ``source`` to ``target``; None where the tables share nothing."""
    day = _day_path(source, target)
    if day is not None:
        return Tie(source, day, NAMED_FIRST)
    paths = [path for path in keys.paths(source.ledger, target.ledger) if _meant(path, source, target)]
    if not paths:
        return None
    priced = [(_doubt(path, source, target, keys), number, path) for number, path in enumerate(paths)]
    doubt, _, path = min(priced)
    if len(paths) == 1 and path.through is None and doubt < COUNTED:
        doubt = min(doubt, ONLY)
    if path.through is not None:
        return Tie(source, path, doubt, tuple(part.condition for part in _said_of(path.through.ledger, target)))
    return Tie(_with_role(source, target), path, doubt)


def _day_path(source: Part, target: Part) -> Path | None:
    """The days of the rows found, where they are what is pointed at: 有火点的那些天, 重污染当天."""
    aside = (*lexicon("breaks", "stop"), *lexicon("breaks", "within"))
    last = next((item.text for item in reversed(source.raw) if item.text not in aside), "")
    pointed = last.endswith(lexicon("day", "words")) or target.text.startswith(lexicon("day", "words"))
    left = columns.date_column(source.ledger)
    named = next((column for column in target.ledger.columns if column.name == target.draft.event), None)
    right = named or columns.date_column(target.ledger)
    if not pointed or left is None or right is None:
        return None
    return Path((left.name,), (right.name,))


def _meant(path: Path, source: Part, target: Part) -> bool:
    """Whether a way through a table of members is meant: only where members are spoken of."""
    if path.through is None or not has_members(path.through.ledger):
        return True
    return any(item.text in member_words() for part in (source, target) for item in part.raw)


def _with_role(source: Part, target: Part) -> Part:
    """The part of a table of members with the role that the asking words say; 成员单位 are those of every role."""
    if not has_members(source.ledger):
        return source
    if any(word in source.text for word in lexicon("member", "every")):
        kept = tuple(part for part in source.draft.restrictions if not _is_role_of(part, target.ledger))
        return replace(source, draft=replace(source.draft, restrictions=kept))
    taken = {part.column for part in source.draft.restrictions}
    said = tuple(part for part in _said_of(source.ledger, target) if part.column not in taken)
    return replace(source, draft=replace(source.draft, restrictions=(*source.draft.restrictions, *said)))


def _is_role_of(part: Restriction, ledger: Ledger) -> bool:
    """Whether what seems a member's role is a column of the asking table: 成员单位牵头多少项任务."""
    return bool(part.values) and any(column.name.startswith(part.values[0]) for column in ledger.columns)


def _doubt(path: Path, source: Part, target: Part, keys: Keys) -> float:
    """How unlikely a key is: named on either side, else what its table is about, else a place."""
    left, right = path.source[0], path.target[0]
    if any(piece.column == left for part in (source, target) for piece in part.draft.pieces) and source.draft.pieces:
        return COUNTED
    place = columns.place_column(target.ledger)
    if source.named_columns[-1:] == (left,) or _asked(source.draft) == left:
        doubt = NAMED_LAST
    elif source.mentions(left) or target.mentions(right):
        doubt = NAMED_FIRST if target.named_columns[:1] == (right,) else NAMED
    elif _is_topic(left, source.ledger) or _is_topic(right, target.ledger):
        doubt = TOPICAL
    else:
        units = keys.holds_units(target.ledger.column(right)) and not source.ledger.plan
        anywhere = units or (place is not None and place.name == right)
        doubt = SAME_PLACE if anywhere else OTHER
    narrowed = [part for part in source.draft.restrictions if part.values]
    given = any(part.column == left for part in (*narrowed, *source.draft.having))
    ranked = source.draft.extreme is not None and source.named_columns[-1:] == (source.ledger.entity,)
    doubt += GIVEN * ((given or ranked) and source.named_columns[-1:] not in ((), (left,)))
    between = path.through.ledger if path.through is not None else None
    return doubt + (THROUGH_MEMBERS if between and has_members(between) else THROUGH if between else 0.0)


def is_number_of(name: str, ledger: Ledger) -> bool:
    """Whether a column holds the numbers of what a row is about (任务编号 of 任务名称)."""
    own = bool(ledger.entity) and name == ledger.entity.removesuffix("名称") + "编号"
    return own or numbers_rows(ledger.column(name), ledger)


def _is_topic(name: str, ledger: Ledger) -> bool:
    return name == ledger.entity or is_number_of(name, ledger)


def _asked(draft: Draft) -> str:
    return next((name for name in draft.which if name), "")


def _said_of(ledger: Ledger, target: Part) -> tuple[Restriction, ...]:
    """What the asking words say of a table of members: 牵头单位 is a role there."""
    found = []
    for column in ledger.columns:
        named = {name: v.text for v in column.values for name in (*v.aliases, f"{v.text}{OF}") if column.closed}
        said = next((named[item.text] for item in target.raw if item.text in named), None)
        if said is not None:
            found.append(Restriction(columns.among(column, (said,)), column.name, (said,)))
    return tuple(found)


def _keys_of(part: Part, names: tuple[str, ...]) -> Frame:
    """The distinct keys among the part's rows, or among its top rows."""
    draft = replace(part.draft, flags=part.draft.flags - NO_ASKING, chosen=())
    if draft.extreme or draft.having:
        split = tuple(Dimension(name, ColumnRef(name)) for name in names)
        frame = finish(replace(draft, which=names[:1], dimensions=split), part.scope).query
        if isinstance(frame, Frame) and frame.dimensions:
            return replace(frame, dimensions=split, count_groups=False)
    listed = finish(replace(draft, which=names, pieces=(), dimensions=(), extreme=None), part.scope).query
    if not isinstance(listed, Frame):
        return Frame(part.ledger.name, columns=_keys_shown(part.ledger, names), distinct=True)
    shown = _keys_shown(part.ledger, names)
    return Frame(part.ledger.name, listed.conditions, columns=shown, distinct=True, latest=listed.latest)


def _keys_shown(ledger: Ledger, names: Sequence[str]) -> tuple[Measure, ...]:
    """The keys; of a moment its day."""
    moments = [name for name in names if ledger.column(name).type is ColumnType.TIMESTAMP]
    return tuple(
        Measure(name, DatePart("day", ColumnRef(name)) if name in moments else ColumnRef(name)) for name in names
    )


def _shown(names: Sequence[str]) -> tuple[Measure, ...]:
    return tuple(Measure(name, ColumnRef(name)) for name in names)
