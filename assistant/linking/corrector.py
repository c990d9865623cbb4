"""Slips of the input method, put right before anything is looked up.

The question is read as the cheapest row of words: ordinary Chinese (general frequency),
words of plan and ledgers (their own weight), and the latter mistyped (weight plus the
price of the slip). Invariant: a correction is made only where that reading is clearly
cheaper than the text as written; correct Chinese is its own cheapest reading, so that
教育局 or 诗歌 is never bent into a word the plan happens to have.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from math import log
from operator import attrgetter

from assistant.linking.slip_evidence import Evidence, Stretch, evidence_tables
from assistant.linking.slips import How, Slip, SlipIndex, slip_tables
from assistant.model.tables import Tables
from assistant.records import Record
from assistant.text import lexicon
from assistant.text.beginnings import Beginnings, beginning, by_beginning, word_lengths
from assistant.text.script import is_chinese
from assistant.text.segment import Segmenter

_UNKNOWN = log(60_000_000)
"""Cost of a word that the general corpus has once; less by the logarithm of its frequency."""
_SIGN = 1.0
"""Cost of a character that is no Chinese one: the same on every path."""
_SHORT_WORD, _LONG_WORD, _CHEAPEST = 8.3, 7.5, 5.0
"""Cost of a vocabulary word of usual weight: of two characters, of more; and of the weightiest."""
USUAL = 5
"""The usual weight: what a name or a word of the language weighs, told as often as a plan would say it."""
OF = "的"
_MARGIN = 0.3
"""How much cheaper the best candidate for a stretch must be than the next one."""
_LONGEST_ORDINARY, _LONGEST = 5, 12
_KEPT = 4_096
"""Beginnings of which such words are kept."""
_Span = tuple[int, int]


class Correction(Record):
    """One stretch of the written text (``start`` to ``end``) and what it was taken for."""

    start: int
    end: int
    written: str
    meant: str
    how: How


class Corrected(Record):
    """A text with its slips put right; ``offsets[i]`` is where its character ``i`` was written, the end included."""

    text: str
    corrections: tuple[Correction, ...]
    offsets: tuple[int, ...]


class _Edge(Record):
    """A word of the reading, at ``cost``; ``slip`` where it was mistyped."""

    start: int
    end: int
    cost: float
    slip: Slip | None = None


def corrector_tables(
    words: Mapping[str, float], texts: Iterable[str] = (), exact: Collection[str] = frozenset()
) -> Tables:
    """What a Corrector looks up.

    ``words``: every surface form that plan, ledgers and grammar know, with its weight (a count will do).
    ``texts``: the plan's own sentences; what they write is right, and shows which words stand together.
    ``exact``: words that are right as they are, but too many to be looked for in others.
    """
    costs = _word_costs({word: weight for word, weight in words.items() if word not in exact})
    known = [word for word in exact if 1 < len(word) <= _LONGEST]
    lengths = word_lengths((*costs, *known))
    exactly = {begun: "\n".join(listed) for begun, listed in by_beginning(known).items()}
    spelled: Tables = {"costs": costs, "exact": exactly, "cost lengths": lengths}
    return {**spelled, **slip_tables(costs), **evidence_tables(tuple(costs), texts)}


class Costs:
    """What words of the vocabulary cost; those that are right as they are cost what is usual."""

    def __init__(self, tables: Tables) -> None:
        """``tables`` as ``corrector_tables`` makes them."""
        self._costs: Mapping[str, float] = tables["costs"]
        self._exact = lru_cache(_KEPT)(lambda begun: frozenset(tables["exact"].get(begun, "").splitlines()))

    def get(self, word: str) -> float | None:
        """The cost of a word; None for one that is not known."""
        cost = self._costs.get(word)
        return _usual_cost(word) if cost is None and word in self._exact(beginning(word)) else cost

    def __getitem__(self, word: str) -> float:
        cost = self.get(word)
        if cost is None:
            raise KeyError(word)
        return cost

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.get(word) is not None


class Corrector:
    """Corrects questions against one vocabulary."""

    def __init__(self, tables: Tables, segmenter: Segmenter) -> None:
        """``tables`` as ``corrector_tables`` makes them."""
        self._segmenter = segmenter
        self._costs = Costs(tables)
        self._beginnings = Beginnings(tables["cost lengths"])
        self._index = SlipIndex(tables)
        self._evidence = Evidence(self._costs, tables, segmenter)

    def correct(self, text: str) -> Corrected:
        """``text`` with its slips put right."""
        known = [edge for start in range(len(text)) for edge in self._known(text, start)]
        named = {(edge.start, edge.end) for edge in known}
        written = [*known, *(edge for start in range(len(text)) for edge in self._ordinary(text, start, named))]
        words = [(edge.start, edge.end) for edge in _cheapest(len(text), written) for _ in range(edge.start, edge.end)]
        doubted = (Stretch(text, *span, words) for span in _doubted(text, named) if self._has_slips(text, *span))
        mistyped = map(self._mistyped, doubted)
        path = _cheapest(len(text), [*written, *filter(None, mistyped)])
        return _applied(text, tuple(self._narrowed(text, edge, edge.slip) for edge in path if edge.slip))

    def _known(self, text: str, start: int) -> Iterator[_Edge]:
        """Words of the vocabulary that begin at ``start``."""
        for end in self._beginnings.ends(text, start):
            cost = self._costs.get(text[start:end]) if end <= start + _LONGEST else None
            if cost is not None:
                yield _Edge(start, end, cost)

    def _ordinary(self, text: str, start: int, named: Container[_Span]) -> Iterator[_Edge]:
        """Words of ordinary Chinese that begin at ``start``, and a sign."""
        if not is_chinese(text[start]):
            yield _Edge(start, start + 1, _SIGN)
            return
        for end in range(start + 1, min(len(text), start + _LONGEST_ORDINARY) + 1):
            if not is_chinese(text[end - 1]):
                return
            frequency = self._segmenter.frequency(text[start:end]) if (start, end) not in named else 0
            if frequency or end == start + 1:
                yield _Edge(start, end, _UNKNOWN - log(frequency or 1))

    def _has_slips(self, text: str, start: int, end: int) -> bool:
        """Whether there is anything that the stretch may have been meant for."""
        return text[start:end] in _common_slips() or bool(self._index.slips(text[start:end]))

    def _mistyped(self, stretch: Stretch) -> _Edge | None:
        """The one best correction of the stretch, if it stands out."""
        always = _standing(stretch)
        if always and always in self._costs:
            return _Edge(stretch.start, stretch.end, 0.0, Slip(always, "sound", 0.0))
        slips = [(self._evidence.cost(stretch, slip), slip) for slip in self._closest(stretch.written)]
        edges = [
            _Edge(stretch.start, stretch.end, cost + self._costs[slip.meant], slip)
            for cost, slip in slips
            if cost is not None
        ]
        best = sorted(edges, key=lambda edge: edge.cost)[:2]
        clear = best and (len(best) == 1 or best[1].cost - best[0].cost >= _MARGIN)
        return best[0] if clear else None

    def _closest(self, written: str) -> list[Slip]:
        """The likeliest sort of slips only; one of a phrase must not hide a closer one of the word in it."""
        slips = self._index.slips(written)
        if not slips:
            return []
        closest = min(slip.likeness for slip in slips)
        return [
            slip for slip in slips if slip.likeness is closest and not (closest and self._has_closer(written, slip))
        ]

    def _has_closer(self, written: str, slip: Slip) -> bool:
        first, last = self._evidence.core(written, slip.meant)
        inner = written[first:last]
        return inner != written and any(other.likeness < slip.likeness for other in self._index.slips(inner))

    def _narrowed(self, text: str, edge: _Edge, slip: Slip) -> Correction:
        """The correction told by the one word that is wrong: 火车, not 柴油火车."""
        written = text[edge.start : edge.end]
        first, last = self._evidence.core(written, slip.meant)
        end = edge.start + last if len(written) == len(slip.meant) else edge.end
        return Correction(edge.start + first, end, text[edge.start + first : end], slip.meant[first:last], slip.how)


def _word_costs(words: Mapping[str, float]) -> dict[str, float]:
    """Less for a weightier word than the usual one, so that the size of the vocabulary does not matter."""
    kept = {word: max(weight, USUAL) for word, weight in words.items() if len(word) > 1 and weight > 0}
    return {word: max(_CHEAPEST, _usual_cost(word) - log(weight / USUAL)) for word, weight in kept.items()}


def _usual_cost(word: str) -> float:
    return _SHORT_WORD if len(word) <= 2 else _LONG_WORD


def _doubted(text: str, named: Container[_Span]) -> Iterator[_Span]:
    """The stretches that are no word of the vocabulary, nor one with 和 or 分 before it, 各 behind it, nor 的证里."""
    joins = lexicon.load("confusable")["joins"]["words"]
    marks = lexicon.load("confusable")["marks"]
    splits = lexicon.load("confusable")["splits"]
    inside = lexicon.load("confusable")["inside"]["words"]
    for start, end in _stretches(text):
        joined = text[start] in joins and (start + 1, end) in named
        apart = (start, end - 1) in named or (end == start + 2 and text[end : end + 1] in marks["before"])
        joined = joined or (text[end - 1] in marks["words"] and apart)
        joined = joined or (end == start + 2 and text[start - 1 : start] == OF and text[start + 1] in inside)
        split = text[start] in splits["words"] and text[start + 1 : end] in splits["before"]
        if (start, end) not in named and not joined and not split:
            yield start, end


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Every stretch that one word may fill, signs and line ends kept out."""
    for start in range(len(text)):
        for end in range(start + 2, min(len(text), start + _LONGEST) + 1):
            if not text[end - 1].isalnum():
                break
            yield start, end


