"""What was found, where a column tells it in words and writes 无 for nothing: 发现隐患, 查出的违法行为.

Invariant: a row that tells of nothing is never counted as one of the things found, and things found are
counted by the rows that tell of them, never by how many sorts there are.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import Blank, ColumnRef, Condition, Junction
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

COUNTS = frozenset(("count", "superlative", "asked", "ask.count"))
"""Kinds of what behind a thing says that it is counted."""
LIGHT = 0.1
"""Most weight of a word that stands between nothing (了)."""


@lru_cache(256)
def findings_column(ledger: Ledger) -> Column | None:
    """The column that tells in words what was found, and writes 无 where nothing was."""
    for column in ledger.columns:
        named = column.name.startswith(words("finding_openings")) or column_stem(column).endswith(words("findings"))
        if named and column.type.textual and not column.done and 0 < len(nothing_found(column)) < len(column.values):
            return column
    return None


def nothing_found(column: Column) -> tuple[str, ...]:
    """The values that say that nothing was found."""
    return tuple(value.text for value in column.values if value.text in words("nothing_found"))


def found(column: Column) -> Condition:
    """Something was found."""
    told = columns.among(column, nothing_found(column), negated=True)
    return Junction("and", (Blank(ColumnRef(column.name), negated=True), told)) if column.nulls else told


def with_findings(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with what was found, or was not, as a condition, where it is counted or said to be there."""
    column = findings_column(scope.ledger)
    if column is None:
        return tuple(items)
    said = [item for item in items if not (item.has("unknown") and item.weight <= LIGHT and item.text != "的")]
    for place in reversed(range(len(said))):
        if _names(said[place], column) and not _is_shown(said, place):
            _put(said, place, column, scope.ledger)
    return tuple(said)


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
    if not there and noun is None and not _is_counted(said, place):
        return
    if noun is not None:
        row = ledger.unit_noun if ledger.unit_noun in words("row_nouns") else words("row_nouns")[0]
        said[noun] = replace(said[noun], text=row)
    nothing = columns.among(column, nothing_found(column))
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


def _noun(said: Sequence[Item], place: int) -> int | None:
    """Where the counting noun of the thing itself stands: 处 of 几处隐患, 隐患几处, 隐患有几处."""
    if place > 1 and said[place - 1].has("classifier") and said[place - 2].has("ask.count"):
        return place - 1
    at = place + 1
    while at < len(said) and said[at].has("have"):
        at += 1
    asked = at + 1 < len(said) and said[at].has("ask.count") and said[at + 1].has("classifier")
    return at + 1 if asked and said[at + 1].text in words("generic_nouns") else None
