"""Rules that say how figures are split, ordered and cut off: 各镇街, 按月, 前三, 最多的.

Invariant: a grouping word makes a dimension only together with a column; alone it stays
a word (各多少), which the frame reads with the values beside it.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import ColumnRef, Dimension
from assistant.parsing.ledger_questions.items import COUNTED, DATE, Item, Quantity, reduced
from assistant.parsing.ledger_questions.quantities import is_mean, numeric_column
from assistant.parsing.ledger_questions.ranked_by import is_only_topic
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.sorts import is_sort_of, sort_asked
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import STEM_COST, Sense, SenseKind
from assistant.parsing.ledger_questions.spoken_of import entity_named
from assistant.parsing.ledger_questions.times.date_groups import DATE_GROUPS, by_part
from assistant.parsing.ledger_questions.times.times import dated
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.numerals import parse_number

ORDINAL, ORDINAL_NOUNS = "第", "名位的"
RANKED = {"most": "least", "least": "most", "best": "least", "worst": "most"}
"""Which end of the figures a superlative means where they are places in an order."""

FIRST = "top.first"
"""Kind of so many that come first, whichever end of a figure that is: 前三名."""


def dimension_of(name: str) -> Dimension:
    """A plain column as a dimension."""
    return Dimension(name, ColumnRef(name))


def each_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """各镇街, 按行业, 每家企业."""
    named = next(item for item in items if item.has("textual") or item.has("column"))
    marker = items[max(items.index(named) - 1, 0)].text
    name = group_column(scope, named, marker)
    sort = marker.endswith(words("sorts")) and is_sort_of(name, named.text)  # 各类巡查
    done = _merely_done(named, marker) and not sort
    if not name or scope.ledger.column(name).type.numeric or done:
        return None
    made = reduced(items[0], items[-1], "dimension", dimension=dimension_of(name), column=name, written="each")
    return replace(made, kinds=made.kinds | {"split.each"}) if items[0].has("group.each") else made


def _merely_done(named: Item, marker: str) -> bool:
    """Whether a word says what each of them did (各发现几起, 分别出让多少亩) rather than a column by its name."""
    deed = named.has("verb") or (marker in words("apart_said") and named.has("topic"))
    return deed and all(sense.cost >= STEM_COST for sense in named.sense(SenseKind.COLUMN))


def each_by_noun(scope: Scope, items: Sequence[Item]) -> Item | None:
    """国道各段里程, 每层: a counting noun that the entity's name ends with, or that of levels (楼层)."""
    levels = [column.name for column in scope.ledger.columns if column.name.endswith(words("level_names"))]
    named = (scope.ledger.entity, *levels)
    name = next((name for name in named if name.endswith(items[-1].text)), "")
    made = reduced(items[0], items[-1], "dimension", dimension=dimension_of(name), column=name, written="each")
    return made if name else None


def by_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """按镇街数: 数 says that rows are counted, no part of a name; 按企业数 of the things themselves counts those."""
    made = counted_by(scope, items) or each_column(scope, items[:2])
    return replace(made, end=items[-1].end) if made else None


def counted_by(scope: Scope, items: Sequence[Item]) -> Item | None:
    """按家数算, 按企业数算: things are counted, however many rows each of them has."""
    thing, named = scope.ledger.entity, [sense.column for item in items[1:-1] for sense in item.senses[:1]]
    firms = named == [thing] if len(items) > 2 else items[-1].text.startswith(words("company_nouns"))
    return reduced(items[0], items[-1], COUNTED) if firms and columns.repeats(scope.ledger) else None


def group_column(scope: Scope, named: Item, marker: str) -> str:
    """The column meant; 各类设备 asks for the type, not for every single one."""
    senses = named.sense(SenseKind.COLUMN)
    if not senses:
        return ""
    kind = sort_asked(scope.ledger, senses[0].column, named.text, marker) if marker.endswith(words("sorts")) else None
    if kind is not None:
        return kind.name
    place = columns.place_column(scope.ledger)
    if place and any(sense.column == place.name for sense in senses):
        return place.name
    return next((s.column for s in senses if not scope.ledger.column(s.column).type.numeric), "")


def second_dimension(scope: Scope, items: Sequence[Item]) -> Item | None:
    """按排放标准和车型: the second column; the first is already a dimension."""
    name = group_column(scope, items[2], "")
    if not name or scope.ledger.column(name).type.numeric or items[0].written not in ("each", "split"):
        return None
    return reduced(items[2], items[2], "dimension", dimension=dimension_of(name), column=name, written="each")


