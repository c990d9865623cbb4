"""Times that columns and questions name: 2012年, 18Q3, 2011.12, 第三季度, 近4周, 上年同期.

Invariant: one time has one spelling, however it is written, so that a question and a header meet.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.words import words
from assistant.text.lexicon import load
from assistant.text.numerals import parse_number

UPTO = "前"
"""Opens the name of a stretch that begins with the first quarter."""
_MARKED = "[ae](?![a-z])|[ae](?=eps|pe|pb|roe)"
"""Behind a year: the figure is the actual one, or an estimate (10A, 10AEPS)."""
_YEAR = re.compile(
    rf"(?<!\d)(\d{{4}})(?:年度?|{_MARKED})?|(?<!\d)(\d{{2}})(?:年度?|{_MARKED})|(?<=[a-z]{{2}})([0-3]\d)(?![\d.%])"
)
_SPOKEN = "零一二三四五六七八九"
_SPOKEN_YEAR = re.compile(rf"(?<![{_SPOKEN}十百])([一二][{_SPOKEN}])年(?!级)")
"""一二年 of 2012, said figure by figure."""
_YEAR_END = re.compile(r"(?<!\d)(\d{4}|\d{2})年(?:底|末|年底)")
_LISTED_YEAR = re.compile(r"(?<![\d.])([0-3]\d)(?=[,，、和及与到至]{1,2}[0-3]\d年)")
"""12 of 12，13年."""
_WITHIN = r"第?(\d{1,2}|[一二三四五六七八九十]{1,3})(周|季度|月)份?|q([1-4])"
_NUMBERED = re.compile(_WITHIN)
_OF_YEAR = re.compile(rf"(?<!\d)(\d{{4}}|\d{{2}}(?=年))年?的?(?:{_WITHIN})")
_QUARTER, _LEAST = "季度", 2
_LAST = re.compile(r"(?:最近|过去|近)(\d{1,2}|[一二两三四五六七八九十半]{1,2})个?(周|星期|月|年|天|日|季度)")
_DOTTED = re.compile(r"(?<![\d.])((?:19|20)\d\d)[./:-](0?[1-9]|1[0-2])(?![\d.万亿%-])月?份?")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d年?")
_OF_SOME_YEAR = re.compile(r"\d{4}年")
_MONTHS = re.compile(r"(?<!\d)(\d{4}|\d{2})[:年]?1月?[-~—至到](1[0-2]|[2-9])月?份?(?![\d-])")
_HALF = re.compile(
    r"(?<![\da-z])(\d{4}|\d{2})年?h([12])(?!\d)|(?<!\d)([12])h(\d{4}|\d{2})(?!\d)"
    r"|(?:(?<!\d)(\d{4}|\d{2})年的?)?([上下])半年度?"
)
"""2011年H1 of 11H1, 1H2011 and 2011年上半年."""
_DAYS = re.compile(
    r"(?<![\d.年])(1[0-2]|0?[1-9])[月.]([0-3]?\d)[日号]?[-~—至到](?:(1[0-2]|0?[1-9])[月.])?([0-3]?\d)[日号]?(?:期间)?(?![\d.])"
)
_UPTO = re.compile(r"前([二两三23])个?季度?|(?:q|第?)[1一](?:季度?)?[-~—至到]第?q?([234二三四])(?:季度?)?(?![\d%])")
_QUARTERS = re.compile(r"(?:(?<!\d)(\d{4}|\d{2})年度?的?)?(?:前([二两三四234])个?季度?|([上下])半年度?)")
_CENTURY, _DIGITS = "20", 4
_WIDEST = 6
_SAME = {"星期": "周", "天": "日"}


def periods(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, period) of the years, numbered weeks, months and quarters and relative periods of a text."""
    for told in (_years, _parts_of_years, _stretches):
        yield from told(text)
    for word, period in relative_periods():
        for match in re.finditer(re.escape(word), text):
            yield match.start(), match.end(), period


