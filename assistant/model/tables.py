"""Tables worked out before the first question, in a form that can be kept: names, keys, plain values.

Invariant: a value is what JSON can say, so that a table read from disk equals the table
that was made.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Plain = Any
"""What JSON can say: text, numbers, lists, and objects of them."""
PlainTable = Mapping[str, Plain]
Tables = Mapping[str, PlainTable]


class Layered(Mapping[str, Plain]):
    """Two tables as one: what both have of a key is put together, lists and lines; of anything else it is the upper's.

    >>> table = Layered({"甲": [1], "乙": 0.5}, {"甲": [2], "乙": 0.1, "丙": "一"})
    >>> dict(table)
    {'甲': [1, 2], '乙': 0.5, '丙': '一'}
    """

    def __init__(self, upper: PlainTable, lower: PlainTable) -> None:
        self._upper = upper
        self._lower = lower
        self._together: dict[str, Plain] = {}

    def get(self, key: str, default: Plain = None) -> Plain:
        """What is known of a key, or ``default`` where neither table has it."""
        together = self._together.get(key)
        if together is not None:
            return together
        upper, lower = self._upper.get(key), self._lower.get(key)
        if upper is not None and lower is not None:
            together = self._together[key] = _put_together(upper, lower)
            return together
        found = lower if upper is None else upper
        return default if found is None else found

    def __getitem__(self, key: str) -> Plain:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from self._upper
        yield from (key for key in self._lower if self._upper.get(key) is None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def layered(upper: Tables, lower: Tables) -> Tables:
    """The tables of both; those of one name lie over one another."""
    return {**lower, **{name: Layered(table, lower[name]) if name in lower else table for name, table in upper.items()}}


def _put_together(upper: Plain, lower: Plain) -> Plain:
    if isinstance(upper, list):
        return [*upper, *(entry for entry in lower if entry not in upper)]
    return f"{upper}\n{lower}" if isinstance(upper, str) else upper
