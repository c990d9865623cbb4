"""Numbers of people and of rows named beside other figures, and sizes by their own figure, sorts by theirs.

Invariant: 护林员多少人 counts those named and sums no other number of people; a noun for rows beside a figure
(抽检批次和检测费) is a figure as well, and none of them is passed over.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measured import measured_in
from assistant.parsing.ledger_questions.passes.doers import doers_at_top
from assistant.parsing.ledger_questions.passes.passes import Pass, together
from assistant.parsing.ledger_questions.passes.people_most import (
    HOW_MANY,
    of_each_day,
    people_at_most,
    which_number,
)
from assistant.parsing.ledger_questions.quantities import like_counts
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.columns import additive, repeats
from assistant.parsing.ledger_questions.schema.stems import is_verb
from assistant.parsing.ledger_questions.schema.things import of_people, person_nouns
from assistant.parsing.ledger_questions.schema.who import person_of
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

PERSON, COUNT, HOW, MOST, SINGLE = "人", "人数", "多", "最", "单"
NAMED = "姓名"
"""Ends the name of a column of people."""
GUESSED = 0.06
"""From this cost on a figure is called by a word inside its name."""
ORDERED = frozenset(("superlative", "top", "group", "ask.who", "ask.which"))
"""Kinds of what has its own way with names and numbers."""
OWN = frozenset(("ledger", "topic"))
ALL = frozenset(("aggregate.sum", "all"))
SPLITS = frozenset(("group.split", "group.by", "group.each"))
BETWEEN = 2
"""Words that may stand between those who are counted and the question: 护林员一共有多少人."""


def people_counted(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 护林员一共多少人, 护林员人数 as the number of those whom a column of texts names."""
    for place, item in enumerate(items):
        column = _people(item, scope)
        end = _asked(items, place + 1) if column else 0
        if end:
            made = reduced(item, items[end - 1], "asked", noun=PERSON, column=column, senses=item.senses)
            return (*items[:place], made, *items[end:])
    return items


