"""A number as a figure: the words of comparison at its sides, and the unit behind it.

Invariant: the unit and the comparison are the plan's own words, and what is no figure (a
document's number, an ordinal, a quoted slogan) is known by a pattern here and nowhere else.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from assistant.document.words import words
from assistant.model.span import Span
from assistant.records import Record
from assistant.text.lexicon import alternation
from assistant.text.numerals import NumberMention, skip_space
from assistant.text.units import parse_unit_at

_NUMBERED = (
    r"“[^”\n]{0,20}”|[〔\[（(]\d{4}[〕\]）)]\s*第?\d+号|第[一二三四五六七八九十\d]+|[前后末][一二三四五六七八九十\d]+[名位](?!额)"
    r"|(?<=[由从])[\d.]+[%\u4e00-\u9fff]{0,4}?(?=(?:增加|提高|提升|扩大|压减|减少|下降|降低|缩短|压缩|缩减)[到至为])"
    r"|(?:20\d\d\s*[年—–~-]\s*)+|\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号时](?=前|至|起)"
)
_OTHER_YEAR = re.compile("、(?=20[0-9][0-9]年)")
_PER = re.compile(r"(?:每[\u4e00-\u9fff]{1,2})?每(小时|天|日|年|月|周)$")
_PERCENT, PERMILLE = "%", "‰"


class Figure(Record):
    """A number with its unit, and the words of comparison at its sides."""

    span: Span
    """From the comparison before to the one behind."""
    op: str
    value: Decimal
    unit: str
    firm: bool
    """Whether a word sets a bound (不高于, 以上), not only a quantity."""
    names_behind: bool
    """Whether it counts things that stand behind it: 4家企业, 两个以上出口."""
    change: str = ""
    """下降, 增长: the figure is a change of the indicator, not its size."""


def op_of(ahead: re.Match[str] | None, after: re.Match[str] | None) -> str:
    """The comparison behind a number decides (达到95%以上), else the one before it, else it is a plain quantity."""
    if after is not None:
        return str(_operators()["after"][after[0]])
    return str(_operators()["before"][ahead["op"]]) if ahead is not None else "="


def per(text: str, figure: Figure) -> tuple[str, int]:
    """Unit and start of a figure with 每小时 before it: 每小时35蒸吨 is 35 蒸吨/小时."""
    match = _PER.search(text[max(0, figure.span.start - 7) : figure.span.start])
    if match is None:
        return figure.unit, figure.span.start
    unit = figure.unit if "/" in figure.unit else f"{figure.unit}/{match[1]}"
    return unit, figure.span.start - len(match[0])


def unit_at(text: str, number: tuple[NumberMention, Span]) -> tuple[str, bool] | None:
    """Name of the unit, and whether it counts things."""
    mention, span = number
    if mention.is_percent:
        return (PERMILLE if mention.text.endswith(PERMILLE) else _PERCENT), False
    found = parse_unit_at(text, skip_space(text, span.end))
    if found is None:
        return None
    written = text[skip_space(text, span.end) : found[1]]
    kept = written.startswith("个") or written.endswith("岁")
    return (written if kept else found[0].name), found[0].dimension.startswith("计数")


def unit_end(text: str, number: tuple[NumberMention, Span]) -> int:
    """Where the unit of a number ends; the number's own end where it has none."""
    mention, span = number
    found = None if mention.is_percent else parse_unit_at(text, skip_space(text, span.end))
    return found[1] if found else span.end


def bound_at_end(phrase: str) -> tuple[str, str] | None:
    """The comparison that closes what stands before 每人每年, and what is measured; None for none."""
    match = re.search(rf"{before_words()}(?:{fillers()})*$", phrase)
    return (str(_operators()["before"][match["op"]]), phrase[: match.start()]) if match else None


def bound_inside(phrase: str) -> tuple[str, str]:
    """The comparison before a noun, and what is measured: 保费 of 不超过保费50%, 押金 of 押金不超过月租的2倍."""
    match = _bound().search(phrase)
    if match is None:
        return "", phrase
    compared = phrase[: match.start()] if match["noun"].endswith("的") else ""
    return str(_operators()["before"][match["op"]]), compared or match["noun"]


@cache
def _bound() -> re.Pattern[str]:
    bounds = [word for word in _operators()["before"] if word.startswith(("不", "至", "低于", "高于", "超过"))]
    return re.compile(rf"(?P<op>{alternation(bounds)})(?P<noun>[\u4e00-\u9fff]{{2,8}}的?)$")


def _operators() -> Mapping[str, Mapping[str, str]]:
    operators: Mapping[str, Mapping[str, str]] = words("figures")
    return operators


def count_units() -> Sequence[str]:
    """Units before which a Chinese numeral is a figure."""
    units: Sequence[str] = words("figures")["words"]["count_units"]
    return units


@cache
def no_figure() -> re.Pattern[str]:
    """Stretches whose numbers are no figures."""
    idioms, windows = (alternation(words("figures")["words"][key]) for key in ("idioms", "windows"))
    return re.compile(rf"{_NUMBERED}|{idioms}|\d+个?(?:小时|分钟|日|天)(?={windows})")


@cache
def before_words() -> str:
    """The comparisons before a number, as the group ``op``."""
    return rf"(?P<op>{alternation(_operators()['before'])})"


@cache
def unitless() -> re.Pattern[str]:
    """The end of a name whose figure has no unit: 有效利用系数."""
    return re.compile(rf"{alternation(words('figures')['words']['unitless'])}[）)]?$")


@cache
def after_words() -> str:
    """The comparisons behind a number and its unit."""
    return alternation(_operators()["after"])


@cache
def fillers() -> str:
    """Words between a comparison and its number."""
    return alternation(words("figures")["words"]["fillers"])


def around(text: str, sentence: Span, span: Span) -> str:
    """The words around a figure, from comma to comma; of years in a row (2024年58公里、2025年76公里) its own."""
    start = max(text.rfind(sign, sentence.start, span.start) for sign in "，,：")
    start = max([start, *(m.start() for m in _OTHER_YEAR.finditer(text, sentence.start, span.start))])
    stops = [place for sign in "，," if (place := text.find(sign, span.end, sentence.end)) >= 0]
    stops += [m.start() for m in _OTHER_YEAR.finditer(text, span.end, sentence.end)]
    return text[max(sentence.start, start + 1) : min([*stops, sentence.end])].strip()
