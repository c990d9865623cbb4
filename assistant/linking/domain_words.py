"""The words of a plan, with how often it uses them.

General dictionaries do not know the words of a field and cut them into single characters.
Invariant: a word not in the dictionary is believed only in quotation marks, where two lone
characters stand between ordinary words, or where the same few stand together more than once.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.text.script import is_chinese
from assistant.text.segment import Segmenter, Token

_SHORTEST, _LONGEST = 2, 4
_REPEATED = 2
_QUOTED = re.compile("[“「‘]([\u4e00-\u9fff]{2,6})[”」’]")
"""What a plan puts in quotation marks is a term: “两高”, “夏病冬治”."""
_GRAMMAR = 40_000
"""A character more frequent than this in general Chinese neither begins nor ends a coined word: 的 在 和 等."""


def domain_words(texts: Iterable[str], segmenter: Segmenter) -> Mapping[str, int]:
    """Words of ``texts``, and repeated runs of lone characters, with their counts."""
    known: Counter[str] = Counter()
    coined: Counter[str] = Counter()
    isolated: set[str] = set()
    for text in texts:
        tokens = segmenter.cut(text)
        known.update(token.text for token in tokens if len(token.text) > 1 and is_chinese(token.text))
        known.update(_QUOTED.findall(text))
        for run in _lone_runs(tokens):
            coined.update(_pieces(run))
            isolated.update([run] if len(run) == _SHORTEST else ())
    grammar = {letter for piece in coined for letter in (piece[0], piece[-1]) if segmenter.frequency(letter) > _GRAMMAR}
    believed = {
        piece: count
        for piece, count in coined.items()
        if (count >= _REPEATED or piece in isolated) and not grammar & {piece[0], piece[-1]}
    }
    return known + Counter(_whole(believed))


def _whole(pieces: Mapping[str, int]) -> dict[str, int]:
    """Without those that never stand outside one longer piece: 磨站 of 粉磨站."""
    inner = {part for piece, count in pieces.items() for part in (piece[:-1], piece[1:]) if pieces.get(part) == count}
    return {piece: count for piece, count in pieces.items() if piece not in inner}


def _lone_runs(tokens: Sequence[Token]) -> Iterator[str]:
    """Stretches that the dictionary leaves in single characters."""
    run = ""
    for token in tokens:
        if len(token.text) == 1 and is_chinese(token.text):
            run += token.text
            continue
        yield run
        run = ""
    yield run


def _pieces(run: str) -> Iterator[str]:
    for length in range(_SHORTEST, _LONGEST + 1):
        for start in range(len(run) - length + 1):
            yield run[start : start + length]
