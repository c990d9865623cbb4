"""Whether one sentence of the plan bears a reading whose price alone would refuse it.

The price of unexplained words is absolute: one word that the plan does not know refuses a question,
however much of it a sentence explains. Here evidence is held against evidence: what stands together
in one sentence, by how much it says, against what is left, by what it could change. Invariant: a word
that could name another thing (the head of the subject, what is counted, a word that always matters)
is never excused. Prevents refusing 运煤码头防风抑尘谁牵头 without answering 码头岸电谁牵头.
"""

from collections.abc import Mapping, Sequence

from assistant.linking.clause_index import Term
from assistant.linking.clause_terms import credit, equivalents, own_credit
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.price import (
    Explained,
    is_counted,
    is_head,
    rarity,
    tells_apart,
    word_credit,
)
from assistant.parsing.document_questions.topics import Choice
from assistant.parsing.heavy import is_heavy
from assistant.parsing.reading import Word

_LEAST = 1.0
"""So much must stand in one sentence: a rare word and half another."""
_RATIO = 0.45
"""How much may be left, as a share of what stands there."""
_MOST = 0.9
_DEED, _ALIKE, _OTHER = 0.25, 0.35, 0.6
"""How much a word left open counts: one that names no thing, one that shares a character, any other."""
_COMMON_DEED = 0.5
_HEADING = 0.7
_MOST_CLAUSES = 3
_SHORT = 2


def is_borne(frame: Frame, choice: Choice | None, uses: frozenset[str], left: Sequence[Word], doubt: float) -> bool:
    """Whether the sentence that ``choice`` rests on outweighs the words ``left`` and the rule's own ``doubt``."""
    if choice is None or choice.hit is None or len(choice.topic.passages) > _MOST_CLAUSES or _asks_money(frame):
        return False
    heading = f"{choice.hit.item.heading}\n{choice.hit.item.chapter}"
    terms = choice.hit.terms
    return any(
        _outweighs(
            _support(frame, sentence.text, heading, terms, uses),
            doubt + sum(_blame(frame, word, f"{sentence.text}\n{heading}", choice.hit.found) for word in left),
        )
        for sentence in choice.hit.sentences
    )


def _asks_money(frame: Frame) -> bool:
    """Whether a sum is asked for: whatever it is for decides, and is never excused."""
    money = tuple(entries()["quantity"]["money"])
    return any("quantity" in mark.tells and mark.text.endswith(money) for mark in frame.marks)


def _outweighs(support: float, against: float) -> bool:
    return support >= _LEAST and against <= min(_MOST, _RATIO * support)


def _support(frame: Frame, text: str, heading: str, terms: Sequence[Term], uses: frozenset[str]) -> float:
    """How much of the subject stands in ``text``, by how rare it is in the plan and at large."""
    inside = Explained(uses, _found(terms, text), text)
    above = Explained(uses, _found(terms, heading), heading)
    return sum(
        max(word_credit(frame, word, inside), _HEADING * word_credit(frame, word, above)) * _worth(frame, word)
        for word in frame.subject
        if len(word.text) >= _SHORT
    )


def _found(terms: Sequence[Term], text: str) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for term in terms:
        found[term.text] = own_credit(term, text) if term.parts else credit(term, text)
        found.update({name: value for name, value in _found(term.parts, text).items() if value > found.get(name, 0.0)})
    return found


def _worth(frame: Frame, word: Word) -> float:
    if frame.context.is_generic(word.text):
        return 0.0
    return word.weight * rarity(frame, word) * (_COMMON_DEED if word.text in entries()["acts"]["words"] else 1.0)


def _blame(frame: Frame, word: Word, cited: str, found: Mapping[str, float]) -> float:
    """What the open ``word`` counts; a mark, unit, time or place as much as it costs, the state of things more."""
    if word.span not in {one.span for one in frame.words}:
        stated = any("state" in mark.tells and mark.span == word.span for mark in frame.marks)
        return _MOST + 1 if stated else word.weight
    thing = frame.context.segmenter.names_a_thing(word.text)
    another = is_head(frame, word) or is_counted(frame, word) or _is_kind_of(frame, word, Explained((), found, cited))
    if is_heavy(word.text) or (thing and another):
        return _MOST + 1
    if not thing:
        return _DEED * word.weight
    return (_ALIKE if any(letter in cited for letter in word.text) else _OTHER) * word.weight


def _is_kind_of(frame: Frame, word: Word, reading: Explained) -> bool:
    """Whether the word tells which kind of the next thing is meant by a name known at large: 暖气 of 暖气管网."""
    return bool(equivalents(word.text)) and tells_apart(frame, word, reading)
