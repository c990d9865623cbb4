"""What is said of all that a thing has, or of none of it: 任务全部完成的单位, 问题一个都没改的企业.

Invariant: it is said of groups only where a word names what the groups are, a thing with several rows or a column of
other things; else the condition stays one on the row. Prevents 任务全部完成的单位 from meaning those with one done.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Aggregate,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Function,
    HasElement,
    Junction,
    Literal,
    Membership,
)
from assistant.parsing.ledger_questions.conditions.deeds import COMPLETIONS, NEGATIONS
from assistant.parsing.ledger_questions.conditions.group_sizes import OTHERWISE
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.stems import column_stem, verb_family
from assistant.parsing.ledger_questions.schema.things import tells_rows_apart
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.spoken_of import entity_named
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

AMOUNTS = "amounts"
"""Marks a condition on how much of an amount was dealt with; of a group it is one on the sums."""
PLAIN = "都"
"""Says of all only behind a noun; elsewhere it goes with several that were named."""
SUBJECTS = frozenset(("textual", "ledger", "numeric", "topic", "rows", "verb", "temporal", "group", "dimension"))
"""Kinds of what all of may be spoken of."""
WITHIN = frozenset(("time", "value", "daytype", "compare.eq"))
"""Kinds of what may stand between what is said and whom it is said of, or the word that asks who it is."""


def said_of_groups(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with every condition that all rows of a group are to meet turned into one on the group."""
    for place, item in enumerate(items):
        start = _opening(items, place, scope)
        named = _group(items, start, place, scope) if item.condition is not None and start is not None else ""
        made = _of_group(item, scope) if named else None
        if made is not None and start is not None and _split_otherwise(items, start, place, named):
            made = replace(made, kinds=frozenset({"negate"}), condition=None)
        if made is not None and start is not None:
            behind = said_of_groups(items[place + 1 :], scope)
            return (*items[:start], replace(made, start=items[start].start), *behind)
    return tuple(items)


def _opening(items: Sequence[Item], place: int, scope: Scope) -> int | None:
    """Where the words begin that say it of all: 都, 全部, 每期都; None where none do."""
    if items[place].written == AMOUNTS or items[place].has("of_all"):
        return _first_of_each(items, place)
    start = place
    while start and items[start - 1].has("both"):
        start -= 1
    if start == place or items[place].condition is None:
        return None
    each = _first_of_each(items, start)
    if each < start:
        return each
    said, before = [item.text for item in items[start:place]], items[start - 1] if start else None
    of_noun = before is not None and before.is_any(SUBJECTS) and before.condition is None
    times = [item.time for item in items[:start] if item.has("dated")]
    if said == [PLAIN] and (len(times) > 1 or any(time is not None and time.kind == "range" for time in times)):
        return start
    if said == [PLAIN] and not (of_noun and before is not None and not before.has("which")):
        return None
    adjective = all(items[at].has("all") for at in range(start, place))
    if adjective and not of_noun and items[place].written != "done":
        return None
    things = before is not None and before.has("numeric") and items[place].written == "done"
    return start - 1 if things else start


def _first_of_each(items: Sequence[Item], place: int) -> int:
    """Where 每个月, 每家 in front of what is said of all begins; the place itself where there is none."""
    return next((at for at in range(place - 1, max(place - 4, -1), -1) if _is_each(items[at])), place)


def _split_otherwise(items: Sequence[Item], start: int, place: int, named: str) -> bool:
    """Whether figures are asked for by another column: groups within groups, which no one question holds."""
    others = (*items[:start], *items[place + 1 :])
    return any(item.has("dimension") and item.column != named for item in others)


def _is_each(item: Item) -> bool:
    return (item.has("group") or item.has("dimension")) and item.text.startswith(words("each_one"))


