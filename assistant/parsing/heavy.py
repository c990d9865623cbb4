"""Words that decide what a question is about, however common they are.

Invariant: such a word is explained or the question is refused; no side may read past it.
"""

from functools import cache

from assistant.text.lexicon import load


@cache
def heavy_words() -> frozenset[str]:
    """The words of the list."""
    return frozenset(load("weights")["heavy"]["words"])


@cache
def is_heavy(word: str) -> bool:
    """Whether a word is one of them or holds one: 土壤污染."""
    return any(heavy in word for heavy in heavy_words())
