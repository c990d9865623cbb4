"""Columns of text that say one thing of two times: 上年等级 and 本年等级, 期初状态 and 期末状态.

Invariant: both hold the same sort of values, so that a time said before a value (去年A级) tells which of them is meant
and is no date; a value without any time is of the later one.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record
from assistant.text.lexicon import load

_LEAST = 2


class ToldTwice(Record):
    """The two columns, and what their times may be called."""

    subject: str
    before: str
    now: str
    words_before: tuple[str, ...]
    words_now: tuple[str, ...]

    def column_of(self, said: str) -> str:
        """The column that a word for a time means; empty where it means neither."""
        return self.before if said in self.words_before else self.now if said in self.words_now else ""


@lru_cache(256)
def told_twice(ledger: Ledger) -> tuple[ToldTwice, ...]:
    """The pairs of a ledger; the later one may be called by the thing alone: 等级 beside 上年等级."""
    textual = {column.name: column for column in ledger.columns if column.type.textual and column.values}
    return tuple(found for column in textual.values() if (found := _pair_of(column, textual)) is not None)


def _pair_of(before: Column, textual: dict[str, Column]) -> ToldTwice | None:
    for first, last in _groups():
        for subject, now in _later(before.name, first, last):
            if now in textual and _alike(before, textual[now]):
                return ToldTwice(subject, before.name, now, first, last)
    return None


def _later(name: str, first: tuple[str, ...], last: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(what it is of, name of the later column) for a column of the earlier time, which opens its name or ends it."""
    for time in first:
        if name.startswith(time) and len(name) - len(time) >= _LEAST:
            yield from ((name.removeprefix(time), end + name.removeprefix(time)) for end in (*last, ""))
        if name.endswith(time) and len(name) - len(time) >= _LEAST:
            yield from ((name.removesuffix(time), name.removesuffix(time) + end) for end in last)


def _alike(before: Column, now: Column) -> bool:
    """Whether two columns hold values of one sort."""
    return not {value.text for value in before.values}.isdisjoint(value.text for value in now.values)


def told_names(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """(name, column) by what both are of, where no other column ends so: 等级 of the later one, 去年的等级, 原等级."""
    for pair in told_twice(ledger):
        others = [c.name for c in ledger.columns if c.name not in (pair.before, pair.now)]
        short = (pair.subject[-size:] for size in {_LEAST, len(pair.subject)})
        names = [name for name in short if not any(other.endswith(name) for other in others)]
        timed = [(time, pair.before) for time in pair.words_before] + [(time, pair.now) for time in pair.words_now]
        yield from ((name, pair.now) for name in names)
        yield from ((f"{time}{of}{name}", of_time) for time, of_time in timed for of in ("", "的") for name in names)


def undated_times(ledger: Ledger) -> Iterator[str]:
    """Words for the times of a ledger's pairs that are no dates anywhere: 期初, 整改后."""
    for pair in told_twice(ledger):
        yield from (word for word in (*pair.words_before, *pair.words_now) if word not in words("dated_times"))


@cache
def _groups() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return tuple((tuple(group["before"]), tuple(group["now"])) for group in load("ledger_schema")["told_twice"])
