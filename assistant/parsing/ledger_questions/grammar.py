"""All families of rules in the order they run, from raw items to reduced ones.

Invariant: every order of rules is written in one of the ``grammar`` modules, so a question
that is read wrongly is a question of which line stands first.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions import columns, ends, groups, having, lateness
from assistant.parsing.ledger_questions.bounds import with_bounds
from assistant.parsing.ledger_questions.conditions import grammar as conditions
from assistant.parsing.ledger_questions.conditions import late_grammar as late_conditions
from assistant.parsing.ledger_questions.conditions.everywhere import everywhere
from assistant.parsing.ledger_questions.conditions.lengths import with_lengths
from assistant.parsing.ledger_questions.conditions.nought_grammar import NONE_RULES
from assistant.parsing.ledger_questions.conditions.numbers import of_size
from assistant.parsing.ledger_questions.conditions.objects import with_objects
from assistant.parsing.ledger_questions.conditions.presence import with_presence
from assistant.parsing.ledger_questions.conditions.signs import SIGN_RULES
from assistant.parsing.ledger_questions.conditions.wholes import said_of_groups
from assistant.parsing.ledger_questions.date_groups import dates_by
from assistant.parsing.ledger_questions.definitions import with_definitions
from assistant.parsing.ledger_questions.doers import with_doers
from assistant.parsing.ledger_questions.either import asked_of_all, counted_apart, told_apart
from assistant.parsing.ledger_questions.extreme_words import named_again, newest_said, opening
from assistant.parsing.ledger_questions.familiarity import asks_which
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.keywords import crossed, keywords_split
from assistant.parsing.ledger_questions.limits import with_limits
from assistant.parsing.ledger_questions.measures import grammar as measures
from assistant.parsing.ledger_questions.measures.left_over import some_left
from assistant.parsing.ledger_questions.measures.means import mean_first
from assistant.parsing.ledger_questions.measures.repeated import repeated
from assistant.parsing.ledger_questions.numbers_said import (
    among,
    counting,
    in_units,
    of_each,
    of_values,
    with_split_names,
    without_totals,
)
from assistant.parsing.ledger_questions.period_before import against_before
from assistant.parsing.ledger_questions.remarks import reduced_with_remarks
from assistant.parsing.ledger_questions.rules import Rule, Scope, apply_rules
from assistant.parsing.ledger_questions.same_period import of_same_period
from assistant.parsing.ledger_questions.senses import STEM_COST, Sense, SenseKind
from assistant.parsing.ledger_questions.span_means import with_span_means
from assistant.parsing.ledger_questions.times import bind_times
from assistant.parsing.ledger_questions.word_order import unsplit
from assistant.parsing.ledger_questions.words import words

LIGHT_WORD = 0.35
"""An unknown word lighter than this does not stand between two others."""
WHOSE = frozenset(("ask.which", "ask.who", "classifier"))
"""Kinds of what asks for the one behind it, or counts it."""
PACED = frozenset(("progress", "numeric", "temporal", "verb", "lasts", "early", "overdue", "status"))
"""Kinds of what says how pace is measured; 推进最慢 alone is of the progress."""
WEAK_KINDS = frozenset(("filler.filler", "ever.ever", "all.all", "plan.plan"))
"""Kinds that a rule never needs; they only explain."""

TELLING = frozenset(("value", "verb", "numeric", "ledger", "part"))
"""Kinds that say more than what the ledger is about."""

BEFORE_TIMES: tuple[tuple[Rule, ...], ...] = (
    lateness.RULES,
    conditions.UNSAID_RULES,
    SIGN_RULES,
    groups.SORT_RULES,
    measures.EARLY_RULES,
    ends.EARLY_RULES,
    NONE_RULES,
    having.MEAN_RULES,
)
AFTER_TIMES: tuple[tuple[Rule, ...], ...] = (
    conditions.RULES,
    measures.RULES,
    having.RULES,
    late_conditions.LATE_RULES,
    ends.RULES,
    groups.RULES,
    late_conditions.VALUE_RULES,
)
_BEFORE, _AFTER = tuple(chain.from_iterable(BEFORE_TIMES)), tuple(chain.from_iterable(AFTER_TIMES))


def reduce_all(raw: Sequence[Item], scope: Scope) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items after all families, and the names of the rules that fired; remarks in brackets by themselves."""
    return reduced_with_remarks(with_definitions(raw, scope), lambda items: _reduced(items, scope))


