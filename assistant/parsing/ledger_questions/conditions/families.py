"""Conditions on columns that are alike: all of them, not all, or so many (样样齐全, 没达到六个百分百, 缺两样手续).

Invariant: columns are alike when they share one closed list of two values, whatever their names.
"""

from collections.abc import Sequence

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import (
    Comparison,
    Condition,
    Junction,
    Literal,
    Tally,
)
from assistant.parsing.ledger_questions.conditions.values import best_value
from assistant.parsing.ledger_questions.items import SPELLED, Item, reduced
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.quantities import operator
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

LACKS = frozenset(("blank", "value", "plan.gap", "lack"))
"""Kinds of what may say that something is missing."""
REACHED, FAILED = frozenset(("status.done", "compare.ge")), frozenset(("status.pending", "compare.lt"))
"""Kinds of what says by itself that a thing has what is asked of it, or falls short."""
DENIED, HUNDRED = frozenset(("negate", "compare.ne")), 100
DONE, ALL, OF = "了", "都", "的"
LEAST = 3
"""Words of 一样不缺."""
NUMBER = "数"
"""Makes the number of a counting noun: 项数."""


def every_one(scope: Scope, items: Sequence[Item]) -> Item | None:
    """样样齐全, 三种预警都要停产: every one of the like columns holds the value."""
    sense = best_value(items[-1])
    if not (items[-2].has("both") or items[-2].text.startswith(ALL)):
        return None
    quantity = next((item.quantity for item in items if item.quantity), None)
    if sense is None or len(items) < 3 or any(item.has("textual") for item in items[:-1]):
        return None
    family = columns.like_columns(scope.ledger)
    named = family[0] if family is not None else ()
    if sense.column not in named:
        named = _with_same_values(scope.ledger, sense.column) if quantity is not None else ()
    if sense.column not in named or len(named) < 2 or (quantity is not None and int(quantity.value) != len(named)):
        return None
    parts = tuple(columns.among(scope.ledger.column(name), sense.values) for name in named)
    return reduced(items[0], items[-1], "condition", condition=Junction("and", parts))


def _with_same_values(ledger: Ledger, name: str) -> tuple[str, ...]:
    """The columns with the same closed list of values, the one named among them."""
    texts = {value.text for value in ledger.column(name).values}
    return tuple(column.name for column in ledger.columns if {value.text for value in column.values} == texts)


def any_family(scope: Scope, items: Sequence[Item]) -> Item | None:
    """至少有一样手续不全: one of the like columns is enough."""
    sense, family = best_value(items[-1]), columns.like_columns(scope.ledger)
    if sense is None or family is None or sense.column not in family[0]:
        return None
    parts = tuple(columns.among(scope.ledger.column(name), sense.values) for name in family[0])
    return reduced(items[0], items[-1], "condition", condition=Junction("or", parts))


def missing_some(scope: Scope, items: Sequence[Item]) -> Item | None:
    """至少缺两样手续: how many of a family of like columns hold the bad value."""
    family = columns.like_columns(scope.ledger)
    quantity = next((item.quantity for item in items if item.quantity), None)
    asked = next((item for item in items if item.has("asked")), None)
    noun = quantity.unit if quantity else asked.noun if asked else ""
    if family is None or noun not in words("sort_nouns"):
        return None
    names, bad = family
    said = next(item for item in items if item.is_any(LACKS))
    lacks = said.has("blank") or said.text.removesuffix(DONE).endswith(words("lacks"))
    if not lacks and not any(set(sense.values) & set(bad) for sense in said.sense(SenseKind.VALUE)):
        return None
    tally = Tally(tuple(columns.among(scope.ledger.column(name), bad) for name in names))
    if quantity is None:
        return reduced(
            items[0],
            items[-1],
            "condition",
            condition=Comparison(tally, ">", Literal(0)),
            written="tally",
            scalar=tally,
            noun=noun,
        )
    op = operator(items)
    made = Comparison(tally, op, Literal(columns.number(quantity.value)))
    return reduced(items[0], items[-1], "condition", condition=made, written="tally", scalar=tally, noun=noun)


def tally_named(scope: Scope, items: Sequence[Item]) -> Item | None:
    """不达标项数: how many of a family of like columns hold the bad value, as a figure of each row."""
    noun = items[-1].text.removesuffix(NUMBER)
    made = missing_some(scope, (items[0], replace(items[-1], kinds=frozenset({"asked"}), noun=noun)))
    return reduced(items[0], items[-1], "scalar", scalar=made.scalar, noun=noun) if made is not None else None


