"""Remarks in brackets: 跑空趟（一起都没发现） says in plain words what stands before it.

A remark is read by itself, so that no rule reaches across a bracket. Invariant: what it says
of a column that the words outside have settled is said again and restricts nothing twice;
what it adds explains the words before it, which need no other explanation then.
"""

from collections.abc import Callable, Iterator, Sequence

from assistant.model.ledger_question import Membership
from assistant.parsing.ledger_questions.items import Item, kinds_of
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record, replace

OPEN = {"after.ge": "after.gt", "after.le": "after.lt"}
"""What a bound becomes where its number does not count."""
LIGHT = 0.05
"""Weight of an unknown word that a remark explains."""
DEFINING = frozenset(("than", "share", "divide"))
"""Kinds of what stands between the two figures of a definition."""
DEFINED = "defined"
"""Kind of a rate that the words behind a comma define: 到课率，实到除以应到."""
_PLUS = frozenset((*words("plus_signs"), *words("adding")))
Reduce = Callable[[tuple[Item, ...]], tuple[tuple[Item, ...], tuple[str, ...]]]


class Stretches(Record):
    """The items of a question outside its remarks, and those of each remark."""

    outside: tuple[Item, ...]
    remarks: tuple[tuple[Item, ...], ...] = ()


def parted(raw: Sequence[Item]) -> Stretches:
    """The items by where they stand, the brackets gone."""
    outside, remarks, inside = list[Item](), list[tuple[Item, ...]](), list[Item]()
    opened = False
    for item in raw:
        if item.has("remark"):
            if inside:
                remarks.append(tuple(inside))
            inside, opened = [], item.has("remark.open")
        else:
            (inside if opened else outside).append(item)
    return Stretches(tuple(outside), (*remarks, tuple(inside)) if inside else tuple(remarks))


def reduced_with_remarks(
    raw: Sequence[Item], reduce: Reduce, daily: bool = False
) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The reduced items of the words outside and of what the remarks add, in the order they stand.

    Where rows are days, a rate（按天） is one of days: the remark says what is counted and splits nothing.
    """
    stretches = parted(_told_plainly(_with_bounds(raw)))
    items, fired = reduce(stretches.outside)
    for remark in stretches.remarks:
        read, names = reduce(remark)
        counted = daily and any(item.written == "rate" for item in items)
        read = tuple(item for item in read if not (counted and item.dimension is not None and item.written == "day"))
        items, fired = (*items, *_added(read, items)), (*fired, *names)
    return tuple(sorted(items, key=lambda item: item.start)), fired


def _with_bounds(raw: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 以上（不含）, 5吨（不含）以上 as what they mean: more than."""
    current = list(raw)
    opened = [place for place, item in enumerate(current) if item.has("remark.open")]
    for place in reversed(opened):
        end = next((p for p in range(place, len(current)) if current[p].has("remark.close")), len(current))
        inside = current[place + 1 : end]
        if not inside or inside[0].text not in words("excluding") or any(i.quantity is None for i in inside[1:]):
            continue
        bound = next((p for p in (place - 1, end + 1) if 0 <= p < len(current) and current[p].has("after")), None)
        if bound is not None:
            kinds = frozenset(OPEN.get(kind, kind) for kind in current[bound].kinds)
            current[bound] = replace(current[bound], kinds=kinds)
            del current[place : end + 1]
    return tuple(current)


def _told_plainly(raw: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 最近一个月（11月） as the month, 值多少钱（原值） as the figure that the remark names."""
    current = _with_figures(raw)
    for place in reversed(range(1, len(current) - 2)):
        opened, inside, closed = current[place : place + 3]
        told = opened.has("remark.open") and inside.time is not None and closed.has("remark.close")
        if told and current[place - 1].time is not None:
            current[place - 1 : place + 3] = [replace(inside, start=current[place - 1].start, end=closed.end)]
    return tuple(current)


def _with_figures(raw: Sequence[Item]) -> list[Item]:
    """The items with the figure that a remark names by itself before the question for how much: 值多少钱（原值）."""
    current = list(raw)
    for place in [at for at, item in enumerate(raw) if "remark.open" in item.kinds][-1:]:
        inside = current[place + 1 : place + 3]
        told = len(inside) > 1 and inside[0].has("numeric") and inside[1].has("remark.close")
        asks = next((at for at in (place - 1, place - 2) if at >= 0 and current[at].has("ask.count")), None)
        if told and asks is not None and all(item.has("classifier") for item in current[asks + 1 : place]):
            asked = replace(current[asks], end=inside[1].end)
            current[asks : place + 3] = [replace(inside[0], start=asked.start, end=asked.start), asked]
    return current


def _added(read: Sequence[Item], items: Sequence[Item]) -> Iterator[Item]:
    """What a remark says that the words outside do not."""
    if read and read[0].has("contains"):
        return
    settled = {item.column for item in items if item.condition is not None}
    for item in read:
        if item.condition is None or item.column not in settled or item.written == "in time" or _excepts(item, items):
            yield item


def _excepts(item: Item, items: Sequence[Item]) -> bool:
    """Whether other values are left out than those that the words outside speak of: 合格的占多少（未检的不算）."""
    made, values = item.condition, {value for other in items for value in other.values}
    return isinstance(made, Membership) and made.negated and values.isdisjoint(made.values)


def explained(raw: Sequence[Item], items: Sequence[Item]) -> tuple[Item, ...]:
    """The raw items, with words made light that a remark says more plainly, and remarks that say nothing new."""
    if not may_explain(raw):
        return tuple(raw)
    light = {item for remark in parted(raw).remarks for item in _made_light(remark, raw, items)}
    named = [item for item in items if item.has(DEFINED)]
    light |= {item for item in raw for rate in named if item.has("unknown") and rate.start <= item.start < rate.end}
    return tuple(item.lightened(LIGHT) if item in light else item for item in raw)


def _made_light(remark: Sequence[Item], raw: Sequence[Item], items: Sequence[Item]) -> Iterator[Item]:
    start, end = remark[0].start, remark[-1].end
    adds = any(item.condition is not None and start <= item.start and item.end <= end for item in items)
    adds = adds or any(item.measure is not None and item.start < start and end <= item.end for item in items)
    if not adds and all(item.has("unknown") for item in remark):
        return
    if not adds:
        yield from (item for item in remark if item.has("unknown"))
        return
    for item in reversed([item for item in raw if item.end <= start and not item.has("remark")]):
        if item.has("join"):
            return
        if item.has("unknown"):
            yield item


def at_best(raw: Sequence[Item]) -> tuple[Item, ...]:
    """The raw items with all unknown words as light as remarks can make them."""
    return tuple(item.lightened(LIGHT) if item.has("unknown") else item for item in raw)


def may_explain(raw: Sequence[Item]) -> bool:
    """Whether anything stands in brackets, or it is told what a rate or another figure is."""
    held = kinds_of(raw)
    if "remark" in held or "numeric" not in held:
        return "remark" in held
    if not held.isdisjoint(DEFINING) and any(item.text.endswith(words("ratio_endings")) for item in raw):
        return True
    return "minus" in held or any(item.text in _PLUS for item in raw)
