"""Places of the data by their short names, and places that are not in the data.

Invariant: a place is named only where a word begins and ends (运河 not in 大运河), and
ordinary words that end like a place (全区, 禁燃区, 城中村) are none. What looks like a
place and is not known becomes an UnknownPlace: otherwise a question about another
town would be answered with this district's figures.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from assistant.records import Record
from assistant.text import lexicon
from assistant.text.lexicon import alternation
from assistant.text.numerals import find_numbers
from assistant.text.segment import Segmenter, Token
from assistant.text.word_finder import WordFinder

_SHORTEST, _LONGEST = 2, 4
"""Characters of a name before its suffix."""
_COMMON = 1_000
"""A word more frequent than this in general Chinese is no unknown place's name: 工业 in 工业区."""
_RARE = 200
"""The same for 区 and 市, which end many more ordinary words than 镇 does."""


class PlaceMention(Record):
    """A stretch that names a place of the data; several names when its short form fits several."""

    start: int
    end: int
    surface: str
    names: tuple[str, ...]


class UnknownPlace(Record):
    """A stretch that names a place which is not in the data."""

    start: int
    end: int
    text: str


def is_place(value: str) -> bool:
    """Whether a value is written like a place's name: 某某镇, 某某村."""
    return bool(_suffixed().fullmatch(value)) and value not in _words("not_places")


def below() -> tuple[str, ...]:
    """How the names of places below a township end, which no plan carries out the plans of."""
    return _words("below")


def short_names(value: str) -> tuple[str, ...]:
    """What people call a place: 某某 for 某某镇; empty where the rest is too short to be a name."""
    match = _suffixed().fullmatch(value) if is_place(value) else None
    return (match[1],) if match and len(match[1]) >= _SHORTEST else ()


def home_place(issuer: str) -> str:
    """The place whose government issues a plan: 某某区 of 某某市某某区人民政府办公室; empty when none is named."""
    government = re.match(rf"(.+?)(?:{alternation(_words('governments'))})", issuer)
    places = (
        re.findall(rf"[\u4e00-\u9fff]{{2,}}?(?:{alternation(_words('levels'))})", government[1]) if government else []
    )
    return places[-1] if places else ""


