"""One cell's text → a value of its column's type, or the reason why not.

Invariant: a value is never guessed: what is dropped (约, ≥) or converted (万, another
unit) is said in ``softened``, and what has two readings (12/1/2021) is a problem. The
same text in the same column always gives the same value, so callers read each distinct
text once.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from math import isfinite

from assistant.ledger.words import pattern, word_set, words
from assistant.model.answer import Cell
from assistant.model.catalog import ColumnType
from assistant.records import Record
from assistant.text.units import convert, find_unit, is_bare_scale, scale_of

_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]")
_FORMULA_TEXT = re.compile(r'="(.*)"')
_NUMBER = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*(.*)")
_SPACED_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_FULL_DAY = re.compile(
    r"(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})\s*[日号]?"
    r"(?:\s*[(]?(?:星期|周)[一二三四五六日天][)]?)?"
    r"(?:\s*T?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2})?\s*分?(?::?\s*(\d{1,2})(?:\.\d+)?\s*秒?)?)?"
)
_COMPACT_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_MONTH = re.compile(r"(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*月?(?:份)?|((?:19|20)\d\d)(0[1-9]|1[0-2])")
_DAY_OF_YEAR = re.compile(r"(\d{1,2})\s*月\s*(?:(\d{1,2})\s*[日号]?|份?)")
_SERIAL = re.compile(r"([3-5]\d{4})(\.\d+)?")
_SERIAL_START = datetime(1899, 12, 30)
_LARGEST = 2**63 - 1
_SCALES = {"万": 4, "亿": 8, "千万": 7, "百万": 6, "千": 3, "万亿": 12}


class Read(Record):
    """What a cell's text says."""

    value: Cell
    problem: str = ""
    """Why it is not of the type; the value is None then."""
    softened: str = ""
    """What was dropped or converted to get the value."""


class Context(Record):
    """What a cell needs from outside to be read."""

    unit: str = ""
    reference: date | None = None
    """Day near which a date without year lies."""
    past: bool = False
    """True when nothing in the column can lie after the reference."""
    kept: frozenset[str] = frozenset()
    """Texts that are values of the column even where they look blank."""


_BLANK = Read(None)
_NO_NUMBER = Read(None, "不是数字")


def clean(text: str) -> str:
    """The text without margins, invisible characters and the ="001" by which programs keep digits as text."""
    text = text.strip()
    if text.isprintable() and not text.startswith("="):
        return text
    text = _UNSEEN.sub("", text).replace("\xa0", " ").replace("\r\n", "\n").strip()
    wrapped = _FORMULA_TEXT.fullmatch(text)
    return wrapped.group(1) if wrapped else text


def read_cell(text: str, kind: ColumnType, context: Context) -> Read:
    """Value of the cell ``text`` in a column of type ``kind``."""
    text = clean(text)
    if not text:
        return _BLANK
    if text in word_set("cells", "errors"):
        return Read(None, "表格软件的错误值")
    if text not in context.kept and _is_blank(text, kind):
        return _BLANK
    return _READERS[kind](text, context)


def _is_blank(text: str, kind: ColumnType) -> bool:
    if text in word_set("cells", "blank"):
        return True
    return kind is not ColumnType.TEXT and text in word_set("cells", "blank_unless_text")


def _read_text(text: str, _: Context) -> Read:
    return Read(text)


def _read_boolean(text: str, _: Context) -> Read:
    if text in word_set("cells", "yes"):
        return Read(True)
    return Read(False) if text in word_set("cells", "no") else Read(None, "不是“是”或“否”")


def _read_integer(text: str, context: Context) -> Read:
    read = _read_number(text, context)
    if read.problem:
        return read
    number = float(str(read.value))
    if not number.is_integer():
        return Read(None, "不是整数")
    exact = int(text) if text.isascii() and text.isdigit() else int(number)
    return Read(exact, softened=read.softened) if abs(exact) <= _LARGEST else Read(None, "数字太大")


def _read_number(text: str, context: Context) -> Read:
    plain = unicodedata.normalize("NFKC", text).replace("−", "-")
    if not _opens_number().match(plain):
        return _NO_NUMBER
    core, soft = _without_soft_words(plain)
    found = _NUMBER.fullmatch(_SPACED_THOUSANDS.sub("", core))
    if found is None:
        return _NO_NUMBER
    number = Decimal(found.group(1).replace(",", ""))
    suffix = found.group(2).strip()
    scaled = _scaled(number, suffix, context.unit)
    if scaled is None:
        other = find_unit(suffix) is not None and context.unit
        return Read(None, f"单位与本列不同（{context.unit}）" if other else "不是数字")
    value, converted = scaled
    if not isfinite(float(value)):
        return Read(None, "数字太大")
    dropped = "、".join(filter(None, [f"去掉“{soft}”" if soft else "", converted]))
    return Read(float(value), softened=dropped)


