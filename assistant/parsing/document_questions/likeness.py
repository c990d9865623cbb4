"""Credit of a word that the cited text has in another form: beside the same neighbour, or in full.

Invariant: a likeness never explains a word as well as the word itself.
"""

import re

from assistant.linking.clause_index import lengthened
from assistant.linking.clause_terms import key
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.reading import Word

_ALIKE = 0.7
"""Credit of a word that the cited text has in another form."""
_SHORT = 2


def likeness(frame: Frame, word: Word, cited: str) -> float:
    """Credit of a word whose neighbour stands beside a similar one (水利工地, 水利工程), or of a short form."""
    if len(word.text) < _SHORT:
        return 0.0
    name = key(word.text)
    for other in frame.words:
        after, before = other.span.end == word.span.start, other.span.start == word.span.end
        if (after or before) and _stands_beside(name, key(other.text), cited, after=after):
            return _ALIKE
    return _ALIKE if not frame.context.index.occurs(name) and _abbreviates(name, cited) else 0.0


def _stands_beside(word: str, neighbour: str, cited: str, *, after: bool) -> bool:
    """Whether ``neighbour`` has beside it a stretch as long as ``word`` that opens alike or, if short, closes alike."""
    if len(neighbour) < _SHORT:
        return False
    for match in re.finditer(re.escape(neighbour), cited):
        place = match.end() if after else match.start() - len(word)
        stretch = cited[place : place + len(word)] if place >= 0 else ""
        if stretch[:1] == word[0] or (len(word) == _SHORT and stretch[1:] == word[1]):
            return True
    return False


def _abbreviates(word: str, cited: str) -> bool:
    """Whether a word of two characters is the short form of four at most: 防尘 for 防风抑尘."""
    return len(word) == _SHORT and any(lengthened(word, cited))