def _group(items: Sequence[Item], start: int, place: int, scope: Scope) -> str:
    """The column of the groups: of the noun behind what is said of them, else of those asked for before it."""
    behind = [item for item in items[place + 1 :] if item.condition is None and not item.is_any(WITHIN)]
    rows = bool(behind) and not behind[0].has("textual") and any(o.noun in words("row_nouns") for o in behind)
    head = _column(behind[0], scope) if behind else ""
    head = _thing(items[place + 1 :], scope) or head
    asked = [
        item
        for at, item in enumerate(items[:start])
        if item.has("which") or (item.has("asked") and item.column) or (at and items[at - 1].has("ask.exist"))
    ]
    firms = [scope.ledger.entity] if any(one.noun in words("company_nouns") for one in behind) else []  # 全部改完的几家
    names = [] if rows else [head] if head else [*(_column(item, scope) for item in reversed(asked)), *firms]
    return next((name for name in names if _is_of_several(name, items[place].column, scope)), "")


def _thing(behind: Sequence[Item], scope: Scope) -> str:
    """The entity, where things are called by their sort right behind: 加油站 of 抽检全部合格的加油站."""
    kind = columns.type_column(scope.ledger)
    sort = kind is not None and bool(behind) and behind[0].condition is not None and behind[0].column == kind.name
    return scope.ledger.entity if sort else ""


def _column(item: Item, scope: Scope) -> str:
    """The column of names that a noun stands for."""
    if item.has("which") or item.has("asked"):
        return item.column
    senses = item.sense(SenseKind.COLUMN) if item.has("textual") else ()
    if senses:
        return senses[0].column
    return scope.ledger.entity if item.has("ledger") and entity_named((item,), scope) else ""


def _is_of_several(name: str, said: str, scope: Scope) -> bool:
    """Whether each of what a column names may have several rows."""
    column = next((column for column in scope.ledger.columns if column.name == name), None)
    if column is None or name == said or not column.type.textual or column.distinct >= scope.ledger.rows:
        return False
    if name != scope.ledger.entity and tells_rows_apart(name, scope.ledger):
        return False
    return name != scope.ledger.entity or columns.repeats(scope.ledger) or column_stem(column) not in scope.ledger.grain


def _of_group(item: Item, scope: Scope) -> Item | None:
    """The condition on a group that all its rows meet what is said."""
    assert item.condition is not None, item
    made = _summed(item.condition) if item.written == AMOUNTS else _of_all(item, scope)
    if made is None:
        return None
    return reduced(item, item, "having", condition=made, column=item.column, written=item.written)


def _summed(condition: Condition) -> Condition:
    """The same said of the sums over a group."""
    if isinstance(condition, Junction):
        return replace(condition, parts=tuple(map(_summed, condition.parts)))
    assert isinstance(condition, Comparison), condition
    sides = (Aggregate(Function.SUM, s) if isinstance(s, ColumnRef) else s for s in (condition.left, condition.right))
    left, right = sides
    return replace(condition, left=left, right=right)


def _of_all(item: Item, scope: Scope) -> Condition | None:
    """No row of the group is any different; of what may not be called for, some row is so."""
    assert item.condition is not None, item
    other = _denied(item, scope)
    if other is None:
        return None
    none_other = _counted(other, "=")
    aside = isinstance(other, Membership) and not other.negated and bool(item.values)
    return Junction("and", (none_other, _counted(item.condition, ">"))) if aside else none_other


def _counted(condition: Condition, op: str) -> Comparison:
    return Comparison(Aggregate(Function.COUNT, None, (condition,)), op, Literal(0))


def _denied(item: Item, scope: Scope) -> Condition | None:
    """The opposite of a condition; of what is done, what is still to do."""
    said = item.condition
    if isinstance(said, Membership) and item.values and item.column:
        column = scope.ledger.column(item.column)
        return columns.pending(column) if set(item.values) <= set(column.done) else columns.unlike(column, item.values)
    if isinstance(said, (Membership, HasElement, Blank)):
        return replace(said, negated=not said.negated)
    return _opposite(said)


