"""Shares: what meets the numerator's conditions, over all (X占多少).

Invariant: the numerator's conditions stand inside its aggregate and never among the row
conditions, else every share were 100 %. Without a numerator each group is set against all.
"""

from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Contains,
    Dimension,
    Frame,
    FrameValue,
    Function,
    LedgerQuestion,
    Literal,
    Measure,
    Membership,
    Order,
    Scalar,
    Shape,
)
from assistant.parsing.ledger_questions.conditions.findings import found
from assistant.parsing.ledger_questions.draft import Draft, Piece, Restriction
from assistant.parsing.ledger_questions.frames.common import count_noun, row_conditions
from assistant.parsing.ledger_questions.frames.counting import count_measure
from assistant.parsing.ledger_questions.frames.extremes import extreme_question
from assistant.parsing.ledger_questions.frames.figures import main_measure
from assistant.parsing.ledger_questions.frames.filtered import with_conditions
from assistant.parsing.ledger_questions.frames.grouped import group_order, groups_question
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.measures.figures import default_measure
from assistant.parsing.ledger_questions.measures.rates import rows_told, share_of_rows
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.faults import faults_column
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.lexicon import load

YES, WHETHER, NOT = "是", "是否", "非"
OF_ALL = "占"
"""Stands between the part and the whole."""
NEAR_SHARE = 2
"""Words before 多少 among which 占 or 比例 stands where it asks for the share: 比例是多少."""
WHOLES = frozenset(("all", "ledger", "rows", "column", "count"))
"""Kinds of what behind 占 names the whole."""
SIGNS = {"<=": "≤", ">=": "≥", "<": "＜", ">": "＞", "<>": "≠"}


