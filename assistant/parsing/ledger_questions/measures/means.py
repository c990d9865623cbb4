"""Means over things: 平均每个工地…, and 每个工地平均检查几次, whose word for the mean is put before them.

Invariant: only where the mean can be over things and not within each of them; 每个镇街平均处置时长 and
每个工地PM10平均多少 stay split by town and by site.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Function, Measure
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.asked import average_firm, average_per, average_row
from assistant.parsing.ledger_questions.measures.figures import scalar_measure
from assistant.parsing.ledger_questions.passes.passes import Pass, alone
from assistant.parsing.ledger_questions.quantities import fits
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.sorts import sort_asked
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

MEAN, EACH = "aggregate.average", "每"
POOLED = frozenset((MEAN, "aggregate.sum"))
"""Kinds of what puts rows together."""
ROWS = frozenset(("ledger", "topic"))
"""Kinds of what rows are called."""
MOST_NAMED = 4
"""Words between 每 and the word for the mean: the counting noun, the thing, and the figure."""
SHORT = "short"
"""Marks a figure of how much less was done than planned."""


def mean_first(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 平均 before the 每 whose things it is taken over."""
    current = list(items)
    for place, item in enumerate(items):
        first = _opening(items, place) if item.has(MEAN) else place
        bare = all(between.has("classifier") for between in items[first + 1 : place])
        over = bare or _over_things(items[place - 1], items[place + 1 : place + 4], scope)
        if first < place and over and not _by_sort(items[first:place], scope):
            current[first : place + 1] = [item, *items[first:place]]
    return tuple(current)


def _by_sort(said: Sequence[Item], scope: Scope) -> bool:
    """Whether 每种设备 tells things apart by the column of their sorts, each of which has a mean of its own."""
    marker, named = said[0].text, said[-1].sense(SenseKind.COLUMN)[:1]
    sorts = marker.endswith(words("sorts")) and bool(named)
    return sorts and sort_asked(scope.ledger, named[0].column, said[-1].text, marker) is not None


def _opening(items: Sequence[Item], mean: int) -> int:
    """Where the 每 or 一个 before a mean stands, with one thing between at most; else the mean's own place."""
    for place in range(max(mean - 3, 0), mean):
        each = items[place].has("one") or (items[place].has("group.each") and items[place].text.startswith(EACH))
        if each and all(item.has("classifier") for item in items[place + 1 : mean - 1]):
            return place
    return mean


def _over_things(named: Item, behind: Sequence[Item], scope: Scope) -> bool:
    """Whether the thing named has one row only, or its rows are what is counted."""
    things = {sense.column for sense in named.sense(SenseKind.COLUMN)}
    if named.has("textual") and _counts_rows(behind, scope.ledger):
        return True
    if not named.has("ledger") and scope.ledger.entity not in things:
        return False
    counted = any(item.has("classifier") and item.text in words("occasion_nouns") for item in behind)
    return counted or columns.rows_are_entities(scope.ledger)


def _counts_rows(behind: Sequence[Item], ledger: Ledger) -> bool:
    """Whether rows are counted and no figure is asked for: 平均巡护几次, 平均提了几件诉求."""
    asks = next((at for at, item in enumerate(behind) if item.has("ask.count")), len(behind))
    told = behind[asks + 1 : asks + 2]
    others = (*behind[:asks], *behind[asks + 2 : asks + 3])
    figures = any(item.has("numeric") and not item.is_any(ROWS) for item in others)
    rows = any(item.text == ledger.unit_noun or item.text in words("row_nouns") for item in told)
    things = all(item.is_any(ROWS) for item in others[asks:])
    rows = rows or (things and any(item.text in words("generic_nouns") for item in told))
    return rows and not figures


