"""Limits told in other words: 比应还日期晚了5天, 90天内过期, 早该结业, 缴了款但过了期限.

Invariant: what is still to come is never past, and what was done late is never still to do. Prevents 90天内过期 from
being what has gone off already.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.model.ledger_question import Arithmetic, Blank, ColumnRef, Comparison, Literal, Membership
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.spans import early_or_late
from assistant.parsing.ledger_questions.conditions.time_limits import overdue
from assistant.parsing.ledger_questions.items import DATE, Item, Quantity, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass, alone
from assistant.parsing.ledger_questions.quantities import date_named, days_of
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns, limits
from assistant.parsing.ledger_questions.schema.limit_columns import days_done, limit_columns, of_what
from assistant.parsing.ledger_questions.schema.stems import verb_family
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.times.times import dated
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

LATE, DUE = frozenset({"early.late"}), frozenset({"due.due"})
OVERDUE, TOOK = "overdue", "took"
UP_TO_NOW, LASTS = frozenset({"latest.now"}), frozenset(("lasts", "passed", "modal"))
"""Kinds of what says up to now, and of what stands before the days that have gone by."""
GONE, PASSED = "过去", frozenset(("passed.passed", "compare.gt"))
"""Begins a length of time that is over, behind a deed, or the last days up to today."""
UP_TO, STILL, OVER = "最多", "还是", frozenset(("passed", OVERDUE))
AT_MOST, ENDS, NEAR = frozenset({"compare.le"}), frozenset(("due", OVERDUE)), 2
"""What 还有 before a length means, kinds of what says when that is over, and words behind it among which it stands."""
ASKS_TIME = frozenset(("ask.when", "ask.month", "ask.year", "quantity", "lasts", "due", "group", "superlative"))
"""Kinds of what asks for the day of a limit, or tells how far off it is."""
REACHED = frozenset(("passed", "compare"))
OF_ALL_ROWS = frozenset(("aggregate", "superlative", "top", "share", "group", "latest.latest", "latest.first"))
"""Kinds of what asks for one figure of several rows."""


def later_than_day(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 晚了 behind 比 and a day of the row as the side of it on which another lies."""
    return tuple(
        replace(item, kinds=LATE)
        if place > 1 and item.has(OVERDUE) and _held(items[place - 2 : place], scope)
        else item
        for place, item in enumerate(items)
    )


def _held(before: Sequence[Item], scope: Scope) -> bool:
    return before[0].has("than") and bool(dated(before[1], scope))


