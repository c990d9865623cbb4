"""How often something was found, on rows that tell how much or what: 查出过几次问题, 查出隐患几次.

Invariant: rows on which nothing was found are none of those counted, and what was found is not summed up. Prevents
查出问题几次 from counting every visit.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import Aggregate, Blank, ColumnRef, Comparison, Condition, Function, Literal
from assistant.parsing.ledger_questions.conditions.findings import FINDINGS, found
from assistant.parsing.ledger_questions.conditions.group_sizes import never_done
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.faults import faults_column, nothing_found
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words

MOST = frozenset(("superlative.most", "superlative.least"))
REACH = 6
"""Words behind 查出 among which what was found and how often stand."""
LIGHT = 0.1


def found_often(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 查出过几次问题 as those on which something was found, counted by rows."""
    for place, item in enumerate(items):
        denied = any(before.has("negate") for before in items[max(place - 1, 0) : place])
        if denied or item.text.removesuffix(words("done_marks_bare")[1]) not in words("finds"):
            continue
        end = min(place + REACH, len(items))
        said = [at for at in range(place + 1, end) if not items[at].is_light(LIGHT) or items[at].has("ask")]
        read = _parts(items, said, scope)
        if read is not None:
            named, asks, column = read
            made = reduced(item, items[named], "condition", condition=_told(column), column=column.name)
            return (*items[:place], made, *items[asks : asks + 2], *items[max(named, asks + 1) + 1 :])
    return items


def _parts(items: Sequence[Item], said: Sequence[int], scope: Scope) -> tuple[int, int, Column] | None:
    """Where what was found stands, and where 几次 does, right behind one another; and its column."""
    asks = next((at for at in said if items[at].has("ask.count") and _is_occasion(items, at)), None)
    if asks is None:
        return None
    rest = [at for at in said if at not in (asks, asks + 1)]
    column = _found_in(items[rest[0]], scope) if rest else None
    return (rest[0], asks, column) if column is not None else None


def _is_occasion(items: Sequence[Item], at: int) -> bool:
    return any(item.text in words("occasion_nouns") for item in items[at + 1 : at + 2])


def _found_in(item: Item, scope: Scope) -> Column | None:
    """The column of what was found that a word names: 发现问题, 存在问题."""
    if item.has("value") or item.condition is not None:
        return None
    named = [scope.ledger.column(sense.column) for sense in item.sense(SenseKind.COLUMN)]
    return next((column for column in named if _tells_findings(column)), None)


def _tells_findings(column: Column) -> bool:
    called = column.name.startswith(words("finding_openings")) or column_stem(column).endswith(words("findings"))
    told = column.nulls or column.first in words("noughts") or bool(nothing_found(column))
    return called and bool(told) and not column.type.temporal


def _told(column: Column) -> Condition:
    """That something was found: more than nought, or words that do not deny it."""
    if column.type.numeric:
        return Comparison(ColumnRef(column.name), ">", Literal(0))
    return found(column) if nothing_found(column) else Blank(ColumnRef(column.name), negated=True)


def never_found_or_done(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没查出过隐患, else 从来没抽检过: nothing was found, or done, on any row of the group."""
    return _never_found(scope, items) or never_done(scope, items)


def _never_found(scope: Scope, items: Sequence[Item]) -> Item | None:
    """Where a column tells in words what was found: no row of the group tells of any."""
    column = faults_column(scope.ledger)
    if column is None or not any(sense.column == column.name for sense in items[-1].sense(SenseKind.COLUMN)):
        return None
    count = Comparison(Aggregate(Function.COUNT, None, (found(column),)), "=", Literal(0))
    return reduced(items[0], items[-1], "having", condition=count, column=column.name)


def found_most(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 发现的问题 of 哪个单位发现的问题最多 as the rows that tell of one, of which there are most."""
    for place, (item, most) in enumerate(pairwise(items)):
        column = _found_in(item, scope) if place and most.is_any(MOST) and item.has("textual") else None
        if column is None or column.type.numeric or item.has("numeric") or not any(map(_asks, items[:place])):
            continue
        made = reduced(item, item, "condition", condition=_told(column), column=column.name)
        return (*items[:place], made, *items[place + 1 :])
    return items


def _asks(item: Item) -> bool:
    """Whether a word asks which thing is at the top."""
    return item.has("ask.which") or item.has("ask.who") or item.has("which")


FOUND = (
    Pass(found_often, (words("occasion_nouns"), {"ask.count"}, {"column"})),
    *FINDINGS,
    Pass(found_most, ({"textual"}, MOST, {"ask.which", "ask.who", "which"})),
)
"""What reads what was found, in this order."""
