"""Expressions of time, resolved to days.

Today and the plan's campaign period are arguments: nothing here reads the clock.
Invariant: only anchored expressions are times (逾期15天 is a length), a day that does
not exist is reported as invalid and never moved, and 前 includes the day it names but
not the month: 11月30日前 ends on 30 November, 11月前 on 31 October.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Literal

from assistant.model.values import DateRange
from assistant.records import Record, replace
from assistant.text.date_atoms import Atom, find_atoms
from assistant.text.date_patterns import seasons, words
from assistant.text.date_years import resolve, resolve_pair
from assistant.text.frequencies import FrequencyMention, find_frequencies
from assistant.text.lexicon import alternation, expanded
from assistant.text.numeral_value import piece, value_of
from assistant.text.periods import Period, shift_days, week

__all__ = ["FrequencyMention", "TimeMention", "find_frequencies", "find_times"]

Kind = Literal[
    "day", "week", "month", "quarter", "year", "range", "recent", "upcoming", "since", "until", "before", "after"
]
Relation = Literal["in", "by", "since", "after", "before"]

_HIDDEN = "\0"
_SINCE = "以来"
BARE_MONTH = "月"
"""What a month opens with whose number stands elsewhere."""
_SUFFIXES = ("until_end", "from_on", "since", "until", "after", "within")


class TimeMention(Record):
    """An expression of time in a text, and the days it means."""

    start: int
    end: int
    text: str
    first: date | None
    """None when the past is open, or when ``invalid``."""
    last: date | None
    """None when the future is open, or when ``invalid``."""
    kind: Kind
    relation: Relation
    explicit_year: bool
    """Whether the year was said or follows from today's date, not from a guess."""
    invalid: bool
    """No such days: 2021年2月30日, or a span that ends before it begins."""
    parts: tuple["TimeMention", ...] = ()
    """The two ends of a span, as mentions of their own: 10月到11月 may also mean two points."""


def find_times(text: str, today: date, campaign: DateRange | None = None) -> tuple[TimeMention, ...]:
    """All times of ``text`` from left to right, none overlapping.

    ``campaign`` is the plan's own period: a month without a year is the one inside it.
    """
    since = tuple(_since_campaign(text, today, campaign))
    atoms = tuple(find_atoms(_without_rhythms(_blanked(text, since)), today))
    reader = _Reader(text, today, campaign)
    read = _with_lengths(reader.mentions(reader.continued(atoms)), today)
    found = (*since, *(_counted(mention, text) for mention in read))
    return tuple(sorted(found, key=lambda mention: mention.start)) if since else found


def _with_lengths(mentions: Iterable[TimeMention], today: date) -> Iterator[TimeMention]:
    """The mentions, with 今天起30天内 and 7月20日起10天内 as one: so long from that day on."""
    before: TimeMention | None = None
    for mention in mentions:
        follows = before is not None and before.relation == "since" and before.end == mention.start
        if before is not None and before.first and mention.last and follows and mention.kind == "upcoming":
            last = before.first + (mention.last - today)
            text = f"{before.text}{mention.text}"
            before = replace(mention, start=before.start, text=text, first=before.first, last=last)
            continue
        if before is not None:
            yield before
        before = mention
    if before is not None:
        yield before


def _counted(mention: TimeMention, text: str) -> TimeMention:
    """The mention with the number of its own days behind it: 4月4日到6日三天."""
    if not (mention.parts and mention.first and mention.last):
        return mention
    end = text.find("天", mention.end) + 1
    fits = end and value_of(text[mention.end : end - 1].lstrip("这那共")) == (mention.last - mention.first).days + 1
    return replace(mention, end=end, text=text[mention.start : end]) if fits else mention


def _since_campaign(text: str, today: date, campaign: DateRange | None) -> Iterator[TimeMention]:
    """入秋冬以来, 行动开展以来: from the first day of the plan's own period to today."""
    if campaign is None or campaign.first is None or campaign.first > today:
        return
    for match in _campaign_begun().finditer(text) if _SINCE in text else ():
        span = (match.start(), match.end(), match[0])
        yield TimeMention(*span, campaign.first, today, "since", "since", explicit_year=True, invalid=False)


def _blanked(text: str, mentions: Sequence[TimeMention]) -> str:
    """The text without times that are already read, at the same length."""
    for found in mentions:
        text = text[: found.start] + _HIDDEN * len(found.text) + text[found.end :]
    return text


