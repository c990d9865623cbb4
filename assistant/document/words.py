"""The genre's grammar words as regular expressions, each built once when first used.

Invariant: a pattern is made here from ``text/lexicon/document.toml`` and nowhere else,
so that a word added to the file is known to every reader of the plan at once.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from assistant.model.span import Span
from assistant.text import lexicon
from assistant.text.lexicon import alternation

OPENING, CLOSING = "（(〔[【", "）)〕]】"
COLON = "[:：]"


@cache
def words(section: str) -> Mapping[str, Any]:
    """One section of the grammar words."""
    section_words: Mapping[str, Any] = lexicon.load("document")[section]
    return section_words


@cache
def any_of(section: str, key: str) -> str:
    """A regular expression for any word of a list."""
    return f"(?:{alternation(words(section)[key])})"


@cache
def role_label() -> re.Pattern[str]:
    """牵头单位： with the group ``lead`` or ``responsible`` telling which; a bare 牵头： only where something opens.

    ``told`` where a verb stands for the colon: 责任单位为.
    """
    bare = "|".join(rf"(?<=[{re.escape(OPENING)}；;，,。\n　 ]{word})|(?<=^{word})" for word in words("roles")["bare"])
    return re.compile(
        rf"(?:(?P<lead>{any_of('roles', 'lead')})|(?P<responsible>{any_of('roles', 'responsible')}))\s*"
        rf"(?:(?P<holder>{any_of('roles', 'holders')})\s*(?:{COLON}|(?P<told>[为是]))|(?:{bare})\s*{COLON})\s*"
    )


@cache
def limit_label() -> re.Pattern[str]:
    """完成时限："""
    return re.compile(rf"{any_of('limits', 'labels')}\s*{COLON}\s*")


@cache
def person_label() -> re.Pattern[str]:
    """牵头领导："""
    return re.compile(rf"{any_of('roles', 'persons')}\s*{COLON}\s*")


@cache
def task_label() -> re.Pattern[str]:
    """主要职责："""
    return re.compile(rf"{any_of('roles', 'tasks')}\s*{COLON}\s*")


@cache
def place_label() -> re.Pattern[str]:
    """组　长：, the place that a person or a unit holds in a body, with the group ``kind``."""
    places = [word for key in ("heads", "deputies", "members") for word in words("posts")[key]]
    spread = "|".join(r"\s*".join(word) for word in sorted(places, key=len, reverse=True))
    return re.compile(rf"\s*(?P<kind>{spread})\s*{COLON}\s*")


def plain_labels() -> tuple[re.Pattern[str], ...]:
    """The labels that name no unit: by when, which leader, what the body above is to do."""
    return limit_label(), person_label(), task_label()


def labels() -> tuple[re.Pattern[str], ...]:
    """All labels that open a line of their own."""
    return role_label(), *plain_labels()


@cache
def organisation() -> re.Pattern[str]:
    """Whether a name ends as the name of a body does."""
    return re.compile(rf".*{any_of('roles', 'organisations')}", re.DOTALL)


def is_organisation(name: str) -> bool:
    """Whether ``name`` ends as the name of a body does and holds no sentence."""
    if name.endswith(tuple(words("roles")["no_organisations"])):
        return False
    return len(name) > 1 and organisation().fullmatch(name) is not None and not re.search("[。；;：:，]", name)


def brackets(text: str, start: int, end: int) -> Iterator[Span]:
    """Outermost brackets between two places, each with its signs; an unclosed one ends at ``end``."""
    depth, opened = 0, start
    for place in range(start, end):
        if text[place] in OPENING:
            opened = opened if depth else place
            depth += 1
        elif text[place] in CLOSING and depth:
            depth -= 1
            if depth == 0:
                yield Span(opened, place + 1)
    if depth:
        yield Span(opened, end)


def split(text: str, span: Span, separators: str) -> Iterator[Span]:
    """The stretches between separators that stand outside any bracket, stripped; empty ones are left out."""
    depth, begun = 0, span.start
    for place in range(span.start, span.end):
        depth += (text[place] in OPENING) - (text[place] in CLOSING)
        if depth <= 0 and text[place] in separators:
            yield from stripped(text, Span(begun, place))
            begun = place + 1
    yield from stripped(text, Span(begun, span.end))


def stripped(text: str, span: Span, signs: str = " \t\n\r\u3000") -> Iterator[Span]:
    """The span without ``signs`` at its ends; nothing when nothing else is left."""
    start, end = span.start, span.end
    while start < end and text[start] in signs:
        start += 1
    while end > start and text[end - 1] in signs:
        end -= 1
    if start < end:
        yield Span(start, end)
