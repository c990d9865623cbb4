"""Lone characters side by side that are one word which no dictionary has, or of one name that is known at large.

Invariant: such characters are charged together as one thing. Prevents 煤改气补贴 from being answered with any 补贴
because each of its characters is cheap to leave open.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.linking.clause_terms import key
from assistant.model.span import Span
from assistant.parsing.document_questions.frame import IDLE, Frame
from assistant.parsing.reading import Word
from assistant.text.numerals import parse_number

_SHORT = 2


def coined(frame: Frame, words: Sequence[Word]) -> Iterator[Word]:
    """The words; of two lone characters that name things, one word that no dictionary has: 岸电."""
    position = 0
    while position < len(words):
        pair = words[position : position + 2]
        joined = len(pair) > 1 and pair[0].span.end == pair[1].span.start and _is_one(frame, pair)
        whole = Span(pair[0].span.start, pair[-1].span.end)
        yield Word(whole.of(frame.linked.text), whole, 1.0) if joined else pair[0]
        position += 2 if joined else 1


def opens_another(frame: Frame, word: Word, cited: str) -> bool:
    """Whether a lone character makes another name of the word behind it than all the text has: 换电站, not 充电站."""
    after = next((one.text for one in frame.words if one.span.start == word.span.end), "")
    if len(word.text) >= _SHORT or len(after) < _SHORT or word.weight <= IDLE:
        return False
    places = [match.start() for match in re.finditer(re.escape(key(after)), cited)]
    names = {cited[place - 1 : place] + key(after) for place in places}
    cut = frame.context.cutter.cut
    return bool(names) and all(len(name) > len(after) and len(cut(name)) == 1 for name in names)


def _is_one(frame: Frame, pair: Sequence[Word]) -> bool:
    return all(_is_lone(frame, one) for one in pair) or _is_of_a_name(frame, pair)


def _is_of_a_name(frame: Frame, pair: Sequence[Word]) -> bool:
    """Whether lone characters, a thing first, are of one name that is known at large: 煤 and 改 of 煤改气."""
    lone = all(len(word.text) < _SHORT and word.weight > IDLE for word in pair) and _is_lone(frame, pair[0])
    lone = lone and all(parse_number(word.text) is None for word in pair)  # 国六
    names = (phrase for phrase in frame.phrases if len(phrase) > len(pair))
    return lone and any(all(phrase.covers(word.span) for word in pair) for phrase in names)


def _is_lone(frame: Frame, word: Word) -> bool:
    return len(word.text) == 1 and word.weight > IDLE and frame.context.segmenter.names_a_thing(word.text)
