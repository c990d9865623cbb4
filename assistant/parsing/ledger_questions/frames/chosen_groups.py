"""Groups that meet a condition on their figure, listed or counted (查出三次以上的工地有几个).

Invariant: where rows are the entities, the condition is put to the row itself, so that
rows are shown and not groups of one.
"""

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    ColumnRef,
    Comparison,
    Condition,
    Contains,
    DatePart,
    Dimension,
    Frame,
    Function,
    Junction,
    LedgerQuestion,
    Literal,
    Measure,
    Order,
    Shape,
)
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.frames.asked_groups import days_asked
from assistant.parsing.ledger_questions.frames.common import filled_only, row_conditions
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.quantities import of_row
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.counters import counted_by
from assistant.parsing.ledger_questions.schema.things import tells_rows_apart
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.records import replace

ASKING = frozenset(("ask", "asked", "compare.eq"))
"""Kinds of what asks behind the thing: 是哪些, 有几家."""
LABELS = {Function.DISTINCT: "个数", Function.SUM: "合计", Function.AVERAGE: "平均"}


NAMED = frozenset(("listed", "both"))
"""Kinds of several values that were named one by one."""


def together_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """A和B都牵头的: the entities that have a row with each of the values."""
    ledger = scope.ledger
    whole = [item.condition for item in draft.said if item.condition is not None and not item.is_any(NAMED)]
    listed = next((p for p in draft.restrictions if len(p.values) > 1 and p.condition not in whole), None)
    thing = _asked_thing(draft, ledger) or _asked_first(draft, ledger, listed)
    own = thing is None or (listed is not None and thing.name == listed.column)
    entity = columns.entity_column(ledger) if own else thing
    if listed is None or "both" not in draft.flags or (draft.pieces and draft.extreme):
        return None
    if entity is None or entity.distinct >= ledger.rows:
        return None
    column = ledger.column(listed.column)
    if column.multi or column == entity:
        return None
    several = Aggregate(Function.DISTINCT, ColumnRef(column.name))
    made = Comparison(several, "=", Literal(len(listed.values)))
    which = () if entity.name == ledger.entity else (entity.name,)
    having = (Restriction(made, column.name),)
    return chosen_groups_question(replace(draft, having=having, which=which, chosen=()), scope)


def _asked_thing(draft: Draft, ledger: Ledger) -> Column | None:
    """The column of names that ends a line without a break: 在A和B都有工地的施工单位."""
    said = [item for item in draft.said if not item.is_any(ASKING)]
    if not said or any(map(is_break, said)) or not said[-1].has("textual") or said[-1].condition is not None:
        return None
    senses = said[-1].sense(SenseKind.COLUMN)
    column = ledger.column(senses[0].column) if senses else None
    return column if column is not None and not column.masked else None


def _asked_first(draft: Draft, ledger: Ledger, listed: Restriction | None) -> Column | None:
    """The column asked for before the values: 哪些单位轿车和越野车都派过; behind them 都 says no more than all."""
    asked = [item for item in draft.said if item.has("which") and item.column]
    values = [item.start for item in draft.said if listed is not None and item.condition == listed.condition]
    before = bool(asked and values) and asked[0].start < values[0]
    column = ledger.column(asked[0].column) if before else None
    return column if column is not None and column.type.textual and not column.personal else None


def chosen_groups_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """Groups that meet a condition on their figure: listed, or counted."""
    ledger = scope.ledger
    days = days_asked(draft, ledger) if draft.having else ()
    group = group_of(draft, ledger) if draft.having and not days else None
    if group is None and not days:
        return None
    met = tuple(leaf for part in draft.having for leaf in _all_of(part.condition))
    if group is not None and group.distinct == ledger.rows and any(map(_asks_several_rows, met)):
        return None  # each permit is a row of its own: 一家两张以上的 is not told of permits
    figures = {leaf.left: _figure_name(leaf) for leaf in met if isinstance(leaf, Comparison)}
    measures = tuple(Measure(name, scalar) for scalar, name in figures.items())
    asked = any(piece.measure is None and not piece.stated for piece in draft.pieces)
    counted = asked and "group.each" not in draft.flags
    split = days or (*_names_of(group, ledger), *map(dimension_of, _told_besides(draft, group)))
    named = filled_only(tuple(_operand(part) for part in (split if days else split[:1])), ledger)
    frame = Frame(
        ledger.name,
        tuple(dict.fromkeys((*row_conditions(draft), *named))),
        measures,
        split,
        met,
        order=(Order(measures[0].scalar, descending=True),),
        count_groups=counted,
    )
    return LedgerQuestion(
        replace(frame, order=()) if counted else frame,
        Shape.FIGURE if counted else Shape.GROUPS,
        existence="ask.exist" in draft.flags,
    )


def _asks_several_rows(leaf: Condition) -> bool:
    """Whether a condition asks for more than one row of a group."""
    if not isinstance(leaf, Comparison) or leaf.left != Aggregate(Function.COUNT):
        return False
    least = leaf.right.value if isinstance(leaf.right, Literal) else 0
    return isinstance(least, int) and ((leaf.op == ">" and least >= 1) or (leaf.op in (">=", "=") and least > 1))


