"""What every maker of a sample ledger shares: the days, a stream of chance per ledger, small draws.

Each ledger draws from a stream of its own, so changing one ledger leaves the others byte for byte
as they were.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

SEED = "wence-2021-2022"
CAMPAIGN = date(2021, 10, 1)
SNAPSHOT = date(2021, 12, 20)
SATURDAY = 5

Cell = str | int | float | date | datetime | None
Row = dict[str, Cell]


def stream(ledger: str) -> random.Random:
    """The chance that belongs to one ledger, the same in every run."""
    return random.Random(f"{SEED}/{ledger}")


def pick(chance: random.Random, weights: Mapping[str, float]) -> str:
    """One key, as likely as its weight."""
    return chance.choices(list(weights), list(weights.values()))[0]


def day_between(chance: random.Random, first: date, last: date) -> date:
    """Any day of the span, both ends included."""
    return first + timedelta(days=chance.randint(0, (last - first).days))


def workday_between(chance: random.Random, first: date, last: date) -> date:
    """A day of the span, seldom a weekend: inspectors rest."""
    day = day_between(chance, first, last)
    if day.weekday() >= SATURDAY and chance.random() < 0.8:
        day = max(first, day - timedelta(days=day.weekday() - 4))
    return day


def soon(chance: random.Random, day: date, most: int) -> date:
    """Some day of the `most` that follow, never after the snapshot day."""
    return day_between(chance, min(day + timedelta(days=1), SNAPSHOT), min(day + timedelta(days=most), SNAPSHOT))


def visits(chance: random.Random, first: date, last: date, count: int) -> list[date]:
    """So many days in order, no two alike, spread over the span: one thing is never checked twice a day."""
    total = (last - first).days + 1
    edges = [first + timedelta(days=total * i // count) for i in range(count + 1)]
    return [workday_between(chance, start, end - timedelta(days=1)) for start, end in pairwise(edges)]


def blank(chance: random.Random, rows: Sequence[Row], shares: Mapping[str, float]) -> None:
    """Empties a share of the cells of each named column, as clerks leave them."""
    for row in rows:
        for column, share in shares.items():
            if chance.random() < share:
                row[column] = None


def rectification(chance: random.Random, found: int, done_share: float) -> str:
    """无需整改 exactly when nothing was found."""
    if found == 0:
        return "无需整改"
    return "已整改" if chance.random() < done_share else "整改中"
