"""What the rules made of words: each condition, figure, split and question must stand in the question.

Invariant: one check a kind that a rule makes; an item of several such kinds must pass all.
"""

from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Comparison,
    Function,
    Literal,
    Scalar,
)
from assistant.parsing.ledger_questions.accounting.case import Case
from assistant.parsing.ledger_questions.accounting.coverage import denied, holds, measured
from assistant.parsing.ledger_questions.accounting.evidence import nodes
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS, OF
from assistant.parsing.ledger_questions.measures.means import SHORT, finished_of
from assistant.parsing.ledger_questions.quantities import asks_in
from assistant.parsing.ledger_questions.superlatives import PACES
from assistant.parsing.ledger_questions.words import words
from assistant.text.units import find_unit


def condition(item: Item, case: Case) -> bool:
    """The condition, or the figure that says as much (还差多少 for 没完成)."""
    assert item.condition is not None, item
    told = item.scalar is not None and item.scalar in case.evidence.stripped and not _drops_bound(item, case)
    remains = item.written == "pending" and "-" in case.evidence.operators
    return (holds(item.condition, case.evidence) and not denied(item.condition, case.evidence)) or told or remains


def _drops_bound(item: Item, case: Case) -> bool:
    """Whether a number that groups are held against stands nowhere, though their figure does: 未完成户数50户以上."""
    number = item.condition.right if isinstance(item.condition, Comparison) else None
    bound = item.has("having") and isinstance(number, Literal) and bool(number.value)
    return bound and number not in case.evidence.nodes


def figure(item: Item, case: Case) -> bool:
    """The measure among the figures; told by itself where the question word stands with it."""
    if item.measure is None:
        return True
    if item.written == SHORT and "than" in case.said:
        return finished_of(item.measure).scalar in case.evidence.stripped
    told = case.evidence.told if item.has("asked_for") and "per" not in case.said else case.evidence.stripped
    return measured(item, case.evidence, told)


def in_row(item: Item, case: Case) -> bool:
    """A figure of one row, summed, averaged or compared."""
    return item.scalar in case.evidence.stripped


def dimension(item: Item, case: Case) -> bool:
    """The split, or the column behind it as what rows are listed by."""
    assert item.dimension is not None, item
    splits = {part for frame in case.evidence.frames for part in frame.dimensions}
    if item.dimension.scalar in {part.scalar for part in splits}:
        return True
    if Aggregate(Function.DISTINCT, item.dimension.scalar) in case.evidence.stripped:
        return True  # 甲和乙管的路段各几条: counted for each of those named
    return case.evidence.lists and item.written != "split" and item.column in case.evidence.shown


def extreme(item: Item, case: Case) -> bool:
    """A sort key with a limit, a place in a ranking, or the largest and smallest figure."""
    ranked = [frame for frame in case.evidence.frames if frame.order and (frame.limit or frame.rank)]
    limited = any(_may_rank(item, frame.order[0].scalar) for frame in ranked)
    apart = item.has("beside") and "-" in case.evidence.operators
    whole = "sort" in case.said and any(frame.order and frame.dimensions for frame in case.evidence.frames)
    return limited or apart or whole or case.evidence.question.ordinal is not None or ends(item, case)


def _may_rank(item: Item, key: Scalar) -> bool:
    """Whether a superlative may be of such a key: 最远 is of no number of rows, and 最快 of no sum either."""
    if not isinstance(key, Aggregate) or key.function not in (Function.COUNT, Function.SUM):
        return True
    counted = key == Aggregate(Function.COUNT)
    return item.written not in PACES and not (counted and _is_of_size(item.text))


def _is_of_size(said: str) -> bool:
    """Whether a superlative is of one sort of measure, whatever it is said of: 最远, 最便宜."""
    return said.removesuffix(OF) in words("of_size")


