"""Words put in the order that the rules know: 11月降尘量超过 for 降尘量11月超过, 任务平均进度 for 平均任务进度.

Invariant: words change places or split in two, never their meaning; what stands between two words of one
phrase would hide the phrase from every rule.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from assistant.parsing.ledger_questions.items import Item, Quantity
from assistant.parsing.ledger_questions.passes.passes import Pass, alone
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF_WHOLE = "占"
"""Between a part and its whole: 抽查户数各占完成户数多少."""
ALL = "都"
"""Before a denial says that it is of all."""
BOUNDS = frozenset(("compare", "plan.exceeded", "plan.limit", "plan.target", "aggregate"))
"""Kinds that go on from a numeric column."""
DEEDS = frozenset(("verb", "topic", "column", "temporal", "filler.filler"))
"""Kinds of a word that only says what was done."""
ONLY_REACH = 4
"""So near behind 只 stands how often."""
BETWEEN_BOUNDS = frozenset(("time", "both", "latest.now"))
"""Kinds that may part a figure from its bound: 氮氧化物现在超标."""
EVERY, OF_ALL = (
    "全",
    frozenset(
        (
            "value",
            "status",
            "negate",
            "numeric",
            "plan",
            "verb",
            "compare",
            "blank",
            "filled",
            "early",
            "overdue",
            "ask.is",
        )
    ),
)
"""Says of all what stands right behind it, and the kinds of that."""
NUMBERS = frozenset(("one", "quantity"))
"""Kinds of a number."""
THINGS, SAID = frozenset(("textual", "ledger")), frozenset(("value", "negate", "status"))
"""Kinds of things that there may be so many of, and of what is said of them."""
DEEDS_DUE = frozenset(("value", "status.done", "verb"))
"""Kinds of a deed that is to be done at a time."""

THAT_DAY, OF = "那天", "的"


def only_so_often(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 只有一次不合格, 只迟报过一次 as 正好一次 of it: neither more often nor in any number of rows."""
    for place, item in enumerate(items):
        near = items[place + 1 : place + 1 + ONLY_REACH] if item.has("only") else ()
        often = next((at for at, after in enumerate(near, place + 1) if _is_how_often(after)), None)
        often = often if often is not None else _only_so_many(items, place)
        if often is None or any(after.has("join") for after in items[place:often]):
            continue
        just = replace(item, text=words("just")[0], kinds=frozenset({"compare.eq"}), weight=0.0)
        said = items[often].quantity or Quantity(Decimal(1), items[often].text[-1])
        number = replace(items[often], kinds=frozenset({"quantity"}), quantity=said)
        deed = [
            part for part in items[place + 1 : often] if not part.has("ever") and part.text not in words("presence")
        ]
        return (*items[:place], just, number, *deed, *items[often + 1 :])
    return tuple(items)


