"""What is left of a column's name without the noun of its sort, and the verbs that mean the same.

Invariant: a name is never cut to nothing; a column called by its sort alone (日期) keeps it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import ends, entries, entries_of, stripped, words

DONE, OR_ELSE = "了", "/"
"""Says that a deed is done; parts two things that a cell may hold: 生产日期/批号."""
TESTED = 0.08
"""What it costs to call a column by that of which it tells a test."""
DEED, PARTICLES = 2, "了的过"
"""Characters of a deed as it is written, and ends of what says more than the deed."""
_LEVELS, _BRACKET = "·", re.compile(r"[（(\[【]")
"""Between the rows of a header as it is written, and what opens its unit."""


@lru_cache(2048)
def column_stem(column: Column) -> str:
    """The column's name without the noun that says what sort of thing it holds."""
    key = "date_suffixes" if column.type.temporal else "number_suffixes" if column.type.numeric else "text_suffixes"
    return stripped(column.name.partition(OR_ELSE)[0] if column.type.temporal else column.name, key)


def deed_judged(column: Column) -> str:
    """审批 of 审批结果, 核准 of 核准结论: what a column tells the outcome of."""
    return stripped(column_stem(column), "verdict_suffixes")


@lru_cache(2048)
def verb_family(stem: str) -> tuple[str, ...]:
    """All verbs that mean what the stem means (清理: 清理 清走 清掉), the stem first, each with what completes it."""
    found = [stem]
    for group in entries_of("verbs", "stems", ends(stem)):
        found += [*group["stems"], *group["words"]]
    whole = [word + end for word in found for end in words("completed_by")]
    return tuple(dict.fromkeys((*found, *whole)))


def same_event(word: str) -> tuple[str, ...]:
    """The verb family of a word, and what names the deed where it is only what people say: 缴纳, 缴 of 交."""
    groups = (*entries_of("verbs", "stems", (word,)), *entries_of("verbs", "words", (word,)))
    return (*verb_family(word), *(one for group in groups for one in (*group["stems"], *group["words"])))


def deeds_of_amount(column: Column) -> tuple[str, ...]:
    """What an amount may be called by, where its name begins with the deed that took it: 扣下 of 查扣散煤."""
    groups = (group for group in entries("verbs") if group.get("amounts"))
    names = (column.name, *below_group(column))
    begin = (tuple(group["words"]) for group in groups if any(n.startswith(tuple(group["stems"])) for n in names))
    return next(begin, ())


def is_verb(word: str) -> bool:
    """Whether a word says by itself what was done: 登记, 巡检."""
    return word in _written_deeds()


@cache
def _written_deeds() -> frozenset[str]:
    return frozenset(stem for group in entries("verbs") for stem in group["stems"])


def deed_done(stem: str) -> tuple[str, ...]:
    """登记了 of 登记; what brings any row to its end (办结了) tells of its state and not of a day."""
    ended = stem in words("done_by_any_name") or stem.endswith(words("finish_suffixes"))
    return () if ended else (stem + DONE, *parted(stem))


def parted(stem: str) -> tuple[str, ...]:
    """报了修, 签过约 of 报修, 签约: a deed of two characters with what says that it was done between them."""
    return tuple(f"{stem[0]}{mark}{stem[1]}" for mark in words("done_marks_bare")) if len(stem) == len(DONE) * 2 else ()


def brought_to_end(stem: str) -> tuple[str, ...]:
    """The deed of a date of completion, with what completes it: 处置, 处置完 of 处置完成; none of 实际完成."""
    deed = next((stem.removesuffix(end) for end in words("finish_suffixes") if stem.endswith(end)), "")
    return (deed, *(deed + end for end in words("completed_by"))) if is_deed(deed) else ()


def next_deed(stem: str) -> tuple[str, ...]:
    """检定 of 下次检定: the deed of a date that says which time it is done."""
    deed = next((stem.removeprefix(word) for word in words("which_time") if stem.startswith(word)), "")
    return (deed,) if is_deed(deed) else ()


