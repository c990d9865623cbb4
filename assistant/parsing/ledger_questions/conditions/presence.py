"""Rows that have any of an amount, or none: 查出问题的检查, 有复烧的村居, 没罚款的检查.

Invariant: an amount is only taken so where what has it follows (的 and a noun), so that an
amount that is asked for, compared or added up stays a figure.
"""

from collections.abc import Sequence
from itertools import dropwhile, pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Aggregate,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Function,
    Literal,
)
from assistant.parsing.ledger_questions.conditions.done_once import ALREADY, DONE_ONCE, PAST, as_deed, once_done
from assistant.parsing.ledger_questions.items import FIGURE, Item, reduced
from assistant.parsing.ledger_questions.quantities import is_part_done, numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.stems import called
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

HEADS = ("ledger", "textual", "rows", "topic", "verb", "temporal")
"""What may have the amount."""
NOUNS = frozenset(("ledger", "textual", "rows"))
"""Kinds of a word for a thing itself."""
SAYS_MORE = frozenset(("numeric", "value", "ledger"))
"""Kinds of a word that says more than what the ledger is about."""
BOUND = (
    *("never", "always", "single", "one", "both", "all", "negate", "modal", "status"),
    *("compare", "aggregate", "quantity", "after", "superlative", "top", "blank"),
)
"""What before an amount says how much of it there is."""
OF, DONE_TO, DONE_MARKS = "的", "被", (DONE_ONCE, "了")
DONE_WORDS = frozenset((*PAST, *ALREADY))
NUMBERED, PARTED = frozenset(("after", "quantity")), frozenset(("share", "within"))
ROUND = frozenset(("topic", "temporal", "verb"))
"""Kinds of a deed of which each row is one: 巡查, though 巡查人数 is called by it too."""
OTHER = ("numeric", "aggregate", "superlative", "ask", "compare", "share", "sort", "value")