def with_whole_family(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没达到六个百分百 as one of the six that fails, and with 六个百分百都做到 as none that does."""
    family = columns.like_columns(scope.ledger)
    for place in range(len(items)) if family is not None else ():
        told = _told(items, place, len(family[0]) if family is not None else 0)
        if family is not None and told is not None:
            first, last, reached = told
            made = reduced(items[first], items[last], "condition", condition=_of_all(scope.ledger, family, reached))
            return (*items[:first], replace(made, kinds=made.kinds | {SPELLED}), *items[last + 1 :])
    return items


def _told(items: Sequence[Item], place: int, size: int) -> tuple[int, int, bool] | None:
    """(first, last, whether all are in order) of what is told of all like columns, named at a place."""
    end = _named_whole(items, place, size)
    behind = _told_behind(items, end) if end else None
    before = _told_before(items, place, end) if end and behind is None else None
    if before is not None:
        return before[0], end - 1, before[1]
    return (place, *behind) if behind is not None else None


def _named_whole(items: Sequence[Item], place: int, size: int) -> int:
    """Where what names all like columns ends: 六项措施, 六个百分百; nought where it names something else."""
    number = items[place].quantity
    if number is None or number.value != size or number.percent or number.unit not in words("sort_nouns"):
        return 0
    behind = items[place + 1] if place + 1 < len(items) else None
    return place + 1 + (behind is not None and (_is_hundred(behind) or behind.text in words("family_nouns")))


def _is_hundred(item: Item) -> bool:
    return item.quantity is not None and item.quantity.percent and item.quantity.value == HUNDRED


def _told_behind(items: Sequence[Item], end: int) -> tuple[int, bool] | None:
    """(last, whether all are in order) where it is told behind them, of fewer than all or of 百分百."""
    place, denied = end, False
    while place < len(items) and (items[place].has("both") or items[place].is_any(DENIED)):
        denied ^= items[place].is_any(DENIED)
        place += 1
    said = items[place : place + 2]
    reached = _reaches(said) if said else None
    each = any(item.has("group.each") for item in items[end:])  # 七项手续不全的各几个 asks of every one by itself
    lacks = bool(said) and reached is False and said[0].text.endswith(words("to_the_full")) and not each
    if reached is None or not (denied or lacks or _is_hundred(items[end - 1])):
        return None
    return place + (len(said) > 1 and said[1].text in words("to_the_full")), reached is not denied


def _told_before(items: Sequence[Item], place: int, end: int) -> tuple[int, bool] | None:
    """(first, whether all are in order) where it is told right before 六个百分百."""
    reached = _reaches(items[place - 1 : place]) if place and _is_hundred(items[end - 1]) else None
    if reached is None:
        return None
    denied = place > 1 and items[place - 2].is_any(DENIED)
    return place - 1 - denied, reached is not denied


def _reaches(said: Sequence[Item]) -> bool | None:
    """Whether what is said means that a thing has what is asked of it; None where it says neither."""
    item, value = said[0], best_value(said[0])
    held = set(value.values) if value is not None and value.kind is SenseKind.VALUE else set[str]()
    bound = any(one.quantity for one in said[1:])
    if held & set(words("good_values")) or (item.has("unknown") and item.text in words("lays_down")):
        return True
    if held & set(words("bad_values")) or (item.is_any(FAILED) and not bound):
        return False
    return True if item.is_any(REACHED) and not bound else None


def _of_all(ledger: Ledger, family: tuple[tuple[str, ...], tuple[str, ...]], reached: bool) -> Junction:
    """That all like columns are in order, or that one of them is not."""
    names, bad = family
    parts = tuple(
        _in_order(ledger, name, bad) if reached else columns.among(ledger.column(name), bad) for name in names
    )
    return Junction("and" if reached else "or", parts)


def _in_order(ledger: Ledger, name: str, bad: Sequence[str]) -> Condition:
    good = tuple(value.text for value in ledger.column(name).values if value.text not in bad)
    return columns.among(ledger.column(name), good)


def none_lacking(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 手续一样不缺 and 一项都不少 as every one of the like columns in order."""
    family = columns.like_columns(scope.ledger)
    for place in range(len(items) - LEAST + 1) if family is not None else ():
        one, at = items[place], place + 1
        at += items[at].has("both") or items[at].text in words("as_well_bare")
        if not (one.has("same") or _is_one_sort(one)) or at + 1 >= len(items) or not items[at].has("negate"):
            continue
        if family is not None and items[at + 1].text.rstrip(OF).endswith(words("lacks")):
            made = reduced(one, items[at + 1], "condition", condition=_of_all(scope.ledger, family, True))
            return (*items[:place], replace(made, kinds=made.kinds | {SPELLED}), *items[at + 2 :])
    return items


def _is_one_sort(item: Item) -> bool:
    quantity = item.quantity
    return quantity is not None and quantity.value == 1 and quantity.unit in words("sort_nouns")


WHOLE_FAMILIES = (
    Pass(with_whole_family, ({"quantity"},)),
    Pass(none_lacking, ({"same", "quantity"}, {"negate"})),
)
"""All of the columns that are alike, told of together."""
