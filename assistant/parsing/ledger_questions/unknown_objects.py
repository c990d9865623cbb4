"""What a question asks for, where the ledger does not know the word.

Invariant: 产量多少 is never answered by a number of firms: the unknown word beside a question word
is the very thing that is wanted, and weighs more than any other that a reading leaves out.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Condition, Contains
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words

ASKING = frozenset(("ask.count", "ask.which", "ask.when", "ask.who", "aggregate.sum"))
"""Kinds of words right behind what they ask for."""
WHETHER = frozenset(("ask.exist", "ask.yes"))
ASIDE = frozenset(("compare.eq", "aggregate", "all", "filler"))
NAMING = (SenseKind.LEDGER, SenseKind.COLUMN)
SOUGHT = frozenset(("contains", "wording"))
"""Kinds of what says that a piece is looked for."""
OF, MUCH, PARTICLES = "的", "多少", frozenset("了过得")
UNKNOWN = frozenset(("unknown",))
NAME = 4
"""Characters from which a piece that one cell has is the name of what the cell names."""
OF_MOST = ("superlative", OF)
LIGHT = 0.05
STRANGE_NOUN = 0.2
"""Weight from which an unknown word beside a question word is what was asked for."""


def asks_unknown(raw: Sequence[Item]) -> bool:
    """Whether what is asked for is a word that the ledger does not know: 产量多少, 什么牌子, 开工日期."""
    if any(map(_is_strange, raw)) and (
        any(_lacks_object(raw, place) for place, item in enumerate(raw) if item.is_any(ASKING))
        or any(map(_is_bare_column, raw, raw[1:]))
        or any(_asks_whether(raw[place : place + 3]) for place in range(len(raw) - 1))
    ):
        return True
    much = [place for place, item in enumerate(raw) if item.text == MUCH]
    if much and _measures_strange_deed(raw, much[-1]):
        return True
    if any(before.has("ask.who") and _is_strange_deed(before, item) for before, item in pairwise(raw)):
        return True
    asked = [(raw[place - 1], item) for place, item in enumerate(raw[1:], 1) if _is_asked(raw, place)]
    foreign = any(_asks_foreign_place(item) or _asks_for_unit(before, item) for before, item in asked)
    return foreign or _ranks_strange(raw) or any(map(_ranks_traffic, raw, raw[1:], raw[2:], raw[3:]))


def _measures_strange_deed(raw: Sequence[Item], place: int) -> bool:
    """Whether it is asked how much was done of what the ledger knows nothing of: 投了多少, 罚了多少钱."""
    behind = next(iter(raw[place + 1 : place + 2]), None)
    money = behind is not None and behind.text in words("money_nouns")
    if behind is not None and not is_break(behind) and not money:
        return False
    before = [item for item in raw[max(place - 2, 0) : place] if item.text not in PARTICLES]
    deed = before[-1] if before else raw[place]
    if money and deed.text not in words("moves_money"):
        return False
    beside = raw[place].start - deed.end <= 1  # 了 may stand between
    return beside and deed.kinds == UNKNOWN and len(deed.text) == 1 and deed.weight > LIGHT


def _is_asked(raw: Sequence[Item], place: int) -> bool:
    """Whether a word is what is asked for: 哪个村, 几个村, 的村有几个."""
    before, behind = raw[place - 1], raw[place + 1 : place + 2]
    counted = before.has("classifier") and place > 1 and raw[place - 2].has("ask.count")
    of = before.text == OF and any(item.has("ask.count") or item.has("have") for item in behind)
    return counted or of or before.has("ask.which")


def _is_strange_deed(who: Item, item: Item) -> bool:
    """Whether who did it is asked, and the ledger knows nothing of the deed: 谁批的."""
    deed = len(item.text) == 1 and item.end == item.start + 1 == who.end + 1 and not item.senses
    return deed and (item.weight > LIGHT or item.kinds == {"classifier.classifier"})


def _is_bare_column(before: Item, item: Item) -> bool:
    """Whether a name that many columns share stands right behind an unknown word: 开工日期."""
    named = before.end == item.start and item.text in words("bare_columns") and item.has("column")
    return named and _is_strange(before)


def _ranks_strange(raw: Sequence[Item]) -> bool:
    """Whether the last word is what the first of is asked for, and the ledger does not know it: 最多的单位."""
    if len(raw) <= len(OF_MOST) or not raw[-1].has("unknown"):
        return False
    named = len(raw[-1].text) > 1 and raw[-1].text not in words("vague_nouns")
    return named and all(item.has(kind) or item.text == kind for item, kind in zip(raw[-3:-1], OF_MOST, strict=True))


def _ranks_traffic(passes: Item, of: Item, item: Item, most: Item) -> bool:
    """Whether what comes by is ranked, and to the ledger it is no more than a noun to count in: 过的车最多."""
    counter = all(kind.startswith("classifier") for kind in item.kinds) and item.text in words("things_in_motion")
    comes_by = counter and of.text == OF and passes.text in words("comes_by")
    return comes_by and (most.has("superlative") or most.has("more"))


def _asks_whether(raw: Sequence[Item]) -> bool:
    """Whether a part of its own asks whether there is something that the ledger does not know: ，有没有处罚."""
    asks = raw[0].is_any(WHETHER) and _is_strange(raw[1])
    return asks and all(map(is_break, raw[2:3]))


def _asks_for_unit(before: Item, item: Item) -> bool:
    """Whether what is asked for is all that a unit's name stands for, and no sort of thing: 哪个镇街 of tasks."""
    if before.end != item.start or item.has("column"):
        return False
    values = [value for sense in item.sense(SenseKind.VALUE) for value in sense.values]
    sort = values == [item.text]  # 几间办公室 where 办公室 is what rooms are used for
    return bool(values) and not sort and all(value.endswith(words("unit_suffixes")) for value in values)


