"""Numbers that count nothing: a 一个 before a noun, and the 两样 that sums up what was just named.

Invariant: only a number that the words before it already give goes; one that bounds or
compares stays.
"""

from collections.abc import Sequence
from itertools import takewhile

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import FIGURE, MERE_TOPIC, Item, reduced
from assistant.parsing.ledger_questions.measures.figures import default_measure
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.spoken_of import entity_named
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

GAPS = frozenset(("difference", "short", "plan.gap"))
"""Kinds of a word for what is missing, which is told of each row."""
OWNED = 3
"""A figure, 的 and what counts it."""
SPLIT_BY = 3
"""Words at most that stand between the two pieces of a column's name."""
PARTING = frozenset(("ledger", "topic", "unknown"))
"""Kinds of what may."""
EACH = frozenset({"group.each"})
SPLITS = frozenset(("group.each", "group.by"))
FIGURES = frozenset(("numeric", "share.rate"))
ELSE = frozenset(("value", "quantity", "join", "textual", "ask", "compare"))
"""Kinds of what else several could be told of than the noun before a figure."""
SPLIT = frozenset(("textual", "ledger", "temporal", "classifier", "value"))
"""Kinds of what may be split by."""
NAMED = frozenset(("textual", "ledger"))
"""Kinds of what one of may be asked for."""


def without_totals(items: tuple[Item, ...], ledger: Ledger) -> tuple[Item, ...]:
    """The items without a number that sums up the columns just named, or all that are alike before some of them.

    在线监测和视频监控两样都没装; 六项措施里有三项不达标.
    """
    alike = columns.like_columns(ledger)
    most = len(alike[0]) if alike is not None else 0
    return tuple(
        item
        for place, item in enumerate(items)
        if not _sums_up_columns(items, place) and not _is_all_of_them(items, place, most)
    )


def _is_all_of_them(items: Sequence[Item], place: int, most: int) -> bool:
    """Whether a number says how many columns are alike, with how many of them behind it."""
    quantity = items[place].quantity
    if not most or quantity is None or quantity.value != most or quantity.unit not in words("sort_nouns"):
        return False
    behind = (item.quantity for item in items[place + 1 :] if item.quantity is not None)
    return any(other.unit in words("sort_nouns") for other in behind)


def _sums_up_columns(items: Sequence[Item], place: int) -> bool:
    quantity, behind = items[place].quantity, items[place + 1 : place + 2]
    if quantity is None or quantity.unit not in words("generic_nouns") or not any(one.has("both") for one in behind):
        return False
    named = takewhile(lambda one: one.has("column") or one.has("join.and"), reversed(items[:place]))
    return quantity.value > 1 and sum(one.has("column") for one in named) == quantity.value


def among(raw: Sequence[Item], ledger: Ledger) -> tuple[Item, ...]:
    """The items without a 几个 that only says of which things one is asked for: 几个督导组里，哪组最多."""
    inside = words("inside")
    if not any(item.text.endswith(inside) for item in raw):
        return tuple(raw)
    dropped = {place for start in range(len(raw)) for place in _among(raw, start, ledger)}
    return tuple(item for place, item in enumerate(raw) if place not in dropped)


