"""Takes away what office talk puts around a question: 领导问…, 开会要用，…, …，急，谢谢.

Who wants an answer, what for and how soon changes nothing of it, yet every word of it would have
to be explained by a plan or a ledger. Invariant: something to ask always remains; a part between
commas goes only when it consists of such words alone, so no word of substance goes with it.
"""

import re
from collections.abc import Collection, Mapping
from functools import cache

from assistant.text.lexicon import alternation, expanded, load

_LONGEST = 20
"""Characters of the longest part that is looked at."""
INSIDE = "里"
_PARTS = re.compile("([，,。；;！!？?：:]+)")
_RECALLED = re.compile(r"(.*?)(?<![都也就还])不是(?:说|已经)?(.{4,}?)(?:的|了)?[吗嘛么]")
_SPARE = " ，,。；;！!：:"
_ENDING = f"{_SPARE}？?"


def without_courtesies(text: str) -> str:
    """The question alone; ``text`` itself where nothing else would remain.

    >>> without_courtesies("开会要用，哪些任务逾期？谢谢")
    '哪些任务逾期？'
    """
    parts = _PARTS.split(text)
    pairs = list(zip(parts[::2], (*parts[1::2], ""), strict=True))
    kept = [pair for pair in pairs if pair[0].strip() and not _is_courtesy(pair[0].strip())]
    if not kept:
        return text
    bare = "".join(f"{_without_edges(_told(part.strip())) or part}{mark}" for part, mark in kept[:-1])
    bare += "".join(f"{_without_hedges(part.strip()) or part}{mark}" for part, mark in kept[-1:])
    if kept[-1] != pairs[-1]:
        bare = bare.rstrip(_SPARE)
    opened = _without_opening(bare).lstrip(_SPARE) or bare
    return _without_edges(opened) or opened


def _is_courtesy(part: str) -> bool:
    """Whether a part is a purpose, thanks or haste with nothing but their companions around it."""
    if len(part) > _LONGEST:
        return False
    words, reached = _courtesies(), {0: False}
    for start in range(len(part)):
        for end in _ends(part, start, words) if start in reached else ():
            reached[end] = reached.get(end, False) or reached[start] or words[part[start:end]]
    return reached.get(len(part), False)


def _told(part: str) -> str:
    """A part that only recalls what is known, as what it says: 东方财富不是说收盘价12块多吗."""
    found = _RECALLED.fullmatch(part)
    return f"{found[1]}{found[2]}" if found else part


def _without_edges(text: str) -> str:
    """The text without what a speaker begins and ends with: 诶，你知道…吗, …谢谢."""
    text, (_, closings) = _without_hedges(text), _edges()
    asked = text.rstrip(_ENDING)
    while closing := next((word for word in closings if asked.endswith(word)), ""):
        text = asked = asked.removesuffix(closing).rstrip(_ENDING)
    return text


def _without_hedges(text: str) -> str:
    """The text without what a speaker begins with."""
    hedges, _ = _edges()
    while ends := _ends(text, 0, hedges):
        text = text[ends[0] :].lstrip(_SPARE)
    return _merely_said().sub("", text)


@cache
def _merely_said() -> re.Pattern[str]:
    """那个 in front of what asks, where it points to nothing: 那个有哪些城市超过1000亿."""
    words = load("courtesies")
    return re.compile(rf"^(?:{alternation(words['points_to_nothing'])})[，,]?(?={alternation(words['asks_first'])})")


def _without_opening(text: str) -> str:
    """The text without who asks, and please, where they first stand."""
    for start in range(len(text)):
        end = _opened(text, start)
        if end > start:
            return text[:start] + text[end:]
    return text


def _opened(text: str, start: int) -> int:
    """The end of all openings in a row from ``start`` on."""
    who, asks, please = _openings()
    while True:
        askers = [end for end in _ends(text, start, who) if not _of_a_name(text, start, end)]
        ends = [end for asker in askers for end in _ends(text, asker, asks)]
        ends += _ends(text, start, please)
        if not ends:
            return start
        start = ends[0]


def _of_a_name(text: str, start: int, end: int) -> bool:
    """Whether 单位里 is the end of a longer name, in which something is: 施工单位里问题最多的."""
    return text[end - 1] == INSIDE and text[:start].rstrip(_SPARE) == text[:start] != ""


def _ends(text: str, start: int, words: Collection[str]) -> list[int]:
    """Where words that begin at ``start`` end, the longest first; a pattern of so many words takes long to make."""
    last = min(len(text), start + _LONGEST)
    return [end for end in range(last, start, -1) if text[start:end] in words]


@cache
def _courtesies() -> Mapping[str, bool]:
    """Words of such parts, and whether one alone makes a part spare."""
    words = load("courtesies")
    wants = [f"{who}{want}" for who in words["who"] for want in words["wants"]]
    companions = dict.fromkeys([" ", *words["companions"], *words["who"]], False)
    return {**companions, **dict.fromkeys([*_words("purposes"), *wants], True)}


@cache
def _openings() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Who asks, what asking is called, and please."""
    words = load("courtesies")
    return frozenset(words["who"]), frozenset(_words("asks")), frozenset(words["please"])


@cache
def _edges() -> tuple[frozenset[str], tuple[str, ...]]:
    """What a question is begun with, and what it is ended with, the longest first."""
    return frozenset(_words("hedges")), tuple(sorted(_words("closings"), key=len, reverse=True))


def _words(key: str) -> list[str]:
    return [word for template in load("courtesies")[key] for word in expanded(template)]
