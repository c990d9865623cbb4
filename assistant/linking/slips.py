"""How one word comes to be typed as another, and which words a stretch may have been meant for.

Costs are in natural logarithms, as are the words' own costs in the corrector, so that
the two may be added. Invariant: a stretch is never compared with the whole vocabulary;
candidates share its sound, or its first or second half.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from enum import IntEnum
from functools import cache, lru_cache
from itertools import combinations, pairwise, starmap
from operator import eq
from typing import Literal

from rapidfuzz.distance import Levenshtein

from assistant.linking import pinyin
from assistant.model.tables import Tables
from assistant.records import Record
from assistant.text import lexicon
from assistant.text.script import is_chinese

How = Literal["sound", "shape", "edit"]

_SAME_SOUND, _FUZZY_SOUND, _NEAR_SOUND, _SAME_INITIAL = 7.0, 7.5, 8.5, 11.0
_SHAPE = 7.5
_ANY = 10.5
_MORE_SOUNDS = 1.0
"""What each further character of the same sound adds: an input method picks whole words."""
_CONFUSED = frozenset(map(frozenset, ("hf", "rl", "ry", "bp", "dt", "gk", "jq", "zc", "jz", "qc", "xs")))
"""Initials that accents take for one another, besides those the fuzzy key makes one."""
_SHORTEST_EDIT = 5
"""Characters of a word that may differ by one unlike character."""
_SHORTEST_GAP = 5
"""Characters of a word that may have one too few or too many."""
_LONGEST = 12
_OPENING = 2
"""Sounds by which it is known how long words are that begin so."""
_STRETCHES = 8_192
"""Stretches of questions whose slips are kept: neighbours share their halves, and questions their words."""
_PAIRS = 32_768
"""Pairs of characters whose likeness is kept: the same few thousand are compared all day."""


class Likeness(IntEnum):
    """What a likeness proves by itself."""

    CLOSE = 0
    """The same sound, or a look-alike character."""
    WEAK = 1
    """A near sound, or any one character of a long word."""
    FAINT = 2
    """No more than the first sound of one character: 车解 and 拆解."""


class Slip(Record):
    """A word that a stretch may have been meant for, and how dear it is to believe so."""

    meant: str
    how: How
    cost: float
    likeness: Likeness = Likeness.CLOSE


def slip_tables(words: Iterable[str]) -> Tables:
    """What a SlipIndex of ``words`` looks them up in: words by their sound, first half and second half.

    Of a word of odd length the second half is the longer.
    """
    sounds: defaultdict[str, list[str]] = defaultdict(list)
    heads: defaultdict[str, list[str]] = defaultdict(list)
    tails: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        length = len(word)
        if 1 < length <= _LONGEST:
            sounds[sound(word)].append(word)
            heads[word[: length // 2]].append(word)
            tails[word[length // 2 :]].append(word)
    return {"sounds": sounds, "sound lengths": _sound_lengths(sounds), "heads": heads, "tails": tails}


def _sound_lengths(sounds: Iterable[str]) -> dict[str, list[int]]:
    """The first two sounds of words → how many the words have that sound so at first."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for each in (key.split() for key in sounds):
        found[" ".join(each[:_OPENING])].add(len(each))
    return {opening: sorted(lengths) for opening, lengths in found.items()}


class SlipIndex:
    """Finds the words of a vocabulary that a written stretch may have been meant for."""

    def __init__(self, tables: Tables) -> None:
        """``tables`` as ``slip_tables`` makes them."""
        self._sounds = tables["sounds"]
        self._lengths = lru_cache(_STRETCHES)(lambda opening: tables["sound lengths"].get(sound(opening), ()))
        self._headed = lru_cache(_STRETCHES)(lambda part: _by_length(tables["heads"].get(part, ())))
        self._tailed = lru_cache(_STRETCHES)(lambda part: _by_length(tables["tails"].get(part, ())))
        self.slips = lru_cache(_STRETCHES)(self._slips)
        """Every word that what is written may have been meant for; none equals it."""

    def _slips(self, written: str) -> tuple[Slip, ...]:
        found = (compare(written, word) for word in self._candidates(written) if word != written)
        return tuple(slip for slip in found if slip)

    def _candidates(self, written: str) -> Set[str]:
        length = len(written)
        found = self._sharing(written, length)
        if length in self._lengths(written[:_OPENING]):
            found = found.union(self._sounds.get(sound(written), ()))
        if length < _SHORTEST_EDIT:
            found = frozenset(word for word in found if all(map(_may_stand, written, word)))
        if length + 1 >= _SHORTEST_GAP:
            found |= self._sharing(written, length + 1)
        return found | self._sharing(written, length - 1) if _is_doubled(written) else found

    def _sharing(self, written: str, size: int) -> frozenset[str]:
        """Words of so many characters that share their first half with what is written, or their second."""
        half = size // 2
        headed, tailed = self._headed(written[:half]).get(size, ()), self._tailed(written[half - size :]).get(size, ())
        return frozenset((*headed, *tailed))


