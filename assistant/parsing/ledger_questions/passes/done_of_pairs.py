"""What was done of an amount, said with the number between or by its deed: 完成了多少投资, 做的户数, 要改多少户.

Invariant: where the ledger keeps what was done of it, that is told, and never all there is to do of the rows that
have come to their end.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.pairs import Pair, pair_in_unit, pairs
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import grammar_kinds, words
from assistant.records import replace

LAST = 3
"""Items of 完成了, 多少, 投资."""
OF, NUMBER, DONE = "的", "数", "了"
TURNED = frozenset(("negate", "planned", "modal", "status.pending"))


def done_of_pairs(items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 完成了多少投资 as 完成投资多少; a year that its name tells is no date beside it."""
    found = list(items)
    for place in range(len(items) - LAST + 1):
        deed, asked, thing = items[place : place + LAST]
        pair = next((pair for pair in pairs(scope.ledger) if pair.subject == thing.text), None)
        if pair is not None and deed.has("status.done") and asked.has("ask.count") and thing.has("numeric"):
            figure = replace(thing, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, pair.part.name),))
            return (*_without_year(found[:place], pair), figure, asked, *found[place + LAST :])
    return tuple(items)


def amounts_of_deeds(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 做的户数, 改的户数 as what was done in that unit, where nothing denies or plans it."""
    for place in range(1, len(items)):
        noun, before = items[place], items[:place]
        start = place - 1 - (before[-1].text == OF and place > 1)
        pair = pair_in_unit(scope.ledger, noun.text.removesuffix(NUMBER)) if noun.has("count.noun") else None
        apart = noun.start > items[start].end  # 做 and 的, which may be passed over
        if pair is None or not apart or not _is_deed(items[start]) or _is_turned(items[:start]):
            continue
        figure = replace(noun, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, pair.part.name),))
        return (*items[:start], replace(figure, start=items[start].start), *items[place + 1 :])
    return items


def amounts_to_do(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 要改多少户 as what is to be done in that unit."""
    for place in range(len(items) - LAST):
        must, deed, asked, unit = items[place : place + LAST + 1]
        told = must.has("modal") and _is_deed(deed) and asked.has("ask.count")
        pair = pair_in_unit(scope.ledger, unit.text) if told else None
        if pair is not None:
            figure = replace(deed, kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, pair.whole.name),), start=must.start)
            return (*items[:place], figure, *items[place + 2 :])
    return items


def _is_deed(item: Item) -> bool:
    """Whether a word with 了 behind it says that something was done: 做, 改."""
    done = item.text in words("any_deed") or "status.done" in grammar_kinds(f"{item.text}{DONE}")
    return done and not item.has("column")


def _is_turned(before: Sequence[Item]) -> bool:
    """Whether what was not done, or was to be done, is spoken of: 没改的户数, 计划改的户数."""
    return bool(before) and before[-1].is_any(TURNED)


def _without_year(before: Sequence[Item], pair: Pair) -> Sequence[Item]:
    """What stands before, without the 今年 that 年度完成投资 tells by its name."""
    told = any(year in pair.part.name for year in words("year_openings"))
    said = before and before[-1].has("time") and before[-1].text in words("this_year")
    return before[:-1] if told and said else before


DONE_OF_PAIRS = (
    Pass(done_of_pairs, ({"status.done"}, {"ask.count"}, {"numeric"})),
    Pass(amounts_to_do, ({"modal"}, {"ask.count"})),
    Pass(amounts_of_deeds, ({"count.noun"},)),
)
"""What was done, before the rules."""
