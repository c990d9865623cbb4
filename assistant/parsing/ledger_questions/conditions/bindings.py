"""Conditions made of a column and what is said of it: a value, a piece of text, nothing at all.

Invariant: a value beside a column's name is looked for in that column alone; 环评不全 is
never the 不全 of the column before it.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Aggregate,
    Blank,
    ColumnRef,
    Condition,
    Contains,
    Junction,
)
from assistant.parsing.ledger_questions.conditions.lacking import undone_column
from assistant.parsing.ledger_questions.conditions.nevers import is_fault, of_none
from assistant.parsing.ledger_questions.conditions.side_by_side import joined_values
from assistant.parsing.ledger_questions.conditions.values import (
    GRADE,
    QUOTES,
    best_value,
    has_none,
    plain_value,
    value_condition,
    value_item,
)
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import STEM_COST, Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF, ENDED = "的", "上过下来"
HAVE, HELD = "有", frozenset(("value", "part"))
UNHELD = 0.15
"""What a text costs that no cell of the column holds, so that a ledger with such a cell goes first."""


def bound_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """A column with one of its own values: 环评手续不全, 围挡没达标, 评价为差."""
    named = [sense.column for sense in items[0].sense(SenseKind.COLUMN)]
    negated = any(item.has("negate") or item.has("compare.ne") for item in items[1:-1])
    for name in named:
        sense = best_value(items[-1], name)
        if sense is not None and sense.kind is SenseKind.VALUE:
            made = value_item(scope, items[0], items[-1], sense, items[-1].text, negated)
            fault = negated and is_fault(scope.ledger.column(name), sense)
            return of_none(made) if fault else made
    return None


def all_bound(scope: Scope, items: Sequence[Item]) -> Item | None:
    """检查结果都落实, 湿法作业都达标: the value in the column named; of a thing with several rows, in all of them."""
    made = bound_value(scope, items) if not items[0].has("verb") else None
    return replace(made, kinds=made.kinds | {"of_all"}) if made is not None else None


def value_of_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """国三这个排放标准, 公安分局当责任单位: a value followed by the name of its column, and of no other."""
    senses = items[-1].sense(SenseKind.COLUMN)
    for named in [sense for sense in senses if not sense.cost] or senses:
        sense = best_value(items[0], named.column)
        thin = any(items[0].has(kind) for kind in ("value", "ledger", "topic", "textual", "after", "compare"))
        if sense is not None and not (sense.kind is SenseKind.PART and thin):
            return value_item(scope, items[0], items[-1], sense, items[0].text)
    return None


def values_of_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """公安分局、商务局当责任单位: several values before the name of the one column that all are of."""
    made = [value_of_column(scope, (item, items[-1])) for item in items[:-1] if item.has("value")]
    first, *rest = made
    for other in rest:
        first = joined_values(scope, (first, other)) if first is not None and other is not None else None
    return first and replace(first, start=items[0].start, end=items[-1].end, kinds=first.kinds | {"listed"})


def value_beside(scope: Scope, items: Sequence[Item]) -> Item | None:
    """One more before several values that were said of a column."""
    last = items[-1]
    sense = best_value(items[0], last.column) if last.column and len(last.values) > 1 else None
    if sense is None or sense.kind is not SenseKind.VALUE:
        return None
    return joined_values(scope, (value_item(scope, items[0], items[0], sense, items[0].text), last))


def value_of_column_denied(scope: Scope, items: Sequence[Item]) -> Item | None:
    """不是国道的道路: a denied value before the name of its column."""
    for named in items[-1].sense(SenseKind.COLUMN):
        sense = best_value(items[-2], named.column)
        if sense is not None and sense.kind is SenseKind.VALUE:
            made, column = value_item(scope, items[0], items[-1], sense, items[-2].text, negated=True), sense.column
            none = is_fault(scope.ledger.column(column), sense) or has_none(items[:-1], scope.ledger.column(column))
            return of_none(made) if none else made
    return None


def any_bound(scope: Scope, items: Sequence[Item]) -> Item | None:
    """围挡、覆盖至少一样不达标: one of the columns that share a value is enough."""
    made = bound_values(scope, [item for item in items if not item.has("any")])
    if made is None or not isinstance(made.condition, Junction):
        return None
    return replace(made, condition=replace(made.condition, op="or"))


def bound_values(scope: Scope, items: Sequence[Item]) -> Item | None:
    """Two columns that share a value: 围挡和覆盖都不达标, 能评或环评不全."""
    negated = any(item.has("negate") or item.has("compare.ne") for item in items[:-1])
    parts: list[Condition] = []
    for item in [item for item in items[:-1] if item.has("column")]:
        sense = next(
            (found for name in item.sense(SenseKind.COLUMN) if (found := best_value(items[-1], name.column))), None
        )
        if sense is None:
            return None
        parts.append(value_condition(scope, sense, items[-1].text, negated))
    if len(parts) < 2:
        return None
    op = "or" if items[1].has("join.or") else "and"
    return reduced(items[0], items[-1], "condition", condition=Junction(op, tuple(parts)))


def bare_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """处置方式是无: a word that says nothing without its column is one of the column's own values."""
    for sense in items[0].sense(SenseKind.COLUMN):
        column = scope.ledger.column(sense.column)
        if any(value.text == items[-1].text for value in column.values):
            held = (items[-1].text,)
            return reduced(
                items[0], items[-1], "condition", condition=columns.among(column, held), column=column.name, values=held
            )
    return None


