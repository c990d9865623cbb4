"""How far rows have come: 推进到哪一步了, 进度最慢, 平均完成百分之几, said of whatever column or rate tells it.

Invariant: pace is never a number of rows; where no column tells progress it is the rate of what is done.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import Arithmetic, ColumnRef
from assistant.parsing.ledger_questions.items import NAME, Item, reduced
from assistant.parsing.ledger_questions.measures.left_over import deals
from assistant.parsing.ledger_questions.measures.rates import rate_measure
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

WHOSE = frozenset(("ask.which", "ask.who", "classifier"))
"""Kinds of what asks for the one behind it, or counts it."""
PACE = frozenset(("superlative.slow", "superlative.quick"))
LAST = frozenset(("superlative.slow", "superlative.worst", "superlative.least"))
JUDGED = PACE | LAST | {"superlative.best"}
FIGURES = frozenset(("numeric", "aggregate"))
"""Kinds of a word that is measured by itself."""
PACED = frozenset(("progress", "numeric", "temporal", "verb", "lasts", "early", "overdue", "status"))
"""Kinds of what says how pace is measured; 推进最慢 alone is of the progress."""
DEED = 2
"""Characters of a word for what was done."""
ASKS = frozenset(("share.percent", "ask.count"))
DONE, RATE = frozenset({"status.done"}), frozenset({"share.rate"})
DRAWN_OUT = PACE | {"superlative.longest"}
OPEN = frozenset(("negate", "status.pending", "overdue", "due", "span", "than", "since", "scalar", "early"))
"""Kinds of what says which stretch of time 拖得最久 is of."""
PERCENT, MOST = "%", "最"


def with_progress(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with words of progress as the column that tells it of each row, or the rate of what is done."""
    raw = _of_whole_row(_of_named(raw), scope)
    column = columns.progress_column(scope.ledger)
    if not any(_asks_progress(item, column) for item in raw):
        return _with_pace(_of_mean(raw, column), column, scope)
    if column is None:
        return _as_rate(raw, scope)
    named = frozenset({"column", "numeric" if column.type.numeric else "textual"})
    senses = (Sense(SenseKind.COLUMN, column.name),)
    found = list(raw)
    for place, item in enumerate(raw):
        if _asks_progress(item, column):
            mean = place > 0 and raw[place - 1].has("aggregate")
            found[place] = replace(item, kinds=named if mean else named | {"ask.list"}, senses=senses)
            if _is_counted(raw[place + 1 :]) and column.type.textual:
                found[place] = replace(item, kinds=NAME, senses=senses)
                of_it = place > 0 and raw[place - 1].has("column") and raw[place - 1].text in column.name
                return (*found[: place - of_it], found[place], *found[place + 2 :])
    return tuple(found)


def _is_counted(behind: Sequence[Item]) -> bool:
    """Whether it is told how many there are of each, behind a comma: ，各几件."""
    return len(behind) > 1 and is_break(behind[0]) and behind[1].has("group.each")


