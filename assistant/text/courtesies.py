"""Takes away what office talk puts around a question: 领导问…, 开会要用，…, …，急，谢谢.

Who wants an answer, what for and how soon changes nothing of it, yet every word of it would have
to be explained by a plan or a ledger. Invariant: something to ask always remains; a part between
commas goes only when it consists of such words alone, so no word of substance goes with it.
"""

import re
from functools import cache

from assistant.text.lexicon import alternation, expanded, load

_LONGEST = 20
"""Characters of the longest part that is looked at."""
_PARTS = re.compile("([，,。；;！!？?：:]+)")
_SPARE = " ，,。；;！!：:"


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
    bare = "".join(part + mark for part, mark in kept)
    if kept[-1] != pairs[-1]:
        bare = bare.rstrip(_SPARE)
    return _opening().sub("", bare, count=1).lstrip(_SPARE) or bare


def _is_courtesy(part: str) -> bool:
    return len(part) <= _LONGEST and _courtesy().fullmatch(part) is not None


@cache
def _courtesy() -> re.Pattern[str]:
    """A purpose, thanks or haste with nothing but their companions around it."""
    words = load("courtesies")
    wants = [f"{who}{want}" for who in words["who"] for want in ("要", "催", "等着", "要求")]
    purpose = alternation([*_words("purposes"), *wants])
    companion = alternation([*words["companions"], *words["who"]])
    return re.compile(rf"(?:{companion}| )*(?:{purpose})(?:{companion}|{purpose}| )*")


@cache
def _opening() -> re.Pattern[str]:
    """Who asks, and please, right in front of the question."""
    words = load("courtesies")
    return re.compile(
        rf"(?:(?:{alternation(words['who'])})(?:{alternation(_words('asks'))})|{alternation(words['please'])})+"
    )


def _words(key: str) -> list[str]:
    return [word for template in load("courtesies")[key] for word in expanded(template)]
