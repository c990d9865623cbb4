"""What rules see of the words: no light ones, and none that only say what the ledger is about.

Invariant: a word that another word makes more of stays, 入户 of 入户率 as well as what a cell is to contain; prevents
a rate of something unknown from becoming a bare share.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.conditions.values import QUOTES
from assistant.parsing.ledger_questions.familiarity import asks_which
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import STEM_COST, SenseKind
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.records import replace

LIGHT_WORD = 0.35
"""An unknown word lighter than this does not stand between two others."""
RATE, OF = "率", "的"
MEANS = frozenset(("overall", "aggregate.average"))
"""Never stands alone."""
SPLITTING = frozenset(("group.each", "group.by", "ask.which"))
"""Kinds of what stands before a column that is split by or asked for."""
WEAK_KINDS = frozenset(("filler.filler", "ever.ever", "all.all", "plan.plan"))
"""Kinds that a rule never needs; they only explain."""

COMPARES = frozenset(("compare", "than"))
"""Kinds of what sets a figure against another."""
TELLING = frozenset(("value", "verb", "numeric", "ledger", "part"))
"""Kinds that say more than what the ledger is about."""


def worth_reading(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items that rules see: no light words and no bare words of the ledger's name, unless looked for by text."""
    raw = [_of_row(raw, place) if item.has("have") and item.is_cell else item for place, item in enumerate(raw)]
    raw = [_counted_paper(raw, place) if item.has("ask.who") else item for place, item in enumerate(raw)]
    had = [item for place, item in enumerate(raw) if not item.has("have") or _had(raw[place + 1 :], scope)]
    said = [
        item for place, item in enumerate(had) if not _light(item) or _looked_for(had, place) or _of_all(had, place)
    ]
    kept = [
        item for place, item in enumerate(said) if not (item.has("role") and item.has("filler")) or _fills(said, place)
    ]
    kept = [item for place, item in enumerate(kept) if not _of_today(item, kept[place + 1 : place + 2], scope)]
    kept = [item for place, item in enumerate(kept) if not _of_the_day(item, kept[place + 1 : place + 2], scope)]
    kept = [
        item
        for place, item in enumerate(kept)
        if _is_split(kept, place, scope) or not (_says_whose(kept, place, scope) or _opens_counted(kept, place, scope))
    ]
    kept = [item for place, item in enumerate(kept) if not _is_done_to(item, kept[place + 1 : place + 3])]
    behind = (kept[place + 1 : place + 2] for place in range(len(kept)))
    told = zip(kept, behind, strict=True)
    return tuple(item for item, after in told if not _mere_topic(item) or _is_more(item, after, raw))


def _counted_paper(items: Sequence[Item], place: int) -> Item:
    """单子 of 路灯单子有几张 as what the rows are called, where it is counted and asks for no list."""
    item, behind = items[place], items[place + 1 : place + 3]
    counted = item.has("topic") and any(other.has("ask.count") for other in behind)
    return replace(item, kinds=item.kinds - {"ask.who"}) if counted else item


def _of_row(items: Sequence[Item], place: int) -> Item:
    """使用 of 生产、储存、使用 as the cell that it is, and no word for what things have."""
    row = place > 1 and items[place - 1].has("join") and items[place - 2].has("value")
    return replace(items[place], kinds=frozenset({"value"})) if row else items[place]


def _fills(items: Sequence[Item], place: int) -> bool:
    """Whether 做 stands between a value and its column (商务局做责任单位), and does not say who did it (哪家做的)."""
    return any(item.has("textual") for item in items[place + 1 : place + 2])


def _of_today(item: Item, behind: Sequence[Item], scope: Scope) -> bool:
    """Whether 最新 says nothing of a figure, because each thing has just one of it: 最新收盘价."""
    figure = any(after.has("numeric") for after in behind)
    return figure and item.text in words("newest") and not columns.repeats(scope.ledger)


def _of_the_day(item: Item, behind: Sequence[Item], scope: Scope) -> bool:
    """Whether 日均值 before a bound only says what each row of a daily ledger holds: PM2.5日均值不高于50的天数."""
    daily = item.text in words("daily_means") and scope.ledger.unit_noun in words("day_nouns")
    return daily and any(after.has("compare") or after.quantity for after in behind)


