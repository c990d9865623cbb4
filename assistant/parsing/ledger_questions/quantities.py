"""Columns that words name, and the numbers that may be said of them.

Invariant: a quantity is only set against a column whose unit it can be turned into; 5吨
never meets a column of households.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache, partial, reduce

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    FrameValue,
    Function,
    Literal,
    Measure,
    Scalar,
)
from assistant.parsing.ledger_questions.items import Item, Quantity
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.pairs import DONE
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.lexicon import load
from assistant.text.units import convert, find_unit, is_bare_scale, scale_of

_PAIRS = 4_096
"""Pairs of units whose relation is kept."""
MONEY, DAY, TIMES, PERCENT, POINTS = "元", "天", "次", "%", "百分点"
OF_ANY = "个"
LESS = ("less", "less_most", "earlier")
_IN_WORDS = {"+": "加", "-": "减"}
_IS_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
CENTURY, FAR, SOME = 2000, 100, 10
"""Years of two digits count from here; how many times beyond all figures no bound lies, and how far one may."""
SEVERAL = 2
"""Rows that each thing has at least, on the average, where its name is what is counted."""
COMPARISON = {"gt": ">", "ge": ">=", "lt": "<", "le": "<=", "eq": "=", "ne": "<>"}


def numeric_column(scope: Scope, item: Item, unit: str = "") -> Column | None:
    """The numeric column an item names; with a unit, the one that has it, an amount before a price of so much."""
    if not item.senses:
        return None
    found = [scope.ledger.column(sense.column) for sense in item.sense(SenseKind.COLUMN)]
    found = [column for column in found if column.type.numeric]
    fitting = [column for column in found if unit and convertible(unit, column.unit)]
    fitting.sort(key=lambda column: "/" in column.unit)
    return next(iter(fitting or found), None)


def date_named(scope: Scope, item: Item) -> Column | None:
    """The date column an item names or whose event it tells."""
    for sense in item.senses:
        if sense.kind in (SenseKind.VERB, SenseKind.COLUMN) and scope.ledger.column(sense.column).type.temporal:
            return scope.ledger.column(sense.column)
    return None


def day_of_deed(scope: Scope, item: Item) -> Column | None:
    """The day on which it was done, never the one by which it should be: 整改完成日期 beside 整改期限."""
    limit = columns.limit_column(scope.ledger)
    own = tuple(sense for sense in item.senses if limit is None or sense.column != limit.name)
    return date_named(scope, replace(item, senses=own))


@lru_cache(_PAIRS)
def convertible(unit: str, other: str) -> bool:
    """Whether a figure in ``unit`` can stand for one in ``other``."""
    if unit in words("money_nouns"):
        return convertible(MONEY, other)
    if unit.endswith(POINTS):
        return other.startswith(PERCENT)
    either = other in words("either_units") and unit in other.split("/")
    same = unit == other or other.startswith(unit + "/") or f"{unit}>{other}" in words("stands_for")
    return same or either or factor(unit, other) is not None


def added(names: Sequence[str]) -> Scalar:
    """The figures of a row added, in their order."""
    figures: list[Scalar] = [ColumnRef(name) for name in names]
    return reduce(partial(Arithmetic, "+"), figures)


def reckoned(scalar: Scalar | None) -> str:
    """燃油费加过路费: columns added or taken away, by their names; empty for any other figure."""
    if isinstance(scalar, Arithmetic) and scalar.op in _IN_WORDS:
        left, right = reckoned(scalar.left), reckoned(scalar.right)
        return f"{left}{_IN_WORDS[scalar.op]}{right}" if left and right else ""
    return scalar.name if isinstance(scalar, ColumnRef) else ""


def only_amount(ledger: Ledger, unit: str) -> Column | None:
    """The one amount in a unit that is asked for: 金额 beside 单价 for 钱."""
    amounts = [column for column in ledger.columns if columns.additive(column) and convertible(unit, column.unit)]
    return amounts[0] if len(amounts) == 1 else None


def things_in(ledger: Ledger, unit: str) -> Column | None:
    """The column of how many things a row is of, in the unit said: 数量（只） for 接收只数."""
    named = (column for column in ledger.columns if column.name in words("count_endings"))
    return next((column for column in named if unit == column.unit and columns.additive(column)), None)


def is_price(column: Column) -> bool:
    """Whether a figure is what one thing costs, of which nobody writes that it is in 元: 定价."""
    return column.unit in ("", MONEY) and column.name.endswith(words("price_names"))


def fits(noun: str, column: Column) -> bool:
    """Whether a counting noun can ask for a column: 吨 of 吨, 钱 of 元, 人次 of 人."""
    noun = noun if noun != f"{column.unit}{TIMES}" else column.unit
    money = noun in words("money_nouns") and (column.unit.endswith(MONEY) or is_price(column))
    whole = "/" in noun or "/" not in column.unit or column.unit in words("either_units")
    bare = not column.unit and bool(noun) and noun in column.name  # 人 of 培训人数
    same = convertible(noun, column.unit) or column.unit in like_counts(noun)
    return money or bare or (whole and same) or column.unit.startswith(noun)


@cache
def like_counts(noun: str) -> tuple[str, ...]:
    """The counting nouns that count the same things: 册 beside 本."""
    groups = load("ledger_schema")["like_counts"]["groups"]
    return next((tuple(group) for group in groups if noun in group), (noun,))


def counts_any(noun: str, column: Column) -> bool:
    """Whether 几个 before a noun asks for how many of them a column counts, whatever its unit: 问题数（处）."""
    unit = find_unit(column.unit)
    return noun == OF_ANY and column.name.endswith(words("count_endings")) and unit is not None and unit.counts


def is_mean(measure: Measure) -> bool:
    """Whether a figure is a mean over rows."""
    return isinstance(measure.scalar, Aggregate) and measure.scalar.function is Function.AVERAGE


def may_count(noun: str, column: Column) -> bool:
    """Whether 数, 总数 or 吨数 may be of a column; 套数 is not of a price, nor 合同数 of an amount of money."""
    unit = noun.removesuffix("数")
    if convertible(MONEY, column.unit) and noun in words("bare_counts"):
        return False
    return find_unit(unit) is None or fits(unit, column) or not column.unit


def priced(noun: str, unit: str) -> bool:
    """Whether 多少钱 may ask for a figure that is named: one in 元, or a price of so much (元/平方米)."""
    return noun in words("money_nouns") and unit.split("/", maxsplit=1)[0].endswith(MONEY)


def asks_in(noun: str, unit: str) -> bool:
    """Whether a noun asks for a figure in a unit, however that is written: 公斤 of 千克, 钱 of 元, 人次 of 人."""
    same = unit.startswith(noun) or noun == f"{unit}{TIMES}"
    return bool(unit) and (same or priced(noun, unit) or convertible(noun, unit))


def may_be_in(quantity: Quantity, unit: str) -> bool:
    """Whether a number can be held against a column: its unit fits, or either has none."""
    days = quantity.scaled and unit in words("time_units")  # 住院花费超过10万 bounds no 住院天数
    fits = not quantity.unit or not unit or convertible(quantity.unit, unit)
    return not days and (fits or (is_bare_scale(unit) and not quantity.percent))


@lru_cache(_PAIRS)
def factor(unit: str, other: str) -> Decimal | None:
    """What a figure in ``unit`` is multiplied by; 万吨 serves for 吨标准煤 as well."""
    unit = MONEY if unit in words("money_nouns") else unit
    if (whole := find_unit(other)) is not None and "/" in whole.name and "/" not in whole.dimension:
        return convert(Decimal(1), unit, other)  # 35吨 is never so many 毫克/立方米
    for end in range(len(other), 0, -1):
        found = convert(Decimal(1), unit, other[:end])
        if found is not None and (end == len(other) or (len(unit) > 0 and other[:end] != "万")):
            return found
    return None


def in_unit(quantity: Quantity, unit: str) -> Literal:
    """The quantity in a column's unit; a bare number is taken to be in it, one said with 万 or 亿 in what it counts."""
    value = quantity.value
    if is_bare_scale(unit) and (quantity.unit or quantity.scaled):
        value = value / scale_of(unit)
    elif quantity.unit and unit and quantity.unit != unit:
        value = value * (factor(quantity.unit, unit) or 1)
    elif not unit and (part := convert(Decimal(1), quantity.unit, MONEY)) and part < 1:
        value = value * part  # 5角 of EPS, of which nobody writes that it is in 元
    elif quantity.scaled and unit:
        value = value * (factor(MONEY, unit) or 1 / scale_of(unit))  # 7千万 of 千元
    return Literal(columns.number(value), unit)


