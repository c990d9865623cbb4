"""What 什么 or 啥 asks for with a noun that only ends or begins a column's name: 拉的什么货, 出过啥毛病.

Invariant: the noun is of one column of texts and no number of rows; one that names a column, a value of another or two
columns at once stays as it is. Prevents 拉的什么货 from being all that is known of the rows.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.items import SPELLED, Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.columns import type_column
from assistant.parsing.ledger_questions.schema.stems import called, column_stem
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

COST, SHORT, NEAREST = 0.03, 1, 2
"""What naming a column so costs, and how many characters its name may have behind the noun (货 of 货物);
how many sorts of naming tell the noun of 哪些场, which counts rows elsewhere."""
ASKING = frozenset(("value", "ask", "which"))
"""Kinds of what is more than a column's name."""


def with_what(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 什么 and the noun behind it as the column asked for."""
    for place, (asks, noun) in enumerate(pairwise(items)):
        part = _shared_part(noun)
        if part and asks.text in words("asks_things") and asks.end == noun.start:
            return (*items[:place], _which(asks, noun, scope.ledger.column(part)), *items[place + 2 :])
        things = asks.text in words("asks_things") and noun.has("classifier")
        if not (things or _asks_what(asks)) or asks.end != noun.start or not _is_free(noun):
            continue
        column = _column_of(noun.text, scope.ledger, NEAREST if things else None)
        if column is not None and noun.has("value") and column.name != noun.text:
            return (*items[:place], _which(asks, asks, column), *items[place + 1 :])
        if column is not None:
            return (*items[:place], _which(asks, noun, column), *items[place + 2 :])
    return items


def with_finds(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 查出 right before 啥问题 as part of what asks for it."""
    for place, (finds, asks) in enumerate(pairwise(items)):
        if asks.has("which") and finds.has("unknown") and finds.text in words("finds") and finds.end == asks.start:
            whole = replace(asks, start=finds.start, kinds=asks.kinds | {SPELLED})
            return (*items[:place], whole, *items[place + 2 :])
    return items


def _shared_part(noun: Item) -> str:
    """The column of the names that a word only ends, each of them one such thing: 屠宰点 behind 哪几个."""
    parts = {sense.column for sense in noun.sense(SenseKind.PART)} if not noun.has("column") else set()
    whole = noun.has("value") or len(parts) != 1
    return "" if whole else next(iter(parts))


def what_was_done(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 些啥 at the end, behind the deed that rows are of, as their sorts: 被投诉过些啥."""
    if len(items) < len(("投诉", "过", "啥")) or not _asks_what(items[-1]):
        return items
    deed, past = items[-3:-1]
    kind = type_column(scope.ledger)
    done = deed.has("topic") and not deed.has("textual") and past.text in words("done_marks_bare")
    return (*items[:-1], _which(items[-1], items[-1], kind)) if kind is not None and done else items


def _asks_what(item: Item) -> bool:
    return item.has("ask.which") and item.text.endswith(words("asks_what"))


def _is_free(noun: Item) -> bool:
    """Whether a word names no column by itself."""
    return not (noun.has("column") or noun.has("ask") or noun.has("time") or noun.has("join"))


def _which(first: Item, last: Item, column: Column) -> Item:
    sense = (Sense(SenseKind.COLUMN, column.name, cost=COST),)
    kinds = frozenset({"which", SPELLED})
    return replace(first, end=last.end, text=last.text, kinds=kinds, column=column.name, senses=sense)


def _column_of(noun: str, ledger: Ledger, most: int | None = None) -> Column | None:
    """The one column of texts that a noun is the head or the beginning of, or that tells of faults by any name."""
    held = [c for c in ledger.columns if c.type.textual and not c.name.endswith(words("code_ends"))]
    for found in islice(_readings(noun, held), most):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _readings(noun: str, held: Sequence[Column]) -> Iterator[list[Column]]:
    """The columns that a noun may mean, the nearest sort of naming first."""
    yield [column for column in held if column_stem(column) == noun]
    yield [c for c in held if any(name.startswith(noun) and len(name) <= len(noun) + SHORT for name in called(c))]
    long = len(noun) > SHORT
    yield [column for column in held if long and column.name.endswith(noun)]
    yield [column for column in held if long and column.name.startswith(noun) and not column.done]
    faults = words("findings") if noun in words("fault_nouns") else ()
    yield [column for column in held if column_stem(column).endswith(faults) and faults]


def with_how(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 身体怎么样 in a part of its own behind a figure as the column asked for."""
    for place, (named, asks) in enumerate(pairwise(items)):
        behind = place > SHORT and is_break(items[place - 1]) and any(one.has("ask") for one in items[: place - 1])
        if not (behind and asks.has("how.well") and named.has("textual")) or named.has("value"):
            continue
        found = [scope.ledger.column(sense.column) for sense in named.sense(SenseKind.COLUMN)]
        if len(found) == 1 and not found[0].done:
            return (*items[:place], _which(named, asks, found[0]), *items[place + 2 :])
    return items


def that_ask_themselves(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 用什么燃料 in a part of its own behind 几台, and with 哪种油 anywhere, as the column asked for."""
    for place, item in enumerate(items):
        behind = any(map(is_break, items[:place])) and any(one.has("ask.count") for one in items[:place])
        opens = item.text.startswith(words("asks_inside"))
        split = any(before.has("group") for before in items[:place][-1:])  # 按怎么发现的分
        if split or not (behind or opens) or not item.has("textual") or item.is_any(ASKING):
            continue
        names = {sense.column for sense in item.sense(SenseKind.COLUMN)}
        if len(names) == 1 and any(word in item.text for word in words("asks_inside")):
            return (*items[:place], _which(item, item, scope.ledger.column(names.pop())), *items[place + 1 :])
    return items


WHAT_ASKED = (
    Pass(with_what, ({"ask.which"},)),
    Pass(with_how, ({"how.well"}, {"textual"})),
    Pass(with_finds, ({"which"}, words("finds"))),
    Pass(that_ask_themselves, ({"textual"},)),
    Pass(what_was_done, ({"ask.which"}, words("done_marks_bare"))),
)
"""What runs before the rules, in this order."""
