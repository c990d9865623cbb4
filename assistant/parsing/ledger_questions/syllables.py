"""Words that nothing explains, and syllables of them that are what the rows are about: 女患者, 母猫, 买药.

Invariant: a word is only parted where all of its syllables are known here, or the first but says that it was dealt
with. Prevents 坏栓 from being any 栓.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from assistant.parsing.heavy import is_content, is_joined
from assistant.parsing.ledger_questions.items import NAME, Item
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.lexicon import load

UNKNOWN, CONTENT = frozenset({"unknown"}), frozenset({"unknown", "content"})
"""Kinds of what nothing explains, and of a word of content among it."""
PAIR, EVEN = "母猫", "连"
PIECE = frozenset(("part",))


def split_off(question: Sketch, number: int, items: Sequence[Item]) -> list[Item]:
    """The items, with a syllable of a word as the value it is where a thing or value goes on from it: 女患者, 母猫."""
    found: list[Item] = []
    for item, after in pairwise((*items, None)):
        assert item is not None
        behind = found[-1] if found and found[-1].end == item.start and found[-1].has("value") else None
        thing = _value_at(question, number, item.start, "ledger") if behind and item.end - item.start == 1 else None
        if item.has("unknown") and thing is not None:
            found.append(thing)  # 公交车 of 公交, where the rows are of 车
        elif item.end - item.start <= len(PAIR) and (item.has("unknown") or _goes_on(behind, item)):
            found += _in_syllables(question, number, item, after)
        else:
            found.append(item)
    return found


def _goes_on(behind: Item | None, item: Item) -> bool:
    """Whether a piece of names may be but more of such values as the one syllable right before it: 牛羊 of 猪牛羊."""
    return behind is not None and behind.end == behind.start + 1 and item.kinds == PIECE


def _in_syllables(question: Sketch, number: int, item: Item, after: Item | None) -> list[Item]:
    """An unknown word of one or two syllables, or the values that they are."""
    near = after is not None and after.start == item.end
    thing = near and after is not None and after.has("ledger")
    if not thing and item.end - item.start < len(PAIR):
        apart = near and after is not None and after.kinds == NAME and item.text in _tells_apart()
        apart = apart or (near and after is not None and _is_state(item, after))
        return [replace(item, kinds=CONTENT, weight=1.0) if apart else item]  # 新 before 能源 is no 能源类型
    dealt_with = _done_to(question, number, item) if item.text[0] in words("dealings") else None
    if dealt_with is not None:
        return [unknown(question, item.start, item.start + 1), dealt_with]
    parts = [_value_at(question, number, place) for place in range(item.start, item.end)]
    if len(parts) == len(PAIR) and parts[0] is not None and parts[1] is None:
        parts[1] = _value_at(question, number, item.start + 1, "ledger")  # 空房 of a 房号
    values = [part for part in parts if part is not None]
    if len(values) == len(parts):
        return values
    bare = thing and after is not None and item.text in _tells_apart() and _is_one_word(question, item, after)
    return [replace(item, kinds=CONTENT, weight=1.0) if bare else item]  # 坏栓 are no 栓


def _is_state(item: Item, after: Item) -> bool:
    """Whether a syllable tells by itself which are meant: 坏 of 坏了几个, 女 of 女的有几个."""
    return item.text in words("states_of_one") and after.text in words("state_marks")


def _is_one_word(question: Sketch, item: Item, after: Item) -> bool:
    """Whether a syllable and the thing behind it make one word: 坏栓, 大学生."""
    whole = any(one.start == item.start and one.end == after.end for one in question.linked.tokens)
    return after.end - after.start == 1 or whole


def _done_to(question: Sketch, number: int, item: Item) -> Item | None:
    """The thing that the second syllable of a word is, behind what anybody does with it: 药 of 买药."""
    kinds = ("textual", "ledger") if len(item.text) == len(PAIR) else ()
    return next(filter(None, (_value_at(question, number, item.start + 1, kind) for kind in kinds)), None)


@cache
def _tells_apart() -> frozenset[str]:
    return frozenset(load("ledger_schema")["tells_apart"]["words"])


def _value_at(question: Sketch, number: int, place: int, kind: str = "value") -> Item | None:
    """The value that one syllable is, or the thing."""
    here = (item for item in question.senses.get(number, ()) if (item.start, item.end) == (place, place + 1))
    return next((item for item in here if item.has(kind)), None)


def unknown(question: Sketch, start: int, end: int) -> Item:
    """What nothing explains there, at its weight."""
    known = question.unknown.get((start, end))
    if known is None:
        left = question.linked.text[start:end]
        titled = question.titled.issuperset(range(start, end))
        torn = end not in question.edges and (len(left) > 1 or is_joined(left))
        weight = 1.0 if titled else min(sum(question.skip[start:end]), 1.0 if torn else question.weigh(left))
        known = Item(start, end, left, CONTENT if is_content(left) else UNKNOWN, weight=weight)
        question.unknown[start, end] = known
    return known


def says_even(item: Item, behind: Sequence[Item]) -> bool:
    """Whether 连动 stands before 都没动: it says no more than what is denied behind it."""
    deed = item.text.removeprefix(EVEN)
    told = len(behind) > 1 and behind[0].has("both") and behind[1].text.endswith(deed)
    return told and deed not in ("", item.text) and (behind[1].has("value") or behind[1].has("status"))
