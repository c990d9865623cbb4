"""Words that deny a list as a whole: 没有免疫记录, 清单上没有, 没免疫过.

Invariant: a deed is only denied of a list that is kept of it and with a word that it never was (没…过, 没做过…);
没整改 stays what a cell tells. Prevents a thing that is still to do from being one that no list knows.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.model.catalog import Ledger
from assistant.parsing.joint_questions.plan_senses import words_of
from assistant.parsing.joint_questions.windows import calls_table
from assistant.parsing.joint_questions.words import lexicon
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.parsing.ledger_questions.words import stripped
from assistant.records import replace

_NOT_ONE = re.compile("一[个家条处项件起座辆台户次份名所批宗]([^，,。；;]{1,12}?)[都也](?=没|无)")
ONCE = "过"
"""Inside or behind a deed: it was done at some time."""
NEVER_DONE = "never_done"
"""Kind of what denies the deed that a list is kept of."""
ABOUT = frozenset(("ledger", "topic"))
"""Kinds of words of a list's name."""
NEAR = 4
"""Characters between 没有 and the name of the list it denies."""


def absent_items(masked: Sketch, number: int, ledger: Ledger) -> tuple[Item, ...]:
    """The words of a stretch that deny the list it is read for."""
    found = (*_beside_name(masked, number, ledger), *_never_done(masked, number))
    inside = (item for item in found if any(masked.skip[item.start : item.end]) and not _in_question(item, masked))
    return tuple(dict.fromkeys(inside))


def _beside_name(masked: Sketch, number: int, ledger: Ledger) -> Iterator[Item]:
    """没有 and the like by the name of the list."""
    names = [item for item in masked.senses[number] if item.has("ledger") or calls_table(item, ledger)]
    names += [*_composed(masked.senses[number], ledger), *_not_one(masked, number)]
    starts = {name.start for name in names}
    heads = {item.start for item in masked.senses[number] if item.has("topic") and item.end in starts}
    for item in words_of(masked, lexicon("absent", "words")):
        once = any(0 < start - item.end <= NEAR and _comes_about(masked, item, start) for start in starts | heads)
        if item.text in lexicon("absent", "close") and item.end not in starts and not once:
            continue  # 没采伐证, 没发过采伐证
        if any(0 <= name.start - item.end <= NEAR or 0 <= item.start - name.end <= NEAR for name in names):
            yield item


def _not_one(masked: Sketch, number: int) -> Iterator[Item]:
    """公交 of 一条停运公交都没有: what the list is about, where not one of it is said to be there."""
    for said in _NOT_ONE.finditer(masked.folded):
        inside = (item for item in masked.senses[number] if item.start >= said.start(1) and item.end <= said.end(1))
        yield from (item for item in inside if item.has("topic") and len(item.text) > 1)


def _composed(items: Sequence[Item], ledger: Ledger) -> list[Item]:
    """消防检查 of 消防设施检查: words of a title side by side, the last of them its end, as its name."""
    topics = [item for item in items if item.has("topic") and len(item.text) > 1 and item.text in ledger.name]
    ends = {item.start: item for item in topics if stripped(ledger.name, "ledger_suffixes").endswith(item.text)}
    both = ((head, ends[head.end]) for head in topics if head.end in ends and ledger.name.startswith(head.text))
    return [replace(head, end=last.end, text=head.text + last.text) for head, last in both]


def _comes_about(masked: Sketch, denial: Item, name: int) -> bool:
    """Whether the deed between a denial and a name is done at all or brings the thing about: 没发过证, 没建厕所."""
    return masked.folded[name - 1] == ONCE or masked.folded[denial.end : name] in lexicon("absent", "comes_about")


def _never_done(masked: Sketch, number: int) -> Iterator[Item]:
    """从没 of 从没免疫过, 没做过 of 没做过免疫, right before the deed that the list is kept of."""
    about = [item for item in masked.senses[number] if item.is_any(ABOUT)]
    deeds = [item for item in about if item.has("ledger") or (item.has("topic") and item.has("verb"))]
    for item in words_of(masked, lexicon("absent", "deeds"), NEVER_DONE) if deeds else ():
        ends = _deed_ends(item.end, deeds, about)
        if ends and (item.text.endswith(ONCE) or any(masked.folded.startswith(ONCE, end) for end in ends)):
            yield item


def _deed_ends(start: int, deeds: Sequence[Item], about: Sequence[Item]) -> tuple[int, ...]:
    """Where a deed ends that begins there, or behind a word that says of what it is: 免疫, 消防检查."""
    heads = {item.end for item in about if item.start == start}
    return tuple(deed.end for deed in deeds if deed.start == start or deed.start in heads)


def _in_question(item: Item, masked: Sketch) -> bool:
    """Whether a denial is only a piece of 有没有."""
    asks = (word for word in masked.grammar if word.has("ask") and word.end - word.start > item.end - item.start)
    return any(word.start <= item.start and item.end <= word.end for word in asks)