def as_kept(quantity: Quantity, column: Column) -> Literal:
    """The quantity as a column keeps its figures: 40平 of one in 万平 is 40, 1709万平 of one without a unit is 1709.

    Only where what was said lies a hundred times beyond all figures, and its bare number among them.
    """
    said = in_unit(quantity, column.unit)
    if _is_short_year(quantity, column):
        return Literal(CENTURY + int(quantity.value))
    amount = abs(Decimal(str(said.value)))
    ends = [abs(Decimal(end)) for end in (column.first, column.last) if _IS_NUMBER.fullmatch(end)]
    bare = quantity.value / quantity.scale
    if len(ends) < SEVERAL or not bare or quantity.percent or quantity.digits:
        return said
    beyond = amount > max(ends) * FAR or amount * FAR < min(ends)
    within = min(ends) / SOME <= abs(bare) <= max(ends) * SOME
    return Literal(columns.number(bare), column.unit) if beyond and within else said


def _is_short_year(quantity: Quantity, column: Column) -> bool:
    """Whether a number of two digits is a year of a column of years: 17 of 定增年度."""
    held = column.first.isdigit() and column.last.isdigit() and column.name.endswith(words("year_suffixes"))
    whole = quantity.value == int(quantity.value) and not quantity.percent
    return held and whole and int(column.first) <= CENTURY + int(quantity.value) <= int(column.last) + 1


