"""The shapes of time expressions, as regular expressions made from the lexicon.

One pattern a shape, under the name of the reader that understands it. Groups are named
alike everywhere (year, month, day, part), so that a reader serves several shapes.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from assistant.text import lexicon
from assistant.text.lexicon import alternation
from assistant.text.numeral_value import chinese_class, piece
from assistant.text.patterns import Pattern

_YEAR = "(?:19|20|21)[0-9]{2}"
_MONTH = "(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])"
_DAY = "(?:[0-9]{1,2}|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_QUARTER = "[一二三四1-4]"
_OF = "的? ?"
_WEEK = "(?:周|星期|礼拜)(?![一二三四五六日天末])"
_CLOCK = "(?: ?[0-9]{1,2}(?:时(?:[0-9]{1,2}分)?|:[0-9]{2}(?::[0-9]{2})?))?"
"""A time of day behind a date; days are all this program tells apart."""
_NO_WORD = "(?<![0-9A-Za-z.])"
"""The 10 of PM10 and the 5 of PM2.5 begin no month."""
_BOTH_MONTHS = " ?这?两个月(?!都|均|每|各(?:多少|自|是|有|几)|份|内)"
"""7、8两个月: what sums up the two, unless something is told of each."""
_YEARS = "这?[两二三四五六七八九十]"
"""2020到2023四年: how many years there are between."""
_COUNTED = "(?<![0-9一二两三四五六七八九十半几数多个每])"
"""三个月内 is no 月内."""


@cache
def words() -> Mapping[str, Any]:
    """The parsed lexicon of time."""
    return lexicon.load("dates")


@cache
def rules() -> tuple[tuple[str, Pattern], ...]:
    """(reader, pattern) for every shape; where two match, the longer match counts."""
    shapes = {
        "calendar": _calendar(),
        "year": _year(),
        "quarter": _quarter(),
        "named": _named(),
        "relative": _relative(),
        "stretch": _stretch(),
    }
    return tuple((reader, Pattern(shape)) for reader, found in shapes.items() for shape in found)


@cache
def opening() -> re.Pattern[str]:
    """Any character a shape can begin with: keeps two dozen patterns off all other places."""
    entries = words()
    listed = [*entries["words"]["recent"], *entries["words"]["upcoming"], *entries["words"]["now"]]
    parts = [entries[name] for name in ("month_parts", "year_parts", "halves", "festivals", "solar_terms")]
    parts.append(entries["holidays"]["names"])
    tables = [*entries["relative"].values(), *parts]
    firsts = {word[0] for word in (*listed, *(word for table in tables for word in table))}
    return re.compile(rf"[0-9年月第前迄今{''.join(sorted(firsts))}]|{chinese_class()}")


@cache
def seasons() -> Pattern:
    """Two years that name one winter."""
    return Pattern(rf"{_YEAR} ?年?{_joint()}(?:{_YEAR}|[0-9]{{2}}) ?年?度?的? ?(?:{_any('seasons')})")


def _calendar() -> tuple[str, ...]:
    """With a month that has a number."""
    joint = _joint("joints", "lists")
    part = rf"(?:{_edge()}|{_parts('month_parts')})"
    month = rf"{_NO_WORD}(?P<month>{_MONTH})(?: ?月份?|(?=(?:{joint}{_MONTH}){{1,5}} ?月))"
    day = rf"(?P<day>{_DAY})(?: ?[日号]|(?=(?:之|以)?前|{joint}{_DAY} ?[日号]))"
    dashed = rf"{_NO_WORD}(?P<year>{_YEAR})"
    pair = rf"{_NO_WORD}(?P<month>{_MONTH}) ?[、和与] ?(?P<last_month>{_MONTH})"
    return (
        rf"{_aside()}(?:{_said_year()}{_OF})?{month}(?:{_OF}{day}{_CLOCK}|{_OF}{part})?",
        rf"{dashed}(?P<dash>[-/.])(?P<month>[0-9]{{1,2}})(?P=dash)(?P<day>[0-9]{{1,2}})(?!\.?[0-9])[日号]?{_CLOCK}",
        rf"{dashed}[-/.](?P<month>(?:0[1-9]|1[0-2])(?![0-9]|[-/.][0-9])(?= ?月份?)?|[0-9]{{1,2}}(?= ?月))(?: ?月份?)?",
        rf"{dashed}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])(?!\.?[0-9])",
        rf"(?<![0-9A-Za-z.第〕\])])(?P<day>{_DAY})[日号](?=(?:之|以)?前|以来|{_joint()}{_DAY}[日号])",
        rf"(?<=[至到~、和与及跟-])(?P<closing>{_DAY})[日号]",
        rf"(?:{_said_year()}{_OF})?{pair}(?:{_BOTH_MONTHS}|(?= ?这?两个?月))",
        *_dashed_days(),
    )


def _dashed_days() -> tuple[str, ...]:
    """11-15到11-20, 11.15以来: a day without its year, where nothing else can be meant."""
    number = "(?<![0-9A-Za-z./-])(?P<month>0?[1-9]|1[0-2]){}(?P<day>0?[1-9]|[12][0-9]|3[01])(?![0-9.])"
    pair, ends = (
        number.format("(?P<dash>[-/])") + "(?!(?P=dash)[0-9])",
        "以来|起|至今|以后|之后|以前|之前|当天|那天|这天|日|号",
    )
    beside = rf"{_joint()}(?:0?[1-9]|1[0-2])(?P=dash)[0-9]{{1,2}}(?![0-9])"
    return (
        rf"{pair}(?={beside}|{ends})",
        rf"(?<=[至到~]){pair}",
        r"(?<=[0-9]-)(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12][0-9]|3[01])(?![0-9./-])",
        rf"{number.format('[.]')}(?={ends})",
    )


def _edge() -> str:
    """头5天, 最后一周: so many days at one end of a month."""
    length = "(?:天|日|(?P<side_weeks>个?(?:周|星期|礼拜)))(?![内之])"
    return rf"(?P<side>[前头后末底]|最后|开头)(?P<side_days>{piece()}){length}"


def _named() -> tuple[str, ...]:
    """Festivals, and the turns of the year; 2024年冬至2025年春 names none."""
    named = alternation([*words()["festivals"], *words()["solar_terms"]])
    spans = "(?<=至)(?:[0-9]{4}|[次翌来明])年?[春夏秋冬]"
    return (rf"(?:{_said_year()}{_OF})?(?P<named>{named})(?!{spans})",)


def _aside() -> str:
    """A holiday's name before the date that says which days are meant; the name alone stays what it is."""
    names, ends = (alternation(words()["holidays"][key]) for key in ("names", "ends"))
    date = rf"(?:{_YEAR} ?年?{_OF})?{_MONTH} ?月份?{_OF}{_DAY} ?[日号]"
    return rf"(?:(?:{names})(?:{ends})[ ,，(（]?(?={date}))?"


