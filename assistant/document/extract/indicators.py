"""What a figure measures: the noun before or behind it, and the place or thing it holds for.

Invariant: an indicator is made of the plan's own words; 「确保改造后浓度」 gives 浓度,
and 「建成区完成17万平方米」 the indicator of the figure before it.
"""

import re
from functools import cache

from assistant.document.words import is_organisation, words
from assistant.records import Record
from assistant.text.lexicon import alternation

_OF = "的"
_BOUNDARIES = "，。；：、？！,;:?!\n（(《》"
_PAIRS = {")": "(", "）": "（", "”": "“"}
_LONGEST_INSET = {")": 6, "）": 6, "”": 20}
"""A bracket or quotation up to this length is part of a noun: 各镇（街）, “互联网+明厨亮灶”覆盖率."""
_COMPARED_YEAR = re.compile(r"[较比]\s*20\d\d年?.*$")
_IN_A_YEAR = re.compile(r"(?<=[\u4e00-\u9fff])(?:到|在|至)?20\d\d年(?:底|末)?前?$")
"""年接待游客2024年达到350万人次: the year is none of the name."""
_FROM = re.compile(r"[由从][\d.]+[%\u4e00-\u9fff]{0,4}$")
"""分散机房由46个压减至12个: what it was is none of the name."""
_OTHER_VALUE = re.compile(r"^[至到或—–~～-]+\d.*$")
"""3至6米, 3个月或60课时: the next value is no noun."""
_NO_NOUN = re.compile(r"时(?![段间期点])|\d")
"""降雨量达到50毫米时启动响应: what happens then is no noun, nor is the next figure of 3支120人."""
_OTHER_FIGURE = re.compile(r"^\d[^，。、]{0,12}?(?:以上|以下|以内)的?")
_NAMED_BEHIND = re.compile(r"\d[^，。；\d]{0,40}的(?P<noun>[\u4e00-\u9fff]{2,14})(?=[。；，;]|$)")
"""1处建筑面积不少于1000平方米的综合服务中心: what is counted stands behind its size."""
_LONGEST_NOUN = 16
_TRIM = " \t\n　的“”"


class Reading(Record):
    """Indicator and scope of a figure; either may be empty."""

    indicator: str
    scope: str


def before(text: str, start: int, figure: int) -> str:
    """The noun phrase that ends at ``figure``, back to a sign or to ``start``."""
    place = figure
    while place > start:
        sign = text[place - 1]
        if sign in _PAIRS:
            opened = text.rfind(_PAIRS[sign], start, place - 1)
            if opened < 0 or place - opened > _LONGEST_INSET[sign]:
                break
            place = opened
        elif sign in _BOUNDARIES:
            break
        else:
            place -= 1
    return text[place:figure].strip()


def behind(text: str, figure: int, end: int) -> str:
    """The noun phrase that begins at ``figure``, up to a sign, a verb or the head noun of what is counted."""
    written = re.split(rf"[{_BOUNDARIES}）)]|及(?!以)", text[figure:end], maxsplit=1)[0].strip(_TRIM)
    written = _OTHER_FIGURE.sub("", _OTHER_VALUE.sub("", written))
    written = "" if _NO_NOUN.match(written) else written
    cut = _predicate().search(written)
    noun = written[: cut.start()] if cut else written
    if noun and cut and _size().match(written, cut.start()) and (named := _NAMED_BEHIND.search(text, figure, end)):
        noun = named["noun"]
    counted = _counted().match(noun)
    return (counted[0] if counted else noun[:_LONGEST_NOUN]).strip(_TRIM)


def reading(phrase: str, following: str, *, counts: bool) -> Reading:
    """Indicator and scope from the words before and behind a figure.

    ``counts`` for a plain count (4家企业), whose noun stands behind it.
    """
    scope, noun = _placed(phrase)
    if counts and following:
        return Reading(following, scope)
    if noun and not is_organisation(noun):
        whole = scope in words("figures")["words"]["whole"]
        return Reading(noun, following if following and (whole or not scope) else scope)
    return Reading(following or noun, (noun if following else "") or scope)


def _placed(phrase: str) -> tuple[str, str]:
    """A phrase cut into the place it holds for and the noun, without what opens either."""
    rest, scope = _closed(phrase), ""
    while (match := _place().match(rest) or _place().match(_opened(rest))) is not None:
        scope = match[0]
        rest = match.string[match.end() :]
    return scope, _opened(rest)


def _closed(phrase: str) -> str:
    """A phrase without the words that only lead on to the figure: 学校应当在 is 学校."""
    phrase = _FROM.sub("", _IN_A_YEAR.sub("", _COMPARED_YEAR.sub("", phrase)))
    match = re.search(rf"(?:{_figure_words('fillers')}|在|于|每|按照?|依|以)+$", phrase)
    return (phrase[: match.start()] if match else phrase).strip(_TRIM)


def _opened(phrase: str) -> str:
    match = _opener().match(phrase)
    return phrase[match.end() :].strip(_TRIM) if match else phrase.strip(_TRIM)


def shared(phrase: str, *, grades: bool = False) -> list[str]:
    """甲、乙排放浓度 → 甲排放浓度, 乙排放浓度; with ``grades`` also 一级、二级码头 → 一级码头, 二级码头.

    Of 甲级、乙级、丙级的民宿 each is a 民宿, whether grades are asked for or not.
    """
    names = [name for name in re.split("[、和及与]", _opened(phrase)) if name]
    tail = names[-1].partition(names[-2][-1])[2] if len(names) > 1 else ""
    if tail and (grades or tail.startswith(_OF)):
        return [name if name.endswith(tail) else f"{name}{tail}" for name in names]
    noun = re.search(rf"(?:{_figure_words('quantities')})$", names[-1]) if names else None
    if noun is None or noun.start() == 0:
        return names
    return [name if name.endswith(noun[0]) else name + noun[0] for name in names]


def listed_ahead(text: str, count: int) -> list[str]:
    """So many names in a row ahead of their number: 东山、河口、青峰 of 新建东山、河口、青峰3座水厂."""
    name = "[\u4e00-\u9fff]{1,8}"
    found = re.search(rf"(?P<names>{name}(?:、{name}){{{count - 1}}})(?:等)?{count}[\u4e00-\u9fff]", text)
    return [_opened(one) for one in found["names"].split("、")] if found else []


def _figure_words(key: str) -> str:
    return alternation(words("figures")["words"][key])


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"(?:(?!{_figure_words('kept')})(?:{_figure_words('openers')}))+")


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?:{_figure_words('places')})(?![域别])")  # 建成区域性中心 is in no 建成区


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(rf"(?<![主重需])要|{_figure_words('predicates')}")


@cache
def _size() -> re.Pattern[str]:
    """A size told of what is counted, ahead of its own name."""
    return re.compile(rf"\d|{alternation(words('figures')['before'])}")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf".*?(?:{_figure_words('counted')})")
