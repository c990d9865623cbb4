"""Groups that have no row at all within a time: 10月哪个镇一起纠纷都没有, 上个月哪些单位一次检查也没搞.

Invariant: a time must be said, since a group that never had a row stands nowhere; it bounds what is counted (see
``never_since``), as does a sort said behind the groups: 八一没走访. What is said not to be done counts as done only
by the state that says so.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from assistant.model.ledger_question import Aggregate, Comparison, Condition, Function, Literal
from assistant.parsing.ledger_questions.conditions.none_of_sort import NONE_DONE_TO, NONE_HAD, repeated_column
from assistant.parsing.ledger_questions.conditions.values import plain_value
from assistant.parsing.ledger_questions.items import MERE_TOPIC, Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.times.default_dates import default_date
from assistant.parsing.ledger_questions.times.times import dated
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

NO_ROW = "no row"
"""Marks a bound that no row is there, for the time said before it."""
ROWS = frozenset(("topic", "ledger", "both", "classifier"))
"""Kinds of what names the rows between 一起 and what denies them."""
ABOUT = frozenset(("topic", "ledger"))
"""Kinds of a deed that all rows are of."""
DENIALS, AT = frozenset(("never", "negate")), "在"
ASKS = frozenset(("which", "ask", "asked", "classifier", "filler.filler", "have", "have.have", "compare.eq"))
"""Kinds of what only asks which or how many they are."""
LIGHT = 0.35
"""Most weight of a word there that only says how they come about: 新登记."""


def no_rows(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 一起…都没有 behind the groups asked for as no row within the time that is said."""
    at = next((place for place, item in enumerate(items) if item.has("one")), 0)
    which = next((item for item in items[:at] if item.has("which") and item.column), None)
    if which is None or sum(item.time is not None for item in items) != 1:
        return items
    between = list(takewhile(lambda item: _names_rows(item, scope), items[at + 1 :]))
    end = at + 1 + len(between)
    behind = items[end : end + 2]
    told = _denied(behind)
    if not told or any(not item.is_light(LIGHT) and not item.has("join") for item in items[end + told :]):
        return items
    where = () if told == 1 and behind[0].has("negate") else _brought_about(scope)
    return _without_rows(items, at, end + told, where, default_date(scope))


def never_within(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 一次都没走访, 没走访过 as no row within the time said: 走访 is what all rows are, on their day."""
    never = next((place for place, item in enumerate(items) if item.is_any(DENIALS)), 0)
    day, deed = default_date(scope), next(iter(items[never + 1 : never + 2]), None)
    own = deed is not None and bool(day) and is_every_row(deed, day, scope)
    which = next((item for item in items if item.has("which") and item.column), None)
    behind = next((item for item in items[never + 2 : never + 3] if item.has("textual")), None)
    told = any(repeated_column(item, scope) for item in (which, behind) if item is not None)
    if not never or not own or not told or sum(item.time is not None for item in items) != 1:
        return items
    if any(not item.is_any(ASKS) and item not in (which, behind) for item in items[never + 2 :]):
        return items
    sorts = _sorts_between(items, which, never, scope)
    kept = tuple(item for item in items[:never] if item not in sorts)
    where = tuple(made.condition for made in sorts.values() if made.condition is not None)
    return _without_rows((*kept, *items[never:]), len(kept), len(kept) + 2, where, day)


def _sorts_between(items: Sequence[Item], which: Item | None, never: int, scope: Scope) -> dict[Item, Item]:
    """八一 of 哪些乡镇今年八一没去走访, bound: of which sort no row is, said between the groups and the denial."""
    start = items.index(which) + 1 if which is not None else never
    bound = {item: plain_value(scope, (item,)) for item in items[start:never] if item.has("value")}
    return {
        item: made
        for item, made in bound.items()
        if made is not None and which is not None and made.column not in ("", which.column)
    }


def _without_rows(
    items: tuple[Item, ...], start: int, end: int, where: tuple[Condition, ...], day: str
) -> tuple[Item, ...]:
    """The items with those from ``start`` to ``end`` as having no row such as ``where``, on the day given."""
    none = Comparison(Aggregate(Function.COUNT, None, where), "=", Literal(0))
    made = reduced(items[start], items[end - 1], "having", condition=none, column=day)
    return (*items[:start], replace(made, written=NO_ROW), *items[end:])


def is_every_row(deed: Item, day: str, scope: Scope) -> bool:
    """Whether a deed is what all rows are of: by the ledger's own name, or as its day is kept of each of them."""
    about = deed.is_any(ABOUT) or (deed.has("verb") and not scope.ledger.column(day).nulls)
    return deed.kinds == MERE_TOPIC or (about and dated(deed, scope) == day)


def _names_rows(item: Item, scope: Scope) -> bool:
    """Whether a word only says what the rows are, or that they come about on the day that is kept of all."""
    if item.is_any(frozenset(("negate", "status", "blank", "value", "numeric", "condition"))):
        return False
    day = dated(item, scope)
    return item.is_any(ROWS) or item.is_light(LIGHT) or (bool(day) and day == default_date(scope))


def _brought_about(scope: Scope) -> tuple[Condition, ...]:
    """已办 of what is said not to have been held, which a row that was called off was not; else any row."""
    status = columns.status_column(scope.ledger)
    deeds = [text.removeprefix(words("done_openings")[1]) for text in status.done] if status is not None else []
    held = status is not None and bool(deeds) and all(deed in words("bring_about") for deed in deeds)
    return (columns.among(status, status.done),) if status is not None and held else ()


def _is_pending(item: Item) -> bool:
    """Whether a word says not done, whatever a rule made of it."""
    return item.has("status.pending") or item.written == "pending"


def _denied(behind: Sequence[Item]) -> int:
    """How many words say that there is none: 没有, 没搞, 没 and 办; nought where they say something else."""
    if not behind:
        return 0
    first, deed = behind[0], behind[0].text.removeprefix("没有").removeprefix("没").removesuffix("过")
    if first.has("blank") or _is_pending(first):
        return 1 if deed in words("bring_about") else 0
    if not first.has("negate"):
        return 0
    return 2 if behind[1:] and behind[1].text in words("bring_about") else 1


def time_before(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 没在12月检查过 as 12月没检查过."""
    made = list(items)
    for place, (denial, when) in enumerate(pairwise(items)):
        if denial.is_any(DENIALS) and denial.text.endswith(AT) and when.time is not None:
            made[place : place + 2] = [when, replace(denial, start=when.end, end=when.end)]
    return tuple(made)


ROWLESS = (
    Pass(time_before, (DENIALS, {"time"})),
    NONE_HAD,
    NONE_DONE_TO,
    Pass(no_rows, ({"one"}, {"negate", "status.pending", "condition", "blank"}, {"which"})),
    Pass(never_within, (DENIALS, {"verb", *ABOUT})),
)
"""Passes for groups without a row at one time."""