def _year() -> tuple[str, ...]:
    """A year, or a part of one."""
    leading = "前(?P<leading>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})"
    return (
        _said_year(),
        rf"(?<![0-9])(?P<year>{_YEAR})(?={_joint()}(?:{_YEAR}|[0-9]{{2}}) ?(?:{_YEARS})?年)",
        rf"(?<=[到至~-])(?P<year>{_YEAR})(?={_YEARS}年)",
        rf"{_said_year()}{_OF}年?{_parts('year_parts')}",
        rf"{_COUNTED}年{_parts('year_parts')}",
        "(?P<part>[上下]半年)",
        rf"{_said_year()}{_OF}{leading}个?(?P<unit>月|季度)",
        rf"{leading}个?(?P<unit>季度)",
        rf"{_said_year()}{_OF}第(?P<week_number>[0-9]{{1,2}}|{_DAY}) ?个?{_WEEK}",
        _decade(),
    )


def _decade() -> str:
    """八十年代, 上世纪90年代, 2010年代; the beginning or end of one, 八十年代初, is no span that anybody fixed."""
    century = "(?P<century>(?:上个?|本|这个?|20|21|二十一?) ?世纪)?的? ?"
    decade = "(?P<decade>(?:19|20)?[0-9]0|[一二三四五六七八九]十|零零|〇〇)"
    return rf"(?<![0-9一二三四五六七八九十])(?:{century})?{decade} ?年代(?![初末前中后])"


def _quarter() -> tuple[str, ...]:
    """第四个季度 is one, 四个季度 are the whole year, and 三个季度 so many of them."""
    listed = rf"(?={_joint('joints', 'lists')}第?{_QUARTER} ?个?季度)"
    quarter = rf"(?!{_QUARTER} ?个季度)第?(?P<quarter>{_QUARTER})(?: ?个?季度|{listed})"
    return (rf"(?:{_said_year()}{_OF})?{quarter}(?P<edge>[底末])?",)


