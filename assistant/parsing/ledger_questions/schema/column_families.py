"""Columns that say one thing of several times: 2019年生产总值, 2020年生产总值; 上周成交面积, 本周成交面积.

Where a question speaks of what they share, a time by itself names the column (比2019年多了多少);
a time with what it is said of, however shortened, names one as well (19年录取线 of 2019年录取分数线).
Invariant: such a time is no date, so it never becomes a condition; and the thing without
any time is the newest of its columns, at a price that says it was taken for granted.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema.column_words import deeds, other_names
from assistant.parsing.ledger_questions.schema.named_periods import (
    age,
    carried,
    is_numbered,
    periods,
    quarters_in_row,
    relative_periods,
)
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped
from assistant.records import Record, replace

DATING, BEFORE = frozenset({"time", "quantity"}), "before."
PERIOD = "period"
"""Kind of an item that names a column by its time alone."""
ALONE_COST, TIMED_COST, YEAR_COST = 0.04, 0.02, 0.01
_YEAR_SAID = re.compile(r"(?<!\d)((?:20)?\d\d)年的?$")
_YEAR_BEFORE = re.compile("(?:上年|上一年|前一年|去年)(?:同期|同月)?")
_DIGITS = 4
_ENDS, _UNIT_BEHIND = (4, 2), re.compile("[(（][^()（）]*[)）]$")
_LEAST = 2
_OF = "的"
_THAN = ("比", "较")
_UNTIL = ("到", "至", "-", "—", "~", "～")
_BETWEEN = "的在到至-—~预测计估"
"""Characters that may stand between a time and a name (2012年的预测收益), or within a stretch of time."""


class Family(Record):
    """Columns with one stem; ``members``: period → column, the oldest first."""

    stem: str
    members: tuple[tuple[str, str], ...]
    short: str = ""
    """What people leave of a long stem: 成交面积 of 土地成交面积; empty where another column is called so, too."""
    ends: tuple[int, ...] = ()
    """Where nothing but the time is in the columns' names: lengths of what the ledger's name ends with."""

    def speaks(self, text: str) -> bool:
        """Whether the question speaks of what the columns share."""
        ends = (end for name in self.names for end in (name[:_LEAST], name[-_LEAST:]))
        return not self.stem or bool(self.ends) or any(end in text for end in ends)

    @property
    def names(self) -> tuple[str, ...]:
        """The stem and what else it is called."""
        if self.ends or not self.stem:
            return tuple(dict.fromkeys(self.stem[-length:].lower() for length in self.ends))
        bare = stripped(self.stem, "number_suffixes")
        own = (self.stem, *([bare] if len(bare) >= _LEAST else []), *([self.short] if self.short else []))
        return tuple(name.lower() for name in dict.fromkeys((*own, *other_names(self.stem), *deeds(self.stem))))


def family_senses(ledger: Ledger, text: str) -> Iterator[tuple[int, int, Sense, bool]]:
    """(start, end, sense, whether it is a period) for what a folded question says of the ledger's families."""
    spoken = [family for family in families(ledger) if family.speaks(text)]
    times = _said(text, ledger) if spoken else ()
    yield from _timed_names(spoken, text, times)
    for family in spoken:
        members = dict(family.members)
        if len(members) < _LEAST and (family.stem not in text or not _speaks_of_time(members, ledger)):
            continue
        yield from _halves(members, text)
        said = [(start, end, members[period]) for start, end, period in times if period in members]
        for start, end, column in said:
            yield start, end, Sense(SenseKind.COLUMN, column, cost=TIMED_COST), True
        for (start, end, first), (opening, close, last) in pairwise(sorted(said)):
            if text[end:opening].strip() in _UNTIL and first != last:
                ends = (Sense(SenseKind.COLUMN, column, cost=TIMED_COST) for column in (first, last))
                yield from ((start, close, sense, True) for sense in ends)
        if (len(members) < _LEAST and not said) or not family.names:
            continue
        others = tuple(name for other in spoken if other is not family for name in other.names)
        stems = _stems(ledger, text, family, _outermost(said), others)
        yield from ((start, end, sense, False) for start, end, sense in stems)
    held = {(name, period) for family in spoken for period, name in family.members}
    for start, end, name, period in _of_year(ledger, text):
        if (name, period) not in held:
            yield start, end, Sense(SenseKind.COLUMN, name, cost=YEAR_COST), True


