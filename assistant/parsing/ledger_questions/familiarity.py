"""Words that weigh little in a ledger because they only repeat what it, its columns or a value is.

Invariant: a word is made light, never dropped; one that stands in a row of values weighs all of it.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.amounts_said import with_amounts
from assistant.parsing.ledger_questions.items import FAMILIAR, NAME, Item
from assistant.parsing.ledger_questions.relations import related
from assistant.parsing.ledger_questions.schema.before import column_before
from assistant.parsing.ledger_questions.schema.column_words import deeds
from assistant.parsing.ledger_questions.schema.fields import is_dealing, without_pieces, words_of_field
from assistant.parsing.ledger_questions.schema.like_names import is_family_noun
from assistant.parsing.ledger_questions.schema.role_words import deed_of_agent
from assistant.parsing.ledger_questions.schema.stems import is_told_of, verb_family
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.syllables import says_even
from assistant.parsing.ledger_questions.things_used import with_things_used
from assistant.parsing.ledger_questions.unread_words import with_words_read
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.records import replace

NAMED = frozenset(("value", "numeric", "textual"))
"""Kinds of what a question names of a ledger."""
LISTED = 1.0
"""Least weight of a word in a row of values."""
SPLITS = frozenset(("group.each", "group.by"))
"""Kinds of a word that stands before what is split by."""
ABOUT = frozenset(("ledger", "topic"))
"""Kinds of a word for what the ledger is about."""
BETWEEN = frozenset(("classifier", "have", "compare.eq", "filler.filler", "group.each"))
"""Kinds of what stands between a noun and the word that asks of it: 分别是什么隐患."""
HOW_MANY = frozenset(("ask.count", "classifier"))
"""Kinds of what asks how many there are of what stands behind."""
OF, OF_ANY, NUMBERS = (
    "的",
    "个",
    (*words("scale_openings"), *words("people_nouns"), *words("time_nouns"), "月", "亿", "点"),
)
"""Counts anything; what goes on from it in a number or a time."""
COUNTING, UNKNOWN, THING = frozenset({"classifier.classifier"}), frozenset({"unknown"}), 0.12
"""Kinds of a bare counting noun and of an unknown word, and what such a noun costs where it is a thing."""
MONEY, NAMES = "元", "名称"
"""End every unit of money, and the name of a column that holds what things are called."""
LIGHT = 0.05
"""What a word costs that other words around it explain."""


def familiar(raw: Sequence[Item], ledger: Ledger) -> tuple[Item, ...]:
    """The items, with words made light that only repeat what the ledger or a value is.

    矿 and 矿里 of 矿山台账, 片子 of 影片名称, and behind a value its kind: 动作片, 银行股.
    """
    raw = with_amounts(_behind_any(with_words_read(without_pieces(raw, ledger), ledger)), ledger)
    raw = with_things_used(raw, ledger)  # of 用掉多少电 it is not what was paid
    raw = [_by_what_asks(raw, place, ledger) if _says_both(item) else item for place, item in enumerate(raw)]
    named = any(item.is_any(NAMED) for item in raw)
    light: list[Item] = []
    for place, (before, item) in enumerate(zip((None, *raw), raw, strict=False)):
        unsaid = _says_something(item)
        said = unsaid and (
            (named and is_dealing(item, ledger)) or _is_familiar(before, item, ledger) or _only_lasts(raw, place)
        )
        if unsaid and before is not None and _is_money_of(before, item, ledger):
            light[-1] = replace(light[-1], end=item.end, text=f"{light[-1].text}{item.text}")
        else:
            light.append(item.lightened(FAMILIAR) if said else item)
    light = [_weighed(light, place, ledger) if _says_something(item) else item for place, item in enumerate(light)]
    light = [_in_row(light, place, ledger) if item.senses else item for place, item in enumerate(light)]
    light = [*related(light, ledger)]
    return tuple(
        _split_by(light[place - 1 : place], _named_in_part(item, ledger))
        if item.has("unknown") and _names_column(light, place - 1)
        else item
        for place, item in enumerate(light)
    )


def _behind_any(raw: Sequence[Item]) -> Sequence[Item]:
    """The items, with 班 of 几个班, which counts nothing behind another counting noun, as the word that it is."""
    found = list(raw)
    for place, item in enumerate(raw):
        if not place or item.kinds != COUNTING or raw[place - 1].text != OF_ANY:
            continue
        if raw[place - 1].end == item.start and item.text not in NUMBERS:
            found[place] = replace(item, kinds=UNKNOWN, weight=THING)
    return found


def _says_both(item: Item) -> bool:
    """Whether a noun may be a figure and a text."""
    return item.has("numeric") and item.has("textual")


def _by_what_asks(items: Sequence[Item], place: int, ledger: Ledger) -> Item:
    """Of a figure and a text by one noun 什么隐患 asks for the text, and all else for the figure."""
    item = items[place]
    before = next((one for one in reversed(items[:place]) if not one.is_any(BETWEEN)), None)
    behind = next((one for one in items[place + 1 :] if not one.is_any(BETWEEN)), None)
    listed = _beside_column(items, place) and any(one.has("ask.list") for one in items[:place])
    told = listed or any(one is not None and one.has("ask.which") for one in (before, behind))
    kind = "textual" if told else "numeric"
    kept = tuple(sense for sense in item.senses if _is_of(kind, sense, ledger))
    return replace(item, kinds=item.kinds - {"textual", "numeric"} | {kind}, senses=kept)


def _is_of(kind: str, sense: Sense, ledger: Ledger) -> bool:
    """Whether a sense names a column of that kind, or none."""
    if sense.kind is not SenseKind.COLUMN:
        return True
    sort = ledger.column(sense.column).type
    return sort.textual if kind == "textual" else sort.numeric


def _in_row(items: Sequence[Item], place: int, ledger: Ledger) -> Item:
    """The item; 河道 of 列出河道、处置单位 and 物资 of 物资有哪些 is that column and not what the ledger is about."""
    item = items[place]
    sense = next(iter(item.sense(SenseKind.COLUMN)), None)
    if sense is None or not item.has("textual") or not item.is_any(ABOUT):
        return item
    listed = any(other.has("ask.list") for other in items[:place]) and _beside_column(items, place)
    asked = sense.column != ledger.entity and any(other.has("ask.which") for other in items[place + 1 : place + 2])
    if not listed and not (asked and sense.column.endswith(NAMES)):
        return item
    return replace(item, kinds=NAME, senses=(replace(sense, cost=0.0),))


def _beside_column(items: Sequence[Item], place: int) -> bool:
    """Whether 、 or 和 stands between an item and the name of a column."""
    pairs = (items[:place][-2:][::-1], items[place + 1 : place + 3])
    rows = [pair for pair in pairs if len(pair) == 2 and pair[0].has("join.and") and not is_break(pair[0])]
    return any(pair[1].has("column") for pair in rows)


def _says_something(item: Item) -> bool:
    """Whether an item is a word that nothing explains yet and that bears on what is asked."""
    return item.weight > 0 and (item.has("content") or (item.weight > FAMILIAR and item.has("unknown")))


def _weighed(items: Sequence[Item], place: int, ledger: Ledger) -> Item:
    """A word that says something, at the weight that it has among those around it."""
    item = _again(_found(_listed(items, place), items[place + 1 :]), items[:place])
    again = _of_year_before(item, items[:place], ledger) or says_even(item, items[place + 1 :])
    item = item.lightened(LIGHT) if again else item
    return _counted(item, items, place, ledger) if _says_something(item) else item


def _found(item: Item, behind: Sequence[Item]) -> Item:
    """查出 of 查出的问题, 发现了多少个问题: that there is some of what a column holds says no more than its name."""
    if item.text.rstrip("".join(words("particles"))) not in words("presence"):
        return item
    light = (after for after in behind if not after.is_light(FAMILIAR))
    said = next((after for after in light if not after.is_any(HOW_MANY)), None)
    named = said is not None and said.is_any(NAMED) and said.condition is None
    return item.lightened(FAMILIAR) if named else item


def _again(item: Item, before: Sequence[Item]) -> Item:
    """金额 of 收入前三的区县和金额: behind a figure and a comma or 和, a noun for any figure says that one again."""
    said = item.text in words("figure_again") and any(one.has("numeric") for one in before)
    return item.lightened(FAMILIAR) if said and before[-1].has("join") else item


def _of_year_before(item: Item, before: Sequence[Item], ledger: Ledger) -> bool:
    """Whether 同比 stands behind a figure whose own of the year before is kept beside it."""
    senses = before[-1].sense(SenseKind.COLUMN)[:1] if before and item.text in words("year_on_year") else ()
    named = (ledger.column(sense.column) for sense in senses)
    return any(column.type.numeric and column_before(ledger, column) is not None for column in named)


def _names_column(items: Sequence[Item], place: int) -> bool:
    """Whether what stands there calls for the name of a column: 哪条河, 每条河, 各校, 按路."""
    return asks_which(items, place) or (place >= 0 and items[place].is_any(SPLITS))


def asks_which(items: Sequence[Item], place: int) -> bool:
    """Whether 哪 stands there, or its counting noun: 哪种油, 哪条河."""
    counted = place > 0 and items[place].has("classifier") and items[place - 1].end == items[place].start
    return place >= 0 and items[place - counted].has("ask.which")


def _is_familiar(before: Item | None, item: Item, ledger: Ledger) -> bool:
    """Whether a word only repeats what the ledger, its columns or the value before it is."""
    own = (
        _is_own(_bare(item.text), ledger)
        or is_family_noun(item.text, ledger)
        or item.text.removesuffix(OF) in words_of_field(ledger)
        or is_told_of(item.text, ledger)
    )
    return own or (before is not None and _is_kind(before, item))


def _is_money_of(before: Item, item: Item, ledger: Ledger) -> bool:
    """Whether a noun for money stands right behind the name of an amount of it: 中央资金 of 中央补贴额."""
    named = before.sense(SenseKind.COLUMN)[:1] if item.text in words("money_said") and before.has("numeric") else ()
    return before.end == item.start and any(ledger.column(sense.column).unit.endswith(MONEY) for sense in named)


def _only_lasts(items: Sequence[Item], place: int) -> bool:
    """Whether a verb only says what was done all the days that are asked for: 从接收到放归平均养了几天."""
    behind = items[place + 1 : place + 4]
    asked = len(behind) == 3 and behind[0].text in words("done_endings") and behind[1].has("ask.count")
    between = any(item.has("span.between") for item in items[:place])
    return asked and between and len(items[place].text) == 1 and behind[2].text in words("day_nouns")


def _listed(items: Sequence[Item], place: int) -> Item:
    """A word in a row of values (A、B、某) is one of them, and weighs all of it however common."""
    item, before, behind = items[place], items[:place][-2:], items[place + 1 : place + 3]
    rows = [pair for pair in (before[::-1], behind) if len(pair) == 2 and pair[0].text in words("row_marks")]
    listed = any(pair[1].has("value") for pair in rows)
    return replace(item, weight=max(item.weight, LISTED)) if listed else item


def _counted(item: Item, items: Sequence[Item], place: int, ledger: Ledger) -> Item:
    """A syllable behind 多少只 or 哪辆 that nothing here is called by is what is asked, and weighs all of it: 鸡."""
    if len(item.text) > 1 or item.text in words("bare_nouns") or _is_own(item.text, ledger):
        return item
    before = items[:place][-2:]
    counted = len(before) == 2 and before[1].has("classifier")
    asked = counted and before[0].has("ask.count") and before[1].text not in words("scale_openings")  # 多少万平
    which = counted and before[0].has("ask.which") and before[0].end == before[1].start  # 派的是哪辆车
    ends = which or place + 1 == len(items) or is_break(items[place + 1])
    asked = asked or which
    return replace(item, weight=LISTED) if asked and ends and before[1].end == item.start else item


def _split_by(before: Sequence[Item], item: Item) -> Item:
    """An unknown noun right behind 各, 每 or 按 is what the figures are split by, and weighs all of it: 各行业."""
    split = any(one.has("group") and one.end == item.start for one in before)
    unknown = item.has("unknown") and item.weight > FAMILIAR and len(item.text) > 1
    return replace(item, weight=max(item.weight, LISTED)) if split and unknown else item


def _bare(text: str) -> str:
    """A noun without the syllable that only makes it one, or that says inside it: 片 of 片子, 车 of 车里."""
    bare = text.rstrip("".join(words("noun_endings")))
    return bare or text


def _is_kind(before: Item, item: Item) -> bool:
    """Whether a word behind a value, or a number of sorts (三类地方), says its kind, or that it caused others."""
    if item.text in words("in_charge"):
        return before.end == item.start and _is_in_charge(before)
    if before.end == item.start and _is_deed_of(before, item):
        return True
    of_cause = any(sense.column.endswith(words("causes")) for sense in before.sense(SenseKind.VALUE))
    told = (*words("kind_nouns"), *(words("caused") if of_cause else ()))
    sorts = before.quantity is not None and before.quantity.unit in words("sorts")
    return before.end == item.start and (before.has("value") or sorts) and item.text in told


def _is_deed_of(value: Item, item: Item) -> bool:
    """Whether a word behind a value is what those in its column do: 生产的 of 生产企业, 写的 of 作者."""
    said = stripped(item.text, "particles")
    names = [sense.column for sense in value.sense(SenseKind.VALUE)]
    return any(said in verb_family(deed_of_agent(name)) for name in names) or any(said in deeds(name) for name in names)


def _is_in_charge(before: Item) -> bool:
    """Whether a value names who does what the word behind it says: 县农业农村局负责的."""
    return any(sense.column.endswith(words("in_charge_columns")) for sense in before.sense(SenseKind.VALUE))


def _is_own(noun: str, ledger: Ledger) -> bool:
    """Whether a ledger or column is called so; a whole word of a figure's name (GDP) chooses that figure."""
    return noun in _own_names(ledger, figures=len(noun) == 1)