def _asks_foreign_place(item: Item) -> bool:
    """Whether a sort of place is asked for that the ledger has no column of: 哪个镇 of tasks."""
    place = item.text in words("place_classifiers")
    return place and all(kind.startswith("classifier") or kind == "rows" for kind in item.kinds)


def _lacks_object(raw: Sequence[Item], place: int) -> bool:
    """Whether a question word asks for the unknown word beside it; one with a counting noun asks for that."""
    item, behind = raw[place], raw[place + 1 : place + 2]
    if item.has("ask.which") and any(map(_is_strange, behind)):
        return True
    if item.has("ask.count") and any(other.has("classifier") for other in behind):
        return False
    between = [other for other in raw[:place] if _is_aside(other)]
    if item.has("ask.which") and not any(other.has("compare.eq") and other.end == item.start for other in between):
        return False  # 采取什么措施: what is done leads on to what is asked for
    said = [other for other in raw[:place] if not _is_aside(other)]
    if item.has("ask.which") and any(other.text == OF and other.start == said[-1].end for other in between if said):
        return False  # 没缴齐的是哪几宗: a deed, which has to be explained by itself
    return any(map(_is_strange, said[-1:])) or (item.has("aggregate.sum") and _is_strange_run(said[-2:]))


def _is_strange_run(said: Sequence[Item]) -> bool:
    """Whether two unknown syllables side by side are the amount that is asked for: 煤量 of 煤量合计."""
    unknown = all(item.has("unknown") for item in said) and len(said) > 1
    return unknown and said[0].end == said[1].start and sum(item.weight for item in said) >= STRANGE_NOUN


def _is_aside(item: Item) -> bool:
    """Whether a word stands between what is asked for and the question word: 是, 一共, 的."""
    return item.is_light(LIGHT) or item.is_any(ASIDE)


def _is_strange(item: Item) -> bool:
    strange = item.weight >= STRANGE_NOUN and len(item.text) > 1 and item.has("unknown")
    return strange and item.text not in words("vague_nouns")


def guesses_pieces(raw: Sequence[Item], draft: Draft, ledger: Ledger) -> bool:
    """Whether nothing but pieces of long cells is found, several at once or counted in a noun that is not theirs.

    锅炉在线监测没联网的 is no remark on 在线监测 of a task on 锅炉.
    """
    named = any(sense.kind in NAMING for item in raw for sense in item.senses) or any(item.is_cell for item in raw)
    sought = [part for part in draft.restrictions if _is_sought(part.condition, part.column, ledger)]
    if not sought or any(item.is_any(SOUGHT) for item in raw):
        return False
    nouns = {item.noun for item in draft.said if item.has("asked")} - {"", ledger.unit_noun, *words("loose_nouns")}
    return len({part.column for part in sought}) > 1 or (bool(nouns) and not named)


def _is_sought(condition: Condition, column: str, ledger: Ledger) -> bool:
    """Whether a piece of a cell is looked for that is no name of the one thing that has it: 台州鼎尚卫浴."""
    if not isinstance(condition, Contains):
        return False
    values = ledger.column(column).values if len(condition.text) >= NAME else ()
    return sum(condition.text in value.text for value in values) != 1
