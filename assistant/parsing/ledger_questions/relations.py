"""Verbs that only tie a named body, person or place to what is asked of it: 招来 of 县商务局招来的项目.

Invariant: such a verb is passed over only where the value before it stands in one column and what is counted or shown
stands behind it. Behind a time it may be the deed that the time is of, before 多少钱 the figure: there it counts.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.quantities import only_amount
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.lexicon import load

LIGHT, PASSED = 0.05, 0.15
"""What such a verb costs, and up to which weight the words between it and its value are passed over."""
_WORDS = 4_096
DENIES = frozenset(("negate", "blank", "never", "awaited", "status", "planned", "modal", "inside", "lack", "except"))
"""Kinds of what right before a verb says that it was not done, or is still to be."""
STRANGE, OF, CAME_ABOUT = frozenset(("unknown", "content")), "的", ("了", "的", "项目")
"""Kinds of a word that decides; what stands behind a deed that things came to."""
ASIDE = frozenset(("filler.filler", "latest.now", "all.all", "aggregate", "have", "both", "latest", "only", "within"))
"""Kinds of words that stand between a verb and what it ties without a say in it."""
OF_TIME = frozenset(("time", "clock", "daytype", "since", "period", "until"))
NAMED = frozenset(("value", "textual", "group", "ask.which"))
"""Kinds of what a verb ties the rows to."""
SPLITS = frozenset(("group", "ask.which"))
"""Kinds of words right before a noun of which a verb is only the beginning: 按维护单位."""
FIGURES, ROWS = frozenset(("numeric", "textual")), frozenset(("ledger", "topic", "rows"))
THINGS = frozenset(("ledger", "topic", "rows", "textual", "quantity", "superlative", "value", "part", "numeric", "one"))
"""Kinds of what is counted or shown."""


def related(items: Sequence[Item], ledger: Ledger) -> Sequence[Item]:
    """The items, with verbs made light that only tie a named value to what is asked of it, and others decisive."""
    places = [
        place
        for place, item in enumerate(items)
        if "unknown" in item.kinds and (item.weight > LIGHT or _came_late(items, place))
    ]
    found = list(items)
    for place in places:
        item = items[place]
        if len(item.text) == 1 and _restricts(items, place):
            found[place] = replace(item, kinds=STRANGE, weight=1.0)
        elif _has_relation(item.text) and _only_ties(found, place, ledger):
            found[place] = item.lightened(LIGHT)
    return found


def _only_ties(items: Sequence[Item], place: int, ledger: Ledger) -> bool:
    """Whether a word is a verb that says nothing where it stands, or goes with one."""
    verb = _is_verb(items[place].text, ledger) or _ends_verb(items, place, ledger)
    placed = verb and _is_free(items, place) and _is_tied(items, place, ledger)
    return placed and _says_of_things(items, place, ledger)


def _restricts(items: Sequence[Item], place: int) -> bool:
    """Whether an unknown syllable tells which things are meant: 黄了的项目, 塌掉的房子, 超过1天才报的."""
    behind = items[place + 1 : place + 4]
    if _came_late(items, place):
        return any(item.text == OF for item in behind[:2])  # 超过1天才报的
    over = len(behind) == len(CAME_ABOUT) and behind[0].text in words("over_marks") and behind[1].text == OF
    heavy = items[place].weight > PASSED
    return heavy and over and behind[0].start == items[place].end and behind[2].is_any(ROWS)


def _came_late(items: Sequence[Item], place: int) -> bool:
    """Whether 才 stands right before a word, so that it says what came so late."""
    before = items[place - 1 : place] if place else ()
    return any(item.text in words("only_then") and item.end == items[place].start for item in before)


@lru_cache(_WORDS)
def _has_relation(text: str) -> bool:
    """Whether a word is such a verb, or what may stand behind one."""
    return bool(_verb_of(text)) or text in _ends()


@lru_cache(_WORDS)
def _verb_of(text: str) -> str:
    """招 of 招来了; empty for any other word."""
    cuts = (text[:end] for end in range(len(text), 0, -1) if end == len(text) or text[end:] in _ends())
    return next((verb for verb in cuts if verb in _verbs()), "")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("relations")["verbs"]["words"])


@cache
def _ends() -> frozenset[str]:
    return frozenset(load("relations")["ends"]["words"])


@cache
def _makes() -> frozenset[str]:
    return frozenset(load("relations")["makes"]["words"])


@cache
def amiss() -> frozenset[str]:
    """Words right before a deed that say that it was not done, or was done amiss: 多 of 多收了."""
    return frozenset(load("relations")["amiss"]["words"])


@cache
def _barred() -> frozenset[str]:
    return amiss() | frozenset(load("relations")["unreal"]["words"])


def _is_verb(text: str, ledger: Ledger) -> bool:
    """Whether a word only ties, where the rows do not tell whether it was brought to its end: 种了 of plants."""
    verb = _verb_of(text)
    return bool(verb) and not (verb in _makes() and columns.status_column(ledger) is not None)


def _ends_verb(items: Sequence[Item], place: int, ledger: Ledger) -> bool:
    """Whether 出去, 下来 stand right behind a verb that has a meaning here, or is passed over: 分出去."""
    before = items[place - 1] if place else None
    if items[place].text not in _ends() or before is None or before.end != items[place].start:
        return False
    return before.has("verb") or _is_verb(before.text, ledger)


def _is_free(items: Sequence[Item], place: int) -> bool:
    """Whether nothing right before a verb denies it, sets it for later or says that it was done amiss."""
    before = items[place - 1] if place else None
    if before is None or is_break(before):
        return True
    touches = before.end == items[place].start
    return not before.is_any(DENIES) and not (touches and (before.text in _barred() or before.is_any(SPLITS)))


def _is_tied(items: Sequence[Item], place: int, ledger: Ledger) -> bool:
    """Whether what stands before a verb in its part is a value of one column, a column or a figure, and no time."""
    part = _part_before(items, place)
    if any(item.is_any(OF_TIME) for item in part):
        return False
    said = [item for item in part if not _is_aside(item)]
    if not said:
        return True
    last = said[-1]
    held = {sense.column for sense in last.sense(SenseKind.VALUE)}
    if last.has("ask.who"):
        return False
    figure = last.has("numeric") and len({sense.column for sense in last.sense(SenseKind.COLUMN)}) == 1
    return len(held) == 1 or (not held and (last.is_any(NAMED) or figure or last.is_any(THINGS)))


def _part_before(items: Sequence[Item], place: int) -> Sequence[Item]:
    """The items between the last comma and a verb."""
    first = next((at + 1 for at in range(place - 1, -1, -1) if is_break(items[at])), 0)
    return items[first:place]


def _is_aside(item: Item) -> bool:
    light = item.has("unknown") and item.weight <= PASSED
    return light or item.kinds <= _ASIDE_KINDS or item.is_any(ASIDE)


_ASIDE_KINDS = frozenset(("filler.filler", "join.and"))


def _says_of_things(items: Sequence[Item], place: int, ledger: Ledger) -> bool:
    """Whether behind a verb stands what it ties: the rows, a column or figure, or how many, in a noun of the rows."""
    behind = [item for item in items[place + 1 :] if not _is_aside(item)]
    if not behind or is_break(behind[0]):
        return False
    if behind[0].has("ask.count"):
        return _counts_rows(behind[1:], ledger)
    if behind[0].start == items[place].end and behind[0].is_any(FIGURES) and not behind[0].is_any(ROWS):
        return False  # 维护单位, 维护面积 are names of their own
    return behind[0].is_any(THINGS) or behind[0].has("ask.exist")


def _counts_rows(behind: Sequence[Item], ledger: Ledger) -> bool:
    """Whether 多少 asks for rows, for a figure that is named, or for the only one in its unit: never 招了多少人."""
    noun = behind[0].text if behind and behind[0].has("classifier") else ""
    if noun in words("day_nouns"):
        return False
    named = any(item.has("numeric") for item in behind[: 1 + bool(noun)])
    rows = noun == ledger.unit_noun or noun in (*words("generic_nouns"), *words("thing_counters"))
    things = any(item.is_any(ROWS) or item.has("textual") for item in behind[: 1 + bool(noun)])
    return named or rows or things or (bool(noun) and only_amount(ledger, noun) is not None)
