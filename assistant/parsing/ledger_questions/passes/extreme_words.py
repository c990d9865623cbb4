"""Words around an extreme, put where its rules find them: 最高的AQI, 最近取缔的是哪家, a noun called again.

Invariant: the words stay those of the question; only where they stand, or what they are said of, is made plain.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.measured import measured_in
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.times.times import dated
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF, MOST = "的", "最"
OF_NOTHING = frozenset({"size"})
"""Kinds of a size that the ledger has no figure of, so that nothing in a question can hold it."""
MEAN = frozenset({"aggregate.average"})
ENDS = {"first": frozenset({"superlative.best"}), "last": frozenset({"superlative.worst"})}
"""What 最靠前的 and 最靠后的 mean of one."""
DEED = 4
"""So near behind 最近 stands the 的 that ends what was done."""
NEWEST = frozenset({"superlative.most"})
"""Kinds of 最近 where it says which of all is the last."""


def single_ends(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with 最靠前的 that no number stands behind as the one at that end: 位次最靠前的院校.

    最后 of 最后批了多少 only says that it came to that in the end.
    """
    return tuple(
        replace(item, kinds=ENDS[item.name_of("top")])
        if item.has("top") and item.text.startswith(MOST) and not any(after.quantity for after in behind[:1])
        else item
        for item, behind in zip(items, (items[at : at + 2] for at in range(1, len(items) + 1)), strict=True)
        if not (item.text in words("in_the_end") and _asks_how_much(behind))
    )


def _asks_how_much(items: Sequence[Item]) -> bool:
    """Whether a figure, and how much of it, are what two items are: 批了多少."""
    return len(items) > 1 and items[0].has("numeric") and items[1].has("ask.count")


def sorted_again(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without 从高到低 behind a comma after 前五: those at the top stand in that order anyway."""
    cut, last = items[-2:-1], items[-1]
    topped = any(item.has("top.first") and after.quantity for item, after in pairwise(items))
    again = topped and last.has("sort.descending") and any(map(is_break, cut))
    return items[:-2] if again else items


def opening(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 最高的 that opens a part of the question said of the figure right behind it: 最高的AQI多少."""
    return tuple(_of_next(item, items[place - 1 : place], items[place + 1 :]) for place, item in enumerate(items))


def sized(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 贵 of 甲比乙贵多少 said of the mean price, whatever number of rows each side has.

    Where the ledger has no such figure nothing explains it.
    """
    said = (at for at, item in enumerate(items) if item.has("more") and MOST + item.text in words("of_size"))
    place = next(said, None)
    if place is None or any(item.has("numeric") for item in items):
        return items
    more = items[place]
    column = measured_in(MOST + more.text, scope)
    if not column:
        return (*items[:place], replace(more, kinds=OF_NOTHING), *items[place + 1 :])
    figure = Item(more.start, more.start, "", FIGURE, (Sense(SenseKind.COLUMN, column),))
    means = () if any(map(_says_how, items)) else (Item(more.start, more.start, "", MEAN),)
    return (*items[:place], *means, figure, *items[place:])


def _says_how(item: Item) -> bool:
    return item.has("aggregate") or item.has("overall")


def newest_said(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 最近 of 最近取缔的是哪家, 最近更新的任务 as the last day of it, put behind what was done.

    A column that is called so and held against a day (最近更新早于12月5日的) stays what it is.
    """
    for place, item in enumerate(items[:-2]):
        newest = next((word for word in words("newest_of") if item.text.startswith(word)), "")
        own = item.has("temporal")
        first = place if own else place + 1
        named = items[first + 1].text == OF if own else item.text == newest and any(map(_asks_one, items[place:]))
        of = next((at for at in range(first + 1, first + DEED) if at < len(items) and items[at].text == OF), first)
        if newest and named and any(dated(deed, scope) for deed in items[first:of]):
            last = replace(item, end=item.start + len(newest), text=newest, kinds=NEWEST, senses=(), weight=0.0)
            said = (deed for deed in items[first:of] if dated(deed, scope) or not deed.has("numeric"))
            deeds = (replace(deed, kinds=deed.kinds - {"numeric"}) for deed in said)
            return (*items[:place], *deeds, last, *items[of + 1 :])
    return tuple(items)


def _asks_one(item: Item) -> bool:
    return item.has("ask.which") or item.has("ask.who")


def named_again(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with a noun that only calls again what was named in full: 前三名的施工单位，报单位和问题数."""
    return tuple(_again(item, items[:place]) for place, item in enumerate(items))


def _again(item: Item, before: Sequence[Item]) -> Item:
    top = any(other.has("superlative") or other.has("top") for other in before)
    past = top and item.has("textual") and any(map(is_break, before))
    full = (other for other in before if other.has("textual") and len(other.text) > len(item.text) > 1)
    named = next((other for other in full if other.text.endswith(item.text)), None) if past else None
    return replace(item, senses=named.senses) if named is not None else item


def _of_next(item: Item, before: Sequence[Item], behind: Sequence[Item]) -> Item:
    opens = all(map(is_break, before)) and bool(behind) and behind[0].has("numeric")
    return replace(item, text=item.text.removesuffix(OF)) if opens and item.has("superlative") else item