def _filled(part: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Rows whose compared figure is filled in; the others are no part of the whole, unless any of it counts."""
    compared = [p for p in part if isinstance(p, Comparison) and (p.op, p.right) != (">", Literal(0))]
    return tuple(Blank(p.left, negated=True) for p in compared if isinstance(p.left, ColumnRef))


def _checked(draft: Draft, ledger: Ledger) -> tuple[Column, ...]:
    """What the whole must have been checked for, where it is named by the check: 不合格的占抽检总数的几成.

    What is done is a share of what had to be, unless another whole is named: 已整改的占多少 leaves 无需整改 out.
    """
    behind = list(dropwhile(lambda item: not item.has("share"), draft.said))
    named = {sense.column for item in behind if item.has("asked") for sense in item.senses}
    whole = any(item.is_any(WHOLES) or item.text.endswith(words("all_of")) for item in behind)
    parts = [(ledger.column(part.column), set(part.values)) for part in draft.share if part.values]
    checked = [(column, held) for column, held in parts if column.name in named or (column.done and not whole)]
    inside = [(column, held, set(columns.applicable(column))) for column, held in checked]
    return tuple(column for column, held, told in inside if held <= told and len(told) < len(column.values))


def _found(draft: Draft, ledger: Ledger) -> tuple[Condition, ...]:
    """盗伐占全部异常情况的几成: of what was found, where the whole is called so, and of no row that found nothing."""
    column = faults_column(ledger)
    own = column is not None and any(part.column == column.name for part in draft.share)
    behind = dropwhile(lambda item: not item.has("share"), draft.said) if own else ()
    named = {sense.column for item in behind if item.has("textual") for sense in item.senses}
    return (found(column),) if column is not None and column.name in named else ()


def _share_noun(draft: Draft, ledger: Ledger) -> str:
    """What a share is counted in: rows, unless a noun or the entity itself says of what."""
    own = (part.values and part.column and ledger.column(part.column).steady for part in draft.share)
    firms = "share.firm" in draft.flags and all(own)  # a figure, and what a check found, are of a row
    of_entities = ("share.entity" in draft.flags or firms) and columns.repeats(ledger) and not draft.rows
    said = any(piece.noun for piece in draft.pieces)
    return count_noun(draft, ledger) if said else "个" if of_entities else "条"


def share_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """X占多少: what meets the numerator's conditions over all."""
    if "share" in draft.flags and "group.each" in draft.flags:
        return _each_share(draft, scope)
    if not draft.share:
        return None
    part = tuple(piece.condition for piece in draft.share)
    ledger = scope.ledger
    sums = (ledger.column(name) for name in draft.chosen if columns.additive(ledger.column(name)))
    numeric = next((column for column in sums if not _is_object(column, draft.said)), None)
    measured = next((piece.measure for piece in draft.pieces if piece.measure is not None), None)
    if numeric is not None and measured is None:
        measured = default_measure(numeric)
    if measured is not None and isinstance(measured.scalar, Aggregate):
        if not _adds_up(measured):  # a part's mean or maximum is no part of that of all
            return None
        scalar: Scalar = Arithmetic("/", with_conditions(measured.scalar, part), measured.scalar)
        told = measured.name
    else:
        named = next((piece.column for piece in draft.pieces if piece.column), "")
        counted = count_measure(ledger, replace(draft, chosen=()), _share_noun(draft, ledger), (), named)
        operand = counted.scalar.operand if isinstance(counted.scalar, Aggregate) else None
        checked = _checked(draft, ledger)
        whole = (*_filled(part), *(columns.among(column, columns.applicable(column)) for column in checked))
        whole = (*whole, *_found(draft, ledger))
        scalar = share_of_rows(part, whole, operand)
        told = rows_told(ledger, checked[0]) if checked and operand is None else counted.name
    name = "、".join(dict.fromkeys(value for piece in draft.share for value in _values(piece))) + "占比"
    if draft.extreme is not None:
        highest = Piece(Measure(name, scalar, "%", told), rate=True)
        return extreme_question(replace(draft, share=(), flags=draft.flags - {"share"}, pieces=(highest,)), scope)
    measures: tuple[Measure, ...] = (Measure(name, scalar, "%", told), *_counted_besides(draft, scalar, ledger))
    if measured is not None and any(item.has("asked_for") for item in draft.said):
        measures = (replace(measured, scalar=with_conditions(measured.scalar, part)), *measures)
    frame = Frame(ledger.name, row_conditions(draft), measures, draft.dimensions, order=group_order(draft, measures))
    return LedgerQuestion(frame, Shape.GROUPS if frame.dimensions else Shape.FIGURE)


def _is_object(figure: Column, said: Sequence[Item]) -> bool:
    """Whether an amount is only what a state right behind it is of: 补贴已拨付的占几成, where 补贴状态 says so."""
    pairs = ((of, state) for of, state in pairwise(said) if state.condition is not None and of.end == state.start)
    return any(figure.name.startswith(of.text) and of.text in state.column for of, state in pairs if of.has("numeric"))


def _values(part: Restriction) -> tuple[str, ...]:
    """What a part of the numerator is known by: its noun, its values, or its figure against a number."""
    made, late = part.condition, load("ledger_schema")["told_late"].get(part.written, "")
    if late or part.noun:
        return (late or part.noun,)
    if part.values == (YES,):
        return (part.column.removeprefix(WHETHER),)
    if isinstance(made, Blank):
        return (f"{part.column}{'未填' if not made.negated else '已填'}",)
    if isinstance(made, Membership | Contains):
        held = made.values if isinstance(made, Membership) else (made.text,)
        return part.values or tuple(f"{NOT * made.negated}{value}" for value in held)
    if part.values or not isinstance(made, Comparison) or not isinstance(made.left, ColumnRef):
        return part.values
    bound = f"{made.left.name}{SIGNS.get(made.op, made.op)}"
    return (f"{bound}{made.right.value}",) if isinstance(made.right, Literal) else ()


def group_shares_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """各镇街各多少、占比: the figure of each group, and its share of all; 哪类最多、占几成: that of the top one."""
    if draft.share or "share" not in draft.flags or not (draft.dimensions or draft.extreme is not None):
        return None
    base = groups_question(draft, scope) if draft.extreme is None else extreme_question(draft, scope)
    frame = base.query if base is not None else None
    if base is None or not isinstance(frame, Frame) or len(frame.measures) != 1 or not _adds_up(frame.measures[0]):
        return None
    figure = frame.measures[0]
    whole = FrameValue(Frame(frame.table, frame.conditions, (figure,)))
    share = Measure("占比", Arithmetic("/", figure.scalar, whole), "%", figure.name)
    return replace(base, query=replace(frame, measures=(figure, share)))


def _adds_up(measure: Measure) -> bool:
    """Whether the figures of the groups make up that of all."""
    return isinstance(measure.scalar, Aggregate) and measure.scalar.function in (Function.COUNT, Function.SUM)


def _counted_besides(draft: Draft, share: Scalar, ledger: Ledger) -> tuple[Measure, ...]:
    """有多少条，占几成: the numerator itself, where it is asked for as well; said before any word of it, the whole."""
    if not isinstance(share, Arithmetic):
        return ()
    part = next((item.start for item in draft.said if item.condition in {piece.condition for piece in draft.share}), 0)
    asks = [item for item in _beyond_the_whole(draft.said) if _asks_number(item, draft.said)]
    whole = next((item.noun or ledger.unit_noun for item in asks if item.end <= part), "")
    own = next((item.noun or ledger.unit_noun for item in asks if item.end > part), "")
    told = (("合计", whole, share.right), ("其中", own, share.left))
    return tuple(Measure(name, scalar, _unit_of(scalar, noun, ledger)) for name, noun, scalar in told if noun)


def _unit_of(scalar: Scalar, noun: str, ledger: Ledger) -> str:
    """The noun that rows are counted in, or the unit of a figure that is summed."""
    operand = scalar.operand if isinstance(scalar, Aggregate) and scalar.function is Function.SUM else None
    return ledger.column(operand.name).unit if isinstance(operand, ColumnRef) else noun


def _asks_number(item: Item, said: Sequence[Item]) -> bool:
    """Whether a word asks how many there are: 几项, or a 多少 that is not that of 占多少."""
    if item.has("asked"):
        return bool(item.noun) and not _names_share(item, said)
    near = [other for other in said if other.end <= item.start][-NEAR_SHARE:]
    return item.has("ask.count") and not any(other.has("share") for other in near)


def _names_share(item: Item, said: Sequence[Item]) -> bool:
    """Whether a number is named right beside 占 and not asked for: 网点数占比, 占全部天数的比例."""
    beside = any(item in pair and any(one.has("share") for one in pair) for pair in pairwise(said))
    return beside and not any(word in item.text for word in words("number_asks"))


def _beyond_the_whole(said: Sequence[Item]) -> Iterator[Item]:
    """What is said without the clause behind 占 that names the whole: 砖瓦企业占企业总数多少."""
    inside = False
    for item in said:
        inside = (inside or item.text == OF_ALL) and not is_break(item)
        if not inside:
            yield item


def _each_share(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """各镇街各占多少, 甲和乙各占多少: what each group has of the figure of all."""
    listed = next((part for part in draft.share if len(part.values) > 1), None)
    split = draft.dimensions or ((dimension_of(listed.column),) if listed else ())
    if not split or (draft.share and (listed is None or draft.dimensions or len(draft.share) > 1)):
        sides = draft.dimensions or _sides(draft)
        apart = replace(draft, flags=draft.flags - {"group.each"}, dimensions=sides)
        return share_question(apart, scope) if draft.share else None
    base = main_measure(replace(draft, dimensions=(), share=(), flags=draft.flags - {"group.each", "share"}), scope)
    where = row_conditions(draft)
    whole = FrameValue(Frame(scope.ledger.name, where, (base,)))
    measure = Measure("占比", Arithmetic("/", base.scalar, whole), "%", base.name)
    own = (listed.condition,) if listed else ()
    order = (Order(base.scalar, descending=True),)
    return LedgerQuestion(Frame(scope.ledger.name, (*where, *own), (measure, base), split, order=order), Shape.GROUPS)


def _sides(draft: Draft) -> tuple[Dimension, ...]:
    """What those are told apart by of whom one thing is said each: 甲和乙，不合格的各占多少."""
    named = (part.column for part in draft.restrictions if len(part.values) > 1 and part.column)
    return tuple(dimension_of(name) for name in list(named)[:1])
