"""Words of ledger files, taken from the lexicon once and shaped for quick look-up."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from assistant.text import lexicon

LEXICON = "ledger_files"


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """The word list ``key`` of ``section``, in the order of the file."""
    return tuple(lexicon.load(LEXICON)[section][key])


@cache
def word_set(section: str, key: str) -> frozenset[str]:
    """The same list for membership."""
    return frozenset(words(section, key))


@cache
def word(section: str, key: str) -> str:
    """A single word."""
    return str(lexicon.load(LEXICON)[section][key])


def entries(*path: str) -> list[dict[str, Any]]:
    """The array of tables at ``path``."""
    found: Any = lexicon.load(LEXICON)
    for key in path:
        found = found[key]
    return list(found)


def pattern(before: str, alternatives: Iterable[str], after: str) -> re.Pattern[str]:
    """A compiled expression for any of the words between two pieces of expression."""
    return re.compile(f"{before}(?:{lexicon.alternation(alternatives)}){after}")