def _halves(members: Mapping[str, str], text: str) -> Iterator[tuple[int, int, Sense, bool]]:
    """Both ends of several quarters in a row that are columns of their own: 2016年上半年, 2017年前三个季度."""
    for start, end, quarters in quarters_in_row(text):
        if all(quarter in members for quarter in quarters):
            ends = (
                Sense(SenseKind.COLUMN, members[quarter], cost=TIMED_COST) for quarter in quarters[:: len(quarters) - 1]
            )
            yield from ((start, end, sense, True) for sense in ends)


def _stems(
    ledger: Ledger, text: str, family: Family, said: Sequence[tuple[int, int, str]], others: Collection[str]
) -> Iterator[tuple[int, int, Sense]]:
    """(start, end, sense) for what the columns share: once a time was said with it, it is said again of that time.

    ``others``: names of other figures; one between a time and the stem has the time for itself, and the stem is told
    of the same (2023年研发投入占营业收入的比例, 2012年每股收益小于2元而且市盈率小于10).
    """
    newest = Sense(SenseKind.COLUMN, family.members[-1][1], cost=ALONE_COST)
    said_again = Sense(SenseKind.TOPIC, cost=TIMED_COST)
    against = len(said) == 1 and text[: said[0][0]].endswith(_THAN) and said[0][2] != newest.column
    first = said_again if said and not against else newest
    told = Sense(SenseKind.COLUMN, said[0][2], cost=ALONE_COST) if len(said) == 1 and not against else first
    before = False
    for match in re.finditer("|".join(map(re.escape, family.names)), text):
        named = _behind_name(ledger, text[: match.start()])
        between = text[said[0][1] : match.start()] if len(said) == 1 else ""
        before = before or any(name in between for name in others)
        yield match.start(), match.end(), said_again if named else told if before else first
        before = bool(said) and match.start() > said[0][0]


def _outermost(said: Sequence[tuple[int, int, str]]) -> Sequence[tuple[int, int, str]]:
    """The times that are no piece of a longer one said of the same column: 去年同期, and no 去年 besides."""
    return sorted(
        one
        for one in said
        if not any(one != other and one[2] == other[2] and other[0] <= one[0] and one[1] <= other[1] for other in said)
    )


def _of_year(ledger: Ledger, text: str) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, column, year) of years held against that one column is of, where there are no dates: 比上年少."""
    owners = _year_owners(ledger)
    said = _said(text, ledger) if owners else ()
    against = [(start, end, period) for start, end, period in said if text[:start].endswith(_THAN)]
    yield from ((start, end, owners[period], period) for start, end, period in against if period in owners)


def _said(text: str, ledger: Ledger) -> tuple[tuple[int, int, str], ...]:
    """The periods of a question, and the year before the only one it names, or before the newest: 预算数比上年."""
    titled = ((_with_year(text, start, ledger), end, period) for start, end, period in periods(text))
    found = tuple(carried(text, titled, _periods_held(ledger)))
    years = {period for *_, period in found if period.isdecimal()} or set(sorted(_year_owners(ledger))[-1:])
    before = str(int(years.pop()) - 1) if len(years) == 1 else ""
    return (*found, *((match.start(), match.end(), before) for match in _YEAR_BEFORE.finditer(text) if before))


@lru_cache(256)
def _periods_held(ledger: Ledger) -> frozenset[str]:
    """The times that columns of a ledger are of."""
    return frozenset(period for family in families(ledger) for period, _ in family.members)


def _with_year(text: str, start: int, ledger: Ledger) -> int:
    """Where a time begins with the year that stands in the ledger's name: 2012年4月 of 2012年4月成交排行."""
    before = _YEAR_SAID.search(text, 0, start)
    titled = before is not None and any(f"{century}{before[1]}年{text[start]}" in ledger.name for century in ("20", ""))
    return before.start() if before is not None and titled else start


@lru_cache(256)
def _year_owners(ledger: Ledger) -> dict[str, str]:
    """Year → the only column that is of it; none where the ledger has dates."""
    found: dict[str, list[str]] = defaultdict(list)
    for family in () if ledger.dated else families(ledger):
        for period, column in family.members:
            found[period].append(column)
    return {period: names[0] for period, names in found.items() if period.isdecimal() and len(set(names)) == 1}


def _speaks_of_time(members: Mapping[str, str], ledger: Ledger) -> bool:
    """Whether a time says which column is meant: 本周 of 本周票房 always does, a year where there are no dates."""
    return not ledger.dated or not members.keys().isdisjoint(period for _, period in relative_periods())


def _behind_name(ledger: Ledger, before: str) -> bool:
    """Whether the words right before name a figure already, so that what they share says it again: 去年同期成交."""
    names = (column.name.lower() for column in ledger.columns if column.type.numeric)
    return before.rstrip(_OF).endswith(tuple(names))


