"""A cell that several columns may hold, where none of them is named: 未安装 of 在线监测 and of 视频监控.

Invariant: the columns share one closed list and are too few to be meant together, as all 手续 are; then the question
is put back with each of them. Prevents the first of them from being chosen in silence.
"""

from collections.abc import Sequence

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import Sense, SenseKind

SEVERAL = 2


def asked_of_each(text: str, draft: Draft, senses: Sequence[Item], ledger: Ledger) -> tuple[str, ...]:
    """The question once with each column named before the cell; nothing where it is clear which one is meant."""
    for item in draft.said:
        if item.condition is None or not item.column or not item.values:
            continue
        alike = [one for one in senses if (one.start, one.end) == (item.start, item.end)]
        names = _columns(alike, ledger)
        told = any(_tells(one, names) for one in draft.said if one != item) or _is_told_apart(text, item, names)
        if len(names) >= SEVERAL and item.column in names and not told:
            named = any(one.has("ledger") for one in draft.said)
            whole = (f"{text[: item.start]}{name}{text[item.start :]}".rstrip("?？。 ") for name in names)
            return tuple(one if named else f"{ledger.name}里{one}" for one in whole)
    return ()


def _tells(item: Item, names: Sequence[str]) -> bool:
    """Whether a word says elsewhere which column is spoken of: 装了在线监测的 before 比没装的."""
    return item.column in names or any(sense.column in names for sense in item.sense(SenseKind.COLUMN))


def _is_told_apart(text: str, item: Item, names: Sequence[str]) -> bool:
    """Whether what only one of the names has stands in the question: 复验 of 复验结果, 到 before what 到达地 holds."""
    shared = frozenset.intersection(*map(frozenset, names)) if names else frozenset()
    own = ("".join(letter for letter in name if letter not in shared) for name in names)
    return any(part and (part in text or text[: item.start].endswith(part[0])) for part in own)


def _columns(alike: Sequence[Item], ledger: Ledger) -> tuple[str, ...]:
    """The columns with the same closed list that hold a cell alike; none where all of their sort are meant together."""
    family = columns.like_columns(ledger)
    found = [s for item in alike for s in item.sense(SenseKind.VALUE) if _is_closed(s, ledger)]
    least = min((sense.cost for sense in found), default=0)
    names = dict.fromkeys(sense.column for sense in found if sense.cost == least)
    if family is not None and any(name in family[0] for name in names):
        return ()
    lists = {frozenset(value.text for value in ledger.column(name).values) for name in names}
    return tuple(names) if len(lists) == 1 else ()


def _is_closed(sense: Sense, ledger: Ledger) -> bool:
    column = ledger.column(sense.column)
    return bool(column.values) and not column.multi and not column.personal
