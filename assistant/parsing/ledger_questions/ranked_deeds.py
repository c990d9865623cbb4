"""How much of a deed there was, where it is only said that it was done most: 养得最多 of 现存栏, 租得最贵 of 年租金.

Invariant: one figure alone tells of the deed, and what was found goes before what was set (现存栏 beside 设计存栏).
Prevents 哪家养得最多 from counting rows by 养殖状态.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.amount_words import figures_of
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.measured import OF, without_count
from assistant.parsing.ledger_questions.schema.columns import additive
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words

DEGREE, PERCENT, COST = "得", "%", 0.1
"""Between a deed and how much of it there was; the unit of what is no amount; and what taking it for a figure costs."""
NO_DEED = frozenset(("value", "numeric", "ledger"))
"""Kinds of a word that is more than a deed."""
ASKS, MORE = frozenset(("ask.which", "ask.who")), ("more", "more_most")


def with_ranked_deeds(items: Sequence[Item], ledger: Ledger) -> Sequence[Item]:
    """The items, with a deed and 得 before an extreme or 多 as the figure that tells how much of it was done."""
    made = list(items)
    for place in range(len(made) - 1, 0, -1):
        extreme = made[place] if place < len(made) and _ranks(made, place) else None
        first = _begins(made, place) if extreme is not None else place
        named = any(item.has("numeric") for item in made[max(first - 1, 0) : first])  # 补贴拿得最多 names its figure
        if extreme is None or first == place or named:
            continue
        text = "".join([item.text for item in made[first:place]])
        column = _figure(text.removesuffix(DEGREE), without_count(extreme.text), ledger)
        if column is not None:
            sense = Sense(SenseKind.COLUMN, column.name, cost=COST)
            made[first:place] = [Item(made[first].start, made[place - 1].end, text, FIGURE, (sense,))]
    return made


def _ranks(items: Sequence[Item], place: int) -> bool:
    """Whether an item is an extreme, or 多 that ends what is asked of two: 甲镇和乙镇哪个拨得多."""
    behind = items[place + 1 : place + 2]
    ends = all(is_break(item) or item.has("filler") or item.has("difference") for item in behind)
    asks = items[place].name_of("more") in MORE and any(item.is_any(ASKS) for item in items[:place])
    return items[place].has("superlative") or (asks and ends)


def _begins(items: Sequence[Item], place: int) -> int:
    """Where a deed begins that ends in 得 right before a place; the place itself where none does."""
    before = items[place - 1]
    if before.text.endswith(DEGREE) and before.text != DEGREE:
        return place - 1 if figures_of(before.text.removesuffix(DEGREE)) else place
    verb = items[place - 2] if place > 1 else before
    told = before.text == DEGREE and verb.end == before.start and not verb.is_any(NO_DEED)
    return place - 2 if told and figures_of(verb.text) else place


def _figure(deed: str, extreme: str, ledger: Ledger) -> Column | None:
    """The one figure that tells how much of a deed was done, the likeliest name for it first."""
    dear = extreme.removesuffix(OF) in words("of_price")
    figures = [c for c in ledger.columns if c.type.numeric and not c.unit.startswith(PERCENT)]
    figures = [column for column in figures if dear or additive(column)]
    for word in figures_of(deed):
        named = [column for column in figures if word in column.name]
        found = [column for column in named if not column.name.startswith(words("set_beforehand"))] or named
        if found:
            return found[0] if len(found) == 1 else None
    return None
