"""Columns of two tables that hold the same things, found from names and values alone.

Invariant: a key names things (a firm, a town, a unit, a duty), never a state or a kind;
joining on 整改状态 would pair every row with half of the other table.
"""

from functools import lru_cache

from assistant.model.catalog import Column, ColumnType, Ledger
from assistant.parsing.joint_questions.words import lexicon
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.columns import is_nested
from assistant.parsing.ledger_questions.schema.schema import Schema, fold
from assistant.records import Record

_COLUMNS = 1_024
"""Columns of which is kept what they hold."""
LEAST_SHARED = 2
LEAST_SHARE = 0.3
"""Columns of different names are the same things when so much of the smaller one is in the other."""
LONG_NAMES, OF_LONG_NAMES, LEAST_OF_LONG = 4, 3, 0.1
"""Of names that long, so many alike and so much of the smaller one suffice: no two firms are called 金鹿购物广场."""


class Through(Record):
    """A table of the plan that leads from one key to another: 条款编号 → 任务编号."""

    ledger: Ledger
    entry: tuple[str, ...]
    exit: tuple[str, ...]


class Path(Record):
    """How rows of one table find rows of another: columns pairwise, straight or through a table."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    through: Through | None = None


class Keys:
    """Paths between all tables of a catalog."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._numbers = {ledger.name: number for number, ledger in enumerate(schema.ledgers)}
        self._plan = tuple(ledger for ledger in schema.ledgers if ledger.plan)
        self._found: dict[tuple[str, str], tuple[Path, ...]] = {}
        self.names_things = lru_cache(_COLUMNS)(self._names_things)
        """Whether a column of a ledger holds names of things."""

    def paths(self, source: Ledger, target: Ledger) -> tuple[Path, ...]:
        """Ways from ``source`` to ``target``; the straight ones, or those through one table of the plan."""
        names = (source.name, target.name)
        if names not in self._found:
            self._found[names] = self._straight(source, target) or self._through(source, target)
        return self._found[names]

    def alone(self, source: Ledger, target: Ledger) -> bool:
        """Whether no third ledger holds things of ``source``."""
        both = (source.name, target.name)
        others = (ledger for ledger in self._schema.ledgers if not ledger.plan and ledger.name not in both)
        return not any(self._straight(source, other) for other in others)

    def knows(self, word: str, *ledgers: Ledger) -> bool:
        """Whether a word means anything in one of the tables."""
        known = self._schema.surfaces.get(fold(word), {})
        return any(self._numbers[ledger.name] in known for ledger in ledgers)

    def _names_things(self, column: Column, ledger: Ledger) -> bool:
        if not _is_plain(column):
            return False
        place = columns.place_column(ledger)
        named = column.name == ledger.entity or column.name.endswith(lexicon("key", "suffixes"))
        return named or column == place or is_nested(column.name) or self.holds_units(column)

    def holds_units(self, column: Column) -> bool:
        """Whether a column holds government units."""
        units = sum(value.text in self._schema.unit_names for value in column.values)
        return units > len(column.values) / 2

    def _straight(self, source: Ledger, target: Ledger) -> tuple[Path, ...]:
        if source.name == target.name:
            return ()
        points = _pointing(source) or _pointing(target)
        pairs = [
            (left, right)
            for left in source.columns
            for right in target.columns
            if (self._may_be_one(left, source, right, target) or (points and _points(left, right)))
            and _same_things(left, right)
        ]
        return tuple(Path(*_with_place(left.name, right.name, source, target)) for left, right in pairs)

    def _may_be_one(self, left: Column, source: Ledger, right: Column, target: Ledger) -> bool:
        """Whether both hold names of things, as 所属球队 does beside a table of 球队: its entities are names."""
        mine, theirs = self.names_things(left, source), self.names_things(right, target)
        named = (mine and left.name == source.entity and _is_plain(right)) or (
            theirs and right.name == target.entity and _is_plain(left)
        )
        return named or (mine and theirs)

    def _through(self, source: Ledger, target: Ledger) -> tuple[Path, ...]:
        found = []
        for ledger in self._plan:
            if ledger.name in (source.name, target.name):
                continue
            for first in self._straight(source, ledger):
                for last in self._straight(ledger, target):
                    if first.target != last.source:
                        through = Through(ledger, first.target, last.source)
                        found.append(Path(first.source, last.target, through))
        return tuple(found)


@lru_cache(_COLUMNS)
def _pointing(ledger: Ledger) -> bool:
    """Whether a ledger has a column that may hold another one's numbers."""
    return any(column.name.startswith(lexicon("key", "pointing")) for column in ledger.columns)


def _points(left: Column, right: Column) -> bool:
    return _points_at(left, right) or _points_at(right, left)


def _points_at(number: Column, other: Column) -> bool:
    """Whether a column holds the numbers of another table's rows, as 对应积水点 does those of 积水点编号."""
    if not other.name.startswith(lexicon("key", "pointing")) or not number.name.endswith(lexicon("key", "identifiers")):
        return False
    return _is_plain(other) and _is_plain(number) and bool(_values(number) & _values(other))


def _is_plain(column: Column) -> bool:
    """Whether a cell of the column is one text that names no person and no state."""
    return column.type is ColumnType.TEXT and not (column.personal or column.multi or column.done)


@lru_cache(_COLUMNS)
def _values(column: Column) -> frozenset[str]:
    return frozenset(value.text for value in column.values)


def _same_things(left: Column, right: Column) -> bool:
    mine, theirs = _values(left), _values(right)
    shared = len(mine & theirs)
    if left.name != right.name:
        smaller, long = min(len(mine), len(theirs)), sum(len(name) >= LONG_NAMES for name in mine & theirs)
        alike = shared >= LEAST_SHARED and shared >= LEAST_SHARE * smaller
        return alike or (long >= OF_LONG_NAMES and long >= LEAST_OF_LONG * smaller)
    return shared > 0 or (not (mine and theirs) and left.name.endswith(lexicon("key", "identifiers")))


def _with_place(left: str, right: str, source: Ledger, target: Ledger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The pair, with the places around it where a name alone does not say which village."""
    mine, theirs = columns.place_column(source), columns.place_column(target)
    if not is_nested(left) or mine is None or theirs is None or mine.name == left:
        return (left,), (right,)
    return (left, mine.name), (right, theirs.name)