def pair_of_dimensions(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """Items with 「dimension 和 column」 turned into two dimensions."""
    current = list(items)
    for place in range(len(current) - 2):
        window = current[place : place + 3]
        if (
            window[0].has("dimension")
            and window[1].has("join.and")
            and not is_break(window[1])
            and window[2].has("textual")
        ):
            made = second_dimension(scope, window)
            if (
                made is not None
                and made.column != window[0].column
                and _grouping_goes_on(window[0], current[place + 3 :])
            ):
                current[place + 2] = made
    return tuple(current)


def _grouping_goes_on(first: Item, rest: Sequence[Item]) -> bool:
    """按A和B … needs no more; 各A和B is a choice of columns unless figures follow."""
    return first.text.startswith(("按", "分", "依", "以", "照")) or any(
        item.has("asked") or item.has("group.split") for item in rest
    )


def each_entity(scope: Scope, items: Sequence[Item]) -> Item | None:
    """每家…: the ledger's name stands for its entity, or for its sorts (每类炉窑)."""
    if not scope.ledger.entity or items[-1].has("value") or items[-1].has("column") or items[-1].has("dating"):
        return None
    if items[0].has("group.by") and not entity_named(items[-1:], scope):
        return None  # 按锅炉台账 names where to look
    kind = columns.type_column(scope.ledger) if items[0].text.endswith(words("sorts")) else None
    named = next((c for c in scope.ledger.columns if c.closed and c.name.endswith(items[-1].text)), kind)
    name = named.name if named is not None else scope.ledger.entity
    return reduced(items[0], items[-1], "dimension", dimension=dimension_of(name), column=name, written="each")


def each_in_turn(scope: Scope, items: Sequence[Item]) -> Item | None:
    """一个镇一个镇地: the column said twice."""
    first, last = (item for item in items if item.has("textual"))
    return column_split(scope, (first, last)) if first.text == last.text else None


def column_split(scope: Scope, items: Sequence[Item]) -> Item | None:
    """镇街分布, 行业构成; the verb of 检查各几次 names no column."""
    if items[-1].has("group.each") and items[0].has("verb"):
        return None
    named = next(item for item in items if item.has("textual"))
    guessed = all(sense.cost >= STEM_COST for sense in named.sense(SenseKind.COLUMN))
    name = group_column(scope, named, "") if not guessed else ""
    itself = name == scope.ledger.entity and named.has("ledger") and columns.rows_are_entities(scope.ledger)
    if not name or itself or scope.ledger.column(name).type.numeric:
        return None
    return reduced(items[0], items[-1], "dimension", dimension=dimension_of(name), column=name, written="split")


def every_sort(scope: Scope, items: Sequence[Item]) -> Item | None:
    """三类道路各多少, where there are just three: the column that sorts them is split by."""
    column, quantity = columns.type_column(scope.ledger), items[0].quantity
    if column is None or quantity is None or quantity.unit not in words("sorts"):
        return None
    made = dimension_of(column.name)
    if quantity.value != column.distinct:
        return None
    return reduced(items[0], items[-1], "dimension", dimension=made, column=column.name, written="each")


def per_day(scope: Scope, items: Sequence[Item]) -> Item | None:
    """每天保洁: a figure that is a day's anyway (日保洁频次) is split by no day."""
    column = numeric_column(scope, items[1])
    daily = column is not None and column.name.startswith(words("day_openings"))
    return replace(items[1], start=items[0].start) if daily else None


def sorted_by(scope: Scope, items: Sequence[Item]) -> Item | None:
    """按排查日期先后, 按投用先后: the column that a list is put in order by, which is no split."""
    kinds = items[1].kinds - {"value", "verb"} | items[-1].kinds  # 按签约先后 restricts nothing
    made = replace(items[1], start=items[0].start, end=items[-1].end, kinds=kinds)
    if items[1].has("column"):
        return made
    day = dated(items[1], scope)
    return replace(made, kinds=kinds | DATE, senses=(Sense(SenseKind.COLUMN, day),)) if day else None


def limited(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """前三名, 最高的3条路, 倒数两个: an extreme with a number."""
    quantity = next(item.quantity for item in items if item.quantity)
    if quantity.percent or quantity.value != quantity.value.to_integral_value() or not 0 < quantity.value <= 1000:
        return None
    if quantity.unit in words("stretch_units") and not any(item.has("superlative") for item in items):
        return None
    made = reduced(items[0], items[-1], "extreme", quantity=quantity, written=_direction(items))
    told = any(item.has("superlative") or item.has("top.last") for item in items)
    return made if told else replace(made, kinds=made.kinds | {FIRST})


def named_counts(scope: Scope, items: Sequence[Item]) -> Item | None:
    """专班及迟交次数: names with their figure; a bare mean (牵头单位、进度) is another cell of the row."""
    name, figure = group_column(scope, items[0], ""), items[-1]
    if not name or is_break(items[1]) or scope.ledger.column(name).type.numeric:
        return None
    place = columns.place_column(scope.ledger)
    cell = figure.measure is not None and is_mean(figure.measure) and not figure.written
    asked = figure.text.startswith(words("number_asks"))  # 工地还有多少问题 names no sites
    if asked or (cell and name != scope.ledger.entity and (place is None or name != place.name)):
        return None
    made = reduced(
        items[0], items[-1], "measure", measure=items[-1].measure, column=items[-1].column, dimension=dimension_of(name)
    )
    return replace(made, kinds=frozenset({"measure", "dimension"}))


def at_place(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """第三名, 第二多, 倒数第二: one place in an order."""
    number = parse_number(items[0].text.rpartition(ORDINAL)[2].rstrip(ORDINAL_NOUNS))
    if number is None:
        return None
    fewest = items[0].has("ordinal.last") or any(item.has("more.less") for item in items)
    made = reduced(items[0], items[-1], "extreme", quantity=Quantity(number), written="least" if fewest else "most")
    return replace(made, kinds=made.kinds | {"nth"})


def figure_at_place(scope: Scope, items: Sequence[Item]) -> Item | None:
    """完成率第二: the figure is the key; of 数量第二 rows are counted."""
    figure, place = items[0], at_place(scope, items[1:])
    if place is None or figure.has("asked") or figure.has("count"):
        return replace(place, start=figure.start) if place else None
    if figure.has("numeric"):
        column = numeric_column(scope, figure)
        return replace(place, start=figure.start, column=column.name) if column else None
    kinds = place.kinds | (figure.kinds & {"measure", "scalar"})
    return replace(figure, end=place.end, kinds=kinds, quantity=place.quantity, written=place.written)


def limited_by(scope: Scope, items: Sequence[Item]) -> Item | None:
    """A bare column with its superlative: the column is the key, whatever else its name could mean."""
    column = numeric_column(scope, items[0])
    if column is None or is_only_topic(items[0], items, 1, scope):
        return None
    made = limited(scope, items[1:]) if any(item.quantity for item in items[1:]) else single(scope, items[1:])
    if made is not None and columns.is_rank(column.name):
        made = replace(made, written=RANKED.get(made.written, made.written))
    return replace(made, start=items[0].start, column=column.name) if made else None


def _direction(items: Sequence[Item]) -> str:
    for item in items:
        if item.has("superlative"):
            return item.name_of("superlative")
    return "least" if any(item.has("top.last") for item in items) else "most"


def single(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """最多; 更好 and 更脏 are said of what is held beside another."""
    made = reduced(items[0], items[-1], "extreme", written=items[0].name_of("superlative"))
    return replace(made, kinds=made.kinds | {"beside"}) if items[0].text.startswith(words("beside_another")) else made


def comparative(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪个更大."""
    made = reduced(items[0], items[-1], "extreme", written="most" if items[-1].has("more.more_most") else "least")
    return replace(made, kinds=made.kinds | {"beside"})


RULES: tuple[Rule, ...] = (
    Rule("第几大", "ordinal more", at_place, "散煤网点第二多的镇"),
    Rule("第几名", "ordinal.ranked|ordinal.last", at_place, "处罚金额排名第三的单位"),
    Rule("数第几", "numeric|measure|scalar|count|asked ordinal.plain", figure_at_place, "散煤网点数量第二的镇"),
    Rule("按家数", "group.by textual? count.noun", counted_by, "小微涉气企业的占比，按家数算"),
    Rule("几类各", "quantity ledger|textual|topic? group.each", every_sort, "三类道路各多少公里"),
    Rule("按列哪月", "group.by temporal span? ask.month group.split?", by_part, "任务按完成时限落在哪个月统计"),
    Rule("按列分月", f"group.by temporal {'|'.join(sorted(DATE_GROUPS))}", by_part, "任务按完成时限逐月统计"),
    Rule("各列", "group.each|group.by classifier? textual|temporal under?", each_column, "各镇街散煤网点多少家"),
    Rule("各家", "group.each|group.by classifier? ledger", each_entity, "每家水泥企业的均值"),
    Rule("各段", "group.each classifier", each_by_noun, "国道各段里程多少公里"),
    Rule("一列一列", "textual textual", each_in_turn, "一个镇街一个镇街报散煤网点数"),
    Rule("列一个数", "one? textual group.row", column_split, "散煤网点数，一个镇街一个数"),
    Rule("列分布", "textual group.split", column_split, "镇街分布"),
    Rule("列各", "textual group.each", column_split, "行业各多少"),
    Rule("列及数", "textual join measure", named_counts, "迟交的专班及迟交次数"),
    Rule("列前几", "numeric superlative? top|superlative quantity classifier?", limited_by, "罚款最多的三家"),
    Rule("列最", "numeric superlative", limited_by, "查扣散煤最多的镇街"),
    Rule("前几", "superlative? top quantity classifier? superlative?", limited, "任务最多的前三个单位"),
    Rule("最几", "superlative quantity classifier?", limited, "最高的3条路"),
    Rule("几个最", "quantity classifier? superlative", limited, "秸秆堆存量三个最高的镇街"),
    Rule("最", "superlative", single, "最多的是哪个镇"),
    Rule("更", "more.more_most|more.less_most", comparative, "国一和国二的车哪个更多"),
)

SORT_RULES: tuple[Rule, ...] = (
    Rule("每天的列", "group.day numeric", per_day, "每天保洁不到4次的路段"),
    Rule("按列先后", "group.by temporal|numeric|verb sort", sorted_by, "整改中的按排查日期先后列"),
)
"""Rules for the order of a list, before its column becomes what is split by."""