def _names_of(group: Column | None, ledger: Ledger) -> tuple[Dimension, ...]:
    """What groups of a column are told apart by."""
    if group is None:
        return ()
    return (*map(dimension_of, columns.identity(ledger, group.name)), *_identity(ledger, group))


def _operand(part: Dimension) -> ColumnRef:
    scalar = part.scalar.operand if isinstance(part.scalar, DatePart) else part.scalar
    assert isinstance(scalar, ColumnRef), part
    return scalar


def _all_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that must all hold, each by itself."""
    return condition.parts if isinstance(condition, Junction) and condition.op == "and" else (condition,)


def put_to_rows(draft: Draft, scope: Scope) -> Draft | None:
    """The draft with its group conditions put to the row, where rows are asked for or every group is one; else None."""
    ledger = scope.ledger
    group = group_of(draft, ledger) if draft.having else None
    single = group is not None and group.name == ledger.entity and columns.rows_are_entities(ledger)
    if days_asked(draft, ledger):
        return None
    if not single and not (draft.having and draft.rows):
        return None
    rows = tuple(_in_row(part, row_conditions(draft)) for part in draft.having)
    kept = tuple(part for part in rows if part is not None)
    return replace(draft, restrictions=(*draft.restrictions, *kept), having=()) if len(kept) == len(rows) else None


def _in_row(part: Restriction, where: tuple[Condition, ...]) -> Restriction | None:
    """A condition on a group's figure as one on the same figure of a row, where there is one."""
    if part.scalar is None or not isinstance(part.condition, Comparison):
        return None
    return replace(part, condition=replace(part.condition, left=of_row(part.condition.left, part.scalar)), scalar=None)


def _identity(ledger: Ledger, group: Column) -> tuple[Dimension, ...]:
    """The number that goes with a name (任务编号 of 任务名称), so that equal names stay apart."""
    first = ledger.columns[0]
    if (
        group.name == ledger.entity
        and first.name != group.name
        and first.name.endswith("编号")
        and group.distinct < ledger.rows
        and (first.distinct < ledger.rows or group.name.startswith(first.name.removesuffix("编号")))
    ):
        return (dimension_of(first.name),)
    return ()


def _figure_name(condition: Condition) -> str:
    scalar = condition.left if isinstance(condition, Comparison) else None
    if isinstance(scalar, Aggregate) and isinstance(scalar.operand, ColumnRef):
        return f"{scalar.operand.name}{LABELS.get(scalar.function, '')}"
    return "条数" if isinstance(scalar, Aggregate) else "比率"


def group_of(draft: Draft, ledger: Ledger) -> Column | None:
    """What the groups are of: the column asked for or split by, the entity if named, else a column named."""
    about = [part.column for part in draft.having]
    alone = columns.rows_are_entities(ledger)  # no group of an entity is larger than one row
    chosen = sorted(draft.chosen, key=lambda name: (name == ledger.entity) == alone)
    counted = [piece.column for piece in draft.pieces if piece.column and piece.measure is None and not piece.scalar]
    chosen = [name for name in chosen if name == ledger.entity or not tells_rows_apart(name, ledger)]
    thing = _told_things(draft, ledger)
    for name in (*thing, *draft.which, *counted, *(d.name for d in draft.dimensions), *chosen):
        column = next((column for column in ledger.columns if column.name == name), None)
        if column is not None and not column.type.numeric and not column.type.temporal and name not in about:
            return column
    return _repeating(draft, ledger)


def _told_things(draft: Draft, ledger: Ledger) -> tuple[str, ...]:
    """The entity, where it is what the condition is said of, and only what it is in all its rows is asked of it.

    So 三次以上没落实的企业在哪个镇 puts firms to the test and not towns.
    """
    named = next((at for at, item in enumerate(draft.said) if _names(item, ledger.entity)), None)
    asked = next((at for at, item in enumerate(draft.said) if item.has("which") and item.column), None)
    tested = next((at for at, item in enumerate(draft.said) if item.has("having")), None)
    if named is None or asked is None or tested is None or not tested < named < asked:
        return ()
    steady = all(ledger.column(name).steady for name in draft.which if name)
    return (ledger.entity,) if steady and ledger.entity not in draft.which else ()


def _names(item: Item, name: str) -> bool:
    plain = item.condition is None and item.has("textual") and not item.has("which")
    return plain and item.names(name)


def _told_besides(draft: Draft, group: Column | None) -> tuple[str, ...]:
    """What is asked of the things that meet the condition."""
    return tuple(name for name in draft.which if name and group is not None and name != group.name)


def _repeating(draft: Draft, ledger: Ledger) -> Column | None:
    """The entity; where it has one row each, so that no group can be larger, the names that a part is said of."""
    entity = columns.entity_column(ledger)
    if entity is None or entity.distinct < ledger.rows:
        return entity
    nouns = (counted_by(ledger, piece.noun) for piece in draft.pieces)  # 查出过不止一个隐患的桥有几座
    named = (ledger.column(part.column) for part in draft.restrictions if isinstance(part.condition, Contains))
    return next((one for one in (*nouns, *named) if one is not None and one.distinct < ledger.rows), entity)