def _timed_names(
    spoken: Sequence[Family], text: str, times: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, Sense, bool]]:
    """A time together with the name that it is said of, where the two mean one column."""
    found: dict[tuple[int, int], set[tuple[int, str]]] = defaultdict(set)
    for family in spoken:
        for start, end, period in times:
            column = dict(family.members).get(period)
            for name in family.names if column else ():
                for first, last, missing in _said_around(text, start, end, name):
                    found[first, last].add((missing, column or ""))
    for (first, last), meant in found.items():
        least = min(meant)[0]
        names = {column for missing, column in meant if missing == least}
        if len(names) == 1:
            yield first, last, Sense(SenseKind.COLUMN, names.pop(), cost=TIMED_COST), False


def _said_around(text: str, start: int, end: int, name: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, characters left out) of a name, in full or shortened, right behind a time or right before it."""
    behind = _shortened(text[end:], name)
    if behind is not None:
        yield start, end + behind[0], behind[1]
    before = _shortened(text[:start][::-1], name[::-1])
    if before is not None:
        yield start - before[0], end, before[1]


def _shortened(text: str, name: str) -> tuple[int, int] | None:
    """(length, characters left out) of the longest opening of a text that shortens a name: 录取线 of 录取分数线."""
    place = length = 0
    said = ""
    for position, letter in enumerate(text):
        found = name.find(letter, place)
        if found < 0 and letter not in _BETWEEN:
            break
        if found >= 0:
            place, length, said = found + 1, position + 1, said + letter
    whole = said == name or (len(said) >= _LEAST and (said[0] == name[0] or said[-1] == name[-1]))
    return (length, len(name) - len(said)) if whole else None


def undated(item: Item) -> Item:
    """A time that names a column is no date and no number, nor what another figure is held against."""
    if not item.has(PERIOD):
        return item
    kept = (kind for kind in item.kinds if kind not in DATING and not kind.startswith(BEFORE))
    return replace(item, kinds=frozenset(kept), time=None, quantity=None)


def family_names(ledger: Ledger) -> frozenset[str]:
    """What columns of several times are called by together."""
    several = (family for family in families(ledger) if len(family.members) >= _LEAST)
    return frozenset(name for family in several for name in family.names)


@lru_cache(256)
def families(ledger: Ledger) -> tuple[Family, ...]:
    """The families of a ledger's numeric columns; one of a single column lends its time to the name alone."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name in (column.name for column in ledger.columns if column.type.numeric):
        for start, end, period in periods(name.lower()):
            found[(name[:start] + name[end:]).lower()].setdefault(period, name)
    timed = found.pop("", {})
    stems = [stem for stem in found if not is_numbered(stem)]
    named = [Family(stem, _in_order(found[stem]), _short(stem, found[stem].values(), ledger)) for stem in stems]
    return (*named, *([_titled(ledger, timed)] if len(timed) >= _LEAST else []))


def _short(stem: str, members: Collection[str], ledger: Ledger) -> str:
    """The end of a long stem that no other column ends with."""
    end = stem[-_DIGITS:] if len(stem) > _DIGITS else stem[-_LEAST:] if len(stem) == _DIGITS else ""
    shared = any(c.name.lower().endswith(end) for c in ledger.columns if c.name not in members)
    return end if end.isalpha() and not end.isascii() and not shared else ""


def stretch(ledger: Ledger, first: str, last: str) -> tuple[str, ...]:
    """The columns from one of a family to another of it, both counted in, the oldest first; none for no such pair."""
    rows = ([name for _, name in family.members] for family in families(ledger))
    held = next((names for names in rows if first in names and last in names), [])
    low, high = sorted(map(held.index, (first, last))) if held else (0, -1)
    return tuple(held[low : high + 1])


def _titled(ledger: Ledger, timed: Mapping[str, str]) -> Family:
    """Columns called by nothing but their times: they tell what the ledger's name ends with, unless another does."""
    title = title_of(ledger)
    others = [column.name for column in ledger.columns if column.name not in timed.values()]
    told = [length for length in _ENDS if not any(title[-length:] in name for name in others)]
    ends = tuple(told) if all(period[0].isdigit() for period in timed) else ()
    return Family(title if ends else "", _in_order(timed), ends=ends)


def title_of(ledger: Ledger) -> str:
    """What a ledger's name says that it tells, without its unit and the word for what it is: 月度成交面积."""
    return stripped(_UNIT_BEHIND.sub("", ledger.name), "ledger_suffixes")


def _in_order(members: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(period, column), the oldest first."""
    return tuple(sorted(members.items(), key=age))