def with_presence(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with every amount that something is said to have, or not to have, turned into a condition."""
    done = any(item.text in DONE_WORDS for item in items)
    if not done and not any(numeric_column(scope, item) for item in items):
        return tuple(items)
    current: list[Item] = []
    items = once_done(_told_once(items), scope)
    items = tuple(as_deed(item, items[place + 1 : place + 2]) for place, item in enumerate(items))
    items = tuple(item for place, item in enumerate(items) if not _is_own_unit(items, place, scope))
    items = tuple(item for place, item in enumerate(items) if not _is_told(items, place, scope))
    for place, item in enumerate(items):
        column = numeric_column(scope, item)
        said = len(current) - _said_before(current)
        whose = said > 1 and current[said - 1].has("ledger") and current[said - 2].is_any(NUMBERED)  # 4个以上VOCs问题
        bound = said > 0 and any(map(current[said - 1 - whose].has, BOUND)) and not current[said - 1].has("time")
        counted = bound and not _both_have(current[:said]) and not _says_how_often(current[: said - whose], column)
        had = column is not None and not counted and _is_had(items, place, column, current[said:])
        had = had and not (column is not None and _is_left_over(items, place, column, current[said:], scope))
        if column is not None and had and not _is_object(items[place - 1 : place], item, column):
            current[said:] = [_presence(column, current[said:], items[place:], scope)]
        elif not had:
            current.append(item)
    return tuple(current)


NAMES_MORE = frozenset(("textual", "value", "numeric", "join", "ask"))
"""Kinds of what is spoken of besides what was done in part."""


def _is_object(before: Sequence[Item], item: Item, column: Column) -> bool:
    """Whether an amount is what a state right before it is of: 没拨付补贴, where 补贴状态 says so."""
    states = (sense for one in before if one.end == item.start for sense in one.sense(SenseKind.VALUE))
    return any(item.text in sense.column and item.text in column.name for sense in states)


def _told_once(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 过 as the end of the amount before it: 拒收过 of 拒收过奶的日报; in 进度过半 it compares."""
    found: list[Item] = []
    for item in items:
        once = item.text == DONE_ONCE and not item.has("compare")
        if once and found and found[-1].kinds <= FIGURE and found[-1].end == item.start:
            found[-1] = replace(found[-1], end=item.end, text=f"{found[-1].text}{item.text}")
        else:
            found.append(item)
    return tuple(found)


def _both_have(before: Sequence[Item]) -> bool:
    """Whether a 都 is of the values before it, not of the amount: 甲和乙都查出过问题."""
    return len(before) > 1 and before[-1].has("both") and before[-2].has("value")


def _is_left_over(items: Sequence[Item], place: int, column: Column, said: Sequence[Item], scope: Scope) -> bool:
    """Whether what is left of the whole is ranked or asked for: 没制止住的焚烧最多的, 没制止住的焚烧有几起."""
    whole = columns.whole_of(scope.ledger, column)
    denied = any(item.has("negate") for item in said) and is_part_done(column)
    ranked = any(item.has("superlative") for item in items[place + 1 :])
    return denied and whole is not None and (ranked or _in_unit(items[place + 1 :], whole.unit))


def _in_unit(behind: Sequence[Item], unit: str) -> bool:
    """Whether it is asked how many there are in a unit, and of nothing else that is named before the question."""
    at = next((at for at, item in enumerate(behind) if item.has("ask.count")), len(behind))
    asked = any(item.text == unit for item in behind[at + 1 : at + 2])
    return asked and not any(item.is_any(NAMES_MORE) for item in behind[:at])


def _says_how_often(before: Sequence[Item], column: Column | None) -> bool:
    """Whether the number before an amount is of times, in which the amount is not counted: 两次以上查出问题."""
    number = next((item for item in reversed(before[-2:]) if item.quantity), None)
    unit = number.quantity.unit if number is not None and number.quantity is not None else ""
    return column is not None and unit in words("occasion_nouns") and unit != column.unit


def _is_own_unit(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether an item is the unit of the amount before it, and of what has it: 有复烧户的村 has what 有复烧的村 has."""
    item, behind = items[place], items[place + 1 : place + 2]
    if not place or not item.has("classifier") or not any(after.text == "的" for after in behind):
        return False
    column = numeric_column(scope, items[place - 1])
    return column is not None and item.text == column.unit


def _is_told(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether an item, with 到 before it, names once more the amount that a deed has named: 查扣到散煤."""
    behind = items[place + 1 : place + 2] if items[place].text in words("come_to") else ()
    before = items[place - 1 : place] if place and (behind or items[place].has("numeric")) else ()
    if not behind and place > 1 and items[place - 1].text in words("come_to"):
        before, behind = items[place - 2 : place - 1], items[place : place + 1]
    named = {column.name for item in (*before, *behind) if (column := numeric_column(scope, item)) is not None}
    return len(before) == len(behind) == len(named) == 1 and all(item.has("numeric") for item in (*before, *behind))


def _said_before(items: Sequence[Item]) -> int:
    """How many of the last items say that there is some, or that there is none."""
    count = 0
    for item in reversed(items):
        if not (item.text in words("presence") or item.has("negate") or item.has("zero")):
            break
        count += 1
    return count


def _is_had(items: Sequence[Item], place: int, column: Column, said: Sequence[Item]) -> bool:
    """Whether a thing that has the amount is spoken of, not the amount itself."""
    item, behind = items[place], items[place + 1 : place + 3]
    denied = any(word.has("negate") for word in said)
    informs = columns.additive(column) and (denied or column.nulls > 0 or column.first in ("0", "0.0"))
    if not informs or any(item.has(kind) for kind in ("textual", "temporal")):
        return False
    if item.has("value") and (denied or item.is_cell):
        return False  # 不合格 is a conclusion, not some of 不合格项数
    if _counts_times(items[place + 1 : place + 4], column):
        return not item.has("verb" if not behind[0].has("have") else "topic")  # 查了多少次: done; 救助有几笔: rows
    begun = bool(said) or item.text.startswith(words("presence")) or _is_done_once(item.text, column)
    closed = begun and (_closes(items, place) or _is_clause(items[place + 1 :]))
    if closed or not behind:
        return closed
    shared = len(behind) > 1 and behind[0].text == OF and behind[1].is_any(PARTED)
    listed = denied and behind[0].text in words("row_marks")
    apart = shared or listed or behind[0].text in words("contrast")
    if begun and (apart or _counts_others(items[place + 1 :], column)):
        return True
    named = item.text == column.name or item.text.endswith(words("amount_suffixes"))
    if not named and _is_of_some(items, place, column, shared=shared):
        return True
    head = _head(items[place + 1 :])
    if head is not None and (
        any(map(_says_all, pairwise(items[place + 3 : place + 5])))
        or (not begun and any(item.has("aggregate.sum") for item in items[place + 3 : place + 4]))
    ):
        return False
    other = OTHER[head is not None and (head.has("ledger") or head.classes >= ROUND) :]  # 巡查 is what the rows are
    noun = head is not None and any(map(head.has, HEADS)) and not any(map(head.has, other))
    part = (
        head is not None and head.has("share.share") and any(item.text == DONE_TO for item in items[place - 1 : place])
    )
    return part or (noun and (begun or not named))


def _says_all(pair: tuple[Item, Item]) -> bool:
    """Whether all of an amount was dealt with: 全部制止 behind 发现的焚烧."""
    return pair[0].has("both") and pair[1].has("numeric")


def _is_done_once(text: str, column: Column) -> bool:
    """Whether a word says that it was done at all, or that some of it is owed: 罚过款, 罚了款, 欠租."""
    parted = len(text) > 2 and text[1] in DONE_MARKS and text[0] + text[2:] in called(column)
    return parted or DONE_ONCE in text or text.startswith(words("owing"))


def _head(behind: Sequence[Item]) -> Item | None:
    """The noun behind 的, whichever of them is meant: 村居 of 的农村村居."""
    behind = behind[1:] if behind and behind[0].has("topic") and not behind[0].is_any(SAYS_MORE) else behind
    if not behind or behind[0].text != "的":
        return None
    named = dropwhile(lambda item: item.has("value") and not item.is_any(NOUNS), behind[1:3])
    return next(named, None)


def _closes(items: Sequence[Item], place: int) -> bool:
    """Whether names were asked for, and that they have the amount is the last that is said: 哪些单位被罚过款."""
    amount = items[place].text.endswith(words("amount_suffixes"))
    which = any(item.has("ask.which") or item.has("ask.who") for item in items[:place])
    counted = any(map(_counts_thing, pairwise(items[:place]))) and not any(item.has("join") for item in items[:place])
    more = any(item.has(kind) for item in items[place + 1 :] for kind in (*OTHER, "join"))
    return (which or counted) and not amount and not more


def _is_clause(behind: Sequence[Item]) -> bool:
    """Whether 的 ends the clause: 发现问题的，已经整改的占多少."""
    rest = [item for item in behind[:3] if item.text not in words("inside")]
    return len(rest) > 1 and rest[0].text == OF and is_break(rest[1])


def _counts_thing(pair: tuple[Item, Item]) -> bool:
    """Whether how many of a thing is asked: 条路段 of 有多少条路段发现过焚烧."""
    return pair[0].has("classifier") and pair[1].is_any(NOUNS) and not pair[1].has("numeric")


def _counts_times(behind: Sequence[Item], column: Column) -> bool:
    """Whether it is asked or told how often, or by how many firms, which no amount tells: 罚了几家, 罚过两次."""
    behind = behind[1:] if behind and (behind[0].has("have") or behind[0].text == DONE_ONCE) else behind
    number = next((item.quantity for item in behind[:2] if item.quantity), None)
    if number is not None and (behind[0].quantity or behind[0].has("compare")):
        return number.unit in words("occasion_nouns") and number.unit != column.unit
    asked = len(behind) > 1 and behind[0].has("ask.count") and behind[1].has("classifier")
    nouns = (*words("event_nouns"), *words("company_nouns"))
    return asked and behind[1].text in nouns and behind[1].text != column.unit


def _counts_others(behind: Sequence[Item], column: Column) -> bool:
    """Whether 的有几次 follows: what is counted is no part of the amount, nor are the 几个 that 查出问题的 are."""
    asks = [place for place, item in enumerate(behind[:3]) if item.has("ask.count")]
    noun = behind[asks[0] + 1].text if asks and asks[0] + 1 < len(behind) else ""
    thing = noun in words("generic_nouns") and noun not in words("event_nouns")
    return behind[0].text == "的" and bool(noun) and (noun != column.unit or thing)


def _is_of_some(items: Sequence[Item], place: int, column: Column, *, shared: bool) -> bool:
    """Whether rows that have some are counted, or a share is asked of them: 罚款的有几条, 罚款的占几成."""
    asked = shared and not any(before.has("share") for before in items[:place])  # 占全部欠费的比例
    other = items[place].has("value") or is_part_done(column)
    return not other and (asked or _counts_events(items[place + 1 :], column))


def _counts_events(behind: Sequence[Item], column: Column) -> bool:
    """Whether 的有几条 follows what was done: 罚款的有几条."""
    nouns = (*words("event_nouns"), *words("record_units"))
    counted = any(item.text in nouns for item in behind[1:5] if not item.has("ask"))
    return counted and _counts_others(behind, column)


def _presence(column: Column, said: Sequence[Item], rest: Sequence[Item], scope: Scope) -> Item:
    """Some of the amount, or none; none of a thing with several rows is none in all of them."""
    reference = ColumnRef(column.name)
    first = said[0] if said else rest[0]
    made: Condition = Comparison(reference, ">", Literal(0))
    whole = columns.whole_of(scope.ledger, column) if is_part_done(column) else None
    if whole is not None and not is_part_done(whole) and any(word.has("negate") for word in said):
        made = Comparison(reference, "<", ColumnRef(whole.name))
    elif any(word.has("negate") or word.has("zero") for word in said):
        empty = column.nulls > 0 and column.first not in ("0", "0.0")
        made = Blank(reference) if empty else Comparison(reference, "=", Literal(0))
        if _is_of_several(rest[1:4], scope):
            filled = Aggregate(Function.COUNT, None, (Blank(reference, negated=True),))
            made = Comparison(filled if empty else Aggregate(Function.SUM, reference), "=", Literal(0))
            scalar = None if empty else reference
            return reduced(first, rest[0], "having", condition=made, column=column.name, scalar=scalar)
    return reduced(first, rest[0], "condition", condition=made, column=column.name)


def _is_of_several(behind: Sequence[Item], scope: Scope) -> bool:
    """Whether what has none of the amount may have several rows: the entity, or what else a column names."""
    head = [item for item in behind if item.text not in (OF, DONE_ONCE)][:1]
    if columns.repeats(scope.ledger) and _is_thing(head, scope):
        return True
    named = [
        scope.ledger.column(s.column) for item in head if item.has("textual") for s in item.sense(SenseKind.COLUMN)[:1]
    ]
    return any(c.type.textual and c.name != scope.ledger.entity and c.distinct < scope.ledger.rows for c in named)


def _is_thing(head: Sequence[Item], scope: Scope) -> bool:
    """Whether the noun is what the ledger is about, not one check or record of it."""
    entities = [sense for item in head for sense in item.senses if sense.column == scope.ledger.entity]
    return bool(entities) or any(item.has("ledger") and not item.has("verb") for item in head)