def scalar_of(scope: Scope, item: Item, unit: str) -> tuple[Scalar, str, str] | None:
    """(scalar, its unit, column name) for a numeric column or a computed scalar."""
    if item.scalar is not None:
        return item.scalar, item.noun, item.column
    column = numeric_column(scope, item, unit)
    return (ColumnRef(column.name), column.unit, column.name) if column else None


def operator(items: Sequence[Item]) -> str:
    """The comparison that the words around a number say."""
    behind = next((name for item in items if (name := item.name_of("after"))), "")
    for item in items:
        name = item.name_of("compare")
        if name and name != "eq" and not (behind and item.has("passed")):  # 过了2天以上 holds two days as well
            return COMPARISON[name]
    if behind:
        return COMPARISON[behind]
    if any(item.has("than") for item in items):
        return "<" if any(item.name_of("more") in LESS for item in items) else ">"
    return "="


def days_of(quantity: Quantity) -> Decimal | None:
    """A length in days; a month stands for thirty."""
    unit = quantity.unit
    found = convert(quantity.value, unit, "天") if unit else None
    return found if found is not None else _longer(quantity)


def in_days(quantity: Quantity) -> Quantity:
    """A length as so many days; anything else as it is."""
    days = days_of(quantity)
    return quantity if days is None else replace(quantity, value=days, unit=DAY)


def _longer(quantity: Quantity) -> Decimal | None:
    days = load("ledger_schema")["day_lengths"].get(quantity.unit)
    return Decimal(int(quantity.value * Decimal(str(days)))) if days is not None else None


def end_of(written: str, *, in_days: bool) -> str:
    """Which end a superlative means: the slowest takes the most days, but has the least progress."""
    paces = {("slow", True): "most", ("slow", False): "least", ("quick", True): "least", ("quick", False): "most"}
    return paces.get((written, in_days), written)


def of_row(figure: Scalar, own: Scalar) -> Scalar:
    """A figure of a group, or its distance from that of all, with a row's own in the group's place."""
    if not isinstance(figure, Arithmetic):
        return own
    if isinstance(figure.left, FrameValue):
        return replace(figure, right=own)
    return replace(figure, left=own) if isinstance(figure.right, FrameValue) else own


def may_share(part: Column, whole: Column) -> bool:
    """Whether the one may be a share of the other: of one unit, or both numbers of people or things (人 of 人次)."""
    one, other = find_unit(part.unit), find_unit(whole.unit)
    counts = one is not None and other is not None and one.counts and other.counts and one.factor == other.factor
    return part.unit == whole.unit or (counts and columns.additive(part) and columns.additive(whole))


def is_part_done(column: Column) -> bool:
    """Whether a figure tells how much of a whole was dealt with: good when high, or called 已整改."""
    return column.good == "high" or (not column.good and column.name.startswith(DONE))


def counts_rows(ledger: Ledger, noun: str, named: str) -> bool:
    """Whether 几个 before a noun counts rows: 几个场馆 does not where each stands in several of them."""
    column = ledger.column(named)
    again = named.endswith(words("name_words")) and column.distinct * SEVERAL <= ledger.rows
    return noun == ledger.unit_noun and not (again and noun in words("loose_nouns"))


def guessed_figures(items: Sequence[Item], scope: Scope) -> tuple[str, ...]:
    """The figure that only the beginning of its name tells (可售 of 可售面积), where nothing else can be meant."""
    free = (item for item in items if item.has("numeric") and item.condition is None)
    names = (sense.column for item in free for sense in item.sense(SenseKind.COLUMN)[:1])
    return tuple(dict.fromkeys(name for name in names if scope.ledger.column(name).type.numeric))
