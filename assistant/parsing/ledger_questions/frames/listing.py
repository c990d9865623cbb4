"""The rows themselves, or each name once.

Invariant: names are listed once only where nothing but names was asked for; else whole
rows are shown, what was asked for first.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import (
    ColumnRef,
    Comparison,
    DatePart,
    Dimension,
    Frame,
    LedgerQuestion,
    Measure,
    Order,
    Shape,
)
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.common import filled_only, latest_rows, row_conditions
from assistant.parsing.ledger_questions.frames.owners import asked_alone
from assistant.parsing.ledger_questions.items import JOINED, Item
from assistant.parsing.ledger_questions.measures.figures import COUNTED
from assistant.parsing.ledger_questions.quantities import reckoned
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.sorts import is_sort_of
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.schema.things import numbers_deeds
from assistant.parsing.ledger_questions.schema.whereabouts import where, whither
from assistant.parsing.ledger_questions.schema.who import asked_by, handlers, numbered
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import STEM_COST
from assistant.parsing.ledger_questions.times.kept_periods import told_days
from assistant.parsing.ledger_questions.words import stripped, words

LIGHT = 0.1
"""Most weight of a word that says nothing between a name and 是谁."""
EXTRA_COLUMNS = {
    "overdue": "逾期天数",
    "early": "提前天数",
    "late": "推迟天数",
    "due": "剩余天数",
    "tally": "缺项数",
    "target": "超出",
    "pending": "还差",
    "waiting": "已过天数",
    "took": "历时天数",
    "apart": "相差",
}
"""Figures that a condition brings into a list."""


def list_rows(draft: Draft, scope: Scope) -> LedgerQuestion:
    """The rows themselves, or each entity once; of masked names, which none can be told apart by, the rows."""
    ledger = scope.ledger
    asked = _asked_columns(draft, ledger)
    days = any(item.has("condition") and item.has("scalar") for item in draft.said)
    cells = tuple(_reckoned(draft))
    masked = any(ledger.column(name).masked for name in asked)
    distinct = not (days or cells or masked) and _names_only(draft, ledger, asked)
    shown = asked if distinct else tuple(dict.fromkeys((*asked, *(column.name for column in ledger.columns))))
    told = (part for part in draft.restrictions if part.scalar is not None and part.written in EXTRA_COLUMNS)
    extra = tuple(dict.fromkeys(Measure(EXTRA_COLUMNS[part.written], part.scalar) for part in told if part.scalar))
    named = filled_only(tuple(map(ColumnRef, asked)), ledger) if distinct and len(asked) == 1 else ()
    frame = Frame(
        ledger.name,
        tuple(dict.fromkeys((*row_conditions(draft), *named))),
        columns=(
            *map(_cell, shown[: len(asked)]),
            *cells,
            *map(_cell, shown[len(asked) :]),
            *(() if distinct else extra or _days_taken(draft, ledger)),
        ),
        distinct=distinct,
        order=() if distinct else _list_order(draft, ledger),
        latest=latest_rows(draft, scope),
    )
    return LedgerQuestion(frame, Shape.LIST, existence="ask.exist" in draft.flags, whole="ask.whole" in draft.flags)


def _days_taken(draft: Draft, ledger: Ledger) -> tuple[Measure, ...]:
    """How long each took, where rows that took so long are asked for with it: 超过10天的有哪些，用了几天."""
    asked = any(item.has("asked") and item.noun in words("day_nouns") for item in draft.said)
    bounds = [part.condition for part in draft.restrictions if isinstance(part.condition, Comparison)] if asked else []
    spans = dict.fromkeys(bound.left for bound in bounds if columns.is_span(ledger, bound.left))
    return tuple(Measure(EXTRA_COLUMNS["took"], span) for span in spans)


def _reckoned(draft: Draft) -> Iterator[Measure]:
    """What is reckoned of other columns for each row: 少了几个 behind 账面数量、实盘数量."""
    for item in draft.said:
        if item.scalar is not None and item.has("scalar") and item.condition is None and reckoned(item.scalar):
            yield Measure(reckoned(item.scalar), item.scalar, item.noun)


@cache
def _cell(name: str) -> Measure:
    """A column as it is shown: the same for every list."""
    return Measure(name, ColumnRef(name))


def _asked_columns(draft: Draft, ledger: Ledger) -> tuple[str, ...]:
    alone = asked_alone(draft, ledger)
    if alone:
        return (alone,)
    things = _mere_things(draft)
    names = [name for name in (*plain_figures(draft), *draft.which, *draft.chosen) if name and name not in things]
    if {"ask.when", "ask.period"} & draft.flags:
        names += [draft.event] if draft.event else [column.name for column in told_days(ledger)][:1]
    split = [name for d in draft.dimensions if (name := _column_of(d))]
    place = _place_asked(draft, names, ledger)
    if place and not names and _only_places(draft, ledger):
        return (place,)
    names += [place] if place else []
    who = [item for place, item in enumerate(draft.said) if item.has("ask.who") and not _of_cell(draft.said, place)]
    named = draft.entity or who or _of_several(draft, ledger) or asks_twice(draft)
    told = any(part.column == ledger.entity for part in draft.restrictions)
    named = named or (bool(place) and (told or not numbered(ledger)))
    if named and ledger.entity:
        names = [_named_by(who, draft, ledger), *names]
    return tuple(dict.fromkeys((*split, *names)))


def _of_cell(said: Sequence[Item], place: int) -> bool:
    """Whether 是谁 asks for the name in the column said right before it: 网格员是谁, 经办人叫什么."""
    before = next((item for item in reversed(said[:place]) if not item.is_light(LIGHT)), None)
    names = [sense for sense in before.senses if sense.cost < STEM_COST] if before is not None else []
    return before is not None and bool(names) and before.has("textual") and before.condition is None


def _named_by(who: Sequence[Item], draft: Draft, ledger: Ledger) -> str:
    """The column of those asked for by 谁 or 哪几家; else what names a row."""
    of_rows = draft.rows or draft.entity or "latest.latest" in draft.flags
    asked = asked_by(ledger, who[0].text) if who and draft.entity and not draft.rows else ""
    if asked and (asked in draft.chosen or any(word in who[0].text for word in words("asks_firms"))):
        return asked  # 哪几家被投诉过
    if not who or of_rows:
        return ledger.entity
    noun = next((item.text for item in draft.said if item.start == who[0].end), "")
    own = (name for name in draft.chosen if numbered(ledger) and noun and name.startswith(noun))  # 哪几台车, 车牌
    return asked_by(ledger, who[0].text) or next(own, ledger.entity)


def _place_asked(draft: Draft, named: Sequence[str], ledger: Ledger) -> str:
    """The column of 放在哪儿 or 去哪; empty where no place is asked for, or one of words is named: 运到哪个园区."""
    asked = {"ask.where", "ask.whither"} & draft.flags
    people = {ledger.entity, *handlers(ledger).values()}
    if not asked or any(ledger.column(name).type.textual for name in named if name not in people):
        return ""
    column = whither(ledger) if "ask.whither" in asked else where(ledger)
    return column.name if column is not None else ""


def _only_places(draft: Draft, ledger: Ledger) -> bool:
    """Whether places are asked for, each once: 在哪些地方办过, or that of one thing which has several rows."""
    several = any(item.has("ask.where") and item.has("ask.which") for item in draft.said)
    entity = ledger.column(ledger.entity) if ledger.entity else None
    again = entity is not None and entity.distinct < ledger.rows and not numbered(ledger)
    named = [part for part in draft.restrictions if part.column == ledger.entity and len(part.values) == 1]
    return (several and again and not draft.rows) or (again and bool(named))


def _mere_things(draft: Draft) -> set[str]:
    """The figures of which only the thing counted is spoken of where names are asked for: 问题没改完的是哪几家."""
    if "ask.who" not in draft.flags or "ask.list" in draft.flags:
        return set()
    return {s.column for item in draft.said for s in item.senses if s.column == f"{item.text}{COUNTED}"}


def asks_twice(draft: Draft) -> bool:
    """Whether the things themselves are asked for before the comma that what is asked of them stands behind."""
    told = next((place for place, item in enumerate(draft.said) if _asks_name(item)), 0)
    comma = next((place for place in range(told, 0, -1) if _parts(draft.said[place], draft.said[place - 1])), 0)
    return any(item.has("ask.which") or (item.has("ask.who") and item.noun) for item in draft.said[:comma])


def _parts(item: Item, before: Item) -> bool:
    """Whether an item ends what is asked: a comma, or a 、 right behind a question word (有哪些、谁牵头)."""
    return is_break(item) or (item.has("join") and before.has("ask.which"))


def _asks_name(item: Item) -> bool:
    """Whether a word asks for a name that a column holds: 哪个镇街, 谁牵头."""
    return item.has("which") or (item.has("ask.who") and item.has("column"))


def plain_figures(draft: Draft) -> tuple[str, ...]:
    """Columns whose bare figure is asked for beside other cells of the row: 学费多少，所在地是什么."""
    bare = (item.column for item in draft.said if item.measure is not None and item.scalar is None and not item.written)
    return tuple(bare) if draft.chosen or draft.which else ()


def _of_several(draft: Draft, ledger: Ledger) -> bool:
    """Whether several entities are named, so that each fact needs the name of the one it is of."""
    return any(part.column == ledger.entity and len(part.values) > 1 for part in draft.restrictions)


def _column_of(dimension: Dimension) -> str:
    """The column that a dimension is of: a plain one, or the day of one."""
    scalar = dimension.scalar.operand if isinstance(dimension.scalar, DatePart) else dimension.scalar
    return scalar.name if isinstance(scalar, ColumnRef) else ""


def _names_only(draft: Draft, ledger: Ledger, asked: tuple[str, ...]) -> bool:
    """Whether names are asked for (each once), not rows."""
    if _both_ends(asked, ledger):
        return True
    if {"ask.where", "ask.whither"} & draft.flags and where(ledger) is None and whither(ledger) is None:
        return False  # the place is asked for as well, and no column tells it
    if asked and "ask.when" in draft.flags and all(ledger.column(name).type.temporal for name in asked):
        return not {"latest.latest", "ask.which", "ask.who"} & draft.flags
    if _asks_on(draft):
        return False
    added = any(item.has("ask.list") and item.text.startswith(words("adds_cells")) for item in draft.said)
    if added or _of_several(draft, ledger) or "excess" in draft.flags or _asks_each_figure(draft, ledger):
        return False
    if not asked or draft.rows or {"ask.when", "ask.period", "ask.yes", "latest.latest"} & draft.flags:
        return False
    textual = [name for name in asked if not ledger.column(name).type.numeric and not ledger.column(name).type.temporal]
    if (
        len(textual) < len(asked)
        or _rows_by_other_name(draft, asked, ledger)
        or (_asks_several(draft, asked) and not _tells_things(asked, ledger))
    ):
        return False
    if ledger.entity in asked:
        return not columns.rows_are_entities(ledger) or asked_alone(draft, ledger) == ledger.entity
    return (
        bool(draft.which)
        or "ask.where" in draft.flags
        or asked_alone(draft, ledger) != ""
        or bool({"ask.list", "ask.which", "ask.who"} & draft.flags)
    )


def _asks_on(draft: Draft) -> bool:
    """Whether 啥 asks for something more behind a comma, which no column was found for: 是哪些单位，去干啥."""
    comma = next((place for place, item in enumerate(draft.said) if is_break(item)), len(draft.said))
    rest = draft.said[comma:]
    return any(item.has("ask.which") and item.text.endswith(words("asks_what")) for item in rest)


def _rows_by_other_name(draft: Draft, asked: tuple[str, ...], ledger: Ledger) -> bool:
    """Whether a word stands for the rows that is found in what numbers or sorts them: 哪些巡查, 哪些违建."""
    names = [item for item in draft.said if item.has("which") and any(s.cost >= STEM_COST for s in item.senses)]
    if len(asked) != 1 or [item.column for item in names] != [*asked]:
        return False
    column, title = ledger.column(asked[0]), stripped(ledger.name, "ledger_suffixes")
    stem = column_stem(column)
    sorted_rows = is_sort_of(column.name, stem) and stem in title
    asks_sort = names[0].text.partition(JOINED)[0].endswith((*words("sorts"), *words("is_what")))
    return numbers_deeds(column, ledger) or (sorted_rows and not asks_sort)


def _both_ends(asked: tuple[str, ...], ledger: Ledger) -> bool:
    """Whether nothing is asked for but when a period begins and ends, which many rows share: 错峰开始和结束日期."""
    pair = columns.period_columns(ledger)
    return pair is not None and asked == tuple(column.name for column in pair)


def _tells_things(asked: tuple[str, ...], ledger: Ledger) -> bool:
    """Whether the cells are the name of a thing and what is the same in all its rows: 名称和所在镇街."""
    return ledger.entity in asked and all(name == ledger.entity or ledger.column(name).steady for name in asked)


def _asks_several(draft: Draft, asked: tuple[str, ...]) -> bool:
    """Whether several cells of each row are asked for: 列出河道和处置单位."""
    listed = {"ask.list", "ask.which"} & draft.flags and "ask.who" not in draft.flags
    return len(asked) > 1 and bool(listed) and not draft.which


def _asks_each_figure(draft: Draft, ledger: Ledger) -> bool:
    """Whether the figure that a condition is about is asked for as well: 哪些超了，各是多少."""
    numeric = any(part.column and _is_numeric(part.column, ledger) for part in draft.restrictions)
    return numeric and "group.each" in draft.flags


def _is_numeric(name: str, ledger: Ledger) -> bool:
    return any(column.name == name and column.type.numeric for column in ledger.columns)


def _list_order(draft: Draft, ledger: Ledger) -> tuple[Order, ...]:
    ordered = [name for name in draft.chosen if not ledger.column(name).type.textual]
    ordered += [part.column for part in draft.restrictions if part.column and _is_numeric(part.column, ledger)]
    for flag, descending in (("sort.descending", True), ("sort.ascending", False)):
        if flag in draft.flags and ordered:
            return (Order(ColumnRef(ordered[0]), descending),)
    column = columns.limit_column(ledger) or columns.date_column(ledger)
    descending = "sort.descending" in draft.flags
    return (Order(ColumnRef(column.name), descending),) if column else ()
