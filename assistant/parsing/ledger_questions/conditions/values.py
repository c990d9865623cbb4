"""Conditions made of values: one, several, denied, left out.

Invariant: a condition names the column it restricts, so that a follow-up can replace it
and two values of one column can be told from two columns.
"""

import re
from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Blank,
    Comparison,
    Condition,
    Junction,
    Membership,
)
from assistant.parsing.ledger_questions.conditions.deeds import COMPLETIONS, NEGATIONS, deed_undone, with_deed
from assistant.parsing.ledger_questions.conditions.nevers import denies_fault, is_fault, of_none
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.class_nouns import is_class
from assistant.parsing.ledger_questions.schema.denials import denied, holding
from assistant.parsing.ledger_questions.schema.other_nouns import as_written
from assistant.parsing.ledger_questions.schema.stems import column_stem, is_verb
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import STEM_COST, Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

QUOTES = "“”\"'‘’「」"

GRADE = re.compile("[A-Z]级?")  # of which A is the best
NAMES_ELSE = frozenset(("ledger", "column", "topic", "rows", "plan"))
"""Kinds of a word that is more than a piece of a value."""
REACHES = ("达", "够")
"""Begin a word for what is come up to."""
DENIED = 2
"""Characters between a negation and a value behind 的, from which on something else was denied."""


def best_value(item: Item, column: str = "") -> Sense | None:
    """The value sense to believe: of the named column if one is named, else the cheapest."""
    told = (*item.sense(SenseKind.VALUE), *item.sense(SenseKind.PART))
    senses = (sense for sense in told if column in ("", sense.column))
    return min(senses, key=lambda sense: (sense.cost, sense.kind is SenseKind.PART), default=None)


def value_condition(scope: Scope, sense: Sense, text: str, negated: bool = False) -> Condition:
    """The condition a value sense stands for."""
    column = scope.ledger.column(sense.column)
    if sense.kind is not SenseKind.PART:
        return columns.among(column, sense.values, negated)
    said = text.strip(QUOTES)
    others = tuple(as_written(said))  # few words have any, and only for these the values are looked through
    held = (one for one in (said, *others) if any(one in value.text for value in column.values)) if others else ()
    return holding(column, next(iter(held), said), negated)


def value_item(scope: Scope, first: Item, last: Item, sense: Sense, text: str, negated: bool = False) -> Item:
    """The item of a value's condition; a done value denied is everything still to do."""
    column = scope.ledger.column(sense.column)
    finished = bool(set(sense.values) & set(column.done))
    sorts = is_class(sense, text)
    made = denied(column, sense.values) if negated and finished else value_condition(scope, sense, text, negated)
    return reduced(
        first,
        last,
        "condition",
        condition=made,
        column=column.name,
        values=() if negated or sorts else sense.values,
        noun=text if sorts and not negated else "",
        cost=sense.cost,
        written=("pending" if negated else "done") if finished else "",
    )


def plain_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """A value by itself; a piece of a value only where the words name nothing else."""
    sense = best_value(items[0])
    if sense and sense.kind is SenseKind.PART and items[0].is_any(NAMES_ELSE):
        return None
    if sense and _is_own_deed(sense, items[0].text, scope):
        return None
    if sense and _denies_finish(scope, sense, items[0].text):
        column = scope.ledger.column(sense.column)
        before = bool(set(sense.values) & set(column.done))  # 没验收, of what is 已完工
        made = columns.among(column, sense.values) if before else denied(column)
        return reduced(
            items[0], items[0], "condition", condition=made, column=sense.column, written="pending", cost=sense.cost
        )
    family = columns.like_columns(scope.ledger)
    if sense and family and sense.kind is SenseKind.VALUE and _of_several(items[0], family[0]):
        return _family_value(scope, items[0], sense, family[0])
    if sense and any(
        s.kind is SenseKind.COLUMN
        and s.cost <= sense.cost
        and s.column != sense.column
        and (s.cost == 0 or s.cost < sense.cost)
        and not _is_day_of(scope.ledger.column(s.column), sense, items[0].text)
        and not _is_stem_beside(s, sense, scope)
        for s in items[0].senses
    ):
        return None
    if not sense:
        return None
    said = with_deed(scope, value_item(scope, items[0], items[0], sense, items[0].text))
    return of_none(said) if denies_fault(scope.ledger.column(sense.column), sense, items[0].text) else said