def _reduced(raw: Sequence[Item], scope: Scope) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items of one stretch after all families."""
    dated = against_before(of_same_period(newest_said(with_doers(raw, scope), scope)), scope.today)
    named = with_split_names(of_values(in_units(named_again(with_span_means(dated, scope)))), scope.ledger)
    counted = among(of_each(named, scope), scope.ledger)
    told = with_presence(with_bounds(opening(with_objects(_with_progress(counted, scope)))), scope)
    read = _one_share(_worth_reading(told, scope))
    whole = unsplit(without_totals(_still_due(_left_over(read, scope), scope), scope.ledger))
    sides = told_apart(mean_first(whole, scope), scope)
    split = crossed(_each_once(with_limits(sides, scope), scope), scope)
    early, first = apply_rules(_BEFORE, with_lengths(split, scope), scope)
    dated = bind_times(counting(early), scope)
    late, second = apply_rules(_AFTER, of_size(dated, scope), scope)
    told = asked_of_all(said_of_groups(everywhere(some_left(late), scope), scope), scope)
    parted = groups.pair_of_dimensions(counted_apart(told), scope)
    grouped = dates_by(keywords_split(parted, scope), scope)
    return repeated(having.sums_of_groups(grouped, scope), scope), (*first, *second)


def _with_progress(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 推进到哪一步了 as the column that tells it of each row; left as it is where there is none."""
    column = columns.progress_column(scope.ledger)
    if column is None or not any(item.has("progress") for item in raw):
        return _with_pace(raw, column, scope)
    named = frozenset({"column", "numeric" if column.type.numeric else "textual"})
    senses = (Sense(SenseKind.COLUMN, column.name),)
    found = list(raw)
    for place, item in enumerate(raw):
        if item.has("progress"):
            mean = place > 0 and raw[place - 1].has("aggregate")
            found[place] = replace(item, kinds=named if mean else named | {"ask.list"}, senses=senses)
    return tuple(found)


def _with_pace(raw: Sequence[Item], progress: Column | None, scope: Scope) -> tuple[Item, ...]:
    """The items with 推进最慢 as the least of the progress, of the one whose rows are meant its mean."""
    place = next((place for place, item in enumerate(raw) if item.has("superlative.slow")), None)
    if place is None or progress is None or not progress.type.numeric or any(item.is_any(PACED) for item in raw):
        return tuple(raw)
    at = raw[place].start
    senses = (Sense(SenseKind.COLUMN, progress.name),)
    pace = Item(at, at, progress.name, frozenset({"column", "numeric"}), senses)
    mean = (Item(at, at, "", frozenset({"aggregate.average"})),) if _asks_holder(raw, scope) else ()
    return (*raw[:place], *mean, pace, *raw[place:])


def _asks_holder(raw: Sequence[Item], scope: Scope) -> bool:
    """Whether it is asked whose rows are meant, so that a mean of theirs is: 哪个单位推进最慢."""
    asked = (after for before, after in pairwise(raw) if before.is_any(WHOSE))
    names = (sense.column for item in asked if item.has("textual") for sense in item.sense(SenseKind.COLUMN)[:1])
    return any(name != scope.ledger.entity for name in names)


