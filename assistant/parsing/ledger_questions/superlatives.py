"""What an extreme is of, how many are wanted, and which end: 最大的三起, 哪个更高, 最差.

Invariant: a figure is taken for granted only where the ledger has just one that can be meant.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Arithmetic, ColumnRef, Magnitude
from assistant.parsing.ledger_questions.draft import DAYS, Extreme, Piece
from assistant.parsing.ledger_questions.ends import from_the_end_named
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.judged_figures import judged_figure, only_bad
from assistant.parsing.ledger_questions.measured import measured_in, without_count
from assistant.parsing.ledger_questions.measures.remainders import APART
from assistant.parsing.ledger_questions.quantities import end_of, numeric_column
from assistant.parsing.ledger_questions.ranked_by import is_only_topic, ranked_by
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.sorts import is_sort_of, sorts_of
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.times.date_groups import ASKS_SPAN
from assistant.parsing.ledger_questions.times.times import dated
from assistant.parsing.ledger_questions.times.years import is_year
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.lexicon import load

ASKED = frozenset(("which", "ask", "join", "compare", "dimension", "measure", "aggregate"))
"""Kinds of what stands behind an extreme that is said of nothing by name."""
THE_ONE = frozenset(("which", "ask.who", "ask.which"))
"""Kinds of what asks for one of many."""
PAIR = ("most", "least")
OPPOSITE = tuple(map(set, (PAIR, ("longest", "least"), ("best", "worst"), ("slow", "quick"), ("longest", "quick"))))
"""Superlatives of the two ends of one figure."""
PACES = ("slow", "quick")
"""Superlatives of how long a deed took."""


def extreme_said(items: Sequence[Item], scope: Scope, continues: bool) -> Extreme | None:
    """The extreme that the words ask for, with what it is of; None where they ask for none."""
    place = next((place for place, item in enumerate(items) if item.has("extreme")), None)
    if place is None:
        return _comparative(items, continues)
    items = from_the_end_named(items, place)
    said = _said(items, place, scope)
    thing = _thing(items[place], items[place + 1 :], scope) or _of_those(items, place, scope) or _told_of(items, place)
    single = not thing and _is_one_row(items[place + 1 : place + 2], scope)
    rows = said.rows or single or _of_sized(items, place, scope)
    if items[place].text in words("of_time") and not _is_of_time(said, scope):
        if not any(item.written in DAYS for item in items[:place]):
            return None  # 领得最久 ranks no sum of money
        said = Extreme(end_of(items[place].written, in_days=True), said.limit)  # 整改逾期最久 is by days overdue
    made = replace(said, nth=items[place].has("nth"), between=items[place].has("beside"), thing=thing, rows=rows)
    other = next((at for at in range(place + 1, len(items)) if items[at].has("extreme")), None)
    turned = other is not None and is_other_end(items[place], items[other]) and _of_same(said, items, other, scope)
    return _both_ends(made, items, other, scope) if turned and other is not None else made


def is_other_end(item: Item, other: Item) -> bool:
    """Whether one extreme is of the opposite end of another: 最多…最少."""
    placed = any(extreme.has("nth") or extreme.has("beside") for extreme in (item, other))
    return are_ends(item.written, other.written) and not placed


def are_ends(direction: str, other: str) -> bool:
    """Whether two directions are the two ends of one order."""
    return {direction, other} in OPPOSITE


def _of_same(said: Extreme, items: Sequence[Item], other: int, scope: Scope) -> bool:
    """Whether a later extreme is of the same figure, or names none of its own."""
    again = _said(items, other, scope)
    return (again.column, again.piece) in (("", None), (said.column, said.piece)) or again.judged


def _both_ends(made: Extreme, items: Sequence[Item], other: int, scope: Scope) -> Extreme:
    """The extreme with its other end; 哪两个镇 names one for each of them."""
    pair = any(item.has("which") and item.quantity and item.quantity.value == len(PAIR) for item in items)
    thing = made.thing or _thing(items[other], items[other + 1 :], scope)
    return replace(made, ends=True, thing=thing, limit=1 if pair else made.limit)


def _said(items: Sequence[Item], place: int, scope: Scope) -> Extreme:
    """The extreme of the word at a place."""
    item = items[place]
    numbered = next((other.quantity for other in items[place:] if other.has("extreme") and other.quantity), None)
    limit = int(numbered.value) if numbered else 1
    several = next((other.quantity for other in items if other.has("which") and other.quantity), None)
    if several is not None and limit == 1:
        limit = int(several.value)
    rows = _of_rows_themselves(items, place, scope)
    if item.column and item.measure is None:
        return Extreme(end_of(item.written, in_days=lasts(item.column, scope)), limit, item.column, rows=rows)
    key = item if item.measure is not None or item.has("scalar") else ranked_by(items, place)
    key = None if key is not None and is_only_topic(key, items, place, scope) else key
    direction, column = _by_age(items, place, key, scope)
    if column:
        return Extreme(direction, limit, column, rows=rows)
    waited = _waited(items, place, scope) if key is None else None
    if waited is not None:
        return Extreme(end_of(item.written, in_days=True), limit, piece=waited)
    direction = end_of(item.written, in_days=key is not None and _in_days(key))
    if key is None:
        judged = judged_figure(item.text, scope) if item.written in ("best", "worst") else measured_in(item.text, scope)
        if is_severe(item):
            judged = judged or only_bad(scope.ledger)
        direction = end_of(item.written, in_days=lasts(judged, scope))
        return Extreme(direction, limit, judged, intense=item.text in words("intense"), judged=bool(judged))
    if key.has("measure") or key.has("scalar"):
        scalar = Magnitude(key.scalar) if key.scalar is not None and key.written == APART else key.scalar
        piece = Piece(key.measure, column=key.column, scalar=scalar, rate=key.written == "rate", noun=key.noun)
        return Extreme(direction, limit, piece=piece)
    figure = numeric_column(scope, key) if key.has("numeric") else None
    named = (
        figure.name
        if figure is not None
        else next(s.column for s in key.sense(SenseKind.COLUMN) if not scope.ledger.column(s.column).type.textual)
    )
    return Extreme(end_of(item.written, in_days=lasts(named, scope)), limit, column=named, rows=rows)


def _by_age(items: Sequence[Item], place: int, key: Item | None, scope: Scope) -> tuple[str, str]:
    """(end, column) of what comes first or last: the day of a deed, or how old a thing is; empty for other figures."""
    said = without_count(items[place].text)
    end, years = _aged(said, scope)
    if years and (key is None or not key.has("numeric")):
        return end, years
    end, built = _built(said, scope) if key is None else ("", "")
    if built:
        return end, built
    named = dated(items[place - 1], scope) if place and items[place - 1].has("temporal") else ""
    if named in words("birth_days") and items[place - 1].text in words("ages_said"):
        return {"least": "most"}.get(items[place].written, "least"), named  # who is oldest was born first
    if named and said in words("date_extremes") and key is not items[place]:
        return end_of(items[place].written, in_days=False), named
    newest = said in words("newest_of") and any(dated(other, scope) for other in items[:place])
    dates = said in words("date_extremes") and (key is None or _is_deed(items[place + 1 :], key, scope))
    return (end_of(items[place].written, in_days=False), _day_of(items, place, scope)) if newest or dates else ("", "")


def _aged(text: str, scope: Scope) -> tuple[str, str]:
    """(end, column) of how old a thing is: 最老 of 树龄; empty where the ledger does not say."""
    by_age = load("ledger_schema")["by_age"]
    end = next((end for end in ("most", "least") if text in by_age[end]), "")
    years = [c.name for c in scope.ledger.columns if c.type.numeric and c.name.endswith(tuple(by_age["columns"]))]
    return (end, years[0]) if end and len(years) == 1 else ("", "")


def _built(text: str, scope: Scope) -> tuple[str, str]:
    """(end, column) of the year in which a thing came to be: 最老 of 建成年份; empty where no one year tells."""
    ends = load("ledger_schema")["by_age"]
    end = next((turned for end, turned in (("most", "least"), ("least", "most")) if text in ends[end]), "")
    kept = [column.name for column in scope.ledger.columns if is_year(column)]
    return (end, kept[0]) if end and len(kept) == 1 and text not in words("sizes") else ("", "")


def _is_deed(behind: Sequence[Item], key: Item, scope: Scope) -> bool:
    """Whether what a day is asked of is what was done then: 最晚完成的, 最早是哪天完成的."""
    told = next((item for item in behind if not (item.has("ask.when") or item.has("compare.eq"))), None)
    return told is key and bool(dated(key, scope))


def _waited(items: Sequence[Item], place: int, scope: Scope) -> Piece | None:
    """清得最慢, 取缔最快: the days from what opened the row to the deed."""
    start, limit = columns.date_column(scope.ledger), columns.limit_column(scope.ledger)
    done = next(filter(None, (dated(item, scope) for item in reversed(items[:place]))), "")
    paced = items[place].written in PACES or items[place].text in words("of_time")
    if not paced or start is None or start == limit or done in ("", start.name):
        return None
    return Piece(None, "天", done, scalar=Arithmetic("-", ColumnRef(done), ColumnRef(start.name)))


def _is_of_time(said: Extreme, scope: Scope) -> bool:
    """Whether an extreme is of a day, of a length of time, or of a figure that a rule reckoned."""
    return not said.column or scope.ledger.column(said.column).type.temporal or lasts(said.column, scope)


def lasts(name: str, scope: Scope) -> bool:
    """Whether a figure is a length of time, of which the quickest has the least."""
    return bool(name) and scope.ledger.column(name).unit in (*words("duration_units"), *words("day_nouns"))


def _thing(extreme: Item, behind: Sequence[Item], scope: Scope) -> str:
    """The column of the noun right behind an extreme: 工地名称 of PM10最高的工地, 设备类型 of 最高的3类锅炉."""
    plain = [item for item in behind if item.condition is None]
    noun = next((item for at, item in enumerate(plain) if not _counts_next(plain[at : at + 2])), None)
    if noun is None or noun.is_any(ASKED) or (noun.has("verb") and _of_rows_themselves((extreme, noun), 0, scope)):
        return ""
    named = [
        s.column
        for s in noun.sense(SenseKind.COLUMN)
        if noun.has("textual") and scope.ledger.column(s.column).type.textual
    ]
    itself = noun.has("ledger") or (noun.has("rows") and columns.rows_are_entities(scope.ledger))
    grades = words("fault_grades") if noun.has("ledger") else ()  # 设备 names no 设备类别, 三处隐患 no 隐患等级
    own = next((n for n in named if not (is_sort_of(n, noun.text) or (n != noun.text and n.endswith(grades)))), "")
    own = own or (scope.ledger.entity if itself or named else "")
    sorts = extreme.quantity is not None and extreme.quantity.unit in words("sorts")
    kind = sorts_of(scope.ledger, own) if sorts else None
    return kind.name if kind is not None else own


def _told_of(items: Sequence[Item], place: int) -> str:
    """The column that the top is one of, where another is asked of it in a part of its own: ，都是哪些单位."""
    end = next((at for at in range(place + 1, len(items)) if is_break(items[at])), len(items))
    asked = [item for item in items[:end] if item.has("which") and item.column]
    behind = [item for item in items[end:] if item.has("which") and item.column]
    if len(asked) != 1 or not behind or any(item.has("extreme") for item in items[place + 1 :]):
        return ""
    first = asked[0].start < items[place].start
    several = behind[0].text.startswith(words("asks_several"))
    who = any(word in asked[0].text for word in words("asks_persons"))
    return asked[0].column if asked[0].column != behind[0].column and (first or several or who) else ""


def _counts_next(pair: Sequence[Item]) -> bool:
    """Whether a counting noun stands right before the name of what it counts: 最多的那座水库."""
    named = len(pair) > 1 and pair[0].end == pair[1].start and pair[1].has("textual")
    return named and pair[0].has("classifier") and not pair[0].has("textual")


def _of_those(items: Sequence[Item], place: int, scope: Scope) -> str:
    """The entity, where it is named before the extreme, asked for right behind it, and more is asked of it then."""
    things = [item for item in items[:place] if item.has("ledger") and item.condition is None]
    asked = next((at for at, item in enumerate(items) if at > place and not item.has("compare")), place)
    bare = items[asked].has("ask.which") and not items[asked].has("which")
    more = any(map(is_break, items[asked + 1 : asked + 2])) and any(item.has("textual") for item in items[asked + 1 :])
    named = things and any(sense.column == scope.ledger.entity for sense in things[-1].senses)
    return scope.ledger.entity if named and bare and more else ""


def _of_sized(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether the size of single things is spoken of: 秸秆堆最大的是多少吨 asks for one heap."""
    bare = place > 0 and not items[place].column and not items[place - 1].has("numeric")
    thing = bare and items[place - 1].has("ledger")
    size = without_count(items[place].text) in words("sizes")
    return thing and size and columns.rows_are_entities(scope.ledger)


