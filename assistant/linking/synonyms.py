"""Everyday words for what plans and ledgers call otherwise.

Invariant: a group works both ways, a broader term one way only: 大货车 finds 柴油货车,
but a question about 柴油货车 never becomes one about 大货车. Letters count as equal in
either case.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from assistant.records import Record
from assistant.text import lexicon

_SAME, _BROADER = 0.9, 0.7
"""How well a word of the same group, and a broader term, stand for a word."""
_KEPT = 4_096
"""Words whose synonyms are kept: each rule of a question asks for the same few."""


class Synonym(Record):
    """A word that may stand for another, and how well (1 would be the word itself)."""

    word: str
    weight: float


@lru_cache(_KEPT)
def expand(word: str) -> tuple[Synonym, ...]:
    """Words to look for in place of ``word``, the best first; ``word`` itself is not among them."""
    own = word.lower()
    same = dict.fromkeys(_groups().get(own, ()), _SAME)
    broader: dict[str, float] = {}
    for known, weight in ((own, 1.0), *((mate.lower(), weight) for mate, weight in same.items())):
        for term in _broader().get(known, ()):
            broader[term] = max(weight * _BROADER, broader.get(term, 0.0))
    found = {**broader, **same}
    ranked = sorted(found.items(), key=lambda entry: -entry[1])
    return tuple(Synonym(term, weight) for term, weight in ranked if term.lower() != own)


@cache
def all_surfaces() -> tuple[str, ...]:
    """Every word of the file, each once."""
    entries = lexicon.load("synonyms")
    groups = (word for row in entries["group"] for word in row["words"])
    broader = (word for row in entries["broader"] for word in (row["from"], *row["to"]))
    return tuple(dict.fromkeys((*groups, *broader)))


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    """Word → the words of all its groups."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in lexicon.load("synonyms")["group"]:
        for word in row["words"]:
            found[word.lower()] += tuple(row["words"])
    return found


@cache
def _broader() -> Mapping[str, tuple[str, ...]]:
    return {row["from"].lower(): tuple(row["to"]) for row in lexicon.load("synonyms")["broader"]}