def _is_split(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether a column is what is split by or asked for, whatever stands behind it: 各学院设备, 哪个学院设备."""
    named = items[place].has("textual") and items[place].text not in scope.ledger.name
    return named and place > 0 and items[place - 1].is_any(SPLITTING)


def _says_whose(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether the ledger's word only says what the thing right behind it is of: 油品对象, 错峰企业."""
    item, behind = items[place], items[place + 1 : place + 2]
    named = [after for after in behind if after.has("textual") and not after.has("ledger") and after.start == item.end]
    things = any(sense.column == scope.ledger.entity for after in named for sense in after.sense(SenseKind.COLUMN))
    return things and (item.has("ledger") or item.has("topic")) and not item.has("value")


def _opens_counted(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether a column's word only opens the name of the rows that are counted: 物业 of 多少件物业投诉."""
    item, behind = items[place], items[place + 1 : place + 2]
    counted = place > 1 and items[place - 1].text == scope.ledger.unit_noun and items[place - 2].has("ask.count")
    return counted and any(_goes_on(item, after) for after in behind)


def _is_done_to(item: Item, behind: Sequence[Item]) -> bool:
    """Whether the stem of a figure only says which things are counted: 资助 of 受资助的学生最多."""
    stem = item.has("topic") and item.has("numeric") and all(s.cost >= STEM_COST for s in item.sense(SenseKind.COLUMN))
    if not stem or len(behind) < len(("学生", "最多")):
        return False
    thing, most = behind
    return thing.headed and thing.has("ledger") and thing.has("textual") and most.has("superlative.most")


def _goes_on(item: Item, after: Item) -> bool:
    return after.has("ledger") and after.start == item.end


def _looked_for(raw: Sequence[Item], place: int) -> bool:
    """Whether a light word is needed as it stands: what a cell contains, what was not done to a single one."""
    before = next((item for item in reversed(raw[:place]) if item.text not in QUOTES), None)
    if before is not None and before.has("contains"):
        return raw[place].text not in QUOTES
    if raw[place].has("unknown") and any(map(_is_rate, raw[place + 1 : place + 2])):
        return True  # 通过率 of nothing known is no bare share
    single = any(item.has("one") for item in raw[max(place - 3, 0) : place])
    return place > 1 and raw[place - 1].has("negate") and single


def _of_all(raw: Sequence[Item], place: int) -> bool:
    """Whether 全县 between a comparison and a mean says that the mean is of all rows."""
    compared = place > 0 and raw[place - 1].is_any(COMPARES)
    return compared and any(item.is_any(MEANS) for item in raw[place + 1 : place + 3])


def _is_rate(item: Item) -> bool:
    return item.has("share.rate") and item.text == RATE


def _had(behind: Sequence[Item], scope: Scope) -> bool:
    """Whether 有 says something: that a thing has what is told of it, or that cells hold such characters."""
    return _is_had(behind[:1], scope) or any(item.has("wording") for item in behind[1:2])


def _is_had(behind: Sequence[Item], scope: Scope) -> bool:
    """Whether 有 stands before a column that says whether a thing has it."""
    named = [scope.ledger.column(s.column) for item in behind for s in item.sense(SenseKind.COLUMN)[:1]]
    told = any(column.closed and (column.done or len(column.values) == 2) for column in named)
    return told or any(column.nulls and not column.type.numeric for column in named)


def _mere_topic(item: Item) -> bool:
    """Whether an item only says what the ledger is about: its words, or the stem of a column's name."""
    if not item.has("topic") or item.is_any(TELLING):
        return False
    grammar = item.kinds - {"topic", "column", "textual"}
    return not grammar and all(sense.cost >= STEM_COST for sense in item.sense(SenseKind.COLUMN))


def _is_more(item: Item, behind: Sequence[Item], raw: Sequence[Item]) -> bool:
    """Whether the words around a topic make more of it: 入户 of 入户率, 河道 of 河道数, what a cell is to contain."""
    made = ("share.rate", "count.noun") if item.has("column") else ("share.rate",)
    rated = any(after.has(kind) and after.start == item.end for after in behind for kind in made)
    return rated or (item.start > 0 and _behind_contains(item, raw))


def _behind_contains(item: Item, raw: Sequence[Item]) -> bool:
    """Whether an item is what a cell is to contain, what never was, what is split by or asked for, or at the top."""
    place = next((place for place, other in enumerate(raw) if other.end == item.start), None)
    if place is None:
        return False
    if raw[place].has("never.never") or (raw[place].has("negate.not") and _ends_deed(raw[place + 2 : place + 3])):
        return True  # 一次都没巡过 says what never was, 还没补的 what is not done
    if item.has("textual") and (
        any(other.has("superlative") for other in raw[max(place - 1, 0) : place + 1])
        or (raw[place - 1].quantity is not None and any(other.has("top") for other in raw[max(place - 2, 0) : place]))
    ):
        return not any(other.has("textual") for other in raw[place : place + 1])
    if place and raw[place].text in words("sorts") and raw[place - 1].has("ask.count") and _is_sorted(item):
        return True  # 几种隐患 counts 隐患类型
    sorts = raw[place].text.endswith(words("sorts")) and not _is_sorted(item)  # 哪类焚烧 asks for a sort
    asked = asks_which(raw, place) and not sorts
    return raw[place].has("contains") or (item.has("textual") and (raw[place].has("group.each") or asked))


def _ends_deed(behind: Sequence[Item]) -> bool:
    """Whether 过 or 的 right behind a word makes a deed of it."""
    return any(item.has("ever.ever") or item.text == OF for item in behind)


def _is_sorted(item: Item) -> bool:
    """Whether a column tells of which sort the thing is that an item names: 食品类别 of 哪类食品."""
    return any(stripped(sense.column, "type_suffixes") == item.text for sense in item.sense(SenseKind.COLUMN))


def _light(item: Item) -> bool:
    """Whether an item stands between nothing: light unknown words, and words that only colour."""
    return (item.has("unknown") and item.weight < LIGHT_WORD) or item.kinds <= WEAK_KINDS