def _is_own_deed(sense: Sense, text: str, scope: Scope) -> bool:
    """Whether a word is what each row is about, be some sorts called so: 抽检 of 食品抽检, 监督抽检 or 风险监测."""
    return is_class(sense, text) and is_verb(text) and text in scope.ledger.name


def _is_day_of(column: Column, sense: Sense, deed: str) -> bool:
    """Whether a date is only when a value came about: 归库日期 of 已归库."""
    return column.type.temporal and column_stem(column) == deed and any(value.endswith(deed) for value in sense.values)


def _is_stem_beside(figure: Sense, value: Sense, scope: Scope) -> bool:
    """Whether a word is but the stem of a figure that no rule has taken by now, and a state as well: 成交 of 已成交."""
    stem = figure.cost >= STEM_COST and scope.ledger.column(figure.column).type.numeric
    return stem and scope.ledger.column(value.column).closed


def _of_several(item: Item, family: Sequence[str]) -> bool:
    """Whether a value is that of several like columns; 围挡没弄好 names its own."""
    return sum(sense.column in family for sense in item.sense(SenseKind.VALUE)) > 1


def _denies_finish(scope: Scope, sense: Sense, text: str) -> bool:
    """Whether a word such as 没做 denies the finished value (已做), so that what is under way is meant as well."""
    column = scope.ledger.column(sense.column)
    stem = text.lstrip(NEGATIONS).rstrip(COMPLETIONS)
    canonical = any(text == value.text for value in column.values)
    done = (said for value in column.values if value.text in column.done for said in (value.text, *value.aliases))
    denied = bool(stem) and stem != text.rstrip(COMPLETIONS) and any(stem in said for said in done)
    return denied and not canonical and len(column.values) > 2


def _family_value(scope: Scope, item: Item, sense: Sense, names: Sequence[str]) -> Item:
    """齐全 of all like columns where none is named; 不全 of any of them."""
    bad = sense.values[0] in words("bad_values")
    parts = tuple(columns.among(scope.ledger.column(name), sense.values) for name in names)
    return reduced(item, item, "condition", condition=Junction("or" if bad else "and", parts), cost=sense.cost)


def negated_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """不是国三的; in 没参加错峰的化工企业 what was not done stands before 的."""
    sense = best_value(items[-1])
    if sense is None or (items[-1].headed and items[-1].start - items[0].end > DENIED):
        return None
    column = scope.ledger.column(sense.column)
    other = tuple(value.text for value in column.values if value.text not in sense.values)
    undone = deed_undone(scope, items, sense)
    if undone is not None:
        return undone
    if len(column.values) == 2 and len(other) == 1 and not column.multi:
        made = columns.among(column, other)
        said = reduced(items[0], items[-1], "condition", condition=made, column=column.name, values=other)
        return of_none(said) if has_none(items, column) or is_fault(column, sense) else said
    said = with_deed(scope, value_item(scope, items[0], items[-1], sense, items[-1].text, negated=True))
    return of_none(said) if has_none(items, column) or is_fault(column, sense) else said


def has_none(items: Sequence[Item], column: Column) -> bool:
    """Whether 没有 is said of a sort of things, of which a place has none: 没有国一车的镇; not 没有合格的."""
    sort = not column.done and not column.name.endswith(words("standings"))
    return items[0].text in words("has_none") and items[0].end == items[-1].start and sort


def value_reached(scope: Scope, items: Sequence[Item]) -> Item | None:
    """达到优良: the value, where it is no grade with better ones above it."""
    sense = best_value(items[-1]) if items[0].text.lstrip(NEGATIONS).startswith(REACHES) else None
    if sense is None or sense.kind is not SenseKind.VALUE or any(map(GRADE.fullmatch, sense.values)):
        return None
    return value_item(scope, items[0], items[-1], sense, items[-1].text)