def _years(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _YEAR.finditer(text):
        yield match.start(), match.end(), _in_full(match[1] or match[2] or match[3])
    for match in _YEAR_END.finditer(text):
        yield match.start(), match.end(), f"{_in_full(match[1])}年底"
    for match in _LISTED_YEAR.finditer(text):
        yield match.start(), match.end(), _in_full(match[1])
    for match in _SPOKEN_YEAR.finditer(text):
        yield match.start(), match.end(), f"{_CENTURY}{''.join(str(_SPOKEN.index(letter)) for letter in match[1])}"


def _parts_of_years(text: str) -> Iterator[tuple[int, int, str]]:
    """Weeks, months and quarters, with or without their year."""
    for match in _NUMBERED.finditer(text):
        yield match.start(), match.end(), _within(*match.groups())
    for match in _OF_YEAR.finditer(text):
        yield match.start(), match.end(), _of_year(match[1], _within(*match.groups()[1:]))
    for match in _DOTTED.finditer(text):
        yield match.start(), match.end(), _of_year(match[1], f"{int(match[2])}月")


def _stretches(text: str) -> Iterator[tuple[int, int, str]]:
    """Months and quarters from the first one on, and spans back from today."""
    for match in _MONTHS.finditer(text):
        yield match.start(), match.end(), f"{_in_full(match[1])}年1-{match[2]}月"
    for match in _HALF.finditer(text):
        year, half, before, other, own, way = match.groups()
        number = half or before or ("1" if way == "上" else "2")
        told = year or other or own
        yield match.start(), match.end(), (f"{_in_full(told)}年" if told else "") + f"h{number}"
    for match in _DAYS.finditer(text):
        month, day, until, last = match.groups()
        yield match.start(), match.end(), f"{int(month)}.{int(day)}-{int(until or month)}.{int(last)}"
    for match in _UPTO.finditer(text):
        yield match.start(), match.end(), f"{UPTO}{_plainly(match[1] or match[2])}{_QUARTER}"
    for match in _LAST.finditer(text):
        yield match.start(), match.end(), f"近{_plainly(match[1])}{_SAME.get(match[2], match[2])}"


def _in_full(year: str) -> str:
    """2012 of 12."""
    return f"{_CENTURY}{year}"[-_DIGITS:]


def _of_year(year: str, within: str) -> str:
    """2012年005月 of 12 and 5月: of one width, so that times sort."""
    return f"{_in_full(year)}年{within:0>4}"


def _within(number: str | None, unit: str | None, quarter: str | None) -> str:
    """4季度 of 第四季度 or q4."""
    return f"{parse_number(number or quarter or '')}{unit or _QUARTER}"


def _plainly(number: str) -> str:
    """A small number in one spelling; 半 stays."""
    value = parse_number(number)
    return number if value is None else str(value)


@cache
def relative_periods() -> tuple[tuple[str, str], ...]:
    """(word, the period's own name), the oldest period first; 今年 may be of two, of which a ledger has one."""
    groups = load("ledger_schema")["relative_periods"]
    return tuple((word, group["name"]) for group in groups for word in group["words"])


def age(member: tuple[str, str]) -> tuple[int, str]:
    """By what (period, column) of a family are put in order, the oldest first."""
    names = [group["name"] for group in load("ledger_schema")["relative_periods"]]
    return (names.index(member[0]) if member[0] in names else -1, member[0].zfill(_WIDEST))


def is_numbered(stem: str) -> bool:
    """Whether a name begins with a numbered week, month or quarter, or is a year and no more."""
    return _NUMBERED.match(stem, 0, _LEAST) is not None or _BARE_YEAR.fullmatch(stem) is not None


def quarters_in_row(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """(start, end, periods) of quarters that are said together: 2017年前三个季度, 上半年."""
    for match in _QUARTERS.finditer(text):
        year, count, half = match.groups()
        first, last = (1, int(parse_number(count) or 1)) if count else (1, 2) if half == "上" else (3, 4)
        quarters = (f"{number}{_QUARTER}" for number in range(first, last + 1))
        yield match.start(), match.end(), tuple(_of_year(year, quarter) if year else quarter for quarter in quarters)


def carried(text: str, said: Iterable[tuple[int, int, str]], held: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """The times, with a month or quarter in the year that was said before it: 2018年第一季度和第二季度, 同年3月.

    ``held``: the times that columns are of; one of no column stays as it was said. Where no year was said, the
    only column of such a month is meant.
    """
    year = ""
    for start, end, period in sorted(said):
        told = _OF_SOME_YEAR.match(period)
        only = [one for one in held if one.endswith(f"年{period:0>4}")] if not year and period not in held else []
        whole = only[0] if len(only) == 1 else f"{year}{period:0>4}"
        if told or whole not in held or whole == period:
            year = told[0] if told else year
            yield start, end, period
        else:
            opening = next(
                (word for word in load("ledger_schema")["same_year"]["words"] if text[:start].endswith(word)), ""
            )
            yield start - len(opening), end, whole


def one_a_period(ledger: Ledger) -> bool:
    """Whether there is a row for each week or month, so that counting rows says nothing."""
    return ledger.grain.endswith(words("periods_of_rows")) and "×" in ledger.grain
