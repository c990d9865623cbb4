"""The words themselves: one TOML file a subject, read once.

Language is data here, so that a word is added without touching code and a reader
who knows Chinese but no Python can check the lists.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> Mapping[str, Any]:
    """The parsed file ``name``.toml of this folder; FileNotFoundError when there is none."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
