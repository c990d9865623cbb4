"""What the columns of a ledger are for: status, time limit, entity, place, amounts.

Read from the catalog alone (done values, names' endings, units), so that a ledger nobody
has seen is understood like ours.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import product

from assistant.model.catalog import Column, ColumnType, Ledger
from assistant.model.ledger_question import (
    Arithmetic,
    ColumnRef,
    Condition,
    HasElement,
    Membership,
    Scalar,
)
from assistant.parsing.ledger_questions.schema.faults import is_aside
from assistant.parsing.ledger_questions.schema.limit_columns import days_done, limit_columns
from assistant.parsing.ledger_questions.schema.pairs import DONE, is_plan, whole_by_name
from assistant.parsing.ledger_questions.schema.pairs import pairs as named_pairs
from assistant.parsing.ledger_questions.schema.set_figures import held_figures, set_for
from assistant.parsing.ledger_questions.schema.stems import column_stem, does_what_is_due, is_verb, only_tells
from assistant.parsing.ledger_questions.schema.towns import holds_towns
from assistant.parsing.ledger_questions.words import entries, stripped, words
from assistant.text.lexicon import load

DUE = "应"
"""Begins what should be."""
DEED, TIMES = 2, "次"
"""Characters of a deed, and what ends a unit that counts a thing as often as it comes: 册次."""
DEALT = (DUE, *DONE, "未", "待")
"""Begin the name of what a deed was done to, or not."""
_kept, _OF_EACH = lru_cache(256), re.compile("|".join(words("of_one_each")))
"""What a ledger's columns are for is worked out once: every question asks for it many times."""


@_kept
def status_column(ledger: Ledger) -> Column | None:
    """The column that says whether a row is done: with done values, 状态 in its name first."""
    candidates = [column for column in ledger.columns if column.done and not only_tells(column)]
    named = [column for column in candidates if column.name.endswith("状态")]
    return next(iter(named or candidates), None)


@_kept
def limit_column(ledger: Ledger) -> Column | None:
    """The date column that holds a time limit: that which the question speaks of, else the first."""
    return ledger.column(ledger.limit) if ledger.limit else next(iter(limit_columns(ledger)), None)


@_kept
def progress_column(ledger: Ledger) -> Column | None:
    """The column that says how far a row has come: in percent, else by its status."""
    named = [c for c in ledger.columns if c.type.numeric and c.unit.startswith("%") and c.name.endswith("进度")]
    return next(iter(named), status_column(ledger))


@_kept
def finish_column(ledger: Ledger) -> Column | None:
    """The date column that says when a row was done: 完成日期, and 修复日期 where the state it comes to is 已修复."""
    limit, status = limit_column(ledger), status_column(ledger)
    days = (c for c in ledger.columns if c.type.temporal and c not in limit_columns(ledger))
    stems = {c: column_stem(c) for c in days}
    named = [column for column, stem in stems.items() if stem.endswith(words("finish_suffixes"))]
    done = status.done if status is not None else ()
    told = (column for column, stem in stems.items() if len(stem) > 1 and any(text.endswith(stem) for text in done))
    due = [column for column, stem in stems.items() if limit is not None and does_what_is_due(limit.name, stem)]
    own = days_done(limit, ledger) if limit is not None else ()
    return next(iter((*own, *named, *told, *(due if len(due) == 1 else ()))), None)


@_kept
def date_column(ledger: Ledger) -> Column | None:
    """The first date column; one of a birth, or that only opens or closes a period, where there is no other."""
    dates = [column for column in ledger.columns if column.type.temporal]
    aside = [column.name for column in period_columns(ledger) or ()]
    events = [column for column in dates if column.name not in (*aside, *words("birth_days"))]
    return next(iter(events or dates), None)


@_kept
def period_columns(ledger: Ledger) -> tuple[Column, Column] | None:
    """A pair of date columns that begin and end a period."""
    dates = [column for column in ledger.columns if column.type.temporal]
    for first, last in product(dates, dates):
        for pair in load("ledger_schema")["periods"]:
            if pair["from"] in first.name and last.name == first.name.replace(pair["from"], pair["to"]):
                return first, last
    return None


@_kept
def place_column(ledger: Ledger) -> Column | None:
    """The column of towns or districts: by its name, else by what it holds (开班地点)."""
    called = ((column, name) for name in words("town_columns") for column in ledger.columns)
    named = (column for column, name in called if column.name == name or name in column.aliases)
    return next(named, None) or next((column for column in ledger.columns if holds_towns(column)), None)


def is_nested(name: str) -> bool:
    """Whether a column holds places that are only known together with the place around them."""
    return name in words("nested_columns")


