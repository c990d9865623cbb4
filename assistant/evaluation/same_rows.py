"""Whether two results show the same rows.

Invariant: names and order of columns do not matter, each wanted column must have one of
its own in the answer; numbers agree to half a percent or 0.01, and where a share is asked
for, 0.85 and 85 are one answer.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from re import fullmatch

from assistant.model.answer import Cell

Rows = Sequence[Sequence[Cell]]
_Plain = str | float | None
_Row = tuple[_Plain, ...]
_MOST_MATCHINGS = 5000
"""Ways to match columns that are tried: alike columns of a wide result make very many."""


def same_rows(wanted: Rows, given: Rows, ordered: bool = False, ratio: bool = False) -> bool:
    """Whether some choice of columns of ``given`` shows the rows of ``wanted``."""
    left, right = _plain_rows(wanted), _plain_rows(given)
    if not left:
        return not right or (len(right) == 1 and all(cell in (None, 0.0) for cell in right[0]))
    if len(left) != len(right) or len(left[0]) > len(right[0]):
        return False
    compare = _same_in_order if ordered else _same_in_any_order
    candidates = {
        wish: [index for index in range(len(right[0])) if compare(_pick(left, (wish,)), _pick(right, (index,)), ratio)]
        for wish in range(len(left[0]))
    }
    wishes = tuple(
        sorted(candidates, key=lambda wish: len(candidates[wish]))
    )  # the choosiest first: dead ends show early
    left = _pick(left, wishes)
    choices = _choices([candidates[wish] for wish in wishes])
    return any(compare(left, _pick(right, choice), ratio) for choice in islice(choices, _MOST_MATCHINGS))


def _choices(columns: list[list[int]], taken: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    if not columns:
        yield taken
        return
    for index in columns[0]:
        if index not in taken:
            yield from _choices(columns[1:], (*taken, index))


def _pick(rows: Sequence[_Row], columns: tuple[int, ...]) -> list[_Row]:
    return [tuple(row[index] for index in columns) for row in rows]


def _same_in_order(wanted: Sequence[_Row], given: Sequence[_Row], ratio: bool) -> bool:
    return all(_same_row(left, right, ratio) for left, right in zip(wanted, given, strict=True))


def _same_in_any_order(wanted: Sequence[_Row], given: Sequence[_Row], ratio: bool) -> bool:
    """Whether each row has one of its own: the first that is near enough may be the only one for another."""
    owners: dict[int, int] = {}

    def fits(row: int, place: int) -> bool:
        return _same_row(wanted[row], given[place], ratio)

    def finds_own(row: int, tried: set[int]) -> bool:
        free = next((place for place in range(len(given)) if place not in owners and fits(row, place)), None)
        taken = (place for place in tuple(owners) if place not in tried and fits(row, place))
        for place in taken if free is None else (free,):
            tried.add(place)
            if place not in owners or finds_own(owners[place], tried):
                owners[place] = row
                return True
        return False

    return all(finds_own(row, set()) for row in range(len(wanted)))


def _same_row(left: _Row, right: _Row, ratio: bool) -> bool:
    return all(_same(one, other, ratio) for one, other in zip(left, right, strict=True))


def _same(wanted: _Plain, given: _Plain, ratio: bool) -> bool:
    if isinstance(wanted, float) and isinstance(given, float):
        scales = ((1, 1), (100, 1), (1, 100)) if ratio else ((1, 1),)
        return any(_close(wanted * scale, given * other) for scale, other in scales)
    return wanted == given


def _close(wanted: float, given: float) -> bool:
    return abs(wanted - given) <= max(0.01, 0.005 * abs(wanted))


def _plain_rows(rows: Rows) -> list[_Row]:
    return [tuple(_plain(cell) for cell in row) for row in rows]


def _plain(cell: Cell) -> _Plain:
    """One form for cells that mean the same: 12, 12.0 and 「12」 are a number, midnight is a day."""
    if cell is None:
        return None
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, (int, float, Decimal)):
        return float(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell).strip()
    return float(text.rstrip("%")) if fullmatch(r"-?(?!0\d)\d+(\.\d+)?%?", text) else text
