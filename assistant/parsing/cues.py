"""Which wordings a question has: of orders, of rows, of counts, of what is allowed.

Invariant: a wording is there when one of its patterns of the lexicon is found; only those are
looked for of which a text holds a character, since a question has few of some two hundred.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from assistant.text.lexicon import load
from assistant.text.patterns import Pattern


@lru_cache(16)
def cues(text: str) -> frozenset[str]:
    """Which wordings a question has."""
    said: set[str] = set()
    for letter in ("", *frozenset(text)):
        for name, pattern in _patterns().get(letter, ()):
            if name not in said and pattern.search(text):
                said.add(name)
    return frozenset(said)


@cache
def _patterns() -> Mapping[str, Sequence[tuple[str, Pattern]]]:
    """Wordings by each character of which a text must hold one; by none where any text may fit."""
    found: defaultdict[str, list[tuple[str, Pattern]]] = defaultdict(list)
    for name, group in load("arbitration").items():
        for pattern in map(Pattern, group["patterns"]):
            for letter in min(pattern.needs, key=len, default=frozenset([""])):
                found[letter].append((name, pattern))
    return found