def of_each(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 四家水泥企业的均值各多少, said of all four there are, as 各水泥企业的…; so where sorted."""
    told = next((place for place, item in enumerate(raw) if item.has("group.each") and _asks(raw[place + 1 :])), 0)
    ordered = next((place for place, item in enumerate(raw) if item.has("sort")), 0) if not told else 0
    told = told or ordered
    if any(item.is_any(SPLITS) for item in raw[:told]):
        return tuple(raw)
    named = next((place for place in range(told) if _names_things(raw[: place + 1], scope)), None)
    if named is None or any(item.has("ask.which") for item in raw[:named]):
        return tuple(raw)  # 哪三家单位…，金额各多少 asks which they are
    if _are_sorts(raw[:named]):
        return tuple(raw)  # 公办和民办院校的分数各多少 is of the two sorts
    number = next((at for at in range(max(named - 2, 0), named) if _is_all(raw[at], raw[named], scope.ledger)), None)
    if number and raw[number - 1].is_any(RANKS):
        return tuple(raw)  # 最高的三处隐患…，各多少 is of the three at the top
    if number is None and not (_only_figures(raw[named:told]) and (not ordered or _repeats(raw[named], scope.ledger))):
        return tuple(raw)
    if any(item.quantity is not None and item.quantity.unit in words("sorts") for item in raw[:named]):
        return tuple(raw)  # 三类道路各多少 is of the sorts
    start = raw[named].start if number is None else raw[number].start
    each = replace(raw[told], kinds=EACH, start=start, end=raw[named].start if number is not None else start)
    return (*raw[: named if number is None else number], each, *raw[named:])


WHOSE = frozenset(("value", "ledger", "topic", "negate", "status", "unknown", "filler"))
"""Kinds of what says of which rows an amount is told."""
RANKS = frozenset(("superlative", "top"))
LISTED = 3
"""Words of 公办和民办."""
ASKED = frozenset(("group", "ask", "join", "superlative", "share", "numeric", "aggregate", "sort"))
"""Kinds of what asks for more than one amount."""


def _are_sorts(before: Sequence[Item]) -> bool:
    """Whether things are named by two or more values of one column: 公办和民办(院校), 近地铁和不近地铁的(小区)."""
    said = [item for item in before if not (item.has("unknown") or item.has("negate"))]
    if len(said) < LISTED or not (said[-1].has("value") and said[-2].has("join") and said[-3].has("value")):
        return False
    last, first = (item.sense(SenseKind.VALUE)[0].column for item in (said[-1], said[-3]))
    return last == first and not is_break(said[-2])


def _repeats(item: Item, ledger: Ledger) -> bool:
    """Whether what a word names is told of in several rows, so that a figure of it is one over those."""
    found = [ledger.column(sense.column) for sense in item.senses if sense.column]
    once = {ledger.entity} if not columns.repeats(ledger) else set[str]()
    return bool(found) and all(c.distinct < ledger.rows and not c.type.numeric and c.name not in once for c in found)


def _only_figures(told: Sequence[Item]) -> bool:
    """Whether a noun has a figure behind it, and nothing else that could be meant one by one."""
    figures = [item.is_any(FIGURES) for item in told[1:]]
    others = (
        item.is_any(ELSE) and not is_break(item) for item, figure in zip(told[1:], figures, strict=True) if not figure
    )
    return any(figures) and not told[0].has("numeric") and not any(others)


def one_by_one(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 水泥企业逐家算一下均值 as the mean of each of them; 逐条列出来 only lists."""
    found: list[Item] = []
    for place, item in enumerate(raw):
        behind = raw[place + 1 : place + 2]
        if not (item.has("group.each") and item.has("filler")) or any(after.is_any(SPLIT) for after in behind):
            found.append(item)
        elif found and _names_things(found[-1:], scope) and any(after.is_any(FIGURES) for after in raw[place + 1 :]):
            start = found[-1].start
            found.insert(-1, replace(item, start=start, end=start, kinds=frozenset({"group.each"})))
    return tuple(found)


def _asks(behind: Sequence[Item]) -> bool:
    """Whether a question follows at once: 各有多少, 逐家列出来."""
    said = next((item for item in behind if not item.has("filler")), None)
    return said is not None and (said.has("ask.count") or said.has("ask.list"))


def _names_things(said: Sequence[Item], scope: Scope) -> bool:
    """Whether the last word names what several rows are about (镇街, 水泥企业); else the ledger's, if counted."""
    item = said[-1]
    counted = any(_is_all(number, item, scope.ledger) for number in said[-2:-1])
    return item.has("textual") or (item.has("ledger") and (counted or entity_named((item,), scope)))


def with_split_names(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with a column's name that the thing parts, 发现的焚烧起数, as that column behind the thing."""
    ledger, current = scope.ledger, list(raw)
    for place in range(len(current) - 1, 0, -1):
        item = current[min(place, len(current) - 1)]
        if not item.has("count.noun"):
            continue
        start = place - OWNED + 1 if current[place - 1].text == "的" else place - 1
        if start >= 0 and current[start].is_any(GAPS):
            current[place] = replace(item, kinds=MERE_TOPIC, senses=())  # 差的户数
            continue
        short = start > 0 and current[start - 1].has("more")  # 少停的天数
        whole = _own_unit(current[max(start, 0) : place + 1], scope) if not short else None
        if whole is not None:
            current[start : place + 1] = [whole]
            continue
        near = range(place - 1, max(place - SPLIT_BY, 0) - 1, -1)
        between = list(takewhile(lambda at: not current[at].has("verb"), near))
        first = between[-1] - 1 if between else place - 1
        named = [c.name for c in ledger.columns if c.type.numeric and c.name == current[first].text + item.text]
        if first >= 0 and named and all(current[at].is_any(PARTING) for at in between):
            made = Item(item.start, item.end, item.text, FIGURE, senses=(Sense(SenseKind.COLUMN, named[0]),))
            current[first : place + 1] = [*current[first + 1 : place], made]
    return _amount_alone([_as_figure(item, scope) for item in current], scope)


def _amount_alone(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 没清理的秸秆吨数 as the sum of the one amount in tons, where nothing else is asked."""
    last = items[-1]
    named = [column for column in scope.ledger.columns if columns.additive(column) and last.text == f"{column.unit}数"]
    restricts = (item.time is not None or (item.is_any(WHOSE) and not item.is_any(ASKED)) for item in items[:-1])
    if len(named) != 1 or not last.has("numeric") or len(items) == 1 or not all(restricts):
        return tuple(items)
    made = reduced(last, last, "measure", measure=default_measure(named[0]), column=named[0].name, written="sum")
    return (*items[:-1], made)


def _as_figure(item: Item, scope: Scope) -> Item:
    """吨数 as the figure so called, where there is one: it counts nothing."""
    column = numeric_column(scope, item) if item.has("count.noun") else None
    if column is None or item.text != f"{column.unit}数":
        return item
    return replace(item, kinds=frozenset(kind for kind in item.kinds if not kind.startswith("count.")))


def _own_unit(items: Sequence[Item], scope: Scope) -> Item | None:
    """A figure and the number of its own unit, 复烧的户数, as the figure; nothing that has it is meant."""
    first, last = items[0], items[-1]
    owned = len(items) == OWNED
    if not owned and first.end != last.start:
        return None
    both = f"{first.text}{last.text}"
    figures = (column for column in scope.ledger.columns if column.type.numeric)
    called = next((c for c in figures if any(_ends(both, last.text, name) for name in (c.name, *c.aliases))), None)
    column = called or numeric_column(scope, first)
    if column is None or (called is None and (not owned or last.text != f"{column.unit}数" or first.has("value"))):
        return None
    return Item(first.start, last.end, both, FIGURE, senses=(Sense(SenseKind.COLUMN, column.name),))


def _ends(both: str, count: str, name: str) -> bool:
    """Whether a name with more in it than the count ends what is said: 停产天数 of 错峰停产的天数."""
    return len(name) > len(count) + 1 and name.endswith(count) and both.endswith(name)


def of_values(raw: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 次数 behind a value as how often that is, whatever column is called so: 评差的次数."""
    return tuple(_of_value(item, raw[:place]) for place, item in enumerate(raw))


def in_units(raw: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 相差多少 before a unit as the difference and a question of its own: 两处相差多少吨."""
    sides = sum(item.has("value") for item in raw) > 1
    units = (any(after.has("classifier") for after in raw[place + 1 : place + 2]) for place in range(len(raw)))
    return tuple(
        part for item, unit in zip(raw, units, strict=True) for part in (_cut(item) if unit and sides else (item,))
    )


def _cut(item: Item) -> tuple[Item, ...]:
    """A difference and the 多少 that ends it, apart."""
    asks = next((word for word in words("number_asks") if item.text.endswith(word) and item.text != word), "")
    if not asks or not item.has("difference"):
        return (item,)
    edge = item.end - len(asks)
    kinds = frozenset({"ask.count"})
    return (
        replace(item, end=edge, text=item.text.removesuffix(asks)),
        Item(edge, item.end, asks, kinds),
    )


def _of_value(item: Item, before: Sequence[Item]) -> Item:
    said = next((other for other in reversed(before) if not other.has("unknown")), None)
    deed = said is not None and said.has("verb") and said.end == item.start  # 借阅次数, beside 续借次数
    if said is None or not (said.has("value") or deed) or not (item.has("count.noun") and item.has("numeric")):
        return item
    if not deed and not item.text.startswith(words("row_counts")):
        return item  # 某书的页数 is the figure, where there is one
    return replace(item, kinds=frozenset(kind for kind in item.kinds if kind.startswith("count")), senses=())


def _among(raw: Sequence[Item], start: int, ledger: Ledger) -> range:
    """Where 几个, or 七个 of seven, stands that has 督导组里 behind it and a question of its own behind that."""
    named = next((place for place in range(start + 1, min(start + 3, len(raw))) if raw[place].is_any(NAMED)), None)
    if named is None or not all(map(_counts, raw[start + 1 : named])):
        return range(0)
    if not raw[start].has("ask.count") and not _is_all(raw[start], raw[named], ledger):
        return range(0)
    inside = words("inside")
    told = raw[named].text.endswith(inside) or any(item.text in inside for item in raw[named + 1 : named + 2])
    asks = any(item.has("ask") or item.has("rank") for item in raw[named + 1 :])
    return range(start, named) if told and asks else range(0)


def _counts(item: Item) -> bool:
    return item.has("classifier")


def _is_all(number: Item, named: Item, ledger: Ledger) -> bool:
    """Whether a number is that of all things of a sort: 七个 before 专班, of which there are seven."""
    names = {sense.column or ledger.entity for sense in named.senses if sense.column or sense.kind is SenseKind.LEDGER}
    held = {ledger.column(name).distinct for name in names if name}
    return number.quantity is not None and number.quantity.value in held


def counting(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items without a 一个 that only stands before a noun; 不止一次 counts, and 一起 behind names joins them."""
    return tuple(
        item for place, item in enumerate(items) if not item.has("one") or (place and _is_meant(item, items[place - 1]))
    )


def _is_meant(one: Item, before: Item) -> bool:
    return (one.quantity is not None and before.has("compare")) or (one.has("both") and before.has("value"))
