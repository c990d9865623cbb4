"""One subject, two answers: clauses of different chapters that give it different leads or days.

Invariant: a subject is a phrase that stands in exactly two duties and says what the duty
is about, not what is done; and leads conflict only when they share no unit. Few and
sensible suspicions are worth more than many.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from assistant.document.words import any_of
from assistant.model.document import Document, DocumentFinding, Duty, TimeLimit
from assistant.model.span import Span

_SHORTEST = 6
"""Characters of a phrase that names a subject and not a manner of speaking."""
_TITLES = re.compile("《[^》]*》|[（(][^（）()]*[）)]")
_PHRASE = re.compile("[\u4e00-\u9fffA-Za-z“”]+")
_DIGITS = re.compile(r"\d+年|\d+月|\d+日")


def conflicts(document: Document) -> Iterator[DocumentFinding]:
    """Pairs of clauses that seem to contradict each other; each of the two is told."""
    yield from _leads(document)
    yield from _days(document)


def _leads(document: Document) -> Iterator[DocumentFinding]:
    duties = {duty.id: duty for duty in document.duties if duty.leads}
    shared = _shared({id_: duty.text for id_, duty in duties.items()})
    for (first, second), phrase in shared.items():
        left, right = duties[first], duties[second]
        if _chapter(left.clause) != _chapter(right.clause) and not _names(left) & _names(right):
            said = [f"{duty.id}由{'、'.join(ref.name for ref in duty.leads)}牵头" for duty in (left, right)]
            reason = f"同一事项“{phrase}”两处牵头单位不同：{'，'.join(said)}"
            for duty in (left, right):
                yield _finding(document, duty.clause, duty.span, phrase, reason)


def _names(duty: Duty) -> set[str]:
    return {ref.name for ref in duty.leads}


def _chapter(clause: str) -> str:
    return clause.partition(".")[0]


def _days(document: Document) -> Iterator[DocumentFinding]:
    limits = {str(place): limit for place, limit in enumerate(document.time_limits) if _sets_day(limit)}
    shared = _shared({key: limit.matter for key, limit in limits.items()})
    for (first, second), phrase in shared.items():
        left, right = limits[first], limits[second]
        if left.last != right.last and _chapter(left.clause) != _chapter(right.clause):
            said = [f"{limit.clause}为{limit.text}" for limit in (left, right)]
            reason = f"同一事项“{phrase}”两处时限不同：{'，'.join(said)}"
            for limit in (left, right):
                yield _finding(document, limit.clause, _place(document, limit), phrase, reason)


def _sets_day(limit: TimeLimit) -> bool:
    """Whether somebody's duty is due by a day."""
    return limit.duty is not None and limit.last is not None and limit.first is None


def _place(document: Document, limit: TimeLimit) -> Span:
    return next(clause.span for clause in document.clauses if clause.id == limit.clause)


def _finding(document: Document, clause: str, around: Span, phrase: str, reason: str) -> DocumentFinding:
    start = document.text.find(phrase, around.start, around.end)
    span = Span(start, start + len(phrase)) if start >= 0 else around
    return DocumentFinding("conflict", clause, phrase, reason, span)


def _shared(texts: Mapping[str, str]) -> Mapping[tuple[str, str], str]:
    """Pairs of texts with the longest subject that only these two share."""
    holders: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, text in texts.items():
        for gram in _grams(text):
            holders[gram][key] = None
    pairs: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for gram, keys in holders.items():
        if len(keys) == 2:
            first, second = keys
            pairs[first, second].append(gram)
    return {pair: _grown(grams, texts[pair[0]], texts[pair[1]]) for pair, grams in pairs.items()}


def _grams(text: str) -> Iterator[str]:
    """Stretches of a subject's least length, titles, brackets and days left out."""
    plain = _DIGITS.sub("，", _TITLES.sub("，", text))
    for phrase in _PHRASE.findall(re.sub(any_of("findings", "deeds"), "，", plain)):
        for start in range(len(phrase) - _SHORTEST + 1):
            yield phrase[start : start + _SHORTEST]


def _grown(grams: Iterable[str], left: str, right: str) -> str:
    """The longest stretch that grows out of one of ``grams`` in both texts."""
    longest = ""
    for gram in grams:
        while (further := _further(gram, left)) and further in right:
            gram = further  # noqa: PLW2901  # grows until the texts part
        longest = max(longest, gram, key=len)
    return longest


def _further(phrase: str, text: str) -> str:
    """``phrase`` with the next character of ``text``; empty at the end of its noun."""
    end = text.find(phrase) + len(phrase)
    following = text[end : end + 1]
    return phrase + following if _PHRASE.fullmatch(following) else ""
