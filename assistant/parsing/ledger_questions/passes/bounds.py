"""Words that turn into a comparison beside a number, and words that only lead up to one.

Invariant: what a word means beside a number is settled before any rule looks, so that
票房过亿, 堆存量最多5吨 and 七天都不止 meet the same rules as 超过 and 不到.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.parsing.ledger_questions.items import Item, Quantity
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

LED_UP_TO = frozenset(("compare", "temporal", "daytype"))
"""Kinds that 在 only leads up to."""
ENDED = frozenset(("value", "verb", "status"))
"""Kinds of what may be brought to an end: 取缔 of 没取缔好."""
THINGS = frozenset(("textual", "ledger", "rows"))
"""Kinds of what a number may count."""
MEASURES_OF_REST = frozenset(("overall", "aggregate.average", "plan.limit", "plan.target"))
"""Kinds of what a figure may be held against but a number."""
HOLDS_AGAINST = frozenset(
    (
        "compare.gt",
        "compare.ge",
        "compare.lt",
        "compare.le",
        "than",
        "more",
        "after",
        "unlike",
        "difference",
        "same",
        "share",
    )
)
"""Kinds that hold a figure against another."""
EACH_TIME = frozenset(("both", "always", "compare"))
"""Kinds of what makes 每次 mean each of the rows."""
TRAILING = ("gt", "lt")
"""Sides of a bound that may stand behind its number as well."""
LENGTHS = frozenset(("lasts", "superlative", "aggregate.average", "passed"))
"""Kinds of what a length of time may be said with."""
LEADING_UP = frozenset(("every", "countup", "latest.now", "filler", "than", "period", "status.done"))
"""Kinds of what may only lead up to something."""
_LEADING_UP = frozenset().union(*map(words, ("loose_totals", "emits", "completions", "still_left", "merely_said")))
PASSED, OF = "过", "的"
UP_TO = ("到", "至")
"""Begins a word for today that may end a length of time: 到现在."""


def with_bounds(raw: Sequence[Item]) -> tuple[Item, ...]:
    """The items with words that turn into a comparison beside a number, and without those that only lead up to one."""
    asked = any(item.has("ask") for item in raw)
    said = [item for place, item in enumerate(raw) if not (_leads_up(item) and _merely_said(place, raw, asked))]
    held = any(item.is_any(HOLDS_AGAINST) for item in said)
    counted = [_counted_up(said, place) for place in range(len(said))]
    current = counted if held else [_plain(item) for item in counted]
    current = [_of_all(item, current[max(place - 1, 0) : place + 2]) for place, item in enumerate(current)]
    if any(item.quantity is not None for item in current):
        current = [_on_its_side(current, place) for place in range(len(current))]
    for place in range(1, len(current) - 1):
        kinds = _bound(_said_before(current, place), current[place], current[place + 1 : place + 3])
        kinds = frozenset({"compare.gt"}) if _exceeds(current, place) else kinds
        if kinds:
            nought = Quantity(Decimal(0)) if "quantity" in kinds else current[place].quantity
            current[place] = replace(current[place], kinds=kinds, quantity=nought)
    return tuple(item for place, item in enumerate(current) if not _is_owned(place, current))


def _said_before(items: Sequence[Item], place: int) -> Item:
    """What stands before a word; before 零 a 都 only says of how many: 问题数都是零."""
    passed = place > 1 and items[place].has("zero") and (items[place - 1].has("both") or items[place - 1].has("every"))
    return items[place - 2 if passed else place - 1]


def _counted_up(items: Sequence[Item], place: int) -> Item:
    """数一下 where nothing else asks for a number; a 和, and the 数 of a deed, that the cover left out."""
    item, behind = items[place], items[place + 1 : place + 2]
    if not item.has("unknown"):
        return replace(item, kinds=frozenset({"ask.count"})) if item.has("countup") else item
    deed = place > 0 and items[place - 1].has("verb") and items[place - 1].end == item.start
    if deed and item.text in words("count_verbs") and (not behind or behind[0].has("join")):
        return replace(item, kinds=frozenset({"count.noun"}))
    return replace(item, kinds=frozenset({"join.and"})) if item.text in words("row_joins") else item


def _plain(item: Item) -> Item:
    """全区平均 and 几个点 where nothing is held against another: the mean of all, and how many places."""
    if item.has("points"):
        return replace(item, kinds=frozenset({"ask.count"}))
    return replace(item, kinds=frozenset({"aggregate.average"})) if item.has("overall") else item


def _of_all(item: Item, near: Sequence[Item]) -> Item:
    """全区 between 比 and 高 as the mean of all: 平均比全区还高的镇."""
    held = len(near) > 2 and near[0].has("than") and near[2].has("more")
    return replace(item, kinds=frozenset({"overall.overall"})) if held and item.has("all") else item


def _bound(before: Item, item: Item, behind: Sequence[Item]) -> frozenset[str]:
    """What a word between a figure and a number means: 票房过亿, 堆存量最多5吨; 过了多少天 is a length."""
    if item.has("zero") and (before.has("compare") or before.has("numeric")) and not behind[0].has("numeric"):
        return frozenset({"quantity"})
    if item.text in words("have_all") and before.has("value") and not behind[0].has("ask"):
        return frozenset({"both.both"})
    if item.has("compare.gt") and behind[0].has("ask.count"):
        return frozenset({"lasts.lasts"})
    if behind[0].quantity is None:
        return frozenset()
    if item.has("ever") and item.text == PASSED and before.has("numeric"):
        return frozenset() if _says_how_often(behind) else frozenset({"compare.gt"})
    if before.has("numeric") and item.has("reach"):
        return frozenset({"compare.ge" if item.has("reach.reach") else "compare.lt"})
    bounded = before.has("numeric") or before.quantity is not None
    named = any(other.start == behind[0].end and other.is_any(THINGS) for other in behind[1:])
    if not bounded or not item.has("superlative") or item.end != behind[0].start or named:
        return frozenset()
    bounds = {"at_most": "compare.le", "at_least": "compare.ge"}
    return frozenset(kind for key, kind in bounds.items() if item.text in words(key))


def _says_how_often(behind: Sequence[Item]) -> bool:
    """Whether 两次 or 两万以上 follows a 过, which then only says that it was done: 罚过两次以上."""
    number = behind[0].quantity
    often = number is not None and number.unit in words("occasion_nouns")
    return often or any(item.has("after") for item in behind[1:2])


def _on_its_side(items: Sequence[Item], place: int) -> Item:
    """A bound with the number on the side where it stands: 还不到50% opens it, 50%还不到 and 七天还多 close it."""
    item, before, behind = items[place], items[max(place - 2, 0) : place], items[place + 1 : place + 2]
    opens = any(after.quantity is not None for after in behind)
    held = bool(before) and before[-1].quantity is not None and before[-1].end == item.start
    year = bool(before) and before[-1].time is not None and before[0].has("unlike")  # 没有2022年多
    if held and not opens and not before[0].has("than") and not year:
        side = next((name for name in TRAILING if item.text in words(f"trailing_{name}")), "")
        return replace(item, kinds=frozenset({f"after.{side}"})) if side else item
    opening = frozenset(kind for kind in item.kinds if not kind.startswith("after."))
    return replace(item, kinds=opening) if opens and opening and item.has("compare") else item


def _exceeds(items: Sequence[Item], place: int) -> bool:
    """Whether 高出 stands between a figure and what it is more than, with no 比 before it."""
    item, behind = items[place], items[place + 1 : place + 4]
    told = item.text in words("exceeds") and not behind[0].has("ask.count")
    beyond = any(other.quantity is not None or other.is_any(MEASURES_OF_REST) for other in behind)
    return told and beyond and not any(other.has("than") for other in items[:place])


def _leads_up(item: Item) -> bool:
    """Whether a word may only lead up to something, whatever stands around it."""
    return item.is_any(LEADING_UP) or item.text in _LEADING_UP


def _merely_said(place: int, items: Sequence[Item], asked: bool) -> bool:
    """Whether a word only leads up to a number or what is said: 在 of 进度在60%以下, 每次 without a 都 behind it."""
    item, behind = items[place], items[place + 1 : place + 4]
    if item.has("every.steady") and any(other.has("value") for other in behind[:1]):
        return False
    if item.has("every") and not (item.has("always") or item.has("both")):
        bounded = place > 0 and items[place - 1].has("numeric") and any(map(_is_bound, behind[:1]))
        return not bounded and not any(_is_of_each(items, at) for at in range(place + 1, min(place + 6, len(items))))
    if item.has("countup"):
        return asked
    if item.has("latest.now") and item.text.startswith(UP_TO):
        return _no_length(place, items)
    if item.has("filler") and item.quantity is not None:
        return place > 0 and bool(behind) and behind[0].has("compare")
    if item.text in words("loose_totals"):
        return any(other.has("aggregate.average") for other in items[max(place - 1, 0) : place + 2])
    if (item.text in words("emits") and behind and behind[0].has("ask.count")) or _sets_beside(place, items):
        return True
    if place and items[place - 1].end == item.start and _ends(items[place - 1], item):
        return True
    if item.text in words("still_left") and place and (items[place - 1].has("due") or items[place - 1].has("temporal")):
        things = any(
            other.quantity is not None and other.quantity.unit in words("generic_nouns") for other in behind[:2]
        )
        return bool(behind) and not things and (behind[0].has("compare") or behind[0].quantity is not None)
    led = bool(behind) and (behind[0].quantity is not None or behind[0].is_any(LED_UP_TO))
    that_day = item.has("period") and place > 0 and items[place - 1].has("temporal")  # 从发现那天算起
    return (led and place > 0 and item.text in words("merely_said")) or (
        that_day and items[place - 1].end == item.start
    )


def _is_of_each(items: Sequence[Item], place: int) -> bool:
    """Whether a word makes 每次 mean each of the rows; 是 of 历次最高值是多少 only asks."""
    asks = items[place].has("compare.eq") and any(item.has("ask") for item in items[place + 1 : place + 2])
    return items[place].is_any(EACH_TIME) and not asks


UNREAD = frozenset({"unknown"})
"""What a deed was done to may stand between it and 到现在: 查出问题到现在."""


def _no_length(place: int, items: Sequence[Item]) -> bool:
    """Whether 到目前 behind a deed begins no length of time: neither 从 stands before it nor days are asked for."""
    told = [item for item in items[:place] if item.kinds != UNREAD]
    deed = bool(told) and told[-1].has("verb")
    since = any(item.text in words("onward_from") or item.has("since") for item in items[:place])
    return deed and not since and not any(map(_in_days, items))


def _in_days(item: Item) -> bool:
    """Whether a word speaks of how long: 几天, 多久, 最久, 超过30天, 平均."""
    unit = item.quantity.unit if item.quantity is not None else item.text
    return unit in words("day_nouns") or item.is_any(LENGTHS) or item.text in words("duration_asks")


def _sets_beside(place: int, items: Sequence[Item]) -> bool:
    """Whether 比 only sets the things before it side by side: 甲和乙比，哪个高."""
    ends = items[place].has("than") and place + 1 < len(items) and is_break(items[place + 1])
    return ends and any(other.has("ask.which") or other.has("ask.who") for other in items[place + 2 :])


def _is_bound(item: Item) -> bool:
    """Whether an item says how much of a figure there is."""
    return item.quantity is not None or item.has("zero") or item.has("compare") or item.has("both")


def _ends(deed: Item, item: Item) -> bool:
    """Whether a word only brings a deed to its end: 好 of 取缔好, 完成 of 没检修完成."""
    denied = deed.has("value") and deed.text.startswith(words("undone"))
    return (item.text in words("completions") and deed.is_any(ENDED)) or (denied and item.has("status.done"))


def _is_owned(place: int, items: Sequence[Item]) -> bool:
    """Whether a bare counting noun is what the number's rows are (过户次数为0的车), not what the number counts."""
    noun = items[place].kinds == {"classifier.classifier"} and place > 1
    return noun and items[place - 1].text == OF and items[place - 2].quantity is not None
