"""Word lists of ledger questions: columns, units, counting nouns, and the words of grammar; general Chinese."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from assistant.records import Record
from assistant.text.lexicon import expanded, expanded_from, load, openings

COMPOSED = (("ask", "list"), ("ask", "who"), ("filler", "filler"), ("overdue", "overdue"))
"""Classes of words that ask for rows, say nothing, or say at length that something is overdue."""
_LETTERS = 4_096
"""Letters whose grammar words are kept."""
_LONGEST_MEANT = 4
"""Characters of a word put together from parts that a slip may have been meant for: in a longer one its parts are."""


@cache
def words(key: str) -> tuple[str, ...]:
    """The words of one section of the schema lexicon, in their order, each once; KeyError when there is none."""
    templates = load("ledger_schema")[key]["words"]
    return tuple(dict.fromkeys(word for template in templates for word in expanded(template)))


@cache
def entries(kind: str) -> tuple[Mapping[str, Any], ...]:
    """The entries of a kind (column_words, verbs …): those good for any ledger, then those of single fields."""
    return tuple(load("ledger_fields")[kind])


def entries_of(kind: str, key: str, names: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """The entries of a kind that hold one of the names under a key, in their order; looked up, however many."""
    places = _places(kind, key)
    found = {place for name in names for place in places.get(name, ())}
    yield from (entries(kind)[place] for place in sorted(found))


@cache
def _places(kind: str, key: str) -> Mapping[str, Sequence[int]]:
    """Name → the numbers of the entries of a kind that hold it under a key."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries(kind)):
        for name in entry[key]:
            found[name].append(place)
    return found


def ends(name: str) -> Iterator[str]:
    """A name and all that it ends with."""
    return (name[start:] for start in range(len(name)))


@cache
def grammar_words() -> frozenset[str]:
    """Folded words of grammar that a slip may have meant."""
    return frozenset(word for word, together in _spelled_out() if not together)


@cache
def composed() -> frozenset[str]:
    """Folded words of parts, long ones and those of requests and fillers (列一下): too many to be meant by a slip."""
    return frozenset(word for word, together in _spelled_out() if together)


def _spelled_out() -> Iterator[tuple[str, bool]]:
    """Every folded word of grammar, and whether it is but put together from parts."""
    for group, names in load("ledger_questions").items():
        for name, entry in names.items():
            for template in entry["words"]:
                longest = 0 if (group, name) in COMPOSED else _LONGEST_MEANT
                for word in map(str.lower, expanded(template)):
                    yield word, "{" in template and len(word) > longest


class Opened(Record):
    """The grammar words that begin with one letter."""

    kinds: Mapping[str, frozenset[str]]
    """Folded word → its classes."""
    longest: int
    """Characters of the longest."""


@lru_cache(_LETTERS)
def grammar_from(letter: str) -> Opened:
    """Grammar words by their first letter: a question needs those of its own letters, and no others are spelled out."""
    found: dict[str, set[str]] = defaultdict(set)
    for template, kind in _templates().get(letter, ()):
        for word in expanded_from(template, letter):
            found[word].add(kind)
    return Opened({word: frozenset(kinds) for word, kinds in found.items()}, max(map(len, found), default=0))


def grammar_kinds(word: str) -> frozenset[str]:
    """The classes of a folded word; none where it is no grammar word."""
    return grammar_from(word[:1]).kinds.get(word, frozenset())


@lru_cache(_LETTERS)
def thing_counted(word: str) -> str:
    """任务 of 任务数: what a word that ends in how many speaks of; nothing where it ends otherwise."""
    return next((word[:end] for end in range(1, len(word)) if "count.noun" in grammar_kinds(word[end:])), "")


@cache
def _templates() -> dict[str, list[tuple[str, str]]]:
    """Letter → the folded templates with words that begin with it, and the class of each."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for group, names in load("ledger_questions").items():
        for name, entry in names.items():
            for template in map(str.lower, entry["words"]):
                for letter in openings(template):
                    found[letter].append((template, f"{group}.{name}"))
    return dict(found)


@cache
def _longest_first(key: str) -> tuple[str, ...]:
    return tuple(sorted(words(key), key=len, reverse=True))


def stripped(name: str, key: str) -> str:
    """A name without the ending of the list ``key`` that it has, unless it is nothing but that."""
    for suffix in _longest_first(key) if name.endswith(words(key)) else ():
        if name.endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return name
