"""Binding of times to the date column that the words around them mean.

「12月完成了哪些」 is about the day of completion, 「12月底前到期」 about the limit, 「12月查的」
about the check. Convention: the column its verb names, else the ledger's first date
column; a verb that dates something is no status as well.
"""

from collections.abc import Sequence
from datetime import date

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    ColumnRef,
    Comparison,
    Condition,
    DatePart,
    Junction,
    Literal,
    Membership,
)
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns, limits
from assistant.parsing.ledger_questions.schema.named_periods import one_a_period
from assistant.parsing.ledger_questions.segments import is_break, part_around
from assistant.parsing.ledger_questions.senses import STEM_COST, SenseKind
from assistant.parsing.ledger_questions.times.ahead import by_then, from_today, looking_ahead, to_come
from assistant.parsing.ledger_questions.times.bounded import bounded
from assistant.parsing.ledger_questions.times.come_about import held_on
from assistant.parsing.ledger_questions.times.data_years import in_data_years
from assistant.parsing.ledger_questions.times.default_dates import day_done, is_told_already, told_with, unsaid_date
from assistant.parsing.ledger_questions.times.hours import timed
from assistant.parsing.ledger_questions.times.kept_periods import kept_item
from assistant.parsing.ledger_questions.times.last_periods import last_periods
from assistant.parsing.ledger_questions.times.period_ends import said_to_begin, said_to_end
from assistant.parsing.ledger_questions.times.titles import told_by_title
from assistant.parsing.ledger_questions.times.years import with_years
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.dates import TimeMention
from assistant.text.numeral_value import digits, multipliers

MERELY_TIMED = frozenset(
    ("time", "group", "trend", "latest.now", "ask.list", "ask.count", "sort", "filler", "every", "unknown")
)
"""Kinds of what a part of a question holds that says when, and in which steps, but not what was done."""
AHEAD = frozenset(("planned", "due", "due.soon"))
"""Kinds of what says that a day is set beforehand."""
BOUNDED = frozenset(("compare", "superlative", "quantity", "asked", "ask.count"))
"""Kinds of what behind an amount says how much of it there is."""
WHEN = frozenset(("daytype", "ask.when", "ask.year"))  # speak of days and are no times