def value_and_up(scope: Scope, items: Sequence[Item]) -> Item | None:
    """An ordered value and those beyond it: 中度及以上; the order is the dictionary's, or one that everybody knows."""
    sense = best_value(next(item for item in items if item.has("value")))
    if sense is None or sense.kind is not SenseKind.VALUE:
        return None
    column = scope.ledger.column(sense.column)
    if items[0].has("column") and not any(named.column in ("", column.name) for named in items[0].senses):
        return None  # 各镇街轻度及以上: split by
    told = bool(scope.ledger.grain or GRADE.fullmatch(sense.values[0]))  # cells alone are in no order
    in_order = _in_order if told and column.closed else _on_scale
    order = in_order(column, sense.values[0])
    if not order or (not column.closed and len(order) < len(column.values)):
        return None
    place = order.index(sense.values[0])
    upward = items[-1].has("after.ge")
    chosen = tuple(order[place:] if upward else order[: place + 1])
    made = columns.among(column, chosen)
    return reduced(items[0], items[-1], "condition", condition=made, column=column.name)


def _on_scale(column: Column, value: str) -> list[str]:
    """The values that stand on one scale with this one, the lowest first: 县级, 市级, 省级; empty where none does."""
    rises = any(value.text.endswith(words("rising_grades")) for value in column.values)
    numbered = words("grades_rising" if rises or column.name.startswith(words("rising_grades_of")) else "grades")
    for scale in (*words("scales"), *numbered):
        steps = scale.split("<")
        ranks = {
            v.text: max((n for n, step in enumerate(steps) if v.text.startswith(step)), default=-1)
            for v in column.values
        }
        held = sorted((text for text, rank in ranks.items() if rank >= 0), key=ranks.__getitem__)
        if value in held and len(set(ranks.values()) - {-1}) > 1:
            return held
    return []


def _in_order(column: Column, value: str) -> list[str]:
    """The values from the lowest to the highest; of grades by letter A is the highest, and no other value is one."""
    graded = [other.text for other in column.values if GRADE.fullmatch(other.text)]
    return sorted(graded, reverse=True) if value in graded else [other.text for other in column.values]


def contains_text(scope: Scope, items: Sequence[Item]) -> Item | None:
    """专项名称里带VOCs的, 含“秸秆”二字的."""
    items = items[:-1] if items[-1].has("wording") else items
    sense = next((sense for sense in items[0].sense(SenseKind.COLUMN)), None)
    filled = items[-1].has("column") and any(item.has("filled") for item in items[1:-1])
    if sense is None or (filled and not items[-1].has("value")):
        return None  # 任务里写了存在问题的: that column is filled in
    if items[1].text.endswith(HAVE) and items[-1].has("column") and not items[-1].is_any(HELD):
        return None  # 项目里头有问题的
    if items[-1].has("unknown") and items[-1].text in words("particles"):
        return None  # 老师带的班
    negated = items[1].has("negate")
    exact = best_value(items[-1], sense.column)
    if exact is not None and exact.kind is SenseKind.VALUE:
        return value_item(scope, items[0], items[-1], exact, items[-1].text, negated)
    if items[-1].text == OF:
        return None  # 张老师带的班 holds no text
    text = items[-1].text.strip(QUOTES)
    known = scope.ledger.column(sense.column).values
    cost = UNHELD if known and not any(text in value.text for value in known) else 0.0
    made = Contains(ColumnRef(sense.column), text, negated)
    return reduced(items[0], items[-1], "condition", condition=made, column=sense.column, cost=cost)


