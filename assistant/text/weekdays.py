"""Days of the week by name, of no week in particular: 周五, 每周三, 周一到周三, 周一、三、五.

Invariant: 上周五 is a day of one week and 每周三次 a rhythm; neither is such a name.
"""

from collections.abc import Iterator
from functools import cache

from assistant.records import Record
from assistant.text.date_patterns import weekday_letter, words
from assistant.text.lexicon import alternation
from assistant.text.patterns import Pattern


class WeekdayMention(Record):
    """Days of the week in a text; 1 is Monday."""

    start: int
    end: int
    text: str
    days: tuple[int, ...]


def find_weekdays(text: str) -> Iterator[WeekdayMention]:
    """All names of days of the week from left to right, none overlapping.

    >>> [found.days for found in find_weekdays("周一到周三和周日")]
    [(1, 2, 3), (7,)]
    """
    numbers = words()["weekday"]["numbers"]
    for match in _pattern().finditer(text):
        first, last = numbers[match["first"]], numbers[match["last"] or match["first"]]
        listed = (numbers[letter] for letter in match["listed"] if letter in numbers)
        if first <= last:
            yield WeekdayMention(*match.span(), match[0], (*range(first, last + 1), *listed))


@cache
def _pattern() -> Pattern:
    entries = words()
    named = entries["weekday"]
    day = weekday_letter()
    week = "(?:周|星期|礼拜)"
    joint = f"(?:{alternation(entries['words']['joints'])})"
    return Pattern(
        rf"(?:(?:{alternation(named['every'])})|(?<![{named['not_after']}])){week}(?P<first>{day})"
        rf"(?:{joint}{week}?(?P<last>{day}))?(?P<listed>(?:、{day})*)"
    )