@lru_cache(512)
def _own_names(ledger: Ledger, *, figures: bool) -> str:
    """The names of a ledger and its columns, side by side, with or without its figures."""
    told = (column.name for column in ledger.columns if figures or not column.type.numeric)
    return " ".join((ledger.name, *ledger.aliases, *told))


def _says_of_what(noun: str, name: str, ledger: Ledger) -> bool:
    """Whether a column's name only says of what the ledger is, too: 传承人 of 传承人级别."""
    return len(noun) > 1 and noun in ledger.name and not name.endswith((noun, noun + NAMES))


def _named_in_part(item: Item, ledger: Ledger) -> Item:
    """哪种油: behind 哪种 a word is the one column that holds it; of several the one of names: 河 of 河道名称."""
    named = [c for c in ledger.columns if c.type.textual]
    meant = [c for c in named if item.text in c.name]
    if len(meant) > 1:
        meant = [c for c in meant if c.name.startswith(item.text) and c.name.endswith(NAMES)]
    if not meant and item.text in words("firm_nouns"):
        meant = [c for c in named if c.name.removesuffix("名称").endswith(words("company_words"))]
    if len(meant) != 1 or meant[0].personal or _says_of_what(item.text, meant[0].name, ledger):
        return item
    sense = Sense(SenseKind.COLUMN, meant[0].name, cost=FAMILIAR)
    return replace(item, kinds=NAME, senses=(sense,), weight=0.0, cost=FAMILIAR)