def to_run_out(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 过期 of 90天内过期, 年底前要过期 as what is still to come, of what runs out by itself."""
    limit = columns.limit_column(scope.ledger)
    if limit is None or not limits.runs_out(limit.name):
        return items
    found, ahead = list(items), False
    for place, item in enumerate(items):
        ahead = not is_break(item) and (ahead or _is_ahead(item, scope))
        wills = place > 0 and items[place - 1].text in words("still_to_come")
        if (ahead or wills) and (item.has(OVERDUE) or item.text.startswith(words("expires"))):
            found[place] = replace(item, kinds=DUE, senses=())
    return tuple(found)


def _is_ahead(item: Item, scope: Scope) -> bool:
    """Whether a time runs on from today: 90天内, 年底前."""
    time, today = item.time, scope.today
    return time is not None and time.last is not None and (time.first or today) >= today < time.last


def reaching(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 到有效期, 要到保修期 as the limit itself, whose day lies in the time said: no deed of its own."""
    limits_kept = {column.name for column in limit_columns(scope.ledger)}
    found = list(items)
    for place in range(len(items) - 1, 0, -1):
        named = {sense.column for sense in items[place].sense(SenseKind.COLUMN)}
        if items[place - 1].text in words("reaches") and named and named <= limits_kept:
            plain = replace(items[place], start=items[place - 1].start, kinds=DATE)
            found[place - 1 : place + 1] = [plain]
    return tuple(found)


def still_is(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without 还是 behind a limit that has passed: 期限都过了还是待验收的 are both, and no choice of two."""
    places = range(1, len(items) - 1)
    still = [
        at for at in places if items[at].text == STILL and items[at - 1].is_any(OVER) and items[at + 1].has("value")
    ]
    return tuple(item for place, item in enumerate(items) if place not in still)


def should_be_done(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 早该结业 as past the day by which it was to be done."""
    limit = columns.limit_column(scope.ledger)
    place = next((at for at, pair in enumerate(pairwise(items)) if _should_have(*pair)), None)
    last = place + 1 if place is not None else 0
    if place is None and limit is not None:
        place, last = _should_and_has_not(items, limit.name, scope) or (None, 0)
    if limit is None or place is None or not _is_for(items[last], limit.name, scope):
        return items
    made = overdue(scope, (replace(items[place], end=items[last].end, kinds=frozenset({OVERDUE})),))
    return (*items[:place], made, *items[last + 1 :]) if made is not None else items


def _should_have(said: Item, deed: Item) -> bool:
    """Whether words are 早该 and a deed, or 早 and 该归还, which is one name of a day."""
    return said.has("should") or (said.text in words("long_since") and deed.text.startswith(words("should_be")))


def _should_and_has_not(items: Sequence[Item], limit: str, scope: Scope) -> tuple[int, int] | None:
    """Where 该 and the deed of a limit stand that is denied behind it: 该复核了还没复核, 该打下一剂了没来打.

    What is due the next time (该复核的) needs no denial where no other time is said.
    """
    due = limit.startswith(words("next_time")) and not any(item.time or item.is_any(ASKS_TIME) for item in items)
    for place, item in enumerate(items):
        reached = any(before.is_any(REACHED) for before in items[:place][-1:])  # 到了应办结的日子
        whole = item.has("temporal") and item.text.startswith(words("should_by_now")) and not reached
        if whole and _is_for(item, limit, scope) and (due or any(map(_is_denied, items[place + 1 : place + 1 + NEAR]))):
            return place, place
        if item.has("modal.must") and item.text in words("should_by_now"):
            near = range(place + 1, min(place + 1 + NEAR, len(items)))
            last = next((at for at in near if _is_for(items[at], limit, scope)), None)
            if last is not None and (due or any(map(_is_denied, items[last + 1 : last + 2 + NEAR]))):
                return place, last
    return None


def _is_denied(item: Item) -> bool:
    denied = item.is_any(frozenset(("value", "blank"))) and item.text.startswith(tuple(NEGATIONS))
    return item.has("negate") or item.has("status.pending") or denied


def _is_for(item: Item, limit: str, scope: Scope) -> bool:
    """Whether a word is the deed that a limit is for."""
    column = scope.ledger.column(limit)
    finish = columns.finish_column(scope.ledger)
    days = {limit, *(day.name for day in (*days_done(column, scope.ledger), *([finish] if finish else [])))}
    told = any(sense.column in days for sense in item.senses if sense.kind in (SenseKind.VERB, SenseKind.COLUMN))
    return told or item.text in verb_family(of_what(column))


def still_so_long(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 还有 of 还有半年就到期 as at the most so long."""
    found = list(items)
    for place, (item, length) in enumerate(pairwise(items)):
        ends = any(other.is_any(ENDS) for other in items[place + 2 : place + 2 + NEAR])
        days = days_of(length.quantity) if length.quantity is not None else None
        if item.text in (*words("still_some"), *words("left_over")) and days is not None and ends:
            found[place] = replace(item, kinds=AT_MOST, text=UP_TO)
    return tuple(found)


def gone_since(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 过去30天 of 审批过去30天了 as so many days since the deed, and no last 30 days."""
    for place, (gone, ended) in enumerate(pairwise(items)):
        said = gone.time is not None and gone.time.kind == "recent" and gone.text.startswith(GONE)
        deed = next((item for item in reversed(items[:place]) if not item.has("both")), None)
        if not said or gone.time is None or gone.time.first is None or ended.text not in words("done_marks_bare"):
            continue
        if deed is None or not dated(deed, scope):
            continue
        days = (scope.today - gone.time.first).days + 1
        edge = gone.start + len(GONE)
        passed = Item(gone.start, edge, GONE, PASSED)
        length = Quantity(Decimal(days), words("day_nouns")[0])
        many = Item(edge, gone.end, gone.text.removeprefix(GONE), frozenset({"quantity"}), quantity=length)
        return (*items[:place], passed, many, *items[place + 1 :])
    return items


def days_so_far(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 从交材料到现在过去多少天 as the days of each row, where no word asks for one figure of all."""
    place = next((at for at in range(1, len(items)) if items[at].is_any(UP_TO_NOW)), None)
    first = date_named(scope, items[place - 1]) if place is not None else None
    end = next((at for at in range(place or 0, len(items)) if items[at].has("ask.count")), len(items)) + 1
    asks = end < len(items) and items[end].text in words("day_nouns")
    if place is None or first is None or not asks or any(item.is_any(OF_ALL_ROWS) for item in items):
        return items
    if any(first == limit for limit in limit_columns(scope.ledger)) or not all(
        item.is_any(LASTS) for item in items[place + 1 : end - 1]
    ):
        return items
    gone = Arithmetic("-", Literal(scope.today), ColumnRef(first.name))
    filled = Blank(ColumnRef(first.name), negated=True)
    made = reduced(items[place - 1], items[place], "condition", condition=filled, column=first.name)
    made = replace(made, scalar=gone, noun="天", written="waiting")
    listed = Item(items[end - 1].start, items[end].end, "", frozenset({"ask.list"}))
    return (*items[: place - 1], made, listed, *items[end + 1 :])


def only_then(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 才办下来 behind a limit that was passed as the deed that came after it."""
    finish = columns.finish_column(scope.ledger)
    place = next((at for at, item in enumerate(items) if at and item.text in words("only_then")), None)
    if finish is None or place is None or not any(item.is_any(OVER | {"compare.gt"}) for item in items[:place]):
        return items
    kept = items[:place]
    if kept[-1].has("inside"):
        kept = (*kept[:-2], replace(kept[-2], end=kept[-1].end))  # 承诺期: the limit itself
    if any(item.has("verb") for item in items[place + 1 : place + 2]):
        return (*kept, *items[place + 1 :])
    end = place + 1
    while end < len(items) and items[end].has("unknown") and not is_break(items[end]):
        end += 1
    done = reduced(items[place], items[end - 1], "condition", condition=_done_on(finish.name), column=finish.name)
    return (*kept, done, *items[end:])


def _done_on(finish: str) -> Blank:
    """What tells that a row has come to its end."""
    return Blank(ColumnRef(finish), negated=True)


SO_LONG = (
    Pass(only_then, (words("only_then"),)),
    Pass(still_so_long, ({"quantity"}, {"due", "overdue"})),
    Pass(gone_since, ({"time"}, {"verb", "temporal"}, words("done_marks_bare"))),
)
"""What runs first of all."""
LIMITS_TOLD = (
    Pass(days_so_far, (UP_TO_NOW, {"ask.count"}, {"verb", "temporal"})),
    Pass(later_than_day, ({"than"}, {OVERDUE})),
    Pass(to_run_out, ({"time", *words("still_to_come")}, {OVERDUE, "value"})),
    Pass(reaching, (words("reaches"), {"time"}, {"temporal"})),
    Pass(alone(still_is), ({STILL}, OVER, {"value"})),
    Pass(should_be_done, ({"should", "modal.must", "temporal", *words("long_since")},)),
)
"""What runs before the rules."""


def done_after_all(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 过了期限 beside what was done as done after it: 办是办了但过了期限的."""
    late = next((at for at, item in enumerate(items) if item.written == OVERDUE), None)
    finish = columns.finish_column(scope.ledger) if late is not None else None
    if late is None or finish is None or items[late].condition != limits.overdue(scope.ledger, scope.today):
        return items  # one of so many days, or of what another limit is of
    days = (finish.name, items[late].column)
    then = any(s.column in days for item in items[late + 1 : late + 2] for s in item.sense(SenseKind.VERB))
    if not then and not any(_says_done(item, finish.name, scope) for item in items):
        return items  # 过了才报 tells of a deed right behind it
    made = early_or_late(scope, (replace(items[late], kinds=LATE),))
    return (*items[:late], made, *items[late + 1 :]) if made is not None else items


def _says_done(item: Item, finish: str, scope: Scope) -> bool:
    """Whether an item says that a row has come to its end."""
    status = columns.status_column(scope.ledger)
    held = item.condition
    if held == _done_on(finish):
        return True
    if isinstance(held, Membership) and status is not None and held.operand == ColumnRef(status.name):
        return not held.negated and set(held.values) <= set(status.done)
    deed = any(sense.column == finish for sense in item.sense(SenseKind.VERB))
    return deed and any(mark in item.text for mark in words("done_marks"))


def still_waits(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 处置拖了半个月 beside 还没处置完 as so long up to today: what is not done took no time yet."""
    place = next((at for at, item in enumerate(items) if item.written == TOOK), None)
    finish = columns.finish_column(scope.ledger) if place is not None else None
    if place is None or finish is None:
        return items
    held, took = items[place].condition, items[place].scalar
    if not isinstance(took, Arithmetic) or took.left != ColumnRef(finish.name) or not isinstance(held, Comparison):
        return items
    if not _is_open(items, finish.name, scope):
        return items
    gone = Arithmetic("-", Literal(scope.today), took.right)
    made = replace(items[place], condition=replace(held, left=gone), scalar=gone)
    return (*items[:place], made, *items[place + 1 :])


def _is_open(items: Sequence[Item], finish: str, scope: Scope) -> bool:
    """Whether an item says that a row has not come to its end."""
    status = columns.status_column(scope.ledger)
    for held in (item.condition for item in items):
        if held == Blank(ColumnRef(finish)):
            return True
        if isinstance(held, Membership) and status is not None and held.operand == ColumnRef(status.name):
            return held.negated == bool(set(held.values) & set(status.done))
    return False
