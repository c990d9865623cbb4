"""Two dates of a row that are one day, or are not: 发现当天就清走, 次日就清理, 出去当天没回来.

Invariant: where no deed is named before 当天, it is the day that opened the row.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison, DatePart, Literal
from assistant.parsing.ledger_questions.conditions.denied_deeds import denied_day
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.times.times import dated
from assistant.records import replace

TURNED = {"=": ">", "<=": ">"}


def same_day(scope: Scope, items: Sequence[Item]) -> Item | None:
    """发现当天就清走, 次日就清理, 当月就取缔: two dates of a row are one day, one after the other, in one month."""
    opened = columns.date_column(scope.ledger)
    first = dated(items[0], scope) if not items[0].has("sameday") else opened.name if opened is not None else ""
    last = dated(items[-1], scope) or (denied_day(items[-1], scope) if items[-1].has("awaited") else "")
    if not first or not last or first == last:
        return None
    said = next(item.name_of("sameday") for item in items if item.has("sameday"))
    made = _alike(said, ColumnRef(last), ColumnRef(first))
    if any(item.is_any(frozenset(("negate", "awaited"))) for item in items):
        made = Comparison(made.left, TURNED.get(made.op, ">"), made.right)
    return reduced(items[0], items[-1], "condition", condition=made, column=last, written="early")


def both_on_day(scope: Scope, items: Sequence[Item]) -> Item | None:
    """当天查当天就取缔: 当天 before either deed says no more than before the second."""
    made = same_day(scope, items[1:])
    return made and replace(made, start=items[0].start)


def _alike(said: str, last: ColumnRef, first: ColumnRef) -> Comparison:
    if said == "next":
        return Comparison(Arithmetic("-", last, first), "=", Literal(1, "天"))
    if said == "same":
        return Comparison(last, "=", first)
    return Comparison(DatePart(said, last), "=", DatePart(said, first))