def identity(ledger: Ledger, name: str) -> tuple[str, ...]:
    """The columns that say which one is meant: a village together with its town."""
    place = place_column(ledger)
    return (place.name, name) if is_nested(name) and place is not None and place.name != name else (name,)


@_kept
def type_column(ledger: Ledger) -> Column | None:
    """The column that sorts rows into types; of 燃气隐患 the 隐患类别 before the 场所类型, of 药品抽验 the 药品类别."""
    found = [c for ending in words("type_suffixes") for c in ledger.columns if c.name.endswith(ending)]
    found += [c for c in ledger.columns if c.values and c.name.endswith(words("matter_suffixes"))]
    title = stripped(ledger.name, "ledger_suffixes")
    own = [column for column in found if stripped(column.name, "type_suffixes") in title]
    own.sort(key=lambda column: not title.endswith(stripped(column.name, "type_suffixes")))
    return next(iter((*own, *found)), None)


def entity_column(ledger: Ledger) -> Column | None:
    """The column that names what a row is about."""
    return ledger.column(ledger.entity) if ledger.entity else None


@_kept
def repeats(ledger: Ledger) -> bool:
    """Whether an entity has several rows; a grain without × (一次检查一行) is silent about what was checked."""
    if ledger.grain and ("×" in ledger.grain or not _in_rows(ledger)):
        return "×" in ledger.grain
    entity = entity_column(ledger)
    return entity is not None and not entity.masked and 0 < entity.distinct < ledger.rows


@_kept
def rows_are_entities(ledger: Ledger) -> bool:
    """Whether counting rows counts what the ledger is about."""
    return not repeats(ledger) or not (ledger.unit_noun in ("", "天") or _in_rows(ledger))


def one_a_row(ledger: Ledger, noun: str) -> bool:
    """Whether a counting noun (件 of 平均每件) is of what a row is about, and no unit that a column is written in."""
    single = bool(ledger.entity) and not repeats(ledger) and noun in words("thing_counters")
    return single and all(column.unit != noun for column in ledger.columns)


def _in_rows(ledger: Ledger) -> bool:
    """Whether rows are counted by a noun of their own and not by what they are about: 点次, 一次检查一行."""
    return ledger.unit_noun.endswith(words("row_nouns")) or ledger.grain[1:].startswith(words("row_nouns"))


def additive(column: Column) -> bool:
    """Whether the column's figures may be summed over rows; a number called by a deed (已整改隐患) counts things."""
    name = column.name.upper()
    of_one = name.endswith(words("rhythms")) and not name.endswith(words("whole_prices"))
    if not column.type.numeric or of_one or name.startswith(words("of_one")) or _OF_EACH.search(name):
        return False
    if column.unit and not name.endswith(f"{column.unit}数"):
        length = column.unit in words("length_units") and name.endswith(words("lengths"))
        summed = column.unit in (*words("additive_units"), *words("either_units"))
        return length or summed or column.unit.endswith(TIMES)
    deed = name.lstrip("".join(DEALT))
    counted = name.endswith(words("amount_suffixes")) or is_verb(deed) or (deed != name and is_verb(deed[:DEED]))
    return column.type is ColumnType.INTEGER and counted


def pending(column: Column) -> Condition:
    """Not done: outside the done values, and not one of those that never needed doing."""
    texts, ended = [value.text for value in column.values], words("closed_without")
    aside = [text for text in texts if text.startswith(ended) or is_aside(column, text)]
    if not aside:
        return Membership(ColumnRef(column.name), column.done, negated=True)
    return Membership(ColumnRef(column.name), tuple(text for text in texts if text not in (*column.done, *aside)))


def applicable(column: Column) -> tuple[str, ...]:
    """The values of a checked column in the denominator of its rate: no 无需整改, no 待出报告 of results."""
    told = tuple(value.text for value in column.values if not is_aside(column, value.text))
    results = tuple(text for text in told if not text.startswith(words("no_result_yet")))
    return results if len(results) > 1 and not column.done else told  # 已检测 and 检测中 tell how far it has come


def unlike(column: Column, values: Sequence[str]) -> Condition:
    """The column holds anything else; what was not checked is neither like nor unlike."""
    told = applicable(column)
    if len(told) in (0, len(column.values)) or not set(values) <= set(told):
        return among(column, values, negated=True)
    return among(column, tuple(text for text in told if text not in values))


