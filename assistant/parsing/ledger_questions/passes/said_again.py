"""Words that only say again what others say: 占已清理的几成, 没销号的还剩几条, 各镇街没改完的工地各几个.

Invariant: a word goes only where the other one stays; a name left out the second time (检修完成的和没完成的) is put in.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.items import NAME, Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.stems import is_verb
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

SPREAD = frozenset(("both", "group.split", "involving"))
"""Kinds of what says of all those counted where or whose they are."""
ASKING = frozenset(("ask.which", "ask.count", "classifier", "compare.eq", "filler"))
"""Kinds of what may stand between it and the column that tells it."""
COUNT = frozenset(("count.noun", "filler.filler"))
"""Kinds of 天数, 次数: what a value is counted in."""
LIGHT, IS = 0.1, "是"
"""Most weight of a word that says nothing besides."""

MERELY_AGAIN = frozenset(("join.and", "aggregate.sum", "unknown"))
"""Kinds of what stands around a number that was asked for before."""


def one_share(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with one word for a share: 占已清理的几成, 占整改中的比例, 轻度污染天数占比 ask once."""
    first = next((place for place, item in enumerate(items) if item.has("share.share")), len(items))
    if 1 < first < len(items) and items[first - 1].kinds <= COUNT and items[first - 2].has("value"):
        items, first = (*items[: first - 1], *items[first:]), first - 1
    again = (item.has("share.percent") or item.kinds >= {"share.rate", "share.share"} for item in items)
    both = enumerate(zip(items, again, strict=True))
    return tuple(item for place, (item, repeats) in both if place <= first or not repeats)


