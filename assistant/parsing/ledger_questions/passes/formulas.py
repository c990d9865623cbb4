"""A figure reckoned as the question says: 差额（原值-累计折旧）, 成本就是燃油费加过路费, 用房租加水电费算.

Invariant: what stands behind the name is how it is reckoned and nothing that the name may mean elsewhere; figures are
only added or taken away where all are counted alike, and 加 between two figures adds them only where a name, 算 or
a total says so.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Arithmetic, ColumnRef, Scalar
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.remarks import may_explain
from assistant.parsing.ledger_questions.quantities import numeric_column, reckoned
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record, replace

ELSE = frozenset(
    ("ledger", "textual", "value", "join", "time", "group", "ask", "aggregate", "superlative", "negate", "remark")
)
"""What is no part of the name of a figure."""
LISTED = frozenset(("、", "和", "与", "及"))
"""Between figures whose total stands in brackets: 成本（燃油费、过路费合计）."""


TOLD = frozenset(("aggregate", "lasts", "ask.count", "asked", "superlative"))
"""What is asked of a figure, behind the comma that ends how it is reckoned."""


class Formula(Record):
    """What is reckoned, and the items that say so: from ``first`` up to ``end``."""

    scalar: Scalar
    first: int
    end: int
    listed: bool = False


def with_formulas(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with every figure that the question reckons itself as that figure."""
    current = tuple(raw)
    if not _may_reckon(raw):
        return current
    for place in reversed(range(len(current) - 1)):
        formula = _formula(current, place, scope) if place < len(current) else None
        if formula is not None:
            current = _told(current, formula, scope) or current
    return current


def _may_reckon(raw: Sequence[Item]) -> bool:
    """Whether anything puts two figures together, or stands in brackets."""
    return may_explain(raw) and any(item.has("remark.open") or _operator(item, inside=False) for item in raw)


def _formula(items: Sequence[Item], first: int, scope: Scope) -> Formula | None:
    """The longest formula that begins at a place, not inside another."""
    column = numeric_column(scope, items[first]) if items[first].has("numeric") else None
    if column is None or (first > 1 and _operator(items[first - 1], inside=False) and items[first - 2].has("numeric")):
        return None
    inside = first > 0 and items[first - 1].has("remark.open")
    scalar: Scalar = ColumnRef(column.name)
    listed, place = False, first + 1
    while place + 1 < len(items) and (op := _operator(items[place], inside)):
        other = numeric_column(scope, items[place + 1]) if items[place + 1].has("numeric") else None
        if other is None or other == column or not columns.comparable(column, other):
            return None
        listed = listed or items[place].text in LISTED
        scalar, place = Arithmetic(op, scalar, ColumnRef(other.name)), place + 2
    return Formula(scalar, first, place, listed) if place > first + 1 else None


def _operator(item: Item, inside: bool) -> str:
    """How two figures are put together; a dash and a list do so in brackets only."""
    if item.text in words("plus_signs") or item.text in words("adding"):
        return "+"
    if item.has("minus"):
        return "-"
    marks = {**dict.fromkeys(words("minus_signs"), "-"), **dict.fromkeys(LISTED, "+")} if inside else {}
    return marks.get(item.text, "")


def _told(items: Sequence[Item], formula: Formula, scope: Scope) -> tuple[Item, ...] | None:
    """The items with the formula as one figure; None where nothing says that it is one."""
    first, end = formula.first, formula.end
    if first and items[first - 1].has("remark.open"):
        summed = end < len(items) and items[end].has("aggregate.sum")
        end += summed
        if (formula.listed and not summed) or (end < len(items) and not items[end].has("remark.close")):
            return None
        return _put(items, formula, (_name_from(items, first - 1), min(end + 1, len(items))), scope)
    opened = first and items[first - 1].text in words("reckoned_by")
    start = _name_from(items, first - 1) if opened and items[first - 1].text in words("defines") else first - opened
    named = start < first - 1 or (opened and items[first - 1].text not in words("defines"))
    behind = items[end] if end < len(items) else None
    signed = any(item.text in words("plus_signs") for item in items[first:end])
    if not (named or signed or (behind is not None and behind.has("aggregate.sum"))):
        return None
    comma = behind is not None and named and is_break(behind)
    return _put(items, formula, (start, end + comma), scope)


def _name_from(items: Sequence[Item], end: int) -> int:
    """Where the name right before a formula begins; ``end`` where there is none."""
    start = end
    while start and not items[start - 1].is_any(ELSE) and (start == end or items[start - 1].end == items[start].start):
        start -= 1
    return start


def _put(items: Sequence[Item], formula: Formula, ends: tuple[int, int], scope: Scope) -> tuple[Item, ...]:
    start, end = ends
    column = next(s.column for s in items[formula.first].senses if scope.ledger.column(s.column).type.numeric)
    made = reduced(items[start], items[end - 1], "scalar", scalar=formula.scalar, noun=scope.ledger.column(column).unit)
    made = replace(made, text=reckoned(formula.scalar), column=column)
    behind = range(end, len(items)) if is_break(items[end - 1]) else ()
    told = next((place for place in behind if items[place].is_any(TOLD)), end)
    return (*items[:start], *items[end:told], made, *items[told:])
