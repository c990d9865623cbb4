"""Which states are ends, as the days beside them tell: 已还 and no 借出, where 归还日期 is filled for those.

Invariant: only a state of which each row, or none, has such a day is taken, and one of them at least says by itself
that something is done. Prevents 终本 beside 执行完毕 from being counted among what is still going on.
"""

from collections.abc import Mapping, Sequence

from assistant.ledger.infer import says_done
from assistant.ledger.words import words
from assistant.model.answer import Cell
from assistant.model.catalog import Column
from assistant.records import replace


def with_ends_told(
    columns: Sequence[Column], cells: Sequence[Sequence[Cell]], kept: frozenset[str]
) -> tuple[Column, ...]:
    """The columns, with the states of which a day tells that they are ends as done; those in ``kept`` as they are."""
    days = [own for column, own in zip(columns, cells, strict=True) if _is_day_of_end(column)]
    return tuple(
        _told(column, own, days) if column.name not in kept and _is_state(column) else column
        for column, own in zip(columns, cells, strict=True)
    )


def _is_state(column: Column) -> bool:
    return column.closed and not column.multi and column.name.endswith(words("progress", "headers"))


def _is_day_of_end(column: Column) -> bool:
    """Whether a day is that of an end, and not come yet in some rows; no limit that is set beforehand."""
    if not column.type.temporal or not column.nulls:
        return False
    planned = any(word in column.name for word in words("types", "planned"))
    return not planned and any(word in column.name for word in words("progress", "end_days"))


def _told(column: Column, states: Sequence[Cell], days: Sequence[Sequence[Cell]]) -> Column:
    """The column, with its ends as the first day tells them that is filled in for ends alone."""
    for day in days:
        filled = _filled(states, day)
        ends = tuple(text for text, share in filled.items() if share == 1)
        parted = 0 < len(ends) < len(filled) and all(share in (0, 1) for share in filled.values())
        told = parted and any(map(says_done, ends)) and not any(map(_goes_on, ends))
        if told and set(column.done) <= set(ends):
            return replace(column, done=ends)
    return column


def _goes_on(text: str) -> bool:
    """Whether a state says that it is under way, or tells of an end that nobody worked for."""
    ends = any(word in text for word in words("progress", "no_deeds"))
    opened = text.startswith((*words("progress", "under_way_openings"), *words("progress", "open_openings")))
    return ends or opened or text.endswith(words("progress", "under_way_endings"))


def _filled(states: Sequence[Cell], day: Sequence[Cell]) -> Mapping[str, float]:
    """Each state → the share of its rows that have the day."""
    rows: dict[str, list[bool]] = {}
    for state, cell in zip(states, day, strict=True):
        if state is not None:
            rows.setdefault(str(state), []).append(cell is not None)
    return {text: sum(held) / len(held) for text, held in rows.items()}
