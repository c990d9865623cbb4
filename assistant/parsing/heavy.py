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


@cache
def is_content(word: str) -> bool:
    """Whether a word says something of what is asked: two characters or more, and none that only joins or colours.

    Single characters are what is left of words that others explain in part.
    """
    return len(word) > 1 and word.isalnum() and word not in _light_words()


@cache
def is_joined(character: str) -> bool:
    """Whether a character that nothing explains may be part of a word: none that only joins or points."""
    return character.isalpha() and not character.isascii() and character not in _light_characters()


@cache
def _light_characters() -> frozenset[str]:
    """The closed class of characters that say nothing by themselves."""
    return frozenset(load("weights")["singles"]["words"])


@cache
def _light_words() -> frozenset[str]:
    """The closed class of words that may be passed over."""
    return frozenset(load("weights")["light"]["words"])
