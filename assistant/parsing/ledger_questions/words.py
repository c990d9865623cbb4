"""Word lists of ledger questions: columns, units, counting nouns, and the words of grammar; general Chinese."""

from collections import defaultdict
from functools import cache

from assistant.text.lexicon import expanded, load

COMPOSED = (("ask", "list"), ("ask", "who"), ("filler", "filler"))
"""Classes of words that ask for rows or say nothing."""


@cache
def words(key: str) -> tuple[str, ...]:
    """The words of one section of the schema lexicon; KeyError when there is none."""
    return tuple(load("ledger_schema")[key]["words"])


@cache
def grammar_words() -> dict[str, frozenset[str]]:
    """Folded grammar word → its classes."""
    found: dict[str, set[str]] = defaultdict(set)
    for group, names in load("ledger_questions").items():
        for name, entry in names.items():
            for word in (word for template in entry["words"] for word in expanded(template)):
                found[word.lower()].add(f"{group}.{name}")
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def grammar_reach() -> dict[str, int]:
    """First character of grammar words → characters of the longest of them."""
    reach: dict[str, int] = {}
    for word in grammar_words():
        reach[word[0]] = max(len(word), reach.get(word[0], 0))
    return reach


@cache
def composed() -> frozenset[str]:
    """Folded words of requests and fillers put together from parts (列一下): too many to be meant by a slip."""
    grammar = load("ledger_questions")
    entries = [grammar[group][name] for group, name in COMPOSED]
    templates = [word for entry in entries for word in entry["words"] if "{" in word]
    return frozenset(word.lower() for template in templates for word in expanded(template))


def stripped(name: str, key: str) -> str:
    """A name without the ending of the list ``key`` that it has, unless it is nothing but that."""
    for suffix in sorted(words(key), key=len, reverse=True):
        if name.endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return name
