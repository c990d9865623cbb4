"""What the last question's time leaves to go on from: its year, and itself said of another date of the same deed.

Invariant: 9月呢 after 去年10月 is of last year; only a line that says nothing else moves a time (保险呢 after
下个月年审到期的有几辆), a date named in full is a cell to be told.
"""

from collections.abc import Sequence
from datetime import date

from assistant.model.catalog import Ledger
from assistant.model.values import DateRange
from assistant.parsing.ledger_questions.dialogue.slots import on_date
from assistant.parsing.ledger_questions.draft import Draft, Restriction, rebound
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.times.date_groups import DAYS
from assistant.parsing.ledger_questions.words import stripped, words

SHORTEST_DEED = 2
"""Characters that the names of two dates of one deed end in alike: 到期 of 年审到期日期 and 保险到期日期."""


def on_other_date(last: Draft, fresh: Draft, items: Sequence[Item], ledger: Ledger) -> Draft:
    """The last draft with its time moved to the date that a line names in part; as it is where none is."""
    named = _named(items, ledger)
    part = next((part for part in last.restrictions if part.dated), None)
    if fresh.asks or part is None or named in ("", part.column) or not _of_one_deed(named, part):
        return last
    return rebound(last, {part.condition: on_date(part, named)})


def year_spoken_of(last: Draft, campaign: DateRange | None) -> DateRange | None:
    """The calendar year that the last question's time lies in; None where it lies in the plan's own winter."""
    part = next((part for part in last.restrictions if part.dated), None)
    ends = [date.fromisoformat(end) for end in (part.first, part.last) if end] if part is not None else []
    in_winter = campaign is not None and _tells_years(campaign) and any(end in campaign for end in ends)
    if not ends or ends[0].year != ends[-1].year or in_winter:
        return None
    return DateRange(date(ends[0].year, 1, 1), date(ends[0].year, 12, 31))


def _tells_years(period: DateRange) -> bool:
    """Whether no month comes twice in a period, so that a month in it is of one year."""
    return period.first is not None and period.last is not None and (period.last - period.first).days < DAYS["year"]


def _named(items: Sequence[Item], ledger: Ledger) -> str:
    """The one date column that words name without saying that it is a date; else empty."""
    told = [item for item in items if not item.text.endswith(words("date_words"))]
    names = {sense.column for item in told for sense in item.sense(SenseKind.COLUMN)}
    dates = [column.name for column in ledger.columns if column.type.temporal and column.name in names]
    return dates[0] if len(dates) == len(names) == 1 else ""


def _of_one_deed(name: str, part: Restriction) -> bool:
    one, other = (stripped(column, "date_words") for column in (name, part.column))
    return one[-SHORTEST_DEED:] == other[-SHORTEST_DEED:]
