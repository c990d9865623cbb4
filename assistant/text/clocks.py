"""Times of day: 晚上六点以后, 18:00到20:30之间, 凌晨, 早上8点前.

Invariant: an hour is only moved into the afternoon by a word that says so (晚上六点 is
18:00, 六点 is 6:00); 以后 and 以前 include the moment they name, as 以上 includes a number.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from assistant.records import Record
from assistant.text import lexicon
from assistant.text.lexicon import alternation
from assistant.text.numerals import parse_number
from assistant.text.patterns import Pattern

_NOON, _DAY = 12 * 60, 24 * 60
_HOUR = "[0-9]{1,2}|二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九零]"


class ClockMention(Record):
    """A stretch of the day in minutes since midnight; an open side is None."""

    start: int
    end: int
    text: str
    first: int | None
    last: int | None
    closed: bool = True
    """Whether the last minute named is part of it: 20点以前 is, of 上午 12:00 is not."""


def find_clocks(text: str) -> tuple[ClockMention, ...]:
    """All times of day of ``text`` from left to right, none overlapping."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[ClockMention]:
    position = 0
    while (found := _pattern().search(text, position)) is not None:
        position = found.end()
        mention = _mention(found)
        if mention is not None:
            yield mention


def _mention(found: re.Match[str]) -> ClockMention | None:
    if found["from"] is not None:
        first = _parts()[found["from"]][0] * 60
        last = _moment(found["hour3"], found["minute3"], found["clock3"], found["part3"] or found["from"])
        return ClockMention(found.start(), found.end(), found[0], first, last) if last and first <= last else None
    if found["alone"] is not None:
        first, last = _parts()[found["alone"]]
        return ClockMention(found.start(), found.end(), found[0], first * 60, last * 60, False)
    part = found["part"]
    moment = _moment(found["hour"], found["minute"], found["clock"], part)
    if found["to"] is not None:
        until = _moment(found["hour2"], found["minute2"], found["clock2"], found["part2"] or part)
        span = (moment, until) if moment is not None and until is not None and moment <= until else None
        return ClockMention(found.start(), found.end(), found[0], *span) if span else None
    if moment is None or moment > _DAY:
        return None
    if found["after"]:
        return ClockMention(found.start(), found.end(), found[0], moment, None)
    if found["before"]:
        return ClockMention(found.start(), found.end(), found[0], None, moment)
    return ClockMention(found.start(), found.end(), found[0], moment, moment + (1 if moment % 60 else 60), False)


def _moment(hour: str | None, minute: str | None, clock: str | None, part: str | None) -> int | None:
    """Minutes since midnight; None when there is no such time."""
    if clock is not None:
        hours, _, minutes = clock.partition(":")
        hour, minute = hours, minutes
    value = parse_number(hour) if hour else None
    past = _words()["halves"].get(minute, parse_number(minute or "0")) if minute else 0
    if value is None or past is None or not 0 <= value <= 24 or not 0 <= past < 60:
        return None
    return _in_part(int(value) * 60 + int(past), part)


def _in_part(moment: int, part: str | None) -> int:
    """The moment within its part of the day: 晚上六点 is 18:00, 中午十一点 is 11:00, 凌晨12点 is midnight."""
    if part is None:
        return moment
    first, last = (hour * 60 for hour in _parts()[part])
    inside = [other for other in (moment, moment + _NOON, moment - _NOON) if first <= other <= last]
    return inside[0] if inside else moment + _NOON * (first >= _NOON > moment)


@cache
def _pattern() -> Pattern:
    part, joint = alternation(_parts()), alternation(_words()["joints"])
    between, before = alternation(_words()["between"]), alternation(_words()["before"])
    return Pattern(
        rf"(?:(?P<part>{part})的? ?|(?<![第0-9A-Za-z.]))(?:{_time('')})"
        rf"(?:(?:{_after()})?(?P<to>{joint})(?:(?P<part2>{part})的? ?)?{_time('2')}(?:{between})?"
        rf"|(?P<after>{_after()})|(?P<before>{before}))?"
        rf"|(?P<from>{part})(?:{joint})(?:(?P<part3>{part})的? ?)?{_time('3')}(?:{between})?"
        rf"|(?P<alone>{part})(?!{alternation(_words()['not_before'])})"
    )


def _after() -> str:
    return alternation(_words()["after"])


def _time(number: str) -> str:
    """One moment: 六点半, 18时30分, 18:30."""
    half, never = alternation(_words()["halves"]), alternation(_words()["never_behind"])
    return (
        rf"(?:(?P<hour{number}>{_HOUR}) ?(?:点钟|点(?!{never})|时)"
        rf"(?:整|(?P<minute{number}>{half}|[0-9]{{1,2}}(?=分))分?)?"
        rf"|(?P<clock{number}>[0-9]{{1,2}}:[0-9]{{2}}))"
    )


@cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = lexicon.load("clocks")["words"]
    return words


@cache
def _parts() -> Mapping[str, tuple[int, int]]:
    """Part of the day → its first hour and the one after its last."""
    return {word: tuple(hours) for word, hours in lexicon.load("clocks")["parts"].items()}
