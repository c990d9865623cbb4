"""Grammar words of a question: what it asks, apart from what it is about.

Invariant: marks never overlap, the longest stretch wins, and a lone character counts
only where it is a word of its own (管 in 谁管, not in 管控) or a pattern says so. What a reading leaves of
them unused costs it, so 什么时候 is never ignored by an answer that names a unit.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from assistant.model.span import Span
from assistant.records import Record, replace
from assistant.text import lexicon
from assistant.text.lexicon import alternation
from assistant.text.patterns import Pattern
from assistant.text.segment import Token


class Mark(Record):
    """A stretch of grammar and all it may tell."""

    text: str
    span: Span
    tells: frozenset[str]
    cost: float
    topical: bool
    means: tuple[str, ...] = ()
    """Words by which a plan speaks of it: 召开 and 例会 for 开一次会."""


class _Family(Record):
    tells: frozenset[str]
    cost: float
    topical: bool
    means: tuple[str, ...] = ()


_GOAL, _FILLER, _KEEP = frozenset({"goal"}), frozenset({"filler"}), frozenset({"keep"})
_TOGETHER, _HOLDING, _BEHIND = frozenset({"joint"}), frozenset({"lead", "responsible", "manage"}), 2
_NAMING = (_GOAL, frozenset({"check"}), frozenset({"once"}))
"""Marks that are none at the front of a longer word: 标准 in 标准地, 检查 in 检查站, 一次 in 一次性."""
_STATE, _SAYING = frozenset({"state"}), 5
"""How things stand is a part of a name this long: 办了 of 办了照没办证."""
_OF_NAMES = (_FILLER, _KEEP)
"""Marks that are a part of a name they stand in: 登记 of 编码登记."""

HOW_MANY = ("多少", "几")
"""How words that ask for a number begin."""


def entries() -> Mapping[str, Any]:
    """The lexicon of this package."""
    return lexicon.load("document_questions")


def find_marks(
    text: str, tokens: Sequence[Token], taken: Sequence[Span], phrases: Sequence[Span] = ()
) -> tuple[Mark, ...]:
    """The marks of ``text`` from left to right, none in a stretch already ``taken``.

    A lone character or an idle word of one of the ``phrases`` is a part of it (起 in 起灰, 门口 in 学校门口), and a
    counting word or an idle one none of a longer word (五个 in “五个减量替代”, 农民 in 农民工).
    """
    named = [span for span in phrases if span.of(text) not in _words()]
    inner = frozenset(place for span in named for place in range(span.start, span.end))
    longer = {token.start: token.end for token in tokens}
    starts = frozenset(longer)
    ends = frozenset(token.end for token in tokens)
    fitting = _fitting(text)
    found: list[Mark] = []
    position = 0
    while position < len(text):
        opens = position in starts or bool(found and found[-1].span.end == position)
        mark = _without_word(_longest(text, position, ends, fitting.get(position, ()), opens=opens), tokens)
        if mark is not None and (
            any(mark.span.overlaps(span) for span in taken)
            or (position in inner and (len(mark.text) == 1 or (mark.tells in _OF_NAMES and mark.span.end - 1 in inner)))
            or (mark.tells == _STATE and any(len(span) >= _SAYING and span.covers(mark.span) for span in named))
            or _is_part(mark, text[mark.span.end : longer.get(position, 0)])
        ):
            mark = None
        position = mark.span.end if mark is not None else position + 1
        found += [mark] if mark is not None else []
    return tuple(found)


def without_names(marks: Sequence[Mark], text: str, plan: str) -> tuple[Mark, ...]:
    """The marks without 联合 where it is a part of what the plan does (联合验收) and says of no unit that it joins."""
    if _TOGETHER not in [mark.tells for mark in marks]:
        return tuple(marks)
    holding = {mark.span.start for mark in marks if mark.tells & _HOLDING}
    return tuple(
        mark
        for mark in marks
        if mark.tells != _TOGETHER or mark.span.end in holding or not _goes_on(mark.span, text, plan)
    )


def _goes_on(span: Span, text: str, plan: str) -> bool:
    """Whether the plan writes the stretch with the same two characters behind it."""
    behind = text[span.end : span.end + _BEHIND]
    return len(behind) == _BEHIND and behind.isalnum() and span.of(text) + behind in plan


def _without_word(mark: Mark | None, tokens: Sequence[Token]) -> Mark | None:
    """The mark; a pattern that carries nothing gives back a word that it only begins: 停课 of 停不停课."""
    if mark is None or mark.text in _words() or mark.tells != _FILLER:
        return mark
    start = next((one.start for one in tokens if mark.span.start < one.start < mark.span.end < one.end), None)
    if start is None:
        return mark
    return replace(mark, text=mark.text[: start - mark.span.start], span=Span(mark.span.start, start))


def _is_part(mark: Mark, rest: str) -> bool:
    """Whether what stands behind the mark makes both another word: 五个 in 五个减量替代, 标准 in 标准地."""
    counting = mark.text not in _words() and "filler" in mark.tells
    colours = mark.tells == _FILLER and len(mark.text) > 1
    return bool(rest) and (counting or colours or mark.tells in _NAMING)


def _longest(
    text: str, position: int, ends: frozenset[int], fitting: Sequence[tuple[int, _Family]], *, opens: bool
) -> Mark | None:
    """The longest mark at ``position``; a word only where one opens (目的 is none in 项目的)."""
    lengths = (length for length in _lengths().get(text[position], ()) if position + length <= len(text))
    words = (position + length for length in lengths if text[position : position + length] in _words())
    for end in sorted({*(end for end, _ in fitting), *words}, reverse=True):
        whole = opens and (end - position > 1 or end in ends)
        by_word = _words().get(text[position:end], ()) if whole else ()
        families = (*by_word, *(family for stop, family in fitting if stop == end))
        if families:
            tells = frozenset().union(*(family.tells for family in families))
            cost = min(family.cost for family in families)
            topical = any(family.topical for family in families)
            means = tuple(word for family in families for word in family.means)
            return Mark(text[position:end], Span(position, end), tells, cost, topical, means)
    return None


def _fitting(text: str) -> Mapping[int, Sequence[tuple[int, _Family]]]:
    """Where a pattern fits: start → the ends, each with its family."""
    found: dict[int, list[tuple[int, _Family]]] = {}
    for each, family in _patterns():
        pattern = each.on(text)
        match = pattern.search(text) if pattern is not None else None
        while pattern is not None and match is not None:
            if match.end() > match.start():
                found.setdefault(match.start(), []).append((match.end(), family))
            match = pattern.search(text, match.start() + 1)
    return found


@cache
def _families() -> tuple[tuple[_Family, Mapping[str, Any]], ...]:
    return tuple(
        (
            _Family(
                frozenset(entry["is"]),
                float(entry["cost"]),
                bool(entry.get("topical", False)),
                tuple(entry.get("means", ())),
            ),
            entry,
        )
        for entry in entries()["mark"]
    )


@cache
def _words() -> Mapping[str, tuple[_Family, ...]]:
    found: dict[str, tuple[_Family, ...]] = {}
    for family, entry in _families():
        for word in entry.get("words", ()):
            found[word] = (*found.get(word, ()), family)
    return found


def said_of_plans() -> frozenset[str]:
    """All words that ask something of a plan: none of them is a slip."""
    return frozenset(word for word in _words() if len(word) > 1)


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """First character → lengths of the words it opens, longest first."""
    found: dict[str, set[int]] = {}
    for word in _words():
        found.setdefault(word[0], set()).add(len(word))
    return {letter: tuple(sorted(lengths, reverse=True)) for letter, lengths in found.items()}


@cache
def _patterns() -> tuple[tuple[Pattern, _Family], ...]:
    return tuple((Pattern(pattern), family) for family, entry in _families() for pattern in entry.get("patterns", ()))


@cache
def words_telling(name: str) -> re.Pattern[str]:
    """A pattern for every word that tells ``name``."""
    return re.compile(
        alternation(word for word, families in _words().items() if any(name in family.tells for family in families))
        or "(?!)"
    )
