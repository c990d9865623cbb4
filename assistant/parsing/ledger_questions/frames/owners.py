"""Which columns of a list only say whose the names are that are asked for.

「哪些镇街有属实火点」 and 「有属实火点的镇街是哪些」 ask for towns, each once; the fires only say which.
Invariant: what stands behind a comma is asked for, never an owner.
"""

from collections.abc import Sequence
from itertools import dropwhile

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema.columns import is_nested, rows_are_entities
from assistant.parsing.ledger_questions.senses import STEM_COST, SenseKind
from assistant.parsing.ledger_questions.words import words

ALSO_ASKED = frozenset(("ask.where", "ask.whither", "ask.when", "ask.yes"))
"""Flags of what may be asked beside a name with no column said for it."""
TAIL, ASKS = frozenset(("filler", "topic", "span.between")), frozenset(("ask", "condition", "column", "join"))
"""Kinds of what says no more behind those asked for, and of what does."""
OF_ALL = frozenset({"both.both"})
"""Kinds of 都, before the names of all of them."""
HAVE = "有"
"""Opens the question for what things have."""


def asked_alone(draft: Draft, ledger: Ledger) -> str:
    """The one column of names that is asked for, whatever it is told by; empty where more may be meant."""
    said = _from_those_involved(_without_tail(tuple(dropwhile(_narrows, draft.said))))
    said = tuple(item for place, item in enumerate(said) if not _joins_conditions(item, said[:place]))
    said = tuple(item for place, item in enumerate(said) if not _does_it(item, said[:place]))
    joined = any(item.has("join") and not _still_has(item, said[place - 1]) for place, item in enumerate(said))
    several = len({item.column for item in said if item.has("which")}) > 1
    if joined or several or draft.dimensions or draft.pieces:
        return ""
    name = _asked_first(said) or _asked_last(said)
    if not name or not _is_of_names(ledger.column(name)) or _names_rows(name, ledger):
        return ""
    others = [item for item in said if _owns(item, name)]
    figures = any(item.has("numeric") and not item.has("topic") and not _has_state(item, said) for item in others)
    whose = others or (draft.entity and name != ledger.entity and ALSO_ASKED.isdisjoint(draft.flags))
    return name if whose and not figures else ""


def _without_tail(said: Sequence[Item]) -> Sequence[Item]:
    """The items without what only says of those asked for that they do it: 是谁在改, 是哪家在做."""
    last = len(said)
    while last > 1 and said[last - 1].is_any(TAIL) and not said[last - 1].is_any(ASKS):
        last -= 1
    return said[:last] if last and said[last - 1].has("which") else said


def _has_state(item: Item, said: Sequence[Item]) -> bool:
    """Whether a figure's noun is only what a state right behind it is told of: 哪些点还有隐患没整改."""
    behind = next((other for other in said if other.start >= item.end), None)
    return behind is not None and behind.condition is not None and not behind.has("dated")


def _does_it(item: Item, before: Sequence[Item]) -> bool:
    """Whether a deed only says again what those asked for before it do: 哪几个律师接的."""
    asked = [other.column for other in before if other.has("which")]
    return item.has("column") and any(sense.column in asked for sense in item.sense(SenseKind.COLUMN)[:1])


def _joins_conditions(item: Item, before: Sequence[Item]) -> bool:
    """Whether a comma only stands behind what says which rows are meant: 期限在20日以前、还没改完的企业是哪些."""
    said = next((other for other in reversed(before) if not other.has("join")), None)
    asked = any(other.has("which") for other in before)  # 哪些公司被上调了，是哪家机构调的 asks for both
    return item.has("join") and said is not None and said.condition is not None and not asked


def _still_has(item: Item, before: Item) -> bool:
    """Whether 还有 says what those asked for have, and joins nothing: 哪些村还有没清理的."""
    return before.has("which") and item.text in words("still_have")


def _names_rows(name: str, ledger: Ledger) -> bool:
    """Whether each row is told by the name, which stands for it alone: no village that has several heaps."""
    single = ledger.column(name).distinct == ledger.rows or name in ledger.grain
    return name == ledger.entity and rows_are_entities(ledger) and single


def _from_those_involved(said: Sequence[Item]) -> Sequence[Item]:
    """The items without pauses before 涉及哪些…, which those before only narrow: 没完成的任务，涉及哪些单位."""
    place = next((at for at, item in enumerate(said) if item.has("which")), 0)
    if not place or not (said[place - 1].has("involving") or said[place - 1].text in words("involving")):
        return said
    asks = any(item.has("ask") or item.has("asked") for item in said[:place])
    return said if asks else [item for at, item in enumerate(said) if at >= place or not item.has("join")]


def _narrows(item: Item) -> bool:
    """Whether an item before what is asked only says which rows are meant: 除煤电以外，哪些行业…."""
    return item.has("join") or item.kinds <= OF_ALL or (item.condition is not None and not item.has("having"))


def _is_of_names(column: Column) -> bool:
    return column.type.textual and not column.personal


def _asked_first(said: Sequence[Item]) -> str:
    """哪些镇街有…, …涉及哪些镇街."""
    place = next((place for place, item in enumerate(said) if item.has("which") and item.column), None)
    if place is None:
        return ""
    before = said[place - 1] if place > 0 else None
    involved = before is not None and (before.has("involving") or before.text in words("involving"))
    told = said[place].text.startswith(HAVE) and not is_nested(said[place].column)  # 设备有哪几种类型
    return said[place].column if place == 0 or involved or told else ""


def _asked_last(said: Sequence[Item]) -> str:
    """…的镇街是哪些: the column right before the question word that ends the line."""
    if said and said[-1].has("which") and not is_nested(said[-1].column):
        return said[-1].column if not any(item.has("ask") or item.has("which") for item in said[:-1]) else ""
    if not said or not said[-1].has("ask.which"):
        return ""
    behind = said[-2:-1] if len(said) > 1 and not said[-2].has("compare.eq") else said[-3:-2]
    columns = [sense.column for item in behind for sense in item.sense(SenseKind.COLUMN) if item.has("textual")]
    return columns[0] if len(columns) == 1 else ""


def _owns(item: Item, name: str) -> bool:
    """Whether a word names the ledger or a column besides the one asked for."""
    named = item.has("ledger") or item.has("column")
    return named and not any(sense.column == name and sense.cost < STEM_COST for sense in item.senses)
