"""Two values said in one word: 国省道 for 国道 and 省道, 国一二 for 国一 and 国二.

Invariant: both are values of one column and differ in the character that stands for each, so that neither is
left out as a mere character.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from assistant.parsing.ledger_questions.schema.schema import Schema
from assistant.parsing.ledger_questions.senses import Sense, SenseKind

LEAST = 2
"""Characters of a value that shares its ending with another."""

Meanings = Mapping[int, tuple[Sense, ...]]
"""Ledger number → what a stretch means there."""


def fused(text: str, start: int, end: int, meanings: Meanings, schema: Schema) -> Iterator[tuple[int, int, int, Sense]]:
    """The values of each ledger that a stretch names together with the characters before it, or behind it."""
    if end - start < LEAST:
        return
    for number, senses in meanings.items():
        for column, values in _values(senses, text[start], text[end - 1]).items():
            before = _row(reversed(text[:start]), lambda letter: letter + text[start + 1 : end], number, column, schema)
            behind = _row(text[end:], lambda letter: text[start : end - 1] + letter, number, column, schema)
            for first, last, others in ((start - len(before), end, before[::-1]), (start, end + len(behind), behind)):
                if others and not _is_whole(text[first:last], number, column, schema):
                    yield number, first, last, Sense(SenseKind.VALUE, column, (*values, *others))


def _is_whole(word: str, number: int, column: str, schema: Schema) -> bool:
    """Whether a word is the name of one value as it stands: 未安装, which is none of 未装 and 安装."""
    return any(sense.column == column for sense in schema.surfaces.get(word, {}).get(number, ()))


def _row(
    letters: Iterable[str], surface: Callable[[str], str], number: int, column: str, schema: Schema
) -> tuple[str, ...]:
    """The values that letter after letter stands for, up to the first that stands for none."""
    found: list[str] = []
    for letter in letters:
        senses = schema.surfaces.get(surface(letter), {}).get(number, ()) if letter.isalpha() else ()
        told = _values(senses, letter, letter)
        if column not in told or told[column][0] in found:
            break
        found += told[column]
    return tuple(found)


def _values(senses: tuple[Sense, ...], first: str, last: str) -> dict[str, tuple[str, ...]]:
    """The one value meant in each column, where its own name begins or ends as it was said."""
    return {
        sense.column: sense.values
        for sense in senses
        if sense.kind is SenseKind.VALUE and len(sense.values) == 1 and _is_called(sense.values[0], first, last)
    }


def _is_called(value: str, first: str, last: str) -> bool:
    return len(value) >= LEAST and (value.startswith(first) or value.endswith(last))