def short_of_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没达到优良: any other value."""
    made = value_reached(scope, items) if items[0].has("compare.lt") else None
    return negated_value(scope, items) if made is not None else None


def denied_part(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没有合法手续: the values of a column that deny it in their own words (油罐无合法手续)."""
    for sense in items[-1].sense(SenseKind.PART):
        column = scope.ledger.column(sense.column)
        denials = tuple(f"{word}{items[-1].text}" for word in words("undone"))
        held = tuple(value.text for value in column.values if any(denial in value.text for denial in denials))
        if held:
            made = columns.among(column, held)
            return reduced(items[0], items[-1], "condition", condition=made, column=column.name, values=held)
    return None


def excepted_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """除A以外."""
    sense = best_value(items[1])
    if sense is None:
        return None
    column = scope.ledger.column(sense.column)
    made = value_condition(scope, sense, items[1].text, negated=True)
    return reduced(items[0], items[-1], "condition", condition=made, column=column.name)


def all_excepted(scope: Scope, items: Sequence[Item]) -> Item | None:
    """国一、国二以外, 国一和国二都不算: none of several values; 投诉几件，举报的不算 leaves out the last."""
    if any(map(is_break, items)) and not any(item.has("both") for item in items):
        return None
    said = [item for item in items if item.has("value")]
    named = [best_value(item) for item in said]
    if any(sense is None or sense.kind is not SenseKind.VALUE for sense in named):
        return None
    found = [sense for sense in named if sense is not None]
    if len({sense.column for sense in found}) != 1:
        return None
    column = scope.ledger.column(found[0].column)
    made = columns.among(column, tuple(value for sense in found for value in sense.values), negated=True)
    return reduced(items[0], items[-1], "condition", condition=made, column=column.name)


def one_or_other(scope: Scope, items: Sequence[Item]) -> Item | None:
    """不是国一就是国二: either of two values."""
    first, second = (best_value(items[place]) for place in (1, 3))
    if items[2].text not in words("else_is") or first is None or second is None or first.column != second.column:
        return None
    column = scope.ledger.column(first.column)
    values = (*first.values, *second.values)
    made = columns.among(column, values)
    return reduced(items[0], items[-1], "condition", condition=made, column=column.name, values=values)


def excepted_condition(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """除A和B以外, after the values were joined."""
    inner = items[1].condition
    if not isinstance(inner, (Membership, Blank)):
        return None
    made = replace(inner, negated=not inner.negated)
    return reduced(items[0], items[-1], "condition", condition=made, column=items[1].column)


def left_out(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没填日期的不算, 没办结的除外: what is left out named before it."""
    made = excepted_condition(scope, items[::-1])
    return replace(made, start=items[0].start, end=items[-1].end) if made is not None else None


def also_counted(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """已完成的也算在内: what counts as well as the rest restricts nothing."""
    return reduced(items[0], items[-1], "filler")


def counted_values(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """A和B两个环节: the number only counts the values before it."""
    quantity = items[1].quantity
    if quantity is None or not items[0].values or int(quantity.value) != len(items[0].values):
        return None
    return replace(items[0], end=items[-1].end)


def either_condition(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """没围挡或没覆盖; two values of one column are joined elsewhere."""
    left, right = items[0].condition, items[-1].condition
    if left is None or right is None or (items[0].column == items[-1].column and items[0].values):
        return None
    if any(item.has("having") for item in (items[0], items[-1])) or is_still(items[0], items[-2]):
        return None  # rows are not joined with groups
    return reduced(items[0], items[-1], "condition", condition=Junction("or", (left, right)))


def is_still(before: Item, join: Item) -> bool:
    """Whether 还是 behind a bound says that it is so all the same: 去了3次以上还是不合格."""
    return join.text in words("or_still") and isinstance(before.condition, Comparison)