def _of_named(raw: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 走到哪步了 as asking for the column named right before it: 审批走到哪步了，各几件."""
    for place, (named, asked) in enumerate(pairwise(raw)):
        if asked.has("progress") and named.kinds <= NAME and named.end == asked.start:
            behind = raw[place + 2 :]
            if _is_counted(behind):
                return (*raw[: place + 1], *behind[1:])
            return (*raw[:place], replace(named, kinds=named.kinds | {"ask.list"}), *behind)
    return tuple(raw)


def _asks_progress(item: Item, column: Column | None) -> bool:
    """Whether a word asks how far things have come: 推进到哪一步了, and 进度怎么样 where a column is called so."""
    return item.has("progress") or (column is not None and item.has("how.well") and column.name in item.text)


def _of_mean(raw: Sequence[Item], progress: Column | None) -> tuple[Item, ...]:
    """The items with 平均完成百分之几 as the mean of the progress: a rate of rows has no mean."""
    if progress is None or progress.unit != PERCENT:
        return tuple(raw)
    found = list(raw)
    for place in range(1, len(raw) - 1):
        before, done, asked = raw[place - 1 : place + 2]
        if before.has("aggregate.average") and done.has("status.done") and asked.is_any(ASKS):
            named = (Sense(SenseKind.COLUMN, progress.name),)
            found[place] = Item(done.start, done.end, done.text, frozenset({"column", "numeric"}), named)
    return tuple(found)


def _as_rate(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 干到百分之几 as the rate of what is done, where no column tells progress."""
    found: list[Item] = []
    for item in raw:
        share = item.has("progress") and any(word in item.text for word in words("share_progress"))
        found += _rate(item) if share and _tells_done(scope) else (item,)
    return tuple(found)


def _with_pace(raw: tuple[Item, ...], progress: Column | None, scope: Scope) -> tuple[Item, ...]:
    """The items with 推进最慢 as the least of the progress, of the one whose rows are meant its mean, or a rate."""
    place = next((place for place, item in enumerate(raw) if item.is_any(JUDGED)), None)
    if place is None:
        return raw
    of_deed = raw[place].is_any(PACE) and not raw[place].text.startswith(words("pace_nouns"))
    if place and of_deed and raw[place - 1].has("verb") and not _is_topic(raw[place - 1], scope):
        return (*raw[: place - 1], _as_deed(raw[place - 1]), *raw[place:])
    before, pace, behind = raw[:place], raw[place], raw[place + 1 :]
    dealt = _dealt(before, pace, scope)
    if dealt is not None:
        return (*[item for item in before if not item.has("numeric")], dealt, _end(pace), *behind)
    state = _state(before[-1:], pace, scope)
    if state is not None:
        return (*before[:-1], state, _share(pace), _end(pace), *behind)
    if not pace.is_any(PACE) or any(item.is_any(PACED) and not _is_topic(item, scope) for item in raw):
        return raw
    if progress is None or not progress.type.numeric:
        handled = _handled(pace, scope)
        if handled is not None:
            return (*before, handled, pace, *behind)
        rated = progress is None and _may_be_rate(pace, scope)
        return (*before, *_rate(pace), _end(pace), *behind) if rated else raw
    at, senses = pace.start, (Sense(SenseKind.COLUMN, progress.name),)
    figure = Item(at, at, progress.name, frozenset({"column", "numeric"}), senses)
    mean = (Item(at, at, "", frozenset({"aggregate.average"})),) if _asks_holder(raw, place, scope) else ()
    return (*before, *mean, figure, pace, *behind)


def _as_deed(said: Item) -> Item:
    """复查 of 复查最慢 as what took so long, and not as its having been done."""
    senses = tuple(sense for sense in said.senses if sense.kind is not SenseKind.VALUE)
    return replace(said, kinds=said.kinds - {"value"}, senses=senses) if said.has("value") else said


def _of_whole_row(raw: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 拖得最久 as the longest from a row's first day to its last, where no word says of what it is."""
    place = next((at for at, item in enumerate(raw) if item.is_any(DRAWN_OUT)), None)
    if place is None or not raw[place].text.startswith(words("drawn_out")):
        return raw
    others = any(item.is_any(OPEN) or (item.is_any(PACED) and not _is_of_all(item)) for item in raw)
    ends = _first_and_last(scope)
    if others or ends is None:
        return raw
    start, end = ends
    whole = Item(raw[place].start, raw[place].start, "", frozenset())
    took = Arithmetic("-", ColumnRef(end.name), ColumnRef(start.name))
    days = reduced(whole, whole, "scalar", scalar=took, noun="天", column=end.name)
    return (*raw[:place], days, *raw[place:])


def _first_and_last(scope: Scope) -> tuple[Column, Column] | None:
    """The day that opens a row and the other on which it comes to its end, where both are kept."""
    start, end = columns.date_column(scope.ledger), columns.finish_column(scope.ledger)
    return None if start is None or end is None or start == end else (start, end)


def _is_of_all(item: Item) -> bool:
    """Whether a word says no more than what the rows are, or that they came to their end: 投诉, 办结的."""
    return item.has("topic") or item.has("status.done")


def _state(before: Sequence[Item], pace: Item, scope: Scope) -> Item | None:
    """取缔 of 取缔进度最慢, 清理推进最慢: the values that say it is done, in the column that tells the state."""
    said = next(iter(before), None)
    if said is None or said.is_any(FIGURES):
        return None
    named = [sense.column for sense in said.sense(SenseKind.COLUMN)[:1] if said.text.endswith(words("pace_nouns"))]
    held = [sense.column for sense in said.sense(SenseKind.VALUE) if pace.text.startswith(words("pace_nouns"))]
    column = next((column for name in (*named, *held) if (column := scope.ledger.column(name)).done), None)
    if column is None:
        return None
    stem = next((said.text.removesuffix(noun) for noun in words("pace_nouns") if said.text.endswith(noun)), said.text)
    sense = Sense(SenseKind.VALUE, column.name, column.done)
    return replace(said, text=stem, kinds=frozenset({"value"}), senses=(sense,))


def _dealt(before: Sequence[Item], pace: Item, scope: Scope) -> Item | None:
    """问题整改得最慢: the share of an amount that was dealt with."""
    whole = numeric_column(scope, before[-1]) if before and before[-1].has("numeric") else None
    deed = _deed(pace)
    if whole is None or len(deed) < DEED or not pace.is_any(PACE):
        return None
    parts = (column for column in scope.ledger.columns if column.type.numeric and deals(column, deed))
    part = next((column for column in parts if columns.whole_of(scope.ledger, column) == whole), None)
    senses = (Sense(SenseKind.COLUMN, part.name),) if part is not None else ()
    figure = Item(before[-1].start, pace.end, deed, frozenset({"column", "numeric"}), senses)
    made = rate_measure(scope, figure, f"{deed}率") if part is not None else None
    if part is None or made is None:
        return None
    return reduced(figure, figure, "measure", measure=made[0], scalar=made[1], written="rate", column=part.name)


def _is_topic(item: Item, scope: Scope) -> bool:
    """Whether a word of a deed is what the ledger is about: 投诉 of 哪类投诉办得最快 says no pace of 投诉日期."""
    start = columns.date_column(scope.ledger)
    days = {sense.column for sense in item.senses if sense.kind is SenseKind.VERB}
    return item.has("topic") and start is not None and days <= {start.name}


def _handled(pace: Item, scope: Scope) -> Item | None:
    """The deed of 办得最慢, 整改最快, by the day on which it came to its end: of two days, and no number of rows."""
    ends, deed = _first_and_last(scope), _deed(pace)
    if ends is None or not (deed in words("handled") or deed in ends[1].name):
        return None
    _, end = ends
    return Item(pace.start, pace.start, deed, frozenset({"verb"}), (Sense(SenseKind.VERB, end.name),))


def _deed(pace: Item) -> str:
    """What was done: 处理 of 处理得最慢 and of 处理得快."""
    return pace.text.split(MOST)[0].split("得")[0]


def _end(pace: Item) -> Item:
    """Which end of a rate is meant: the slowest and the worst have the least of it."""
    least = pace.is_any(LAST)
    return replace(pace, kinds=frozenset({f"superlative.{'least' if least else 'most'}"}))


def _may_be_rate(pace: Item, scope: Scope) -> bool:
    """Whether pace is said of a rate: of amounts any is, of a state only what names progress."""
    amounts = columns.planned_and_finished(scope.ledger) is not None
    return amounts or (pace.text.startswith(words("pace_nouns")) and _tells_done(scope))


def _rate(item: Item) -> tuple[Item, Item]:
    """The words for the rate of what is done, in the place of an item."""
    return Item(item.start, item.start, "完成", DONE), _share(item)


def _share(item: Item) -> Item:
    return Item(item.start, item.start, "率", RATE)


def _tells_done(scope: Scope) -> bool:
    """Whether amounts or a state tell what is done."""
    return columns.planned_and_finished(scope.ledger) is not None or columns.status_column(scope.ledger) is not None


def _asks_holder(raw: Sequence[Item], place: int, scope: Scope) -> bool:
    """Whether it is asked whose rows are meant, so that a mean of theirs is: 哪个单位推进最慢, 推进最慢的单位."""
    asked = [after for before, after in pairwise(raw) if before.is_any(WHOSE)]
    asked += [item for item in raw[place + 1 :][:2] if item.headed]
    names = (sense.column for item in asked if item.has("textual") for sense in item.sense(SenseKind.COLUMN)[:1])
    return any(name != scope.ledger.entity for name in names)