def ends(item: Item, case: Case) -> bool:
    """The largest or the smallest figure, or the two that were named."""
    if item.has("ends") and item.values:
        return {FUNCTIONS[name][0] for name in item.values} <= case.evidence.aggregates
    apart = any(frame.spread for frame in case.evidence.outer)
    return apart or bool({Function.MAXIMUM, Function.MINIMUM} & case.evidence.aggregates)


def median(_item: Item, case: Case) -> bool:
    """The figure in the middle."""
    return Function.MEDIAN in case.evidence.aggregates


def which(item: Item, case: Case) -> bool:
    """The column asked for: shown, split by or sorted by; how many there are (27家) does not tell which."""
    if not item.column or item.column in case.evidence.shown:
        return True
    return item.column in case.evidence.columns and not case.evidence.merely_counts(item.column)


def asked(item: Item, case: Case) -> bool:
    """A figure; a list where names were asked for as well, or nothing but the column beside it."""
    if item.noun in words("day_nouns") and case.ledger.unit_noun not in words("day_nouns"):
        return days(item, case)
    piece = item.noun in words("piece_nouns") and not item.text.startswith(words("number_asks")[0])
    if not piece and _is_measure(item.noun) and not _is_told_in(item.noun, case):
        return False
    if any(frame.measures or frame.count_groups or frame.limit for frame in case.evidence.outer):
        return True
    again = bool(item.column) and case.ledger.column(item.column).distinct < case.ledger.rows
    return not (item.noun or again) or bool({"ask.list", "ask.which", "ask.who", "which"} & case.said)


def _is_measure(noun: str) -> bool:
    """Whether a noun measures and counts nothing; days are counted as well."""
    unit = find_unit(noun) if noun and noun not in words("day_nouns") else None
    return noun in words("money_nouns") or (unit is not None and not (unit.counts and unit.factor == 1))


def _is_told_in(noun: str, case: Case) -> bool:
    """Whether a figure in the unit asked for is told (毫克), and no number of rows."""
    figures = [measure for frame in case.evidence.outer for measure in (*frame.measures, *frame.columns)]
    told = {measure.unit for measure in figures if not _counts_any(measure.scalar)}
    told |= {column.unit for column in case.ledger.columns if column.name in case.evidence.answering}
    return case.evidence.whole_rows or any(asks_in(noun, unit) for unit in told)


def days(_item: Item, case: Case) -> bool:
    """A number of days: between two dates, of days counted, or of a column that holds it."""
    held = {column.name for column in case.ledger.columns if column.unit in words("day_nouns")}
    dates = {column.name for column in case.ledger.columns if column.type.temporal}
    for node in case.evidence.figures:
        if isinstance(node, Arithmetic) and node.op == "-":
            return True
        counted = {part.name for part in nodes(node) if isinstance(part, ColumnRef)} if _counts(node) else set()
        if (isinstance(node, ColumnRef) and node.name in held) or counted & dates:
            return True
    return False


def _counts_any(scalar: Scalar) -> bool:
    """Whether a figure is a number of rows or things, in whatever noun it was asked for."""
    taken = {node.function for node in nodes(scalar) if isinstance(node, Aggregate)}
    return bool(taken) and taken <= {Function.COUNT, Function.DISTINCT}


def _counts(node: object) -> bool:
    return isinstance(node, Aggregate) and node.function is Function.DISTINCT


def by_so_much(_item: Item, case: Case) -> bool:
    """A bound on how far two sides are apart, be it as a part of one of them."""
    held = [node.left for node in case.evidence.conditions if isinstance(node, Comparison)]
    gaps = (part.left if isinstance(part, Arithmetic) and part.op == "/" else part for part in held)
    return any(isinstance(gap, Arithmetic) and gap.op == "-" for gap in gaps)


def again(item: Item, case: Case) -> bool:
    """A number that was said before, as a bound or as the plan's: （含三条）, 按30天算."""
    assert item.quantity is not None, item
    bounds = {node.value for node in nodes(tuple(case.evidence.conditions)) if isinstance(node, Literal)}
    same = (item.quantity.value, item.quantity.value / 100)
    return bool(case.evidence.question.figures) or any(value in bounds for value in same)
