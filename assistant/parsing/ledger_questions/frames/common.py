"""What several shapes take from a draft: its row conditions, its counting noun, its newest rows.

Invariant: every frame filters by the same row conditions, each once.
"""

from collections.abc import Iterator, Sequence

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    DatePart,
    Frame,
    FrameValue,
    Function,
    Junction,
    Scalar,
)
from assistant.parsing.ledger_questions.accounting.evidence import nodes
from assistant.parsing.ledger_questions.draft import EVERYTHING, Draft, Restriction
from assistant.parsing.ledger_questions.frames.counting import counted_column
from assistant.parsing.ledger_questions.opposites import opposite_bounds
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.faults import findings_column, nothing_found
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace


def row_conditions(draft: Draft) -> tuple[Condition, ...]:
    """The row conditions that hold for all, each once; times that exclude each other are alternatives."""
    merged: list[Restriction] = []
    for part in draft.restrictions:
        place = next((at for at, other in enumerate(merged) if _excludes(part, other)), None)
        if place is None:
            merged.append(part)
        else:
            merged[place] = _either(merged[place], part)
    return tuple(dict.fromkeys(part for one in merged for part in _parts(one.condition)))


def _excludes(left: Restriction, right: Restriction) -> bool:
    """Whether two times of one column have no day in common (10月11月), or two bounds lie on opposite sides."""
    return left.shares_no_day((right,)) or opposite_bounds((left.condition, right.condition)) is not None


def _either(left: Restriction, right: Restriction) -> Restriction:
    made = Junction("or", (left.condition, right.condition))
    return replace(left, condition=made, first=min(left.first, right.first), last=max(left.last, right.last))


def with_same_rows(draft: Draft) -> Draft:
    """The draft with figures of all (平均水平) taken of all rows under the same conditions."""
    if not any(map(is_against_all, (*draft.restrictions, *draft.having))):
        return draft
    plain = tuple(p for p in draft.restrictions if not is_against_all(p))
    where = row_conditions(replace(draft, restrictions=plain))
    then = row_conditions(replace(draft, restrictions=tuple(p for p in plain if p.dated)))
    both = (draft.restrictions, draft.having)
    parts = (tuple(_of_same_rows(p, then if p.written == EVERYTHING else where) for p in parts) for parts in both)
    restrictions, having = parts
    return replace(draft, restrictions=restrictions, having=having)


def is_against_all(part: Restriction) -> bool:
    """Whether a figure is compared with that of all rows."""
    condition = part.condition
    return isinstance(condition, Comparison) and any(map(_holds_all, (condition.left, condition.right)))


def _holds_all(scalar: Scalar) -> bool:
    if isinstance(scalar, Arithmetic):
        return _holds_all(scalar.left) or _holds_all(scalar.right)
    return isinstance(scalar, FrameValue)


def _of_same_rows(part: Restriction, where: tuple[Condition, ...]) -> Restriction:
    if not isinstance(part.condition, Comparison):
        return part
    left, right = (_narrowed(side, where) for side in (part.condition.left, part.condition.right))
    return replace(part, condition=replace(part.condition, left=left, right=right))


def _narrowed(scalar: Scalar, where: tuple[Condition, ...]) -> Scalar:
    """A figure with that of all rows inside it taken of fewer."""
    if isinstance(scalar, Arithmetic):
        return replace(scalar, left=_narrowed(scalar.left, where), right=_narrowed(scalar.right, where))
    if not isinstance(scalar, FrameValue):
        return scalar
    return FrameValue(replace(scalar.frame, conditions=tuple(dict.fromkeys((*scalar.frame.conditions, *where)))))


def _parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that must all hold, one by one."""
    if isinstance(condition, Junction) and condition.op == "and":
        return tuple(part for inner in condition.parts for part in _parts(inner))
    return (condition,)


def filled_only(keys: Sequence[Scalar], ledger: Ledger) -> tuple[Condition, ...]:
    """Rows where the keys are filled in, and what was found is no 无; none for a column filled in everywhere."""
    named = {column.name: column for column in ledger.columns}
    told = findings_column(ledger)
    kept: list[Condition] = []
    for key in keys:
        inner = key.operand if isinstance(key, DatePart) else key
        if told is not None and inner == ColumnRef(told.name):
            kept.append(columns.among(told, nothing_found(told), negated=True))
        if inner != key or not isinstance(inner, ColumnRef) or named[inner.name].nulls:
            kept.append(Blank(inner, negated=True))
    return tuple(kept)


def count_noun(draft: Draft, ledger: Ledger) -> str:
    """The counting noun of what is asked for, else that of the ledger's rows."""
    return next((piece.noun for piece in draft.pieces if piece.noun), "个" if draft.entity else ledger.unit_noun)


