"""The date that a time is of where no word says which: that of what a value tells of, else the ledger's first.

Invariant: a time limit is never taken for the day on which something was done.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.parsing.ledger_questions.items import JOINED, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.limits import is_limit
from assistant.parsing.ledger_questions.schema.stems import PARTICLES, column_stem, deed_judged, verb_family
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.times.titles import in_heading, is_in_title
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.text.dates import TimeMention


def told_with(items: Sequence[Item], scope: Scope) -> str:
    """The day of what a value tells of, not of how far it has come: 防治日期 for 无人机飞防 in 防治方式."""
    told = (scope.ledger.column(sense.column) for item in items for sense in item.sense(SenseKind.VALUE)[:1])
    stems = [deed_judged(column) for column in told if not column.done and deed_judged(column) != column.name]
    limit = columns.limit_column(scope.ledger)
    dates = (column for column in scope.ledger.columns if column.type.temporal and column != limit)
    found = next((column.name for column in dates if column_stem(column) in stems), "")
    return found or day_of_amount(items, scope)


def day_done(said: Item, name: str, scope: Scope) -> str:
    """完成日期 for 整改了, of which only 整改期限 bears the name: what is over was done on no day of a limit."""
    finish = columns.finish_column(scope.ledger) if is_limit(name) and _is_over(said) else None
    return finish.name if finish is not None else name


def _is_over(said: Item) -> bool:
    """Whether a word says of a deed that it is over: 整改了, 整改完."""
    return len(said.text) > 1 and said.text.endswith(words("done_marks"))


def day_of_amount(items: Sequence[Item], scope: Scope) -> str:
    """发放日期 for 发了, 批复日期 for 批的, where an amount is called by its deed; empty where two days might be."""
    figures = (item for item in items if item.has("numeric") or item.measure or _is_figure(item, scope))
    deeds = {said for item in figures if (said := item.text.partition(JOINED)[0].rstrip(PARTICLES))}
    dates = [column for column in scope.ledger.columns if column.type.temporal and not is_limit(column.name)]
    found = [column.name for column in dates if not deeds.isdisjoint(verb_family(column_stem(column)))]
    return found[0] if len(found) == 1 else ""


def _is_figure(item: Item, scope: Scope) -> bool:
    """Whether a condition is of an amount: 批的 as 批准面积 above nought."""
    return item.condition is not None and bool(item.column) and scope.ledger.column(item.column).type.numeric


def default_date(scope: Scope) -> str:
    """The date column that a time is of where no word says which; empty where the ledger has none."""
    column = columns.date_column(scope.ledger)
    return column.name if column else ""


def unsaid_date(items: Sequence[Item], item: Item, time: TimeMention, scope: Scope) -> str:
    """The same for a time that stands in no title or heading, and that no figure asked for is of another day."""
    told_above = in_heading(time, scope) or is_in_title(item, scope)
    return "" if told_above or of_another_time(items, scope) else default_date(scope)


def is_acquired(scope: Scope) -> bool:
    """Whether the first date is that on which things came to be there: 购置日期, 成立日期."""
    column = columns.date_column(scope.ledger)
    return column is not None and column_stem(column).endswith(words("acquired"))


def of_another_time(items: Sequence[Item], scope: Scope) -> bool:
    """Whether a figure is asked for that comes about later than the day kept: 今年修设备的费用, beside 购置日期."""
    named = (sense.column for item in items if item.has("numeric") for sense in item.sense(SenseKind.COLUMN)[:1])
    return is_acquired(scope) and any(name.endswith(words("flows")) for name in named)


def is_told_already(items: Sequence[Item], time: TimeMention, scope: Scope) -> bool:
    """Whether a time says no more than what the words beside it tell, so that no date is held to it."""
    return names_figure(items, time, scope) or names_next(items, time) or is_of_this_year(items, time, scope)


def names_next(items: Sequence[Item], time: TimeMention) -> bool:
    """Whether a time only opens the name of the column said right behind it: 一季度 of 一季度执行报告."""
    behind = (after for before, after in pairwise(items) if before.time is time and after.start == before.end)
    said = stripped(time.text, "time_tails")
    named = (sense.column for item in behind if item.has("textual") for sense in item.sense(SenseKind.COLUMN)[:1])
    return any(name.startswith(said) and name != said for name in named)


def names_figure(items: Sequence[Item], time: TimeMention, scope: Scope) -> bool:
    """Whether a time only says which figure is meant, whose name begins with it: 国庆期间 of 国庆接待量."""
    said = stripped(time.text, "time_tails")
    named = {sense.column for item in items if item.has("numeric") for sense in item.sense(SenseKind.COLUMN)[:1]}
    named |= {item.column for item in items if item.has("measure") and item.column}
    return bool(named) and all(name.startswith(said) and name != said for name in named)


def is_of_this_year(items: Sequence[Item], time: TimeMention, scope: Scope) -> bool:
    """Whether 今年 says no more than what is told: 今年已发 by its name, or how things stand that came long ago."""
    this = time.kind == "year" and time.first is not None and time.first.year == scope.today.year
    named = [sense.column for item in items if item.has("numeric") for sense in item.sense(SenseKind.COLUMN)[:1]]
    if not this or any(name.startswith(words("of_this_year")) for name in named):
        return this
    told = (sense.column for item in items if item.has("value") for sense in item.sense(SenseKind.VALUE)[:1])
    return is_acquired(scope) and any(name.endswith(words("stands_so")) for name in told)
