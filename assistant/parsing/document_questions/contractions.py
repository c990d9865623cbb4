"""Words of two characters that stand for two words side by side in the plan: 封路 for 封闭道路.

Invariant: the two words are neighbours, each a word of its own of two characters, the first opens with the
first character, and the second opens or closes with the other; two words farther apart share one by chance.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.model.span import Span
from assistant.parsing.reading import Word
from assistant.text.segment import Segmenter, Token

_LENGTH = 2
_PART = re.compile(r"[\u4e00-\u9fff]+")


def written_out(word: str, text: str, cutter: Segmenter) -> tuple[str, ...]:
    """What ``text`` has that ``word`` is short for, without repeats."""
    if len(word) != _LENGTH or _PART.fullmatch(word) is None or not _may_write_out(text, word):
        return ()
    parts = (part for part in _PART.findall(text) if _may_write_out(part, word))
    return tuple(dict.fromkeys(whole for part in parts for whole in _neighbours(cutter.cut(part), word)))


def _may_write_out(text: str, word: str) -> bool:
    """Whether the first character of ``word`` stands in ``text`` with the other two or three behind it."""
    start = text.find(word[0])
    while start >= 0:
        if word[1] in text[start + _LENGTH : start + 2 * _LENGTH]:
            return True
        start = text.find(word[0], start + 1)
    return False


def _neighbours(tokens: Sequence[Token], word: str) -> Iterator[str]:
    for left, right in pairwise(tokens):
        if len(left.text) == len(right.text) == _LENGTH and left.text[0] == word[0] and word[1] in right.text:
            yield left.text + right.text


def short_words(words: Sequence[Word]) -> Iterator[Word]:
    """The words that may be short for others: those of two characters, and just two lone ones side by side."""
    yield from (word for word in words if len(word.text) == _LENGTH)
    lone: list[Word] = []
    for word in (*words, None):
        if word is not None and len(word.text) == 1 and (not lone or lone[-1].span.end == word.span.start):
            lone.append(word)
            continue
        if len(lone) == _LENGTH:
            yield Word(lone[0].text + lone[1].text, Span(lone[0].span.start, lone[1].span.end), 1.0)
        lone = [word] if word is not None and len(word.text) == 1 else []