def each_once(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without a second 各 that only repeats the first: 各镇街没改完的工地各几个 counts sites by town.

    各镇街属实和误报的火点各几起 parts the fires of each town by what is named side by side.
    """
    joins = words("row_joins") + words("row_marks")
    places = [place for place, item in enumerate(items) if item.has("group.each")]
    again = [
        place
        for place in places[1:]
        if items[place - 1].has("textual")
        and any(sense.column == scope.ledger.entity for sense in items[place - 1].senses)
        and place + 1 < len(items)
        and items[place + 1].has("ask.count")
        and not any(item.has("join") and item.text in joins for item in items[places[0] : place])
    ]
    return tuple(item for place, item in enumerate(items) if place not in again)


def deed_of_each(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without a 各 that splits nothing anew, before the deed that the ledger is of: 每个月各抽检了几批次."""
    first = next((place for place, item in enumerate(items) if item.has("group")), len(items))
    pairs = enumerate(pairwise(items))
    again = [place for place, (item, deed) in pairs if place > first and item.has("group.each") and _is_deed(deed)]
    return tuple(item for place, item in enumerate(items) if place not in again)


def _is_deed(item: Item) -> bool:
    return item.has("ledger") and not item.has("column") and is_verb(item.text)


def spread(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 分布在哪几条路上, 都是哪个单位承办的 behind 有几件 asking for the number of each of them."""
    place = next((place for place, item in enumerate(items) if is_break(item)), len(items))
    counts = [item for item in items[:place] if item.has("ask.count")]
    behind = [part for item in items[place + 1 :] for part in _parted(item)]
    if len(counts) != 1 or not behind or not behind[0].is_any(SPREAD) or not all(map(_asks_where, behind[1:])):
        return items
    named = [sense.column for item in behind if item.has("textual") for sense in item.sense(SenseKind.COLUMN)[:1]]
    asked = any(item.has("ask.which") for item in behind) and not any(item.has("superlative") for item in items)
    if len(named) != 1 or named[0] == scope.ledger.entity or not asked:
        return items
    return (*items[: place + 1], replace(behind[0], kinds=frozenset({"group.each"})), *behind[1:])


def _parted(item: Item) -> tuple[Item, ...]:
    """The item; 都是哪些 and 哪个单位承办的 as the word that asks and what stands beside it."""
    asks = next((word for word in words("asks_agent") if item.has("textual") and item.text.startswith(word)), "")
    both = next((word for word in words("of_all") if item.has("ask.which") and item.text.startswith(word)), "")
    edge = item.start + len(asks or both)
    if not asks and not both:
        return (item,)
    head = Item(item.start, edge, asks or both, frozenset({"ask.which" if asks else "both.both"}))
    return (head, replace(item, start=edge, text=item.text[edge - item.start :]))


def _asks_where(item: Item) -> bool:
    """Whether a word says nothing but which column is asked for."""
    return item.is_any(ASKING) or (item.has("textual") and not item.has("value")) or item.weight <= LIGHT


def left_over(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without a 还剩 where others say what remains: 没销号的还剩几条, 去掉国三还剩几辆, 其余的."""
    items = tuple(item for place, item in enumerate(items) if not _has_so_many(items[max(place - 1, 0) : place + 2]))
    excepts = any(item.has("except") for item in items)
    told = excepts or any(_denies_status(item, scope) for item in items)
    sized = (after is not None and after.quantity is not None for after in (*items[1:], None))  # 还剩2个以上没改掉
    kept = zip(items, sized, strict=False)
    again = {item for item in items if (told and item.text in words("left_over")) or (excepts and item.has("rest"))}
    return tuple(item for item, number in kept if number or item not in again)


def _has_so_many(around: Sequence[Item]) -> bool:
    """Whether 还有, 还剩 only joins a figure to the number it is held against: 未完成户数还剩50户以上."""
    if len(around) < 3 or around[1].text not in (*words("still_have"), *words("left_over")):
        return False
    sized = around[2].quantity is not None or around[2].has("compare")
    return sized and (around[0].has("numeric") or around[0].has("compare"))


def _denies_status(item: Item, scope: Scope) -> bool:
    """Whether an item says by itself that something is not done."""
    status = columns.status_column(scope.ledger)
    if item.text in words("left_over") or status is None:
        return False
    open_ = (s for s in item.sense(SenseKind.VALUE) if s.column == status.name and not set(s.values) & set(status.done))
    return item.has("status.pending") or any(open_)


def with_name_again(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没完成 behind 检修完成的和 as what is not done of the same column, each side by itself."""
    place = next((at for at, item in enumerate(items[1:], 1) if item.has("join.and")), len(items) - 1)
    before, behind = items[:place], items[place + 1 :]
    whole = _whole_side(before[-1], behind[0], scope) if before and behind else None
    if whole is not None:
        return (*before[:-1], whole, *items[place:])
    done = _done_of(before, scope) if before and _denied(behind) else ""
    if not done:
        return items
    at = items[place].end
    again = Item(at, at, "", NAME, (Sense(SenseKind.COLUMN, done),))
    return (*items[: place + 1], again, *behind)


def _whole_side(named: Item, denied: Item, scope: Scope) -> Item | None:
    """方案制定 as what is done, though a column is called so, where 没制定 of the same column stands beside it."""
    columns_named = [sense.column for sense in named.sense(SenseKind.COLUMN)[:1] if not named.has("value")]
    held = [sense for sense in denied.sense(SenseKind.VALUE) if sense.column in columns_named]
    column = scope.ledger.column(held[0].column) if held else None
    stem = denied.text.lstrip(NEGATIONS)
    if column is None or not column.done or set(held[0].values) & set(column.done) or not named.text.endswith(stem):
        return None
    sense = Sense(SenseKind.VALUE, column.name, column.done)
    return replace(named, kinds=frozenset({"value"}), senses=(sense,))


def _denied(behind: Sequence[Item]) -> bool:
    """Whether what follows only says that it is not done, not what."""
    plain = len(behind) > 1 and behind[0].has("negate") and behind[1].has("status.done")
    return plain or any(item.has("status.pending") and item.text not in words("left_over") for item in behind[:1])


def _done_of(before: Sequence[Item], scope: Scope) -> str:
    """The column of which the words right before say that it is done."""
    last, named = before[-1], before[-2:-1]
    names = [sense.column for item in named for sense in item.sense(SenseKind.COLUMN)[:1] if item.has("textual")]
    own = [
        sense.column for sense in last.sense(SenseKind.VALUE) if sense.values == scope.ledger.column(sense.column).done
    ]
    held = names if last.has("status.done") else own if not last.has("status") else []
    return next((name for name in held if scope.ledger.column(name).done), "")


def granted_first(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without the first of 批是批了, which grants what it says before a but."""
    for place, (said, is_, again) in enumerate(zip(items, items[1:], items[2:], strict=False)):
        repeats = again.text.startswith(said.text) and said.end == is_.start and is_.end == again.start
        if repeats and is_.text == IS and again.text.removeprefix(said.text)[:1] in words("done_marks_bare"):
            return (*items[:place], *items[place + 2 :])
    return items


def counted_again(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without 共几次 behind 不达标的次数最多: the number of the one at the top, which is told with it."""
    place = next((at for at, item in enumerate(items) if item.has("extreme")), 0)
    before, behind = items[max(place - 1, 0) : place], items[place + 1 :]
    if not before or not before[0].has("asked") or not before[0].has("count.noun") or before[0].column:
        return items
    asked = [item for item in behind if item.has("asked")]
    plain = all(item.has("asked") or item.is_any(MERELY_AGAIN) for item in behind)
    same = len(asked) == 1 and asked[0].noun == before[0].noun and not asked[0].column
    return items[: place + 1] if plain and same else items