def _one_share(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with one word for a share: 占已清理的几成, 占整改中的比例 ask once."""
    first = next((place for place, item in enumerate(items) if item.has("share.share")), len(items))
    again = (item.has("share.percent") or item.kinds >= {"share.rate", "share.share"} for item in items)
    both = enumerate(zip(items, again, strict=True))
    return tuple(item for place, (item, repeats) in both if place <= first or not repeats)


def _each_once(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without a second 各 that only repeats the first: 各镇街没改完的工地各几个 counts sites by town."""
    places = [place for place, item in enumerate(items) if item.has("group.each")]
    again = [
        place
        for place in places[1:]
        if items[place - 1].has("textual")
        and any(sense.column == scope.ledger.entity for sense in items[place - 1].senses)
        and place + 1 < len(items)
        and items[place + 1].has("ask.count")
    ]
    return tuple(item for place, item in enumerate(items) if place not in again)


def _left_over(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without a 还剩 where others say what remains: 没销号的还剩几条, 去掉国三还剩几辆."""
    told = any(item.has("except") or _denies_status(item, scope) for item in items)
    return tuple(item for item in items if not (told and item.text in words("left_over")))


def _denies_status(item: Item, scope: Scope) -> bool:
    """Whether an item says by itself that something is not done."""
    status = columns.status_column(scope.ledger)
    if item.text in words("left_over") or status is None:
        return False
    open_ = (s for s in item.sense(SenseKind.VALUE) if s.column == status.name and not set(s.values) & set(status.done))
    return item.has("status.pending") or any(open_)


def _still_due(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 整改 of 整改逾期 as what is due, not as done."""
    limit = columns.limit_column(scope.ledger)
    if limit is None or not any(item.has("overdue") or item.has("due") for item in items):
        return items
    return tuple(
        replace(item, kinds=item.kinds - {"value"})
        if item.has("value") and any(sense.column == limit.name for sense in item.sense(SenseKind.COLUMN))
        else item
        for item in items
    )


def _worth_reading(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items that rules see: no light words and no bare words of the ledger's name, unless looked for by text."""
    had = [item for place, item in enumerate(raw) if not item.has("have") or _had(raw[place + 1 :], scope)]
    kept = [item for place, item in enumerate(had) if not _light(item) or _looked_for(had, place)]
    kept = [item for place, item in enumerate(kept) if not _of_today(item, kept[place + 1 : place + 2], scope)]
    kept = [item for place, item in enumerate(kept) if not _of_the_day(item, kept[place + 1 : place + 2], scope)]
    kept = [item for place, item in enumerate(kept) if not _says_whose(item, kept[place + 1 : place + 2], scope)]
    return tuple(item for item in kept if not _mere_topic(item) or (item.start and _behind_contains(item, raw)))


def _of_today(item: Item, behind: Sequence[Item], scope: Scope) -> bool:
    """Whether 最新 says nothing of a figure, because each thing has just one of it: 最新收盘价."""
    figure = any(after.has("numeric") for after in behind)
    return figure and item.text in words("newest") and not columns.repeats(scope.ledger)


def _of_the_day(item: Item, behind: Sequence[Item], scope: Scope) -> bool:
    """Whether 日均值 before a bound only says what each row of a daily ledger holds: PM2.5日均值不高于50的天数."""
    daily = item.text in words("daily_means") and scope.ledger.unit_noun in words("day_nouns")
    return daily and any(after.has("compare") or after.quantity for after in behind)


def _says_whose(item: Item, behind: Sequence[Item], scope: Scope) -> bool:
    """Whether the ledger's word only says what the thing right behind it is of: 油品对象, 错峰企业."""
    named = [after for after in behind if after.has("textual") and not after.has("ledger") and after.start == item.end]
    things = any(sense.column == scope.ledger.entity for after in named for sense in after.sense(SenseKind.COLUMN))
    return things and (item.has("ledger") or item.has("topic")) and not item.has("value")


def _looked_for(raw: Sequence[Item], place: int) -> bool:
    """Whether a light word is needed as it stands: what a cell contains, what was not done to a single one."""
    if place and raw[place - 1].has("contains"):
        return True
    single = any(item.has("one") for item in raw[max(place - 3, 0) : place])
    return place > 1 and raw[place - 1].has("negate") and single


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


def _behind_contains(item: Item, raw: Sequence[Item]) -> bool:
    """Whether an item is the text that a cell is to contain, or what is split by or asked for: 各条河道, 哪条河道."""
    place = next((place for place, other in enumerate(raw) if other.end == item.start), None)
    if place is None:
        return False
    asked = asks_which(raw, place) and not raw[place].text.endswith(words("sorts"))  # 哪类焚烧 asks for a sort
    return raw[place].has("contains") or (item.has("textual") and (raw[place].has("group.each") or asked))


def _light(item: Item) -> bool:
    """Whether an item stands between nothing: light unknown words, and words that only colour."""
    return (item.has("unknown") and item.weight < LIGHT_WORD) or item.kinds <= WEAK_KINDS