def turned_deeds(stem: str) -> Iterator[str]:
    """交年报, 交了年报, 提交过年报 of 年报提交: the deed of a date before what it was done to."""
    thing, deed = stem[:-DEED], stem[-DEED:]
    groups = (*entries_of("verbs", "stems", (deed,)), *entries_of("verbs", "words", (deed,)))
    if len(thing) < DEED or not groups or is_verb(thing) or not is_deed(thing):
        return
    said = (word for group in groups for word in (*group["stems"], *group["words"]) if len(word) <= DEED)
    for word in dict.fromkeys(said):
        yield from (f"{word}{mark}{thing}" for mark in ("", *words("done_marks_bare")) if word[-1] not in PARTICLES)


def whole_words(run: Iterable[str]) -> Iterator[str]:
    """The words of a name; syllables that nothing knows make one together: 领用 of 耗材领用."""
    for single, group in groupby(run, lambda word: len(word) == 1):
        found = [*group]
        yield from ["".join(found)] if single else found


def is_deed(stem: str) -> bool:
    """Whether what is left of a date's name can be done; 实际, 计划 only say how a deed is meant."""
    return len(stem) > 1 and stem not in words("deed_qualifiers")


def below_group(column: Column) -> Iterator[str]:
    """总投资 of 资金总投资: what the lowest of several header rows calls the column by itself."""
    group, _, lowest = column.header.rpartition(_LEVELS)
    own = _BRACKET.split(lowest)[0].strip()
    if group and len(own) > 1 and own != column.name and column.name.endswith(own):
        yield own


def group_above(column: Column) -> str:
    """2025年培训学时 of a column below it: all header rows above its own; empty where there are none."""
    return column.header.rpartition(_LEVELS)[0]


def called(column: Column) -> tuple[str, ...]:
    """All that a column is called by itself: its name, others for it, and the lowest of its header rows."""
    return (column.name, *column.aliases, *below_group(column))


def does_what_is_due(limit: str, stem: str) -> bool:
    """Whether a deed is what a limit is for: 归还 of 应还日期."""
    opening = next((word for word in words("due_openings") if limit.startswith(word)), "")
    deed = stripped(limit.removeprefix(opening), "date_suffixes")
    return bool(opening) and deed in stem and not stem.startswith(opening)


def only_tells(column: Column) -> bool:
    """Whether a column tells of one deed that it was done or not, and of none under way: 公示情况 beside a limit."""
    left = (value.text for value in column.values if value.text not in column.done)
    ongoing = any(text.endswith(words("under_way_endings")) for text in left)
    return column.name.endswith(words("told_of_deeds")) and not ongoing


def is_told_of(word: str, ledger: Ledger) -> bool:
    """Whether a column tells how a deed came out that the word means: 审批 of 审核结果."""
    return word in _deeds_said() and not _outcomes(ledger).isdisjoint(same_event(word))


@cache
def _deeds_said() -> frozenset[str]:
    """All words of two characters or more that deeds are called by."""
    return frozenset(word for group in entries("verbs") for word in (*group["stems"], *group["words"]) if len(word) > 1)


@lru_cache(256)
def _outcomes(ledger: Ledger) -> frozenset[str]:
    """审核 of 审核结果: the deeds of which columns tell how they came out."""
    told = (column for column in ledger.columns if column.type.textual and column.name.endswith(words("told_outcomes")))
    return frozenset(stem for column in told if len(stem := column_stem(column)) > 1)


def tested(column: Column, ledger: Ledger, stem: str) -> Iterator[tuple[str, Sense]]:
    """(水质, sense) of 水质检测结果, or of 检测结果 beside 水质检测日期: what a test is of, as no other column is."""
    day = next((day for day in ledger.columns if day.type.temporal and _deed_of_day(day).endswith(stem)), None)
    noun = stripped(_deed_of_day(day) if day is not None and stem in words("tests") else stem, "tests")
    others = (other.name for other in ledger.columns if other not in (column, day))
    if column.type.textual and noun != stem and len(noun) > 1 and not any(noun in other for other in others):
        yield noun, Sense(SenseKind.COLUMN, column.name, cost=TESTED)


def _deed_of_day(day: Column) -> str:
    """水质检测 of 最近水质检测日期."""
    opening = next((opening for opening in words("which_time") if day.name.startswith(opening)), "")
    return stripped(day.name.removeprefix(opening), "date_suffixes")
