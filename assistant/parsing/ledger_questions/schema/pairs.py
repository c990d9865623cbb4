"""Amounts of one thing as it is to be and as it was done: 计划投资 and 已完成投资, 总里程 and 完工里程.

Invariant: both are in one unit, and their names differ in nothing but the words for planned and done and what
stands before the thing (清淤长度 and 长度); what only stands beside an amount by chance is no whole of it.
"""

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import product

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef, Comparison, Condition
from assistant.parsing.ledger_questions.schema.stems import below_group
from assistant.parsing.ledger_questions.words import entries, stripped, words
from assistant.records import Record
from assistant.text.lexicon import load

LEAST, NUMBER = 2, "数量"
DONE, _WHOLE = ("实", "已"), ("总", "计划", "应", "合同", "预算")
"""Begin what was done of an amount, and all that there is to be of it."""


class Pair(Record):
    """What is to be done and what has been, of one subject."""

    subject: str
    whole: Column
    part: Column


@lru_cache(256)
def pairs(ledger: Ledger) -> tuple[Pair, ...]:
    """The pairs of a ledger, in the order of what was done."""
    numeric = [column for column in ledger.columns if column.type.numeric and not column.unit.startswith("%")]
    parts = [(column, _of_any_year(_without(column.name, "finished_words"))) for column in numeric]
    wholes = [(column, _without(column.name, "planned_words")) for column in numeric]
    found = [
        (part, [w for w, planned in wholes if _of_one(done, planned) and w.unit == part.unit and w != part], done)
        for part, done in parts
        if done
    ]
    named = [Pair(done, min(held, key=_likely), part) for part, held, done in found if held]
    known = {pair.part for pair in named}
    return (*named, *_below_headings([column for column in numeric if column not in known]), *_bare(numeric, known))


def _bare(numeric: Sequence[Column], known: Container[Column]) -> Iterator[Pair]:
    """任务数 and 已参保: what is to be done without a word for of what, beside the one figure of what was done."""
    wholes = [column for column in numeric if column.name.rstrip(NUMBER) in words("planned_wholes")]
    for whole in wholes if len(wholes) == 1 else ():
        done = [column for column in numeric if column.unit == whole.unit and column.name.startswith(DONE)]
        if len(done) == 1 and done[0] not in known:
            yield Pair(done[0].name[1:].rstrip(NUMBER), whole, done[0])


def is_plan(pair: Pair) -> bool:
    """Whether what was done is told of what was set for it: 完成户数, or anything beside a bare 任务数."""
    return "完" in pair.part.name or pair.whole.name.rstrip(NUMBER) in words("planned_wholes")


def _below_headings(numeric: Sequence[Column]) -> Iterator[Pair]:
    """总投资 and 已支付 below one heading, 资金."""
    for part in numeric:
        heading, own = levels(part)
        deed = own[1:] if own.startswith(DONE) else own
        beside = [column for column in numeric if column != part and levels(column)[0] == heading]
        wholes = [column for column in beside if column.unit == part.unit and levels(column)[1].startswith(_WHOLE)]
        if heading and deed != own and len(wholes) == 1:
            yield Pair(deed, wholes[0], part)


def levels(column: Column) -> tuple[str, str]:
    """(heading, own) of a column below a heading: 资金 and 总投资; the first empty where it stands below none."""
    own = next(iter(below_group(column)), "")
    return column.name.removesuffix(own) if own else "", own


def _of_any_year(subject: str) -> str:
    """投资 of 年度投资: for how long it was is no part of what it is."""
    return next((subject.removeprefix(year) for year in words("year_openings") if subject.startswith(year)), subject)


def _of_one(done: str, planned: str) -> bool:
    """Whether what was done is of what was planned: 长度 of 清淤长度."""
    return planned == done or (len(done) >= LEAST and planned.endswith(done))


def _likely(whole: Column) -> int:
    """What of several wholes is meant: what was planned for the year before all that there is to be."""
    return next(place for place, word in enumerate(words("planned_words")) if word in whole.name)


def whole_by_name(ledger: Ledger, part: Column) -> Column | None:
    """The amount that a part was to come to: 计划投资 of 完成投资."""
    return next((pair.whole for pair in pairs(ledger) if pair.part == part), None)


def pair_in_unit(ledger: Ledger, unit: str) -> Pair | None:
    """The only pair counted in a unit."""
    found = [pair for pair in pairs(ledger) if pair.part.unit == unit]
    return found[0] if unit and len(found) == 1 else None


@lru_cache(256)
def overloaded(ledger: Ledger) -> Condition | None:
    """More than there may be: 乘坐人数 above 核载人数; None where no two figures tell it."""
    numeric = [column for column in ledger.columns if column.type.numeric]
    for group in (group for group in entries("denominators") if group.get("most")):
        for part, whole in product(numeric, numeric):
            said = part.name.startswith(tuple(group["part"])) and whole.name.startswith(tuple(group["whole"]))
            places = whole.name.endswith(tuple(group["whole"]))  # 床位 are counted in 张, who lies in them in 人
            if said and (part.unit == whole.unit or places):
                return Comparison(ColumnRef(part.name), ">", ColumnRef(whole.name))
    return None


def names_of_pairs(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """(name, column) of what was done, said the other way round: 投资完成 of 完成投资; and by its deed: 投."""
    for pair in pairs(ledger):
        years = ("", *_said_for_year(pair.whole))
        planned = _without(pair.whole.name, "planned_words")
        subjects = dict.fromkeys((pair.subject, planned, stripped(planned, "number_suffixes")))
        turned = (f"{year}{of}{word}" for of in subjects for word in words("turned_finished") for year in years)
        deeds = (group["words"] for group in load("ledger_schema")["pair_deeds"] if pair.subject in group["subjects"])
        yield from ((name, pair.part.name) for name in (*turned, *(deed for group in deeds for deed in group)))
        yield from (found for column in (pair.whole, pair.part) for found in _of_this_year(column))


def _of_this_year(column: Column) -> Iterator[tuple[str, str]]:
    """计划投资, 今年计划投资 of 年度计划投资: the name without its year, or with any word for it."""
    years = _said_for_year(column)
    bare = next((column.name.removeprefix(year) for year in years if column.name.startswith(year)), "")
    yield from ((said + bare, column.name) for said in ("", *years) if bare)


def _said_for_year(column: Column) -> tuple[str, ...]:
    """What may be said for 年度 of 年度计划投资; nothing where a name holds no such word."""
    told = any(year in column.name for year in words("year_openings"))
    return (*words("year_openings"), *words("this_year")) if told else ()


def _without(name: str, table: str) -> str:
    """The name without the longest word of a table that it holds; empty where it holds none."""
    found = max((word for word in words(table) if word in name), key=len, default="")
    subject = name.replace(found, "", 1) if found else ""
    return next((subject.removesuffix(end) for end in words("amount_ends") if subject.endswith(end)), subject)