def _by_length(words: Iterable[str]) -> Mapping[int, list[str]]:
    """Words by how long they are."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for word in words:
        found[len(word)].append(word)
    return found


def compare(written: str, meant: str) -> Slip | None:
    """How ``written`` may stand for ``meant``; None when it cannot."""
    if len(written) != len(meant):
        return _gap(written, meant)
    wrong = [pair for pair in zip(written, meant, strict=True) if pair[0] != pair[1]]
    if len(wrong) == 1:
        return _one_character(*wrong[0], meant)
    costs = [cost for cost in starmap(_sound_cost, wrong) if cost is not None]
    if not costs or len(costs) < len(wrong):
        return None
    likeness = Likeness.WEAK if len(wrong) == len(meant) else Likeness.CLOSE
    return Slip(meant, "sound", max(costs) + _MORE_SOUNDS * (len(wrong) - 1), likeness)


def sound(text: str) -> str:
    """The fuzzy sound of each character, side by side."""
    return " ".join(map(_character_sound, text))


def _gap(written: str, meant: str) -> Slip | None:
    """One character too few in a long word, or one written twice; any other that is too many says something."""
    longer = max(len(written), len(meant))
    if longer < _SHORTEST_GAP or Levenshtein.distance(written, meant, score_cutoff=1) != 1:
        return None
    short = len(written) < len(meant)
    doubled = any(
        left == right and written[:place] + written[place + 1 :] == meant
        for place, (left, right) in enumerate(pairwise(written))
    )
    return Slip(meant, "edit", _ANY, Likeness.WEAK) if short or doubled else None


def _is_doubled(written: str) -> bool:
    """Whether a long stretch has a character twice, of which one may be too many."""
    return len(written) >= _SHORTEST_GAP and any(map(eq, written, written[1:]))


@lru_cache(_PAIRS)
def _may_stand(written: str, meant: str) -> bool:
    """Whether one character may stand where another should in a word too short for any unlike one."""
    return written == meant or not _likenesses(written).isdisjoint(_likenesses(meant))


@cache
def _likenesses(character: str) -> frozenset[str]:
    """What it shares with each character that it is like at all, by sound or by shape."""
    looks = {"".join(sorted(group)) for group in lexicon.load("confusable")["look_alike"] if character in group}
    if not is_chinese(character):
        return frozenset(looks)
    heard = _character_sound(character)
    confused = {"".join(sorted(pair)) + heard[1:] for pair in _CONFUSED if heard[0] in pair}
    return frozenset((*looks, *confused, heard[0], *_readings(character)))


def _one_character(written: str, meant: str, word: str) -> Slip | None:
    alike = _alike(written, meant)
    if alike is not None:
        return Slip(word, *alike)
    chinese = len(word) >= _SHORTEST_EDIT and is_chinese(written) and is_chinese(meant)
    return Slip(word, "edit", _ANY, Likeness.WEAK) if chinese else None


@lru_cache(_PAIRS)
def _alike(written: str, meant: str) -> tuple[How, float, Likeness] | None:
    """How one character may stand for another, at which cost; None when it is unlike."""
    same = _sound_cost(written, meant)
    if same is not None:
        return "sound", same, Likeness.CLOSE
    if frozenset((written, meant)) in _look_alike():
        return "shape", _SHAPE, Likeness.CLOSE
    near = _near_cost(written, meant)
    return None if near is None else ("sound", near, Likeness.FAINT if near == _SAME_INITIAL else Likeness.WEAK)


@lru_cache(_PAIRS)
def _sound_cost(written: str, meant: str) -> float | None:
    if not (is_chinese(written) and is_chinese(meant)):
        return None
    if _readings(written) & _readings(meant):
        return _SAME_SOUND
    return _FUZZY_SOUND if _character_sound(written) == _character_sound(meant) else None


def _near_cost(written: str, meant: str) -> float | None:
    """Cost for sounds a finger or an accent apart: jie and jue, che and chai."""
    if not (is_chinese(written) and is_chinese(meant)):
        return None
    left, right = _character_sound(written), _character_sound(meant)
    if left[0] == right[0]:
        return _NEAR_SOUND if Levenshtein.distance(left, right, score_cutoff=1) == 1 else _SAME_INITIAL
    return _NEAR_SOUND if left[1:] == right[1:] and frozenset((left[0], right[0])) in _CONFUSED else None


@cache
def _character_sound(character: str) -> str:
    return pinyin.key(character) or character


@cache
def _readings(character: str) -> frozenset[str]:
    """The syllables it may be typed with."""
    second = (entry.split() for entry in lexicon.load("confusable")["second_readings"])
    return frozenset((pinyin.full(character), *(reading for owner, reading in second if owner == character)))


@cache
def _look_alike() -> frozenset[frozenset[str]]:
    """All pairs of characters that are taken for one another by eye."""
    groups = lexicon.load("confusable")["look_alike"]
    return frozenset(frozenset(pair) for group in groups for pair in combinations(group, 2))