def named_so(scope: Scope, items: Sequence[Item]) -> Item | None:
    """名字里带VOCs的任务: it is the thing's name that holds the text."""
    entity = columns.entity_column(scope.ledger)
    if entity is None or not entity.type.textual:
        return None
    named = replace(items[0], senses=(Sense(SenseKind.COLUMN, entity.name),))
    return contains_text(scope, (named, *items))


def filled_in(scope: Scope, items: Sequence[Item]) -> Item | None:
    """填了取缔日期的: of the column right behind it, not of what it is in."""
    return blank(scope, items) if items[0].end == items[-1].start else None


def written_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """写了已整改: that it is written says no more than the value; words of a free text are looked for otherwise."""
    told = any(scope.ledger.column(sense.column).closed for sense in items[-1].sense(SenseKind.VALUE))
    made = plain_value(scope, items[-1:]) if told else None
    return replace(made, start=items[0].start) if made is not None else None


def worded_so(scope: Scope, items: Sequence[Item]) -> Item | None:
    """专项名称有VOCs字样的."""
    return contains_text(scope, items[:-1])


def blank_said(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没写是哪个村; 空着的是哪些户 asks which they are of which something else is blank."""
    return blank(scope, items) if items[0].end == items[1].start else None


def unfilled(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没填检查日期; 没做快检 where nothing is filled in of what was found and the column keeps no state."""
    decided = items[0].text.rstrip(ENDED).endswith(words("decided"))
    told = undone_column(scope, items) if decided else None
    if told is not None and not scope.ledger.column(told.column).nulls:
        return told  # 没定一山一策, where the cells say 未制定
    made = blank(scope, items)
    if made is not None and items[-1].start > items[0].end and not scope.ledger.column(made.column).nulls:
        return None  # 没数过的球队 is said of the things, not of cells, of which none is empty
    if made is None or items[0].has("blank"):
        return made
    column = scope.ledger.column(made.column)
    return made if items[0].text in words("not_performed") and column.nulls and not column.done else None


def blank(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没填销号日期的 / 拆解日期为空; 冷库空着的 is a state of what has no blank."""
    said, named = next(((item, sense) for item in items for sense in item.sense(SenseKind.COLUMN)), (None, None))
    if said is None or named is None or named.cost >= STEM_COST:
        return None
    name, state = named.column, any(item.has("blank") and item.has("value") for item in items)
    if state and said.text != name and not scope.ledger.column(name).nulls:
        return None
    filled = any(item.has("filled") for item in items)
    untold = _untold(scope.ledger.column(name)) or _denying(scope.ledger.column(name), items)
    if untold:
        made = columns.among(scope.ledger.column(name), untold, negated=filled)
        return reduced(items[0], items[-1], "condition", condition=made, column=name)
    made = Blank(ColumnRef(name), negated=filled)
    return reduced(items[0], items[-1], "condition", condition=made, column=name)


def blanks(scope: Scope, items: Sequence[Item]) -> Item | None:
    """盘点日期和备注都空着: each of the cells named, not the last of them alone."""
    told = [blank(scope, (item, items[-1])) for item in items if item.has("column")]
    parts = tuple(made.condition for made in told if made is not None and made.condition is not None)
    if len(parts) < len(told) or len(set(parts)) < len(parts):
        return None
    op = "or" if any(item.has("join.or") for item in items) else "and"
    return reduced(items[0], items[-1], "condition", condition=Junction(op, parts))


def _untold(column: Column) -> tuple[str, ...]:
    """未评 of a column without an empty cell: what its cells say where there is nothing to write."""
    told = [value.text for value in column.values] if not column.nulls and not column.done else []
    found = tuple(text for text in told if text in words("untold"))
    return found if 0 < len(found) < len(told) else ()


def _denying(column: Column, items: Sequence[Item]) -> tuple[str, ...]:
    """未检 of 没检测, said of a test whose cells say so themselves where it was to be done and was not."""
    said = next((item.text for item in items if item.has("blank")), "")
    told = [value.text for value in column.values] if column.closed else []
    deeds = ((text, text.removeprefix(word)) for text in told for word in words("lacking") if text.startswith(word))
    return tuple(text for text, deed in deeds if deed and deed in said)


def figure_blank(scope: Scope, items: Sequence[Item]) -> Item | None:
    """付了多少钱那一栏没填: the cell of the figure, which is not asked for."""
    measure = items[0].measure
    cell = measure.scalar.operand if measure is not None and isinstance(measure.scalar, Aggregate) else None
    if not isinstance(cell, ColumnRef) or not items[0].has("asked_for"):
        return None
    return reduced(items[0], items[-1], "condition", condition=Blank(cell), column=cell.name)
