"""Figures that were set for a row, and what was found against them: 设计存栏 and 现存栏, 批准蓄积 and 实际采伐蓄积.

Invariant: both are in one unit, and a figure is held against one other alone; where two could be meant nothing is
supplied. Prevents 汛限水位 from being a part of the 库水位 that only stands before it.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import product

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef, Comparison
from assistant.parsing.ledger_questions.schema.pairs import pairs
from assistant.parsing.ledger_questions.words import entries, grammar_kinds, words
from assistant.text.lexicon import load

Held = tuple[Column, Column]
"""What was set, and what was found."""
LEAST = 2
"""Characters that the two names end with alike."""


@lru_cache(256)
def held_figures(ledger: Ledger) -> tuple[Held, ...]:
    """The figures of a ledger that are held against each other, by the names that people give such figures."""
    numeric = [column for column in ledger.columns if column.type.numeric and not column.unit.startswith("%")]
    named = [(pair.whole, pair.part) for pair in pairs(ledger)]
    told = list(dict.fromkeys((*named, *_by_lexicon(numeric), *_by_ending(numeric))))
    return tuple(pair for pair in told if not any(pair == other[::-1] for other in told))


def partner(ledger: Ledger, column: Column) -> Column | None:
    """What a figure that was set is held against; None for any other, and where it may be two."""
    found = [part for whole, part in held_figures(ledger) if whole == column]
    return found[0] if len(found) == 1 else None


def set_for(ledger: Ledger, column: Column) -> Column | None:
    """What was set for a figure that was found; None where nothing or more than one was."""
    wholes = [whole for whole, part in held_figures(ledger) if part == column]
    return wholes[0] if len(wholes) == 1 else None


def is_set(column: Column) -> bool:
    """Whether a figure was set beforehand, by its name."""
    return bool(_opening(column))


def found_of_both(ledger: Ledger, names: Collection[str]) -> str:
    """使用面积 of 面积 beside 标准面积: what is found goes by the bare name beside a limit, or its own of last year."""
    aside = (*words("mosts"), *words("before_words"))
    held = (pair for pair in held_figures(ledger) if {column.name for column in pair} == set(names))
    limits = (part.name for whole, part in held if _opening(whole) in aside and not _is_planned(whole))
    return next(limits, "")


def _is_planned(column: Column) -> bool:
    """Whether the bare name may as well be the amount that was planned: 投资 of 计划投资 and 完成投资."""
    return column.name.startswith(words("planned_words"))


def ways_set(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """(承诺, column) for 承诺时限: words of grammar by which a figure that was set is called."""
    limits = dict.fromkeys(whole for whole, _ in held_figures(ledger) if not _is_planned(whole))
    said = [(_opening(limit), limit.name) for limit in limits if "planned.planned" in grammar_kinds(_opening(limit))]
    yield from ((word, name) for word, name in said if sum(word == other for other, _ in said) == 1)


def called_by(ledger: Ledger, said: str) -> Column | None:
    """The one figure that was set in such a way: 承诺时限 of 承诺, 设计存栏 of 设计."""
    found = [column for column in ledger.columns if column.type.numeric and column.name.startswith(said)]
    held = dict.fromkeys(whole for whole, _ in held_figures(ledger) if whole in found)
    return next(iter(held)) if len(held) == 1 == len(found) else None


def beyond_what_was_set(ledger: Ledger, said: str) -> tuple[Comparison, ...]:
    """What is more than was set for it, by the word that says so: 使用面积 above 标准面积 is 超标准, 超标."""
    openings = tuple(
        opening
        for group in load("ledger_schema")["exceeding"]
        if any(word in said for word in group["words"])
        for opening in group["openings"]
    )
    held = [pair for pair in held_figures(ledger) if pair[0].name.startswith(openings)] if openings else []
    return tuple(Comparison(ColumnRef(found.name), ">", ColumnRef(limit.name)) for limit, found in held)


def _by_lexicon(numeric: Sequence[Column]) -> Iterator[Held]:
    """Those of which the lexicon says that the one is a share of the other: 核载 and 实乘."""
    for group in entries("denominators"):
        wholes, parts = tuple(group["whole"]), tuple(group["part"])
        for whole, part in product(numeric, numeric):
            said = _bare(whole).startswith(wholes) and _bare(part).startswith(parts)
            if said and whole != part and whole.unit == part.unit and not _bare(part).startswith(wholes):
                yield whole, part


def _by_ending(numeric: Sequence[Column]) -> Iterator[Held]:
    """Those that are called by the same thing, of which only the one was set: 汛限水位 and 库水位."""
    for limit in numeric:
        what = limit.name.removeprefix(_opening(limit))
        found = [column for column in numeric if column != limit and _is_found(column, what, limit.unit)]
        if what != limit.name and len(what) >= LEAST and len(found) == 1:
            yield limit, found[0]


def _is_found(column: Column, what: str, unit: str) -> bool:
    """Whether a figure tells what came of a thing, and not what was set or asked for."""
    aside = (*words("asked_openings"), *words("part_openings"))
    return column.unit == unit and column.name.endswith(what) and not (is_set(column) or column.name.startswith(aside))


def _opening(column: Column) -> str:
    """The word that says that a figure was set, or is of the year before."""
    known = (word for key in ("set_beforehand", "mosts", "before_words") for word in words(key))
    return max(filter(column.name.startswith, known), key=len, default="")


def _bare(column: Column) -> str:
    """已缴 of 今年已缴: the name without for how long it was."""
    spans = (span for key in ("year_openings", "this_year") for span in words(key))
    return column.name.removeprefix(max(filter(column.name.startswith, spans), key=len, default=""))
