"""What was found, where a column tells it in words and writes 无 for nothing: 发现隐患, 查出的违法行为.

Invariant: a row that tells of nothing is never counted as one of the things found, and things found are
counted by the rows that tell of them, never by how many sorts there are.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Function,
    Junction,
    Literal,
)
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.faults import (
    fault_nouns,
    faults_column,
    findings_column,
    nothing_found,
)
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

COUNTS = frozenset(("count", "superlative", "more", "asked", "ask.count"))
"""Kinds of what behind a thing says that it is counted."""
DEALT_WITH = frozenset(("overdue", "status", "verb", "value", "temporal"))
"""Kinds of what is said to be done about it."""
SAYS_IT = frozenset(("ask", "negate", "lack", "filled", "blank"))
"""Kinds of what before a column asks for it, or says by itself whether it is filled in."""
OF, LIGHT = "的", 0.1
"""Most weight of a word that stands between nothing (了)."""


def found(column: Column) -> Condition:
    """Something was found."""
    told = columns.among(column, nothing_found(column), negated=True)
    return Junction("and", (Blank(ColumnRef(column.name), negated=True), told)) if column.nulls else told


def with_findings(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with what was found, or was not, as a condition, where it is counted or said to be there."""
    column = faults_column(scope.ledger)
    if column is None:
        return tuple(items)
    called = column == findings_column(scope.ledger)
    kept = ("的", *words("presence"))
    said = [item for item in items if not (item.is_light(LIGHT) and item.text not in kept)]
    for place in reversed(range(len(said))):
        named = _names(said[place], column) and (called or said[place].text in fault_nouns(column))
        if named and not _is_shown(said, place):
            _put(said, place, column, scope.ledger)
    return tuple(said)


def there_is(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 存在问题的, where a column is called so, as the rows that tell of any."""
    opening = words("stands_there")
    places = [at for at, item in enumerate(items) if "textual" in item.classes and item.text.startswith(opening)]
    found = list(items)
    for place in places:
        found[place] = _told(items, place, scope)
    return tuple(found) if places else items


def _told(items: Sequence[Item], place: int, scope: Scope) -> Item:
    item, before, behind = items[place], items[place - 1 : place] if place else (), items[place + 1 : place + 2]
    ends = not behind and any(one.has("ask.which") or one.has("ask.who") for one in items[:place])
    clause = any(after.text == OF for after in behind) and not any(_lists(one) for one in before)
    if item.has("value") or not (ends or clause):
        return item
    named = [scope.ledger.column(sense.column) for sense in item.sense(SenseKind.COLUMN)]
    column = next((column for column in named if column.nulls and column.name.endswith(item.text)), None)
    if column is None:
        return item
    filled = Blank(ColumnRef(column.name), negated=True)
    return reduced(item, item, "condition", condition=filled, column=column.name)


def _lists(item: Item) -> bool:
    return item.is_any(SAYS_IT) or (item.has("join") and not is_break(item))


def _put(said: list[Item], place: int, column: Column, ledger: Ledger) -> None:
    """Puts the condition in place of the words that say it, and rows in place of the noun they are counted in."""
    item, start = said[place], place
    while start and (said[start - 1].text in words("presence") or said[start - 1].has("negate")):
        start -= 1
    denied = any(before.has("negate") for before in said[start:place])
    there = start < place or item.text.startswith(words("presence"))
    if denied and not any(before.text in words("presence") for before in said[start:place]):
        return  # 没有隐患的 is said of any column that holds 无
    noun = _noun(said, place)
    if not there and noun is None and not _is_counted(said, place) and not _is_dealt_with(said, place, column):
        return
    if noun is not None:
        row = ledger.unit_noun if ledger.unit_noun in words("row_nouns") else words("row_nouns")[0]
        said[noun] = replace(said[noun], text=row)
    nothing = columns.among(column, nothing_found(column))
    if start and said[start - 1].has("never"):  # in no row of a thing
        never = Comparison(Aggregate(Function.COUNT, None, (found(column),)), "=", Literal(0))
        said[start - 1 : place + 1] = [reduced(said[start - 1], item, "having", condition=never, column=column.name)]
        return
    made = nothing if denied else found(column)
    said[start : place + 1] = [reduced(said[start], item, "condition", condition=made, column=column.name)]


def _names(item: Item, column: Column) -> bool:
    named = any(sense.column == column.name for sense in item.sense(SenseKind.COLUMN))
    return named and item.condition is None and not item.has("numeric") and not item.has("value")


def _is_shown(said: Sequence[Item], place: int) -> bool:
    """Whether the column itself is asked for, or what is split by: 什么隐患, 各类隐患, 水库、隐患和期限."""
    before, behind = said[place - 1 : place] if place else (), said[place + 1 : place + 2]
    row = any(item.has("join") and not is_break(item) for item in (*before, *behind))
    asked = any(item.has("ask.which") or item.has("group.each") or item.has("group.by") for item in before)
    sorts = any(item.has("classifier") and item.text in words("sorts") for item in before)
    return row or asked or sorts


def _is_counted(said: Sequence[Item], place: int) -> bool:
    behind = [item for item in said[place + 1 : place + 3] if not item.has("have")]
    return bool(behind) and behind[0].is_any(COUNTS)


def _is_dealt_with(said: Sequence[Item], place: int, column: Column) -> bool:
    """Whether what was found, called so, is what something was done about: 问题修复逾期了的."""
    behind = said[place + 1 : place + 2]
    return said[place].text in fault_nouns(column) and any(item.is_any(DEALT_WITH) for item in behind)


def _noun(said: Sequence[Item], place: int) -> int | None:
    """Where the counting noun of the thing itself stands: 处 of 几处隐患, 隐患几处, 隐患有几处."""
    if place > 1 and said[place - 1].has("classifier") and said[place - 2].has("ask.count"):
        return place - 1
    at = place + 1
    while at < len(said) and said[at].has("have"):
        at += 1
    asked = at + 1 < len(said) and said[at].has("ask.count") and said[at + 1].has("classifier")
    return at + 1 if asked and said[at + 1].text in words("generic_nouns") else None


FINDINGS = (
    Pass(there_is, ({"textual"}, {OF, "ask"})),
    Pass(with_findings, ({"textual"},)),
)
