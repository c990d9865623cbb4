"""How often: 每周五前, 每半月进行一次, 一天两次.

Invariant: one canonical form a rhythm (每两周, 两周一次 and 隔周 are 每2周), so that the
plan's words and the question's can be compared; a rate is no rhythm (每小时35蒸吨).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from assistant.records import Record
from assistant.text import lexicon
from assistant.text.lexicon import alternation
from assistant.text.numeral_value import digits, value_of
from assistant.text.patterns import Pattern

_COUNT = rf"(?:[0-9]{{1,3}}|[{''.join(digits())}十]{{1,3}})"


class FrequencyMention(Record):
    """A rhythm in a text."""

    start: int
    end: int
    text: str
    canonical: str
    """每日 每2周 每半月 每周五前 每月底前 每日3次."""


def find_frequencies(text: str) -> tuple[FrequencyMention, ...]:
    """All rhythms of ``text`` from left to right."""
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterator[FrequencyMention]:
    for match in _pattern().finditer(text):
        canonical = _canonical(match)
        if canonical:
            yield FrequencyMention(match.start(), match.end(), match[0], canonical)


@cache
def _entries() -> dict[str, Any]:
    return dict(lexicon.load("dates")["frequency"])


@cache
def _pattern() -> Pattern:
    entries = _entries()
    half, units, unless = entries["half"], alternation(entries["units"]), entries["fixed_unless"]
    every = rf"(?:{alternation(entries['every'])}) ?(?P<every>{_COUNT}|{half})?个? ?"
    times = rf"(?: ?(?:{alternation(entries['filler'])})*(?P<times>{_COUNT})(?:{alternation(entries['count'])}))"
    weekday = rf"(?P<weekday>[一二三四五六日天])(?!{alternation(entries['not_after_weekday'])})"
    day = rf"(?:{weekday}|(?P<edge>[首末]月{_COUNT}[日号]|[底末初]|{_COUNT}[日号]))"
    recent = "".join(f"(?<!{word})" for word in lexicon.load("dates")["words"]["recent"])  # 近7天一次都没去
    span = rf"(?P<bare>{_COUNT}|{half})个?(?P<bare_unit>{units})"
    bare = rf"{recent}(?<!年)(?<![0-9])(?![0-9]+月){span}{times.replace('times', 'bare_times')}(?![都也])"
    rate = rf"(?P<rate>{_COUNT})(?:{alternation(entries['count'])})[/每](?P<rate_unit>{units})"
    paid = rf"(?:{alternation(entries['monthly_before'])})(?:{alternation(entries['monthly_asked'])})"
    monthly = rf"(?<![0-9年十二至到和、-]){entries['monthly']}(?={paid})"
    asked = rf"(?:{alternation(entries['asked'])})"
    each = rf"(?<![0-9{''.join(digits())}十第])一个?(?P<each>{units})(?=[^，。；？?0-9]{{0,14}}?{asked})"
    counted_unit = rf"(?P<counted_unit>{alternation(entries['counted_units'])})"
    counted = rf"(?:{alternation(entries['every'])})(?P<counted>{_COUNT})?个?{counted_unit}"
    deed = "(?:[\u4e00-\u9fff]{2})?"
    return Pattern(
        rf"(?<![{unless['after']}])(?P<fixed>{alternation(entries['fixed'])})(?![{unless['before']}])"
        rf"|{every}(?P<unit>{units})(?:{day}(?P<before>(?:之|以)?前)?)?{times}?"
        rf"|{counted}{deed}{times.replace('times', 'counted_times')}|{bare}|{rate}|(?P<monthly>{monthly})|{each}"
    )


def _canonical(match: re.Match[str]) -> str:
    entries = _entries()
    if match["monthly"]:
        return "每月"
    if match["each"]:
        return f"每{entries['units'][match['each']]}"
    if match["fixed"]:
        return str(entries["fixed"][match["fixed"]])
    if match["bare_unit"]:
        return _rhythm(match["bare"], entries["units"][match["bare_unit"]], "", match["bare_times"])
    if match["rate_unit"]:
        return _rhythm(None, entries["units"][match["rate_unit"]], "", match["rate"])
    if match["counted_unit"]:
        return _rhythm(match["counted"], entries["counted_units"][match["counted_unit"]], "", match["counted_times"])
    day = (match["weekday"] or match["edge"] or "") + ("前" if match["before"] else "")
    return _rhythm(match["every"], entries["units"][match["unit"]], day, match["times"])


def _rhythm(count: str | None, unit: str, day: str, times: str | None) -> str:
    every, often = _number(count), _number(times)
    if every is None or often is None:
        return ""
    return f"每{every}{unit}{day}{often and often + '次'}"


def _number(words: str | None) -> str | None:
    """The digits of a count, empty for one or none; None when it is no number."""
    if not words or words == _entries()["half"]:
        return words or ""
    value = value_of(words)
    if value is None or not value:
        return None
    return "" if value == 1 else str(value)