def so_many_people(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 几个人 as 几人, which counts people and nothing else, where rows are of none: 散煤网点."""
    if _tells_of_people(scope.ledger):
        return items
    for place in range(len(items) - 2):
        asks, one, people = items[place : place + 3]
        near = asks.end == one.start and one.end == people.start
        if near and asks.has("ask.count") and one.text in words("person_counters") and people.text == PERSON:
            return (*items[: place + 1], replace(people, start=one.start), *items[place + 3 :])
    return items


def _tells_of_people(ledger: Ledger) -> bool:
    """Whether rows are people, or are of those in a column of them."""
    names = [column.name for column in ledger.columns]
    named = any(name.endswith(NAMED) or name in person_nouns() for name in names)
    return named or of_people(ledger) or bool(person_of(ledger))


def _people(item: Item, scope: Scope) -> str:
    """The column of people, each with several rows, that a word names in full; empty where it names none."""
    sense = next(iter(item.sense(SenseKind.COLUMN)), None) if item.has("textual") else None
    column = scope.ledger.column(sense.column) if sense is not None else None
    if column is None or column.personal or not column.type.textual or column.name != item.text:
        return ""
    return column.name if column.name.endswith(words("person_endings")) and column.distinct < scope.ledger.rows else ""


def _asked(items: Sequence[Item], place: int) -> int:
    """Where the question for how many people ends that stands from a place on; 0 where there is none."""
    if place < len(items) and items[place].text == COUNT:
        return place + 1
    while place < len(items) and items[place].is_any(ALL):
        place += 1
    asks = items[place : place + 2]
    return place + 2 if len(asks) > 1 and asks[0].has("ask.count") and asks[1].text in like_counts(PERSON) else 0


def rows_beside_figures(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 批次 in 按类型统计抽检批次和检测费 as how many rows there are."""
    for place, item in enumerate(items):
        if item.text != scope.ledger.unit_noun or not item.has("classifier") or not _joined(items, place):
            continue
        before = items[max(place - 1, 0)]
        if not (before.has("ask") or before.quantity or before.has("group")):
            counted = frozenset({"asked", "count.noun", "stated"})
            return (*items[:place], replace(item, kinds=counted, senses=(), noun=item.text), *items[place + 1 :])
    return items


def _joined(items: Sequence[Item], place: int) -> bool:
    """Whether a figure stands beside, joined by 和 or 、."""
    before = items[: place - 1] if place and items[place - 1].has("topic") else items[:place]
    around = (items[place + 1 : place + 3], before[-2:][::-1])
    pairs = (pair for pair in around if len(pair) > 1 and pair[0].has("join") and not is_break(pair[0]))
    return any(pair[1].has("numeric") for pair in pairs)


def size_by_its_figure(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 积水多深 as the figure that says how deep, whatever other figure begins with 积水."""
    for place in range(1, len(items)):
        asks, named = items[place], items[place - 1]
        guessed = named.sense(SenseKind.COLUMN)[:1] if named.has("numeric") and asks.has("ask.count") else ()
        name = measured_in(asks.text.replace(HOW, MOST), scope) if guessed and asks.text.startswith(HOW) else ""
        if name and guessed[0].cost >= GUESSED and guessed[0].column != name:
            made = replace(named, senses=(Sense(SenseKind.COLUMN, name, cost=guessed[0].cost),))
            return (*items[: place - 1], made, *items[place:])
    return items


def which_sort(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 哪 and 类 before a noun as one word, however the segmenter cuts 哪类产品."""
    for place in range(len(items) - 2):
        asks, sort, named = items[place : place + 3]
        near = asks.end == sort.start and sort.end == named.start and named.has("textual")
        if near and asks.has("ask.which") and sort.has("classifier") and sort.text in words("sorts"):
            made = replace(asks, end=sort.end, text=asks.text + sort.text)
            return (*items[:place], made, *items[place + 2 :])
    return items


def of_one_row(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 单趟 before a figure at its most as saying that no rows are put together."""
    for place, (item, noun, figure) in enumerate(zip(items, items[1:], items[2:], strict=False)):
        if item.text == SINGLE and noun.text in words("row_nouns") and figure.has("numeric"):
            single = replace(item, end=noun.end, text=item.text + noun.text, kinds=frozenset({"single.single"}))
            return (*items[:place], single, *items[place + 2 :])
    return items


def named_with_number(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 隐患类别和条数, 水厂名单和次数 as the number of rows for each text that a column repeats."""
    for place, item in enumerate(items):
        end = place + 1 + any(one.text in words("list_nouns") for one in items[place + 1 : place + 2])
        counted = len(items) > end + 1 and items[end].has("join.and") and not is_break(items[end])
        end += counted and items[end + 1].has("topic") and len(items) > end + 2 and not items[end + 1].has("numeric")
        number = items[end + 1] if counted else None
        if number is None or not number.has("count.noun") or number.has("numeric") or not _repeated(item, scope):
            continue
        if not any(other.is_any(ORDERED) for other in (*items[:place], *items[end + 2 :])):
            each = Item(item.start, item.start, "", frozenset({"group.each"}))
            return (*items[:place], each, item, *items[end + 1 :])
    return items


def _repeated(item: Item, scope: Scope) -> bool:
    """Whether a word names a column of texts that stand in several rows each, few of them."""
    sense = next(iter(item.sense(SenseKind.COLUMN)), None) if item.has("textual") else None
    if sense is None or (sense.column == scope.ledger.entity and not repeats(scope.ledger)):
        return False
    return scope.ledger.column(sense.column).closed


def deed_to_thing(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 报废疫苗最多 as 报废 at its most: what a figure's deed is done to tells nothing of its own."""
    for place, (deed, thing, most) in enumerate(zip(items, items[1:], items[2:], strict=False)):
        near = deed.end == thing.start and thing.end == most.start and most.has("superlative")
        if near and deed.has("numeric") and is_verb(deed.text) and thing.has("topic") and not thing.has("value"):
            return (*items[: place + 1], *items[place + 2 :])
    return items


def each_time(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 巡堤 of 每次巡堤平均发现几个问题 as what was done each time, and no 巡堤里程."""
    for place, item in enumerate(items[1:], 1):
        guessed = item.has("numeric") and item.is_any(OWN) and item.sense(SenseKind.COLUMN)[0].cost >= GUESSED
        if items[place - 1].text in words("each_time") and guessed:
            senses = tuple(sense for sense in item.senses if sense.kind is not SenseKind.COLUMN)
            made = replace(item, senses=senses, kinds=item.kinds - {"numeric", "column"})
            return (*items[:place], made, *items[place + 1 :])
    return items


def most_of_things(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 辅具 of 辅具最多 as what the ledger is about, and no 辅具价格, of which there is no most."""
    for place, (item, most) in enumerate(pairwise(items)):
        priced = most.has("superlative.most") and most.text in words("most_of_rows") and item.has("topic")
        senses = item.sense(SenseKind.COLUMN) if priced and item.has("numeric") else ()
        guessed = bool(senses) and all(sense.cost >= GUESSED for sense in senses)
        if guessed and not any(additive(scope.ledger.column(sense.column)) for sense in senses):
            kept = tuple(sense for sense in item.senses if sense.kind is not SenseKind.COLUMN)
            made = replace(item, senses=kept, kinds=item.kinds - {"numeric", "column"})
            return (*items[:place], made, *items[place + 1 :])
    return items


AT_THE_TOP = (
    Pass(most_of_things, ({"numeric"}, {"topic"})),
    Pass(deed_to_thing, ({"numeric"}, {"topic"})),
    Pass(of_one_row, ({SINGLE}, {"numeric"})),
    Pass(doers_at_top, ({"textual"},)),
    Pass(people_at_most, ({PERSON},)),
)
COUNTS = (
    Pass(so_many_people, ({PERSON}, {"classifier"})),
    Pass(each_time, (words("each_time"), {"numeric"})),
    Pass(people_counted, ({COUNT, *like_counts(PERSON)}, {"textual"})),
    Pass(size_by_its_figure, (words("sizes_asked"), {"numeric"})),
    Pass(of_each_day, ({PERSON}, words("a_day"))),
    Pass(which_number, ({HOW_MANY},)),
)
BESIDE = (
    Pass(named_with_number, ({"count.noun"}, {"textual"})),
    Pass(rows_beside_figures, ({"classifier"}, SPLITS, {"numeric"})),
)
NUMBERS_OF = (
    together({"superlative", "top"}, AT_THE_TOP),
    together({"ask.count", "count.noun"}, COUNTS),
    together({"join.and"}, BESIDE),
    Pass(which_sort, ({"ask.which"}, words("sorts"), {"textual"})),
)