class PlaceIndex:
    """The places of the data, by full and short name."""

    def __init__(self, names: Iterable[str], segmenter: Segmenter) -> None:
        """``names``: any values; those not written like a place are passed over."""
        self._segmenter = segmenter
        self._surfaces: dict[str, tuple[str, ...]] = {}
        for name in filter(is_place, dict.fromkeys(names)):
            for surface in dict.fromkeys((name, *short_names(name))):
                self._surfaces[surface] = (*self._surfaces.get(surface, ()), name)
        self._finder = WordFinder(self._surfaces)
        self._namesake = WordFinder(self._surfaces, lambda text, _, end: text.startswith(_words("suffixes"), end))

    def aliases(self) -> tuple[str, ...]:
        """Every surface form, for the vocabulary."""
        return tuple(self._surfaces)

    def find(self, text: str) -> tuple[PlaceMention, ...]:
        """The known places named in ``text``, from left to right."""
        return self._found(text, _edges(self._segmenter.cut(text)))

    def _found(self, text: str, edges: frozenset[int]) -> tuple[PlaceMention, ...]:
        free = (span for span in self._finder.spans(text) if self._stands_free(text, *span, edges))
        whole = ((start, end, _behind(text, end, "around")) for start, end in free)
        return tuple(
            PlaceMention(start, last, text[start:last], self._surfaces[text[start:end]]) for start, end, last in whole
        )

    def unknown_places(self, text: str) -> tuple[UnknownPlace, ...]:
        """Stretches that name a place, but none that ``find`` knows."""
        return self.read(text)[1]

    def read(self, text: str) -> tuple[tuple[PlaceMention, ...], tuple[UnknownPlace, ...]]:
        """The known places named in ``text``, and the stretches that name another."""
        tokens = self._segmenter.cut(text)
        known = self._found(text, _edges(tokens))
        taken = [(place.start, place.end) for place in known]
        spans = [*self._gazetted(text, tokens), *self._namesakes(text), *self._suffixed(tokens)]
        free = [span for span in spans if not any(start < span[1] and span[0] < end for start, end in taken)]
        longest = [
            span
            for span in free
            if not any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in free)
        ]
        return known, tuple(UnknownPlace(start, end, text[start:end]) for start, end in sorted(set(longest)))

    def _stands_free(self, text: str, start: int, end: int, edges: frozenset[int]) -> bool:
        """A full name always; a short one between word edges, and not before another suffix: 某某 in 某某村."""
        if text[start:end] in self._surfaces[text[start:end]]:
            return True
        return start in edges and end in edges and not text.startswith(_words("suffixes"), end)

    def _namesakes(self, text: str) -> list[tuple[int, int]]:
        """A known short name before another suffix is another place: 某某村 beside 某某镇."""
        found = ((start, _behind(text, end, "suffixes")) for start, end in self._namesake.spans(text))
        return [(start, end) for start, end in found if text[start:end] not in self._surfaces]

    def _gazetted(self, text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        edges = _edges(tokens)
        found = [match.span() for match in _gazetteer().finditer(text) if match.start() in edges or match["suffix"]]
        shares = {number.end - 1 for number in find_numbers(text) if number.is_percent}  # 三成都不到 is in no 成都
        return [(start, end) for start, end in found if text[start:end] not in self._surfaces and start not in shares]

    def _suffixed(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        spans = ((self._start_of_place(tokens, index), token.end) for index, token in enumerate(tokens))
        return [(start, end) for start, end in spans if start is not None]

    def _start_of_place(self, tokens: Sequence[Token], index: int) -> int | None:
        """Where the place begins that the token at ``index`` closes; None when it closes none."""
        token = tokens[index]
        match = _closing().fullmatch(token.text)
        if match is None:
            return None
        if not match[1]:
            return self._start_of_name(tokens[:index], match[2])
        if token.text in _words("not_places"):
            before = tokens[index - 1] if index else None
            return before.start if before and self._is_rare_character(before.text) else None
        return token.start if self._may_be_name(match[1], match[2]) else None

    def _start_of_name(self, before: Sequence[Token], suffix: str) -> int | None:
        """Where the name before a lone suffix begins: one rare word, or pieces that make none."""
        if before and len(before[-1].text) > 1 and not self._may_be_name(before[-1].text, suffix):
            return None
        pieces: list[Token] = []
        while (
            before
            and sum(len(piece.text) for piece in pieces) + len(before[-1].text) <= _LONGEST
            and self._is_piece(before[-1].text)
        ):
            pieces.insert(0, before[-1])
            before = before[:-1]
        name = "".join(piece.text for piece in pieces)
        whole = suffix not in _words("common_suffixes") or len(pieces) == 1
        return (
            pieces[0].start if whole and len(name) >= _SHORTEST and name + suffix not in _words("not_places") else None
        )

    def _is_piece(self, text: str) -> bool:
        ordinary = len(text) > 1 and self._segmenter.frequency(text) >= _COMMON
        return bool(re.fullmatch(r"[\u4e00-\u9fff]+", text)) and not ordinary and not set(text) & _forbidden()

    def _is_rare_character(self, text: str) -> bool:
        return len(text) == 1 and self._is_piece(text) and self._segmenter.frequency(text) < _RARE

    def _may_be_name(self, word: str, suffix: str) -> bool:
        if not re.fullmatch(rf"[\u4e00-\u9fff]{{1,{_LONGEST}}}", word) or set(word) & _forbidden():
            return False
        if (word + suffix).endswith(_ordinary_ends()):
            return False
        limit = _RARE if suffix in _words("common_suffixes") else _COMMON
        known = len(word) >= _SHORTEST or self._segmenter.frequency(word + suffix) > 0
        return known and self._segmenter.frequency(word) < limit


def _behind(text: str, place: int, key: str) -> int:
    """Where the longest of some words ends that stands at ``place``; ``place`` itself where none does."""
    return place + max((len(word) for word in _words(key) if text.startswith(word, place)), default=0)


def _edges(tokens: Sequence[Token]) -> frozenset[int]:
    return frozenset(token.start for token in tokens) | {tokens[-1].end if tokens else 0}


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(lexicon.load("places")[key])


@cache
def _ordinary_ends() -> tuple[str, ...]:
    """Ends that make an ordinary word of anything: 农村地区, but not 某城区, which may be a name."""
    return (*_words("ordinary_ends"), *(word for word in _words("not_places") if len(word) > _SHORTEST))


@cache
def _forbidden() -> frozenset[str]:
    return frozenset(_words("not_in_names"))


@cache
def _suffixed() -> re.Pattern[str]:
    return re.compile(rf"([\u4e00-\u9fff]{{1,5}}?)(?:{alternation(_words('suffixes'))})")


@cache
def _closing() -> re.Pattern[str]:
    """A name, or none, and the suffix behind it."""
    return re.compile(f"(.*?)({alternation(_words('suffixes'))})")


@cache
def _gazetteer() -> re.Pattern[str]:
    """Provinces and cities, with their suffix or, where that is safe, without."""
    names = alternation((*_words("provinces"), *_words("cities")))
    safe = alternation(set(_words("provinces") + _words("cities")) - set(_words("doubtful")))
    firm = rf"(?![^的，。？、\s]{{0,8}}?(?:{alternation(_words('firms'))}))"
    return re.compile(rf"(?:{names})(?P<suffix>省|市|自治区){firm}|(?:{safe}){firm}")
