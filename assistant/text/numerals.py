"""Numbers in Arabic and Chinese writing: where they stand and what they are worth.

Invariant: values are exact Decimals, never floats, and no number is read out of a word
that merely holds a digit (统一, 二氧化硫, PM2.5), a vague count (几十, 三四家) or an
identifier (2.8.1). Dates and ordinals are numbers here; whoever reads dates goes first.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from assistant.records import Record
from assistant.text import lexicon
from assistant.text.lexicon import alternation
from assistant.text.numeral_value import ARABIC, chinese_class, digits, multipliers, piece, value_of
from assistant.text.units import Unit, parse_unit_at

_ONE = "一"
_NEVER_PRICED = "十拾零〇"
"""End no number that 一 may be split from: 二十一台."""
_SHORTENED = re.compile(r"(?<![\w.])[0-9]\.[0-9]+[eE]\+[0-9]{1,2}(?![0-9])", re.ASCII)
_HUNDRED = Decimal(100)
_PERCENT_SIGNS = {"%": Decimal(1), "‰": Decimal("0.1")}


class NumberMention(Record):
    """A number in a text."""

    start: int
    end: int
    value: Decimal
    """In percent when ``is_percent``: 九成 is 90."""
    is_percent: bool
    text: str


def written_out(text: str) -> str:
    """The text with numbers that a spreadsheet has shortened in full: 9787301292730 for 9.78730129273e+12."""
    return _SHORTENED.sub(lambda found: format(Decimal(found[0]), "f"), text) if "+" in text else text


def parse_number(text: str) -> Decimal | None:
    """The value of ``text`` when the whole of it is a number or a share; None otherwise.

    A share is in percent, as in ``find_numbers``.
    """
    stripped = text.strip()
    signed = _signed().fullmatch(stripped)
    value = value_of(signed["body"]) if signed else None
    if signed and value is not None:
        return value if signed["sign"] in (None, "+") else -value
    shares = find_numbers(stripped)
    return shares[0].value if len(shares) == 1 and shares[0].text == stripped else None


def find_numbers(text: str) -> tuple[NumberMention, ...]:
    """All numbers of ``text`` from left to right, none overlapping."""
    found: list[NumberMention] = []
    position = 0
    while (match := _pattern().search(text, position)) is not None:
        mention = _read(text, match)
        position = match.end() if mention is None else max(mention.end, match.start() + 1)
        if mention is not None:
            found.append(mention)
    return tuple(found)


@cache
def _entries() -> Mapping[str, Any]:
    return lexicon.load("numerals")


@cache
def _signed() -> re.Pattern[str]:
    """A whole number with its sign."""
    return re.compile(rf"(?P<sign>[-+]|{_sign_words()})?(?P<body>{piece()})")


def _sign_words() -> str:
    return alternation(_entries()["words"]["negative"])


@cache
def _pattern() -> re.Pattern[str]:
    """Guards and identifiers come first, so that nothing inside them is looked at."""
    words, guards = _entries()["words"], _entries()["guards"]
    unless = "|".join(rf"{word}(?![{rest}])" for word, rest in guards["unless_before"].items())
    identifier = (
        rf"(?<![A-Za-z])[A-Za-z]++{ARABIC}(?:\.[0-9]+)*"
        r"|(?<![0-9.])[0-9]++(?:\.[0-9]++){2,}[a-z]?|(?<![0-9.])[0-9.]++[eE][-+]?[0-9]+"
    )
    return re.compile(
        rf"(?P<guard>{alternation(guards['words'])}|{unless}|{identifier})"
        rf"|(?P<whole>{alternation(words['wholes'])})"
        rf"|(?P<half>{alternation(words['halves'])}|(?<=[{''.join(words['half_after_comparator'])}])半(?!数))"
        rf"|(?P<share>(?:{'|'.join(_entries()['parts'])}|(?P<below>{piece()})分之)(?P<above>{piece()}))"
        rf"|(?<=[{''.join(words['half_after_comparator'])}])(?P<bare>[十百千]?[万亿]|[百千](?!分))"
        rf"|(?P<sign>(?<![0-9A-Za-z%月日年号)])-(?=[0-9])|{_sign_words()}(?={ARABIC}|{chinese_class()}))?(?P<body>{piece()})"
        rf"|(?P<part>{words['half']})"
    )


def _read(text: str, match: re.Match[str]) -> NumberMention | None:
    if match["guard"]:
        return None
    if match["half"] == _entries()["words"]["half"] and parse_unit_at(text, match.end()) is not None:
        return _half(text, match)
    if match["whole"] or match["half"]:
        return _mention(text, match.start(), match.end(), _HUNDRED if match["whole"] else _HUNDRED / 2, is_percent=True)
    if match["share"]:
        return _share(text, match)
    if match["bare"]:
        return _scale(text, match)
    if match["part"]:
        return _half(text, match)
    return _plain(text, match)


def _share(text: str, match: re.Match[str]) -> NumberMention | None:
    above = value_of(match["above"])
    below = value_of(match["below"]) if match["below"] else Decimal(_entries()["parts"][match["share"][:3]])
    if above is None or not below:
        return None
    return _mention(text, match.start(), match.end(), above * _HUNDRED / below, is_percent=True)


def _scale(text: str, match: re.Match[str]) -> NumberMention | None:
    """过亿, 超百万: behind a comparator one of the scale is meant."""
    value = value_of(_ONE + match["bare"])
    return None if value is None else _mention(text, match.start(), match.end(), value, is_percent=False)


def _half(text: str, match: re.Match[str]) -> NumberMention | None:
    words = _entries()["half"]
    spoiled = text.endswith(tuple(words["not_after"]), 0, match.start())
    unit = parse_unit_at(text, match.end())
    if unit is None or (spoiled and not text.startswith(tuple(words["counted_before"]), unit[1])):
        return None
    return _mention(text, match.start(), match.end(), Decimal("0.5"), is_percent=False)


def _plain(text: str, match: re.Match[str]) -> NumberMention | None:
    body, end = _without_unit_prefix(text, match["body"], match.end())
    value = value_of(body)
    if value is None or _vague(text, match.start("body"), end, body) or not _stands(text, match.start(), end, body):
        return None
    if match["sign"]:
        value = -value
    for sign, worth in _PERCENT_SIGNS.items():
        after = skip_space(text, end)
        if text.startswith(sign, after):
            return _mention(text, match.start(), after + 1, value * worth, is_percent=True)
    told = _tenths(text, match.start(), end, value) or _with_tenth(text, match.start(), end, value)
    told = told or _of_hundred_millions(text, match.start(), end, value)
    return told or _mention(text, match.start(), end, value, is_percent=False)


def _with_tenth(text: str, start: int, end: int, value: Decimal) -> NumberMention | None:
    """1块3, 两块五: an amount of money with the tenths right behind it; 两块三号地 are two pieces."""
    following = text[end + 1 : end + 2]
    tenth = int(following) if following.isdecimal() else digits().get(following, 0)
    told = text.startswith(_entries()["words"]["money"], end) and bool(tenth)
    behind = text[end + 2 : end + 3]
    if not told or (behind.isalnum() and behind not in _entries()["money"]["before"]):
        return None
    return _mention(text, start, end + 2, value + Decimal(tenth) / 10, is_percent=False)


def _of_hundred_millions(text: str, start: int, end: int, value: Decimal) -> NumberMention | None:
    """10个亿, 两个亿: as people say it of money."""
    said = next((word for word in _entries()["words"]["scales_counted"] if text.startswith(word, end)), "")
    worth = multipliers()[said[-1]] if said else 0
    return _mention(text, start, end + len(said), value * worth, is_percent=False) if said else None


def _tenths(text: str, start: int, end: int, value: Decimal) -> NumberMention | None:
    """九成 is 90 %, 九成五 95 %, 三成半 35 %."""
    word, half = _entries()["words"]["tenths"], _entries()["words"]["half"]
    if not text.startswith(word, end) or text.startswith(tuple(_entries()["tenths"]["not_before"]), end + 1):
        return None
    following = text[end + 1 : end + 2]
    extra = 5 if following == half else digits().get(following, 0)
    spoiled = extra and parse_unit_at(text, end + 2) is not None
    last = end + 1 if spoiled or not extra else end + 2
    return _mention(text, start, last, value * 10 + (0 if spoiled else extra), is_percent=True)


def _without_unit_prefix(text: str, body: str, end: int) -> tuple[str, int]:
    """三千克 is 三 and 千克, 四万五一平 is 四万五 a 平: a last multiplier or 一 belongs to the unit behind it."""
    if body.endswith(_ONE) and _priced(body[:-1]) and parse_unit_at(text, end) is not None:
        return body[:-1], end - 1
    if len(body) > 1 and body[-1] in "千百" and parse_unit_at(text, end - 1) is not None:
        return body[:-1], end - 1
    return body, end


def _priced(body: str) -> bool:
    """Whether a number may be a price, behind which 一平 says of what: 四万五, 两千, but not the 十 of 十一平."""
    scaled = body[-1:] in multipliers() or body[-2:-1] in multipliers()
    return scaled and body[-1] not in _NEVER_PRICED and value_of(body) is not None


def _vague(text: str, start: int, end: int, body: str) -> bool:
    vague = _entries()["vague"]
    if text.startswith(tuple(vague["after"]), end):
        return True
    if body[0] in multipliers() and text.endswith(tuple(vague["before_multiplier"]), 0, start):
        return True
    return body[-1] in multipliers() and text.startswith(tuple(vague["after_multiplier"]), end)


def _stands(text: str, start: int, end: int, body: str) -> bool:
    """Whether what surrounds the digits lets them be a number."""
    after = skip_space(text, end)
    unit = parse_unit_at(text, after)
    if body[-1] in "0123456789":
        following = text[end : end + 1]
        return unit is not None or not (following.isascii() and following.isalpha())
    if len(body) > 1:
        return True
    lone = _entries()["lone"]
    if unit is None:
        return text.endswith(tuple(lone["after"]), 0, start) or text == body
    return body != _ONE or _counts_one(text, start, unit)


def _counts_one(text: str, start: int, unit: tuple[Unit, int]) -> bool:
    """Whether 一 is the number one and not the article of 一处秸秆, 最近一次."""
    around, (measure, end) = _entries()["one"], unit
    compared = text.endswith(tuple(around["after"]), 0, start) or text.startswith(tuple(around["before"]), end)
    return compared or not measure.counts


def skip_space(text: str, position: int) -> int:
    """The place behind the one space at ``position``; the place itself where there is none."""
    return position + 1 if text.startswith(" ", position) else position


def _mention(text: str, start: int, end: int, value: Decimal, *, is_percent: bool) -> NumberMention:
    return NumberMention(start, end, value, is_percent, text[start:end])