def _cheapest(size: int, edges: Iterable[_Edge]) -> list[_Edge]:
    """The cheapest row of ``edges`` from the first character to the last."""
    best: list[tuple[float, _Edge | None]] = [(0.0, None), *[(float("inf"), None)] * size]
    for edge in sorted(edges, key=attrgetter("start")):
        cost = best[edge.start][0] + edge.cost
        if cost < best[edge.end][0]:
            best[edge.end] = (cost, edge)
    path: list[_Edge] = []
    end = size
    while (step := best[end][1]) is not None:
        path.append(step)
        end = step.start
    return path[::-1]


def _standing(stretch: Stretch) -> str:
    """The word that this stretch always means, by the table of common slips; empty when none."""
    for meant, before, after in _common_slips().get(stretch.written, ()):
        if not stretch.text.startswith(before, stretch.end) and not stretch.text[: stretch.start].endswith(after):
            return meant
    return ""


def _applied(text: str, corrections: tuple[Correction, ...]) -> Corrected:
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for correction in corrections:
        pieces += [text[position : correction.start], correction.meant]
        offsets += range(position, correction.start)
        offsets += (min(correction.start + index, correction.end - 1) for index in range(len(correction.meant)))
        position = correction.end
    offsets += range(position, len(text) + 1)
    return Corrected("".join([*pieces, text[position:]]), corrections, tuple(offsets))


@cache
def _common_slips() -> Mapping[str, tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]]:
    """What is written → (what is meant, not before, not after)."""
    found: dict[str, tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]] = {}
    for row in lexicon.load("confusable")["slip"]:
        entry = (row["meant"], tuple(row.get("unless_before", ())), tuple(row.get("unless_after", ())))
        for written in row["written"]:
            found[written] = (*found.get(written, ()), entry)
    return found
