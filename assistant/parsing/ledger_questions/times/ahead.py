"""Times of what is still to come: 年底前到期 opens today, 近7天要到期 runs on from it, 下个月要检验的 is the next time.

Invariant: what is said to be yet to come never lies before today; prevents 近7天要到期的 from being those that fell due
in the week gone by.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import limits
from assistant.parsing.ledger_questions.schema.limit_columns import limit_of_day
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.dates import TimeMention

ONE_DAY = timedelta(days=1)
SPANS = ("week", "month", "quarter", "year")
"""Kinds of times that hold more than the day they begin with."""


def to_come(name: str, time: TimeMention, scope: Scope) -> str:
    """下次检验日期 of 下个月要检验的, where 上次检验日期 stands first: what is still to come is no day of what was."""
    begun = time.kind in SPANS and time.first == scope.today  # 本周 on its Monday holds what was done as well
    ahead = time.first is not None and time.first >= scope.today and not begun
    return limit_of_day(name, scope.ledger) or name if name and ahead else name


def looking_ahead(time: TimeMention, said: Sequence[Item], today: date) -> TimeMention:
    """近7天要到期: as many days on from today as the time otherwise looks back."""
    back = time.kind == "recent" and time.first is not None and time.last == today
    if not back or time.first is None or not _is_yet_to_come(said):
        return time
    return replace(time, kind="upcoming", first=today, last=today + (today - time.first) + ONE_DAY)


def by_then(time: TimeMention, today: date) -> TimeMention:
    """年底到期 from today up to then: the end of a year or month is no single day on which things fall due.

    So is 年内到期: what is left of the year, as 月底前 is what is left of the month.
    """
    ends = time.first is not None and time.first == time.last and time.text.endswith(words("ends_of_periods"))
    rest = time.first is not None and time.text in words("rests_of_periods")
    return replace(time, first=today) if (ends or rest) and time.last is not None and time.last >= today else time


def from_today(time: TimeMention, name: str, said: Sequence[Item], scope: Scope) -> TimeMention:
    """年底前到期 of what only runs out (a permit, a contract) begins today; of work it holds what is late as well.

    要到期 and 将到期 are still to come, of whatever.
    """
    ahead = time.first is None and time.last is not None and time.last >= scope.today
    opens = ahead and limits.runs_out(name) and time.text.startswith(words("years"))
    return replace(time, first=scope.today) if opens or (ahead and _is_yet_to_come(said)) else time


def _is_yet_to_come(said: Sequence[Item]) -> bool:
    """Whether a limit is said to be yet to be reached: 要到期, 快到期."""
    return any(one.has("due") and one.text.startswith(words("still_to_come")) for one in said)