def one_row_each(frame: Frame, ledger: Ledger) -> Frame:
    """The frame over one row of each entity, where its figures belong to the entity and not to a row about it.

    What each row cost was paid as often as there are rows, even where it was the same each time.
    """
    day, entity = columns.date_column(ledger), columns.entity_column(ledger)
    aggregates = [part for measure in frame.measures for part in _aggregates(measure.scalar)]
    steady = {column.name for column in ledger.columns if column.steady} | {ledger.entity}
    costs = (*words("cost_ends"), *words("cost_names"))
    owned = {column.name for column in ledger.columns if not column.name.endswith(costs)} & steady
    summed = any(part.function is Function.SUM for part in aggregates)
    figures = summed and all(isinstance(part.operand, ColumnRef) and part.operand.name in owned for part in aggregates)
    about = {name for part in (*frame.conditions, *frame.measures, *frame.dimensions) for name in column_names(part)}
    once = columns.repeats(ledger) and figures and about <= steady
    if frame.latest or day is None or entity is None or not once:
        return frame
    return replace(frame, latest=(entity.name, day.name))


def _aggregates(scalar: Scalar) -> Iterator[Aggregate]:
    """The aggregates that a figure is made of."""
    if isinstance(scalar, Arithmetic):
        yield from _aggregates(scalar.left)
        yield from _aggregates(scalar.right)
    elif isinstance(scalar, Aggregate):
        yield scalar


def column_names(node: object) -> Iterator[str]:
    """Names of all columns inside a part of a frame."""
    return (part.name for part in nodes(node) if isinstance(part, ColumnRef))


def latest_rows(draft: Draft, scope: Scope) -> tuple[str, str] | None:
    """(entity, date) when only the newest row of each is meant."""
    date = columns.date_column(scope.ledger)
    entity = columns.entity_column(scope.ledger)
    newest = "latest.latest" in draft.flags or _as_things_stand(draft, scope)
    if not newest or date is None or entity is None or not columns.repeats(scope.ledger):
        return None
    return entity.name, date.name


def _as_things_stand(draft: Draft, scope: Scope) -> bool:
    """Whether 目前 is said of what things are like; of what becomes of a row (整改状态) every row still tells it."""
    ledger, today = scope.ledger, scope.today.isoformat()
    said = {part.column for part in draft.restrictions}
    named = [column for column in ledger.columns if column.name in said]
    until = [part for part in draft.restrictions if part.last == today and not part.first]
    dated = [part for part in draft.restrictions if part.dated and part not in until]
    now = "latest.now" in draft.flags
    followed = any(column.name.startswith(words("followed_up")) for column in named)
    standing = any(_is_standing(column) and (now or column.closed) for column in named)
    things = _of_things(draft, ledger) and not _rows_of_own_things(ledger)
    return (now or bool(until)) and things and not dated and not followed and standing


def _rows_of_own_things(ledger: Ledger) -> bool:
    """Whether rows tell of things an entity has several of (岗位名称 of 企业名称), so that the next overrules none."""
    others = (column for column in ledger.columns if column.type.textual and column.name != ledger.entity)
    return any(c.name.endswith(words("own_things")) and not (c.steady or c.personal) for c in others)


def _of_things(draft: Draft, ledger: Ledger) -> bool:
    """Whether things are asked for and not the rows about them: which ones, or how many 家."""
    counted = (counted_column(ledger, draft, piece.noun) for piece in draft.pieces if piece.noun and not piece.measure)
    named = draft.entity or ledger.entity in draft.which
    return named or any(column is not None and column.name == ledger.entity for column in counted)


def _is_standing(column: Column) -> bool:
    """Whether a column tells how a thing was found, which the next row about it overrules; what it is never changes."""
    level = column.type.numeric and not columns.additive(column)
    return (column.closed or level) and not column.steady and not column.name.startswith(words("followed_up"))