@cache
def _campaign_begun() -> re.Pattern[str]:
    """The words for the beginning of the plan's own period."""
    return re.compile(
        alternation(word for template in words()["words"]["campaign_begun"] for word in expanded(template))
    )


def _without_rhythms(text: str) -> str:
    """The text with rhythms and seasons, which are no times, blanked out at the same length."""
    for found in find_frequencies(text):
        text = text[: found.start] + _HIDDEN * len(found.text) + text[found.end :]
    pattern = seasons().on(text)
    return pattern.sub(lambda match: _HIDDEN * len(match[0]), text) if pattern is not None else text


class _Reader(Record):
    """Puts atoms together with the words around them."""

    text: str
    today: date
    campaign: DateRange | None

    def continued(self, atoms: Sequence[Atom]) -> list[Atom]:
        """The atoms, with those that go on in a list in the month before them: 11月上旬和中旬, 11月5日、8日."""
        found: list[Atom] = []
        for atom in atoms:
            before = found[-1] if found else None
            goes_on = (atom.bare or (atom.months is None and atom.fixed is None)) and before is not None
            if goes_on and before and before.months and _listed().fullmatch(self.text, before.end, atom.start):
                found.append(_in_month_of(atom, before, before.months[1]))
            else:
                found.append(atom)
        return found

    def mentions(self, atoms: Sequence[Atom]) -> Iterator[TimeMention]:
        position = 0
        while position < len(atoms):
            left, following = atoms[position], atoms[position + 1 : position + 2]
            if following and _joint().fullmatch(self.text, left.end, following[0].start):
                yield (made := self._span(left, following[0]))
                position += 2 + sum(atom.start < made.end for atom in atoms[position + 2 : position + 3])
                continue
            position += 1
            if left.months is not None or left.fixed is not None:
                made = self._single(left)
                yield made
                position += sum(atom.start < made.end for atom in following)

    def _single(self, atom: Atom) -> TimeMention:
        period = resolve(atom, self.today, self.campaign)
        around = _week_of().match(self.text, atom.end) if atom.scale == "day" and period is not None else None
        if around is not None and period is not None:
            atom, period = replace(atom, end=around.end(), scale="week"), week(period.first)
        start, end, word = self._surroundings(atom)
        plain = self._mention(atom, start, end, period)
        return plain if period is None else self._related(plain, period, word)

    def _span(self, left: Atom, right: Atom) -> TimeMention:
        bare = self.text.startswith(BARE_MONTH, right.start) and left.fixed is None  # 11月5日到月底
        if (right.months is None or bare) and right.fixed is None:
            right = replace(right, months=left.months and (left.months[1],) * 2, year=left.year)
        first, last = resolve_pair(left, right, self.today, self.campaign)
        whole = Period(first.first, last.last) if first and last and first.first <= last.last else None
        start, end = self._prefix(left.start, "since_before"), self._within(self._counted(right.end, whole))
        parts = (
            self._mention(left, left.start, left.end, first),
            self._mention(right, right.start, right.end, last),
        )
        plain = replace(self._mention(left, start, end, whole), kind="range", parts=parts)
        return replace(plain, explicit_year=left.said_year or right.said_year)

    def _mention(self, atom: Atom, start: int, end: int, period: Period | None) -> TimeMention:
        first, last = (period.first, period.last) if period is not None else (None, None)
        text = self.text[start:end]
        return TimeMention(start, end, text, first, last, atom.scale, "in", atom.said_year, period is None)

    def _related(self, plain: TimeMention, period: Period, word: str) -> TimeMention:
        """The mention turned by the word beside it, named by its list in the lexicon."""
        if word == "since":
            last = self.today if period.first <= self.today else None
            return replace(plain, last=last, kind="since", relation="since")
        if word in ("until_before", "until_end") or (word == "until" and plain.kind == "day"):
            return replace(plain, first=None, kind="until", relation="by")
        if word == "until":
            return replace(plain, first=None, last=shift_days(period.first, -1), kind="before", relation="before")
        if word == "from_on":
            return replace(plain, last=None, kind="since", relation="since")
        if word == "after":
            return replace(plain, first=shift_days(period.last, 1), last=None, kind="after", relation="after")
        return plain

    def _surroundings(self, atom: Atom) -> tuple[int, int, str]:
        """Start and end with the words that belong to the atom, and which list the deciding word is from."""
        if atom.scale in ("recent", "upcoming"):
            return atom.start, atom.end, ""
        before = self._prefix(atom.start, "until_before")
        word, end, included = self._suffix(atom.end)
        entered = self._prefix(atom.start, "entering")
        years_on = atom.scale == "year" and self.text.endswith(tuple(words()["words"]["years_on"]), 0, end)
        if word == "after" and (years_on or included or entered < atom.start or self.text.startswith("入", atom.start)):
            return entered, end, "from_on"
        if word == "until" and included:
            return atom.start, end, "until_end"
        if before < atom.start and word not in ("since", "after"):
            return before, end, "until_before"
        opening = {"since": "since_before", "until_end": "until_end_before"}.get(word)
        return (self._prefix(atom.start, opening) if opening else atom.start), end, word

    def _suffix(self, place: int) -> tuple[str, int, bool]:
        """The word behind an atom, where it ends, and whether a remark beside it says that the day named counts."""
        inner = _included().match(self.text, place)
        suffix = _suffix().match(self.text, inner.end() if inner is not None else place)
        if suffix is None:
            return "", place, False
        outer = _included().match(self.text, suffix.end())
        return suffix.lastgroup or "", (outer or suffix).end(), inner is not None or outer is not None

    def _prefix(self, start: int, table: str) -> int:
        """Where the longest word of ``table`` that ends at ``start`` begins; ``start`` itself when none does."""
        trimmed = start - 1 if self.text.endswith(" ", 0, start) else start
        lengths = [len(word) for word in words()["words"][table] if self.text.endswith(word, 0, trimmed)]
        return trimmed - max(lengths) if lengths else start

    def _counted(self, end: int, whole: Period | None) -> int:
        """Where 四年 behind 2020到2023 ends, which only tells how long the span is; where it begins if it does not."""
        length = _length().match(self.text, end)
        if length is None or whole is None:
            return end
        months = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
        told = value_of(length["count"]) or 0
        return length.end() if told * words()["months_of"][length["unit"]] == months else end

    def _within(self, end: int) -> int:
        suffix = _suffix().match(self.text, end)
        return suffix.end() if suffix is not None and suffix.lastgroup == "within" else end