def unchecked(ledger: Ledger, deed: str) -> tuple[Column | None, tuple[str, ...]]:
    """The column that says of some rows that something was not done to them, with its values that do: 未抽检."""
    for column in ledger.columns:
        aside = (value.text for value in column.values if value.text.startswith(words("not_applicable")))
        undone = tuple(text for text in aside if text.endswith(deed))
        if undone:
            return column, undone
    return None, ()


def among(column: Column, values: Sequence[str], negated: bool = False) -> Condition:
    """The column holds one of the values, by element where a cell holds several."""
    if column.multi:
        return HasElement(ColumnRef(column.name), tuple(values), column.multi, negated)
    return Membership(ColumnRef(column.name), tuple(values), negated)


def comparable(left: Column, right: Column) -> bool:
    """Whether one figure may be taken from the other or held against it: 万元 and 元 may, 万元 and % not."""
    return left.unit.startswith("%") == right.unit.startswith("%") or not (left.unit and right.unit)


def is_rank(name: str) -> bool:
    """Whether a column holds places in an order, of which the first is the least."""
    return name.endswith(words("ranks"))


@_kept
def planned_and_finished(ledger: Ledger) -> tuple[Column, Column] | None:
    """The pair of amount columns (计划, 完成), where the ledger has one."""
    numeric = [column for column in ledger.columns if column.type.numeric]
    pairs = ((whole, part) for whole, part in product(numeric, numeric) if part.unit == whole.unit)
    known = next((p for p in pairs if _paired(column_stem(p[1]), column_stem(p[0]), "完成")), None)
    named = ((pair.whole, pair.part) for pair in named_pairs(ledger) if is_plan(pair))
    return known or next(named, None)


def whole_of(ledger: Ledger, part: Column) -> Column | None:
    """The amount column that ``part`` is a share of: by the lexicon, else the one before it with its unit."""
    like = [c for c in ledger.columns if c.type.numeric and c.unit == part.unit and c != part]
    same = [c for c in like if not c.name.startswith(words("part_openings"))] or like  # 其中重大隐患 is no whole
    named = (c for stem in _wholes(column_stem(part)) for c in same if stem in (c.name[: len(stem)], column_stem(c)))
    amounts = [column for column in same if additive(column) or not additive(part)]  # 单价 is no whole of 总价
    found = [one for whole, one in held_figures(ledger) if whole == part]  # 库水位 before 汛限水位
    before = [c for c in amounts if c not in found and ledger.columns.index(c) < ledger.columns.index(part)]
    told = _due_of(ledger, part) or next(named, None) or whole_by_name(ledger, part) or set_for(ledger, part)
    return told or next(reversed([c for c in before if c.name.startswith(DUE)] or before), None)


@_kept
def due_and_done(ledger: Ledger) -> tuple[Column, Column] | None:
    """The pair of amounts called 应 and 实 or 已: 应停天数, 实停天数."""
    pairs = ((_due_of(ledger, column), column) for column in ledger.columns if column.type.numeric)
    return next(((due, done) for due, done in pairs if due is not None), None)


def _due_of(ledger: Ledger, done: Column) -> Column | None:
    """The amount called 应 of one called 实 or 已."""
    names = {done.name.replace(mark, DUE, 1) for mark in DONE if mark in done.name}  # 本年应收 of 本年已收
    return next((column for column in ledger.columns if column.name in names and column.type.numeric), None)


def _wholes(stem: str) -> tuple[str, ...]:
    """What an amount of this stem may be a share of, the best first."""
    return tuple(word for group in entries("denominators") if stem in group["part"] for word in group["whole"])


def _paired(part: str, whole: str, required: str) -> bool:
    return any(
        required in group["part"] and part in group["part"] and whole in group["whole"]
        for group in entries("denominators")
    )


@_kept
def like_columns(ledger: Ledger) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Three or more columns with one closed list of two values, and the bad one of them."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for column in ledger.columns:
        if len(column.values) == 2 and not column.personal:
            texts = tuple(sorted(value.text for value in column.values))
            groups.setdefault(texts, []).append(column.name)
    for texts, names in groups.items():
        bad = tuple(text for text in texts if text in words("bad_values"))
        if len(names) >= 3 and len(bad) == 1:
            return tuple(names), bad
    return None


def is_span(ledger: Ledger, scalar: Scalar | None) -> bool:
    """Whether a figure is the days between two dates, of which a sum over rows says little."""
    if not isinstance(scalar, Arithmetic) or scalar.op != "-" or not isinstance(scalar.right, ColumnRef):
        return False
    return ledger.column(scalar.right.name).type.temporal


def number(value: Decimal) -> int | Decimal:
    """A number as short as it goes."""
    return int(value) if value == value.to_integral_value() else value