def weekday_letter() -> str:
    """The letter of a day behind 周; what stands behind it tells that it is none: 本周一共, 上周日均."""
    named = words()["weekday"]
    return rf"[{''.join(named['numbers'])}](?![{named['not_before']}]|(?<=日)[{named['not_behind_sunday']}])"


def _relative() -> tuple[str, ...]:
    """Counted from today in whole days, weeks, months or quarters."""
    relative = {scale: f"(?P<{scale}>{alternation(table)})" for scale, table in words()["relative"].items()}
    weekday = rf"(?P<weekday>{weekday_letter()})|(?P<weekend>末)"
    part, now = _parts("month_parts"), _any("now")
    named = map(alternation, words()["relative"].values())
    ahead = "|".join(("[年月][底末]", "[0-9]{1,4} ?[年月日号]", *named))  # 从现在到年底
    return (
        relative["day"],
        rf"(?P<now>{now})(?={_joint()}(?:{ahead}))",
        rf"(?:(?<=截至)|(?<=截止)|(?<=截至到)|(?<=截止到))(?P<now>{now}|今)|(?<=到)(?P<until_now>{now}|今)(?=为止)|迄今(?=为止)",
        rf"{relative['week']}(?:{weekday})?",
        rf"{relative['month']}(?:的? ?(?P<monthday>{_DAY}) ?[日号]|的? ?(?:{_edge()}|{part}))?",
        rf"{_COUNTED}月(?P<part>[底末初内])(?![{words()['not_before']['内']}]|(?<=初)[{words()['not_before']['初']}])",
        "(?P<part>[上中下]旬|上中旬|中下旬|[上下]半月)",
        rf"{relative['quarter']}(?P<edge>[底末])?",
    )


def _stretch() -> tuple[str, ...]:
    """A number of days, weeks or months before or after today."""
    lengths = words()["lengths"]
    half = rf"(?P<half>{alternation(words()['halves'])})"
    amount = rf"(?:(?P<count>{piece()}) ?(?P<unit>{alternation(lengths)})|{half})"
    return (
        rf"(?P<recent>{_any('recent')}) ?{amount}(?:{_any('recent_after')})?",
        rf"{_alone('not_back')}(?P<recent>{_any('recent_alone')})(?![{words()['not_before']['来']}])",
        rf"(?P<upcoming>{_any('upcoming')}) ?{amount}(?:{_any('upcoming_after')})?",
        rf"{_alone('not_ahead')}(?P<upcoming>{_any('upcoming_alone')})(?![{words()['not_before']['内']}])",
        rf"{_alone('not_back')}(?P<ago>{_any('ago')})(?![{words()['not_before']['前']}])",
    )


def _alone(without: str) -> str:
    """An amount of time that no 近 or 未来 introduces, in units that are not on the list ``without``."""
    units = alternation(unit for unit in words()["lengths"] if unit not in words()["words"][without])
    half = rf"(?P<half>{alternation(words()['halves'])})"
    return rf"(?<![0-9.])(?<!{chinese_class()})(?:(?P<count>{piece()}) ?(?P<unit>{units})|{half})"


def _said_year() -> str:
    """2021年, 21年12月, 去年; 24年 where a part of the sentence opens with it, so that it is no length of time."""
    short = rf"[0-9]{{2}}(?= ?年(?: ?{_MONTH} ?月|[底末初终上下]|的? ?第?{_QUARTER}个?季|的? ?第{_DAY} ?个?{_WEEK}))"
    opening = "(?<![^，,、和比])(?:2[0-9]|3[0-5])(?= ?年(?![以之的内来前后间老期龄上多左]|$))"
    number = rf"(?P<year>[0-9]{{4}}(?= ?年|赛季|学年)|{_YEAR}|[〇零一二三四五六七八九]{{4}}|{short}|{opening})"
    return rf"(?:{_NO_WORD}{number}(?: ?年度?|赛季|学年)|(?P<relative_year>{alternation(words()['relative']['year'])}))"


def _parts(table: str) -> str:
    """A part of a year or month; 初 that goes on as another word (2024年初中近视率) is none."""
    return rf"(?P<part>{alternation(words()[table])})(?!(?<=初)[{words()['not_before']['初']}])"


def _joint(*tables: str) -> str:
    return f" ?(?:{'|'.join(_any(table) for table in tables or ('joints',))}) ?"


def _any(table: str) -> str:
    return alternation(words()["words"][table])
