"""One thing with two values of a column, said one by one: 甲局牵头、乙局也牵头, 既是甲局牵头又是乙局牵头.

Invariant: only where both are values of one column and nothing is counted between them; prevents such a question
from listing what either of them has.
"""

from collections.abc import Sequence, Set
from itertools import pairwise

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

BOTH, JOIN = frozenset({"both.both"}), frozenset({"join.and"})
OF, NEAR = "的", 2
"""Words between the value and what says that it holds as well."""
NAMED = 2
"""Characters of the shortest value that a longer name may hold."""
VALUE, SAYS_NO_MORE = frozenset({"value"}), frozenset(("topic", "filler"))
ASKS = frozenset(("asked", "ask.count", "within", "group"))


def with_as_well(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 也 and 又 beside the second value as 都."""
    values = [(place, _columns(item, scope)) for place, item in enumerate(raw) if item.has("value")]
    for (first, mine), (last, theirs) in pairwise(values):
        between = raw[first + 1 : last]
        if not mine & theirs or raw[first].text == raw[last].text or any(item.is_any(ASKS) for item in between):
            continue
        near = [at for at in (*range(last - NEAR, last), last + 1) if first < at < len(raw)]
        said = next((at for at in near if raw[at].text in words("as_well")), None)
        if said is not None:
            told = replace(raw[said], kinds=BOTH, weight=0.0)
            return _placed(raw, told, said, last)
    return tuple(raw)


def of_one_column(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with values named side by side as values of a column that holds them both, where there is one."""
    current = list(raw)
    for place in range(len(current) - 2):
        first, join, last = current[place : place + 3]
        if join.has("join.and"):
            left = _behind_which(current, place)
            current[left], current[place + 2] = _both_in_full(current[left], last, scope)
            first, last = current[left], current[place + 2]
        if join.has("join.and") and first.has("value") and last.has("value"):
            held = [{s.column for s in item.sense(SenseKind.VALUE)} for item in (first, last)]
            if (both := held[0] & held[1]) and (held[0] != held[1] or first.has("column") != last.has("column")):
                current[left], current[place + 2] = (_kept(_as_value(item), both) for item in (first, last))
            elif place and current[place - 1].has("join.and"):
                current[place + 2] = _like_those_before(last, held[0], scope)
    return tuple(current)


def _behind_which(items: Sequence[Item], place: int) -> int:
    """Where the value stands that the words up to a place say no more than: 现场 of 现场查的."""
    while place and (items[place].text == OF or (items[place].is_any(SAYS_NO_MORE) and not items[place].has("value"))):
        place -= 1
    return place


def _both_in_full(first: Item, last: Item, scope: Scope) -> tuple[Item, Item]:
    """Both, where one is a whole value and the other a piece of one of its column."""
    if first.has("value") == last.has("value"):
        return first, last
    return _in_full(first, last, scope), _in_full(last, first, scope)


def _in_full(item: Item, other: Item, scope: Scope) -> Item:
    """抓拍 beside 现场 as the cells that its column, which holds the other as well, has with it: 电子抓拍."""
    names = {sense.column for sense in other.sense(SenseKind.VALUE)}
    named = [sense.column for sense in item.sense(SenseKind.PART) if sense.column in names]
    if item.has("value") or not named or not scope.ledger.column(named[0]).closed:
        return item
    held = tuple(value.text for value in scope.ledger.column(named[0]).values if item.text in value.text)
    return replace(item, kinds=VALUE, senses=(Sense(SenseKind.VALUE, named[0], held),)) if held else item


def _like_those_before(item: Item, names: Set[str], scope: Scope) -> Item:
    """生物质锅炉 behind 天然气、电和 as the fuel that its name holds, like those before it."""
    if any(sense.column in names for sense in item.sense(SenseKind.VALUE)):
        return item
    for name in names:
        held = next((v.text for v in scope.ledger.column(name).values if v.text in item.text), "")
        if len(held) >= NAMED:
            return replace(item, senses=(Sense(SenseKind.VALUE, name, (held,)),))
    return item


def _as_value(item: Item) -> Item:
    """调解和裁决: a cell beside another of its column is no figure, and no column, that is called so as well."""
    if not item.is_cell or not item.has("column"):
        return item
    senses = tuple(sense for sense in item.senses if sense.kind is not SenseKind.COLUMN)
    return replace(item, kinds=item.kinds - {"numeric", "textual", "column"}, senses=senses)


def _kept(item: Item, names: Set[str]) -> Item:
    """The item without the values that it may be of other columns."""
    other = SenseKind.VALUE, SenseKind.PART
    return replace(item, senses=tuple(s for s in item.senses if s.kind not in other or s.column in names))


def _placed(raw: Sequence[Item], told: Item, said: int, last: int) -> tuple[Item, ...]:
    """The items with the word in its place; behind the value where the column before it would take it for its own."""
    rest = tuple(item for item in raw[said + 1 : last] if not item.has("compare.eq"))
    if said > last or not raw[said - 1].has("column"):
        return (*raw[:said], told, *rest, *raw[max(last, said + 1) :])
    behind = replace(told, start=raw[last].end, end=raw[last].end)
    return (
        *raw[:said],
        replace(told, text=words("row_marks")[0], kinds=JOIN),
        *rest,
        raw[last],
        behind,
        *raw[last + 1 :],
    )


def _columns(item: Item, scope: Scope) -> frozenset[str]:
    """The columns of one value each that an item holds a value of."""
    names = (sense.column for sense in item.sense(SenseKind.VALUE))
    return frozenset(name for name in names if not scope.ledger.column(name).multi)
