"""What in a question speaks for a slip, and what forbids one.

Invariant: nothing that the plan or the ledgers themselves write is a slip, and grammar
words are not what was mistyped. A stretch that is good Chinese as it stands is doubted
only when the word meant fits its neighbours: it stands beside them in the plan, or
shares a name of the ledgers with another word of the question.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache, partial

from assistant.linking.agency_names import agency_words
from assistant.linking.slips import Likeness, Slip
from assistant.model.tables import Tables
from assistant.records import Record
from assistant.text import lexicon
from assistant.text.numeral_value import digits
from assistant.text.script import chinese_pairs, is_chinese
from assistant.text.segment import Segmenter

_BESIDE = 5.0
"""What it is worth that plan or ledgers write the word meant beside the same neighbour."""
_COMPANY = 3.5
"""What it is worth that a name of the ledgers holds the word meant and another word of the question."""
_COMMON = 3_000
"""An ordinary word more frequent than this is not doubted for its company: 实现 for 时限."""
_FREQUENT = 20_000
"""A character more frequent than this stands alone for good reason: 要 in 要查."""
_NEIGHBOUR, OF_ANY = 2, "个"
_SHORT, _WORD = 2, 3
"""Characters of the shortest word, and of the longest that is one word rather than a phrase."""


class Stretch(Record):
    """The stretch ``start`` to ``end`` of a question.

    ``words``: for each character of the question, the span of its word when read as written.
    """

    text: str
    start: int
    end: int
    words: Sequence[tuple[int, int]]

    @property
    def written(self) -> str:
        """The characters themselves."""
        return self.text[self.start : self.end]

    def is_stray(self, place: int) -> bool:
        """Whether no word of two or more covers that character of the text."""
        return 0 <= place < len(self.words) and self.words[place] == (place, place + 1)

    def cuts(self, place: int) -> bool:
        """Whether that character belongs to a word that the stretch cuts in two: 旬 in 旬查, read 上旬 and 查."""
        first, last = self.words[place]
        return first < self.start or self.end < last


def evidence_tables(names: Sequence[str], texts: Iterable[str]) -> Tables:
    """What Evidence looks up: ``names`` of the vocabulary by each pair of characters, and all that is written."""
    written = (*names, *texts)
    return {"pairs": _by_pair(names), "followers": _followers(written), "written": {"all": "\n".join(written)}}


class Evidence:
    """Judges slips by what plan and ledgers write."""

    def __init__(self, vocabulary: Container[str], tables: Tables, segmenter: Segmenter) -> None:
        """``vocabulary``: all words and names; ``tables`` as ``evidence_tables`` makes them."""
        self._segmenter = segmenter
        self._vocabulary = vocabulary
        self._names = tables["pairs"]
        self._followers = tables["followers"]
        self._written = tables["written"]

    def cost(self, stretch: Stretch, slip: Slip) -> float | None:
        """The price of the slip in its place; None when it is out of the question."""
        wrong = [stretch.start + place for place in _wrong_places(stretch.written, slip.meant)]
        if (
            not _allowed(stretch.written, slip)
            or any(map(stretch.cuts, wrong))
            or any(map(partial(self._is_common, stretch), wrong))
            or self._is_moot(stretch.written, slip.meant)
        ):
            return None
        support = self._support(stretch, slip.meant)
        if slip.likeness is Likeness.CLOSE:
            return slip.cost - support
        telling = slip.likeness is Likeness.WEAK and len(slip.meant) > _SHORT
        proven = self._misplaced(stretch, slip) and (support or telling)
        return slip.cost - support / 2 if proven else None

    def core(self, written: str, meant: str) -> tuple[int, int]:
        """The shortest known word inside ``meant`` that holds all that differs: 货车 of 柴油货车."""
        wrong = _wrong_places(written, meant)
        spans = (
            (first, first + length)
            for length in range(_SHORT, len(meant) if len(written) == len(meant) else 0)
            for first in range(max(0, wrong[-1] + 1 - length), min(wrong[0], len(meant) - length) + 1)
            if meant[first : first + length] in self._vocabulary
        )
        return next(spans, (0, len(meant)))

    def _is_moot(self, written: str, meant: str) -> bool:
        """Whether plan or ledgers write the stretch or the word of it that would change, or that word is grammar.

        Nor is what an agency is called anywhere in the country a slip for another agency: 税务 for 水务.
        """
        first, last = self.core(written, meant)
        if len(written) == len(meant) and any(self._is_whole(written, meant, edge) for edge in (0, len(written) - 1)):
            return True
        word = written[first:last]
        if word in agency_words() or word in self._vocabulary or _is_deed(word):
            return True
        return self._is_written(written) or self._is_grammar(meant[first:last])

    def _is_common(self, stretch: Stretch, place: int) -> bool:
        """Whether the character belongs to an ordinary word that is only a part of the stretch: 今年 of 今年批."""
        first, last = stretch.words[place]
        part = last - first > 1 and last - first < stretch.end - stretch.start
        return part and self._segmenter.frequency(stretch.text[first:last]) > _COMMON

    def _is_written(self, phrase: str) -> bool:
        """Whether plan or ledgers write the phrase; they are searched only where each three of its characters stand."""
        pairs = ((phrase[place : place + 2], phrase[place + 2 : place + 3]) for place in range(max(1, len(phrase) - 2)))
        stands = all(behind in self._followers.get(pair, ()) for pair, behind in pairs)
        return stands and (len(phrase) < 4 or phrase in self._written["all"])

    def _is_whole(self, written: str, meant: str, edge: int) -> bool:
        """Whether all but the character at the ``edge`` is a name by itself, so that it says something of its own."""
        rest = written[1:] if edge == 0 else written[:-1]
        light = meant[edge] in _characters("grammar") and not self._segmenter.frequency(meant)  # 只 of 总共只
        short = written[edge] in _characters("arithmetic") or light or rest.endswith(_asking_ends())  # 方 of 多少方
        told = len(rest) > _SHORT or (len(rest) == _SHORT and short)
        return _wrong_places(written, meant) == (edge,) and told and rest in self._vocabulary

    def _is_grammar(self, word: str) -> bool:
        """Whether a short word is no more than grammar words side by side: 有哪, 里带."""
        if word.endswith(_asking_ends()):
            return True
        if len(word) > _SHORT:
            return False
        coined = bool(set(word) & _characters("grammar")) and not self._segmenter.frequency(word)
        return coined or bool(set(word) & _characters("asking"))

    def _support(self, stretch: Stretch, meant: str) -> float:
        """What the neighbours are worth."""
        text = stretch.text
        before, after = (
            text[max(0, stretch.start - _NEIGHBOUR) : stretch.start],
            text[stretch.end : stretch.end + _NEIGHBOUR],
        )
        beside = [meant + after] * is_chinese(after) + [before + meant] * is_chinese(before)
        if any(map(self._is_written, beside)):
            return _BESIDE
        common = self._segmenter.frequency(stretch.written) > _COMMON
        return _COMPANY if not common and self._has_company(stretch, meant) else 0.0

    def _has_company(self, stretch: Stretch, meant: str) -> bool:
        sharing = [frozenset[str](self._names.get(pair, ())) for pair in chinese_pairs(meant)]
        names = frozenset.intersection(*sharing) if sharing else frozenset()
        around = {*chinese_pairs(stretch.text[: stretch.start]), *chinese_pairs(stretch.text[stretch.end :])}
        rests = (name.replace(meant, " ") for name in names)
        return any(pair in rest for rest in rests for pair in around)

    def _misplaced(self, stretch: Stretch, slip: Slip) -> bool:
        """Whether what was mistyped has no good reason to stand there, and is part of a word if replaced."""
        written, meant = stretch.written, slip.meant
        places = range(len(written)) if len(written) < len(meant) else _wrong_places(written, meant)
        lost = [place for place in places if self._is_lost(stretch, stretch.start + place)]
        if len(written) != len(meant):
            return bool(lost) and written[0] == meant[0] and written[-1] == meant[-1]
        first, last = self.core(written, meant)
        one_word = last - first <= _WORD or self._segmenter.frequency(meant[first:last]) > 0
        return len(lost) == len(places) and one_word and not set(meant) & _characters("asking")

    def _is_lost(self, stretch: Stretch, place: int) -> bool:
        """Whether the character is a stray one, and not of a run of them: 打非治违 is a word no dictionary has."""
        first = last = place
        while self._is_rare_stray(stretch, first):
            first -= 1
        while self._is_rare_stray(stretch, last):
            last += 1
        return first < last and stretch.start - 1 <= first + 1 and last <= stretch.end + 1

    def _is_rare_stray(self, stretch: Stretch, place: int) -> bool:
        return stretch.is_stray(place) and self._segmenter.frequency(stretch.text[place]) < _FREQUENT


def _allowed(written: str, slip: Slip) -> bool:
    """Closed words are not what was mistyped in a short word, and no letter or digit is ever replaced."""
    if len(written) != len(slip.meant) and not is_chinese(written):
        return False
    closed = _characters("closed") if slip.likeness or len(written) <= _SHORT else frozenset()
    places = _wrong_places(written, slip.meant)
    if len(written) == len(slip.meant) and any(_blurs(written[place], slip.meant[place]) for place in places):
        return False
    if any(written[place] in digits() and written[place + 1 : place + 2] == OF_ANY for place in places):
        return False  # 三个季度 is no 上个季度
    return all(is_chinese(written[place]) and written[place] not in closed for place in places)


def _blurs(written: str, meant: str) -> bool:
    """Whether a word that says something would become one that only builds the sentence: 补够 and 不够."""
    return meant in _characters("closed") and written not in _characters("closed")


def _is_deed(word: str) -> bool:
    """Whether a word is a common deed of one character with what says that it was done: 查过, 停了."""
    return len(word) == _SHORT and word[0] in _characters("deeds") and word[1] in _characters("aspects")


def _wrong_places(written: str, meant: str) -> tuple[int, ...]:
    """Where the two differ; for one character too few or too many, where they first do."""
    differing = tuple(place for place, (left, right) in enumerate(zip(written, meant, strict=False)) if left != right)
    if len(written) == len(meant):
        return differing
    return differing[:1] or (len(written) - 1,)


def _by_pair(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Names by each pair of characters in them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        for pair in set(chinese_pairs(name)) if len(name) > _SHORT + 1 else ():
            found[pair].append(name)
    return found


def _followers(texts: Iterable[str]) -> Mapping[str, str]:
    """The characters that stand behind each pair."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for left, right, behind in zip(text, text[1:], (*text[2:], ""), strict=False):
            found[left + right].add(behind)
    return {pair: "".join(sorted(behind)) for pair, behind in found.items()}


@cache
def _asking_ends() -> tuple[str, ...]:
    return tuple(lexicon.load("confusable")["asking_ends"])


@cache
def _characters(key: str) -> frozenset[str]:
    """A set of characters of confusable.toml."""
    return frozenset(lexicon.load("confusable")[key])
