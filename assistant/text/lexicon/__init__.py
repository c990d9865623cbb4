"""The words themselves: one TOML file a subject, read once.

Language is data here, so that a word is added without touching code and a reader
who knows Chinese but no Python can check the lists. TOML is slow to parse, so a copy of
all files is kept as JSON in the cache. Invariant: the copy is used only while every file
is as it was, and says what the files say.
"""

import json
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any
from zlib import crc32

from assistant.config import cache_folder

Words = Mapping[str, Any]
_FOLDER = Path(__file__).parent


def load(name: str) -> Words:
    """The parsed file ``name``.toml of this folder; FileNotFoundError when there is none."""
    try:
        return _all()[name]
    except KeyError:
        raise FileNotFoundError(f"{name}.toml") from None


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def expanded(template: str) -> Iterator[str]:
    """All words of a template with alternatives in braces.

    >>> list(expanded("{最近|最后}一次"))
    ['最近一次', '最后一次']
    """
    parts = [part.split("|") for part in re.split("[{}]", template)]
    return map("".join, product(*parts))


def openings(template: str) -> frozenset[str]:
    """The letters that words of a template begin with.

    >>> sorted(openings("{最近|后|}一次"))
    ['一', '后', '最']
    """
    return frozenset(word[0] for words, _ in _first_words(template) for word in words)


def expanded_from(template: str, letter: str) -> Iterator[str]:
    """Its words that begin with a letter; a template that has thousands of others costs no more than these.

    >>> list(expanded_from("{最近|最后|}一次", "最"))
    ['最近一次', '最后一次']
    """
    for words, rest in _first_words(template):
        yield from map("".join, product((word for word in words if word[0] == letter), *rest))


def _first_words(template: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Each part that can come first, as its words, with the parts behind it."""
    parts = [part.split("|") for part in re.split("[{}]", template)]
    for place, part in enumerate(parts):
        yield list(filter(None, part)), parts[place + 1 :]
        if "" not in part:
            return


@cache
def _all() -> Mapping[str, Words]:
    """Every file by its name."""
    paths = sorted(_FOLDER.glob("*.toml"))
    state = repr([(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in paths])
    copy = cache_folder() / f"lexicon-{crc32(str(_FOLDER).encode()):08x}.json"
    with suppress(OSError, ValueError, TypeError, KeyError):
        kept = json.loads(copy.read_bytes())
        if kept["state"] == state:
            words: Mapping[str, Words] = kept["words"]
            return words
    parsed = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}
    _keep(copy, json.dumps({"state": state, "words": parsed}, ensure_ascii=False))
    return parsed


def _keep(copy: Path, text: str) -> None:
    """Written beside and moved over; a disk that does not let it costs time and nothing else."""
    aside = copy.with_name(f"{copy.stem}.{os.getpid()}.part")
    try:
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside.write_text(text, "utf-8")
        aside.replace(copy)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