def _is_one_row(behind: Sequence[Item], scope: Scope) -> bool:
    """Whether the extreme is said of one row of a thing that has several: AQI最高的那天."""
    return any(item.has("rows") for item in behind) and not columns.rows_are_entities(scope.ledger)


def _day_of(items: Sequence[Item], place: int, scope: Scope) -> str:
    """The day that 最早 and 最晚 are said of: that of the deed nearest to it, else the ledger's first."""
    near = (dated(item, scope) for item in (*items[place + 1 :], *reversed(items[:place])))
    day = columns.date_column(scope.ledger)
    return next(filter(None, near), day.name if day else "")


def is_severe(item: Item) -> bool:
    """Whether the extreme says how bad something is, and not of what: 最严重."""
    return item.text in words("severe")


def _in_days(key: Item) -> bool:
    """Whether a figure is a number of days or minutes, of which the slowest has the most."""
    units = (*words("day_nouns"), *words("duration_units"))
    return key.noun in units or (key.measure is not None and key.measure.unit in units)


def _of_rows_themselves(items: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether the top so many are counted in the noun of rows: 三起, but not 三条路."""
    quantity, behind = items[place].quantity, items[place + 1 : place + 2]
    nouns = (scope.ledger.unit_noun, *words("row_nouns"))
    return (
        quantity is not None
        and quantity.unit in nouns
        and not any((item.has("textual") and not item.has("verb")) or item.has("dimension") for item in behind)
    )


def _comparative(items: Sequence[Item], continues: bool) -> Extreme | None:
    """A和B，谁的完成率高: the higher of those named; 高的是哪一类: of those shown before."""
    either = sum(item.has("more") for item in items) > 1 and any(item.has("join.or") for item in items)
    periods, asked = (any(item.is_any(kinds) for item in items) for kinds in (ASKS_SPAN, THE_ONE))
    apart = either and sum(bool(item.values) for item in items) > 1
    listed = continues or apart or periods or any(len(item.values) > 1 for item in items)
    place = next((n for n, item in enumerate(items) if item.has("more") and item.condition is None), None)
    alone = place is not None and _asks_the_one(items, place)
    meant = (asked or either or periods) and (listed or alone)
    if not meant or place is None or any(item.has("than") for item in items[:place]):
        return None
    key = ranked_by(items, place)
    direction = "least" if items[place].has("more.less") else "most"
    if key is None or not (key.has("measure") or key.has("scalar")):
        named = next((s.column for s in key.sense(SenseKind.COLUMN)), "") if key else ""
        return Extreme(direction, 1, named, between=listed)
    piece = Piece(key.measure, column=key.column, scalar=key.scalar, noun=key.noun)
    return Extreme(direction, 1, piece=piece, between=listed)


def _asks_the_one(items: Sequence[Item], place: int) -> bool:
    """Whether 多 ends what asks which single one it is, of all there are: 哪个镇火点多."""
    asked = [item for item in items[:place] if item.is_any(THE_ONE) and item.quantity is None]
    sides = [item.column for item in items if item.condition is not None]  # 周末和工作日 are side by side
    one = len(asked) == 1 and not asked[0].text.startswith(words("asks_several"))
    return one and len(set(sides)) == len(sides) and all(map(is_break, items[place + 1 : place + 2]))