def stray_all(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with a bare 全 as a word unread where nothing follows that can be so of all."""
    places = [place for place, item in enumerate(items) if item.text == EVERY and item.has("both")]
    stray = {place for place in places if not any(item.is_any(OF_ALL) for item in items[place + 1 : place + 3])}
    unread = frozenset({"unknown"})
    return tuple(
        replace(item, kinds=unread, weight=1.0) if place in stray else item for place, item in enumerate(items)
    )


def _only_so_many(items: Sequence[Item], place: int) -> int | None:
    """Where the number of 只有一条生产线的企业, 只由一家单位牵头的任务 stands: things, and what has them."""
    at = place + 1 + any(item.text in words("said_of_agents") for item in items[place + 1 : place + 2])
    number, named = items[at : at + 1], items[at + 1 : at + 4]
    if not items[place].has("only") or not number or not number[0].is_any(NUMBERS) or number[0].has("time"):
        return None
    nouns = list(takewhile(lambda item: item.is_any(THINGS) and not item.has("value"), named))
    closed = any(item.text == OF or item.is_any(SAID) for item in named[len(nouns) : len(nouns) + 1])
    return at if nouns and (closed or nouns[-1].text.endswith(OF) or len(nouns) > 1) else None


def _is_how_often(item: Item) -> bool:
    unit = item.quantity.unit if item.quantity is not None else item.text[-1] if item.has("one") else ""
    return unit in words("occasion_nouns")


def unsplit(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with a time or value that parts two words of one phrase put before it.

    降尘量11月超过7吨 says of November that the figure exceeds, 降尘量哪些镇超标 asks which of them; 一个农村村居 counts
    villages; 平均任务进度 is a mean. A verb between a figure and its bound (测出来高于10) says no more than the figure;
    该在12月底前完成 is 12月底前 该完成.
    """
    current = list(_asked_first(items))
    for place in range(len(current) - 2):
        first, between, last = current[place : place + 3]
        counted_all = between.quantity is not None and last.has("both") and not _ends_compared(current[place + 3 :])
        between_bounds = between.is_any(BETWEEN_BOUNDS)
        figure = first.has("numeric") and (counted_all or (between_bounds and last.is_any(BOUNDS)))
        due = first.has("modal") and between.time is not None and last.is_any(DEEDS_DUE)
        done = between.kinds <= DEEDS and last.is_any(BOUNDS) and first.has("numeric")
        if done:
            return unsplit((*current[: place + 1], *current[place + 2 :]))
        none = place > 0 and current[place - 1].has("negate")
        counted = first.has("one") and between.has("value") and last.has("textual") and not none
        averaged = first.has("aggregate") and between.has("ledger") and last.has("numeric")
        split = first.has("numeric") and between.has("group.each")
        told = place > 0 and current[place - 1].has("value") and last.has("ask.count")  # 货物和服务的预算各是多少
        each = split and (told or (last.has("share") and last.text == OF_WHOLE))
        if figure or counted or due or averaged or each:
            current[place], current[place + 1] = between, first
        if place and current[place - 1].quantity is not None and first.has("numeric") and _denies_all(between):
            return unsplit((*current[:place], *_all_denied(first, between), *current[place + 2 :]))
    return tuple(current)


def _denies_all(item: Item) -> bool:
    """Whether a denial is of all that were counted: 都没 of 两个月降尘量都没超标."""
    return item.has("negate") and item.text.startswith(ALL) and item.text != ALL


def _all_denied(figure: Item, denial: Item) -> tuple[Item, Item, Item]:
    """The 都 of a denial before the figure, and the denial without it."""
    edge = denial.start + len(ALL)
    every = Item(denial.start, edge, ALL, frozenset({"both.both"}))
    return every, figure, replace(denial, start=edge, text=denial.text.removeprefix(ALL))


def _asked_first(items: Sequence[Item]) -> Iterator[Item]:
    """The items with 哪些镇, 11月哪些镇, 哪几家 or 最近一次监测 before the figure that it parts from its bound."""
    current = list(items)
    for place, figure in enumerate(items):
        start = place + 1 + any(item.time is not None for item in items[place + 1 : place + 2])
        asking = start + _length_between(items[start : start + 2])
        bound = asking > start and any(item.is_any(BOUNDS) for item in items[asking : asking + 1])
        if bound and figure.has("numeric"):
            current[place:asking] = *items[place + 1 : asking], figure
    yield from current


def _length_between(items: Sequence[Item]) -> int:
    """How many items ask which ones (哪几家 alone, 哪些 with its noun), how many (几天) or say when (最近一次)."""
    if items and items[0].has("latest.latest"):
        return 1 + int(len(items) > 1 and items[1].kinds <= DEEDS)
    if len(items) > 1 and items[0].has("ask.which") and items[1].has("textual") and not items[1].has("numeric"):
        return 2
    if len(items) > 1 and items[0].has("ask.count") and items[1].has("rows"):
        return 2
    return int(bool(items) and items[0].has("ask.who"))


def _ends_compared(behind: Sequence[Item]) -> bool:
    """Whether a comparison follows whose number stands before it: 连60%都不到."""
    return bool(behind) and behind[0].has("compare") and not (len(behind) > 1 and behind[1].quantity)


def on_the_day(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without 那天 behind a deed, which says again that its day is meant: 从巡查那天到处置."""
    texts = [item.text for item in items]
    for place, (before, item) in enumerate(pairwise(items), 1):
        size = next((n for n in (1, 2) if "".join(texts[place : place + n]) == THAT_DAY), 0)
        if size and before.has("verb") and item.text in (THAT_DAY, THAT_DAY[0]):
            return (*items[:place], *items[place + size :])
    return items


def whether_it_is(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with 红色预警要不要停产 as 要不要 and 红色预警停产: the cell is of the column before it."""
    for place, (named, asks, value) in enumerate(zip(items, items[1:], items[2:], strict=False)):
        own = {sense.column for sense in named.senses} & {sense.column for sense in value.senses}
        if named.has("textual") and asks.has("ask.yes") and value.has("value") and own and not named.has("value"):
            return (*items[:place], asks, named, *items[place + 2 :])
    return items


def exceeded_at_all(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with 颗粒物有没有超标的 as 有没有 and 颗粒物超标的, which asks whether there are such rows."""
    for place, (named, asks, over, of) in enumerate(zip(items, items[1:], items[2:], items[3:], strict=False)):
        if named.has("numeric") and asks.has("ask.exist") and over.has("plan.exceeded") and of.text == OF:
            return (*items[:place], asks, named, *items[place + 2 :])
    return items


SAID_OF_ALL = (
    Pass(alone(exceeded_at_all), ({"ask.exist"}, {"numeric"}, {"plan.exceeded"})),
    Pass(alone(whether_it_is), ({"ask.yes"}, {"textual"}, {"value"})),
    Pass(alone(only_so_often), ({"only"}, {"quantity", "one"})),
    Pass(alone(stray_all), ({EVERY}, {"both"})),
)
"""How often, and of how many, something is so."""
