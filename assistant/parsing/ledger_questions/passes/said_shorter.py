"""Figures and values said by less than their name: 平均分, 报名人数突破计划数, 复检以后仍不合格.

Invariant: one column alone can be meant, by its unit, by being planned for the figure before it, or by the deed that
its value came of; else the words stay as they are.
"""

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.conditions.not_within import NOT_WITHIN
from assistant.parsing.ledger_questions.conditions.service_life import aged
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.passes.either import whether_at_end
from assistant.parsing.ledger_questions.passes.kinds_told import with_kinds_told
from assistant.parsing.ledger_questions.passes.of_no_account import of_no_account, usually
from assistant.parsing.ledger_questions.passes.passes import Pass, alone
from assistant.parsing.ledger_questions.passes.said_again import IS, granted_first
from assistant.parsing.ledger_questions.passes.second_counts import with_deeds_on_things
from assistant.parsing.ledger_questions.passes.spans_to_deeds import spans_to_deeds
from assistant.parsing.ledger_questions.passes.still_going_on import STILL_GOING_ON
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

POINT = "分"
PLANNED = "planned"
AFTER = frozenset(("behind.after", "top.last"))
"""Kinds of 以后 and 后 behind a deed."""
LEAST = 3
"""Items of a figure, what it is held against and the word for it."""


def with_mean_points(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 分 of 平均分 as the one figure in points."""
    marks = [column for column in scope.ledger.columns if _in_points(column)]
    if len(marks) != 1:
        return items
    return tuple(
        replace(item, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, marks[0].name),))
        if item.text == POINT and place and items[place - 1].has("aggregate.average")
        else item
        for place, item in enumerate(items)
    )


def _in_points(column: Column) -> bool:
    return column.type.numeric and (column.unit == POINT or column.name.endswith(words("point_columns")))


def with_planned_counts(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 计划数 that a figure is held against as what was planned of it."""
    for place in range(LEAST, len(items)):
        said, planned = items[place], items[place - 1]
        if planned.has(PLANNED) and said.text in words("planned_counts") and items[place - 2].has("compare"):
            start = place - LEAST - items[place - LEAST].has("count.noun")
            done = numeric_column(scope, items[start]) if start >= 0 else None
            whole = _planned(done, planned.text, scope) if done is not None else None
            if done is not None and whole is not None:
                figures = [_figure(items[start], items[place - LEAST], done), _figure(planned, said, whole)]
                return (*items[:start], figures[0], items[place - 2], figures[1], *items[place + 1 :])
    return items


def _planned(done: Column, word: str, scope: Scope) -> Column | None:
    """What was planned of a figure: its whole, else the one that is called so and counted alike."""
    whole = columns.whole_of(scope.ledger, done)
    if whole is not None and word in whole.name:
        return whole
    figures = (column for column in scope.ledger.columns if column.type.numeric and column != done)
    alike = [c for c in figures if word in c.name and (c.unit == done.unit or not (c.unit and done.unit))]
    return alike[0] if len(alike) == 1 else None


def _figure(first: Item, last: Item, column: Column) -> Item:
    text = first.text if first is last else first.text + last.text
    return Item(first.start, last.end, text, FIGURE, (Sense(SenseKind.COLUMN, column.name),))


def of_what_came_after(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with a value behind 复检以后 as one of the column that tells what came of the deed."""
    for place in range(1, len(items) - 1):
        deed, behind = items[place - 1], [at for at in (place + 1, place + 2) if at < len(items)]
        if not items[place].is_any(AFTER) or not deed.has("verb"):
            continue
        at = next((at for at in behind if items[at].has("value")), None)
        own = _told_of(items[at], deed.text) if at is not None else ()
        if at is not None and own:
            return (*items[: place - 1], *items[place + 1 : at], replace(items[at], senses=own), *items[at + 1 :])
    return items


def _told_of(value: Item, deed: str) -> tuple[Sense, ...]:
    """The senses of a value in columns that begin with the deed: 复检结论."""
    return tuple(sense for sense in value.sense(SenseKind.VALUE) if sense.column.startswith(deed))


SHORTER = (
    Pass(of_no_account, (words("no_matter"), {"textual"})),
    Pass(alone(usually), (words("as_a_rule"),)),
    Pass(alone(whether_at_end), (words("denied_at_end"),)),
    Pass(with_mean_points, ({"aggregate.average"}, {POINT})),
    Pass(with_planned_counts, ({PLANNED}, {"compare"}, words("planned_counts"))),
    Pass(of_what_came_after, (AFTER, {"verb"}, {"value"})),
    Pass(alone(granted_first), ({IS},)),
    Pass(aged, ({"quantity"}, {"compare", "after"})),
    Pass(spans_to_deeds, ({"quantity"}, {*words("only_then"), *words("as_soon")})),
    Pass(with_kinds_told, ({"textual"}, {"ask.count"}, {"group.each"}, words("kinds_counted"))),
    Pass(with_deeds_on_things, ({"verb"}, {"numeric"}, {"ask.count"}, {"ledger", "textual"})),
    *STILL_GOING_ON,
    *NOT_WITHIN,
)
"""What is said by less than its name, or of no account."""
