"""Places that a ledger keeps in a column: 排名前三的厂商, 第二名, 冠军 where there is a 排名 or a 名次.

Invariant: only a place that nothing else ranks is one of the column; beside a figure (出货量前三) or a superlative
(金牌最多的三个队) the rows are put in order by those.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from assistant.model.catalog import Column
from assistant.model.ledger_question import ColumnRef, Comparison, Literal
from assistant.parsing.ledger_questions.items import FIGURE, Item, reduced
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.lexicon import load
from assistant.text.numerals import parse_number

RANKING = frozenset(("numeric", "aggregate", "measure", "superlative", "more", "count", "share"))
"""Kinds of what something else is ranked by."""
BESIDE = frozenset(("group.by", "join", "compare.eq", "span.between", "unknown"))
"""Kinds of what may stand between a figure and the place by it: 按销量排第二."""
ORDINAL, NOUNS = "第", "名位的"


def with_places(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with each place as a condition on the column of places, and 第几名 as that column."""
    if not any(columns.is_rank(column.name) for column in scope.ledger.columns):
        return items
    found: list[Item] = []
    place = 0
    while place < len(items):
        said = items[place]
        number, size = _place(items[place : place + 2])
        name = _column(found, scope) if number or said.has("rank") else ""
        if not name or _ranked_otherwise(found, items[place + size :], name):
            found.append(said)
            place += 1
            continue
        opening = found.pop() if found and _names(found[-1], name) else said
        last = items[place + size - 1]
        end = "most" if said.has("top.last") else "least" if _begins_behind(scope.ledger.column(name), number) else ""
        found.append(_read(opening, last, name, number, end))
        place += size
    return tuple(found)


def _read(opening: Item, last: Item, name: str, number: int, end: str) -> Item:
    """The place said as a condition on its column, at one ``end`` of them an extreme, 第几 as the column itself."""
    if not number:
        return replace(reduced(opening, last, "column", senses=(Sense(SenseKind.COLUMN, name),)), kinds=FIGURE)
    if end:
        return reduced(opening, last, "extreme", quantity=last.quantity, written=end, column=name)
    op = "<=" if last.quantity is not None else "="
    made = Comparison(ColumnRef(name), op, Literal(number))
    return reduced(opening, last, "condition", condition=made, column=name)


def _begins_behind(column: Column, number: int) -> bool:
    """Whether no row holds such a place, since places are among more than the ledger tells of: 位次 26219."""
    return number > 0 and bool(column.first) and Decimal(column.first) > number


def _place(items: Sequence[Item]) -> tuple[int, int]:
    """(the place said, how many items say it): 前三名, 第二名, 冠军; 0 where none is."""
    said = items[0]
    quantity = items[1].quantity if len(items) > 1 and said.has("top") else None
    if quantity is not None:
        whole = quantity.value == quantity.value.to_integral_value() and not quantity.percent
        fits = whole and quantity.scale == 1 and quantity.unit not in words("stretch_units")
        return (int(quantity.value), 2) if fits else (0, 1)
    if said.has("ordinal.plain") or said.has("ordinal.ranked"):
        number = parse_number(said.text.rpartition(ORDINAL)[2].rstrip(NOUNS))
        return int(number or _won().get(said.text, 0)), 1
    won = (number for word, number in _won().items() if word in said.text) if said.has("superlative.most") else ()
    return next(iter(won), 0), 1


@cache
def _won() -> dict[str, int]:
    """冠军 → 1."""
    return {word: group["place"] for group in load("ledger_schema")["places_won"] for word in group["words"]}


def _column(before: Sequence[Item], scope: Scope) -> str:
    """The column of places: the one named right before, else the only one, else the one of that bare name."""
    named = [sense.column for item in before[-1:] for sense in item.sense(SenseKind.COLUMN)]
    places = [c.name for c in scope.ledger.columns if columns.is_rank(c.name) and c.type.numeric]
    told = [name for name in places if name in named] or (places if len(places) == 1 else [])
    return next(iter(told or [name for name in places if name in words("ranks")]), "")


def _names(item: Item, name: str) -> bool:
    return any(sense.column == name for sense in item.sense(SenseKind.COLUMN))


def _ranked_otherwise(before: Sequence[Item], behind: Sequence[Item], name: str) -> bool:
    """Whether a figure right before, or a superlative right beside, is what is ranked by."""
    among = next((at for at, item in enumerate(before) if item.has("group.each")), len(before))
    near = [item for item in before[:among] if not item.is_any(BESIDE) or is_break(item)][-1:]  # 总分在各队中排第几
    figure = any(item.is_any(RANKING) and not _names(item, name) for item in near)
    return figure or any(item.is_any(frozenset(("superlative", "more"))) for item in behind[:1])
