"""Parts named in a row behind the whole: 问题数、整改了的、没整改的, 总数、其中清理掉的、清理率.

Invariant: a part beside its whole is a figure like it; as a condition it would narrow the whole, and the figure
would be lost.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Aggregate, Function, Measure
from assistant.parsing.ledger_questions.conditions.deeds import COMPLETIONS, NEGATIONS
from assistant.parsing.ledger_questions.conditions.values import negated_value
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.figures import column_measure, default_measure
from assistant.parsing.ledger_questions.measures.left_over import deals, remainder
from assistant.parsing.ledger_questions.quantities import is_part_done, numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

ALREADY = ("已经", "已")
STATES = frozenset(("value", "numeric", "status"))
"""Kinds of a word for what was done or not."""
COUNT = frozenset({"count.noun"})
CLOSES = frozenset(("join", "alone"))
"""Kinds of what stands behind a member of the row."""
OPENERS = frozenset(("join", "within"))
"""Kinds of what stands before one."""


def parts_in_row(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with every part that stands in a row behind its whole as a figure of its own."""
    start = next((at for at in range(len(items) - 1) if _opens(items, at, scope)), None)
    if start is None:
        return items
    whole = numeric_column(scope, items[start]) if items[start].has("numeric") else None
    part = _part(whole, scope) if whole is not None else None
    made, place = list(items[: start + 1]), start + 1
    if whole is None and any(item.has("within") for item in items[place : place + 2]):
        return _within_whole(items, start)
    items = (*items[:place], *(item for item in items[place:] if not item.has("within")))
    while place < len(items):
        end, figure = _member(items, place, part, scope)
        if figure is None and not _goes_on(items[place]):
            break
        made += items[place:end] if figure is None else figure
        place = end
    if whole is not None and any(item.has("measure") for item in made[start:]):
        made[start:] = [_told(item, scope) for item in made[start:]]
    return (*made, *items[place:])


def _within_whole(items: Sequence[Item], start: int) -> tuple[Item, ...]:
    """The items with parts of a number of things counted as the whole is: 工地数、其中整改了的、没整改的、整改率."""
    valued = start > 0 and items[start - 1].has("value")  # the parts of 国三车总数 are of those too
    made = [*items[:start], _asked(items[start]) if valued else items[start]]
    place = start + 1
    inner = next(item for item in items[place:] if item.has("within"))
    while end := _state_end(items, first := _behind_openers(items, place)):
        opened = replace(inner, start=items[first].start, end=items[first].start)
        made += [opened, *items[first:end], _asked(items[end - 1])]
        place = end
    return (*made, *items[place:])


def _behind_openers(items: Sequence[Item], place: int) -> int:
    """Where what 、 and 其中 open begins."""
    return next((at for at in range(place, len(items)) if not items[at].is_any(OPENERS)), len(items))


def _asked(item: Item) -> Item:
    """A question of how many, behind what they are or in place of the word for their number."""
    return Item(item.end, item.end, item.text, frozenset({"asked"}), noun=words("loose_nouns")[0])


def _told(item: Item, scope: Scope) -> Item:
    """A column in the row as the figure it is, so that all stand in the order they were named."""
    return (column_measure(scope, (item,)) if item.has("numeric") else None) or item


def _opens(items: Sequence[Item], at: int, scope: Scope) -> bool:
    """Whether a total or an amount stands there with a row behind it."""
    item, behind = items[at], items[at + 1 : at + 4]
    inner = len(behind) > 1 and behind[1].has("within")
    behind = (*behind[:1], *behind[1 + inner : 3])
    whole = numeric_column(scope, item) if item.has("numeric") else None
    counts = item.has("count.noun") and whole is None and (inner or item.text.startswith(words("row_totals")))
    if not behind or not (counts or (whole is not None and _part(whole, scope) is not None)):
        return False
    joined = behind[0].has("join") and len(behind) > 1
    return (joined and behind[1].is_any(STATES | {"negate"})) or (item.has("alone") and behind[0].has("alone"))


def _part(whole: Column, scope: Scope) -> Column | None:
    """The amount that was dealt with of a whole."""
    parts = (column for column in scope.ledger.columns if column.type.numeric and is_part_done(column))
    return next((column for column in parts if columns.whole_of(scope.ledger, column) == whole), None)


def _goes_on(item: Item) -> bool:
    return item.has("join") and not is_break(item)


def _member(items: Sequence[Item], place: int, part: Column | None, scope: Scope) -> tuple[int, list[Item] | None]:
    """Where a member of the row ends, and the figure it is; None where it is none, or one already."""
    item, end = items[place], _state_end(items, place)
    if not end:
        return place + 1, None
    deed, denied = items[end - 1], end > place + 1
    stem = deed.text.lstrip(NEGATIONS).rstrip(COMPLETIONS)
    if part is None:
        return end, [*_counted(item, deed, scope)] if deed.has("value") else None
    if not (numeric_column(scope, deed) == part or _is_of(part, stem)):
        return place + 1, None
    if denied or stem != deed.text.rstrip(COMPLETIONS):
        left = remainder(scope, (item, deed), part)
        return end, [left] if left is not None else None
    if deed.has("numeric"):
        return end, [deed]
    figure = reduced(deed, deed, "measure", measure=default_measure(part), column=part.name)
    return end, [figure]


def _state_end(items: Sequence[Item], place: int) -> int:
    """Behind a state that stands for itself, with the word that denies it; 0 where none does."""
    denied = place + 1 < len(items) and items[place].has("negate") and items[place + 1].is_any(STATES)
    end = place + 1 + denied
    stands = place < len(items) and items[end - 1].is_any(STATES)
    return end if stands and (end == len(items) or items[end].is_any(CLOSES)) else 0


def _counted(item: Item, deed: Item, scope: Scope) -> Sequence[Item]:
    """How many there are that a value is said of, or denied of."""
    denied = negated_value(scope, (item, deed)) if item is not deed else None
    if denied is None or denied.condition is None:
        return (deed, Item(deed.end, deed.end, "数", COUNT))
    counted = Aggregate(Function.COUNT, None, (denied.condition,))
    made = Measure(f"{item.text}{deed.text}数", counted, scope.ledger.unit_noun)
    return (reduced(item, deed, "measure", measure=made, column=denied.column),)


def _is_of(part: Column, stem: str) -> bool:
    deed = next((stem.removeprefix(word) for word in ALREADY if stem.startswith(word)), stem)
    return bool(deed) and deals(part, deed)