def _opposite(said: Condition | None) -> Condition | None:
    """The opposite of a bound, or of several that are all to be met."""
    if isinstance(said, Comparison) and said.op in OTHERWISE:
        return replace(said, op=OTHERWISE[said.op])
    parts = [_opposite(part) for part in said.parts] if isinstance(said, Junction) and said.op == "and" else []
    others = tuple(part for part in parts if part is not None)
    return Junction("or", others) if others and len(others) == len(parts) else None


def planned_done(scope: Scope, items: Sequence[Item]) -> Item | None:
    """完成了计划, 没完成计划: what was done comes up to what was planned, or falls short of it."""
    pair = columns.planned_and_finished(scope.ledger)
    deed, goal = items[-2:]
    if pair is None or goal.text not in words("goals") or goal.start - deed.end > 1:
        return None
    done = numeric_column(scope, deed) == pair[1] and any(mark in deed.text for mark in words("comes_up"))
    if not (deed.has("status") or done) or items[0].text in words("left_over"):
        return None  # 参保任务 only names what is to be done
    denied = items[0].has("negate") or items[0].text.startswith(tuple(NEGATIONS))
    whole, part = (ColumnRef(column.name) for column in pair)
    made = Comparison(part, "<" if denied else ">=", whole)
    return reduced(items[0], items[-1], "condition", condition=made, column=pair[1].name, written=AMOUNTS)


def all_of_part(scope: Scope, items: Sequence[Item]) -> Item | None:
    """问题全部整改完, 抽查全部合格: there was something, and all of it was dealt with."""
    if any(item.has("join") and item.text not in words("merely_said") for item in items):
        return None
    whole, part = numeric_column(scope, items[0]), numeric_column(scope, items[-1])
    planned = columns.planned_and_finished(scope.ledger)
    if part is None and planned is not None and items[-1].has("status.done"):
        part = planned[1]
    if whole is None or part is None or columns.whole_of(scope.ledger, part) != whole:
        return None
    return _of_some(items, whole, part, Comparison(ColumnRef(part.name), ">=", ColumnRef(whole.name)))


def none_but_part(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一户不合格都没有: there was something, and all of it is of the part that is denied once to be denied again."""
    if any(item.quantity is not None and item.quantity.value != 1 for item in items):
        return None
    part = next((numeric_column(scope, item) for item in items if item.has("numeric")), None)
    whole = columns.whole_of(scope.ledger, part) if part is not None else None
    if part is None or whole is None:
        return None
    return _of_some(items, whole, part, Comparison(ColumnRef(part.name), ">=", ColumnRef(whole.name)))


def none_of_part(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一个都没改: there was something, and nothing of it was dealt with."""
    verb = items[-1].text.lstrip(NEGATIONS).rstrip(COMPLETIONS)
    denied = verb != items[-1].text or any(item.has("negate") for item in items)
    pair = _part_done(scope, verb) if denied and verb else None
    if pair is None or (items[0].quantity is not None and items[0].quantity.value != 1):
        return None
    part, whole = pair
    return _of_some(items, whole, part, Comparison(ColumnRef(part.name), "=", Literal(0)))


def _of_some(items: Sequence[Item], whole: Column, part: Column, dealt: Comparison) -> Item:
    """That there was something, and that so much of it was dealt with."""
    made = Junction("and", (Comparison(ColumnRef(whole.name), ">", Literal(0)), dealt))
    return reduced(items[0], items[-1], "condition", condition=made, column=part.name, written=AMOUNTS)


def _part_done(scope: Scope, verb: str) -> tuple[Column, Column] | None:
    """The amount that a verb speaks of, and the whole it is a part of."""
    for part in scope.ledger.columns:
        whole = columns.whole_of(scope.ledger, part) if columns.additive(part) else None
        stem = column_stem(part).removeprefix("已").removesuffix("完成")
        if whole is not None and len(stem) > 1 and verb in verb_family(stem):
            return part, whole
    return None
