"""What values are called by the name of their column, or two of them together: 百强县 of 是否百强县, 禁燃区内外.

Invariant: such a name stands for values of one column only.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.schema.column_words import other_names
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.text.lexicon import load

OF = "的"
_COUNTED = re.compile(r"(?:[1-9][^\W\da-zA-Z_])+")
_CHARACTERS = str.maketrans("123456789", "一二三四五六七八九")
_LEAST = 2
"""Characters of what a thing is called."""


def value_names(column: Column) -> Iterator[tuple[str, Sense]]:
    """What values are called by the name of their column, or together."""
    yield from _yes_names(column)
    yield from _opposites(column)
    yield from _named_by_value(column)
    yield from _in_characters(column)
    yield from _said_with(column)
    yield from _deeds_done(column)


def _done_once(deed: str) -> tuple[str, ...]:
    """返过修, 请了假 of 返修, 请假: a deed of two characters, parted by what says that it was done."""
    return tuple(f"{deed[0]}{mark}{deed[1]}" for mark in words("done_marks_bare")) if len(deed) == _LEAST else ()


def _deeds_done(column: Column) -> Iterator[tuple[str, Sense]]:
    """旷过工, 请了假 of 旷工, 请假 in a list of few; 晚点了 of 晚点, whatever figure is called so."""
    for value in column.values if column.closed else ():
        yield from ((said, _is(column, value.text)) for said in _done_once(value.text))
        if len(value.text) == _LEAST:
            yield value.text + words("done_marks_bare")[0], _is(column, value.text)


def _said_with(column: Column) -> Iterator[tuple[str, Sense]]:
    """朝南 of 南, in a column of directions."""
    for said in load("ledger_schema")["said_before"]:
        for value in column.values if column.name in said["columns"] else ():
            yield from ((word + value.text, _is(column, value.text)) for word in said["words"])


def _in_characters(column: Column) -> Iterator[tuple[str, Sense]]:
    """两室一厅 of 2室1厅: values that are made of small numbers, with a word behind each."""
    for value in column.values:
        if _COUNTED.fullmatch(value.text):
            said = value.text.translate(_CHARACTERS)
            yield from ((name, _is(column, value.text)) for name in dict.fromkeys((said, said.replace("二", "两"))))


def _is(column: Column, value: str) -> Sense:
    return Sense(SenseKind.VALUE, column.name, (value,), 0.01)


def _yes_names(column: Column) -> Iterator[tuple[str, Sense]]:
    """百强县 of 是否百强县: the thing itself says yes."""
    for opening in filter(column.name.startswith, words("yes_or_no")):
        yes = tuple(value.text for value in column.values if value.text in words("yes_values"))
        thing = column.name.removeprefix(opening)
        if len(thing) >= _LEAST and yes:
            sense = Sense(SenseKind.VALUE, column.name, yes, 0.02)
            yield from ((name, sense) for name in (thing, *other_names(thing), *_done_once(thing)))


def _opposites(column: Column) -> Iterator[tuple[str, Sense]]:
    """禁燃区内外, 禁燃区内和区外 for both of 禁燃区内 and 禁燃区外."""
    if len(column.values) != 2:
        return
    both = Sense(SenseKind.VALUE, column.name, tuple(value.text for value in column.values), 0.01)
    yes, no = ((value.text, *value.aliases) for value in column.values)
    yield from ((told, both) for told in dict.fromkeys((*_said_together(yes, no), *_said_together(no, yes))))


def _said_together(names: Sequence[str], others: Collection[str]) -> Iterator[str]:
    """One of the names with its opposite: 禁燃区内外, and 禁燃区内和区外 with the second in short."""
    joins = (*words("row_joins"), *words("row_marks"))
    for pair in words("opposites"):
        for first, last in ((pair[0], pair[1]), (pair[1], pair[0])):
            stems = (name.removesuffix(first) for name in names if name.endswith(first))
            for stem in (stem for stem in stems if stem and stem + last in others):
                yield stem + pair
                yield from (f"{stem}{first}{join}{end}" for join in joins for end in (stem[-1] + last, last))
                yield from _said_at_length(stem, first, last, joins)


def _said_at_length(stem: str, first: str, last: str, joins: Collection[str]) -> Iterator[str]:
    """禁燃区里面的、外面的: both sides by words of two characters."""
    for pair in words("long_opposites"):
        half = len(pair) // 2
        for one, other in ((pair[:half], pair[half:]), (pair[half:], pair[:half])):
            if first in one or last in other:
                ends = (other, stem[-1] + other, stem + other)
                yield from (f"{stem}{one}{of}{join}{end}" for of in ("", OF) for join in joins for end in ends)


def _named_by_value(column: Column) -> Iterator[tuple[str, Sense]]:
    """措施落实, which people call the column by, as the value that it ends with."""
    for name in column.aliases:
        held = next((value.text for value in column.values if name.endswith(value.text)), "")
        if len(held) > 1 and held != name:
            yield name, Sense(SenseKind.VALUE, column.name, (held,), 0.02)
