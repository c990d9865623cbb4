"""What frames mean, worked out in plain Python over lists of rows: no SQL and no engine.

Unknown is ``None`` and stays unknown, as in the engine: a comparison with an empty cell is
neither true nor false, and only what is true is kept.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from operator import eq, ge, gt, le, lt, ne
from statistics import fmean, median
from typing import Any

from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Contains,
    DatePart,
    ElementCount,
    Frame,
    FrameValue,
    Function,
    HasElement,
    InFrame,
    Joined,
    Junction,
    Literal,
    Magnitude,
    Membership,
    Tally,
)

Row = dict[str, Any]
Tables = dict[str, list[Row]]

_COMPARED: dict[str, Callable[[Any, Any], bool]] = {"=": eq, "<>": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def answer(query: Frame | Joined, tables: Tables) -> list[tuple[Any, ...]]:
    """The rows of the query, in its order."""
    return [
        tuple(_plain(cell) for cell in row) for row in (_joined if isinstance(query, Joined) else _frame)(query, tables)
    ]


def _joined(query: Joined, tables: Tables) -> list[tuple[Any, ...]]:
    first, *others = ([_named(frame, row) for row in _frame(frame, tables)] for frame in query.frames)
    found: list[tuple[Row, ...]] = [(row,) for row in first]
    for frame, rows in zip(query.frames[1:], others, strict=True):
        nothing = {m.name: 0 if m.is_count else None for m in frame.measures} | {d.name: None for d in frame.dimensions}
        widened = []
        for start in found:
            same = [row for row in rows if all(row[key] == start[0][key] for key in query.keys)]
            widened += [(*start, row) for row in same or ([nothing] if query.outer else [])]
        found = widened
    if query.keys:
        found.sort(key=lambda rows: tuple(_sortable(rows[0][key]) for key in query.keys))
    return [(*(rows[0][key] for key in query.keys), *_beside(query, rows)) for rows in found]


def _beside(query: Joined, rows: Sequence[Row]) -> list[Any]:
    shown = []
    for frame, row in zip(query.frames, rows, strict=True):
        names = [part.name for part in (*frame.dimensions, *frame.measures) if part.name not in query.keys]
        shown += [row[name] for name in names]
    return shown


def _named(frame: Frame, row: tuple[Any, ...]) -> Row:
    return dict(zip([part.name for part in (*frame.dimensions, *frame.measures)], row, strict=True))


def _frame(frame: Frame, tables: Tables) -> list[tuple[Any, ...]]:
    rows = _source(frame, tables)
    rows = [row for row in rows if all(holds(part, [row], tables) is True for part in frame.conditions)]
    groups = _groups(frame, rows)
    groups = [group for group in groups if all(holds(part, group, tables) is True for part in frame.having)]
    if frame.count_groups:
        return [(len(groups),)]
    if frame.spread:
        figures = [found for g in groups if (found := value(frame.measures[0].scalar, g, tables)) is not None]
        return [(max(figures), min(figures), max(figures) - min(figures))] if figures else [(None, None, None)]
    ordered = _ordered(frame, groups, tables)
    shown = [(_outputs(frame, group, tables), group) for group in ordered]
    if frame.rank is not None:
        first = [value(frame.order[0].scalar, group, tables) for group in ordered]
        return [
            (*cells, 1 + first.index(first[place]))
            for place, (cells, group) in enumerate(shown)
            if holds(frame.rank.condition, group, tables) is True
        ]
    if frame.distinct and not (frame.dimensions or frame.measures):
        return _limited(frame, list(dict(reversed(shown)).items())[::-1], tables)
    return _limited(frame, shown, tables)


def _source(frame: Frame, tables: Tables) -> list[Row]:
    rows = [dict(row) for row in tables[frame.table]]
    for lookup in frame.lookups:
        names = [column.name for column in lookup.frame.columns]
        other = [dict(zip(names, cells, strict=True)) for cells in _frame(lookup.frame, tables)]
        rows = [
            {**row, **{name: found[name] for name in names[len(lookup.keys) :]}}
            for row in rows
            for found in other
            if all(row[key] == found[name] is not None for key, name in zip(lookup.keys, names, strict=False))
        ]
    if frame.latest is None:
        return rows
    newest: dict[Any, Row] = {}
    for row in rows:
        entity, day = (row[name] for name in frame.latest)
        if (
            entity not in newest
            or newest[entity][frame.latest[1]] is None
            or (day or date.min) > newest[entity][frame.latest[1]]
        ):
            newest[entity] = row
    return list(newest.values())


def _groups(frame: Frame, rows: list[Row]) -> list[list[Row]]:
    if not frame.dimensions and not frame.measures:
        return [[row] for row in rows]
    if not frame.dimensions:
        return [rows]

    def key(row: Row) -> tuple[Any, ...]:
        return tuple(_sortable(value(part.scalar, [row], {})) for part in frame.dimensions)

    return [list(group) for _, group in groupby(sorted(rows, key=key), key)]


def _ordered(frame: Frame, groups: list[list[Row]], tables: Tables) -> list[list[Row]]:
    for order in reversed(frame.order):
        filled = [group for group in groups if value(order.scalar, group, tables) is not None]
        empty = [group for group in groups if value(order.scalar, group, tables) is None]
        filled.sort(key=lambda group: value(order.scalar, group, tables), reverse=order.descending)
        groups = [*filled, *empty]
    return groups


def _limited(frame: Frame, shown: list[tuple[tuple[Any, ...], list[Row]]], tables: Tables) -> list[tuple[Any, ...]]:
    if frame.limit is None:
        return [cells for cells, _ in shown]
    kept, firsts = [], {}
    for cells, group in shown:
        each = tuple(group[0][name] for name in frame.per)
        before = firsts.setdefault(each, [])
        before.append(value(frame.order[0].scalar, group, tables) if frame.order else None)
        rank = 1 + before.index(before[-1]) if frame.ties else len(before)
        kept += [cells] if rank <= frame.limit else []
    kept = _from_both_ends(frame, shown, tables) if frame.ends else kept
    return _at_place(frame, shown, tables) if frame.nth else kept


def _from_both_ends(
    frame: Frame, shown: list[tuple[tuple[Any, ...], list[Row]]], tables: Tables
) -> list[tuple[Any, ...]]:
    """What few figures are higher, or lower, than."""
    keys = [value(frame.order[0].scalar, group, tables) for _, group in shown]
    filled = [key for key in keys if key is not None]

    def near(key: Any) -> bool:
        higher, lower = sum(other > key for other in filled), sum(other < key for other in filled)
        return min(higher, lower) < frame.limit

    return [cells for key, (cells, _) in zip(keys, shown, strict=True) if key is not None and near(key)]


def _at_place(frame: Frame, shown: list[tuple[tuple[Any, ...], list[Row]]], tables: Tables) -> list[tuple[Any, ...]]:
    """What is equal to the one that stands at the place, in each of the groups."""
    keyed = [
        (tuple(group[0][name] for name in frame.per), value(frame.order[0].scalar, group, tables), cells)
        for cells, group in shown
    ]
    places: dict[tuple[Any, ...], list[Any]] = {}
    for each, key, _ in keyed:
        places.setdefault(each, []).append(key)
    at = {each: keys[frame.limit - 1] for each, keys in places.items() if len(keys) >= frame.limit}
    return [cells for each, key, cells in keyed if each in at and key == at[each]]


def _outputs(frame: Frame, group: list[Row], tables: Tables) -> tuple[Any, ...]:
    if frame.dimensions or frame.measures:
        return tuple(value(part.scalar, group, tables) for part in (*frame.dimensions, *frame.measures))
    if frame.columns:
        return tuple(value(part.scalar, group, tables) for part in frame.columns)
    return tuple(group[0].values())


def value(node: Any, rows: list[Row], tables: Tables) -> Any:
    """The value of a scalar over the rows of a group, or over one row."""
    match node:
        case ColumnRef(name):
            return rows[0][name]
        case Literal(constant, _):
            return constant
        case Magnitude(operand):
            found = value(operand, rows, tables)
            return None if found is None else abs(found)
        case DatePart(part, operand):
            return _cut(part, _day(value(operand, rows, tables)))
        case ElementCount(operand, separator):
            cell = value(operand, rows, tables)
            return None if cell is None else len(cell.split(separator))
        case Tally(conditions):
            return sum(holds(part, rows, tables) is True for part in conditions)
        case FrameValue(frame):
            found = _frame(frame, tables)
            return found[0][0] if found else None
        case Arithmetic(op, left, right):
            return _reckoned(op, _day(value(left, rows, tables)), _day(value(right, rows, tables)))
        case Aggregate():
            return _aggregated(node, rows, tables)
    raise TypeError(node)


def _reckoned(op: str, left: Any, right: Any) -> Any:
    if left is None or right is None:
        return None
    if op == "/":
        return None if right == 0 else float(left) / float(right)
    if isinstance(left, date):
        return (left - right).days
    return float(left) + float(right) * (1 if op == "+" else -1)


def _aggregated(node: Aggregate, rows: list[Row], tables: Tables) -> Any:
    rows = [row for row in rows if all(holds(part, [row], tables) is True for part in node.where)]
    if node.operand is None:
        return len(rows)
    found = [cell for row in rows if (cell := value(node.operand, [row], tables)) is not None]
    figures: dict[Function, Callable[[], Any]] = {
        Function.COUNT: lambda: len(found),
        Function.DISTINCT: lambda: len(set(found)),
        Function.SUM: lambda: sum(found) if found else None,
        Function.AVERAGE: lambda: fmean(map(float, found)) if found else None,
        Function.MINIMUM: lambda: min(found, default=None),
        Function.MAXIMUM: lambda: max(found, default=None),
        Function.MEDIAN: lambda: median(map(float, found)) if found else None,
    }
    return figures[node.function]()


def holds(node: Any, rows: list[Row], tables: Tables) -> bool | None:
    """Whether a condition holds; None when it cannot be told."""
    match node:
        case Comparison(left, op, right):
            one, other = _day(value(left, rows, tables)), _day(value(right, rows, tables))
            return None if one is None or other is None else _COMPARED[op](one, other)
        case Membership(operand, values, negated):
            found = value(operand, rows, tables)
            return None if found is None else (found in values) is not negated
        case Blank(operand, negated):
            return (value(operand, rows, tables) is None) is not negated
        case Contains(operand, text, negated):
            found = value(operand, rows, tables)
            return None if found is None else (text in found) is not negated
        case HasElement(operand, values, separator, negated):
            found = value(operand, rows, tables)
            return None if found is None else bool(set(found.split(separator)) & set(values)) is not negated
        case Junction(op, parts):
            found = [holds(part, rows, tables) for part in parts]
            decisive = op == "or"
            return decisive if decisive in found else None if None in found else not decisive
        case InFrame():
            return _occurs(node, rows[0], tables)
    raise TypeError(node)


def _occurs(node: InFrame, row: Row, tables: Tables) -> bool | None:
    wanted = tuple(row[name] for name in node.columns)
    others = [found[: len(wanted)] for found in _frame(node.frame, tables)]
    found = [_alike(wanted, other) for other in others]
    if True in found:
        return not node.negated
    return None if None in found else node.negated


def _alike(wanted: Sequence[Any], other: Sequence[Any]) -> bool | None:
    pairs = [None if None in pair else pair[0] == pair[1] for pair in zip(wanted, other, strict=True)]
    return False if False in pairs else None if None in pairs else True


def _cut(part: str, day: date | None) -> Any:
    if day is None or part == "day":
        return day
    return {
        "weekday": lambda: day.isoweekday(),
        "week": lambda: day - timedelta(day.weekday()),
        "month": lambda: day.replace(day=1),
        "quarter": lambda: date(day.year, 3 * ((day.month - 1) // 3) + 1, 1),
        "year": lambda: date(day.year, 1, 1),
    }[part]()


def _day(cell: Any) -> Any:
    return cell.date() if isinstance(cell, datetime) else cell


def _plain(cell: Any) -> Any:
    """A cell as both sides write it."""
    if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        return round(float(cell), 6)
    return cell


def plain(rows: Iterable[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Rows of the engine as the oracle writes them."""
    return [tuple(_plain(cell) for cell in row) for row in rows]


def _sortable(cell: Any) -> tuple[bool, Any]:
    return (cell is None, 0 if cell is None else cell)