def bind_times(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """Items with every time turned into a condition on its column."""
    if not any(item.time is not None or item.clock is not None or item.is_any(WHEN) for item in items):
        return tuple(items)
    current = with_years(bounded(items), scope)
    for place, item in enumerate(current):
        if item.time is not None:
            _bind(current, place, item.time, scope)
        elif item.clock is not None:
            current[place] = timed(item, item.clock, scope)
        elif item.has("daytype"):
            _bind_kind_of_day(current, place, scope)
        elif item.has("ask.when"):
            _bind_asked_day(current, place, scope)
    return tuple(current)


def _dating(items: Sequence[Item], place: int, partner: int | None, name: str, scope: Scope) -> list[int]:
    """The words that only say which date a time is of: 计划 … 完成 around it, 快到期 anywhere, else one."""
    soon = [at for at, item in enumerate(items) if item.has("due.soon") and limits.is_limit(name)]
    if partner is None:
        return soon
    planned = items[partner].has("planned")
    behind = [place + 1] if planned and place + 1 < len(items) and dated(items[place + 1], scope) else []
    rows = [at for at in range(partner + 2, len(items)) if _counts_deeds(items[at - 1], items[at], name, scope)]
    return [partner, *behind, *rows, *soon]


def _counts_deeds(asks: Item, deed: Item, name: str, scope: Scope) -> bool:
    """Whether rows are counted by the deed that the date is of, and no figure called after it: 提交了多少申请."""
    return asks.has("ask.count") and {"topic", "verb"} <= deed.kinds and dated(deed, scope) == name


def _of_period(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether a time says of which week or month a row is: 上周五的周报, 11月26日那期周报, whenever it was sent."""
    behind = [item for item in items[place + 1 : place + 3] if not item.has("single")]
    return bool(behind) and behind[0].has("ledger") and one_a_period(scope.ledger)


def _bind(items: list[Item], place: int, time: TimeMention, scope: Scope) -> None:
    """Puts the condition of a time in its place; the word that says which date it is loses its status."""
    partner = None if _of_period(items, place, scope) else partner_of(items, place, scope)
    if partner is not None and not (_names_date(items[partner]) or items[partner].is_any(AHEAD)):
        kept = kept_item(items[place], time, scope)  # 三季度收了多少 of the quarter kept, whenever it was paid
        if kept is not None:
            items[place] = kept
            return
    begins = said_to_begin(items, place, time, scope) if partner is None else ""
    time = replace(time, last=time.first) if begins else time
    kept = kept_item(items[place], time, scope) if partner is None and not begins else None
    name = said_to_end(items, place, scope) or begins or (dated(items[partner], scope) if partner is not None else "")
    if not name and kept is None and is_told_already(items, time, scope):
        items[place] = reduced(items[place], items[place], "ledger")
        return
    name = name or told_with(items, scope) or unsaid_date(items, items[place], time, scope)
    name = to_come(name, time, scope)
    if not name or kept is not None:
        items[place] = kept or told_by_title(items[place], time, scope)
        return
    time = time if _is_limit(name, scope) else in_data_years(time, scope.ledger.column(name))
    periods = last_periods(scope.ledger, name, time)
    if periods is not None:
        items[place] = reduced(items[place], items[place], "condition", condition=periods, column=name, written="few")
        return
    ends = _is_limit(name, scope) and any(item.has("due") for item in items)
    due = partner is not None and (_falls_due(items, partner) or ends)
    time = looking_ahead(by_then(time, scope.today), items, scope.today) if due else time
    opened = from_today(time, name, items, scope) if due else time
    made = time_condition(name, opened, scope.today, due)
    if soon := due and time.kind == "upcoming" and time.last != scope.today:
        made = _still_pending(made, limits.status_of_limit(scope.ledger, name))
    written = "due" if soon else _event(name, partner, scope)
    bound = replace(items[place], kinds=frozenset(("condition", "dated")), time=time)
    items[place] = replace(bound, condition=made, column=name, written=written)
    for dating in _dating(items, place, partner, name, scope):
        if items[dating].measure is None:
            items[place] = held_on(items[place], items[dating], scope)
            items[dating] = _as_dating(items, dating)


def _bind_kind_of_day(items: list[Item], place: int, scope: Scope) -> None:
    """工作日拆解的: the date is that of the deed, which says nothing of a status then."""
    partner = partner_of(items, place, scope)
    if partner is not None and dated(items[partner], scope):
        items[place] = replace(items[place], column=dated(items[partner], scope))
        items[partner] = replace(items[partner], kinds=_without_status(items[partner]))


def _bind_asked_day(items: list[Item], place: int, scope: Scope) -> None:
    """计划哪天完成, 哪天结束: where the limit or an end of a period is asked for, the deed says nothing of a status."""
    if not (planned_day(items, place, scope) or _is_end_of_period(items[place + 1 :], scope)):
        return
    for near in range(max(place - 1, 0), min(place + 2, len(items))):
        if items[near].has("planned") or (near > place and dated(items[near], scope)):
            items[near] = replace(items[near], kinds=_without_status(items[near]))


def planned_day(items: Sequence[Item], place: int, scope: Scope) -> str:
    """The limit where 计划 stands beside the day that is asked for; else empty."""
    beside = (items[near] for near in (place - 1, place + 1) if 0 <= near < len(items))
    limit = columns.limit_column(scope.ledger)
    return limit.name if limit is not None and any(item.has("planned") for item in beside) else ""


def _is_end_of_period(behind: Sequence[Item], scope: Scope) -> bool:
    """Whether the word behind the day that is asked for names the date that begins or ends a period."""
    name = dated(behind[0], scope) if behind else ""
    return name in {column.name for column in columns.period_columns(scope.ledger) or ()}


def _falls_due(items: Sequence[Item], place: int) -> bool:
    """Whether a word says that something falls due: 到期, also at the end of a column's name, 到整改期限."""
    item, before = items[place], items[place - 1 : place]
    reached = item.has("temporal") and any(other.text in words("reaching") for other in before)
    return reached or item.has("due") or item.text.endswith(words("due_endings"))


def _event(name: str, partner: int | None, scope: Scope) -> str:
    """「event」 where the words say what happened then, so that only rows can tell."""
    return "event" if partner is not None and not _is_limit(name, scope) else ""


def _is_limit(name: str, scope: Scope) -> bool:
    limit = columns.limit_column(scope.ledger)
    return limit is not None and limit.name == name


def _still_pending(made: Condition, status: Column | None) -> Condition:
    """一周内要到期: what is done needs no more watching."""
    return Junction("and", (columns.pending(status), made)) if status else made


def _as_dating(items: Sequence[Item], place: int) -> Item:
    """A word that dates something, without its status; a figure still where its amount is told: 收奶不到1吨."""
    item, behind = items[place], items[place + 1 : place + 2]
    figure = {"column", "numeric"} if any(other.is_any(BOUNDED) for other in behind) else set[str]()
    return replace(item, kinds=_without_status(item) | (item.kinds & figure))


def _without_status(item: Item) -> frozenset[str]:
    """What is left of a word that dates something: it explains, but sets no status."""
    return frozenset({"dating"}) | {
        kind for kind in item.kinds if kind in ("ledger", "topic", "measure", "asked", "stated")
    }


def partner_of(items: Sequence[Item], place: int, scope: Scope) -> int | None:
    """The word that says which date is meant: 计划 beside it, the nearest behind, else the nearest before."""
    before = place - 2 if place > 1 and items[place - 1].has("until") else place - 1
    beside = [near for near in (before, place + 1) if 0 <= near < len(items) and items[near].has("planned")]
    if beside and dated(items[beside[0]], scope):
        return beside[0]
    named = place - 2 if place > 1 and items[place - 1].has("span") else place - 1
    if place and _names_date(items[named]):
        return named
    first, last = _clause(items, place)
    for step in (range(place + 1, last), range(place - 1, first - 1, -1)):
        for position in step:
            if dated(items[position], scope) and not _is_status(items, position):
                return position
    return None


def _names_date(item: Item) -> bool:
    """Whether an item is a date by its own name (淘汰日期在11月), not a deed or what the row is about."""
    named = any(sense.kind is SenseKind.COLUMN and sense.cost < STEM_COST for sense in item.senses)
    return named and item.has("temporal") and not (item.has("verb") or item.has("value") or item.has("numeric"))


def _clause(items: Sequence[Item], place: int) -> tuple[int, int]:
    """Where the part of the question that a time speaks in begins and ends: 10月以来，每月… goes beyond its comma."""
    ends = [at for at, item in enumerate(items) if is_break(item) or item.has("within")]
    first, last = part_around(ends, place, len(items))
    if all(item.is_any(MERELY_TIMED) for item in items[first:last]):
        first = max((at + 1 for at in ends if at < first - 1), default=0)
        last = min((at for at in ends if at > last), default=len(items))
    return first, last


def _is_status(items: Sequence[Item], position: int) -> bool:
    """Whether the word is said as a status (没拆解, 已清理), not as what happened then."""
    item = items[position]
    exact = item.text in item.values or any(item.text in sense.values for sense in item.sense(SenseKind.VALUE))
    negated = position > 0 and items[position - 1].has("negate")
    followed = position + 1 < len(items) and items[position + 1].has("share")
    return exact or negated or followed


def dated(item: Item, scope: Scope) -> str:
    """The date column an item points to, by its name, its verb or what it says is done; or empty."""
    if item.has("due") or item.kinds == {"planned.planned"}:
        limit = columns.limit_column(scope.ledger)
        return limit.name if limit else ""
    for sense in item.senses:
        if sense.kind is SenseKind.VERB:
            return day_done(item, sense.column, scope)
        if sense.kind is SenseKind.COLUMN and scope.ledger.column(sense.column).type.temporal:
            return sense.column
    done = "" if item.has("early") else _event_of_status(item, scope)  # 按时 is how it was done, not that it was
    if done:
        return done
    if item.has("status.done"):
        finish = columns.finish_column(scope.ledger)
        return finish.name if finish else ""
    return ""


def _event_of_status(item: Item, scope: Scope) -> str:
    """The date of what a done value says was done: 取缔日期 for 取缔了."""
    held = [(sense.column, sense.values) for sense in item.sense(SenseKind.VALUE)]
    if item.has("condition") and item.values and isinstance(item.condition, Membership) and not item.condition.negated:
        held.append((item.column, item.values))
    for name, values in held:
        if set(values) & set(scope.ledger.column(name).done):
            for column in scope.ledger.columns:
                stem = column.name.removesuffix("日期").removesuffix("时间")
                if column.type.temporal and len(stem) >= 2 and stem in values[0]:
                    return column.name
            status, finish = columns.status_column(scope.ledger), columns.finish_column(scope.ledger)
            if status is not None and status.name == name and finish is not None:
                return finish.name
    return ""


def time_condition(column: str, time: TimeMention, today: date, due: bool) -> Condition:
    """The condition of a time on a date column; a relative 「月底前到期」 starts today."""
    first, last = time.first, time.last
    if due and first is None and last is not None and last >= today and not _is_named(time.text):
        first = today
    return days_condition(column, first, last)


def _is_named(text: str) -> bool:
    """Whether a time names its year, month or day (年底前, 十二月底前), so that it does not open today."""
    return text.startswith(words("years")) or any(
        letter.isdigit() or letter in digits() or letter in multipliers() for letter in text
    )


def days_condition(column: str, first: date | None, last: date | None) -> Condition:
    """Days from ``first`` to ``last``, both included; an open side is left out."""
    day = DatePart("day", ColumnRef(column))
    if first is not None and first == last:
        return Comparison(day, "=", Literal(first))
    ends = ((">=", first), ("<=", last))
    parts = tuple(Comparison(day, op, Literal(end)) for op, end in ends if end is not None)
    return parts[0] if len(parts) == 1 else Junction("and", parts)
