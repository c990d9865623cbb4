"""Times that only the title of a ledger tells: a 2019年第2周票房 has no other week.

Invariant: such a time narrows nothing, since every row is of it.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.named_periods import UPTO, periods
from assistant.parsing.ledger_questions.schema.stems import group_above
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.dates import TimeMention, find_times

PART = "年"
"""In the name of a part of one year, behind the year."""
_DOTTED = re.compile(r"(\d{4})[.](\d{1,2})[.](\d{1,2})[-—~至到](\d{1,2})[.](\d{1,2})(?!\d)")
_COLON = re.compile(r"((?:19|20)\d{2}):(?=\d)")


def told_by_title(item: Item, time: TimeMention, scope: Scope) -> Item:
    """The time; the ledger's own where its title names it: a 2019年第2周票房, a 周榜 has no other week."""
    if item.has("numeric"):
        return replace(item, kinds=item.kinds - {"time"}, time=None)  # 5月全月 is the name of a column
    this_one = item.text.startswith(words("this_one")) and item.text[-1] in scope.ledger.name
    if (
        this_one
        or is_in_title(item, scope)
        or _is_stretch_of(item.text, scope.ledger.name)
        or _told(time, (scope.ledger.name, *_headings(scope.ledger)), scope.today)
    ):
        return reduced(item, item, "ledger")
    return item


def is_in_title(item: Item, scope: Scope) -> bool:
    """Whether a span from today back stands in the ledger's title in so many words: 近三年 of 近三年定增情况."""
    return item.text in scope.ledger.name and item.text.startswith(words("spans_back"))


def _is_stretch_of(text: str, name: str) -> bool:
    """Whether a part of a year, or one from its first quarter on, is that of a title: 18年第三季度 of 2018Q3."""
    said = {period for *_, period in periods(text.lower()) if period.startswith(UPTO) or PART in period}
    return bool(said) and not said.isdisjoint(period for *_, period in periods(name.lower()))


def in_heading(time: TimeMention, scope: Scope) -> bool:
    """Whether a heading above columns tells a time: 今年 where 应修学时 and 已修学时 stand below 2025年培训学时."""
    return _told(time, _headings(scope.ledger), scope.today)


def _told(time: TimeMention, names: Iterable[str], today: date) -> bool:
    return any(_is_of(time, one) for name in names for one in _times_of_title(name, today))


def _is_of(time: TimeMention, title: TimeMention) -> bool:
    """Whether a time is that of a title, in whatever year where none was said, or holds it: 2019年 of 2019年1月14日."""
    if time.first is None or time.last is None or title.first is None or title.last is None:
        return (time.first, time.last) == (title.first, title.last)
    ends = zip((time.first, time.last), (title.first, title.last), strict=True)
    alike = all((said.month, said.day) == (own.month, own.day) for said, own in ends)
    return (time.first <= title.first and title.last <= time.last) or (alike and not time.explicit_year)


def _headings(ledger: Ledger) -> Iterable[str]:
    return dict.fromkeys(group for column in ledger.columns if (group := group_above(column))[:1].isdecimal())


@lru_cache(256)
def _times_of_title(name: str, today: date) -> tuple[TimeMention, ...]:
    """The times of a name, in whose figures (2019.1.14-1.20) a year stands before both days."""
    return find_times(_DOTTED.sub(r"\1年\2月\3日至\4月\5日", _COLON.sub(r"\1年", name)), today)
