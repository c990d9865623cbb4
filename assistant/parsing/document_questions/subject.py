"""The words of the subject as search terms: words, phrases and compounds with their weights.

Invariant: what is done to a thing (整治, 淘汰) weighs less than the thing, and a word that
many headings share weighs least; otherwise 噪声整治 would be found wherever 整治 stands.
"""

from collections.abc import Iterator, Sequence

from assistant.linking.clause_index import Term
from assistant.linking.clause_terms import key
from assistant.model.span import Span
from assistant.parsing.document_questions.context import Context
from assistant.parsing.document_questions.contractions import short_words
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.reading import Word
from assistant.records import Record, replace

_TOPICAL = 0.35
"""Weight of a grammar word that may belong to the subject, beside a content word."""
_LONE = 0.4
"""Weight of a single character, which stands in many words by chance."""
_COMPOUND, _LONGEST_COMPOUND = 0.5, 4
"""Weight of words that stand side by side in the document as well, beside their own."""
_SHORT_FOR = 0.6
"""Credit of what a word is short for: less than of any other name for it."""
_GENERIC_WEIGHT = 0.25
_DEED = 0.75
"""Weight of what is done beside what it is done to."""
_PHRASE = 1.2
"""Weight of a phrase beside its weightiest word: one thing is meant, in several words."""
_SHORT = 2
"""A phrase this short counts only as whole words."""

Placed = tuple[Span, Term]


class Subject(Record):
    """The subject's words in one question to one document."""

    context: Context
    text: str
    words: tuple[Word, ...]
    """Content words that carry weight."""
    soft: tuple[Word, ...]
    """Grammar words that may belong to the subject."""
    phrases: tuple[Span, ...]

    def terms(self) -> tuple[Term, ...]:
        """All terms in the order of the question."""
        soft = [(word.span, self._term(word, _TOPICAL)) for word in self.soft]
        soft = [(span, term) for span, term in soft if term.known or term.alternatives]
        plain = [(word.span, self._term(word, 1.0)) for word in self.words]
        placed = (*soft, *self._phrased(plain), *self._compounds(plain), *self._shortened())
        return tuple(term for _, term in sorted(placed, key=lambda pair: pair[0]))

    def _term(self, word: Word, factor: float) -> Term:
        lone = _LONE if len(word.text) == 1 else 1.0
        generic = _GENERIC_WEIGHT if self.context.is_generic(word.text) or self._is_title(word) else 1.0
        deed = _DEED if word.text in entries()["acts"]["words"] else 1.0
        weight = deed * generic * lone * factor * (0.3 + 0.7 * word.weight)
        short = tuple((key(whole), _SHORT_FOR) for whole in self.context.short_for(word.text))
        term = self.context.index.term(word.text, weight)
        return replace(term, alternatives=short) if short else term

    def _shortened(self) -> Iterator[Placed]:
        """Two lone characters side by side that are short for two words: 护河 for 保护河道."""
        for word in short_words(self.words):
            if word not in self.words and self.context.short_for(word.text):
                yield word.span, self._term(word, 1.0)

    def _is_title(self, word: Word) -> bool:
        """Whether the word is of the plan's own title, beside others that are not: 冬春防火 of 冬春防火总结."""
        others = (other for other in self.words if len(other.text) > 1)
        return self.context.is_titled(word.text) and not all(self.context.is_titled(one.text) for one in others)

    def _phrased(self, terms: Sequence[Placed]) -> Iterator[Placed]:
        """Words of one phrase as one term that keeps them as its parts."""
        for phrase in self.phrases:
            pairs = [pair for pair in terms if phrase.overlaps(pair[0])]
            inside = tuple(term for _, term in pairs)
            if self._names_itself(inside):
                yield from pairs
            elif inside:
                weight = _PHRASE * max(self._own_weight(phrase, inside), *(term.weight for term in inside))
                whole = self.context.index.term(phrase.of(self.text), weight, inside if len(inside) > 1 else ())
                bare = not (whole.parts or whole.alternatives or whole.known)
                yield phrase, replace(whole, alternatives=inside[0].alternatives) if bare else whole
        yield from (pair for pair in terms if not any(phrase.overlaps(pair[0]) for phrase in self.phrases))

    def _own_weight(self, phrase: Span, inside: Sequence[Term]) -> float:
        """Of a phrase in lone characters, what it weighs as the word it is: 裸土."""
        lone = all(len(term.text) == 1 for term in inside)
        return 0.3 + 0.7 * self.context.segmenter.weight(phrase.of(self.text)) if lone else 0.0

    def _names_itself(self, terms: Sequence[Term]) -> bool:
        """Whether one word names the subject and another only the kind of work: 噪声整治."""
        generic = [self.context.is_generic(term.text) for term in terms]
        named = [term.known and len(term.text) > 1 for term, common in zip(terms, generic, strict=True) if not common]
        return any(generic) and any(named)

    def _compounds(self, terms: Sequence[Placed]) -> Iterator[Placed]:
        """Longest runs of the words that the document holds as one: 卫星火点, 夏病冬治."""
        position = 0
        while position < len(terms):
            ends = range(min(len(terms), position + _LONGEST_COMPOUND), position + 1, -1)
            end = next((end for end in ends if self._run(terms[position:end])), 0)
            run = terms[position:end]
            whole = Span(run[0][0].start, run[-1][0].end) if run else Span(0, 0)
            if end and not any(self._is_torn(phrase, whole, run) for phrase in self.phrases):
                yield whole, Term(self._run(run), _COMPOUND * max(term.weight for _, term in run), known=True)
            position = end or position + 1

    def _is_torn(self, phrase: Span, whole: Span, run: Sequence[Placed]) -> bool:
        """Whether a phrase has a word of the run and is no part of it; a lone character ends more than one: 防火课."""
        held = whole.covers(phrase) and phrase != whole
        return phrase.overlaps(whole) and not (held and len(run[-1][1].text) == 1)

    def _run(self, terms: Sequence[Placed]) -> str:
        """The terms as one word, when question and document both write them so."""
        run = "".join(term.text for _, term in terms)
        if any(self.context.is_generic(term.text) for _, term in terms):
            return ""
        return run if run in key(self.text) and self.context.index.occurs(run) else ""


def phrases_in(phrases: Sequence[Span], words: Sequence[Word]) -> tuple[Span, ...]:
    """Known phrases over words nothing else claimed, in no longer word; a short one begins a word and ends one."""
    starts = {word.span.start for word in words}
    ends = {word.span.end for word in words}
    free = {place for word in words for place in range(word.span.start, word.span.end)}
    found = []
    for phrase in phrases:
        whole = phrase.start in starts and phrase.end in ends
        inside = any(word.span.covers(phrase) and word.span != phrase for word in words)
        if (
            not inside
            and (whole or len(phrase) > _SHORT)
            and all(place in free for place in range(phrase.start, phrase.end))
        ):
            found.append(phrase)
    return tuple(found)