def _in_month_of(atom: Atom, before: Atom, month: int) -> Atom:
    return replace(atom, months=(month, month), year=before.year, said_year=before.said_year)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf" ?(?:{'|'.join(map(_guarded, words()['words']['joints']))}) ?")


@cache
def _listed() -> re.Pattern[str]:
    """What joins the members of a list."""
    return re.compile(rf" ?(?:{alternation(words()['words']['lists'])}) ?")


@cache
def _length() -> re.Pattern[str]:
    """So many years, quarters or months, of which nothing is told one by one (两个月都超过)."""
    told = "(?![^，,。；;]*[都均每])"
    return re.compile(rf" ?这?(?P<count>{piece()}) ?个?(?P<unit>{alternation(words()['months_of'])}){told}")


@cache
def _week_of() -> re.Pattern[str]:
    return re.compile(alternation(words()["words"]["week_of"]))


@cache
def _included() -> re.Pattern[str]:
    """A remark that the day named counts; 含15日 as well as 含."""
    return re.compile(rf" ?\((?:(?:{alternation(words()['words']['included'])})|(?:含|包含|包括)[0-9年月日号]+)\)")


@cache
def _suffix() -> re.Pattern[str]:
    """The word behind an atom that decides its relation; the group says from which list it is."""
    groups = (f"(?P<{name}>{'|'.join(map(_guarded, _longest_first(words()['words'][name])))})" for name in _SUFFIXES)
    return re.compile(rf" ?(?:{'|'.join(groups)})")


def _longest_first(found: Sequence[str]) -> list[str]:
    return sorted(found, key=len, reverse=True)


def _guarded(word: str) -> str:
    """The word, unless the characters around it make another word of it: 国庆 is none of 这个月."""
    others, only = words()["not_before"].get(word), words()["only_after"].get(word)
    behind = rf"(?:(?![{others}])|(?<=[底末日]{word})(?=[{others}]期))" if others else ""  # 12月底前一期投产
    return (f"(?<=[{only}])" if only else "") + re.escape(word) + behind
