"""Patterns of the lexicon, each compiled when first a text could fit it.

Invariant: a pattern finds what its regular expression finds. It is known by sets of characters, of each of which
every text that fits holds one; most questions lack them, and to compile all patterns for one question would cost
more than to answer it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

_PLAIN = r"[^\\()\[\]{}*+?.^$|]"
_TOKEN = re.compile(
    rf"\(\?<?![^\\()\[\]]*\)|\((?:\?[:=]|\?<=|\?P<\w+>)?(?:{_PLAIN}|\|)+\)|\(\?P=\w+\)"
    r"|\(\?(?:[!:=>]|<[!=]|P<\w+>|[a-z]+[:)])|\("
    rf"|\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|\{{[0-9,]+\}}[+?]?|[*+?][+?]?|{_PLAIN}+(?![*?{{])|.",
    re.DOTALL,
)
"""A denial, a list of words, another group up to where it opens, a set, what repeats, a row of characters, or one."""
_WORDS = re.compile(r"\((?:\?[:=]|\?<=|\?P<\w+>)?([^?].*)\)", re.DOTALL)
_DENIALS = ("(?!", "(?<!")
_OR, _CLOSES = "|", ")"
_REPEATED, _OPTIONAL = ("?", "*", "+", "{"), ("?", "*", "{0", "{,")
_RANGE = re.compile(r"(.)-(.)", re.DOTALL)
_MOST = 64
"""Characters at most of a set that still tells texts apart."""
_TEXTS = 64
"""Texts whose characters are kept: all patterns are looked for in the same few."""
_Needs = list[frozenset[str]]


class Pattern:
    """A regular expression that looks at a text only where the text may fit."""

    def __init__(self, source: str) -> None:
        self._source = source

    def on(self, text: str) -> re.Pattern[str] | None:
        """The expression itself; None for a text that lacks what a match cannot do without."""
        letters = _letters(text)
        for needed in self.needs:
            if needed.isdisjoint(letters):
                return None
        return self._compiled

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match from ``start`` on."""
        pattern = self.on(text)
        return pattern.search(text, start) if pattern is not None else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, none overlapping."""
        pattern = self.on(text)
        return pattern.finditer(text) if pattern is not None else iter(())

    @cached_property
    def needs(self) -> _Needs:
        """Sets of characters, of each of which a text holds one that it fits."""
        return needs(self._source)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source)


@lru_cache(_TEXTS)
def _letters(text: str) -> frozenset[str]:
    return frozenset(text)


def needs(source: str) -> _Needs:
    """Sets of characters, of each of which every text that a regular expression fits holds at least one.

    >>> [sorted(needed) for needed in needs("(?:谁|哪个?)来?管(?!道)")]
    [['哪', '谁'], ['管']]
    """
    return [] if "(?i" in source else _of_branches(_TOKEN.findall(source), 0)[0]


def _of_branches(tokens: Sequence[str], place: int) -> tuple[_Needs, int]:
    """What the alternatives from ``place`` on need in common, and where they end."""
    branches: list[_Needs] = []
    opened = place
    while place == opened or (place < len(tokens) and tokens[place] == _OR):
        found, place = _of_branch(tokens, place + (place > opened))
        branches.append(found)
    if len(branches) == 1:
        return branches[0], place
    if not all(branches):
        return [], place
    return _telling(frozenset[str]().union(*(min(branch, key=len) for branch in branches))), place


def _of_branch(tokens: Sequence[str], place: int) -> tuple[_Needs, int]:
    """What one row of tokens needs, and where it ends."""
    found: _Needs = []
    while place < len(tokens) and tokens[place] not in (_OR, _CLOSES):
        token = tokens[place]
        if token[0] == "(" and token[-1] != ")":
            inner, place = _of_branches(tokens, place + 1)
            inner = [] if token in _DENIALS else inner
        else:
            inner = _of_token(token)
        place += 1
        repeated = tokens[place] if place < len(tokens) else ""
        if inner and not repeated.startswith(_OPTIONAL):
            found += inner
        place += repeated.startswith(_REPEATED)
    return found, place


def _of_token(token: str) -> _Needs:
    """What a list of words, a set or a row of characters needs; nothing where too many would do."""
    if token[0] == "[":
        return _telling(_listed(token[1:-1]))
    if token[0] == "(":
        words = _WORDS.fullmatch(token)
        firsts = [word[:1] for word in words[1].split(_OR)] if words is not None else [""]
        return _telling(frozenset(firsts)) if all(firsts) else []
    return [] if token[0] in "\\^$." else [frozenset(token[0])]


def _telling(letters: frozenset[str]) -> _Needs:
    return [letters] if 0 < len(letters) <= _MOST else []


def _listed(letters: str) -> frozenset[str]:
    """The characters of a set; none of one that says what is not there, or names classes of them."""
    if letters.startswith("^") or "\\" in letters:
        return frozenset()
    ranges = ((ord(first), ord(last)) for first, last in _RANGE.findall(letters))
    spelled = (chr(code) for first, last in ranges for code in range(first, min(last, first + _MOST) + 1))
    return frozenset((*letters, *spelled))