def over_rows(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without 每台设备 of 每台设备检验费平均多少, and 各家养老院 of 各家养老院总共住了多少老人.

    A thing with one row has no mean and no sum of its own: that of all of them is asked for.
    """
    for place, item in enumerate(items):
        told = next((at for at in range(place + 2, len(items)) if items[at].is_any(POOLED)), None)
        own = item.text == EACH + scope.ledger.unit_noun
        if told is None or not (own or item.has("group.each")) or item.text.endswith(words("sorts")):
            continue
        named = items[place + 1 : told]
        plain = len(named) <= MOST_NAMED and not any(is_break(one) or one.has("numeric") for one in named[:1])
        end = 1 + named[0].has("classifier")
        own = own and not _names_others(named[0], scope.ledger)
        if plain and (own or _names_rows(named[:end], scope.ledger)):
            return (*items[:place], *named[end:], *items[told:])
    return items


def _names_others(item: Item, ledger: Ledger) -> bool:
    """Whether a word behind 每个 is no name of the rows: 每个管养站 of projects counted in 个, 每个预防项目."""
    of_thing = item.sense(SenseKind.COLUMN)[:1]
    return item.has("value") or (bool(of_thing) and of_thing[0].column != ledger.entity and not item.is_any(ROWS))


def _names_rows(said: Sequence[Item], ledger: Ledger) -> bool:
    """Whether words name the things that have one row each, by themselves or by the column that names them.

    So 每场培训, where rows are counted in 场.
    """
    named = said[-1]
    if len(said) > 1 and said[0].text == ledger.unit_noun and named.is_any(ROWS):
        return True
    of_thing = named.sense(SenseKind.COLUMN)[:1]
    own = of_thing[0].column == ledger.entity if of_thing else named.is_any(ROWS)
    return own and not columns.repeats(ledger) and columns.rows_are_entities(ledger)


def mean_shortfall(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均每个村居少完成几户: the mean of what was planned less what was finished."""
    pair = columns.planned_and_finished(scope.ledger)
    done = next((item for item in items if item.has("status.done")), None)
    over = next((item for item in items if item.has("textual")), None)
    own = over is None or any(sense.column == scope.ledger.entity for sense in over.senses)
    if pair is None or done is None or not own or not fits(items[-1].noun, pair[0]):
        return None
    scalar = Arithmetic("-", *(ColumnRef(column.name) for column in pair))
    made = scalar_measure(scalar, Function.AVERAGE, f"{pair[0].name}减{pair[1].name}平均", pair[0].unit)
    finished = pair[1].name
    return reduced(items[0], items[-1], "measure", measure=made, column=finished, scalar=scalar, written=SHORT)


def finished_of(short: Measure) -> Measure:
    """The mean of what was finished, in place of what it is short by: what 甲镇比乙镇平均少完成几户 compares."""
    scalar = short.scalar
    if not isinstance(scalar, Aggregate) or not isinstance(scalar.operand, Arithmetic):
        return short
    done = scalar.operand.right
    name = f"{done.name}平均" if isinstance(done, ColumnRef) else short.name
    return replace(short, name=name, scalar=replace(scalar, operand=done))


def of_each_one(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with 平均一家查出几个 as 平均每家; with the thing named behind it, it is told by that."""
    current = list(items)
    for place, (mean, one) in enumerate(pairwise(items)):
        named = any(item.has("textual") for item in items[place + 2 : place + 3])
        if mean.has(MEAN) and one.has("one") and mean.end == one.start and not named:
            current[place + 1] = replace(one, kinds=frozenset({"group.each"}), text=EACH + one.text[1:])
    return tuple(current)


MEANS = (
    Pass(alone(of_each_one), ({MEAN}, {"one"})),
    Pass(over_rows, ({"group.each", "group.period"}, POOLED)),
    Pass(mean_first, ({MEAN}, {"group.each", "one"})),
)
"""What runs before the rules."""
MEAN_RULES: tuple[Rule, ...] = (
    Rule(
        "平均少几户",
        "aggregate.average group.each? classifier? textual? more.less status.done asked",
        mean_shortfall,
        "平均每个村居少完成几户",
    ),
    Rule("平均每", "aggregate.average group.each classifier? textual", average_per, "平均每个镇街有几个散煤网点"),
    Rule("平均每行", "aggregate.average group.each? classifier|rows? ledger?", average_row, "平均每堆秸秆多少吨"),
    Rule("平均每行值", "aggregate.average group.each? classifier|rows?", average_row, "平均每台锅炉多少蒸吨"),
    Rule("平均每个", "aggregate.average classifier|one textual", average_per, "平均一个村居计划多少户"),
    Rule("平均每家", "aggregate.average group.each? classifier?", average_firm, "错峰应停一共多少天，平均每家多少天"),
)