def _without_soft_words(text: str) -> tuple[str, str]:
    """约1.2万左右 → 1.2万 and the words taken off."""
    found = _soft_words().fullmatch(text)
    if found is None:
        return text, ""
    return found.group(2).strip(), "".join(filter(None, (found.group(1), found.group(3))))


@cache
def _soft_words() -> re.Pattern[str]:
    after = pattern("", words("cells", "soft_after"), "").pattern
    return re.compile(rf"{_before_number()}(.*?)\s*({after})?")


@cache
def _opens_number() -> re.Pattern[str]:
    """Quick look for the digit that every number begins with."""
    return re.compile(rf"{_before_number()}[+-]?\d")


@cache
def _before_number() -> str:
    before = pattern("", [unicodedata.normalize("NFKC", item) for item in words("cells", "soft_before")], "").pattern
    currency = pattern("", [unicodedata.normalize("NFKC", item) for item in words("cells", "currency")], "").pattern
    return rf"({before})?\s*(?:{currency})?\s*"


def _scaled(number: Decimal, suffix: str, unit: str) -> tuple[Decimal, str] | None:
    """The number in the column's unit and what was converted; None when the suffix is no unit that fits."""
    if not suffix or suffix == unit or (suffix == "%" and not unit):
        return number, ""
    if suffix in _SCALES:
        return _by_scale(number, suffix, unit)
    named = find_unit(suffix)
    if named is None:
        return None
    if not unit:
        return number, f"去掉单位“{suffix}”"
    if named.name == unit:
        return number, ""
    converted = convert(number, suffix, unit)
    return None if converted is None else (converted, f"由“{suffix}”换算为“{unit}”")


def _by_scale(number: Decimal, scale: str, unit: str) -> tuple[Decimal, str]:
    """1.2万 of 户 is 12000; of 万元 it is 1.2, and 1.2亿 of 万元 is 12000."""
    if is_bare_scale(unit):
        return number.scaleb(_SCALES[scale]) / scale_of(unit), ""
    own = next((prefix for prefix in _SCALES if unit.startswith(prefix) and len(unit) > len(prefix)), "")
    converted = convert(number, f"{scale}{unit.removeprefix(own)}", unit) if own else None
    if converted is None:
        return number.scaleb(_SCALES[scale]), ""
    return converted, f"“{scale}”按“{scale}{unit.removeprefix(own)}”理解"


def _read_date(text: str, context: Context) -> Read:
    read = _read_moment(text, context)
    if not isinstance(read.value, datetime):
        return read
    midnight = read.value.time() == datetime.min.time()
    return Read(read.value.date(), softened="" if midnight else "去掉时刻")


def _read_timestamp(text: str, context: Context) -> Read:
    return _read_moment(text, context)


def _read_moment(text: str, context: Context) -> Read:
    plain = unicodedata.normalize("NFKC", text)
    if found := _FULL_DAY.fullmatch(plain) or _COMPACT_DAY.fullmatch(plain):
        return _moment(*(int(part or 0) for part in found.groups()))
    if found := _MONTH.fullmatch(plain):
        year, month = (int(part) for part in found.groups() if part)
        return _moment(year, month, 1)
    if found := _DAY_OF_YEAR.fullmatch(plain):
        return _nearest(int(found.group(1)), int(found.group(2) or 1), context)
    if _SERIAL.fullmatch(plain):
        return Read((_SERIAL_START + timedelta(days=float(plain))).replace(microsecond=0))
    return Read(None, "不是日期，或年月日次序不明")


def _moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> Read:
    try:
        return Read(datetime(year, month, day, hour, minute, second))
    except ValueError:
        return Read(None, "没有这一天或这一时刻")


def _nearest(month: int, day: int, context: Context) -> Read:
    """The day of that name nearest to the reference: 12月1日 beside 2021-12-20 is 2021-12-01."""
    reference = context.reference
    if reference is None:
        return Read(None, "日期没有年份，也没有统计截止日可以参照")
    found = [_moment(reference.year + shift, month, day).value for shift in (-1, 0, 1)]
    days = [moment for moment in found if isinstance(moment, datetime)]
    if not days:
        return Read(None, "没有这一天")
    before = [moment for moment in days if moment.date() <= reference] if context.past else []
    return Read(min(before or days, key=lambda moment: abs(moment.date() - reference)), softened="补上年份")


_READERS = {
    ColumnType.TEXT: _read_text,
    ColumnType.INTEGER: _read_integer,
    ColumnType.NUMBER: _read_number,
    ColumnType.DATE: _read_date,
    ColumnType.TIMESTAMP: _read_timestamp,
    ColumnType.BOOLEAN: _read_boolean,
}
